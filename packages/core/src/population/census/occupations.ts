/** All hand-written occupations. */
import { care } from "./care.ts"
import { craft } from "./craft.ts"
import { land } from "./land.ts"
import { learning } from "./learning.ts"
import type { Occupation } from "./Occupation.ts"
import { office } from "./office.ts"
import { service } from "./service.ts"
import { students } from "./students.ts"
import { technical } from "./technical.ts"
import { transport } from "./transport.ts"

/** All hand-written occupations. */
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
