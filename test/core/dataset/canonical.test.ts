import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { canonical } from "../../../packages/core/src/dataset/formats/canonical.ts"

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url))

describe("a canonical row", () => {
  it("has its keys in one order, be it just made or read from a log", () => {
    const { read, row } = canonical("x")
    for (const name of ["examples.jsonl", "rejected.jsonl"]) {
      const lines = readFileSync(golden(name), "utf8").trimEnd().split("\n")
      for (const line of lines) {
        const made = JSON.parse(line)
        if (made.rejected !== undefined) continue
        const { run } = made
        assert.strictEqual(JSON.stringify(row(read(made) as never, { run })), line)
        // As the log keeps it: every key by itself, in any order.
        const shuffled = Object.fromEntries(Object.entries(made).toReversed())
        const back = row(read(shuffled) as never, { run })
        assert.strictEqual(JSON.stringify(back), line)
      }
    }
  })
})
