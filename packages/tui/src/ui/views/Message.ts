/** One message in full: who sent it and why, who came to know of it and why, and what came of it. */
import type { Watched } from "@stoa/core"
import { span } from "../canvas/Line.ts"
import { cutLine } from "../canvas/lines.ts"
import type { Scene, View } from "../state/View.ts"
import * as Document from "./Document.ts"
import * as After from "./message/After.ts"
import * as Heard from "./message/Heard.ts"
import * as Origin from "./message/Origin.ts"
import * as Opens from "./Opens.ts"
import * as Pages from "./Pages.ts"
import * as Feed from "./stream/Feed.ts"

const nothing = Document.make([])

const write = (scene: Scene, id: string): Document.Document => {
  const found = Feed.message(scene, id)
  if (found === undefined) return nothing
  return Document.make([
    Origin.chapter(scene, found),
    Origin.why(scene, found),
    Heard.chapter(scene, found),
    Heard.groups(scene, found),
    After.reactions(scene, found),
    After.yields(scene, found),
    After.places(scene, found)
  ])
}

const written = new WeakMap<Watched.Watched, Map<string, Document.Document>>()

/** The document of the message that the view is about, written once for a moment of the run. */
const documentOf = (scene: Scene): Document.Document => {
  const { glyphs, state: { subject }, watched } = scene
  if (subject === undefined) return nothing
  const known = written.get(watched) ?? new Map<string, Document.Document>()
  written.set(watched, known)
  const key = `${subject} ${glyphs.ascii}`
  const document = known.get(key) ?? write(scene, subject)
  known.set(key, document)
  return document
}

/** What is said where no message is shown. */
const none = ({ watched: { chronicle } }: Scene): string =>
  chronicle.messages.length === 0 ? "Nobody has said anything yet." : "No message is under the cursor: 3 lists them."

/** A message. */
export const message: View = {
  id: "message",
  title: "Message",
  about: "One message in full: who sent it and from what, who came to know of it and why, and what came of it.",
  items: (scene) => documentOf(scene).ids,
  draw: (scene, room) => {
    const document = documentOf(scene)
    return document.ids.length > 0
      ? Pages.draw(document, scene, { room, view: message })
      : room.height > 0
      ? [cutLine([span(none(scene), "dim")], room.width, scene.glyphs.ellipsis)]
      : []
  },
  opens: Opens.of
}
