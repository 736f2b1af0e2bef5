/** A conversation on its way into a data set, with its sources. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"
import { EpisodeId } from "./Episode.ts"
import { MessageId } from "./Message.ts"

/** One turn of a conversation, in the words of the OpenAI chat format. */
export const Turn = Schema.Struct({
  role: Schema.Literals(["system", "user", "assistant"]),
  content: Schema.String
}).annotate({ identifier: "Turn" })
export type Turn = typeof Turn.Type

/** What a draft was made from; every id can be looked up in the run's log. */
export const Sources = Schema.Struct({
  episode: Schema.optionalKey(EpisodeId),
  agents: Schema.Array(AgentId),
  messages: Schema.Array(MessageId),
  profiles: Schema.Array(Schema.String).annotate({ description: "Ids of the profiles behind the agents" })
}).annotate({ identifier: "Sources" })
export type Sources = typeof Sources.Type

/** One model call that made a part of a draft. */
export const Making = Schema.Struct({
  prompt: Schema.String.annotate({ description: "Name of the prompt" }),
  promptHash: Schema.String.annotate({ description: "Version of the prompt: first 12 hex digits of its SHA-256" }),
  model: Schema.String.annotate({ description: "The model that answered" }),
  place: Schema.String,
  seed: Schema.optionalKey(Schema.Int).annotate({ description: "The seed sent; absent where the server takes none" }),
  temperature: Schema.optionalKey(Schema.Finite).annotate({ description: "The temperature sent, likewise" }),
  inputTokens: Schema.Int,
  outputTokens: Schema.Int,
  rehearsal: Schema.Boolean.annotate({ description: "True when the embedded rehearsal model answered" })
}).annotate({ identifier: "Making" })
export type Making = typeof Making.Type

/** A draft: what synthesis or a scenario hands on to quality. */
export const Draft = Schema.Struct({
  id: Schema.NonEmptyString.annotate({ description: "Its place: requirement, wave, rank" }),
  kind: Schema.Literals(["sft"]),
  requirement: Schema.Int.annotate({ description: "Number of the requirement in the recipe, counted from 1" }),
  domain: Schema.String,
  complexity: Schema.Literals(["simple", "intermediate", "specialised"]),
  turns: Schema.Array(Turn),
  sources: Sources,
  makings: Schema.Array(Making)
}).annotate({ identifier: "Draft" })
export type Draft = typeof Draft.Type

/** The text of the first turn of a role; empty when there is none. */
export const text = (draft: Pick<Draft, "turns">, role: Turn["role"]): string =>
  draft.turns.find((turn) => turn.role === role)?.content ?? ""
