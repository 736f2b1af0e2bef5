import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { pieces } from "../../../packages/core/src/dataset/Format.ts"
import { sharegpt } from "../../../packages/core/src/dataset/formats/sharegpt.ts"
import { lay, type LayoutOptions } from "../../../packages/core/src/dataset/Layout.ts"
import { isSceneRow } from "../../../packages/core/src/dataset/Pair.ts"
import * as Sets from "../../../packages/core/src/dataset/Sets.ts"
import * as ShareGptCheck from "../../../packages/core/src/dataset/ShareGptCheck.ts"
import type { Turn } from "../../../packages/core/src/domain/Draft.ts"
import { taught } from "./taught.ts"

const human = (value: unknown = "How?") => ({ from: "human", value })
const gpt = (value: unknown = "So.") => ({ from: "gpt", value })
const system = { from: "system", value: "Be brief." }
const row = (conversations: unknown, id: unknown = "c0/debate/1") => ({ id, conversations })
const found = (rows: ReadonlyArray<unknown>, options?: ShareGptCheck.CheckOptions) =>
  ShareGptCheck.check(rows, options).map(({ problem, row, turn }) => `${row}.${turn ?? "-"}: ${problem}`)

/** Texts as they come out of a model: with line breaks, quotes and pictures, never empty. */
const Text = Schema.Array(Schema.Literals(["12", "\n", "\"", "ß", "👩‍🌾", "\\", "\t", "</s>", "{}"]))
const Rows = Schema.Array(Schema.Array(Schema.Tuple([Text, Text])).check(Schema.isMinLength(1)))

const layouts: ReadonlyArray<LayoutOptions> = [
  {},
  { system: "student", roleTags: "angle", trainOn: "last" },
  { roleTags: "angle", trainOn: "right" }
]

describe("ShareGptCheck", () => {
  it.prop("finds nothing in what is written of conversations that take turns, however laid out", [Rows], ([given]) => {
    const examples = given.map((pairs, nth) =>
      taught(nth, {
        turns: pairs.flatMap(([asked, said]): Array<Turn> => [
          { role: "user", speaker: "teacher", content: `Q${asked.join("")}` },
          { role: "assistant", speaker: "pupil", content: `A${said.join("")}`, train: false }
        ])
      })
    )
    for (const options of layouts) {
      const rows = examples.filter(isSceneRow).map(lay(options))
      assert.deepStrictEqual(ShareGptCheck.check([...pieces(sharegpt, rows)].join("")), [])
      for (const set of Sets.of(rows, { kinds: ["original", "ablation", "noise"], seed: 1 })) {
        assert.deepStrictEqual(ShareGptCheck.check([...pieces(sharegpt, set.rows())].join("")), [])
      }
    }
  })

  it("reads a file of no rows, and takes a system turn before the others", () => {
    assert.deepStrictEqual(ShareGptCheck.check("[\n]\n"), [])
    assert.deepStrictEqual(found([row([system, human(), gpt()])]), [])
    assert.deepStrictEqual(found([row([human(), { ...gpt(), train: false }, human(), gpt()])]), [])
  })

  it.each([
    ["no JSON", "nothing at all", /^expected a JSON array of rows: /],
    ["one row to a line", "{\"id\":\"a\"}\n{\"id\":\"b\"}\n", /^expected a JSON array of rows: /],
    ["one row", "{\"id\":\"a\",\"conversations\":[]}", /^expected a JSON array of rows; found \{"id":"a"/]
  ])("says of a file that holds %s that it is no list of rows", (_, content, sentence) => {
    const [first, ...others] = ShareGptCheck.check(content)
    assert.strictEqual(first?.row, 0)
    assert.match(first?.problem ?? "", sentence)
    assert.deepStrictEqual(others, [])
  })

  it.each([
    ["a row that is a list", [[human(), gpt()]], "1.-: expected a row with id and conversations"],
    ["no id", [{ conversations: [human(), gpt()] }], "1.-: expected id to be a text; found nothing"],
    ["an id that is a number", [row([human(), gpt()], 7)], "1.-: expected id to be a text; found 7"],
    ["an id twice", [row([human(), gpt()]), row([human(), gpt()])], "2.-: the id \"c0/debate/1\" stands in an earlier"],
    ["no turns", [row(undefined)], "1.-: expected conversations to be a list of turns; found nothing"],
    ["a list of no turns", [row([])], "1.-: there is no turn"],
    ["a turn that is a text", [row(["How?", gpt()])], "1.1: expected a turn with from and value; found \"How?\""],
    [
      "an unknown speaker",
      [row([{ from: "user", value: "a" }, gpt()])],
      "1.1: expected from to be system, human or gpt"
    ],
    ["a beginning with gpt", [row([gpt(), human()])], "1.1: expected from to be \"human\""],
    ["two turns of one side", [row([human(), gpt(), gpt(), human()])], "1.3: expected from to be \"human\""],
    [
      "a system turn within",
      [row([human(), gpt(), system, gpt()])],
      "1.3: \"system\" stands only before the first turn"
    ],
    ["two system turns", [row([system, system, human(), gpt()])], "1.2: \"system\" stands only before the first turn"],
    ["a last turn of human", [row([human(), gpt(), human()])], "1.-: the last turn is not of gpt"],
    ["an odd number of turns", [row([human(), gpt(), human()])], "1.-: the turns are 3: as many of human as of gpt"],
    ["an empty value", [row([human(), gpt("")])], "1.2: the value is empty"],
    ["a value of blanks", [row([human(" \n"), gpt()])], "1.1: the value is empty"],
    ["a value that is a list", [row([human([]), gpt()])], "1.1: expected value to be a text; found []"],
    ["no value", [row([human(), { from: "gpt" }])], "1.2: expected value to be a text; found nothing"],
    ["a control character", [row([human(), gpt("a\u001b[2Jb")])], "1.2: the value holds control characters"],
    ["half of a pair", [row([human(), gpt("a \ud83d b")])], "1.2: the value holds half of a pair"],
    ["a mask that is a number", [row([human(), { ...gpt(), train: 0 }])], "1.2: expected train to be true or false"],
    ["an empty system turn", [row([{ from: "system", value: "" }, human(), gpt()])], "1.1: the value is empty"]
  ])("finds %s", (_, rows, sentence) => {
    const all = found(rows)
    assert.isTrue(all.some((each) => each.startsWith(sentence)), all.join("\n"))
  })

  describe("of a known scenario", () => {
    const is = (scenario: string) => ({ scenarioOf: () => scenario })
    const turns = (count: number) => Array.from({ length: count }, (_, at) => (at % 2 === 0 ? human() : gpt()))

    it.each([
      ["error-correction", [4]],
      ["analogy", [4]],
      ["debate", [4, 6]],
      ["socratic", [2, 4, 6, 8]]
    ])("%s has as many turns as are told of it, before which may stand a system turn", (scenario, right) => {
      for (const count of [2, 4, 6, 8]) {
        const problems = found([row([system, ...turns(count)])], is(scenario))
        assert.strictEqual(problems.length === 0, right.includes(count), problems.join("\n"))
        if (problems.length > 0) {
          assert.include(problems[0], `a conversation of ${scenario} has ${right.join(" or ")} turns`)
        }
      }
    })

    it("a debate is of one paragraph a turn, all others may have several", () => {
      const rows = [row([human("a\nb"), gpt(), human(), gpt()])]
      assert.deepStrictEqual(found(rows, is("debate")), ["1.1: a debate has no line break in a turn"])
      assert.deepStrictEqual(found(rows, is("error-correction")), [])
      assert.deepStrictEqual(found(rows), [])
    })

    it("is looked up by the id of the row", () => {
      const scenarioOf = (id: string) => id.split("/")[1]
      assert.lengthOf(found([row(turns(2), "c0/debate/1"), row(turns(2), "c1/other/1")], { scenarioOf }), 1)
    })
  })

  it("finds everything that is wrong, row by row", () => {
    assert.deepStrictEqual(
      ShareGptCheck.check([row([human(""), gpt()], "a"), row([human(), gpt()], "b"), row([gpt("")], "a")])
        .map(({ row, turn }) => [row, turn]),
      [[1, 1], [3, undefined], [3, 1], [3, 1], [3, undefined]]
    )
  })
})
