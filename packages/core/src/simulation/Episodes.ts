/** Cuts a group's messages into episodes and has each told in a paragraph (MATRIX section 3: scenario). */
import { Effect, HashMap, Option } from "effect"
import type { Episode } from "../domain/Episode.ts"
import type { GroupId } from "../domain/Group.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as Tokens from "../domain/Tokens.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Once from "./Once.ts"
import { summarise } from "./prompts.ts"

/**
 * What makes an episode. The paper can be read in three ways: so many actions of a group (3 of "actions"), one round in which each
 * member acts (1 of "steps"), several rounds (3 of "steps").
 */
export interface Window {
  readonly size: number
  readonly unit: "actions" | "steps"
}

/** Fewest messages of an episode that is cut by the clock or by the end. */
const fewest = 2

/** The sizes of the episodes that are complete at the end of a step, when so many messages of a group are in none. */
export const complete = (open: number, step: number, { size, unit }: Window): Array<number> => {
  if (unit === "actions") return Array.from({ length: Math.floor(open / size) }, () => size)
  return (step + 1) % size === 0 && open >= fewest ? [open] : []
}

/** The same at the end of all: what is left over is an episode too, if it is more than a single message. */
export const last = (open: number, { size, unit }: Window): Array<number> => {
  if (unit === "steps") return open >= fewest ? [open] : []
  const whole = complete(open, 0, { size, unit })
  const rest = open - whole.length * size
  return rest >= fewest ? [...whole, rest] : whole
}

const tell = Effect.fnUntraced(function*(messages: ReadonlyArray<Message>, place: string) {
  const world = yield* EventLog.currentWorld
  const profileOf = (agent: string) => World.agent(world, agent).agent.profile
  const actors = [...new Set(messages.map((message) => message.from))]
  const input = {
    people: actors.map((actor) => Profile.oneLine(profileOf(actor))),
    actions: messages.map((message) => `${profileOf(message.from).name} [${message.act}]: ${message.text}`)
  }
  const answer = yield* Once.ask(summarise, { input, place })
  const acts = messages.map((message) => message.tokens)
  if (answer !== undefined) {
    return { actors, summary: oneLine(answer.output), tokens: Tokens.sum([...acts, Tokens.of(answer.making)]) }
  }
  // The acts themselves tell what happened, if less well; what is told is embedded later, and no embedder takes a book.
  const summary = brief(messages.map((message) => message.text).join(" "), 4000)
  return { actors, summary, tokens: Tokens.sum(acts) }
})

/** What there is to close at the end of a step. */
export interface Closing {
  readonly step: number
  readonly sizes: ReadonlyArray<number>
  /** Episodes of the group that come before these; all that there are by default. */
  readonly before?: number
}

/** Closes episodes of these sizes, from a group's oldest open message on, as of the end of a step; those that are closed stay as they are. */
export const close = Effect.fnUntraced(function*(group: GroupId, { before, sizes, step }: Closing) {
  const world = yield* EventLog.currentWorld
  const { episodes, window } = World.group(world, group)
  const first = before ?? episodes.length
  const closed = new Set(episodes.slice(first))
  const inside = [...closed].flatMap((id) => Option.toArray(HashMap.get(world.episodes, id))).flatMap(({ messages }) =>
    messages
  )
  const open = inside.length === 0 ? window : [...inside, ...window].toSorted(Place.compareMessages)
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0))
  yield* Effect.forEach(
    sizes,
    Effect.fnUntraced(function*(size, index) {
      const nth = first + index + 1
      const id = Place.episodeId(group, nth)
      if (HashMap.has(world.episodes, id)) return
      const ids = open.slice(starts[index], starts[index]! + size)
      const place = Place.join("simulation", step, group, `e${nth}`)
      const { actors, summary, tokens } = yield* tell(ids.map((message) => World.message(world, message)), place)
      const episode: Episode = {
        id,
        group,
        step,
        agents: actors as [string, ...Array<string>],
        messages: ids as [MessageId, ...Array<MessageId>],
        summary,
        tokens
      }
      yield* EventLog.append({ _tag: "EpisodeClosed", place, episode })
    }),
    { concurrency: "unbounded", discard: true }
  )
})
