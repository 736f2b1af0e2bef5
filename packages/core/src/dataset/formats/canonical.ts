import { Schema } from "effect"
import { Example } from "../../domain/Example.ts"
import type { Format } from "../Format.ts"

/** A row of Stoa's own, with the hash of the recipe it comes from. */
export const Canonical = Schema.Struct({ ...Example.fields, run: Schema.String })
export type Canonical = typeof Canonical.Type

const decode = Schema.decodeUnknownSync(Canonical)

/** Stoa's own rows: the conversation with its sources, makings and verdicts. `run` is the hash of the recipe. */
export const canonical = (run: string, file = "examples.jsonl"): Format => ({
  name: "canonical",
  file,
  summary: "Every row with its sources, the calls that made it and its verdicts",
  container: "jsonl",
  thinking: ["key"],
  misfit: () => undefined,
  row: ({ id, rehearsal, verdicts, ...draft }, options) => ({
    id,
    run: options?.run ?? run,
    rehearsal,
    ...draft,
    verdicts
  }),
  read: (row) => {
    const { rejected, ...example } = decode(row)
    return { ...example, ...(rejected === undefined ? {} : { rejected: rejected.content }) }
  }
})
