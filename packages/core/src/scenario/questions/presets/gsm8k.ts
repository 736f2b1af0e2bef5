/**
 * GSM8K: a worked solution with calculator marks (`<<48/2=24>>`) and a last line `#### 72`. The marks are taken out, and the last line
 * becomes a sentence, so that the reference is prose as a pupil would write it.
 */
import { Result } from "effect"
import { outcomeOf } from "../../../answer/Answer.ts"
import { show } from "../../../source/Row.ts"
import { complain } from "../../../source/RowProblem.ts"
import type { Fields } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["question"]
const answer = ["answer"]
const mark = "####"

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const { name, text } = yield* fields.needed("answer", answer)
    const at = text.lastIndexOf(mark)
    const end = at < 0 ? "" : text.slice(at + mark.length).trim()
    const outcome = outcomeOf(`${mark} ${end}`)
    if (outcome?.kind !== "number") {
      return yield* complain(name, "expected a last line of #### and a number", show(text.split("\n").at(-1)))
    }
    const worked = text.slice(0, at).replace(/<<[^<>]*>>/g, "").trimEnd()
    const sentence = `The answer is ${end.replace(/\.$/, "")}.`
    const posing: Posing = {
      question: asked.text,
      answer: worked === "" ? sentence : `${worked}\n${sentence}`,
      outcome
    }
    return posing
  })

/** Grade-school mathematics with worked solutions. */
export const gsm8k: Preset = {
  name: "gsm8k",
  domain: "mathematics",
  fits: (fields) => {
    const value = fields.find("answer", answer)?.value
    return fields.find("question", question) !== undefined && typeof value === "string" && value.includes(mark)
  },
  read,
  ask: (fields) => Result.map(fields.needed("question", question), ({ text }) => text)
}
