/** What can be typed after `:`, found by a few of its letters: views, people, what keys do, and orders with a word or a number. */
import { World } from "@stoa/core"
import * as Speeds from "../../engine/Speeds.ts"
import * as Able from "../keys/Able.ts"
import { act } from "../keys/Act.ts"
import { numbered } from "../keys/Actions.ts"
import * as Bindings from "../keys/Bindings.ts"
import * as Desk from "../shell/Desk.ts"
import { type Deed, just, type Outcome } from "../state/Press.ts"
import * as Query from "../state/Query.ts"
import * as Toast from "../state/Toast.ts"
import * as Travel from "../state/Travel.ts"

/** An order that may be meant. */
export interface Order {
  /** As it is typed in full. */
  readonly text: string
  readonly about: string
  /** True where a word or a number must follow. */
  readonly open: boolean
  readonly run: (desk: Desk.Desk) => Outcome
}

/** Most that are shown at once. */
const most = 8

const say = ({ scene: { now, state } }: Desk.Desk, text: string): Outcome => Toast.refuse(state, { text, at: now })

const best = <A>(letters: string, all: ReadonlyArray<A>, words: (one: A) => ReadonlyArray<string>): Array<A> =>
  all.flatMap((one) => {
    const scores = words(one).flatMap((word) => Query.score(letters, word) ?? [])
    // Of those alike the one that is named first: views go before what keys do.
    return scores.length === 0 ? [] : [{ one, score: Math.floor(Math.max(...scores)) }]
  })
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one)

const people = ({ scene }: Desk.Desk, letters: string): Array<World.AgentState> =>
  best(letters, World.agents(scene.watched.world), ({ agent }) => [agent.profile.name, agent.id]).slice(0, most)

/** An order about an agent, for each who may be meant. */
const aboutPeople =
  (word: string, run: (desk: Desk.Desk, agent: string) => Outcome) => (desk: Desk.Desk, letters: string) =>
    people(desk, letters).map(({ agent }): Order => ({
      text: `${word} ${agent.profile.name}`,
      about: agent.id,
      open: false,
      run: (then) => run(then, agent.id)
    }))

/** An order with a number; without one it says what it wants. */
const withNumber = (
  word: string,
  { about, run }: { readonly about: string; readonly run: (desk: Desk.Desk, value: number) => Outcome }
) =>
(_: Desk.Desk, typed: string): Array<Order> => {
  const value = typed.trim() === "" ? Number.NaN : Number(typed.trim())
  return [{
    text: `${word} ${typed.trim()}`.trim(),
    about,
    open: Number.isNaN(value),
    run: (desk) => Number.isFinite(value) ? run(desk, value) : say(desk, `${word} takes a number, as in ${word} 2.`)
  }]
}

const deed = ({ scene: { state } }: Desk.Desk, one: Deed): Outcome => ({ state, deeds: [one] })

const speed = (desk: Desk.Desk, wanted: number): Outcome => {
  const { mode, pulse } = desk.scene.watched
  if (!(wanted > 0)) return say(desk, "speed takes a number above 0, as in speed 2.")
  const factor = Speeds.within(wanted)
  if (mode === "replay") return deed(desk, { _tag: "Speed", factor })
  const isLive = Able.live(desk)
  if (isLive !== true) return say(desk, isLive)
  return pulse?.speed === undefined
    ? say(desk, "Models take the time they take: concurrency sets how many are asked at once.")
    : deed(desk, { _tag: "Ask", command: { _tag: "Speed", factor } })
}

const concurrency = (desk: Desk.Desk, limit: number): Outcome => {
  const isLive = Able.live(desk)
  if (isLive !== true) return say(desk, isLive)
  return Number.isSafeInteger(limit) && limit > 0
    ? deed(desk, { _tag: "Ask", command: { _tag: "Concurrency", limit } })
    : say(desk, "concurrency takes a whole number above 0, as in concurrency 16.")
}

const goTo = (desk: Desk.Desk, step: number): Outcome => {
  const isReplay = Able.replayed(desk)
  if (isReplay !== true) return say(desk, isReplay)
  return deed(desk, { _tag: "Seek", to: { step: Math.trunc(step) } })
}

const filter = (_: Desk.Desk, typed: string): Array<Order> => [{
  text: `filter ${typed}`.trim(),
  about: "what is listed here",
  open: false,
  run: (desk) => just(Desk.relist(desk, { filter: typed.trim() }))
}]

/** Without words it is typed where the key has it typed. */
const openFilter = (desk: Desk.Desk): Outcome => {
  const isFilterable = Able.filterable(desk)
  if (isFilterable !== true) return say(desk, isFilterable)
  const { filter } = Desk.listState(desk)
  return just({ ...desk.scene.state, dialog: { _tag: "Filter", text: filter, before: filter } })
}

/** Orders after which something follows. */
const taking: ReadonlyArray<{
  readonly word: string
  readonly about: string
  readonly complete: (desk: Desk.Desk, typed: string) => Array<Order>
}> = [
  {
    word: "agent",
    about: "open an agent, by name",
    complete: aboutPeople("agent", ({ scene: { state } }, id) => just(Travel.to(state, { view: "agent", subject: id })))
  },
  {
    word: "interview",
    about: "ask an agent, by name",
    complete: aboutPeople("interview", (desk, id) => {
      const isPresent = Able.present(desk)
      return isPresent === true
        ? just({ ...desk.scene.state, agent: id, dialog: { _tag: "Ask", agents: [id], text: "" } })
        : say(desk, isPresent)
    })
  },
  { word: "speed", about: "times as fast", complete: withNumber("speed", { about: "times as fast", run: speed }) },
  {
    word: "concurrency",
    about: "calls at once",
    complete: withNumber("concurrency", { about: "calls at once", run: concurrency })
  },
  { word: "goto", about: "to a step of a replay", complete: withNumber("goto", { about: "the step", run: goTo }) },
  { word: "filter", about: "what is listed here", complete: filter }
]

/** Keys that are of no use as words. */
const wordless: ReadonlySet<string> = new Set(["view", "command", "filter", "open", "up", "down"])

const plain = ({ scene, views }: Desk.Desk): Array<Order> => {
  const isReplay = scene.watched.mode === "replay"
  return [
    ...numbered.map((id, index): Order => ({
      text: id,
      about: `${(index + 1) % 10}  ${views[id].about}`,
      open: false,
      run: ({ scene: { state } }) => just(Travel.jump(state, id))
    })),
    ...Bindings.bindings.filter((binding) => !wordless.has(binding.id) && Bindings.holds(binding, isReplay)).map((
      binding
    ): Order => ({
      text: binding.word,
      about: `${binding.shown}  ${binding.help}`,
      open: false,
      run: (desk) => act(desk, { binding, key: { name: binding.keys[0] ?? "", text: "" } })
    })),
    ...taking.map(({ about, complete, word }): Order => ({
      text: word,
      about,
      open: word !== "filter",
      run: (desk) =>
        word === "filter" ? openFilter(desk) : complete(desk, "")[0]?.run(desk) ?? say(desk, `${word}: ${about}.`)
    }))
  ]
}

/** The orders that may be meant by what was typed, the likeliest first. */
export const of = (desk: Desk.Desk, typed: string): ReadonlyArray<Order> => {
  const text = typed.trimStart()
  const [head = ""] = text.split(" ", 1)
  const taken = text.includes(" ") ? taking.find(({ word }) => word === head.toLowerCase()) : undefined
  if (taken !== undefined) return taken.complete(desk, text.slice(head.length + 1)).slice(0, most)
  const found = text.trim() === "" ? plain(desk) : best(text.trim(), plain(desk), (order) => [order.text])
  const agents = text.trim().length < 2 ? [] : taking[0]?.complete(desk, text.trim()) ?? []
  // A word that takes a name means the order before the view that is called the same.
  const meant = found.filter((order) => order.open && order.text === head.toLowerCase())
  return [...new Set([...meant, ...found, ...agents])].slice(0, most)
}
