/** Cuts a group's messages into episodes and has each told in a paragraph (MATRIX section 3: scenario; window of three). */
import { Effect } from "effect"
import type { Episode } from "../domain/Episode.ts"
import type { GroupId } from "../domain/Group.ts"
import type { Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import { brief, oneLine } from "../domain/PlainText.ts"
import * as Profile from "../domain/Profile.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Prompt from "../model/Prompt.ts"
import { summarise } from "./prompts.ts"

/** Whole windows of a list, and what is left. A last window counts at the end when it holds at least two. */
export const cut = <A>(items: ReadonlyArray<A>, size: number, atEnd: boolean): Array<ReadonlyArray<A>> => {
  const windows: Array<ReadonlyArray<A>> = []
  let at = 0
  for (; at + size <= items.length; at += size) windows.push(items.slice(at, at + size))
  const rest = items.slice(at)
  return atEnd && rest.length >= 2 ? [...windows, rest] : windows
}

const tell = Effect.fnUntraced(function*(messages: ReadonlyArray<Message>, place: string) {
  const world = yield* EventLog.currentWorld
  const profileOf = (agent: string) => World.agent(world, agent).agent.profile
  const actors = [...new Set(messages.map((message) => message.from))]
  const answer = yield* Prompt.ask(summarise, {
    people: actors.map((actor) => Profile.oneLine(profileOf(actor))),
    actions: messages.map((message) => `${profileOf(message.from).name} [${message.act}]: ${message.text}`)
  }, place)
  if (answer._tag === "Answered") return { actors, summary: oneLine(answer.output) }
  yield* EventLog.append(Prompt.failed(place, answer))
  // The acts themselves tell what happened, if less well; what is told is embedded later, and no embedder takes a book.
  return { actors, summary: brief(messages.map((message) => message.text).join(" "), 4000) }
})

/** What to close: the first `most` whole windows, or all of them and at the end also a last one of at least two. */
export interface CloseOptions {
  readonly window: number
  readonly step: number
  readonly most: number | "all and the last"
}

/** Closes windows of a group's open messages, oldest first. */
export const close = Effect.fnUntraced(function*(group: GroupId, options: CloseOptions) {
  const world = yield* EventLog.currentWorld
  const state = World.group(world, group)
  const atEnd = options.most === "all and the last"
  const whole = cut(state.window, options.window, atEnd)
  const windows = options.most === "all and the last" ? whole : whole.slice(0, options.most)
  yield* Effect.forEach(
    windows,
    Effect.fnUntraced(function*(ids, index) {
      const id = Place.episodeId(group, state.episodes.length + index + 1)
      const place = Place.join("simulation", options.step, group, `e${state.episodes.length + index + 1}`)
      const { actors, summary } = yield* tell(ids.map((message) => World.message(world, message)), place)
      const episode: Episode = {
        id,
        group,
        step: options.step,
        agents: actors as [string, ...Array<string>],
        messages: ids as [MessageId, ...Array<MessageId>],
        summary
      }
      yield* EventLog.append({ _tag: "EpisodeClosed", place, episode })
    }),
    { concurrency: "unbounded", discard: true }
  )
})
