/**
 * What an agent remembers in a prompt: a little of its life before the run, what lies further back in short, of older things, in the
 * run and before it, those that bear on what is at hand, and always the newest. Nothing here asks a model.
 */
import type { Episode } from "../domain/Episode.ts"
import type * as World from "../log/World.ts"
import type { Tokens } from "../model/Tokens.ts"
import * as Remembered from "./Remembered.ts"

/** What comes to an agent's mind, each part oldest first. */
export interface Recollection {
  readonly past: ReadonlyArray<string>
  readonly earlier: ReadonlyArray<string>
  readonly recalled: ReadonlyArray<string>
  /** How much each of the recalled things bears on what is at hand. */
  readonly relevance: ReadonlyArray<number>
  readonly recent: ReadonlyArray<string>
}

/** What there is to remember. */
export interface Life {
  /** What the agent did before the run, and what it did or heard in it, oldest first. */
  readonly memory: ReadonlyArray<World.Memory>
  /** The episodes in which it took part, oldest first. */
  readonly episodes: ReadonlyArray<Pick<Episode, "step" | "summary">>
  /** What it is about to see to: its plan step, or what it has just heard. */
  readonly atHand: ReadonlyArray<string>
}

/** Most things of each part, and the share of the room that it may take; who comes later has what the others left. */
export const parts = {
  recent: { most: 8, share: 0.55 },
  past: { most: 4, share: 0.25 },
  recalled: { most: 4, share: 0.25 },
  earlier: { most: 3, share: 0.35 }
}

/** Tokens of all parts together, as prompts have it. */
export const room = 600

/** Most tokens of one thing remembered. */
const longest = 80
// A dash before it, a line break behind it.
const mark = 2

/** Cosine from which on an older thing bears on what is at hand; what a person does resembles itself by about as much. */
const relevant = 0.2

/** Most things of the life before the run that are looked through for that: the latest. */
const mostLookedThrough = 64

const shown = ({ kind, text }: World.Memory): string =>
  kind === "past" ? `(before) ${text}` : kind === "heard" ? `(heard) ${text}` : text

const inShort = ({ summary }: Pick<Episode, "summary">): string => `(in short) ${summary}`

/** Something remembered, and the line it would take up. */
interface Item<A> extends Remembered.Line {
  readonly of: A
}

/** The first of these, best first, that fit; `sure` says that the very first does in any case. */
const fill = <A>(best: Iterable<Item<A>>, { most, room, sure, tokens }: {
  readonly most: number
  readonly room: number
  readonly sure: boolean
  readonly tokens: Tokens
}) => {
  const items: Array<Item<A>> = []
  let used = 0
  for (const item of best) {
    if (items.length === most) break
    const isSure = sure && items.length === 0
    const text = isSure ? tokens.cut(item.text, Math.min(longest, room - mark)) : item.text
    const size = (text === item.text ? item.size : tokens.count(text)) + mark
    if (used + size > room && !isSure) break
    items.push({ ...item, text })
    used += size
  }
  return { items, used }
}

/** Older things that bear on what is at hand, best first; of equals the older. */
const bearing = (older: ReadonlyArray<World.Memory>, atHand: ReadonlyArray<string>) => {
  const query = older.length === 0 ? undefined : Remembered.vectorOfAll(atHand)
  if (query === undefined) return []
  const found: Array<{ readonly entry: World.Memory; readonly at: number; readonly relevance: number }> = []
  older.forEach((entry, at) => {
    const relevance = Remembered.nearness(query, Remembered.vectorOf(entry))
    if (relevance >= relevant) found.push({ entry, at, relevance })
  })
  return found.toSorted((a, b) => b.relevance - a.relevance || a.at - b.at).slice(0, parts.recalled.most)
}

/** What comes to mind, in at most `room` tokens. The newest thing is always among it. */
export const recall = (
  { atHand, episodes, memory }: Life,
  { room: whole = room, tokens }: { readonly tokens: Tokens; readonly room?: number }
): Recollection => {
  let left = whole
  const take = <A>(part: keyof typeof parts, best: ReadonlyArray<Item<A>>, sure = false): Array<Item<A>> => {
    const { most, share } = parts[part]
    const { items, used } = fill(best, { most, room: Math.min(left, Math.floor(whole * share)), sure, tokens })
    left -= used
    return items
  }
  const itemOf = (of: World.Memory) => ({ of, ...Remembered.lineOf(of, shown, { longest, tokens }) })
  // What was before the run stands before what happened in it.
  const start = memory.findIndex(({ kind }) => kind !== "past")
  const lived = start < 0 ? memory.length : start
  const newest = (from: number, to: number, most: number) =>
    memory.slice(Math.max(from, to - most), to).toReversed().map(itemOf)
  const recent = take("recent", newest(lived, memory.length, parts.recent.most), true).toReversed()
  const past = take("past", newest(0, lived, parts.past.most)).toReversed()
  const older = [
    ...memory.slice(Math.max(0, lived - past.length - mostLookedThrough), lived - past.length),
    ...memory.slice(lived, memory.length - recent.length)
  ]
  const found = bearing(older, atHand).map(({ at, entry, relevance }) => ({ ...itemOf(entry), of: { at, relevance } }))
  const recalled = take("recalled", found).toSorted((a, b) => a.of.at - b.of.at)
  const first = recent[0]?.of.step ?? 0
  const before = episodes.filter(({ step }) => step < first).slice(-parts.earlier.most).toReversed()
  const earlier = take("earlier", before.map((of) => ({ of, ...Remembered.lineOf(of, inShort, { longest, tokens }) })))
  const texts = (items: ReadonlyArray<Item<unknown>>) => items.map(({ text }) => text)
  return {
    past: texts(past),
    earlier: texts(earlier.toReversed()),
    recalled: texts(recalled),
    relevance: recalled.map(({ of }) => of.relevance),
    recent: texts(recent)
  }
}
