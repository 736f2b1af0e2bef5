import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Ordered from "../../../packages/core/src/dataset/Ordered.ts"
import { Example } from "../../../packages/core/src/domain/Example.ts"

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/golden/${name}`, import.meta.url))

const log = Schema.fromJsonString(Example)
const encode = Schema.encodeSync(log)
const decode = Schema.decodeUnknownSync(log)

const rows = ["examples.jsonl", "rejected.jsonl"].flatMap((name) =>
  readFileSync(golden(name), "utf8").trimEnd().split("\n").map((line): Example => {
    const example = JSON.parse(line)
    delete example.run
    return example
  })
)

describe("an example that is written", () => {
  it("has the same bytes whether it was just made or comes out of a log", () => {
    assert.isAbove(rows.length, 10)
    for (const row of rows) {
      const back = decode(encode(row))
      assert.strictEqual(JSON.stringify(Ordered.of(back)), JSON.stringify(Ordered.of(row)))
      assert.deepStrictEqual(Ordered.of(row), row)
    }
  })

  it("has them of a scene too, in whatever order its scenario gave the parts of a turn", () => {
    const [row] = rows as [Example, ...Array<Example>]
    const question = { id: "q", source: "f", question: "1 + 1?", answer: "2" }
    const scene = { scenario: "s", row: 0, question, notes: { b: 1, a: 2 }, remarks: {} }
    const made: Example = {
      ...row,
      turns: [{ train: false, content: "2", message: "m", speaker: "pupil", role: "assistant" }],
      scene
    }
    assert.strictEqual(JSON.stringify(Ordered.of(decode(encode(made)))), JSON.stringify(Ordered.of(made)))
  })
})
