import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import { Model, type ModelError, type ModelReply, type ModelRequest } from "../../../packages/core/src/model/Model.ts"

/** A reply that says what is given and is otherwise as usual. */
export const replyOf = (given: Partial<ModelReply> = {}): ModelReply => ({
  text: "Bread.",
  model: "stub-1",
  finish: "stop",
  inputTokens: 10,
  outputTokens: 5,
  estimated: false,
  rehearsal: false,
  ...given
})

/** A request that asks what is given and is otherwise as usual. */
export const requestOf = (given: Partial<ModelRequest> = {}): ModelRequest => ({
  place: "p",
  seed: 1,
  prompt: "act",
  promptHash: "0123456789ab",
  turns: [{ role: "user", content: "What now?" }],
  form: { kind: "text" },
  temperature: 0.7,
  maxTokens: 100,
  rehearse: () => "Bread.",
  ...given
})

/** A model of one's own; `asked` holds its requests in order. */
export const modelOf = (
  answer: (request: ModelRequest, nth: number) => Effect.Effect<ModelReply, ModelError>,
  name = "stub"
): { readonly layer: Layer.Layer<Model>; readonly asked: Array<ModelRequest> } => {
  const asked: Array<ModelRequest> = []
  const layer = Layer.succeed(
    Model,
    Model.of({ name, ask: (request) => Effect.suspend(() => answer(request, asked.push(request))) })
  )
  return { layer, asked }
}

/** A model that gives these replies one after the other. */
export const saying = (...replies: ReadonlyArray<Partial<ModelReply>>) =>
  modelOf((_, nth) => {
    const next = replies[nth - 1]
    return next === undefined
      ? Effect.die(new Error(`asked ${nth} times`))
      : Effect.succeed(replyOf(next))
  })

/** The same, where each reply also tells the temperature and the seed it was asked with, as a server's layer does. */
export const echoing = (...replies: ReadonlyArray<Partial<ModelReply>>) =>
  modelOf(({ seed, temperature }, nth) => {
    const next = replies[nth - 1]
    return next === undefined
      ? Effect.die(new Error(`asked ${nth} times`))
      : Effect.succeed(replyOf({ seed, temperature, ...next }))
  })

/**
 * Runs an effect that waits now and then for a server that answers in real time: the clock of the test goes on a tenth of a
 * second at each turn of the event loop.
 */
export const hurried = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.gen(function*() {
    const fiber = yield* Effect.forkChild(effect)
    while (fiber.pollUnsafe() === undefined) {
      yield* TestClock.adjust(100)
      yield* Effect.promise(() => new Promise((resolve) => setTimeout(resolve, 2)))
    }
    return yield* Fiber.join(fiber)
  })
