/** Row: one candidate in full, with everything that was found of it and where it comes from. */
import type { Watched } from "@stoa/core"
import { span } from "../canvas/Line.ts"
import { wrap } from "../canvas/text.ts"
import { listOf } from "../state/State.ts"
import type { Scene, View } from "../state/View.ts"
import * as Rows from "./data/Rows.ts"
import * as Document from "./Document.ts"
import * as Opens from "./Opens.ts"
import * as Pages from "./Pages.ts"
import * as Judgement from "./row/Judgement.ts"
import * as Provenance from "./row/Provenance.ts"
import * as Talk from "./row/Talk.ts"

const nothing: Document.Document = Document.make([])

const write = (scene: Scene, id: string): Document.Document => {
  const found = Rows.of(scene.watched).byId.get(id)
  const example = Rows.exampleOf(scene.watched, id)
  if (found === undefined || example === undefined) return nothing
  const row = { row: found, example }
  const chapters = [
    Judgement.outcome(scene, row),
    Talk.chapter(row, listOf(scene.state, "row").variant % 2 === 1),
    Judgement.decisions(scene, row),
    Judgement.verdicts(scene, row),
    Judgement.program(scene, row),
    Provenance.lesson(row),
    ...Provenance.life(scene, row),
    Provenance.calls(row)
  ]
  // The two answers of a pair need the whole width.
  return Document.make(
    example.rejected === undefined ? chapters : chapters.map((chapter) => ({ ...chapter, right: false }))
  )
}

const written = new WeakMap<Watched.Watched["world"], Map<string, Document.Document>>()

/** The document of the row that the view is about, written once for the same world. */
const documentOf = (scene: Scene): Document.Document => {
  const { state, watched: { world } } = scene
  if (state.subject === undefined) return nothing
  const known = written.get(world) ?? new Map<string, Document.Document>()
  written.set(world, known)
  const key = `${state.subject} ${listOf(state, "row").variant % 2} ${scene.glyphs.ascii}`
  const document = known.get(key) ?? write(scene, state.subject)
  known.set(key, document)
  return document
}

/** What is said where no row is shown. */
const none = ({ state, watched }: Scene): string =>
  Rows.of(watched).all.length === 0
    ? "No rows yet: they are written once the society has lived."
    : state.view === "data"
    ? "No row is under the cursor."
    : "No row is chosen: 7 lists them."

export const Row: View = {
  id: "row",
  title: "Row",
  about:
    "One row in full: the conversation, every filter's verdict, and where it comes from. Texts of safety are never shown.",
  items: (scene) => documentOf(scene).ids,
  draw: (scene, room) => {
    const document = documentOf(scene)
    return document.ids.length === 0
      ? wrap(none(scene), room.width).slice(0, room.height).map((text) => [span(text, "dim")])
      : Pages.draw(document, scene, { room, view: Row })
  },
  variants: ["thinking folded", "thinking shown"],
  opens: Opens.of
}
