/** All occupations of the census, and where each can be found. */
import { care } from "./care.ts"
import { craft } from "./craft.ts"
import { land } from "./land.ts"
import { learning } from "./learning.ts"
import type { Occupation } from "./Occupation.ts"
import { office } from "./office.ts"
import { type CensusPlace, places } from "./places.ts"
import { service } from "./service.ts"
import { students } from "./students.ts"
import { technical } from "./technical.ts"
import { transport } from "./transport.ts"

/** All occupations. */
export const occupations: ReadonlyArray<Occupation> = [
  ...care,
  ...land,
  ...craft,
  ...technical,
  ...office,
  ...learning,
  ...service,
  ...transport,
  ...students
]

const foundIn = (occupation: Occupation, place: CensusPlace): boolean =>
  occupation.where === undefined || occupation.where.some((kind) => place.kinds.includes(kind))

/** The places where each occupation can be found. */
export const placesOf: ReadonlyMap<Occupation, ReadonlyArray<CensusPlace>> = new Map(
  occupations.map((occupation) => [occupation, places.filter((place) => foundIn(occupation, place))])
)
