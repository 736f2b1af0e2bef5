/**
 * The money ledger, right above a raw endpoint: an attempt is on disk with its worst case before it is sent, and with what it
 * came to before anybody learns of it. Below all retries: what passes here is one request.
 */
import { Cause, Effect, Exit, Layer } from "effect"
import { type Attempt, type AttemptEnd, AttemptStore } from "../log/Attempts.ts"
import { Control } from "../log/Control.ts"
import { Stop } from "../log/Stop.ts"
import { Budget } from "./Budget.ts"
import { Embedder } from "./Embedder.ts"
import * as Held from "./Held.ts"
import { Model, ModelError, type ModelReply } from "./Model.ts"
import { Sent } from "./Sent.ts"
import * as Worst from "./Worst.ts"

/** What the ledger must know of its endpoint. */
export interface LedgerOptions {
  /** Tokens for thinking that the endpoint is asked for beyond those of a reply; default: the most there can be. */
  readonly thinking?: number
}

/** Statuses with which a server says that it did not work on the request; after any other 5xx nobody knows. */
const unbilled = new Set([500, 501, 503, 529])

/** True when the server says that it did nothing, or could not be reached at all. What it says in the middle of an answer is no such word. */
const isFree = ({ begun = false, reason }: ModelError): boolean => {
  if (begun) return false
  switch (reason._tag) {
    case "Unreachable":
    case "Unauthorised":
    case "UnknownModel":
    case "BadRequest":
    case "Overflow":
    case "Absent":
      return true
    case "GivenUp":
      return false
    case "Transient": {
      const { limited, status } = reason
      return limited === true || (status !== undefined && ((status >= 400 && status < 500) || unbilled.has(status)))
    }
  }
}

/** What an attempt came to on which the server did no work. */
const unworked: AttemptEnd = { state: "free", inputTokens: 0, outputTokens: 0, cachedTokens: 0 }

/** What an attempt came to. What nobody knows counts in full. */
const endOf = <A>(
  exit: Exit.Exit<A, ModelError>,
  worst: Attempt,
  usage: (reply: A) => Usage | undefined
): AttemptEnd => {
  const { inputTokens, outputTokens } = worst
  const full = { inputTokens, outputTokens, cachedTokens: 0 }
  if (Exit.isSuccess(exit)) return { state: "answered", ...(usage(exit.value) ?? full) }
  const error = Cause.squash(exit.cause)
  return error instanceof ModelError && isFree(error)
    ? unworked
    : { state: "lost", ...full }
}

type Usage = Omit<AttemptEnd, "state">

/** The tokens as the server counted them; a guess of ours is none. */
const usageOf = (
  { cachedTokens = 0, estimated, inputTokens, outputTokens, rehearsal }: ModelReply
): Usage | undefined => estimated && !rehearsal ? undefined : { inputTokens, outputTokens, cachedTokens }

/** Sends attempts through the ledger. */
export const make = Effect.gen(function*() {
  const attempts = yield* AttemptStore
  const budget = yield* Budget
  // A log that cannot be written ends the run: nothing is sent that is not on record.
  const { holds } = yield* Control
  return <A, R>(worst: Attempt, attempt: Effect.Effect<A, ModelError, R>, usage: (reply: A) => Usage | undefined) =>
    budget.reserve(worst, (reservation) => {
      // A pause may have begun while it waited in line.
      if (holds(worst.place)) return Held.giveUp
      return Effect.flatMap(Stop, (stop) =>
        stop.attempt(
          Effect.uninterruptibleMask(Effect.fnUntraced(function*(restore) {
            const id = yield* Effect.orDie(attempts.open(worst))
            reservation.sent()
            if (!(yield* reservation.isHeld)) {
              yield* Effect.orDie(attempts.close(id, unworked))
              reservation.settle(unworked)
              return yield* Held.giveUp
            }
            const tell = yield* Sent
            tell()
            const exit = yield* Effect.exit(restore(attempt))
            const end = endOf(exit, worst, usage)
            yield* Effect.orDie(attempts.close(id, end))
            reservation.settle(end)
            return yield* exit
          }))
        ))
    })
})

/** Wraps a raw model. */
export const layer = (options: LedgerOptions = {}): Layer.Layer<Model, never, Model | AttemptStore | Budget> =>
  Layer.effect(
    Model,
    Effect.gen(function*() {
      const model = yield* Model
      const send = yield* make
      return Model.of({
        name: model.name,
        ask: (request) => send(Worst.ofRequest(model.name, request, options.thinking), model.ask(request), usageOf)
      })
    })
  )

/** Wraps a raw embedder. Its replies do not say what was used, so their worst case counts. */
export const embedder: Layer.Layer<Embedder, never, Embedder | AttemptStore | Budget> = Layer.effect(
  Embedder,
  Effect.gen(function*() {
    const inner = yield* Embedder
    const send = yield* make
    return Embedder.of({
      ...inner,
      embed: (texts, place) => send(Worst.ofTexts(inner.name, texts, place), inner.embed(texts, place), () => undefined)
    })
  })
)
