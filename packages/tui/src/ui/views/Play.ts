/** One play: its question, who played, what was said to whom and why, the calls, the conversations it gave and what was decided of them. */
import { type Event, type Example, Place, type Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { count, many } from "../canvas/Amount.ts"
import { type Block, pairs, section, stack } from "../canvas/Block.ts"
import { type Line, span } from "../canvas/Line.ts"
import { cutLine, line } from "../canvas/lines.ts"
import { clean, wrap } from "../canvas/text.ts"
import { listOf } from "../state/State.ts"
import type { Scene, View } from "../state/View.ts"
import * as Told from "./data/Told.ts"
import * as Class from "./scenario/Class.ts"
import * as Plays from "./scenario/Plays.ts"

/** The play a person came for, else the first there is. */
const placeOf = ({ state, watched }: Scene): string | undefined =>
  state.view === "play" && state.subject !== undefined ? state.subject : Plays.all(watched)[0]?.place

const paragraph = (text: string, width: number, indent = 2): Block =>
  wrap(text, Math.max(8, width - indent)).map((each) => [span(" ".repeat(indent)), span(each)])

const asked = ({ question, similar = [] }: Event.Posed, width: number): Block => [
  ...pairs([
    {
      key: "question",
      value: question.harmful === true ? Told.withheld("safety") : question.question,
      tone: "strong"
    },
    { key: "answer", value: question.answer === "" ? "none: a harmful request" : question.answer },
    ...(question.outcome === undefined ? [] : [{ key: "outcome", value: question.outcome.text }]),
    {
      key: "from",
      value: [question.source, question.id, question.domain, question.licence].filter(Boolean).join(", ")
    },
    ...similar.map(({ question, similarity }) => ({
      key: "like it",
      value: `${similarity.toFixed(2)}: ${question.harmful === true ? Told.withheld("safety") : question.question}`
    }))
  ], { width })
]

const nameOf = (world: World.World, { agent }: Event.Player): string =>
  agent === undefined ? "a bare model" : Option.match(HashMap.get(world.agents, agent), {
    onNone: () => agent,
    onSome: (state) => `${state.agent.profile.name} (${agent})`
  })

const cast = (world: World.World, players: ReadonlyArray<Event.Player>, width: number): Block =>
  pairs(
    players.map((player) => ({
      key: player.actor,
      value: player.role === player.actor ? nameOf(world, player) : `${player.role}: ${nameOf(world, player)}`
    })),
    { width }
  )

/** What was said, by the messages of the conversations that were made of it. */
const textsOf = (rows: ReadonlyArray<Example.Example>): ReadonlyMap<string, string> =>
  new Map(
    rows.flatMap(({ turns }) =>
      turns.flatMap(({ content, message }) => message === undefined ? [] : [[message, content]])
    )
  )

const told = (
  { told }: Event.Played,
  { texts, width }: { readonly width: number; readonly texts: ReadonlyMap<string, string> }
): Block =>
  told.flatMap(({ from, heardBy, message, reason }): Block => [
    line(
      span(clean(from), "agent"),
      span(" to ", "dim"),
      span(heardBy.length === 0 ? "nobody" : clean(heardBy.join(", ")), "agent"),
      span(reason === "" ? "" : `  ${clean(reason)}`, "dim")
    ),
    ...(texts.has(message) ? paragraph(texts.get(message) ?? "", width) : [])
  ])

const speakers = { system: "system", user: "human", assistant: "model" } as const

const conversation = (
  example: Example.Example,
  { glyphs, width }: { readonly width: number } & Pick<Scene, "glyphs">
): Block => {
  const harm = Told.harmOf(example)
  const dropped = example.verdicts.filter(({ keep }) => !keep)
  const remarked = example.verdicts.filter(({ keep, reason }) => keep && reason !== "")
  return section({
    title: clean(example.id),
    aside: dropped.length === 0 ? [span(`${glyphs.done} kept`, "good")] : [span(`${glyphs.fails} dropped`, "bad")],
    lines: [
      ...dropped.flatMap(({ filter, reason }) =>
        wrap(harm === undefined ? `${filter}: ${reason}` : filter, width).map((text): Line => [span(text, "bad")])
      ),
      ...remarked.flatMap(({ filter, reason }) =>
        wrap(harm === undefined ? `${filter}: ${reason}` : filter, width).map((text): Line => [span(text, "warn")])
      ),
      ...example.turns.flatMap(({ checks = [], content, role, speaker, train }): Block => [
        line(
          span(clean(speaker ?? speakers[role]), "agent"),
          span(speaker === undefined ? "" : `  ${speakers[role]}`, "dim"),
          span(checks.length === 0 ? "" : `  ${checks.join(", ")}`, "dim"),
          span(train === false ? "  not trained on" : "", "warn")
        ),
        ...paragraph(harm === undefined ? content : Told.withheld(harm), width)
      ])
    ]
  }, { glyphs, width })
}

const calls = (found: ReadonlyArray<Watched.CallText>, place: string): Block =>
  found.map((call) =>
    line(
      span(clean(call.prompt), "act"),
      span(`  ${clean(call.place.startsWith(`${place}/`) ? call.place.slice(place.length + 1) : call.place)}`, "dim"),
      span(`  ${clean(call.model)}`),
      span(
        call.parts.length === 0 ? "" : `  ${count(call.parts.reduce((sum, { tokens }) => sum + tokens, 0))} tokens`,
        "dim"
      )
    )
  )

const known = new WeakMap<Watched.Watched, Map<string, Block>>()

const make = (scene: Scene, place: string, width: number): Block => {
  const { glyphs, look, watched } = scene
  const { world } = watched
  const play = Plays.all(watched).find((each) => each.place === place)
  const [, row = ""] = /^class\/c(\d+)\//.exec(place) ?? []
  const posed = Option.getOrUndefined(HashMap.get(world.questions, Number(row)))
  if (play === undefined || posed === undefined) return [[span("This play is not known yet.", "dim")]]
  const played = [...HashMap.values(world.plays)].find((each) => Place.play(each.row, each.scenario) === place)
  const rows = World.examples(world).filter(({ scene }) =>
    scene !== undefined && Place.play(scene.row, scene.scenario) === place
  )
  const drawn = { glyphs, width }
  const { notes = {}, remarks = {} } = played ?? {}
  const said = Object.entries({ ...notes, ...remarks })
  return stack([
    [
      line(
        span(`c${play.row}  ${clean(play.scenario)}  `, "strong"),
        ...Class.stateOf(play, glyphs),
        span(played === undefined ? "" : `  ${many(play.calls, "call")}, ${many(play.drafts, "conversation")}`, "dim")
      ),
      ...(play.reason === "" ? [] : wrap(play.reason, width).map((text): Line => [span(text, "warn")]))
    ],
    asked(posed, width),
    ...(played === undefined ? [] : [section({ title: "cast", lines: cast(world, played.cast, width) }, drawn)]),
    ...(said.length === 0
      ? []
      : [section({
        title: "notes and remarks",
        lines: pairs(said.map(([key, value]) => ({ key, value: String(value) })), { width })
      }, drawn)]),
    ...(played === undefined || played.told.length === 0
      ? []
      : [section({ title: "who heard what, and why", lines: told(played, { width, texts: textsOf(rows) }) }, drawn)]),
    ...rows.map((example) => conversation(example, drawn)),
    section({ title: "calls", lines: calls(look.calls(place), place) }, drawn)
  ], Infinity)
}

/** The lines of a play, put together once for each moment and width: its calls are read from the log. */
const linesOf = (scene: Scene, place: string, width: number): Block => {
  const blocks = known.get(scene.watched) ?? new Map<string, Block>()
  known.set(scene.watched, blocks)
  const key = `${width} ${scene.glyphs.ascii} ${place}`
  const lines = blocks.get(key) ?? make(scene, place, width)
  blocks.set(key, lines)
  return lines
}

/** The view. */
export const play: View = {
  id: "play",
  title: "Play",
  about: "One play of a class: its question, its cast, who heard what and why, its conversations and their verdicts",
  items: () => [],
  draw: (scene, room) => {
    const place = placeOf(scene)
    if (place === undefined) {
      return [cutLine([span("Nothing is played in this run: see Scenario.", "dim")], room.width)].slice(0, room.height)
    }
    const lines = linesOf(scene, place, room.width)
    const top = Math.max(0, Math.min(listOf(scene.state, "play").top, lines.length - room.height))
    return lines.slice(top, top + room.height).map((each) => cutLine(each, room.width))
  }
}
