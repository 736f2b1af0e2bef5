/** Every table of figures of the census, for whoever wants to know what they rest on. */
import { countries } from "./countries.ts"
import { householdKinds } from "./households.ts"
import { exceptions } from "./isco/exceptions.ts"
import { units } from "./isco/Unit.ts"
import { ladders } from "./ladders.ts"
import { regions, retired } from "./regions.ts"
import { ends } from "./schooling.ts"
import type { Table } from "./Table.ts"

/** All tables. */
export const tables: ReadonlyArray<Table<unknown>> = [
  regions,
  retired,
  countries,
  householdKinds,
  ladders,
  ends,
  units,
  exceptions
]
