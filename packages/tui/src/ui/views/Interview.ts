/** Interview: what people asked agents, and what copies of these answered. */
import { span } from "../canvas/Line.ts"
import { wrap } from "../canvas/text.ts"
import type { Scene, View } from "../state/View.ts"
import * as Document from "./Document.ts"
import * as Chat from "./interview/Chat.ts"
import * as Survey from "./interview/Survey.ts"
import * as Opens from "./Opens.ts"
import * as Pages from "./Pages.ts"

let last: { readonly key: ReadonlyArray<unknown>; readonly document: Document.Document } | undefined

/** The talk with the agent that the view is about, or the answers of several; written once for the same questions. */
const documentOf = (scene: Scene): Document.Document => {
  const { glyphs, state: { asked, marks, subject, waiting }, watched: { observations, world } } = scene
  const key = [glyphs, asked, marks, subject, waiting.length > 0, observations, world.agents]
  if (last?.key.every((part, index) => part === key[index]) === true) return last.document
  const document = Document.make(subject === undefined ? Survey.chapters(scene) : Chat.chapters(scene, subject))
  last = { key, document }
  return document
}

export const Interview: View = {
  id: "interview",
  title: "Interview",
  about:
    "Questions to copies of agents, which change nothing in the run: a talk with one, or one question to all that are marked.",
  items: (scene) => documentOf(scene).ids,
  draw: (scene, room) => {
    const document = documentOf(scene)
    return document.ids.length === 0
      ? wrap(
        "Nobody was asked anything yet. Press i on an agent; or mark several with m and press i to ask them all.",
        room.width
      )
        .slice(0, room.height).map((line) => [span(line, "dim")])
      : Pages.draw(document, scene, { room, view: Interview })
  },
  follows: true,
  // An answer among others opens the talk with the one who gave it.
  opens: (id) => {
    const opened = Opens.of(id)
    return opened?.view === "agent" ? { view: "interview", subject: opened.subject } : opened
  }
}
