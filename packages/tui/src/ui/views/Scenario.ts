/** What is played: the plays of a class; of a society the rules it lives by, how far it is, and how it does (v where there are both). */
import { Recipe, type Watched } from "@stoa/core"
import { pairs, section, stack } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine } from "../canvas/lines.ts"
import { wrap } from "../canvas/text.ts"
import { matches } from "../state/Query.ts"
import { listOf } from "../state/State.ts"
import type { Room, Scene, View } from "../state/View.ts"
import * as Class from "./scenario/Class.ts"
import * as Plays from "./scenario/Plays.ts"
import * as Rules from "./scenario/Rules.ts"
import * as Trend from "./scenario/Trend.ts"

/** True where the plays of a class are shown: where there is one, but for `v` where there is a society too. */
const isClass = ({ state, watched: { run: { recipe } } }: Scene): boolean =>
  Recipe.hasClass(recipe) && !(Recipe.hasSociety(recipe) && listOf(state, "scenario").variant % 2 === 1)

const orders: Readonly<Record<string, (a: Plays.Play, b: Plays.Play) => number>> = {
  calls: (a, b) => b.calls - a.calls,
  state: (a, b) => (a.state < b.state ? -1 : a.state > b.state ? 1 : 0),
  scenario: (a, b) => (a.scenario < b.scenario ? -1 : a.scenario > b.scenario ? 1 : 0)
}

const playIds = ({ state, watched }: Scene): ReadonlyArray<string> => {
  const { filter, sort } = listOf(state, "scenario")
  const all = Plays.all(watched)
  const found = filter === ""
    ? all
    : all.filter(({ question, reason, row, scenario, state }) =>
      matches(filter, { question, reason, scenario, status: state, row: `c${row}` })
    )
  const order = orders[sort?.id ?? ""]
  const ids = (order === undefined ? found : found.toSorted(order)).map(({ place }) => place)
  return sort?.reverse === true ? ids.toReversed() : ids
}

const lesson = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const plays = Plays.all(scene.watched)
  const tallies = Plays.tallies(plays)
  const most = room.height < 12 ? 0 : Math.min(tallies.length + 1, Math.floor(room.height / 3))
  const head = [
    Class.sentence(scene, plays),
    [],
    ...(most === 0 ? [] : [...Class.table(tallies, { width: room.width, height: most }, scene.glyphs), []])
  ]
  const byPlace = new Map(plays.map((play) => [play.place, play]))
  const rest = { width: room.width, height: Math.max(0, room.height - head.length) }
  return [...head, ...Class.list(scene, { items: playIds(scene), plays: byPlace }, rest)]
}

const pages = new WeakMap<Watched.Watched, Map<string, ReadonlyArray<Line>>>()

/** All there is to say of a society, put together once for each moment and width. */
const page = ({ glyphs, watched }: Scene, width: number): ReadonlyArray<Line> => {
  const known = pages.get(watched) ?? new Map<string, ReadonlyArray<Line>>()
  pages.set(watched, known)
  const key = `${width} ${glyphs.ascii}`
  const drawn = { width, glyphs }
  const alerts = watched.alerts.flatMap(({ sentence, step }) =>
    wrap(`step ${step}: ${sentence}`, width - 2).map((text, nth): Line => [
      span(nth === 0 ? "! " : "  ", "warn"),
      span(text, "warn")
    ])
  )
  const lines = known.get(key) ?? stack([
    section({ title: "the rules of this society", lines: pairs(Rules.of(watched), { width }) }, drawn),
    Trend.block(watched.health, drawn),
    ...(alerts.length === 0 ? [] : [section({ title: "what is wrong", lines: alerts }, drawn)])
  ], Infinity)
  known.set(key, lines)
  return lines
}

const society = (scene: Scene, room: Room): ReadonlyArray<Line> => {
  const lines = page(scene, room.width)
  const { state } = scene
  const top = Math.max(0, Math.min(listOf(state, "scenario").top, lines.length - room.height))
  return lines.slice(top, top + room.height)
}

/** The view. */
export const scenario: View = {
  id: "scenario",
  title: "Scenario",
  about: "The plays of a class and what came of them; of a society its rules, its progress and its health by step",
  sorts: [
    { id: "question", title: "question" },
    { id: "scenario", title: "scenario" },
    { id: "state", title: "state" },
    { id: "calls", title: "calls" }
  ],
  variants: ["the class, where there is one", "the society"],
  items: (scene) => isClass(scene) ? playIds(scene) : [],
  opens: (id) => ({ view: "play", subject: id }),
  draw: (scene, room) =>
    (isClass(scene) ? lesson(scene, room) : society(scene, room))
      .slice(0, room.height).map((each) => cutLine(each, room.width))
}
