/** The plays of a class: what was posed, what is being played, and what came of it. */
import { type Event, Example, Place, type Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Told from "../data/Told.ts"

/** How a play stands. */
export type State = "to come" | "playing" | "not played" | Event.Played["end"]

/** A scenario over a question. */
export interface Play {
  /** `class/c12/debate` */
  readonly place: string
  readonly row: number
  readonly scenario: string
  readonly question: string
  readonly state: State
  readonly reason: string
  readonly calls: number
  readonly drafts: number
  /** Rows it gave, and how many of them every filter keeps. */
  readonly rows: number
  readonly kept: number
}

/** All plays over a scenario together. */
export interface Tally {
  readonly scenario: string
  readonly posed: number
  readonly open: number
  readonly playing: number
  readonly drafts: number
  readonly nothing: number
  readonly elsewhere: number
  readonly failed: number
  readonly calls: number
  readonly rows: number
  readonly kept: number
}

interface Rows {
  rows: number
  kept: number
}

const rowsKnown = new WeakMap<World.World["examples"], ReadonlyMap<string, Rows>>()

const rowsOf = ({ examples }: World.World): ReadonlyMap<string, Rows> => {
  const before = rowsKnown.get(examples)
  if (before !== undefined) return before
  const found = new Map<string, Rows>()
  for (const example of HashMap.values(examples)) {
    if (example.scene === undefined) continue
    const place = Place.play(example.scene.row, example.scene.scenario)
    const own = found.get(place) ?? { rows: 0, kept: 0 }
    found.set(place, { rows: own.rows + 1, kept: own.kept + (Example.isKept(example) ? 1 : 0) })
  }
  rowsKnown.set(examples, found)
  return found
}

/** The questions on which somebody is at work: by the calls in flight and by what is waited for. */
const working = ({ mode, pulse, spending }: Watched.Watched): ReadonlySet<string> => {
  if (mode !== "live") return new Set()
  const places = [
    ...spending.spans.flatMap(({ place, state }) => state === "open" ? place : []),
    ...Object.values(pulse?.waits ?? {}).map(({ place }) => place)
  ]
  return new Set(places.flatMap((place) => /^class\/c\d+\/[^/]+/.exec(place)?.[0] ?? []))
}

const listed = (watched: Watched.Watched): ReadonlyArray<Play> => {
  const { world } = watched
  const rows = rowsOf(world)
  const active = working(watched)
  const played = new Map([...HashMap.values(world.plays)].map((play) => [Place.play(play.row, play.scenario), play]))
  const questionOf = (row: number) =>
    Option.match(HashMap.get(world.questions, row), {
      onNone: () => "",
      onSome: ({ question }) => question.harmful === true ? Told.withheld("safety") : question.question
    })
  const of = (row: number, scenario: string): Play => {
    const place = Place.play(row, scenario)
    const end = played.get(place)
    const isOver = watched.mode === "finished" || watched.mode === "stopped"
    return {
      place,
      row,
      scenario,
      question: questionOf(row),
      state: end?.end ?? (active.has(place) ? "playing" : isOver ? "not played" : "to come"),
      reason: end?.reason ?? "",
      calls: end?.calls ?? 0,
      drafts: end?.drafts ?? 0,
      rows: rows.get(place)?.rows ?? 0,
      kept: rows.get(place)?.kept ?? 0
    }
  }
  const posed = World.questions(world).map(({ row, scenario }) => of(row, scenario))
  const places = new Set(posed.map(({ place }) => place))
  const others = [...played].filter(([place]) => !places.has(place)).map(([, { row, scenario }]) => of(row, scenario))
  return others.length === 0 ? posed : [...posed, ...others].toSorted((a, b) => Place.compare(a.place, b.place))
}

const known = new WeakMap<Watched.Watched, ReadonlyArray<Play>>()

/** All plays in place order. */
export const all = (watched: Watched.Watched): ReadonlyArray<Play> => {
  const plays = known.get(watched) ?? listed(watched)
  known.set(watched, plays)
  return plays
}

const tally = (scenario: string, plays: ReadonlyArray<Play>): Tally => {
  const count = (...states: ReadonlyArray<State>) => plays.filter(({ state }) => states.includes(state)).length
  const sum = (of: (play: Play) => number) => plays.reduce((total, play) => total + of(play), 0)
  return {
    scenario,
    posed: plays.length,
    open: count("to come", "not played"),
    playing: count("playing"),
    drafts: count("drafts"),
    nothing: count("nothing"),
    elsewhere: count("elsewhere"),
    failed: count("failed"),
    calls: sum(({ calls }) => calls),
    rows: sum(({ rows }) => rows),
    kept: sum(({ kept }) => kept)
  }
}

/** The plays by scenario, in the order of their names. */
export const tallies = (plays: ReadonlyArray<Play>): ReadonlyArray<Tally> =>
  [...Map.groupBy(plays, ({ scenario }) => scenario)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([scenario, own]) => tally(scenario, own))
