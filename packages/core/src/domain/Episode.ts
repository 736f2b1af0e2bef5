/** A recorded stretch of a group's messages with a summary. */
import { Schema } from "effect"
import { AgentId } from "./Agent.ts"
import { GroupId } from "./Group.ts"
import { MessageId } from "./Message.ts"
import { Tokens } from "./Tokens.ts"

/** Id of an episode: group and number. */
export const EpisodeId = Schema.String.check(Schema.isPattern(/^g\d{3,}\/e\d+$/)).annotate({ identifier: "EpisodeId" })
export type EpisodeId = typeof EpisodeId.Type

/** An episode (MATRIX: simulated scenario): the agents with their actions, and a text that tells it. */
export const Episode = Schema.Struct({
  id: EpisodeId,
  group: GroupId,
  step: Schema.Int.annotate({ description: "Step in which its last message was sent" }),
  agents: Schema.NonEmptyArray(AgentId).annotate({ description: "Who acts in it, in order of first appearance" }),
  messages: Schema.NonEmptyArray(MessageId),
  summary: Schema.NonEmptyString.annotate({
    description: "What happened, in one paragraph that names each person's part"
  }),
  tokens: Schema.optionalKey(Tokens).annotate({
    description: "What the answers that told its acts and its summary took; absent in older logs"
  })
}).annotate({ identifier: "Episode" })
export type Episode = typeof Episode.Type
