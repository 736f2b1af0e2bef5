/** Notes beside weights: what they hang on, and what came of making them. A note of other makings, or a broken one, counts for none. */
import { AtomicFile } from "@stoa/core"
import { Effect, Schema } from "effect"
import { readFileSync } from "node:fs"

/** What a note holds, if it is of just this making. */
export const kept = <A>(
  file: string,
  { key, schema }: { readonly key: string; readonly schema: Schema.Codec<A, unknown> }
) =>
  Effect.try(() => readFileSync(file, "utf8")).pipe(
    Effect.flatMap(
      Schema.decodeUnknownEffect(Schema.fromJsonString(Schema.Struct({ key: Schema.String, body: schema })))
    ),
    Effect.map((found) => (found.key === key ? found.body : undefined)),
    Effect.orElseSucceed(() => undefined)
  )

/** Writes a note, whole or not at all. */
export const keep = (file: string, note: { readonly key: string; readonly body: unknown }) =>
  AtomicFile.write(file, [`${JSON.stringify(note, null, 2)}\n`])
