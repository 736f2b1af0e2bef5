/** One act of an agent put into words, and who came to know of it. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"
import { GroupId } from "./Group.ts"
import { Tokens } from "./Tokens.ts"

/** Id of a message: group, step, agent, number; of news from outside it says so in place of the agent, and what is for all is news/all. */
export const MessageId = Schema.String.check(
  Schema.isPattern(/^g\d{3,}\/\d+\/(?:a\d{4,}|news(?:\/all)?)\/\d+$/)
).annotate({ identifier: "MessageId" })
export type MessageId = typeof MessageId.Type

/** What stands in place of a sender where something was sent by nobody of the society. */
export const news = "news"

/** The agent who sent the message of an id, or `news`. */
export const senderOf = (id: MessageId): AgentId => id.split("/")[2] ?? ""

/** What sort of act a message puts into words. */
export const Act = Schema.Literals(["do", "say", "ask", "publish", "think"]).annotate({
  identifier: "Act",
  description:
    "do: a deed; say: told to others; ask: a question to others; publish: made public; think: kept to oneself"
})
export type Act = typeof Act.Type

/** What is wrong with an act that was let pass, or was asked for again. */
export const Flaw = Schema.Literals(["repetition", "drift", "voice", "address"]).annotate({
  identifier: "Flaw",
  description:
    "repetition: nearly what the agent did lately; drift: the act of somebody else; voice: told as \"I\"; address: no act, but words to the reader"
})
export type Flaw = typeof Flaw.Type

/** One who came to know of a message, in which step the modulator decided so, and why. */
export const Hearer = Schema.Struct({
  agent: AgentId,
  step: Schema.Int,
  group: Schema.optionalKey(GroupId).annotate({ description: "The hearer's group then" }),
  reason: Schema.String
}).annotate({ identifier: "Hearer" })
export type Hearer = typeof Hearer.Type

/** A message (MATRIX: action). `heardBy` grows as modulators decide. */
export const Message = Schema.Struct({
  id: MessageId,
  from: Schema.Union([AgentId, Schema.Literal(news)]).annotate({
    description: "The agent who acts; news for what a person brought in from outside"
  }),
  group: GroupId,
  step: Schema.Int.annotate({ description: "Step of the group's time, counted from 0" }),
  kind: Schema.Literals(["plan", "reaction"]).annotate({
    description: "Driven by the agent's plan, or by what it heard"
  }),
  act: Act,
  text: Schema.NonEmptyString.annotate({ description: "The act in the third person, one or two sentences" }),
  becauseOf: Schema.Array(MessageId).annotate({ description: "The messages it reacts to" }),
  flaws: Schema.optionalKey(Schema.Array(Flaw)).annotate({
    description: "What is wrong with it, where a second answer was no better; absent for nothing"
  }),
  tokens: Schema.optionalKey(Tokens).annotate({
    description: "What the answers that told the act took; absent in older logs"
  }),
  heardBy: Schema.Array(Hearer),
  sentTo: Schema.Array(GroupId).annotate({ description: "Neighbouring groups whose modulators were told" })
}).annotate({ identifier: "Message", description: "One act of an agent" })
export type Message = typeof Message.Type

/** True for what nobody of the society did or said. */
export const isNews = ({ from }: Pick<Message, "from">): boolean => from === news
