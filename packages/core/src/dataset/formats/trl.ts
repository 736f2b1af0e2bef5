/** The conversational forms of TRL's types. */
import { Schema } from "effect"
import { type Format, styleOf } from "../Format.ts"
import { Message, toMessage, toTurn } from "./Message.ts"
import * as Shape from "./Shape.ts"

const Messages = Schema.Array(Message)
const One = Schema.Tuple([Message])

const decodeCompletion = Schema.decodeUnknownSync(Schema.Struct({ prompt: Messages, completion: One }))
const decodePair = Schema.decodeUnknownSync(Schema.Struct({ prompt: Messages, chosen: One, rejected: One }))
const decodePrompt = Schema.decodeUnknownSync(Schema.Struct({ prompt: Messages }))

/** Everything before the last answer, and that answer, which alone is learnt. */
export const trlPromptCompletion: Format = {
  name: "trl-prompt-completion",
  file: "trl-prompt-completion.jsonl",
  summary: "Prompt and completion for TRL, as messages; only the last answer of a conversation is learnt",
  container: "jsonl",
  thinking: ["key", "inline", "drop"],
  misfit: Shape.answered,
  row: (example, options) => {
    const said = example.turns.map((turn) => toMessage(turn, styleOf(trlPromptCompletion, options)))
    return { prompt: said.slice(0, -1), completion: said.slice(-1), ...Shape.rehearsed(example, options) }
  },
  read: (row) => {
    const { completion, prompt } = decodeCompletion(row)
    return { turns: [...prompt, ...completion].map(toTurn) }
  }
}

/** Pairs with an explicit prompt, which most trainers of preferences read. */
export const trlPreference: Format = {
  name: "trl-preference",
  file: "trl-preference.jsonl",
  summary: "Prompt, chosen and rejected for TRL, as messages",
  container: "jsonl",
  thinking: ["key", "inline", "drop"],
  misfit: Shape.pair,
  row: (example, options) => {
    const { chosen, prompt, rejected } = Shape.pairOf(example)
    const say = (turn: typeof chosen) => toMessage(turn, styleOf(trlPreference, options))
    return {
      prompt: prompt.map(say),
      chosen: [say(chosen)],
      rejected: [say(rejected)],
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { chosen, prompt, rejected: [rejected] } = decodePair(row)
    return { turns: [...prompt, ...chosen].map(toTurn), rejected: rejected.content }
  }
}

/** Everything before the last answer, for trainers that let the model answer itself. */
export const promptOnly: Format = {
  name: "prompt-only",
  file: "prompt-only.jsonl",
  summary: "The prompt alone, as messages, for TRL's online trainers",
  container: "jsonl",
  thinking: ["key", "inline", "drop"],
  misfit: ({ turns }) =>
    turns.length > 1 && turns.at(-1)?.role === "assistant" ? undefined : "there is nothing before its answer",
  row: (example, options) => ({
    prompt: example.turns.slice(0, -1).map((turn) => toMessage(turn, styleOf(promptOnly, options))),
    ...Shape.rehearsed(example, options)
  }),
  read: (row) => ({ turns: decodePrompt(row).prompt.map(toTurn) })
}
