/** The messages that a filter leaves: in the order in which they were told, or as threads. */
import type { Message, Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Query from "../../state/Query.ts"
import type { ListState } from "../../state/State.ts"
import type { Scene } from "../../state/View.ts"
import { nameOf } from "../agent/Names.ts"
import { sender } from "./Names.ts"

/** The messages of a list, and how each stands in its thread. */
export interface Feed {
  readonly ids: ReadonlyArray<string>
  /** How deep a message stands in its thread; 0 for one that begins one, or where there are no threads. */
  readonly depth: ReadonlyMap<string, number>
  /** Reactions below a message, where they are folded away. */
  readonly folded: ReadonlyMap<string, number>
}

/** The forms of the stream. */
export const variants = ["in order", "threads", "threads folded"] as const

/** A message of the run; undefined where nothing is known of it. */
export const message = ({ look, watched: { world } }: Scene, id: string): Message.Message | undefined =>
  Option.getOrUndefined(HashMap.get(world.messages, id)) ?? look.message(id)

const fields = ({ watched: { world } }: Scene, { act, from, group, heardBy, id, step, text }: Message.Message) => ({
  id,
  step: String(step),
  from: `${from} ${sender(world, from)}`,
  to: heardBy.map(({ agent }) => `${agent} ${nameOf(world, agent)}`).join(" "),
  act,
  group,
  text
})

const filtered = (scene: Scene, filter: string): ReadonlyArray<string> => {
  const { messages } = scene.watched.chronicle
  if (filter === "") return messages
  const query = Query.parse(filter)
  return messages.filter((id) => {
    const found = message(scene, id)
    return found !== undefined && Query.matches(query, fields(scene, found))
  })
}

const none: ReadonlyMap<string, number> = new Map()

/** Messages below what they react to; threads in the order in which somebody last spoke in them. */
const threaded = (scene: Scene, ids: ReadonlyArray<string>, isFolded: boolean): Feed => {
  const listed = new Set(ids)
  const below = new Map<string, Array<string>>()
  const beginnings: Array<string> = []
  // The last that was told of a thread says where it stands.
  const last = new Map<string, number>()
  const root = new Map<string, string>()
  for (const [at, id] of ids.entries()) {
    const cause = message(scene, id)?.becauseOf.find((cause) => listed.has(cause) && root.has(cause))
    const begins = cause === undefined ? id : root.get(cause) as string
    root.set(id, begins)
    last.set(begins, at)
    if (cause === undefined) beginnings.push(id)
    else below.set(cause, [...(below.get(cause) ?? []), id])
  }
  beginnings.sort((a, b) => (last.get(a) as number) - (last.get(b) as number))
  if (isFolded) {
    const counts = new Map<string, number>()
    for (const [id, begins] of root) if (id !== begins) counts.set(begins, (counts.get(begins) ?? 0) + 1)
    return { ids: beginnings, depth: none, folded: counts }
  }
  const depth = new Map<string, number>()
  const waiting = beginnings.toReversed().map((id) => ({ id, deep: 0 }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    depth.set(next.id, next.deep)
    for (const id of (below.get(next.id) ?? []).toReversed()) waiting.push({ id, deep: next.deep + 1 })
  }
  return { ids: [...depth.keys()], depth, folded: none }
}

const kept = new WeakMap<Watched.Watched, Map<string, Feed>>()

/** The feed of a list, found out once for a run as it is. */
export const of = (scene: Scene, { filter, variant }: ListState): Feed => {
  const known = kept.get(scene.watched) ?? new Map<string, Feed>()
  kept.set(scene.watched, known)
  const form = variants[variant % variants.length] ?? variants[0]
  const key = `${form} ${filter}`
  const found = known.get(key) ?? (() => {
    const ids = filtered(scene, filter)
    return form === "in order" ? { ids, depth: none, folded: none } : threaded(scene, ids, form === "threads folded")
  })()
  known.set(key, found)
  return found
}
