/**
 * MBPP: a task, its code and tests. The question shows the first test as an example, since nothing else tells what the function is to
 * be called; what the tests import stands in each of them.
 */
import { Result } from "effect"
import { type Fields, textsIn } from "../Fields.ts"
import { type Posing, type Preset, testsOf } from "../Preset.ts"

const question = ["prompt", "text"]
const answer = ["code"]
const tests = ["test_list"]

const importsOf = (fields: Fields): ReadonlyArray<string> => {
  const field = fields.named("test_imports") ?? fields.named("test_setup_code")
  if (field === undefined) return []
  return textsIn(field.value, "blocks") ?? (typeof field.value === "string" ? [field.value.trim()] : [])
}

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const code = yield* fields.needed("answer", answer)
    const field = fields.find("tests", tests)
    const list = yield* testsOf(textsIn(field?.value, "blocks"), field)
    const imports = importsOf(fields)
    const example = list[0]
    const posing: Posing = {
      question: example === undefined
        ? asked.text
        : `${asked.text}\n\nYour code should pass tests such as this one:\n\n${example}`,
      answer: code.text,
      tests: list.map((test) => [...imports, test].join("\n"))
    }
    return posing
  })

/** Programming tasks with tests. */
export const mbpp: Preset = {
  name: "mbpp",
  domain: "code",
  fits: (fields) => fields.find("answer", answer) !== undefined && fields.find("tests", tests) !== undefined,
  read
}
