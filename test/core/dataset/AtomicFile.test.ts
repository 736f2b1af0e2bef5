import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { createHash } from "node:crypto"
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as AtomicFile from "../../../packages/core/src/log/AtomicFile.ts"

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-atomic-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")

function* failing(rows: number): Generator<string> {
  for (let row = 0; row < rows; row++) yield `row ${row}\n`
  throw new Error("the rows ran out")
}

describe("AtomicFile.write", () => {
  it.live("writes the pieces in order and tells bytes and SHA-256 of what is there", () =>
    Effect.gen(function*() {
      const at = yield* folder
      // More than one block, with signs of one to four bytes.
      const pieces = Array.from({ length: 60_000 }, (_, index) => `row ${index} é 我 👩‍🌾\n`)
      const whole = pieces.join("")
      const written = yield* AtomicFile.write(join(at, "rows.jsonl"), pieces)
      assert.isAbove(whole.length, 2 ** 19)
      assert.isTrue(readFileSync(join(at, "rows.jsonl"), "utf8") === whole)
      assert.deepStrictEqual(written, { bytes: Buffer.byteLength(whole), sha256: sha256(whole) })
      assert.deepStrictEqual(readdirSync(at), ["rows.jsonl"])
    }))

  it.effect.prop("gives any text back", [Schema.Array(Schema.String)], ([pieces]) =>
    Effect.gen(function*() {
      const at = yield* folder
      const texts = pieces.map((piece) => piece.toWellFormed())
      const written = yield* AtomicFile.write(join(at, "text"), texts)
      assert.strictEqual(readFileSync(join(at, "text"), "utf8"), texts.join(""))
      assert.strictEqual(written.sha256, sha256(texts.join("")))
    }), { arbitrary: { runs: 25 } })

  it.live("makes an empty file of no pieces", () =>
    Effect.gen(function*() {
      const at = yield* folder
      assert.deepStrictEqual(yield* AtomicFile.write(join(at, "none"), []), { bytes: 0, sha256: sha256("") })
      assert.strictEqual(readFileSync(join(at, "none"), "utf8"), "")
    }))

  it.live("replaces an old file, and a half-written one of a killed process", () =>
    Effect.gen(function*() {
      const at = yield* folder
      writeFileSync(join(at, "text"), "an old and much longer text")
      writeFileSync(join(at, "text.partial"), "half of something that was never finished")
      yield* AtomicFile.write(join(at, "text"), ["new"])
      assert.strictEqual(readFileSync(join(at, "text"), "utf8"), "new")
      assert.deepStrictEqual(readdirSync(at), ["text"])
    }))

  it.live.each([0, 3, 60_000])("leaves nothing behind when the rows fail after %i", (rows) =>
    Effect.gen(function*() {
      const at = yield* folder
      const error = yield* Effect.flip(AtomicFile.write(join(at, "rows"), failing(rows)))
      assert.strictEqual(error._tag, "WriteError")
      assert.strictEqual(error.detail, "the rows ran out")
      assert.deepStrictEqual(readdirSync(at), [])
    }))

  it.live.each([0, 60_000])(
    "leaves an old file as it was when the rows fail after %i",
    (rows) =>
      Effect.gen(function*() {
        const at = yield* folder
        writeFileSync(join(at, "rows"), "old")
        yield* Effect.flip(AtomicFile.write(join(at, "rows"), failing(rows)))
        assert.deepStrictEqual(readdirSync(at), ["rows"])
        assert.strictEqual(readFileSync(join(at, "rows"), "utf8"), "old")
      })
  )

  it.live("leaves nothing behind when the last step fails", () =>
    Effect.gen(function*() {
      const at = yield* folder
      // A folder that holds something cannot be replaced by a file.
      mkdirSync(join(at, "rows"))
      writeFileSync(join(at, "rows", "inside"), "old")
      const error = yield* Effect.flip(AtomicFile.write(join(at, "rows"), ["new"]))
      assert.strictEqual(error._tag, "WriteError")
      assert.deepStrictEqual(readdirSync(at), ["rows"])
      assert.deepStrictEqual(readdirSync(join(at, "rows")), ["inside"])
    }))

  it.live("says in words that a part of the path is a file, or that there is no folder", () =>
    Effect.gen(function*() {
      const at = yield* folder
      writeFileSync(join(at, "file"), "old")
      const below = yield* Effect.flip(AtomicFile.write(join(at, "file", "rows"), ["new"]))
      assert.include(below.message, "a part of the path is a file, not a folder")
      const nowhere = yield* Effect.flip(AtomicFile.write(join(at, "nowhere", "rows"), ["new"]))
      assert.include(nowhere.message, "its folder does not exist")
      assert.include(nowhere.message, join(at, "nowhere", "rows"))
      assert.deepStrictEqual(readdirSync(at), ["file"])
      assert.strictEqual(readFileSync(join(at, "file"), "utf8"), "old")
    }))

  // Root may write everywhere: run as another user to see this one.
  it.live.skipIf(process.getuid?.() === 0)(
    "leaves an old file as it was in a folder that cannot be written",
    () =>
      Effect.gen(function*() {
        const at = yield* folder
        writeFileSync(join(at, "rows"), "old")
        chmodSync(at, 0o500)
        yield* Effect.addFinalizer(() => Effect.sync(() => chmodSync(at, 0o700)))
        const error = yield* Effect.flip(AtomicFile.write(join(at, "rows"), ["new"]))
        assert.include(error.message, "permission is denied")
        assert.deepStrictEqual(readdirSync(at), ["rows"])
        assert.strictEqual(readFileSync(join(at, "rows"), "utf8"), "old")
      })
  )
})
