import { Schema } from "effect"
import { Program } from "../../domain/Draft.ts"
import type { Format } from "../Format.ts"
import * as Shape from "./Shape.ts"

const decode = Schema.decodeUnknownSync(
  Schema.Struct({
    id: Schema.String,
    task: Schema.String,
    language: Program.fields.programming,
    entry_point: Schema.String,
    solution: Schema.String,
    tests: Schema.String,
    verification: Program.fields.verification
  })
)

/** Tasks with their programs, for whoever runs the tests again or rewards by them. */
export const code: Format = {
  name: "code",
  file: "code.jsonl",
  summary: "Programming tasks: task, entry point, solution, tests, and what came of running them",
  container: "jsonl",
  thinking: [],
  misfit: ({ program, turns }) =>
    program === undefined || !turns.some(({ role }) => role === "user") ? Shape.other.isNoProgram : undefined,
  row: (example, options) => {
    if (example.program === undefined) throw new TypeError(`The row ${example.id} holds no program`)
    const { entryPoint, programming, solution, tests, verification } = example.program
    return {
      id: example.id,
      task: example.turns.find(({ role }) => role === "user")?.content ?? "",
      language: programming,
      entry_point: entryPoint,
      solution,
      tests,
      verification,
      ...Shape.rehearsed(example, options)
    }
  },
  read: (row) => {
    const { solution, task } = decode(row)
    return { turns: [{ role: "user", content: task }, { role: "assistant", content: solution }] }
  }
}
