import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import * as Sums from "../../../../packages/core/src/quality/rehearse/Sums.ts"

describe("sums", () => {
  it.each([
    ["$5 * 3 = $16", "$5 * 3 = $16", 15],
    ["So (3 + 4) * 2 = 15 apples.", "(3 + 4) * 2 = 15", 14],
    ["2 * 3 = 6 + 1 = 8", "6 + 1 = 8", 7],
    ["x = 3 * 4 = 13", "3 * 4 = 13", 12],
    ["It is 10 − 4 = 7 in all.", "10 − 4 = 7", 6],
    ["3 × 4 = 13", "3 × 4 = 13", 12],
    ["7 - 2*3 = 15", "7 - 2*3 = 15", 1],
    ["1,200 + 1 = 1,301", "1,200 + 1 = 1,301", 1201],
    ["10 / 4 = 2.6", "10 / 4 = 2.6", 2.5],
    ["**12 + 12 = 25**", "12 + 12 = 25", 24],
    ["2 + 2 = 4. Then 4 + 4 = 9.", "4 + 4 = 9", 8]
  ])("%j do not come out", (text, written, value) => {
    assert.deepStrictEqual(Sums.look(text).wrong, { written, value })
  })

  it.each([
    "She sold 48/2 = 24 clips in May and 48+24 = 72 in both.",
    "He earned 0.2 x 50 = $10.",
    "10/3 = 3.33, or 10/3 = 3 whole ones",
    "17 / 5 = 3 R 2",
    "1,000 * 3 = 3,000"
  ])("%j come out", (text) => {
    assert.deepStrictEqual({ some: Sums.look(text).count > 0, wrong: Sums.look(text).wrong }, {
      some: true,
      wrong: undefined
    })
  })

  it.each([
    ["a letter", "2x + 3 * 4 = 14"],
    ["things between", "5 apples + 3 * 4 = 17"],
    ["percentages", "100 - 20% = 80"],
    ["a mixed number", "2 1/2 * 4 = 10"],
    ["other units", "$1 / 2 = 50 cents"],
    ["the time of day", "0900-0130 = 0730"],
    ["a bare number", "-3 = 7"],
    ["a mistake that is named", "I said 3 * 4 = 13, but it is 12."],
    ["a mistake that is put right", "It isn't 3 * 4 = 13."]
  ])("with %s are not judged: %j", (_, text) => {
    assert.deepStrictEqual(Sums.look(text), { count: 0, wrong: undefined })
  })

  const file = fileURLToPath(new URL("../../../../../shared/data/math/gsm8k_train_first1500.jsonl", import.meta.url))

  it.skipIf(!existsSync(file))("of real solutions come out, but for five that are wrong in their file", () => {
    const texts = readFileSync(file, "utf8").trim().split("\n")
      .map((line) => (JSON.parse(line) as { readonly answer: string }).answer.replace(/<<.*?>>/g, ""))
    const found = texts.map(Sums.look)
    assert.isAbove(found.reduce((sum, { count }) => sum + count, 0), 3500)
    assert.deepStrictEqual(found.flatMap(({ wrong }) => wrong?.written ?? []), [
      "192*100=$1920",
      "6*2.5 = $18.00",
      "4000 + 2040 = 6120",
      "3/1=1",
      "100 * 0.75 = $0.75"
    ])
  })
})
