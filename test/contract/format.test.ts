import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { parse, pieces } from "../../packages/core/src/dataset/Format.ts"
import * as Formats from "../../packages/core/src/dataset/Formats.ts"
import { canonical } from "../../packages/core/src/dataset/formats/canonical.ts"
import { messages } from "../../packages/core/src/dataset/formats/messages.ts"
import { sharegpt } from "../../packages/core/src/dataset/formats/sharegpt.ts"
import { Example, fromDraft } from "../../packages/core/src/domain/Example.ts"
import { draftOf } from "../core/quality/draft.ts"
import { formatContract, type Promised } from "./format.ts"

const kinds = ["sft", "preference", "reasoning", "code", "safety", "multi-turn"] as const
const talks: Promised = { kinds: kinds.filter((kind) => kind !== "preference") }
const pairs: Promised = { kinds: ["preference"] }

const promised: Readonly<Record<string, Promised>> = {
  messages: { ...talks, masks: true },
  "openai-preference": pairs,
  sharegpt: { ...talks, masks: true },
  "sharegpt-preference": { ...pairs, masks: true },
  alpaca: talks,
  "trl-prompt-completion": talks,
  "trl-preference": pairs,
  "prompt-only": { kinds, turns: ({ turns }) => turns.slice(0, -1) },
  "axolotl-preference": pairs,
  code: {
    kinds: ["code"],
    turns: ({ program, turns }) => [
      { role: "user", content: turns.find(({ role }) => role === "user")?.content ?? "" },
      { role: "assistant", content: program?.solution ?? "" }
    ]
  },
  parquet: { ...talks, masks: true },
  "parquet-preference": { ...pairs, masks: true },
  canonical: { kinds, masks: true }
}

for (const format of Formats.all) formatContract(format, promised[format.name] ?? talks)

describe("the formats", () => {
  it("each promise something, under a name and in a file that no other has", () => {
    assert.deepStrictEqual(Formats.names.toSorted(), Object.keys(promised).toSorted())
    assert.lengthOf(new Set(Formats.all.map(({ file }) => file.replace(/\.[a-z]+$/, ""))), Formats.all.length)
  })

  it("are found by name, and a misspelt name finds those that look like it", () => {
    assert.strictEqual(Formats.find("sharegpt").format?.name, "sharegpt")
    assert.deepStrictEqual(Formats.find("sharegtp"), { near: ["sharegpt"] })
    assert.deepStrictEqual(Formats.find("nothing at all"), { near: [] })
  })
})

// What trainers read, letter by letter: a field too many and some skip the row without a word.
describe("rows, to the letter", () => {
  const draft = draftOf("How?", "So.", "r1/w0/7")
  const turns = [{ role: "system" as const, content: "Be brief." }, ...draft.turns]
  const row = fromDraft({ ...draft, turns }, [{ filter: "length", keep: true, reason: "" }])
  const rehearsed = { ...row, rehearsal: true }

  it("messages", () => {
    const said =
      "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"How?\"},{\"role\":\"assistant\",\"content\":\"So.\"}]"
    assert.strictEqual([...pieces(messages, [row, rehearsed])].join(""), `{${said}}\n{${said},"rehearsal":true}\n`)
  })

  it("sharegpt", () => {
    const said =
      "\"id\":\"r1/w0/7\",\"conversations\":[{\"from\":\"system\",\"value\":\"Be brief.\"},{\"from\":\"human\",\"value\":\"How?\"},{\"from\":\"gpt\",\"value\":\"So.\"}]"
    assert.strictEqual(
      [...pieces(sharegpt, [row, rehearsed])].join(""),
      `[\n{${said}},\n{${said},"rehearsal":true}\n]\n`
    )
    assert.strictEqual([...pieces(sharegpt, [])].join(""), "[\n]\n")
  })

  describe("of which an answer is not to be learnt", () => {
    const masked = {
      ...row,
      turns: [
        { role: "user" as const, content: "How?", speaker: "teacher", train: false },
        { role: "assistant" as const, content: "So.", speaker: "pupil", message: "m1", train: false },
        { role: "user" as const, content: "Sure?", speaker: "teacher" },
        { role: "assistant" as const, content: "No.", speaker: "pupil", checks: ["reaches-answer" as const] }
      ]
    }

    it("messages: every answer has a weight, and nothing else of the turn is told", () => {
      assert.strictEqual(
        JSON.stringify(messages.row(masked)),
        "{\"messages\":[{\"role\":\"user\",\"content\":\"How?\"},{\"role\":\"assistant\",\"content\":\"So.\",\"weight\":0},{\"role\":\"user\",\"content\":\"Sure?\"},{\"role\":\"assistant\",\"content\":\"No.\",\"weight\":1}]}"
      )
    })

    it("sharegpt: only that answer says so, in a field that whoever does not know it passes over", () => {
      assert.strictEqual(
        JSON.stringify(sharegpt.row(masked)),
        "{\"id\":\"r1/w0/7\",\"conversations\":[{\"from\":\"human\",\"value\":\"How?\"},{\"from\":\"gpt\",\"value\":\"So.\",\"train\":false},{\"from\":\"human\",\"value\":\"Sure?\"},{\"from\":\"gpt\",\"value\":\"No.\"}]}"
      )
    })

    it.each([messages, sharegpt])("$name gives back which answers are not to be learnt", (format) => {
      const file = [...pieces(format, [masked, row])].join("")
      assert.deepStrictEqual(
        parse(format, file).map(({ turns }) => turns.map(({ train }) => train)),
        [[undefined, false, undefined, undefined], [undefined, undefined, undefined]]
      )
    })

    it("canonical: with all that is known of a turn", () => {
      const format = canonical("abcdef012345")
      const [read] = parse(format, [...pieces(format, [masked])].join(""))
      assert.deepStrictEqual(read?.turns, masked.turns)
    })
  })

  it("an empty file of lines is empty", () => {
    assert.strictEqual([...pieces(messages, [])].join(""), "")
  })

  it.prop("canonical: everything there is, with the run it comes from", [Schema.Array(Example)], ([examples]) => {
    const lines = [...pieces(canonical("abcdef012345"), examples)].join("").split("\n").filter((line) => line !== "")
    const found = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    // Compared as JSON, which has no -0.
    assert.deepStrictEqual(
      found.map(({ run, ...rest }) => [run, rest]),
      examples.map((example) => ["abcdef012345", JSON.parse(JSON.stringify(example)) as unknown])
    )
  })
})
