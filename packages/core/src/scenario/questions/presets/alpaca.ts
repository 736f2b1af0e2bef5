/** Alpaca: an instruction, what it is about, and a response. Of nested instances (self-instruct) the first is taken. */
import { Result } from "effect"
import type { Fields } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["instruction"]
const input = ["input", "instances.0.input"]
const answer = ["output", "response", "instances.0.output"]

// What generators wrote where there is no input.
const noInput = /^<?no ?input>?$/i

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const about = yield* fields.text("input", input)
    const { text } = yield* fields.needed("answer", answer)
    const posing: Posing = {
      question: about === undefined || noInput.test(about.text) ? asked.text : `${asked.text}\n\n${about.text}`,
      answer: text
    }
    return posing
  })

/** Instructions with responses. */
export const alpaca: Preset = {
  name: "alpaca",
  domain: "general",
  fits: (fields) => fields.named("instruction") !== undefined && fields.find("answer", answer) !== undefined,
  read
}
