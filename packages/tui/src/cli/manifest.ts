/** What the data set of a run says of itself. */
import type { Manifest as Told, Runs } from "@stoa/core"
import { Effect, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

const Manifest = Schema.fromJsonString(Schema.Struct({
  rows: Schema.Int,
  finished: Schema.optionalKey(Schema.Boolean),
  requirements: Schema.Array(Schema.Struct({ count: Schema.Int })),
  society: Schema.optionalKey(Schema.Struct({ episodes: Schema.Int })),
  numbers: Schema.optionalKey(Schema.Unknown)
}))
const decode = Schema.decodeUnknownEffect(Manifest)

/** Rows, wanted, episodes and numbers, and whether the run had come to its end; undefined when there is no data set that can be read. */
export const read = (folder: Runs.RunFolder) =>
  Effect.tryPromise(() => readFile(join(folder.dataset, "manifest.json"), "utf8")).pipe(
    Effect.flatMap(decode),
    Effect.map(({ finished = true, numbers, requirements, rows, society }) => ({
      rows,
      finished,
      wanted: requirements.reduce((sum, { count }) => sum + count, 0),
      episodes: society?.episodes ?? 0,
      // As this version of Stoa has just written them; nothing is decided by them.
      numbers: numbers as Told.Summary["numbers"]
    })),
    Effect.orElseSucceed(() => undefined)
  )
