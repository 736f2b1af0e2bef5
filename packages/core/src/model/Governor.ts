/** Before every endpoint: who asks when, how many at once, how often again, and when it is down. */
import { Clock, Effect, Layer } from "effect"
import { at } from "../domain/Seed.ts"
import { Control } from "../log/Control.ts"
import * as Quiet from "../log/Quiet.ts"
import * as Signals from "../log/Signals.ts"
import { Stop } from "../log/Stop.ts"
import * as Circuit from "./Circuit.ts"
import { Embedder } from "./Embedder.ts"
import * as Endpoint from "./Endpoint.ts"
import * as Estimate from "./Estimate.ts"
import type { GovernorOptions, GovernorWatch, Snapshot } from "./GovernorOptions.ts"
import * as Hedge from "./Hedge.ts"
import { estimateTokens, Model, type ModelError } from "./Model.ts"
import * as Pace from "./Pace.ts"
import * as Rates from "./Rates.ts"
import * as Sender from "./Sender.ts"
import * as Slots from "./Slots.ts"

export type { GovernorOptions, GovernorWatch, Snapshot }

/** What a place has tried. */
interface Tries {
  nth: number
  /** Attempts that failed, and count. */
  spent: number
}

/** Where an answer would be: the run is paused, and the place holds no slot any more. */
const held = Symbol("held")

/**
 * The governor of one endpoint. A place keeps its slot while it waits, so that no queue burns its attempts at a server in trouble.
 * When a server wants to be left alone, or does not answer at all, everybody waits, and that costs no attempt. A place that failed
 * all attempts is given up; when nothing succeeds for a while, or ever, the server is down, and the run stops with that sentence.
 * While the run is paused a place waits without a slot, before its first attempt or between two: what is sent is answered.
 */
export const make = Effect.fnUntraced(function*(options: GovernorOptions, watch: GovernorWatch = {}) {
  const {
    answered = false,
    attempts = 8,
    ceiling = 256,
    concurrency,
    firstWait = 250,
    hedge,
    isLast = true,
    patience = 120
  } = options
  const pace = concurrency === undefined ? Pace.make({ ceiling }) : Pace.fixed(concurrency)
  const slots = options.slots ?? Slots.make(pace.limit())
  const rates = yield* Rates.make(options)
  const circuit = yield* Circuit.make
  const control = yield* Control
  const { holds } = control
  control.steer({
    dismiss: slots.dismiss,
    resize: (most) => {
      pace.resize(most)
      slots.resize(pace.limit())
    }
  })
  const endpoint = Endpoint.make({ attempts, firstWait, patience, isLast, hasAnswered: answered })

  const send = Sender.make({ circuit, endpoint, holds, pace, rates, slots }, watch)

  const attemptOf = hedge === undefined ? send : <A>(nth: Sender.Nth<A>) =>
    Hedge.race(send(nth), {
      after: hedge,
      takeIfFree: () => circuit.state() === "closed" && !holds(nth.place) && slots.takeIfFree(),
      release: slots.release,
      isAnswer: ({ _tag }) => _tag === "Answered"
    })

  const fatal = (error: ModelError) => (isLast ? Effect.flatMap(Stop, (stop) => stop.fatal(error)) : Effect.fail(error))

  /** Waits before the next attempt of a place. Whoever waits for having been refused may lend its slot meanwhile. */
  const pause = Effect.fnUntraced(
    function*(place: string, attempt: number, { error, isRefusal, wait }: Endpoint.Verdict) {
      const until = (yield* Clock.currentTimeMillis) + wait
      const why = { on: "retry", attempt, until, reason: error.reason.detail } as const
      yield* Signals.whileWaiting(
        place,
        why,
        Effect.uninterruptibleMask((restore) => {
          const sleep = restore(Effect.sleep(wait))
          return isRefusal && slots.lend() ? Effect.ensuring(sleep, Effect.sync(slots.reclaim)) : sleep
        })
      )
    }
  )

  const call = Effect.fnUntraced(function*<A>(
    limited: Sender.Limited<A>,
    tries: Tries
  ): Effect.fn.Return<A | typeof held, ModelError> {
    for (;; tries.nth++) {
      if (holds(limited.place)) return held
      const { nth } = tries
      const attempted = yield* attemptOf({ ...limited, nth })
      if (attempted._tag === "Answered") return attempted.answer
      if (attempted._tag === "Held") return held
      const { verdict } = attempted
      if (verdict.end === "answer") return yield* verdict.error
      if (verdict.end === "fatal") return yield* fatal(verdict.error)
      if (!verdict.isFree && ++tries.spent >= attempts) {
        const last = endpoint.exhausted(verdict.error)
        return yield* last.reason._tag === "GivenUp" ? last : fatal(last)
      }
      watch.onRetry?.(limited.place, verdict.error.reason.detail)
      yield* Quiet.unlessWanted(
        Effect.logDebug("tried again", {
          place: limited.place,
          attempt: nth + 1,
          wait: verdict.wait,
          reason: verdict.error.reason.detail
        })
      )
      if (verdict.wait > 0) yield* pause(limited.place, nth + 1, verdict)
    }
  })

  const taken = Effect.succeed(true)

  /** Places that hold a slot to ask this endpoint, whoever else takes from its slots. */
  let asking = 0
  const release = Effect.sync(() => {
    slots.release()
    asking--
    if (asking === 0) endpoint.idle()
  })

  /** Makes a call of a place, as far as the run is not paused. */
  const inSlot = <A>(limited: Sender.Limited<A>, tries: Tries) =>
    Effect.uninterruptibleMask((restore) => {
      const taking = slots.takeIfFree()
        ? taken
        : Signals.whileWaiting(limited.place, { on: "slot" }, slots.take(limited.place, restore))
      return Effect.flatMap(taking, (isTaken): Effect.Effect<A | typeof held, ModelError> => {
        if (!isTaken) return Effect.succeed(held)
        asking++
        return Effect.ensuring(restore(call(limited, tries)), release)
      })
    })

  /** Makes a call of a place. */
  const limit = <A>(limited: Sender.Limited<A>): Effect.Effect<A, ModelError> =>
    Effect.suspend(() => {
      const { place } = limited
      const tries: Tries = { nth: 1, spent: 0 }
      const go: Effect.Effect<A, ModelError> = Effect.flatMap(
        control.underWay(place, inSlot(limited, tries)),
        (answer) => (answer === held ? again : Effect.succeed(answer))
      )
      const again = Effect.andThen(control.pass(place), go)
      return holds(place) ? again : go
    })

  const snapshot = (): Snapshot => ({
    limit: pace.limit(),
    inFlight: slots.inFlight(),
    waiting: slots.waiting(),
    cuts: pace.cuts(),
    circuit: circuit.state()
  })

  return { limit, snapshot }
})

/** Governs the model below. */
export const layer = (options: GovernorOptions = {}, watch: GovernorWatch = {}): Layer.Layer<Model, never, Model> =>
  Layer.effect(
    Model,
    Effect.gen(function*() {
      const { ask, name } = yield* Model
      const { limit, snapshot } = yield* make(options, watch)
      const estimate = Estimate.make()
      watch.onGoverned?.(name, snapshot)
      return Model.of({
        name,
        ask: (request) =>
          limit({
            place: request.place,
            seed: request.seed,
            name,
            attempt: ask(request),
            tokens: () => estimate.of(request),
            used: (reply) => {
              estimate.learn(request, reply)
              return { tokens: reply.inputTokens + reply.outputTokens, written: reply.outputTokens }
            }
          })
      })
    })
  )

/** Governs the embedder below. A batch that is given up fails: without vectors there is nothing to go on with. */
export const embedder = (
  options: GovernorOptions = {},
  watch: GovernorWatch = {}
): Layer.Layer<Embedder, never, Embedder> =>
  Layer.effect(
    Embedder,
    Effect.gen(function*() {
      const inner = yield* Embedder
      const { limit, snapshot } = yield* make(options, watch)
      watch.onGoverned?.(inner.name, snapshot)
      return Embedder.of({
        ...inner,
        embed: (texts, place) =>
          limit({
            place,
            seed: at(0, place),
            name: inner.name,
            attempt: inner.embed(texts, place),
            tokens: () => texts.reduce((sum, text) => sum + estimateTokens(text), 0)
          })
      })
    })
  )
