/** The question that is being put to agents, on the screen. */
import type { World } from "@stoa/core"
import { many } from "../canvas/Amount.ts"
import type { Line } from "../canvas/Line.ts"
import type { Dialog } from "../state/State.ts"
import type { Room, Scene } from "../state/View.ts"
import { nameOf } from "../views/agent/Names.ts"
import * as Field from "./Field.ts"
import * as Keys from "./Keys.ts"
import * as Prose from "./Prose.ts"

type Ask = Extract<Dialog, { readonly _tag: "Ask" }>

/** How many names of those who are asked are told. */
const named = 4

const whom = (world: World.World, agents: ReadonlyArray<string>): string => {
  const names = agents.slice(0, named).map((id) => nameOf(world, id)).join(", ")
  const rest = agents.length - named
  return agents.length === 1 ? `${names} (${agents[0]})` : `${names}${rest > 0 ? ` and ${many(rest, "other")}` : ""}`
}

/** Who is asked, the question, and what that does to the run: nothing. */
export const draw = (
  { watched: { world } }: Scene,
  { dialog: { agents, text }, room: { height, width } }: { readonly dialog: Ask; readonly room: Room }
): ReadonlyArray<Line> => [
  ...Prose.lines(`To ${whom(world, agents)}`, { width, tone: "agent" }).slice(0, 3),
  [],
  ...Field.draw(text, { width, height: Math.max(1, height - 8), active: true }),
  [],
  ...Prose.lines(
    agents.length === 1
      ? "A copy answers: the agent never hears it, and the run stays as it is."
      : `Copies answer, in ${agents.length} calls: the agents never hear it, and the run stays as it is.`,
    { width, tone: "dim" }
  ),
  Keys.line([["enter", agents.length === 1 ? "ask" : `ask all ${agents.length}`], ["ctrl+u", "clear"], [
    "esc",
    "close"
  ]])
]
