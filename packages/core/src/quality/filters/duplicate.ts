import { type Draft, text } from "../../domain/Draft.ts"
import * as Filter from "../Filter.ts"

// Signs of reckoning and of names (7 - 8, 2^3, C++, C#) stay where they stand before a number or behind a letter.
const noise = /(?:(?![-*/%^]\s*\p{N}|(?<=\p{L})#)[^\p{L}\p{M}\p{N}\p{Sm}\p{Sc}])+/gu

/** What two instructions must share to be the same: letters, digits and signs, without case, punctuation and spacing. */
export const normalise = (instruction: string): string =>
  instruction.normalize("NFKC").toLowerCase().replace(noise, " ").trim()

/** What an earlier row must not share: its instruction; of a scene the question and the scenario that is played over it. */
const keyOf = ({ scene, turns }: Draft): string =>
  scene === undefined
    ? normalise(text({ turns }, "user"))
    : `\0${scene.scenario}\0${normalise(scene.question.question)}`

/** The first draft kept under a key, and what was said in those of its play, by text; a play may come to several conversations. */
interface Kept {
  readonly id: string
  readonly row: number | undefined
  readonly conversations: Map<string, string>
}

const conversationOf = ({ turns }: Draft): string => turns.map(({ content }) => normalise(content)).join("\0")

const reasonTo = (draft: Draft, earlier: Kept): string | undefined => {
  if (draft.scene === undefined) return `the instruction is that of ${earlier.id}`
  const twin = earlier.conversations.get(conversationOf(draft))
  if (twin !== undefined) return `the conversation is that of ${twin}`
  return earlier.row === draft.scene.row ? undefined : `the question is that of ${earlier.id}, by the same scenario`
}

/** Drops rows whose instruction an earlier kept row has already; of scenes, those whose question was played by the same scenario. */
export const duplicate = Filter.make("exact-duplicate", {
  summary: "No two rows ask the same.",
  start: () => {
    const seen = new Map<string, Kept>()
    return (draft, known) => {
      const key = keyOf(draft)
      const earlier = seen.get(key)
      const reason = earlier === undefined ? undefined : reasonTo(draft, earlier)
      if (reason !== undefined) return reason
      Filter.remember(known, () => {
        const kept = earlier ?? { id: draft.id, row: draft.scene?.row, conversations: new Map<string, string>() }
        seen.set(key, kept)
        if (draft.scene !== undefined) kept.conversations.set(conversationOf(draft), draft.id)
      })
      return undefined
    }
  }
})
