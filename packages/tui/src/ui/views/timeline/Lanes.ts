/** Lanes of steps: for each group, or each member of one, what was done in each step. */
import { Place, type Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import { type Line, type Span, span } from "../../canvas/Line.ts"
import type { Glyphs } from "../../Glyphs.ts"

const places = /^simulation\/(\d+)\/(g\d+)(?:\/(a\d+))?/

type Failures = ReadonlyMap<string, number>

const failuresKnown = new WeakMap<Watched.Watched["world"]["failures"], Failures>()

/** How often something failed, by "g003/12" and by "a0004/12". */
const failuresOf = ({ world }: Watched.Watched): Failures => {
  const before = failuresKnown.get(world.failures)
  if (before !== undefined) return before
  const found = new Map<string, number>()
  const add = (key: string) => found.set(key, (found.get(key) ?? 0) + 1)
  for (const place of HashMap.keys(world.failures)) {
    const [, step, group, agent] = places.exec(place) ?? []
    if (step === undefined) continue
    add(`${group}/${step}`)
    if (agent !== undefined) add(`${agent}/${step}`)
  }
  failuresKnown.set(world.failures, found)
  return found
}

const turnsKnown = new WeakMap<Watched.Chronicle["turns"], ReadonlyMap<string, ReadonlyMap<number, number>>>()

/** How many acted in each step, by group: of the latest turns. */
const turnsOf = ({ turns }: Watched.Chronicle): ReadonlyMap<string, ReadonlyMap<number, number>> => {
  const before = turnsKnown.get(turns)
  if (before !== undefined) return before
  const found = new Map<string, Map<number, number>>()
  for (const { group, step } of turns) {
    let own = found.get(group)
    if (own === undefined) found.set(group, own = new Map())
    own.set(step, (own.get(step) ?? 0) + 1)
  }
  turnsKnown.set(turns, found)
  return found
}

/** The steps a lane shows: from one, so many. */
export interface Stretch {
  readonly from: number
  readonly columns: number
}

/** Signs of one tone go into one piece: there are hundreds of them in a line. */
const joined = (signs: Iterable<Span>): Line => {
  const line: Array<{ text: string; tone?: Span["tone"] }> = []
  for (const { text, tone } of signs) {
    const last = line.at(-1)
    if (last !== undefined && last.tone === tone) last.text += text
    else line.push(tone === undefined ? { text } : { text, tone })
  }
  return line.map(({ text, tone }) => span(text, tone))
}

/** The steps of a group: the higher the sign, the more of its members acted. */
export const ofGroup = (
  watched: Watched.Watched,
  group: string,
  { columns, from, glyphs }: Stretch & { readonly glyphs: Glyphs }
): Line => {
  const state = Option.getOrUndefined(HashMap.get(watched.world.groups, group))
  const acted = turnsOf(watched.chronicle).get(group)
  const failed = failuresOf(watched)
  const members = state?.group.members.length ?? 1
  const wait = watched.pulse?.waits[group]
  const sign = (step: number): Span => {
    const many = acted?.get(step) ?? 0
    const last = state?.step ?? -1
    if (failed.has(`${group}/${step}`)) return span(glyphs.fails, "bad")
    if (step === last + 1 && watched.world.ended === undefined) {
      if (wait?.on === "neighbour") return span(glyphs.waits, "warn")
      if (many > 0 || watched.mode === "live") return span(glyphs.running, "accent")
    }
    if (many > 0) return span(glyphs.spark[Math.ceil(8 * Math.min(1, many / members)) - 1] ?? glyphs.full, "agent")
    return step <= last ? span(glyphs.idle, "dim") : span(" ")
  }
  return joined(Array.from({ length: columns }, (_, at) => sign(from + at)))
}

const letters = { do: "d", say: "s", ask: "a", publish: "p", think: "t" } as const

/** The steps of an agent: a letter for each act, a capital for one that reacts to what it heard. */
export const ofMember = (
  watched: Watched.Watched,
  { agent, group }: { readonly agent: string; readonly group: string },
  { columns, from, glyphs }: Stretch & { readonly glyphs: Glyphs }
): Line => {
  const failed = failuresOf(watched)
  const last = Option.match(HashMap.get(watched.world.groups, group), { onNone: () => -1, onSome: ({ step }) => step })
  const wait = watched.pulse?.waits[agent]
  const acted = new Set(watched.chronicle.turns.flatMap((turn) => turn.agent === agent ? turn.step : []))
  const sign = (step: number): Span => {
    const id = Place.messageId(group, step, agent, 1)
    const message = Option.getOrUndefined(HashMap.get(watched.world.messages, id))
    if (message !== undefined) {
      const letter = letters[message.act]
      return message.kind === "reaction" ? span(letter.toUpperCase(), "act") : span(letter, "agent")
    }
    if (failed.has(`${agent}/${step}`)) return span(glyphs.fails, "bad")
    if (acted.has(step)) return span(glyphs.acts, "agent")
    if (step === last + 1 && wait !== undefined) {
      return wait.on === "call" ? span(glyphs.running, "accent") : span(glyphs.waits, "warn")
    }
    return step <= last ? span(glyphs.idle, "dim") : span(" ")
  }
  return joined(Array.from({ length: columns }, (_, at) => sign(from + at)))
}

/** The numbers of steps above the lanes, every tenth, and of a few every fifth. */
export const axis = ({ columns, from }: Stretch): string => {
  const signs = Array.from({ length: columns }, () => " ")
  for (let at = 0; at < columns; at++) {
    const step = from + at
    if (step % 10 !== 0 && at > 0) continue
    const text = String(step)
    if (at + text.length > columns) continue
    for (const [nth, sign] of [...text].entries()) signs[at + nth] = sign
  }
  return signs.join("")
}
