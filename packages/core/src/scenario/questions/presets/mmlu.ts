/**
 * MMLU and its like: a question, options, and which of them is right, as a letter, as a number counted from 0, or in full. The options
 * are a list, a list of texts with labels, or columns A to J; a table without a header is the original one.
 */
import { Predicate, Result } from "effect"
import { oneLine } from "../../../domain/PlainText.ts"
import type { Header } from "../../../source/Records.ts"
import { show } from "../../../source/Row.ts"
import { complain, type Complaint } from "../../../source/RowProblem.ts"
import { type Field, type Fields, textsIn } from "../Fields.ts"
import type { Posing, Preset } from "../Preset.ts"

const letters = "ABCDEFGHIJ"
const question = ["question"]
const choices = ["choices", "options"]
const answer = ["answer", "answerKey", "target"]

/** Options, and what each is called in the row: their letters, or labels of the row's own. */
interface Options {
  readonly texts: ReadonlyArray<string>
  readonly labels: ReadonlyArray<string>
}

const columns = (fields: Fields): ReadonlyArray<string> => {
  const texts: Array<string> = []
  for (const letter of letters) {
    const value = fields.named(letter)?.value
    if (typeof value !== "string" && typeof value !== "number") break
    texts.push(oneLine(String(value)))
  }
  return texts
}

const optionsOf = (fields: Fields): Result.Result<Options, Complaint> => {
  const field = fields.find("choices", choices)
  const own = Predicate.isObject(field?.value) ? textsIn(field.value["label"], "lines") : undefined
  const value = Predicate.isObject(field?.value) ? field.value["text"] : field?.value
  const texts = field === undefined ? columns(fields) : textsIn(value, "lines")
  if (texts === undefined || texts.length < 2 || texts.length > letters.length) {
    const name = field?.name ?? fields.missing("choices", choices)
    return complain(
      name,
      `expected 2 to ${letters.length} options`,
      texts === undefined ? show(value) : `${texts.length}`
    )
  }
  return Result.succeed({
    texts,
    labels: own?.length === texts.length ? own : letters.slice(0, texts.length).split("")
  })
}

/** Which option is meant: by its label, its number, or its text. */
const chosen = ({ labels, texts }: Options, field: Field): number => {
  const said = typeof field.value === "string" ? oneLine(field.value) : field.value
  if (typeof said === "number") return texts[said] === undefined ? -1 : said
  if (typeof said !== "string") return -1
  const label = labels.indexOf(said.replace(/^\((.)\)$|^(.)[.)]$/, "$1$2").toUpperCase())
  if (label >= 0) return label
  return /^\d$/.test(said) && texts[Number(said)] !== undefined ? Number(said) : texts.indexOf(said)
}

const linesOf = ({ texts }: Options): ReadonlyArray<string> => texts.map((text, index) => `${letters[index]}. ${text}`)

const questionOf = (asked: string, options: Options): string => `${asked}\n\n${linesOf(options).join("\n")}`

const read = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    const options = yield* optionsOf(fields)
    const field = fields.find("answer", answer)
    const at = field === undefined ? -1 : chosen(options, field)
    if (at < 0) {
      const name = field?.name ?? fields.missing("answer", answer)
      return yield* complain(
        name,
        `expected one of ${options.labels.join(", ")}, or its number from 0`,
        show(field?.value)
      )
    }
    const posing: Posing = {
      question: questionOf(asked.text, options),
      answer: linesOf(options)[at] as string,
      outcome: { kind: "option", text: letters[at] as string }
    }
    return posing
  })

const ask = (fields: Fields) =>
  Result.gen(function*() {
    const asked = yield* fields.needed("question", question)
    return questionOf(asked.text, yield* optionsOf(fields))
  })

/** The columns of a table without a header: a question, options, and the letter of one of them. */
export const header: Header = (first) => {
  const options = letters.slice(0, Math.max(0, first.length - 2)).split("")
  const last = first.at(-1)?.trim() ?? ""
  return options.length > 1 && options.length === first.length - 2 && last.length === 1 && options.includes(last)
    ? ["question", ...options, "answer"]
    : undefined
}

/** Questions with options. */
export const mmlu: Preset = {
  name: "mmlu",
  domain: "general",
  fits: (fields) =>
    fields.find("question", question) !== undefined && fields.find("answer", answer) !== undefined &&
    (fields.find("choices", choices) !== undefined || columns(fields).length > 1),
  read,
  ask
}
