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

/** A step as somebody means to go about it from now on. */
export const Revision = Schema.Struct({
  title: PlanStep.fields.title,
  detail: PlanStep.fields.detail
}).annotate({
  identifier: "Revision",
  description: "The step at hand told anew, or one more step of a plan that was done"
})
export type Revision = typeof Revision.Type

/** Steps that a plan may gain once it is done: without an end to them no society would ever fall silent. */
export const mostAdded = 3

/** What an act does to a plan. */
export interface Progress {
  readonly stepDone: boolean
  readonly revised?: Revision
}

/** The same as an act tells it, whether or not it can take effect. */
export interface Given {
  readonly stepDone: boolean
  readonly revised: Revision | undefined
}

const isCurrent = (plan: Plan, { detail, title }: Revision): boolean => {
  const step = current(plan)
  return step?.title === title && step.detail === detail
}

/**
 * What of an act's progress takes effect on a plan that had so many steps when it was made. What is done is not planned anew: an
 * act that finishes the step at hand revises nothing. Past the end of a plan no step can be finished, and few be added.
 */
export const progress = (plan: Plan, { revised, stepDone }: Given, made: number): Progress => {
  if (stepDone && !isDone(plan)) return { stepDone: true }
  const isFull = isDone(plan) && plan.steps.length >= made + mostAdded
  return revised === undefined || isFull || isCurrent(plan, revised)
    ? { stepDone: false }
    : { stepDone: false, revised }
}

/** The plan after an act: its current step done, or told anew; or, of a plan that was done, with one step more. */
export const after = (plan: Plan, act: Given, made: number): Plan => {
  const { revised, stepDone } = progress(plan, act, made)
  if (stepDone) return advance(plan)
  if (revised === undefined) return plan
  const { detail, title } = revised
  return { steps: plan.steps.toSpliced(pointer(plan), 1, { title, detail, done: false }) }
}

const lines = new WeakMap<PlanStep, string>()

/** A step in one line: what stands in prompts of many turns is put together once. */
export const toLine = (step: PlanStep): string => {
  const known = lines.get(step) ?? `${step.title}: ${step.detail}`
  lines.set(step, known)
  return known
}

const plans = new WeakMap<Plan, ReadonlyArray<string>>()

/** The plan step by step, as it is now: how far it has come is told by `finished`. */
export const toLines = (plan: Plan): ReadonlyArray<string> => {
  const known = plans.get(plan) ?? plan.steps.map(toLine)
  plans.set(plan, known)
  return known
}

/** What of the plan is done, in words: "step 1", "steps 1 to 3", "all of it"; "" for nothing. */
export const finished = (plan: Plan): string => {
  const done = pointer(plan)
  if (done === 0) return ""
  return done === plan.steps.length ? "all of it" : done === 1 ? "step 1" : `steps 1 to ${done}`
}
