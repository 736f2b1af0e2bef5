/** Requests of fine-tuning: each is sent until it is answered, as long as that has a point. */
import { Effect } from "effect"
import { at, type Seed } from "../domain/Seed.ts"
import * as Backoff from "./Backoff.ts"
import * as Fault from "./FineTuningError.ts"
import { type ModelError, Transient } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"

/** Which server, and how patient to be with it. */
export interface FineTuningOptions {
  readonly baseUrl: string
  readonly apiKey: string | undefined
  /** Seeds the waits after passing trouble. */
  readonly seed: Seed
  /** Milliseconds of the first wait; each doubles the one before, up to a minute. Default: one second. */
  readonly firstWait?: number
  /** Attempts at one request; default 10, some five minutes. */
  readonly attempts?: number
}

/** What comes of a request. */
export type Answer<A> = Effect.Effect<A, Fault.FineTuningError>

/** The longest wait after one attempt, and the longest that a server may ask for, in milliseconds. */
const longest = 60_000
const mostAsked = 3_600_000
/** Milliseconds that a request may take; an upload may be large. */
const patience = { upload: 1_800_000, other: 120_000 }

type Call = Effect.Success<ReturnType<typeof OpenAi.client>>
type Client = Parameters<Parameters<Call>[0]>[0]

/** A request: what it is for, of what it is, and how it is sent. */
export interface Sent {
  readonly asked: Fault.Asked
  readonly subject: string
  readonly run: (client: Client, signal: AbortSignal) => Promise<unknown>
}

/** True where the server may have done what it was asked for though it did not say so: 429 and no connection are certain. */
export const isDoubtful = ({ reason }: ModelError): boolean => reason._tag === "Transient" && reason.limited !== true

// A file is checked for a moment after it was sent.
const isNotReady = ({ reason }: ModelError): boolean =>
  reason._tag === "BadRequest" &&
  /not (?:yet )?ready|still being processed|not finished processing/i.test(reason.detail)

/** How a request is gone about. */
export interface Going {
  /** After trouble it may find the answer elsewhere. */
  readonly again?: (error: ModelError) => Answer<unknown>
  /** Attempts at most; default: those of the options. */
  readonly most?: number
}

/** What sends the requests of a server; its connections end with the scope. */
export const make = Effect.fnUntraced(function*(options: FineTuningOptions) {
  const { apiKey, attempts = 10, baseUrl, firstWait = 1000, seed } = options
  const call = yield* OpenAi.client({ baseUrl, apiKey, model: "fine-tuning", keyIsGood: true })
  const problem = (detail: string) =>
    Effect.fail(OpenAi.problem({ baseUrl, apiKey, model: "" }, new Transient({ detail })))
  const once = (sent: Sent): Effect.Effect<unknown, ModelError> =>
    call(sent.run).pipe(
      Effect.timeoutOrElse({
        duration: sent.asked === "upload" ? patience.upload : patience.other,
        orElse: () => problem("it did not answer in time")
      }),
      // A page in the place of an answer passes, but for a server that has nothing else.
      Effect.filterOrElse(
        (answer) => typeof answer !== "string" || sent.asked === "check",
        () => problem("its answer is no JSON")
      )
    )
  const ask = Effect.fnUntraced(function*(
    sent: Sent,
    { again = () => Effect.undefined, most = attempts }: Going = {}
  ): Effect.fn.Return<unknown, Fault.FineTuningError> {
    for (let attempt = 1;; attempt++) {
      const result = yield* Effect.result(once(sent))
      if (result._tag === "Success") return result.success
      const error = result.failure
      const asks = error.reason._tag === "Transient" ? error.reason.retryAfter ?? 0 : 0
      if (attempt >= most || asks > mostAsked || !(error.isRetryable || isNotReady(error))) {
        return yield* Fault.of(error, sent)
      }
      const place = `${sent.asked}/${sent.subject}`
      yield* Effect.sleep(Math.max(asks, Backoff.wait(at(seed, place), { attempt, firstWait, longest })))
      const found = yield* again(error)
      if (found !== undefined) return found
    }
  })
  return { once, ask }
})
