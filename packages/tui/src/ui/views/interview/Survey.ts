/** The same question to several agents: their answers one below the other, question by question. */
import { many } from "../../canvas/Amount.ts"
import { span } from "../../canvas/Line.ts"
import { clean, pad, width as widthOf } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import { find, nameOf } from "../agent/Names.ts"
import type { Chapter } from "../Document.ts"
import { parted, passagesOf, thing } from "../Passages.ts"
import * as Asked from "./Asked.ts"

/** Questions that are shown, the latest. */
const most = 12

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
      passages: whom.flatMap((id) => {
        const one = answers.get(id)
        const text = one === undefined ? "was not asked" : one.answer ?? `is thinking ${glyphs.ellipsis}`
        const said = thing(id, {
          head: [
            span(pad(nameOf(world, id), wide, glyphs.ellipsis), "agent"),
            span(` ${id}  `, "dim")
          ],
          text,
          hang: 4,
          ...(one?.answer === undefined ? { tone: "dim" as const } : {})
        })
        // An answer that is higher than the window is walked through.
        return parted(Math.max(1, passagesOf(text)), said).map((part) => ({ ...part, tone: "cursor" as const }))
      })
    }
  })
}
