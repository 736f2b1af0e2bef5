/** A whole run as a workflow: one activity for each phase, on whichever worker has the run. */
import { Schema } from "effect"
import { Workflow } from "effect/workflow"
import { keyOf } from "./Sitting.ts"

/** A run in one of its sittings. It comes to its end whatever becomes of it: the registry tells what did. */
export class Run extends Workflow.make("Run", {
  payload: { run: Schema.NonEmptyString, sitting: Schema.Int },
  idempotencyKey: keyOf
}) {}
