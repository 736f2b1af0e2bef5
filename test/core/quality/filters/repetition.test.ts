import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { repetition } from "../../../../packages/core/src/quality/filters/repetition.ts"
import * as Cycle from "../../../../packages/core/src/quality/loops/Cycle.ts"
import { draftOf } from "../draft.ts"
import { pair, reasoned, talk } from "../kinds.ts"
import { lesson, sceneOf } from "../scene.ts"

const judge = repetition.start()
const verdictOn = (response: string, instruction = "How do I keep my bees through the winter?") =>
  judge(draftOf(instruction, response), { clean: true })

const opening = "Wrap the hive before the first frost, and leave the entrance open by a finger's width."

describe("a text that runs in a loop", () => {
  it.each([
    ["the end of a sentence", `${opening} The bees need air${" and the bees need warmth".repeat(12)}.`],
    ["one sentence", `${opening} ${"Check the weight of the hive every week. ".repeat(9)}`],
    ["one word", `${opening} This is very ${"very ".repeat(30)}important.`],
    ["points of a list", Array.from({ length: 9 }, (_, n) => `${n + 1}. Check the weight of the hive.`).join("\n")],
    [
      "a paragraph of several sentences",
      Array.from({ length: 4 }, () => `${opening} Feed them sugar in October. Do not open the hive below ten degrees.`)
        .join("\n\n")
    ],
    [
      "sentences that come back between others",
      ["mites", "mice", "damp", "wind", "snow", "theft"].map((danger) =>
        `Think of ${danger}. It is important to remember that bees are living beings. Always be careful and take your time.`
      ).join(" ")
    ],
    ["a word without an end", `Hm${"m".repeat(80)}`],
    ["syllables", `${opening} ${"ha".repeat(60)}`],
    ["signs that are words", `冬天要注意${"保温和通风,".repeat(12)}`],
    ["a line of code", `\`\`\`python\n${"    self.weight = self.weight + 1\n".repeat(60)}`],
    ["a formula", `$$ ${"x + 1 = x + 1 \\cdot a = ".repeat(60)}`]
  ])("is dropped for %s", (_, response) => {
    assert.match(verdictOn(response) ?? "", /^the response (?:says|is made of)/)
  })

  it("is dropped with what it says, and how often", () => {
    assert.strictEqual(
      verdictOn(`${opening} ${"Check the weight of the hive every week. ".repeat(9)}`),
      "the response says \"check the weight of the hive every week\" 9 times in a row"
    )
  })

  it("is dropped where it says itself twice", () => {
    const whole =
      `${opening} Feed them sugar in October, a kilogram for each frame that is empty, and close the lid. ` +
      "Do not open the hive below ten degrees: the cluster breaks, and the brood dies of the cold."
    assert.include(verdictOn(`${whole}\n\n${whole}`), "all of it twice")
    assert.isUndefined(verdictOn(whole))
  })

  it("is told by its turn, in an instruction, in the thinking and in a scene as well", () => {
    const loop = "I wonder what the bees do in winter. ".repeat(8)
    assert.match(judge(draftOf(loop), { clean: true }) ?? "", /^the instruction says/)
    assert.match(judge(talk({ third: loop }), { clean: true }) ?? "", /^turn 5 says/)
    assert.match(judge(reasoned(loop), { clean: true }) ?? "", /^the thinking before the response says/)
    assert.match(judge(sceneOf(lesson({ correction: loop })), { clean: true }) ?? "", /^turn 4 \(pupil\) says/)
  })

  it("may be a rejected response", () => {
    assert.isUndefined(judge(pair("It will be fine. ".repeat(20)), { clean: true }))
  })

  it("may be what was asked for", () => {
    const fifty = "I will not feed the bees honey. ".repeat(50)
    assert.isUndefined(verdictOn(fifty, "Write \"I will not feed the bees honey\" fifty times."))
    assert.isString(verdictOn(fifty, "Write me a promise about honey."))
  })
})

const table = (rows: number) => `| month | weight |\n| --- | --- |\n${"| October | 32 kg |\n".repeat(rows)}`

describe("a text that is alike in its parts", () => {
  it.each([
    [
      "a multiplication table",
      [3, 4, 5].flatMap((one) => Array.from({ length: 10 }, (_, n) => `${one} times ${n + 1} is ${one * (n + 1)}`))
        .join("\n")
    ],
    ["a table of a format", table(30)],
    ["code", `\`\`\`js\n${"  expect(weigh(hive)).toBe(32)\n".repeat(12)}\`\`\``],
    ["code without a fence", `${"int a = 0;\nint b = 0;\n".repeat(6)}return 0;`],
    [
      "points that begin alike",
      ["October", "November", "December", "January", "February", "March", "April"].map((month) =>
        `- In ${month} you should check the weight of the hive and write it down.`
      ).join("\n")
    ],
    [
      "a poem with a refrain",
      ["The frost is on the hive tonight", "The drones are gone, the days are grey", "One candle of a thousand wings"]
        .map((line) => `${line},\nThe summer sleeps in wax and light,\nAnd hum, my sisters, hum.`)
        .join("\n\n")
    ],
    ["a row of figures", Array.from({ length: 80 }, (_, n) => n % 3).join(" ")],
    ["a matrix of zeros", "0 0 0 0 0 0 0 0\n".repeat(16)],
    ["a line drawn", `Winter\n${"=".repeat(80)}\n${"-".repeat(80)}\nFeed them.`],
    ["few words", "No. No. No. No."],
    ["laughter", "Ha ha ha ha ha! That is a good one."]
  ])("is kept: %s", (_, response) => {
    assert.isUndefined(verdictOn(response))
  })
})

describe("a cycle", () => {
  const words = "a b c d e f a b c d e f a b c d e f g".split(" ")

  it("is found with its place, its length and its rounds", () => {
    assert.deepStrictEqual(Cycle.of(["x", ...words]), [{ start: 1, length: 18, period: 6, rounds: 3 }])
    assert.deepStrictEqual(Cycle.of(Array.from({ length: 9 }, () => "a")), [
      { start: 0, length: 9, period: 1, rounds: 9 }
    ])
    assert.deepStrictEqual(Cycle.of("a b c d e f g h".split(" ")), [])
  })

  it("covers what stands in rows of eight words that come often", () => {
    assert.strictEqual(Cycle.covered([...words, ...words, ...words], 3), 1)
    assert.strictEqual(Cycle.covered(words.slice(0, 7), 1), 0)
    assert.strictEqual(Cycle.covered("a b c d e f g h i j".split(" "), 2), 0)
  })
})

const data = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url))

/** Texts of a file of real rows. */
const textsOf = (file: string, fields: ReadonlyArray<string>): ReadonlyArray<string> =>
  readFileSync(`${data}${file}`, "utf8").trim().split("\n").flatMap((line) => {
    const row = JSON.parse(line) as Readonly<Record<string, string>>
    return fields.map((field) => String(row[field] ?? ""))
  })

describe("real texts", () => {
  const files: ReadonlyArray<readonly [file: string, fields: ReadonlyArray<string>]> = [
    ["code/gpteacher_codegen_every3rd.jsonl", ["instruction", "response"]],
    ["math/math500.jsonl", ["problem", "solution"]],
    ["math/gsm8k_train_first1500.jsonl", ["question", "answer"]],
    ["decontamination/ifeval_prompts.jsonl", ["prompt"]],
    ["decontamination/arena_hard_v0.1_questions.jsonl", ["prompt"]],
    ["code/humaneval.jsonl", ["prompt", "canonical_solution"]]
  ]
  it.skipIf(!existsSync(data)).each(files)(
    "hardly ever run in a loop: %s (skipped without ../shared/data)",
    (...from) => {
      const texts = textsOf(...from)
      assert.isAbove(texts.length, 100)
      const dropped = texts.filter((text) => verdictOn(text, "") !== undefined)
      assert.isAtMost(dropped.length / texts.length, 0.005)
    }
  )
})
