/** ProCQA and dumps of Stack Exchange: a title, the body of a question and of its answer, often in HTML. */
import { Result } from "effect"
import { oneLine } from "../../../domain/PlainText.ts"
import { show } from "../../../source/Row.ts"
import { complain } from "../../../source/RowProblem.ts"
import { clean, type Fields, type Text } from "../Fields.ts"
import { isHtml, textOfHtml } from "../Html.ts"
import type { Posing, Preset } from "../Preset.ts"

const question = ["question", "question_body", "body"]
const answer = ["answer", "answer_body", "accepted_answer", "response"]

const bodyOf = ({ text }: Text): string => (isHtml(text) ? clean(textOfHtml(text)) : text)

const read = (fields: Fields) =>
  Result.gen(function*() {
    const title = fields.named("title")?.value
    const asked = yield* fields.text("question", question)
    const given = yield* fields.needed("answer", answer)
    const head = typeof title === "string" ? oneLine(title) : ""
    const body = asked === undefined ? "" : bodyOf(asked)
    const posing: Posing = {
      question: head === "" || body.startsWith(head) ? body : body === "" ? head : `${head}\n\n${body}`,
      answer: bodyOf(given)
    }
    if (posing.question === "") {
      return yield* complain(asked?.name ?? fields.missing("question", question), "expected text", show(asked?.text))
    }
    if (posing.answer === "") return yield* complain(given.name, "expected text", show(given.text))
    return posing
  })

const html = (value: unknown): boolean => typeof value === "string" && isHtml(value)

/** Questions of programmers with their answers. */
export const procqa: Preset = {
  name: "procqa",
  domain: "code",
  fits: (fields) => {
    const asked = fields.find("question", question)
    const given = fields.find("answer", answer)
    return asked !== undefined && given !== undefined &&
      (fields.named("title") !== undefined || html(asked.value) || html(given.value))
  },
  read
}
