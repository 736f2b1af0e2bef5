/** Conversations as rows of the formats of core, so that what is not learnt is marked as trainers read it there. */
import { type Draft, type Example, Format, Formats } from "@stoa/core"
import type { Conversation } from "./Conversation.ts"

/** A conversation as an example of core; all it says beside its turns is what trainers do not read. */
export const example = ({ id, turns }: Pick<Conversation, "id" | "turns">): Example.Example => ({
  id,
  kind: turns.length > 2 ? "multi-turn" : "sft",
  domain: "",
  turns: turns.map(({ content, learnt, role }): Draft.Turn => ({
    role,
    content,
    ...(role === "assistant" && !learnt ? { train: false } : {})
  })),
  sources: { agents: [], messages: [], profiles: [] },
  makings: [],
  rehearsal: false,
  verdicts: []
})

/** True where an answer of it is not learnt. */
export const isMasked = ({ turns }: Pick<Conversation, "turns">): boolean =>
  turns.some(({ learnt, role }) => role === "assistant" && !learnt)

/** True where nothing is learnt but the last answer. */
export const isFinal = ({ turns }: Pick<Conversation, "turns">): boolean =>
  turns.every(({ learnt }, index) => learnt === (index === turns.length - 1))

const formatOf = (name: string): Format.Format => {
  const { format } = Formats.find(name)
  if (format === undefined) throw new TypeError(`core has no format ${name}`)
  return format
}

/** The formats that conversations are written in. */
export const formats = {
  sharegpt: formatOf("sharegpt"),
  openai: formatOf("messages"),
  trl: formatOf("trl-prompt-completion")
} as const

/** The pieces of a file. Where one answer has a weight all have: readers infer the columns from the first rows. */
export const pieces = (format: Format.Format, conversations: ReadonlyArray<Conversation>): Iterable<string> =>
  Format.pieces(format, conversations.map(example), {
    strict: true,
    uniform: { thinking: false, rehearsal: false, weight: conversations.some(isMasked) }
  })
