/** What a conversation of a class is compared with: its bare question and the reference answer. */
import type { Scene } from "../domain/Draft.ts"
import type { Example } from "../domain/Example.ts"
import * as PlainText from "../domain/PlainText.ts"

/** A row that came out of a scene. */
export type SceneRow = Example & { readonly scene: Scene }

/** True for a row that came out of a scene. */
export const isSceneRow = (example: Example): example is SceneRow => example.scene !== undefined

/** The question of a scene and its reference answer, in the place of the conversation. */
export const original = (row: SceneRow): Example => {
  const { answer, question, source } = row.scene.question
  return {
    ...row,
    id: `${row.id}/original`,
    turns: [
      { role: "user", content: PlainText.plain(question) },
      { role: "assistant", content: PlainText.plain(answer) }
    ],
    makings: [],
    // An answer of a file is nobody's rehearsal; one from the life of a rehearsed society is.
    rehearsal: row.rehearsal && source === "episodes"
  }
}
