/** What can be done just now, and why something cannot: each answer is true or a sentence. */
import { HashMap } from "effect"
import * as Targets from "../dialogs/Targets.ts"
import * as Desk from "../shell/Desk.ts"
import { chosen } from "../shell/Pane.ts"
import * as Again from "../state/Again.ts"
import * as Problems from "../state/Problems.ts"
import type { Scene } from "../state/View.ts"
import * as Selection from "./Selection.ts"

/** True, or the sentence that says why not. */
export type Verdict = true | string

/** Whether something can be done. */
export type Check = (desk: Desk.Desk) => Verdict

const again = (word: string, { scene }: Desk.Desk): string => Again.command(word, scene.watched)

/** The run cannot be read: nobody can go on with what is not there. */
const isLost = ({ isUnexpected, trouble }: Scene["watched"]): boolean => trouble !== undefined && isUnexpected !== true

/** An engine works on the run. */
export const live: Check = (desk) => {
  switch (desk.scene.watched.mode) {
    case "live":
      return desk.scene.watched.pulse?.state === "stopping" ? "The run is being stopped." : true
    case "finished":
      return "The run is finished: nothing is left to be driven."
    case "stopped":
      if (isLost(desk.scene.watched)) return desk.scene.watched.trouble ?? ""
      return `No engine works on this run: ${again("resume", desk)} goes on with it.`
    case "replay":
      return past(desk)
  }
}

const past = (desk: Desk.Desk): string => `This is the past as it was: ${again("watch", desk)} shows the run itself.`

/** The log has been read. */
const loaded: Check = ({ scene: { watched } }) => watched.loaded < 1 ? "The log is still being read: a moment." : true

const all = (...checks: ReadonlyArray<Check>): Check => (desk) => {
  for (const check of checks) {
    const verdict = check(desk)
    if (verdict !== true) return verdict
  }
  return true
}

const lives: Check = ({ scene: { watched: { world: { ended } } } }) =>
  ended === undefined
    ? true
    : `The society has come to its end, at step ${ended.step}: rows are made of what it lived through.`

/** The society can be changed. */
export const changeable: Check = (desk) => all(present, lives, live, loaded)(desk)

/** The society takes steps, one of which can be let through. */
export const stepping: Check = (desk) => all(live, lives)(desk)

/** The run itself is shown, not its past. */
export const present: Check = (desk) => (desk.scene.watched.mode === "replay" ? past(desk) : true)

/** A replay is shown. */
export const replayed: Check = (desk) =>
  desk.scene.watched.mode === "replay"
    ? true
    : `Only a replay can be wound: ${again("replay", desk)} plays this run.`

/** Something is listed. */
export const listed: Check = (desk) => (Desk.items(desk).length > 0 ? true : "Nothing is listed here.")

/** Something is listed, or would be without its filter. */
export const filterable: Check = (desk) => (Desk.listState(desk).filter !== "" ? true : listed(desk))

/** Rows have more than one order. */
export const sortable: Check = ({ pane: { view } }) =>
  (view.sorts?.length ?? 0) > 1 ? true : `${view.title} has one order.`

/** New ones come. */
export const followable: Check = ({ pane: { view } }) =>
  view.follows === true ? true : `${view.title} does not grow at its end: there is nothing to follow.`

/** It can be shown in more than one way. */
export const variable: Check = ({ pane: { view } }) =>
  (view.variants?.length ?? 0) > 1 ? true : `${view.title} is shown in one way.`

/** Long lines can be wrapped. */
export const wrappable: Check = ({ pane: { view } }) =>
  view.wraps === true ? true : `${view.title} has no lines to wrap.`

/** What is under the cursor opens. */
export const openable: Check = (desk) => {
  const id = Desk.item(desk)
  return id !== undefined && desk.pane.view.opens?.(id) !== undefined ? true : "Nothing opens here."
}

/** There is a way back. */
export const returnable: Check = (desk) => {
  const { back, focus } = desk.scene.state
  return back.length > 0 || focus !== undefined || Desk.listState(desk).filter !== ""
    ? true
    : "This is where you came in."
}

/** There are several panes. */
export const several: Check = ({ panes }) => (panes.length > 1 ? true : "There is one pane: a larger window has more.")

/** The agent under the cursor of the pane that takes the keys, else of a list of agents that stands beside it. */
const atHand = (desk: Desk.Desk): string | undefined => {
  const { agents } = desk.scene.watched.world
  const id = Desk.item(desk)
  if (id !== undefined && HashMap.has(agents, id)) return id
  const list = desk.scene.state.agent === undefined ? desk.panes.find(({ view }) => view.id === "agents") : undefined
  return list === undefined ? undefined : chosen(list.view, list.scene)
}

/** The scene of the pane that takes the keys, with the agent at hand that a person sees there. */
export const facing = (desk: Desk.Desk): Scene => {
  const { pane: { scene } } = desk
  const agent = atHand(desk)
  return agent === undefined ? scene : { ...scene, state: { ...scene.state, agent } }
}

/** Agents can be asked, and one is at hand. */
export const askable: Check = (desk) => {
  const isPresent = all(present, loaded)(desk)
  if (isPresent !== true) return isPresent
  return Targets.asked(facing(desk)).length > 0 ? true : "Nobody is chosen: move to an agent, or mark some with m."
}

/** Agents and rows can be marked. */
export const markable: Check = (desk) => {
  const id = Desk.item(desk)
  const { agents, examples } = desk.scene.watched.world
  return id !== undefined && (HashMap.has(agents, id) || HashMap.has(examples, id))
    ? true
    : "Agents and rows can be marked, nothing else."
}

/** Some are marked. */
export const marked: Check = ({ scene }) => (scene.state.marks.size > 0 ? true : "Nothing is marked.")

/** The rows that a decision is about: those with marks, or the one at hand. */
export const rowsOf = (desk: Desk.Desk): ReadonlyArray<string> => {
  const { pane: { view, scene }, scene: { state, watched } } = desk
  const isRow = (id: string | undefined): id is string => id !== undefined && HashMap.has(watched.world.examples, id)
  const marked = view.id === "data" ? [...state.marks].filter(isRow).toSorted() : []
  return marked.length > 0 ? marked : [view.id === "row" ? scene.state.subject : Desk.item(desk)].filter(isRow)
}

/** A row is at hand. */
export const decidable: Check = (desk) => {
  const isPresent = all(present, loaded)(desk)
  if (isPresent !== true) return isPresent
  return rowsOf(desk).length > 0 ? true : "No row is chosen: 7 lists them."
}

/** Something is wrong. */
export const troubled: Check = ({ scene: { watched } }) =>
  Problems.counts(watched).all > 0
    ? true
    : "Nothing is wrong: no alerts, no errors, and nothing that came to nothing."

/** Somebody came here from somewhere. */
export const withPast: Check = ({ scene: { state } }) => (state.back.length > 0 ? true : "This is where you came in.")

/** Somebody went back, or something opens. */
export const withFuture: Check = (desk) => (desk.scene.state.forward.length > 0 ? true : openable(desk))

/** A row can be edited, or a prompt read. */
export const editable: Check = (desk) => {
  if (desk.pane.view.id === "data" || desk.pane.view.id === "row") return decidable(desk)
  return Selection.hasCall(desk)
    ? true
    : "An agent, a message or a row opens in the editor; none that asked a model is at hand."
}
