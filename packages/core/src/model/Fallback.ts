/** Several endpoints, one after the other: who stands in when one gives a place up or is down. */
import { Context, Effect, ExecutionPlan, Layer, Result } from "effect"
import * as Quiet from "../log/Quiet.ts"
import { Model, type ModelError } from "./Model.ts"

/** True where another endpoint may do better; whatever else it says is an answer. */
const isOver = ({ reason }: Pick<ModelError, "reason">): boolean =>
  reason._tag === "GivenUp" || reason._tag === "Unreachable" || reason._tag === "Unauthorised" ||
  reason._tag === "UnknownModel"

/**
 * Asks the first of the models, and the next one when it gives a place up or is down; the reply says who answered. It goes by one
 * name, that of the first one there could be: a call is the same call whoever answers it. Only the last one's governor may stop a run.
 */
export const make = (
  models: readonly [Model["Service"], ...ReadonlyArray<Model["Service"]>],
  name = models[0].name
): Model["Service"] => {
  const [first, ...others] = models
  if (others.length === 0) return { ...first, name }
  const plan = ExecutionPlan.make(
    { provide: Context.make(Model, first) },
    ...others.map((model) => ({ provide: Context.make(Model, model), while: isOver }))
  )
  return Model.of({
    name,
    ask: (request) => Effect.withExecutionPlan(Effect.flatMap(Model, ({ ask }) => ask(request)), plan)
  })
}

/** A model that may be asked, if a trial finds that it is there. */
export interface Candidate<R> {
  readonly name: string
  /** Gives the model as it is governed: whether it is the last one depends on who else is there. */
  readonly trial: Effect.Effect<(isLast: boolean) => Layer.Layer<Model, never, R>, ModelError, R>
}

/** True where an endpoint is not to be had just now, while another one may be. */
const isAway = ({ reason }: ModelError): boolean =>
  reason._tag === "Transient" || (reason._tag !== "GivenUp" && isOver({ reason }))

/**
 * Tries all candidates at once, and makes a model of those that are there: who is not is left out for this sitting. Where none is,
 * the first one's error comes out.
 */
export const tried = Effect.fnUntraced(function*<R>(
  candidates: readonly [Candidate<R>, ...ReadonlyArray<Candidate<R>>]
) {
  const scope = yield* Effect.scope
  const [first] = candidates
  const results = yield* Effect.forEach(
    candidates,
    ({ name, trial }) => Effect.map(Effect.result(trial), (result) => ({ name, result })),
    { concurrency: "unbounded" }
  )
  const present = results.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []))
  for (const { name, result } of results) {
    if (Result.isSuccess(result)) continue
    const error = result.failure
    if (present.length === 0 || !isAway(error)) return yield* error
    const told = { model: name, reason: error.reason.detail }
    yield* Quiet.unlessWanted(Effect.logWarning("an endpoint is left out", told))
  }
  const models = yield* Effect.forEach(
    present,
    (governed, index) =>
      Effect.map(Layer.buildWithScope(governed(index === present.length - 1), scope), Context.get(Model))
  )
  const [head, ...others] = models
  return head === undefined ? yield* Effect.die("nothing was tried") : make([head, ...others], first.name)
})
