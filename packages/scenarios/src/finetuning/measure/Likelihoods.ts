/** How differently models see the same replies (MAFT, section 4.5): how likely, and with what else in mind. */
import { Likelihood, type Model } from "@stoa/core"
import { Effect } from "effect"
import type { Transcript } from "../debate/Transcript.ts"
import * as Kl from "./Kl.ts"
import * as Replies from "./Replies.ts"

/** Questions whose replies are scored, the first in order: each takes calls by the square of the agents. */
export const most = 100

/** Whose replies are scored, and with what. */
export interface LikelihoodsOptions {
  /** The model of each generator, by number. */
  readonly generators: ReadonlyArray<string>
  /** The model of each critic. */
  readonly critics: ReadonlyArray<string>
  readonly base: string
  /** Where the scorings stand. */
  readonly place: string
}

/** What could be measured; the note says what a reader must know of it, and why the rest is absent. */
export interface Measured {
  /** Mean negative log-likelihood per token of the critics' last replies, each under every other critic, in nats. */
  readonly nll?: number
  /** Divergence between two critics along the last reply of one of them, over all ordered pairs. */
  readonly klAgents?: number
  /** Divergence of generators along their first, and of critics along their last replies, from the base model. */
  readonly klBase?: number
  readonly note?: string
}

type Scored = ReadonlyArray<Likelihood.ScoredToken> | undefined

const mean = (all: ReadonlyArray<number>): number | undefined =>
  all.length === 0 ? undefined : all.reduce((sum, each) => sum + each, 0) / all.length

/** The mean of what was wanted, where all of it could be measured: of a part of the agents it would be another number. */
const whole = (wanted: ReadonlyArray<number | undefined>): number | undefined => {
  const known = wanted.filter((each) => each !== undefined)
  return known.length === wanted.length ? mean(known) : undefined
}

const nllOf = (tokens: Scored): number | undefined => mean((tokens ?? []).map(({ logprob }) => -logprob))

const klOf = (a: Scored, b: Scored): number | undefined =>
  a === undefined || b === undefined ? undefined : Kl.along(a, b)

/** Scores replies of one question; what several models of one name would be asked is asked once. */
const scoring = (place: string, names: ReadonlyMap<string, string>) => {
  const scored = new Map<string, Scored>()
  return Effect.fnUntraced(function*(whose: string, { reply, turns }: Replies.Reply, model: string) {
    const at = `${place}/${whose}/under/${names.get(model) ?? model}`
    if (scored.has(at)) return scored.get(at)
    const tokens = yield* (yield* Likelihood.Likelihood).score({ place: at, model, turns, reply })
    scored.set(at, tokens)
    return tokens
  })
}

/** What one question comes to. What an agent whose call came to nothing would have said is missing too. */
const measured = Effect.fnUntraced(function*(
  transcript: Transcript,
  { options: { base, critics, generators, place }, names }: {
    readonly options: LikelihoodsOptions
    readonly names: ReadonlyMap<string, string>
  }
) {
  const score = scoring(`${place}/${transcript.question}`, names)
  let isTold = false
  const told = Effect.fnUntraced(function*(whose: string, reply: Replies.Reply | undefined, model: string) {
    const tokens = reply === undefined ? undefined : yield* score(whose, reply, model)
    isTold ||= tokens !== undefined
    return tokens
  })
  const nll: Array<number | undefined> = []
  const between: Array<number | undefined> = []
  const fromBase: Array<number | undefined> = []
  const apart = Effect.fnUntraced(
    function*(whose: string, reply: Replies.Reply | undefined, [one, other]: readonly [string, string]) {
      if (reply === undefined) return undefined
      // A model does not differ from itself, and nobody need be asked.
      return one === other ? 0 : klOf(yield* told(whose, reply, one), yield* told(whose, reply, other))
    }
  )
  for (const [index, own] of generators.entries()) {
    fromBase.push(yield* apart(`generator-${index + 1}`, Replies.of(transcript, index + 1, 1), [own, base]))
  }
  for (const [index, own] of critics.entries()) {
    const whose = `critic-${index + 1}`
    const reply = Replies.of(transcript, index + 1, transcript.rounds)
    fromBase.push(yield* apart(whose, reply, [own, base]))
    for (const model of critics.toSpliced(index, 1)) {
      nll.push(nllOf(yield* told(whose, reply, model)))
      between.push(yield* apart(whose, reply, [own, model]))
    }
  }
  // Where no probabilities are told, one model's nothing beside itself was measured by nobody.
  const divergence = (wanted: ReadonlyArray<number | undefined>) => (isTold ? whole(wanted) : undefined)
  return { nll: whole(nll), between: divergence(between), fromBase: divergence(fromBase) }
})

/** Where a model stands in places: under the first agent that it is, or as the base. */
const namesOf = ({ base, critics, generators }: LikelihoodsOptions): ReadonlyMap<string, string> =>
  new Map([
    ...generators.map((model, index) => [model, `generator-${index + 1}`] as const).toReversed(),
    ...critics.map((model, index) => [model, `critic-${index + 1}`] as const).toReversed(),
    [base, "base"] as const
  ])

const noteOf = (
  counts: Readonly<Record<string, number | undefined>>,
  { of, why }: { readonly of: number; readonly why: string }
) => {
  const missing = Object.entries(counts).filter(([, count]) => count === 0).map(([what]) => what)
  const partial = Object.entries(counts).filter(([, count]) => count !== undefined && count > 0 && count < of)
  return [
    ...(missing.length === 0 ? [] : [`Not measured by likelihood: ${missing.join(", ")}. ${why}`.trim()]),
    ...(partial.length === 0
      ? []
      : [`By likelihood of ${of} questions there count ${partial.map(([what, n]) => `${n} for ${what}`).join(", ")}.`])
  ].join(" ")
}

/**
 * The measures by likelihood. Models of one name are samples of one model: each reply is then scored by the model that gave it, given
 * the conversation of its own agent. Every reply counts alike, however long; so does every question for which all of it is told.
 */
export const likelihoods = Effect.fn("Diversity.likelihoods")(function*(
  transcripts: ReadonlyArray<Transcript>,
  options: LikelihoodsOptions
): Effect.fn.Return<Measured, Model.ModelError, Likelihood.Likelihood> {
  const { base, critics, generators } = options
  const names = namesOf(options)
  const all = yield* Effect.forEach(
    transcripts.slice(0, most),
    (transcript) => measured(transcript, { options, names }),
    { concurrency: "unbounded" }
  )
  const of = (pick: (one: (typeof all)[number]) => number | undefined) => {
    const known = all.flatMap((one) => pick(one) ?? [])
    return { value: mean(known), count: known.length }
  }
  const [nll, between, fromBase] = [of((one) => one.nll), of((one) => one.between), of((one) => one.fromBase)]
  const { why } = yield* Likelihood.Likelihood
  const reason = [...critics, ...generators, base].map(why).find((sentence) => sentence !== undefined) ?? ""
  // One critic has nobody beside it.
  const several = (count: number) => (critics.length < 2 ? undefined : count)
  const counts = {
    "the likelihood of others' replies": several(nll.count),
    "the divergence between agents": several(between.count),
    "the divergence from the base model": fromBase.count
  }
  const note = noteOf(counts, { of: transcripts.length, why: reason })
  return {
    ...(nll.value === undefined ? {} : { nll: nll.value }),
    ...(between.value === undefined ? {} : { klAgents: between.value }),
    ...(fromBase.value === undefined ? {} : { klBase: fromBase.value }),
    ...(note === "" ? {} : { note })
  }
})
