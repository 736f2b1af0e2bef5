/** What an evaluation of a method measures, as it stands in its folder: whoever goes on with it finds it there. */
import { AtomicFile, type Runs } from "@stoa/core"
import { type Finetuning, FinetuningMethods } from "@stoa/scenarios"
import { Effect, Option, Schema } from "effect"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { usage } from "../CommandError.ts"
import { decode, essence } from "../finetuning/assemble.ts"
import { fileName } from "../finetuning/Home.ts"
import { overlay, type Settings } from "../recipe.ts"

/** What is measured. */
export interface Asked {
  readonly method: Finetuning.Untrained.Name
  readonly recipe: Finetuning.Recipe.Recipe
  readonly cast?: Finetuning.Variant.Cast
  /** Models that were named for single agents. */
  readonly named?: ReadonlyArray<string>
  readonly trained?: { readonly finetuning: string; readonly iteration: number }
}

const Kept = Schema.fromJsonString(Schema.Struct({
  method: Schema.Literals(FinetuningMethods.untrained),
  recipe: Schema.Record(Schema.String, Schema.Unknown),
  cast: Schema.optionalKey(
    Schema.Struct({ generators: Schema.Array(Schema.String), critics: Schema.Array(Schema.String) })
  ),
  named: Schema.optionalKey(Schema.Array(Schema.String)),
  trained: Schema.optionalKey(Schema.Struct({ finetuning: Schema.String, iteration: Schema.Int }))
}))
const decodeKept = Schema.decodeUnknownOption(Kept)

const fileOf = ({ path }: Pick<Runs.RunFolder, "path">): string => join(path, fileName)

/** Reads it, with settings put over what its recipe says of reaching models. */
export const read = Effect.fn("Asked.read")(function*(
  folder: Runs.RunFolder,
  operation: Readonly<Record<string, unknown>> = {}
) {
  const file = fileOf(folder)
  const text = yield* Effect.promise(() => readFile(file, "utf8").catch(() => ""))
  const kept = Option.getOrUndefined(decodeKept(text))
  if (kept === undefined) {
    return yield* usage(`${file} does not say what was to be measured: begin anew under another --name.`)
  }
  const recipe = yield* Effect.fromResult(decode(overlay(kept.recipe as Settings, { operation }), file))
  const asked: Asked = { ...kept, recipe }
  return asked
})

/** Writes it. */
export const write = (folder: Runs.RunFolder, asked: Asked) =>
  AtomicFile.write(fileOf(folder), [`${JSON.stringify(asked, null, 2)}\n`])

/** True where two measure the same. */
export const isSame = (one: Asked, other: Asked): boolean => {
  const plain = ({ cast, method, named, recipe, trained }: Asked) =>
    JSON.stringify([method, cast, named, trained, essence(recipe)])
  return plain(one) === plain(other)
}
