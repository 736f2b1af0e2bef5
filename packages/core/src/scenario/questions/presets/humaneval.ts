/** HumanEval: the head of a function, its body, and a test. The answer is the whole function; the test calls the check it defines. */
import { Result } from "effect"
import { plain } from "../../../domain/PlainText.ts"
import { show } from "../../../source/Row.ts"
import { complain } from "../../../source/RowProblem.ts"
import type { Fields } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["prompt"]
const answer = ["canonical_solution"]
const tests = ["test"]

const read = (fields: Fields) =>
  Result.gen(function*() {
    const head = yield* fields.needed("question", question)
    const body = fields.find("answer", answer)
    if (typeof body?.value !== "string") {
      return yield* complain(fields.missing("answer", answer), "expected text", show(body?.value))
    }
    const entry = fields.named("entry_point")?.value
    const test = yield* fields.text("tests", tests)
    const posing: Posing = {
      question: `Complete this Python function.\n\n${head.text}`,
      // The body keeps its first indent.
      answer: `${head.text}\n${plain(body.value).replace(/^\n+/, "").trimEnd()}`,
      tests: test === undefined ? [] : [typeof entry === "string" ? `${test.text}\n\ncheck(${entry})` : test.text]
    }
    return posing
  })

/** Functions to be completed. */
export const humaneval: Preset = {
  name: "humaneval",
  domain: "code",
  fits: (fields) => fields.named("prompt") !== undefined && fields.named("canonical_solution") !== undefined,
  read
}
