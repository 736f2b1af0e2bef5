/** The judge of reasoning: labels conversations whose steps are faulty even where their result is right. */
import { Effect } from "effect"
import type { Draft, Making } from "../domain/Draft.ts"
import type { Example, Verdict } from "../domain/Example.ts"
import { brief } from "../domain/PlainText.ts"
import * as Asked from "../model/Asked.ts"
import type { Staged } from "./Filter.ts"
import { judgeReasoning } from "./prompts.ts"
import * as Spoken from "./Spoken.ts"

/** Name of the judge's verdicts. */
export const filter = "reasoning"

/** Where the call of a judgement stands, and what a faulty conversation comes to: it is dropped, or kept and its fault reported. */
export interface Judging {
  readonly place: string
  readonly mode: "report" | "filter"
}

/** A verdict, and how the call it comes from was made. */
export interface Judgement {
  readonly verdict: Verdict
  readonly making: Making
}

/** The turns to examine: those that are to reach the answer, else the last answer. */
const examined = (draft: Draft): ReadonlyArray<Spoken.Spoken> => {
  const reaching = Spoken.checked(draft, "reaches-answer")
  return reaching.length > 0
    ? reaching
    : Spoken.turns(draft).filter(({ turn }) => turn.role === "assistant").slice(-1)
}

const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`

/** A turn as the judge reads it: "Turn 3, teacher:" above its text. */
const shown = ({ name, turn }: Spoken.Spoken): string => {
  const head = capital(name).replace(/ \((.*)\)$/, ", $1")
  const meant = turn.checks?.includes("misses-answer") === true ? " (a first attempt, meant to be wrong)" : ""
  return `${head}${head.includes(",") ? "" : ","}${meant}:\n${turn.content}`
}

const inputOf = ({ scene, ...draft }: Staged, turns: ReadonlyArray<Spoken.Spoken>) => {
  const wanted = new Set(turns.map(({ name }) => name))
  return {
    question: scene.question.question,
    reference: scene.question.answer,
    others: (scene.similar ?? []).map(({ question }) => `${question.question}\nReference answer: ${question.answer}`)
      .join("\n\n"),
    conversation: Spoken.turns(draft)
      .map((spoken) => wanted.has(spoken.name) ? `${capital(spoken.name)}: among the turns to examine` : shown(spoken))
      .join("\n\n"),
    examined: turns.map(shown).join("\n\n")
  }
}

/**
 * The judgement of the reasoning of a draft of a scene; none for other drafts, and where the judge gave no usable answer, which is
 * recorded. A faulty draft that is only reported is kept, and its verdict has a reason nevertheless.
 */
export const judge = Effect.fn("Reasoning.judge")(function*(draft: Draft, { mode, place }: Judging) {
  const { scene } = draft
  if (scene === undefined) return undefined
  const turns = examined(draft)
  if (turns.length === 0) return undefined
  const answer = yield* Asked.ask(judgeReasoning, { input: inputOf({ ...draft, scene }, turns), place })
  if (answer === undefined) return undefined
  const { making, output: { faulty, turn, why } } = answer
  const judgement = (keep: boolean, reason: string): Judgement => ({ verdict: { filter, keep, reason }, making })
  if (!faulty) return judgement(true, "")
  const where = turn === undefined
    ? undefined
    : turns.find(({ name }) => name === `turn ${turn}` || name.startsWith(`turn ${turn} `))
  const reason = `${where?.name ?? "the reasoning"}: ${brief(why, 600) || "the judge gives no reason"}`
  return mode === "report" ? judgement(true, `faulty, reported only: ${reason}`) : judgement(false, reason)
})

/** How many conversations were judged, and the share of them, 0 to 1, that is faulty; absent where none was judged. */
export interface Rate {
  readonly judged: number
  readonly faulty: number
  readonly rate: number | undefined
}

/** The rate of faulty reasoning among examples, dropped or not. MASTER reports 4.1 % of its own. */
export const rate = (examples: ReadonlyArray<Pick<Example, "verdicts">>): Rate => {
  const verdicts = examples.flatMap((example) => example.verdicts.filter((verdict) => verdict.filter === filter))
  const faulty = verdicts.filter(({ reason }) => reason !== "").length
  return { judged: verdicts.length, faulty, rate: verdicts.length === 0 ? undefined : faulty / verdicts.length }
}
