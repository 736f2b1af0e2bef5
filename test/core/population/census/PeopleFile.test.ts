import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Census from "../../../../packages/core/src/population/Census.ts"
import * as ProfileSource from "../../../../packages/core/src/population/ProfileSource.ts"

const people = Array.from({ length: 500 }, (_, index) => Census.draw(3, index + 1))

describe("people of the census in a file", () => {
  for (const name of ["people.jsonl", "people.jsonl.gz"]) {
    it.effect(`are read back from ${name} as they were drawn, but for where they come from`, () =>
      Effect.gen(function*() {
        const folder = mkdtempSync(join(tmpdir(), "stoa-census-"))
        yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true, force: true })))
        yield* Census.write(join(folder, name), people.map(Census.toRow))
        const found = yield* ProfileSource.read(join(folder, name))
        assert.strictEqual(found.bad, 0)
        assert.deepStrictEqual(
          found.profiles,
          people.map((profile, index) => ({ ...profile, origin: { kind: "file", file: name, line: index + 1 } }))
        )
        assert.deepStrictEqual(readdirSync(folder), [name])
      }))
  }

  it.effect("leave nothing behind where the writing broke off", () =>
    Effect.gen(function*() {
      const folder = mkdtempSync(join(tmpdir(), "stoa-census-"))
      yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true, force: true })))
      const broken = function*() {
        yield "{}\n"
        throw new Error("broke off")
      }
      for (const name of ["a.jsonl", "a.jsonl.gz"]) {
        const failed = yield* Effect.flip(Census.write(join(folder, name), broken()))
        assert.strictEqual(failed._tag, "WriteError")
      }
      assert.deepStrictEqual(readdirSync(folder), [])
    }))
})
