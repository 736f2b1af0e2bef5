/** Replies of a debate with what was said before them, as the models that gave them were asked. */
import type { Likelihood } from "@stoa/core"
import { spoken, type Transcript, type Utterance } from "../debate/Transcript.ts"

/** A reply, and what it answers. */
export interface Reply {
  readonly turns: Likelihood.Scoring["turns"]
  readonly reply: string
}

const turnsOf = ({ asked, text }: Utterance): Likelihood.Scoring["turns"] =>
  text === null ? [] : [{ role: "user", content: asked }, { role: "assistant", content: text }]

/** An agent's reply in a round; undefined where nothing came. An earlier round of which nothing came is left out of it. */
export const of = (transcript: Transcript, number: number, round: number): Reply | undefined => {
  const said = spoken(transcript, number, round)
  if (said === undefined || said.text === null) return undefined
  const before = Array.from({ length: round - 1 }, (_, index) => spoken(transcript, number, index + 1))
    .flatMap((earlier) => (earlier === undefined ? [] : turnsOf(earlier)))
  return { turns: [...before, { role: "user", content: said.asked }], reply: said.text }
}
