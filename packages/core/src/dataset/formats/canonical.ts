import { Schema } from "effect"
import { Example } from "../../domain/Example.ts"
import { type Format, jsonLines, readLines } from "../Format.ts"

const decode = Schema.decodeUnknownSync(Schema.Struct({ ...Example.fields, run: Schema.String }))

/** Stoa's own rows: the conversation with its sources, makings and verdicts. `run` is the hash of the recipe. */
export const canonical = (run: string, file = "examples.jsonl"): Format => ({
  name: "examples",
  file,
  summary: "Every row with its sources, the calls that made it and its verdicts",
  ...jsonLines,
  row: ({ id, rehearsal, verdicts, ...draft }) => JSON.stringify({ id, run, rehearsal, ...draft, verdicts }),
  read: (content) => readLines(content).map((row) => decode(row))
})
