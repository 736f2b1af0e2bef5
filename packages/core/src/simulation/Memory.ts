/**
 * What an agent remembers in a prompt: a little of its life before the run, what lies further back in short, of older things those
 * that bear on what is at hand, and always the newest. Nothing here asks a model.
 */
import type { Episode } from "../domain/Episode.ts"
import type * as World from "../log/World.ts"
import type { Tokens } from "../model/Tokens.ts"
import * as Vector from "../vector/Vector.ts"
import { embed, vectorOf } from "./Remembered.ts"

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
  readonly atHand: string
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

const shown = ({ kind, text }: World.Memory): string =>
  kind === "past" ? `(before) ${text}` : kind === "heard" ? `(heard) ${text}` : text

/** A thing remembered as the prompt has it. */
interface Line<A> {
  readonly of: A
  readonly text: string
}

interface Shelf {
  readonly most: number
  readonly room: number
  readonly tokens: Tokens
}

/** The first of these, best first, that fit; `sure` says that the very first does in any case. */
const fill = <A>(best: ReadonlyArray<Line<A>>, { most, room, tokens }: Shelf, sure = false) => {
  const lines: Array<Line<A>> = []
  let used = 0
  for (const { of, text } of best.slice(0, most)) {
    const isSure = sure && lines.length === 0
    const most = isSure ? Math.min(longest, room - mark) : longest
    const whole = tokens.count(text)
    const line = whole <= most ? text : tokens.cut(text, most)
    const size = (whole <= most ? whole : tokens.count(line)) + mark
    if (used + size > room && !isSure) break
    lines.push({ of, text: line })
    used += size
  }
  return { lines, used }
}

/** Older things that bear on what is at hand, best first; of equals the older. */
const bearing = (older: ReadonlyArray<World.Memory>, atHand: string) => {
  if (older.length === 0 || atHand === "") return []
  const query = embed(atHand)
  return older
    .map((of, at) => ({ of, at, relevance: Vector.cosine(query, vectorOf(of)) }))
    .filter(({ relevance }) => relevance >= relevant)
    .toSorted((a, b) => b.relevance - a.relevance || a.at - b.at)
    .map(({ at, of, relevance }) => ({ of: { at, relevance }, text: shown(of) }))
}

/** What comes to mind, in at most `room` tokens. The newest thing is always among it. */
export const recall = (
  { atHand, episodes, memory }: Life,
  { room: whole = room, tokens }: { readonly tokens: Tokens; readonly room?: number }
): Recollection => {
  let left = whole
  const take = <A>(part: keyof typeof parts, best: ReadonlyArray<Line<A>>, sure = false): Array<Line<A>> => {
    const { most, share } = parts[part]
    const shelf = { most, room: Math.min(left, Math.floor(whole * share)), tokens }
    const { lines, used } = fill(best, shelf, sure)
    left -= used
    return lines
  }
  const lived = memory.filter(({ kind }) => kind !== "past")
  const newest = lived.slice(-parts.recent.most).toReversed().map((of) => ({ of, text: shown(of) }))
  const recent = take("recent", newest, true).toReversed()
  const first = recent[0]?.of.step ?? 0
  const past = take(
    "past",
    memory.filter(({ kind }) => kind === "past").toReversed().map((of) => ({ of, text: shown(of) }))
  )
  const recalled = take("recalled", bearing(lived.slice(0, lived.length - recent.length), atHand))
    .toSorted((a, b) => a.of.at - b.of.at)
  const before = episodes.filter(({ step }) => step < first).toReversed()
  const earlier = take("earlier", before.map((of) => ({ of, text: `(in short) ${of.summary}` })))
  const texts = (lines: ReadonlyArray<Line<unknown>>) => lines.map(({ text }) => text)
  return {
    past: texts(past.toReversed()),
    earlier: texts(earlier.toReversed()),
    recalled: texts(recalled),
    relevance: recalled.map(({ of }) => of.relevance),
    recent: texts(recent)
  }
}
