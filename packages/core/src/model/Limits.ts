/** Before every endpoint: bounded concurrency, a time limit a call, and retries of passing trouble. */
import { Clock, Duration, Effect, Layer, Semaphore } from "effect"
import { at, chance, type Seed } from "../domain/Seed.ts"
import { Embedder } from "./Embedder.ts"
import { GivenUp, Model, ModelError, Transient, Unreachable } from "./Model.ts"

/** How calls are limited. */
export interface LimitsOptions {
  /** Calls in flight at most. */
  readonly concurrency: number
  /** Seconds one attempt may take. */
  readonly timeout: number
  /** Attempts a place gets while other places succeed; default 8. */
  readonly attempts?: number
  /** First wait between attempts, milliseconds; doubles up to 20 s; default 250. */
  readonly firstWait?: number
  /** Seconds without a single answer after which the server counts as down; default 120. */
  readonly patience?: number
}

/** Told of what the limits do; signals, not facts. */
export interface LimitsWatch {
  readonly onStart?: () => void
  readonly onEnd?: (answered: boolean) => void
  readonly onRetry?: (place: string, reason: string) => void
}

/** Longest wait that a server may ask for, milliseconds. */
const longestWait = 60_000

const backoff = (seed: Seed, attempt: number, firstWait: number): number =>
  // Half to whole: spreads a burst. Seeded by place and attempt, so that even waiting is no hidden source of chance.
  Math.min(20_000, firstWait * 2 ** (attempt - 1)) * (0.5 + chance(at(seed, `wait/${attempt}`)).next() / 2)

/** One call of a place. */
export interface Limited<A> {
  readonly place: string
  readonly seed: Seed
  /** The model or embedder asked, for messages. */
  readonly name: string
  readonly attempt: Effect.Effect<A, ModelError>
}

/**
 * The limits of one endpoint. A place keeps its slot while it waits, so that no queue burns its attempts at a server in trouble.
 * When a server says that it is asked too often, or does not answer at all, everybody waits, and that costs no attempt. A place
 * that failed all attempts is given up; when nothing succeeds for a while, or ever, the server is down, and the run stops with that
 * sentence.
 */
export const make = Effect.fnUntraced(function*(options: LimitsOptions, watch: LimitsWatch = {}) {
  const slots = yield* Semaphore.make(options.concurrency)
  const { attempts = 8, firstWait = 250, patience = 120 } = options
  let answered = false
  let closedUntil = 0
  let troubleSince: number | undefined

  const once = <A>({ attempt, name }: Limited<A>) =>
    Effect.suspend(() => {
      watch.onStart?.()
      return attempt
    }).pipe(
      Effect.timeoutOrElse({
        duration: Duration.seconds(options.timeout),
        orElse: () => {
          const reason = new Transient({ detail: `no answer within ${options.timeout} s` })
          return Effect.fail(new ModelError({ model: name, endpoint: "The server", reason }))
        }
      }),
      Effect.onExit((exit) => Effect.sync(() => watch.onEnd?.(exit._tag === "Success")))
    )

  const untilOpen = Effect.gen(function*() {
    for (;;) {
      const wait = closedUntil - (yield* Clock.currentTimeMillis)
      if (wait <= 0) return
      yield* Effect.sleep(wait)
    }
  })

  const call = Effect.fnUntraced(function*<A>(limited: Limited<A>): Effect.fn.Return<A, ModelError> {
    let spent = 0
    for (let nth = 1;; nth++) {
      yield* untilOpen
      const result = yield* Effect.result(once(limited))
      const now = yield* Clock.currentTimeMillis
      if (result._tag === "Success") {
        answered = true
        troubleSince = undefined
        return result.success
      }
      const error = result.failure
      const { endpoint, model, reason } = error
      if (!error.isRetryable) return yield* error
      const isDown = (detail: string) => new ModelError({ model, endpoint, reason: new Unreachable({ detail }) })
      // A server that was never there needs no patience.
      if (reason._tag === "Unreachable" && !answered && nth >= 3) return yield* error
      troubleSince ??= now
      if (now - troubleSince >= patience * 1000) return yield* isDown(`no answer for ${patience} s: ${reason.detail}`)
      const everybody = reason._tag === "Unreachable" || (reason._tag === "Transient" && reason.limited === true)
      if (!everybody && ++spent >= attempts) {
        if (!answered) return yield* isDown(`${attempts} attempts failed: ${reason.detail}`)
        return yield* new ModelError({ model, endpoint, reason: new GivenUp({ detail: reason.detail, attempts }) })
      }
      watch.onRetry?.(limited.place, reason.detail)
      const asked = reason._tag === "Transient" ? Math.min(reason.retryAfter ?? 0, longestWait) : 0
      // Who is told how long to wait by a server that is asked too often waits so long, however often that was.
      const own = backoff(limited.seed, everybody ? Math.min(nth, 4) : nth, firstWait)
      // Whole milliseconds, as clocks count: a fraction would never be over.
      const wait = Math.ceil(everybody && asked > 0 ? asked : Math.max(own, asked))
      if (everybody) closedUntil = Math.max(closedUntil, now + wait)
      else yield* Effect.sleep(wait)
    }
  })

  return <A>(limited: Limited<A>): Effect.Effect<A, ModelError> => slots.withPermits(1)(call(limited))
})

/** Wraps the model below. */
export const layer = (options: LimitsOptions, watch: LimitsWatch = {}): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.gen(function*() {
      const model = yield* Model
      const limit = yield* make(options, watch)
      return Model.of({
        name: model.name,
        ask: (request) => {
          const { place, seed } = request
          return limit({ place, seed, name: model.name, attempt: model.ask(request) })
        }
      })
    })
  )

/** Wraps the embedder below. A batch that is given up fails: without vectors there is nothing to go on with. */
export const embedder = (options: LimitsOptions, watch: LimitsWatch = {}): Layer.Layer<Embedder, never, Embedder> =>
  Layer.effect(
    Embedder,
    Effect.gen(function*() {
      const inner = yield* Embedder
      const limit = yield* make(options, watch)
      return Embedder.of({
        ...inner,
        embed: (texts, place) =>
          limit({ place, seed: at(0, place), name: inner.name, attempt: inner.embed(texts, place) })
      })
    })
  )
