import { Schema } from "effect"
import type { Turn } from "../../domain/Draft.ts"
import type { Example } from "../../domain/Example.ts"
import { type Format, styleOf } from "../Format.ts"
import { read, written } from "../Thinking.ts"
import * as Shape from "./Shape.ts"

const decode = Schema.decodeUnknownSync(
  Schema.Struct({
    instruction: Schema.String,
    input: Schema.String,
    output: Schema.String,
    system: Schema.optionalKey(Schema.NullishOr(Schema.String)),
    history: Schema.optionalKey(Schema.NullishOr(Schema.Array(Schema.Tuple([Schema.String, Schema.String]))))
  })
)

const misfit = (example: Example): string | undefined => {
  const wrong = Shape.alternating(example)
  if (wrong !== undefined) return wrong
  if (example.turns[0]?.role === "system" && example.turns[0].content === "") return "its system turn is empty"
  return example.turns.some(({ train }) => train === false) ? "an answer of it is not to be learnt" : undefined
}

/** Answers of earlier exchanges are learnt too, so none may be one that is not to be. */
export const alpaca: Format = {
  name: "alpaca",
  file: "alpaca.json",
  summary: "Instruction, input and output, with system turn and earlier exchanges as LLaMA-Factory has them",
  container: "json",
  thinking: ["inline", "drop"],
  misfit,
  // Every row has every field: a column that dataset_info.json names and no row has stops LLaMA-Factory.
  row: (example, options) => {
    const style = styleOf(alpaca, options)
    const texts = Shape.spoken(example).map((turn) => written(turn, style).text)
    const [instruction = "", output = ""] = texts.slice(-2)
    const first = example.turns[0]
    return {
      instruction,
      input: "",
      output,
      system: first?.role === "system" ? first.content : "",
      history: Array.from(
        { length: texts.length / 2 - 1 },
        (_, index) => [texts[2 * index] ?? "", texts[2 * index + 1] ?? ""]
      ),
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { history, input, instruction, output, system } = decode(row)
    const asked = input === "" ? instruction : `${instruction}\n${input}`
    const turns = [...history ?? [], [asked, output] as const].flatMap(([user, assistant]): Array<Turn> => [
      { role: "user", content: user },
      read("assistant", assistant)
    ])
    return {
      turns: system === undefined || system === null || system === "" ? turns : [read("system", system), ...turns]
    }
  }
}
