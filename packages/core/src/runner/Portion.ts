/** A portion of a phase, as a workflow with one activity, on whichever worker has it. */
import { Effect, Schema } from "effect"
import { Workflow } from "effect/workflow"
import type { Sitting } from "./Sitting.ts"
import { nameOf, Work } from "./Work.ts"

/** A portion of a run in one of its sittings. It asks what is to be asked, and decides nothing. */
export class Portion extends Workflow.make("Portion", {
  payload: { run: Schema.NonEmptyString, sitting: Schema.Int, work: Work },
  idempotencyKey: ({ run, sitting, work }) => `${run}/${sitting}/${nameOf(work)}`
}) {}

/** Has a portion done and waits for it. */
export const spread = (sitting: Sitting, work: Work) =>
  Effect.asVoid(Portion.execute({ run: sitting.run, sitting: sitting.sitting, work }))
