import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as Export from "../../../../packages/core/src/dataset/export/Export.ts"
import * as Formats from "../../../../packages/core/src/dataset/Formats.ts"
import { Kind } from "../../../../packages/core/src/domain/Requirement.ts"
import { everything, save, temporary } from "./rows.ts"

const golden = fileURLToPath(new URL("../../../fixtures/exports", import.meta.url))

const ways = {
  // What each format makes of the same rows.
  all: { formats: Formats.all },
  // For hosted trainers, cut and parted, with where rows come from.
  strict: {
    formats: Formats.all.filter(({ name }) => /^(?:messages|sharegpt|parquet|openai-preference|canonical)$/.test(name)),
    strict: true,
    shard: 2,
    provenance: "sidecar",
    splits: [{ name: "train", share: 0.6 }, { name: "test", share: 0.4 }]
  }
} as const

const filesIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder).toSorted().map((name) => [name, readFileSync(join(folder, name)).toString("latin1")])
  )

/** Every format as it was when the golden files were written, byte for byte; UPDATE_GOLDEN=1 writes them anew. */
describe("the golden exports", () => {
  it.live.each(Object.keys(ways) as ReadonlyArray<keyof typeof ways>)(
    "are the same byte for byte: %s",
    (way) =>
      Effect.gen(function*() {
        const folder = yield* temporary
        const from = save(folder, { rows: everything, manifest: { title: "Golden exports", licence: "apache-2.0" } })
        const out = join(folder, "out")
        yield* Export.write({ from, out, force: false, kinds: Kind.literals, ...ways[way] })
        if (process.env["UPDATE_GOLDEN"] === "1") {
          rmSync(join(golden, way), { recursive: true, force: true })
          mkdirSync(golden, { recursive: true })
          cpSync(out, join(golden, way), { recursive: true })
        }
        assert.deepStrictEqual(filesIn(out), filesIn(join(golden, way)))
      })
  )
})
