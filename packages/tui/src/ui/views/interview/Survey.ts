/** The same question to several agents: their answers one below the other, question by question. */
import { many } from "../../canvas/Amount.ts"
import { span } from "../../canvas/Line.ts"
import { clean, pad, width as widthOf } from "../../canvas/text.ts"
import type { Scene } from "../../View.ts"
import { find, nameOf } from "../agent/Names.ts"
import type { Chapter } from "../Document.ts"
import { thing } from "../Passages.ts"
import * as Asked from "./Asked.ts"

/** Questions that are shown, the latest, and lines of an answer. */
const most = 12
const lines = 6

/** Questions with what each agent said last to it. */
const byQuestion = (asked: ReadonlyArray<Asked.Asked>) => {
  const questions = new Map<string, Map<string, Asked.Asked>>()
  for (const one of asked) {
    const answers = questions.get(one.question) ?? new Map<string, Asked.Asked>()
    // What is asked again moves to the end.
    questions.delete(one.question)
    questions.set(one.question, answers.set(one.agent, one))
  }
  return [...questions].slice(-most)
}

/** Every question with the answers to it; with marks, of those who are marked. */
export const chapters = (scene: Scene): ReadonlyArray<Chapter> => {
  const { glyphs, state: { marks }, watched: { world } } = scene
  const marked = [...marks].filter((id) => find(world, id) !== undefined).toSorted()
  const asked = Asked.of(scene).filter(({ agent }) => marked.length === 0 || marks.has(agent))
  return byQuestion(asked).map(([question, answers]) => {
    const whom = marked.length === 0 ? [...answers.keys()].toSorted() : marked
    const told = whom.filter((id) => answers.get(id)?.answer !== undefined).length
    const wide = Math.min(24, Math.max(...whom.map((id) => widthOf(nameOf(world, id)))))
    return {
      title: clean(question),
      aside: [span(`${told} of ${many(whom.length, "answer")}`, "dim")],
      passages: whom.map((id) => {
        const one = answers.get(id)
        return thing(id, {
          head: [
            span(pad(nameOf(world, id), wide, glyphs.ellipsis), "agent"),
            span(` ${id}  `, "dim")
          ],
          text: one === undefined ? "was not asked" : one.answer ?? `is thinking ${glyphs.ellipsis}`,
          most: lines,
          ...(one?.answer === undefined ? { tone: "dim" as const } : {})
        })
      })
    }
  })
}
