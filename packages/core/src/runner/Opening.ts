/** How a worker opens a run: chosen where commands are, for it knows of keys, of scenarios in files and of log files. */
import { type Cause, Context, type Effect, type Scope } from "effect"
import type * as Stop from "../log/Stop.ts"
import type { Recipe } from "../Recipe.ts"
import type { Weighted } from "../scenario/Class.ts"
import type { Inputs } from "./Inputs.ts"
import type { RunRow, Why } from "./Registry.ts"
import type { Services } from "./Services.ts"

/** A run that is open: what it is worked on with. */
export interface Opened {
  readonly recipe: Recipe
  readonly inputs: Inputs
  readonly scenarios: ReadonlyArray<Weighted>
  /** Log, calls, models, and all else that phases ask for. */
  readonly services: Context.Context<Services>
  readonly stopping: Effect.Success<typeof Stop.make>
}

/** Opens runs, and puts into words what became of them. */
export class Opening extends Context.Service<Opening, {
  readonly open: (row: RunRow) => Effect.Effect<Opened, unknown, Scope.Scope>
  /** Why a run stops: in a sentence, with the exit code of whoever waits for it. */
  readonly reasonOf: (why: Stop.Why) => Why
  readonly explain: (cause: Cause.Cause<unknown>) => Why
}>()("@stoa/core/runner/Opening") {}
