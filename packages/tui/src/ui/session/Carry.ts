/** Carrying out what a key asked for, and telling what came of it. */
import type { Command, World } from "@stoa/core"
import { HashMap, Result } from "effect"
import type { Line } from "../canvas/Line.ts"
import { textOf } from "../canvas/lines.ts"
import type { Deed } from "../state/Press.ts"
import type { ViewState } from "../state/State.ts"
import * as Toast from "../state/Toast.ts"
import type { Scene } from "../state/View.ts"
import { nameOf } from "../views/agent/Names.ts"
import type { Asked, Driver, Host } from "./Driver.ts"
import * as Edited from "./Edited.ts"

/** What deeds need of a sitting. */
export interface Sitting {
  readonly driver: Driver
  readonly host: Host
  readonly scene: () => Scene
  readonly set: (state: ViewState) => void
  readonly lines: () => ReadonlyArray<Line>
}

/** An answer of the engine, in which people have names. */
const named = (world: World.World, answer: string): string =>
  answer.replaceAll(/\ba\d{4,}\b/g, (id) => HashMap.has(world.agents, id) ? `${nameOf(world, id)} (${id})` : id)

/** The state after commands have come to their end: those it waited for are told in a sentence. */
export const told = (state: ViewState, { now, watched }: Pick<Scene, "watched" | "now">): ViewState => {
  const ended = watched.commands.filter(({ id, state: end }) => end !== "waiting" && state.waiting.includes(id))
  const last = ended.at(-1)
  if (last === undefined) return state
  const ids = new Set(ended.map(({ id }) => id))
  const waited = { ...state, waiting: state.waiting.filter((id) => !ids.has(id)) }
  // What somebody answered stands in the talk already.
  const isSeen = state.view === "interview" && watched.observations.some(({ answer }) => answer === last.answer)
  return isSeen ? waited : Toast.tell(waited, {
    text: last.answer === "" ? "Done." : named(watched.world, last.answer),
    tone: last.state === "refused" ? "warn" : "good",
    at: now
  })
}

/** Carries out deeds one by one. */
export const make = ({ driver, host, lines, scene, set }: Sitting): (deed: Deed) => void => {
  const say = (text: string, tone: "good" | "warn" | "bad" = "good") => {
    const { now, state } = scene()
    set(Toast.tell(state, { text, tone, at: now }))
  }
  const failed = (error: unknown) => say(error instanceof Error ? error.message : String(error), "bad")

  // What is on its way has no number yet: it gets one that no engine gives.
  let onTheWay = 0

  const ask = (command: Command.Command) => {
    const ticket = --onTheWay
    // Where nobody works on the run the data set is written at once.
    const written = command._tag === "Decide" && scene().watched.mode !== "live" ? 1 : 0
    const rid = (state: ViewState): ViewState => ({
      ...state,
      waiting: state.waiting.filter((id) => id !== ticket),
      writing: (state.writing ?? 0) - written
    })
    const ends = (answer: Asked) => {
      const { now, state: before, watched } = scene()
      const state = rid(before)
      if ("answer" in answer) {
        return set(Toast.tell(state, {
          text: answer.answer,
          tone: answer.state === "done" ? "good" : "warn",
          at: now
        }))
      }
      // It may have come to its end before its number came back.
      set(told({ ...state, waiting: [...state.waiting, answer.id] }, { watched, now }))
    }
    const { state } = scene()
    set({ ...state, waiting: [...state.waiting, ticket], writing: (state.writing ?? 0) + written })
    driver.ask(command).then(ends, (error: unknown) => {
      set(rid(scene().state))
      failed(error)
    })
  }

  const edit = async (row: string) => {
    const text = Edited.text(scene().watched, row)
    if (text === undefined) return say(`There is no row ${row}.`, "warn")
    const edited = await host.edit(text)
    if (edited === undefined || edited === text) return say("The row stays as it is.")
    const decision = Edited.decision(row, edited)
    if (Result.isFailure(decision)) return say(decision.failure, "bad")
    ask(decision.success)
  }

  const save = async () => {
    const text = lines().map((line) => textOf(line).trimEnd()).join("\n")
    say(`The screen stands in ${await host.save(`${text}\n`)}.`)
  }

  return (deed) => {
    switch (deed._tag) {
      case "Ask":
        return ask(deed.command)
      case "Leave":
        return driver.leave(deed.drain)
      case "Edit":
        return void edit(deed.row).catch(failed)
      case "Read":
        return void host.read(deed.title, deed.text).catch(failed)
      case "Copy":
        return host.copy(deed.text)
      case "SaveScreen":
        return void save().catch(failed)
      case "Repaint":
        return host.repaint()
      case "Suspend":
        return void host.suspend().catch(failed)
      case "Play":
        return driver.play(deed.playing)
      case "Speed":
        return driver.speed(deed.factor)
      case "Seek":
        return driver.seek(deed.to)
    }
  }
}
