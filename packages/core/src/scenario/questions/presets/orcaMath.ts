/** Orca-Math: a question and a worked answer. What it comes to is read off the end of the answer, where that is clear. */
import { Result } from "effect"
import { outcomeOf } from "../../../answer/Answer.ts"
import type { Fields } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["question", "problem"]
const answer = ["answer", "solution"]

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const { text } = yield* fields.needed("answer", answer)
    const posing: Posing = { question: asked.text, answer: text, outcome: outcomeOf(text) }
    return posing
  })

/** True for a question with a number in it and an answer that computes and comes to a number: other rows have the same fields. */
const fits = (fields: Fields): boolean => {
  const asked = fields.find("question", ["question"])?.value
  const answered = fields.find("answer", ["answer"])?.value
  return typeof asked === "string" && typeof answered === "string" && fields.named("solution") === undefined &&
    /\d/.test(asked) && /\d ?[-+*/=\u00d7\u00f7] ?[$(]?\d/.test(answered) && outcomeOf(answered)?.kind === "number"
}

/** Word problems with worked answers. */
export const orcaMath: Preset = { name: "orca-math", domain: "mathematics", fits, read }
