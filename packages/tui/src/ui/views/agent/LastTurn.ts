/** The last turn of an agent that asked a model: what it was told, what it answered, and what that changed. */
import type { Message, Watched, World } from "@stoa/core"
import { many } from "../../canvas/Amount.ts"
import * as Chart from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { clean, pad, padStart } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import type { Chapter, Passage } from "../Document.ts"
import { facts, indented, prose, thing } from "../Passages.ts"
import { nameOf } from "./Names.ts"
import * as Prompted from "./Prompted.ts"
import * as Sent from "./Sent.ts"

/** The calls of a turn; the last is the one that counts. */
export interface LastTurn {
  readonly place: string
  readonly calls: ReadonlyArray<Watched.CallText>
  readonly call: Watched.CallText
}

/** The last turn of an agent; undefined of one that has not asked a model yet. */
export const of = ({ look }: Scene, id: string): LastTurn | undefined => {
  const place = look.lastTurn(id)
  const calls = place === undefined ? [] : look.calls(place)
  const call = calls.at(-1)
  return place === undefined || call === undefined ? undefined : { place, calls, call }
}

const partLine = (
  { glyphs }: Scene,
  { name, of, tokens }: { readonly name: string; readonly tokens: number; readonly of: number }
): Passage => ({
  id: "#parts",
  lines: (width) => {
    const columns = Math.max(0, Math.min(30, width - 26))
    return [[
      span(pad(name, 14), "dim"),
      span(padStart(String(tokens), 6)),
      span("  "),
      ...Chart.bar(of === 0 ? 0 : tokens / of, { columns, glyphs })
    ]]
  }
})

/** The prompt in its parts, with how much of it each is. */
export const parts = (scene: Scene, { call }: LastTurn): Chapter => {
  const whole = call.parts.reduce((sum, { tokens }) => sum + tokens, 0)
  return {
    title: "Last prompt",
    aside: [span(`${clean(call.prompt)}, ${clean(call.model)}, ${many(whole, "token")}`, "dim")],
    passages: call.parts.map(({ name, tokens }) => partLine(scene, { name: clean(name), tokens, of: whole })),
    right: true
  }
}

/** What the prompt says, piece by piece. */
export const text = ({ call }: LastTurn): Chapter => ({
  title: "What it was told",
  aside: [span("v shows it as it was sent", "dim")],
  passages: Prompted.pieces(call).flatMap(({ name, text }) => [
    { id: "#piece", lines: (): ReadonlyArray<Line> => [[span(name, "key")]] },
    ...indented(prose("#piece", text), 2)
  ]),
  right: true
})

const valueOf = (value: unknown): string =>
  typeof value === "string" ? value : value === true ? "yes" : value === false ? "no" : JSON.stringify(value) ?? ""

/** A field's name as words: stepDone, step done. */
const wordsOf = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** What the turn of a step changed in the agent's plan, by the world as it is now. */
const changed = ({ added, finished, reached }: World.AgentState, step: number): string => {
  const changes = [
    ...(finished.includes(step) ? ["a step of its plan is done"] : []),
    ...(added.includes(step) ? ["its plan has one step more"] : []),
    ...(reached.some((goal) => goal.step === step) ? ["it has another goal"] : [])
  ]
  return changes.length === 0 ? "nothing in its plan" : changes.join(", ")
}

/** What moved it to the act, and who came to hear of that. */
const around = (scene: Scene, { becauseOf, heardBy }: Message.Message): ReadonlyArray<Passage> => {
  const { glyphs, watched: { world } } = scene
  return [
    ...becauseOf.map((id) =>
      thing(id, {
        head: [
          span(`${glyphs.because} because of `, "dim"),
          span(nameOf(world, id.split("/")[2] ?? ""), "agent"),
          span("  ")
        ],
        text: Sent.find(scene, id)?.text ?? "",
        most: 2,
        hang: 2
      })
    ),
    ...heardBy.map(({ agent, reason, step }) =>
      thing(agent, {
        head: [
          span(`${glyphs.to} heard by `, "dim"),
          span(nameOf(world, agent), "agent"),
          span(` in step ${step}  `, "dim")
        ],
        text: reason,
        most: 2,
        hang: 2,
        tone: "dim"
      })
    )
  ]
}

/** The answer: as an act, and what it changed. */
export const answer = (
  scene: Scene,
  { state, turn: { call, calls, place } }: { readonly state: World.AgentState; readonly turn: LastTurn }
): Chapter => {
  const act = Prompted.act(call.reply)
  const [, step = "", group = state.group] = place.split("/")
  const told = Sent.find(scene, `${group}/${step}/${state.agent.id}/1`)
  const again = calls.length - 1
  return {
    title: "Last answer",
    aside: [span(again === 0 ? clean(place) : `${clean(place)}, asked ${many(again, "more time")}`, "dim")],
    passages: [
      ...(act === undefined ? prose("#reply", call.reply) : []),
      ...facts("#reply", [
        ...Object.entries(act ?? {}).flatMap(([key, value]) =>
          value === null ? [] : [{ key: wordsOf(key), value: valueOf(value) }]
        ),
        { key: "changed", value: changed(state, Number(step)) }
      ]),
      ...(told === undefined ? [] : around(scene, told))
    ],
    right: true
  }
}

/** The turn as it was: every call of it, with what was sent and what came back. */
export const raw = ({ calls }: LastTurn): ReadonlyArray<Chapter> =>
  calls.flatMap((call): ReadonlyArray<Chapter> => [
    ...call.turns.map(({ content, role }): Chapter => ({
      title: clean(role),
      aside: [span(clean(call.place), "dim")],
      passages: prose("#raw", content)
    })),
    { title: "reply", aside: [span(clean(call.model), "dim")], passages: prose("#raw", call.reply) }
  ])
