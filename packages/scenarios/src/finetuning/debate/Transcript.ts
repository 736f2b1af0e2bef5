/** What was said about a question, word for word, and what the vote came to: enough to rebuild votes and data sets from. */
import { Schema } from "effect"

/** What an agent does in a debate. */
export const Part = Schema.Literals(["generator", "critic", "summariser"])
export type Part = typeof Part.Type

/** One reply in a debate. */
export const Utterance = Schema.Struct({
  /** Who speaks: generator-1, critic-1, or summariser-1, who sums up for critic-1. */
  agent: Schema.NonEmptyString,
  part: Part,
  /** The agent's number, from 1. */
  number: Schema.Int,
  /** The round, from 1; a summary belongs to the round it is made for. */
  round: Schema.Int,
  /** The model that was asked, as its name stands in the recipe or as its trainer named it. */
  model: Schema.String,
  /** Where the call stands. */
  place: Schema.String,
  /** The user's turn as it was sent. */
  asked: Schema.String,
  /** The reply; null where nothing came that could be used. */
  text: Schema.NullOr(Schema.String),
  /** The final answer found in it; null where none was, and of a summary. */
  answer: Schema.NullOr(Schema.String),
  /** Why nothing came. */
  failure: Schema.optionalKey(Schema.String),
  inputTokens: Schema.Int,
  outputTokens: Schema.Int
})
export type Utterance = typeof Utterance.Type

/** Answers that are the same by value, and who gave them. */
export const Class = Schema.Struct({ answer: Schema.String, agents: Schema.Array(Schema.String) })
export type Class = typeof Class.Type

/** The vote over the answers of the last round. */
export const Vote = Schema.Struct({
  /** The winning answer, as the first agent of its class gave it; null where nobody's answer could be read. */
  answer: Schema.NullOr(Schema.String),
  /** All classes of answers, the largest first, then by the number of their first agent. */
  classes: Schema.Array(Class),
  /** True where several classes were the largest, and the policy for ties chose. */
  tied: Schema.Boolean
})
export type Vote = typeof Vote.Type

/** Everything said about one question. */
export const Transcript = Schema.Struct({
  /** The id of the question; its reference answer stands nowhere here. */
  question: Schema.NonEmptyString,
  /** Its text. */
  text: Schema.String,
  rounds: Schema.Int,
  /** In the order of rounds; within one summaries before critics, and each by number. */
  said: Schema.Array(Utterance),
  vote: Vote
}).annotate({ identifier: "Transcript", description: "Everything said about one question, and the vote" })
export type Transcript = typeof Transcript.Type

/** What an agent of this part and number is called. */
export const nameOf = (part: Part, number: number): string => `${part}-${number}`

/** What an agent said in a round: a generator in the first, a critic in all others; undefined where there is no such agent. */
export const spoken = ({ said }: Transcript, number: number, round: number): Utterance | undefined =>
  said.find((each) => each.part !== "summariser" && each.number === number && each.round === round)
