/** Several endpoints, one after the other: who stands in when one gives a place up or is down. */
import { Context, Effect, ExecutionPlan, Layer } from "effect"
import { Model, type ModelError } from "./Model.ts"

/** True where another endpoint may do better; whatever else it says is an answer. */
const isOver = ({ reason }: ModelError): boolean =>
  reason._tag === "GivenUp" || reason._tag === "Unreachable" || reason._tag === "Unauthorised" ||
  reason._tag === "UnknownModel"

/**
 * Asks the first of the models, and the next one when it gives a place up or is down; the reply says who answered. It goes by the
 * first one's name: a call is the same call whoever answers it. Only the last one's governor may stop a run.
 */
export const make = (
  models: readonly [Model["Service"], ...ReadonlyArray<Model["Service"]>]
): Model["Service"] => {
  const [first, ...others] = models
  if (others.length === 0) return first
  const plan = ExecutionPlan.make(
    { provide: Context.make(Model, first) },
    ...others.map((model) => ({ provide: Context.make(Model, model), while: isOver }))
  )
  return Model.of({
    name: first.name,
    ask: (request) => Effect.withExecutionPlan(Effect.flatMap(Model, ({ ask }) => ask(request)), plan)
  })
}

/** The models of these layers, each of them governed. */
export const layer = <E, R>(
  layers: readonly [Layer.Layer<Model, E, R>, ...ReadonlyArray<Layer.Layer<Model, E, R>>]
): Layer.Layer<Model, E, R> => {
  const [first, ...others] = layers
  const service = (from: Layer.Layer<Model, E, R>) => Effect.map(Layer.build(from), Context.get(Model))
  return Layer.effect(
    Model,
    Effect.gen(function*() {
      return make([yield* service(first), ...(yield* Effect.forEach(others, service))])
    })
  )
}
