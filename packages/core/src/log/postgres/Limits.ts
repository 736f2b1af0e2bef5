/** Limits that hold over all processes which work on a run in PostgreSQL. */
import type { Together } from "../../model/Purse.ts"
import * as Purse from "./Purse.ts"
import * as RateStore from "./RateStore.ts"

/** For one of them, which has opened the run as a writer. Nothing is asked of the server where nothing is limited. */
export const over = (owner: Purse.Owner): Together => ({
  purse: (options) => Purse.make(owner, options),
  rates: RateStore.layer(owner)
})
