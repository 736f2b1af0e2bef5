import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import * as Contacts from "../../../../packages/core/src/privacy/Contacts.ts"
import * as Window from "../../../../packages/core/src/privacy/Window.ts"

const reader = fileURLToPath(new URL("hostile.ts", import.meta.url))

// Takes seconds; a pattern that grows faster than its text takes minutes, or for ever.
const patience = 50_000

describe("texts made to be read for ever", () => {
  it.live("are all read to the end", () =>
    Effect.gen(function*() {
      const said = yield* Effect.callback<string>((resume) => {
        const child = execFile(
          process.execPath,
          [reader],
          { timeout: patience, killSignal: "SIGKILL" },
          (failure, out, errors) =>
            resume(Effect.succeed(failure === null ? out.trim() : `killed: ${String(failure.signal)} ${errors}`))
        )
        return Effect.sync(() => void child.kill("SIGKILL"))
      })
      assert.strictEqual(said, "through")
    }))
})

describe("a long text", () => {
  const filler = "The books are kept by whoever is there, and so on. "

  it("is read whole: what stands anywhere in it is found at its place", () => {
    for (let before = 0; before < 6000; before += 97) {
      const text = `${filler.repeat(200).slice(0, before)} vet at hounds dot org ${filler.repeat(100)}`
      const found = Window.throughout(text, Contacts.find)
      assert.isTrue(found.some(({ end, start }) => text.slice(start, end) === "vet at hounds dot org"), String(before))
    }
  })

  it("is cut into pieces that overlap and leave nothing out", () => {
    const text = filler.repeat(300)
    const pieces = Window.of(text)
    assert.isAbove(pieces.length, 3)
    let read = 0
    for (const piece of pieces) {
      assert.isAtMost(piece.start, read)
      assert.strictEqual(text.slice(piece.start, piece.start + piece.text.length), piece.text)
      read = piece.start + piece.text.length
    }
    assert.strictEqual(read, text.length)
  })

  it("hides nothing behind a row of blanks", () => {
    assert.include(Window.withoutGaps(`vet${" ".repeat(500)}[at]`), "vet        [at]")
    assert.match(Window.withoutGaps(`vet${" ".repeat(20)}\n${" ".repeat(20)}x`), /^vet(?=.*)\s{8}x$/s)
  })
})

describe("an address in words", () => {
  for (
    const [text, whole] of [
      ["dot dot com", "dot dot com"],
      ["Ask vet at dot dot com", "vet at dot dot com"],
      ["a.b [at] c punkt d (dot) org!", "a.b [at] c punkt d (dot) org"],
      ["see hounds dot com / about", "hounds dot com / about"],
      ["vet@hounds . org", "vet@hounds . org"]
    ] as const
  ) {
    it(`may have labels that are words of addresses as well: ${JSON.stringify(text)}`, () =>
      assert.include(Contacts.find(text).map((one) => one.text), whole))
  }
})
