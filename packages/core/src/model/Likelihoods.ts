/**
 * Who scores replies: models of this process by a function, others by their server. A scoring is a call: recorded, so that nothing is
 * asked twice, governed, and on the ledger.
 */
import { Effect, Layer, Option, Result, Schema, type Scope } from "effect"
import { at, digest } from "../domain/Seed.ts"
import type { AttemptStore } from "../log/Attempts.ts"
import { Control } from "../log/Control.ts"
import { CallStore } from "../log/RunStore.ts"
import { Stop } from "../log/Stop.ts"
import * as Access from "./Access.ts"
import type { Budget } from "./Budget.ts"
import * as Governor from "./Governor.ts"
import * as Ledger from "./Ledger.ts"
import { Likelihood, Outcome, type ScoredToken, type Scoring } from "./Likelihood.ts"
import type { ModelError } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"
import * as PromptLogprobs from "./PromptLogprobs.ts"
import { isPinned, parted } from "./Providers.ts"
import { rehearsal } from "./Rehearsal.ts"
import * as Slots from "./Slots.ts"
import * as TimeLimit from "./TimeLimit.ts"
import * as Tried from "./Tried.ts"
import * as Worst from "./Worst.ts"

/** How replies are scored. */
export interface LikelihoodOptions {
  /** Scores a reply under a model of this process, if it can; undefined for a model that is none. */
  readonly own?: (scoring: Scoring) => Effect.Effect<ReadonlyArray<ScoredToken> | undefined, ModelError> | undefined
  readonly watch?: Governor.GovernorWatch
}

type Scored = Result.Result<ReadonlyArray<ScoredToken>, string>
type Scorer = (scoring: Scoring) => Effect.Effect<Scored>

/** What one server is asked before all else: whether it scores. */
const trial = {
  place: "trial",
  turns: [{ role: "user", content: "How much is 2 + 2?" }],
  reply: "2 + 2 = 4"
} satisfies Omit<Scoring, "model">

/**
 * A scoring is a measure that a run can do without: it is tried less often than a call that an answer comes of, and where it fails for
 * good that is what there is to say of it. It stops no run.
 */
const optional = { attempts: 3, isLast: false, patience: 30 } satisfies Governor.GovernorOptions

const outcome = Schema.fromJsonString(Outcome)
const encode = Schema.encodeSync(outcome)
const decode = Schema.decodeUnknownEffect(outcome)

const toOutcome = Result.match({
  onSuccess: (tokens: ReadonlyArray<ScoredToken>) => ({
    tokens: tokens.map(({ logprob, token, top }) => [token, logprob, top] as const)
  }),
  onFailure: (why: string) => ({ why })
})

const fromOutcome = (kept: typeof Outcome.Type): Scored =>
  "why" in kept
    ? Result.fail(kept.why)
    : Result.succeed(kept.tokens.map(([token, logprob, top]) => ({ token, logprob, top })))

/**
 * The scoring of one model at its server. What the server does not do is an answer too: its failure is a sentence. Where
 * nothing came of the trial, nothing comes of any scoring: that is kept with each, so that nobody waits for it again.
 */
const served = Effect.fnUntraced(function*(
  server: OpenAi.OpenAiOptions,
  { governor, timeout, watch }: {
    readonly governor: Governor.GovernorOptions
    readonly timeout: number
    readonly watch: Governor.GovernorWatch
  }
) {
  const ask = yield* OpenAi.scoring(server)
  const send = yield* Ledger.make
  const { limit } = yield* Governor.make({ ...governor, ...optional }, watch)
  const within = TimeLimit.within(server.model, timeout)
  const said = (what: string) =>
    `${server.baseUrl} ${what}, so that the replies of "${server.model}" cannot be scored there.`
  const attempted = (scoring: Scoring) => {
    const asked = Effect.map(within(ask(scoring)), (answer) => PromptLogprobs.read(answer, scoring.reply))
    const sent = send(
      Worst.ofScoring(server.model, scoring),
      asked,
      (read) => {
        const usage = Result.isSuccess(read) ? read.success.usage : undefined
        return usage && { ...usage, cachedTokens: 0 }
      }
    )
    const attempt = Effect.map(
      sent,
      (read): Scored =>
        Result.match(read, {
          onSuccess: ({ tokens }) => Result.succeed(tokens),
          onFailure: (what) => Result.fail(said(what))
        })
    )
    const refused = (what: string) =>
      Effect.succeed<Scored>(Result.fail(said(`refuses to score a text that is given (${what})`)))
    return limit({
      place: scoring.place,
      seed: at(0, scoring.place),
      name: server.model,
      attempt: Effect.catchReasons(attempt, "ModelError", {
        BadRequest: ({ detail }) => refused(detail),
        Overflow: ({ detail }) => refused(detail),
        UnknownModel: ({ detail }) => refused(detail)
      })
    })
  }
  const lost = ({ reason: { detail } }: ModelError): Effect.Effect<Scored> =>
    Effect.succeed(Result.fail(`Not measured: ${said(`has no answer to a text that is to be scored (${detail})`)}`))
  const score: Scorer = (scoring) => Effect.catch(attempted(scoring), lost)
  const tried = yield* Effect.result(attempted({ ...trial, model: server.model }))
  if (Result.isSuccess(tried)) return Result.map(tried.success, () => score)
  const none: Scorer = () => lost(tried.failure)
  return Result.succeed(none)
})

/**
 * The layer. A server is tried once, when a reply of its model is first scored; where it gives no probabilities, none of the model's
 * replies are scored, and `why` says so.
 */
export const layer = (
  access: Access.Access,
  environment: Access.Environment,
  { own = () => undefined, watch = {} }: LikelihoodOptions = {}
): Layer.Layer<Likelihood, never, CallStore | AttemptStore | Budget> =>
  Layer.effect(
    Likelihood,
    Effect.gen(function*() {
      const calls = yield* CallStore
      const { pass } = yield* Control
      const context = yield* Effect.context<AttemptStore | Budget | Scope.Scope>()
      const slotsAt = access.concurrency === undefined ? undefined : Slots.byAddress(access.concurrency)

      const found = (name: string): Effect.Effect<Result.Result<Scorer, string>> => {
        if (name === rehearsal) {
          return Effect.succeed(
            Result.fail("The rehearsal model has no probabilities, so that its replies cannot be scored.")
          )
        }
        const reached = Access.reachLater(name, access, environment)
        if (Result.isFailure(reached)) return Effect.succeed(Result.fail(reached.failure.sentence))
        const slots = slotsAt?.(reached.success.baseUrl)
        const governor = { ...access, ...(slots === undefined ? {} : { slots }) }
        return Effect.provide(served(reached.success, { governor, timeout: access.timeout, watch }), context)
      }
      const scorers = new Map<string, ReturnType<typeof found>>()
      const scorer = (name: string) => {
        const known = scorers.get(name) ?? Tried.once(found(name))
        scorers.set(name, known)
        return known
      }

      const ownScore = (mine: Effect.Effect<ReadonlyArray<ScoredToken> | undefined, ModelError>, scoring: Scoring) =>
        Effect.flatMap(Stop, ({ attempt }) =>
          attempt(Effect.andThen(Effect.yieldNow, Effect.andThen(pass(scoring.place), mine)))).pipe(
            Effect.map((tokens): Scored =>
              tokens === undefined
                ? Result.fail(`The model "${scoring.model}" has no probabilities of the reply at ${scoring.place}.`)
                : Result.succeed(tokens)
            )
          )

      const whys = new Map<string, string>()
      const tell = (model: string, scored: Scored) => {
        if (Result.isSuccess(scored)) {
          return scored.success
        }
        whys.set(model, scored.failure)
        return undefined
      }

      const score = Effect.fnUntraced(function*(scoring: Scoring) {
        const { model, place, reply, turns } = scoring
        const bare = parted(model).bare
        const request = JSON.stringify({ turns, reply })
        const key = digest(JSON.stringify(["score", bare, request, place]))
        const read = (text: string) =>
          Effect.map(Effect.orDie(decode(text)), fromOutcome)
        const known = yield* Effect.orDie(calls.find(key))
        if (Option.isSome(known)) return tell(model, yield* read(known.value))
        /** Gives the scoring that stands: of two processes that scored the same, the first one counts. */
        const keep = Effect.fnUntraced(function*(scored: Scored) {
          const own = encode(toOutcome(scored))
          const standing = yield* Effect.orDie(
            calls.keep({ key, place, prompt: "score", model: bare, request, reply: own })
          )
          return standing === own ? scored : yield* read(standing)
        })
        const mine = isPinned(model) ? undefined : own(scoring)
        if (mine !== undefined) {
          return yield* Effect.map(Effect.flatMap(ownScore(mine, scoring), keep), (scored) => tell(model, scored))
        }
        const there = yield* scorer(model)
        if (Result.isFailure(there)) return tell(model, Result.fail(there.failure))
        return yield* Effect.uninterruptibleMask((restore) =>
          restore(there.success(scoring)).pipe(Effect.flatMap(keep), Effect.map((scored) => tell(model, scored)))
        )
      })
      return Likelihood.of({ score, why: (model) => whys.get(model) })
    })
  )
