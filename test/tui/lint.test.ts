import { assert, describe, it } from "@effect/vitest"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, stoa } from "../support/command.ts"

const row = (role: string) =>
  JSON.stringify({ messages: [{ role: "user", content: "Why?" }, { role, content: "So." }] })

describe.concurrent("stoa lint", () => {
  it("ends with 1 where a row is lost and with 0 where none is, and tells each in a line", () =>
    inFolder(async (folder) => {
      const path = join(folder, "rows.jsonl")
      writeFileSync(path, `${row("assistant")}\n${row("user")}\n`)
      const lost = await stoa(["lint", path, "--trainer", "llama-factory"])
      assert.strictEqual(lost.code, 1)
      assert.match(lost.stdout, /^\S*rows\.jsonl:2 messages\[1\]: error alternation, llama-factory: .*\n.*\n$/)
      writeFileSync(path, `${row("assistant")}\n`)
      const whole = await stoa(["lint", path, "--trainer", "llama-factory", "--json"])
      assert.strictEqual(whole.code, 0)
      assert.deepStrictEqual((JSON.parse(whole.stdout) as ReadonlyArray<{ rows: number }>).map(({ rows }) => rows), [1])
    }))

  it("says nothing that steers a terminal, whatever stands in a row", () =>
    inFolder(async (folder) => {
      const path = join(folder, "rows.jsonl")
      writeFileSync(path, `${row("\u001b]0;title\u0007")}\n${JSON.stringify({ "\u001b[2Jfield": 1 })}\n`)
      const { stdout } = await stoa(["lint", path])
      assert.include(stdout, "field")
      // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
      assert.notMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
    }))

  it("wants room for a token at least", () =>
    inFolder(async (folder) => {
      const path = join(folder, "rows.jsonl")
      writeFileSync(path, `${row("assistant")}\n`)
      const { code, stderr, stdout } = await stoa(["lint", path, "--max-tokens", "0"])
      assert.deepStrictEqual([code, stdout], [2, ""])
      assert.include(stderr, "--max-tokens: expected at least 1, found 0.")
    }))
})
