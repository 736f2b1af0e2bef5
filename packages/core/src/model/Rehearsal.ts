/** The embedded model: no network, no key, the same answer to the same request, and honest about what it is. */
import { Effect, Layer } from "effect"
import { Control } from "../log/Control.ts"
import { estimateTokens, Model } from "./Model.ts"

/** Its name in recipes and in every record it made. */
export const rehearsal = "rehearsal"

/** Milliseconds after which a call looks again how fast calls are made: whoever changes that need not wait for the slow ones. */
const slice = 100
/** What is left of a call's time by rounding, and not worth a turn. */
const rounding = 1e-6

/** Takes a time at speed 1, and so many milliseconds of any clock at most. */
const passing = Effect.fnUntraced(
  function*({ most, pace }: { readonly pace: number; readonly most: number }, speed: () => number) {
    let left = pace
    for (let passed = 0; left > rounding && passed < most;) {
      const factor = speed()
      const next = Math.min(slice, left / factor, most - passed)
      yield* Effect.sleep(next)
      passed += next
      left -= next * factor
    }
  }
)

/**
 * The rehearsal model. A reply is the prompt's own `rehearse`, seeded by the request's place. `pace` makes it slow enough to
 * watch: milliseconds per call, 0 by default; however slow, no call takes longer than `most`.
 */
export const layer = (
  { most = Infinity, pace = 0 }: { readonly pace?: number; readonly most?: number } = {}
): Layer.Layer<Model> => {
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
          return pace === 0
            ? Effect.andThen(Effect.yieldNow, answer)
            : Effect.andThen(passing({ pace, most }, speed), answer)
        }
      }))
  )
}
