/** A class on the screen: a table by scenario, and the list of its plays. */
import { count, many, rate } from "../../canvas/Amount.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { line } from "../../canvas/lines.ts"
import { type Column, draw as drawTable } from "../../canvas/Table.ts"
import { clean } from "../../canvas/text.ts"
import { cursorOf } from "../../canvas/Window.ts"
import type { Glyphs } from "../../state/Glyphs.ts"
import { listOf } from "../../state/State.ts"
import type { Room, Scene } from "../../state/View.ts"
import type { Play, Tally } from "./Plays.ts"

const number = (value: number, glyphs: Glyphs, tone?: Tone): Line => [
  value === 0 ? span(glyphs.idle, "dim") : span(count(value), tone)
]

const columns = (glyphs: Glyphs): ReadonlyArray<Column<Tally>> => {
  const of = (
    title: string,
    rank: number,
    [value, tone]: readonly [(tally: Tally) => number, Tone?]
  ): Column<Tally> => ({
    id: title,
    title,
    width: Math.max(5, title.length),
    right: true,
    rank,
    cell: (tally) => number(value(tally), glyphs, tone)
  })
  return [
    { id: "scenario", title: "scenario", width: 14, most: 28, grows: true, rank: 0, cell: ({ scenario }) => scenario },
    of("posed", 0, [({ posed }) => posed]),
    of("open", 3, [({ open }) => open]),
    of("playing", 1, [({ playing }) => playing, "accent"]),
    of("gave rows", 0, [({ drafts }) => drafts, "good"]),
    of("nothing", 2, [({ nothing }) => nothing, "warn"]),
    of("elsewhere", 4, [({ elsewhere }) => elsewhere]),
    of("failed", 1, [({ failed }) => failed, "bad"]),
    of("kept", 0, [({ kept }) => kept]),
    {
      id: "calls",
      title: "calls a play",
      width: 12,
      right: true,
      rank: 3,
      cell: ({ calls, open, playing, posed }) => posed === open + playing ? "-" : rate(calls / (posed - open - playing))
    }
  ]
}

/** The table by scenario. */
export const table = (tallies: ReadonlyArray<Tally>, room: Room, glyphs: Glyphs): ReadonlyArray<Line> => {
  const byName = new Map(tallies.map((tally) => [tally.scenario, tally]))
  return drawTable({
    columns: columns(glyphs),
    ids: [...byName.keys()],
    row: (id) => byName.get(id) as Tally,
    cursor: -1,
    glyphs,
    empty: "No question was posed yet."
  }, room)
}

/** How a play stands, in a word and a sign. */
export const stateOf = ({ state }: Pick<Play, "state">, glyphs: Glyphs): Line => {
  switch (state) {
    case "drafts":
      return [span(`${glyphs.done} gave rows`, "good")]
    case "playing":
      return [span(`${glyphs.acts} playing`, "accent")]
    case "nothing":
      return [span(`${glyphs.muted} nothing`, "warn")]
    case "elsewhere":
      return [span(`${glyphs.to} elsewhere`, "dim")]
    case "failed":
      return [span(`${glyphs.fails} failed`, "bad")]
    default:
      return [span(`${glyphs.idle} ${state}`, "dim")]
  }
}

const playColumns = (glyphs: Glyphs): ReadonlyArray<Column<Play>> => [
  { id: "row", title: "question", width: 8, rank: 2, cell: ({ row }) => `c${row}` },
  { id: "scenario", title: "scenario", width: 16, rank: 1, cell: ({ scenario }) => scenario },
  { id: "state", title: "state", width: 12, rank: 0, cell: (play) => stateOf(play, glyphs) },
  { id: "calls", title: "calls", width: 5, right: true, rank: 3, cell: ({ calls }) => number(calls, glyphs) },
  {
    id: "kept",
    title: "kept",
    width: 7,
    right: true,
    rank: 2,
    cell: ({ kept, rows }) => rows === 0 ? [span(glyphs.idle, "dim")] : `${kept} of ${rows}`
  },
  {
    id: "question",
    title: "what it is about, or why it came to nothing",
    width: 16,
    grows: true,
    rank: 0,
    cell: ({ question, reason }) => reason === "" ? question : [span(clean(reason), "warn")]
  }
]

/** The list of plays. */
export const list = (scene: Scene, { items, plays }: {
  readonly items: ReadonlyArray<string>
  readonly plays: ReadonlyMap<string, Play>
}, room: Room): ReadonlyArray<Line> =>
  drawTable({
    columns: playColumns(scene.glyphs),
    ids: items,
    row: (id) => plays.get(id) as Play,
    cursor: cursorOf(items, listOf(scene.state, "scenario")),
    sort: listOf(scene.state, "scenario").sort,
    glyphs: scene.glyphs,
    empty: "No play matches."
  }, room)

/** How far the class is, in a sentence. */
export const sentence = ({ watched: { run: { recipe } } }: Scene, plays: ReadonlyArray<Play>): Line => {
  const of = (state: Play["state"]) => plays.filter((play) => play.state === state).length
  const over = plays.length - of("to come") - of("playing") - of("not played")
  const judge = {
    none: "no judge",
    report: "a judge labels faulty reasoning",
    filter: "a judge drops faulty reasoning"
  }
  return line(
    span(many(plays.length, "play"), "strong"),
    span(`: ${over} over, ${of("playing")} being played, ${of("to come") + of("not played")} open`),
    span(`; ${judge[recipe.class.judge]}`, "dim"),
    span(recipe.class.gain ? "; learners are tested before and after" : "", "dim")
  )
}
