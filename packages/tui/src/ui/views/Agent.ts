/** Agent: everything about one agent, in chapters. */
import type { Watched } from "@stoa/core"
import { HashMap } from "effect"
import { span } from "../canvas/Line.ts"
import { listOf } from "../state/State.ts"
import type { Scene, View } from "../state/View.ts"
import * as Company from "./agent/Company.ts"
import * as LastTurn from "./agent/LastTurn.ts"
import * as Letters from "./agent/Letters.ts"
import * as Mind from "./agent/Mind.ts"
import { find } from "./agent/Names.ts"
import * as Prompted from "./agent/Prompted.ts"
import * as Self from "./agent/Self.ts"
import * as Yield from "./agent/Yield.ts"
import * as Document from "./Document.ts"
import * as Opens from "./Opens.ts"
import * as Pages from "./Pages.ts"

const nobody: Document.Document = Document.make([])

const write = (scene: Scene, id: string): Document.Document => {
  const state = find(scene.watched.world, id)
  if (state === undefined) return nobody
  const turn = LastTurn.of(scene, id)
  if (listOf(scene.state, "agent").variant % 2 === 1 && turn !== undefined) return Document.make(LastTurn.raw(turn))
  return Document.make([
    Self.standing(scene, state),
    Self.goals(scene, state),
    ...Letters.chapters(scene, state),
    ...Company.talks(scene, state),
    Company.group(scene, state),
    Self.persona(state),
    ...(turn === undefined ? [] : [LastTurn.answer(scene, { state, turn })]),
    Mind.chapter(scene, { state, recalled: turn === undefined ? [] : Prompted.recalled(turn.call) }),
    ...Yield.chapters(scene, state),
    ...(turn === undefined ? [] : [LastTurn.parts(scene, turn), LastTurn.text(turn)])
  ])
}

const written = new WeakMap<Watched.Watched, Map<string, Document.Document>>()

/** The document of the agent that the view is about, written once for a moment of the run. */
const documentOf = (scene: Scene): Document.Document => {
  const { state, watched } = scene
  const id = state.subject ?? state.agent
  if (id === undefined) return nobody
  const known = written.get(watched) ?? new Map<string, Document.Document>()
  written.set(watched, known)
  const key = `${id} ${listOf(state, "agent").variant % 2} ${scene.glyphs.ascii}`
  const document = known.get(key) ?? write(scene, id)
  known.set(key, document)
  return document
}

/** What is said where no agent is shown. */
const none = ({ watched: { world } }: Scene): string =>
  HashMap.size(world.agents) === 0
    ? "Nobody is here yet: people are being found."
    : "No agent is under the cursor: 2 lists them."

export const Agent: View = {
  id: "agent",
  title: "Agent",
  about:
    "One agent in full: how it stands and why, what it wants, whom it talks to, what it remembers, its last prompt and answer.",
  items: (scene) => documentOf(scene).ids,
  draw: (scene, room) => {
    const document = documentOf(scene)
    return document.ids.length === 0
      ? [[span(none(scene).slice(0, room.width), "dim")]]
      : Pages.draw(document, scene, { room, view: Agent })
  },
  variants: ["in chapters", "as it was sent"],
  opens: Opens.of
}
