/** The time one attempt may take. */
import { Duration, Effect, Layer } from "effect"
import { Embedder } from "./Embedder.ts"
import { Model, ModelError, Transient } from "./Model.ts"

/** Ends an attempt at a model or embedder of this name after so many seconds. */
export const within = (name: string, seconds: number) =>
  Effect.timeoutOrElse({
    duration: Duration.seconds(seconds),
    orElse: () =>
      Effect.fail(
        new ModelError({
          model: name,
          endpoint: "The server",
          reason: new Transient({ detail: `no answer within ${seconds} s` })
        })
      )
  })

/** Ends an attempt at the model below that takes too long. */
export const layer = (seconds: number): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.map(Model, ({ ask, name }) => {
      const limit = within(name, seconds)
      return Model.of({ name, ask: (request) => limit(ask(request)) })
    })
  )

/** Ends an attempt at the embedder below that takes too long. */
export const embedder = (seconds: number): Layer.Layer<Embedder, never, Embedder> =>
  Layer.effect(
    Embedder,
    Effect.map(Embedder, (inner) => {
      const limit = within(inner.name, seconds)
      return Embedder.of({ ...inner, embed: (texts, place) => limit(inner.embed(texts, place)) })
    })
  )
