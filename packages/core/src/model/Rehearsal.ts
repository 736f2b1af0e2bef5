/** The embedded model: no network, no key, the same answer to the same request, and honest about what it is. */
import { Effect, Layer } from "effect"
import { Control } from "../log/Control.ts"
import { estimateTokens, Model } from "./Model.ts"

/** Its name in recipes and in every record it made. */
export const rehearsal = "rehearsal"

/**
 * The rehearsal model. A reply is the prompt's own `rehearse`, seeded by the request's place. `pace` makes it slow enough to
 * watch: milliseconds per call, 0 by default.
 */
export const layer = (options: { readonly pace?: number } = {}): Layer.Layer<Model> => {
  const pace = options.pace ?? 0
  return Layer.effect(
    Model,
    Effect.map(Control, ({ speed }) =>
      Model.of({
        name: rehearsal,
        ask: (request) => {
          const answer = Effect.sync(() => {
            const text = request.rehearse()
            return {
              text,
              model: rehearsal,
              finish: "stop" as const,
              inputTokens: request.turns.reduce((sum, turn) => sum + estimateTokens(turn.content), 0),
              outputTokens: estimateTokens(text),
              estimated: true,
              rehearsal: true,
              seed: request.seed
            }
          })
          // Without a pace the reply is there at once; yielding keeps thousands of calls from starving the rest of the process.
          return pace === 0 ? Effect.andThen(Effect.yieldNow, answer) : Effect.delay(answer, pace / speed())
        }
      }))
  )
}
