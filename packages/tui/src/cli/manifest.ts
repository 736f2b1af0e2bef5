/** What the data set of a run says of itself. */
import type { Runs } from "@stoa/core"
import { Effect, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

const Manifest = Schema.fromJsonString(Schema.Struct({
  rows: Schema.Int,
  finished: Schema.optionalKey(Schema.Boolean),
  requirements: Schema.Array(Schema.Struct({ count: Schema.Int })),
  society: Schema.optionalKey(Schema.Struct({ episodes: Schema.Int }))
}))
const decode = Schema.decodeUnknownEffect(Manifest)

/** Rows, wanted and episodes, and whether the run had come to its end; undefined when there is no data set that can be read. */
export const read = (folder: Runs.RunFolder) =>
  Effect.tryPromise(() => readFile(join(folder.dataset, "manifest.json"), "utf8")).pipe(
    Effect.flatMap(decode),
    Effect.map(({ finished = true, requirements, rows, society }) => ({
      rows,
      finished,
      wanted: requirements.reduce((sum, { count }) => sum + count, 0),
      episodes: society?.episodes ?? 0
    })),
    Effect.orElseSucceed(() => undefined)
  )
