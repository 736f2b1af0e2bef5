/** The ordered steps by which an agent pursues its life goal. */
import { Schema } from "effect"

/** One actionable step of a plan. */
export const PlanStep = Schema.Struct({
  title: Schema.NonEmptyString.annotate({ description: "A short heading, three to eight words" }),
  detail: Schema.String.annotate({ description: "One sentence: what the person will do" }),
  done: Schema.Boolean.annotate({ description: "True once the step is finished" })
}).annotate({ identifier: "PlanStep" })
export type PlanStep = typeof PlanStep.Type

/** A plan; the pointer is the first step not yet done. */
export const Plan = Schema.Struct({ steps: Schema.Array(PlanStep) }).annotate({
  identifier: "Plan",
  description: "Ordered steps towards a life goal"
})
export type Plan = typeof Plan.Type

/** Index of the first step not yet done; the number of steps when all are done. */
export const pointer = (plan: Plan): number => {
  const index = plan.steps.findIndex((step) => !step.done)
  return index === -1 ? plan.steps.length : index
}

/** The step at the pointer, if any is left. */
export const current = (plan: Plan): PlanStep | undefined => plan.steps[pointer(plan)]

/** True when no step is left. */
export const isDone = (plan: Plan): boolean => current(plan) === undefined

/** The plan with its current step marked done. */
export const advance = (plan: Plan): Plan => {
  const at = pointer(plan)
  return { steps: plan.steps.map((step, index) => (index === at ? { ...step, done: true } : step)) }
}

/** The plan step by step, as it was made: how far it has come is told by `finished`. */
export const toLines = (plan: Plan): Array<string> => plan.steps.map(({ detail, title }) => `${title}: ${detail}`)

/** What of the plan is done, in words: "step 1", "steps 1 to 3", "all of it"; "" for nothing. */
export const finished = (plan: Plan): string => {
  const done = pointer(plan)
  if (done === 0) return ""
  return done === plan.steps.length ? "all of it" : done === 1 ? "step 1" : `steps 1 to ${done}`
}
