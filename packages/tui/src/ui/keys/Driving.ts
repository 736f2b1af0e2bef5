/** Driving a run, or its replay: what the keys of the run do. */
import type { Command } from "@stoa/core"
import * as Speeds from "../../engine/Speeds.ts"
import type * as Desk from "../shell/Desk.ts"
import type { Deed, Outcome } from "../state/Press.ts"
import type { ActionId } from "./Binding.ts"

type Driven =
  | "pause"
  | "oneTurn"
  | "oneStep"
  | "faster"
  | "slower"
  | "play"
  | "quicken"
  | "slacken"
  | "stepBack"
  | "stepOn"
  | "firstStep"
  | "lastStep"

type Drive = (desk: Desk.Desk) => Outcome

const deed = ({ scene: { state } }: Desk.Desk, deed: Deed): Outcome => ({ state, deeds: [deed] })

const ask = (desk: Desk.Desk, command: Command.Command): Outcome => deed(desk, { _tag: "Ask", command })

const pause: Drive = (desk) => {
  const state = desk.scene.watched.pulse?.state ?? "running"
  return ask(desk, { _tag: state === "running" ? "Pause" : "Continue" })
}

/** Calls in flight that the endpoints of a run take at most, by its pulse or its recipe. */
export const limitOf = ({ pulse, run }: Desk.Desk["scene"]["watched"]): number =>
  pulse === undefined || pulse.endpoints.length === 0
    ? run.recipe.operation.concurrency ?? Math.max(1, pulse?.inFlight ?? 1)
    : Math.max(...pulse.endpoints.map(({ limit }) => limit))

const drive = (direction: 1 | -1): Drive => (desk) => {
  const { watched } = desk.scene
  const speed = watched.pulse?.speed
  if (speed !== undefined) {
    return ask(desk, { _tag: "Speed", factor: Speeds.within(direction > 0 ? speed * 2 : speed / 2) })
  }
  const limit = limitOf(watched)
  const step = Math.max(1, Math.round(limit / 8))
  return ask(desk, { _tag: "Concurrency", limit: Math.max(1, limit + direction * step) })
}

const wind = (by: 1 | -1): Drive => (desk) => {
  const { facts = Infinity, step = -1, steps = Infinity } = desk.scene.watched.replay ?? {}
  // After the last step there is still what was made of the lives: its end.
  if (by > 0 && step >= steps) return deed(desk, { _tag: "Seek", to: { fact: facts } })
  return deed(desk, { _tag: "Seek", to: { step: Math.max(-1, step + by) } })
}

/** Also while the past is read, when it is about to play. */
const play: Drive = (desk) => {
  const { loaded, replay } = desk.scene.watched
  return deed(desk, { _tag: "Play", playing: replay === undefined ? loaded === 1 : !replay.playing })
}

const quicken = (factor: number): Drive => (desk) =>
  deed(desk, { _tag: "Speed", factor: Speeds.within((desk.scene.watched.replay?.speed ?? 1) * factor) })

/** What each of them does. */
export const actions: Readonly<Record<Driven & ActionId, Drive>> = {
  pause,
  oneTurn: (desk) => ask(desk, { _tag: "OneTurn" }),
  oneStep: (desk) => ask(desk, { _tag: "OneStep" }),
  faster: drive(1),
  slower: drive(-1),
  play,
  quicken: quicken(2),
  slacken: quicken(0.5),
  stepBack: wind(-1),
  stepOn: wind(1),
  firstStep: (desk) => deed(desk, { _tag: "Seek", to: { fact: 0 } }),
  lastStep: (desk) => deed(desk, { _tag: "Seek", to: { fact: desk.scene.watched.replay?.facts ?? Infinity } })
}
