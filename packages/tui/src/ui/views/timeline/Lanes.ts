/** Lanes of steps: for each group, or each member of one, what was done in each step. */
import { Place, type Watched, type World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { type Line, type Span, span } from "../../canvas/Line.ts"
import type { Glyphs } from "../../state/Glyphs.ts"

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

const actedKnown = new WeakMap<World.GroupState, Map<number, number>>()

/** How many of a group acted in a step, by the messages that are at hand. */
const actedIn = ({ world }: Watched.Watched, state: World.GroupState, step: number): number => {
  const known = actedKnown.get(state) ?? new Map<number, number>()
  actedKnown.set(state, known)
  const before = known.get(step)
  if (before !== undefined) return before
  const { id, members } = state.group
  const acted = members.filter((member) => HashMap.has(world.messages, Place.messageId(id, step, member, 1))).length
  known.set(step, acted)
  return acted
}

/** The first step of which all messages are at hand: what is long past is not. */
export const firstKnown = ({ chronicle: { steps }, world }: Watched.Watched): number => {
  let left = HashMap.size(world.messages)
  for (let at = steps.length - 1; at >= 0; at--) {
    left -= steps[at]?.acted ?? 0
    if (left < 0) return (steps[at]?.step ?? 0) + 1
  }
  return 0
}

/** The steps a lane shows: so many from one on, each so many columns wide. */
export interface Stretch {
  readonly from: number
  readonly steps: number
  readonly wide: number
  /** The first step of which everything is known. */
  readonly known: number
  readonly glyphs: Glyphs
}

/** Steps that all fit are spread out; of more the latest are shown. */
export const stretch = (
  last: number,
  { columns, ...rest }: Pick<Stretch, "known" | "glyphs"> & { readonly columns: number }
): Stretch => {
  const wide = Math.max(1, Math.min(4, Math.floor(columns / Math.max(8, last + 1))))
  const steps = Math.max(1, Math.floor(columns / wide))
  return { ...rest, from: Math.max(0, last - steps + 1), steps, wide }
}

/** The sign of each step, those of one tone in one piece: there are hundreds of them on a screen. */
const joined = ({ from, glyphs, steps, wide }: Stretch, sign: (step: number) => Span): Line => {
  const line: Array<{ text: string; tone?: Span["tone"] }> = []
  for (let step = from; step < from + steps; step++) {
    const { text: once, tone } = sign(step)
    // Bars are as wide as their step, but for a gap between two; other signs stand where it begins.
    const isBar = wide > 1 && (glyphs.spark.includes(once) || once === glyphs.frame.h)
    const text = isBar ? `${once.repeat(wide - 1)} ` : once.padEnd(wide)
    const last = line.at(-1)
    if (last !== undefined && last.tone === tone) last.text += text
    else line.push(tone === undefined ? { text } : { text, tone })
  }
  return line.map(({ text, tone }) => span(text, tone))
}

/** The steps of a group: the higher the sign, the more of its members acted. */
export const ofGroup = (watched: Watched.Watched, group: string, stretch: Stretch): Line => {
  const { glyphs, known } = stretch
  const state = Option.getOrUndefined(HashMap.get(watched.world.groups, group))
  const failed = failuresOf(watched)
  const wait = watched.pulse?.waits[group]
  return joined(stretch, (step) => {
    if (state === undefined || step > state.step + 1) return span(" ")
    if (failed.has(`${group}/${step}`)) return span(glyphs.fails, "bad")
    const acted = actedIn(watched, state, step)
    if (step === state.step + 1) {
      if (watched.world.ended !== undefined || (acted === 0 && watched.pulse?.phase !== "simulation")) return span(" ")
      return wait?.on === "neighbour" ? span(glyphs.waits, "warn") : span(glyphs.running, "accent")
    }
    if (step < known) return span(glyphs.frame.h, "dim")
    if (acted === 0) return span(glyphs.idle, "dim")
    const share = acted / state.group.members.length
    return span(glyphs.spark[Math.ceil(glyphs.spark.length * Math.min(1, share)) - 1] ?? glyphs.full, "agent")
  })
}

const letters = { do: "d", say: "s", ask: "a", publish: "p", think: "t" } as const

/** The steps of an agent: a letter for each act, a capital for one that reacts to what it heard. */
export const ofMember = (
  watched: Watched.Watched,
  { agent, group }: { readonly agent: string; readonly group: string },
  stretch: Stretch
): Line => {
  const { glyphs, known } = stretch
  const failed = failuresOf(watched)
  const last = Option.match(HashMap.get(watched.world.groups, group), { onNone: () => -1, onSome: ({ step }) => step })
  const wait = watched.pulse?.waits[agent]
  return joined(stretch, (step) => {
    if (step > last + 1) return span(" ")
    const id = Place.messageId(group, step, agent, 1)
    const message = Option.getOrUndefined(HashMap.get(watched.world.messages, id))
    if (message !== undefined) {
      const letter = letters[message.act]
      return message.kind === "reaction" ? span(letter.toUpperCase(), "act") : span(letter, "agent")
    }
    if (failed.has(`${agent}/${step}`)) return span(glyphs.fails, "bad")
    if (step === last + 1) {
      return wait === undefined
        ? span(" ")
        : wait.on === "call"
        ? span(glyphs.running, "accent")
        : span(glyphs.waits, "warn")
    }
    return span(step < known ? glyphs.frame.h : glyphs.idle, "dim")
  })
}

/** The numbers of steps above the lanes: of the first, and of every fifth or tenth; and a sign where a replay stands. */
export const axis = ({ from, glyphs, steps, wide }: Stretch, at?: number): string => {
  const signs = Array.from({ length: steps * wide }, () => " ")
  const every = wide === 1 ? 10 : 5
  for (let step = from; step < from + steps; step++) {
    const column = (step - from) * wide
    const text = String(step)
    if (step % every !== 0 && step !== from) continue
    if (column + text.length > signs.length || (column > 0 && signs[column - 1] !== " ")) continue
    for (const [nth, sign] of [...text].entries()) signs[column + nth] = sign
  }
  if (at !== undefined && at >= from && at < from + steps) signs[(at - from) * wide] = glyphs.replay
  return signs.join("")
}
