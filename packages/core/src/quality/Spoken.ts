/** A turn of a conversation as filters speak of it: what it is called, and the question it is about. */
import type { Check, Draft, Turn } from "../domain/Draft.ts"
import { oneLine } from "../domain/PlainText.ts"
import type { Question } from "../domain/Question.ts"
import type { Staged } from "./Filter.ts"

/** A turn, its name, and its question; of a scene only, and not where the turn is about a question that the scene lacks. */
export interface Spoken {
  readonly turn: Turn
  /** As in "turn 3 (teacher)"; turns are counted from 1. */
  readonly name: string
  readonly question: Question | undefined
}

/** What a turn is called. */
export const name = ({ speaker }: Turn, index: number): string =>
  speaker === undefined ? `turn ${index + 1}` : `turn ${index + 1} (${oneLine(speaker)})`

/** What a turn is called in a verdict: by its number in a scene and where there are more than two, else instruction or response. */
export const nameIn = ({ scene, turns }: Pick<Draft, "scene" | "turns">, index: number): string => {
  const turn = turns[index]
  if (turn !== undefined && (scene !== undefined || turns.length > 2)) return name(turn, index)
  return `the ${turn?.role === "user" ? "instruction" : "response"}`
}

/** All turns of a draft, in order. */
export const turns = ({ scene, turns }: Pick<Draft, "scene" | "turns">): ReadonlyArray<Spoken> =>
  turns.map((turn, index) => ({
    turn,
    name: name(turn, index),
    question: turn.about === undefined ? scene?.question : scene?.similar?.[turn.about]?.question
  }))

/** A text of a draft, and what it is called: something said, thought before it was said, or the worse response of a pair. */
export interface Text {
  readonly name: string
  readonly text: string
  readonly part: "said" | "thought" | "rejected"
  readonly role: Turn["role"]
}

/** All texts of a draft: of each turn what was thought before it, and what is said; at last the rejected response. */
export const texts = (draft: Pick<Draft, "scene" | "turns" | "rejected">): ReadonlyArray<Text> => [
  ...draft.turns.flatMap((turn, index): ReadonlyArray<Text> => {
    const name = nameIn(draft, index)
    const said: Text = { name, text: turn.content, part: "said", role: turn.role }
    return turn.reasoning === undefined
      ? [said]
      : [{ ...said, name: `the thinking before ${name}`, text: turn.reasoning, part: "thought" }, said]
  }),
  ...(draft.rejected === undefined
    ? []
    : [{
      name: "the rejected response",
      text: draft.rejected.content,
      part: "rejected",
      role: "assistant"
    }] satisfies ReadonlyArray<Text>)
]

/** The first reason that any of these texts gives, behind its name. */
export const firstIn = (
  texts: ReadonlyArray<Text>,
  judge: (text: Text) => string | undefined
): string | undefined => {
  for (const text of texts) {
    const reason = judge(text)
    if (reason !== undefined) return `${text.name} ${reason}`
  }
  return undefined
}

/** Its turns that must be like this. */
export const checked = (draft: Pick<Draft, "scene" | "turns">, check: Check): ReadonlyArray<Spoken> =>
  turns(draft).filter(({ turn }) => turn.checks?.includes(check) === true)

/** The first reason that any of these turns gives, behind its name. */
export const firstOf = (
  spoken: ReadonlyArray<Spoken>,
  judge: (spoken: Spoken) => string | undefined
): string | undefined => {
  for (const one of spoken) {
    const reason = judge(one)
    if (reason !== undefined) return `${one.name} ${reason}`
  }
  return undefined
}

/** What a scene was given to begin with: its questions and their answers, in one text. What stands there may be said again. */
export const given = ({ scene }: Pick<Staged, "scene">): string =>
  [scene.question, ...(scene.similar ?? []).map(({ question }) => question)]
    .map(({ answer, question }) => `${question}\n${answer}`)
    .join("\n")
