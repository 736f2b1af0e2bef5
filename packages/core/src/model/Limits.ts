/** Before every endpoint: bounded concurrency, a time limit a call, and retries of passing trouble. */
import { Clock, Duration, Effect, Layer, Semaphore } from "effect"
import { chance } from "../domain/Seed.ts"
import { GivenUp, Model, ModelError, type ModelRequest, Transient, Unreachable } from "./Model.ts"

/** How calls are limited. */
export interface LimitsOptions {
  /** Calls in flight at most. */
  readonly concurrency: number
  /** Seconds one attempt may take. */
  readonly timeout: number
  /** Attempts a place gets while other places succeed; default 8 (determinism.md 2). */
  readonly attempts?: number
  /** First wait between attempts, milliseconds; doubles up to 20 s; default 250. */
  readonly firstWait?: number
}

/** Told of what the limits do; signals, not facts. */
export interface LimitsWatch {
  readonly onStart?: () => void
  readonly onEnd?: (answered: boolean) => void
  readonly onRetry?: () => void
}

const wait = (
  request: ModelRequest,
  attempt: number,
  firstWait: number,
  asked: number | undefined
): Duration.Duration => {
  const backoff = Math.min(20_000, firstWait * 2 ** (attempt - 1))
  // Half to whole: spreads a burst. Seeded by place and attempt, so that even waiting is no hidden source of chance.
  const jittered = backoff * (0.5 + chance((request.seed + attempt) & 0x7fffffff).next() / 2)
  return Duration.millis(Math.max(jittered, asked ?? 0))
}

const giveUp = (error: ModelError, detail: string, attempts: number) =>
  new ModelError({ model: error.model, endpoint: error.endpoint, reason: new GivenUp({ detail, attempts }) })

/**
 * Wraps the model below. A place that failed all attempts while others succeeded is given up (a recorded failure); when
 * nothing succeeded meanwhile the server is down, and the run stops with that sentence.
 */
export const layer = (options: LimitsOptions, watch: LimitsWatch = {}): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.gen(function*() {
      const model = yield* Model
      const slots = yield* Semaphore.make(options.concurrency)
      const attempts = options.attempts ?? 8
      const firstWait = options.firstWait ?? 250
      let lastSuccess = Number.NEGATIVE_INFINITY

      const attempt = (request: ModelRequest) =>
        Effect.suspend(() => {
          watch.onStart?.()
          return model.ask(request)
        }).pipe(
          Effect.timeoutOrElse({
            duration: Duration.seconds(options.timeout),
            orElse: () =>
              Effect.fail(
                new ModelError({
                  model: model.name,
                  endpoint: "The server",
                  reason: new Transient({ detail: `no answer within ${options.timeout} s` })
                })
              )
          }),
          Effect.onExit((exit) => Effect.sync(() => watch.onEnd?.(exit._tag === "Success"))),
          slots.withPermits(1)
        )

      const ask = Effect.fnUntraced(function*(request: ModelRequest) {
        const began = yield* Clock.currentTimeMillis
        for (let nth = 1;; nth++) {
          const result = yield* Effect.result(attempt(request))
          if (result._tag === "Success") {
            lastSuccess = yield* Clock.currentTimeMillis
            return result.success
          }
          const error = result.failure
          const { reason } = error
          // One request refused among many that were answered is a matter of that request: too long, or not liked.
          if (reason._tag === "BadRequest" && lastSuccess > Number.NEGATIVE_INFINITY) {
            return yield* giveUp(error, reason.detail, nth)
          }
          if (!error.isRetryable) return yield* error
          const nothingWorks = lastSuccess < began
          // A server that was never there needs no patience.
          if (reason._tag === "Unreachable" && lastSuccess === Number.NEGATIVE_INFINITY && nth >= 3) return yield* error
          if (nth >= attempts) {
            if (!nothingWorks) return yield* giveUp(error, reason.detail, attempts)
            const detail = `${attempts} attempts failed: ${reason.detail}`
            return yield* new ModelError({
              model: error.model,
              endpoint: error.endpoint,
              reason: new Unreachable({ detail })
            })
          }
          watch.onRetry?.()
          const asked = reason._tag === "Transient" ? reason.retryAfter : undefined
          yield* Effect.sleep(wait(request, nth, firstWait, asked))
        }
      })
      return Model.of({ name: model.name, ask })
    })
  )
