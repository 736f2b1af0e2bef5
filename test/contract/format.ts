import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { type Format, pieces } from "../../packages/core/src/dataset/Format.ts"
import type { Turn } from "../../packages/core/src/domain/Draft.ts"
import { Example } from "../../packages/core/src/domain/Example.ts"
import { draftOf } from "../core/quality/draft.ts"

const awkward = [
  "",
  " leading and trailing ",
  "one\ntwo\r\nthree\rfour\n",
  "\u2028 and \u2029 and \u0085",
  "a lone \ud83d half and another \udc4d",
  "👩‍🌾 我 é e\u0301 \u202eabc",
  "\u0000\u001b[2J\u007f",
  "\"quoted\" \\n \\ {\"from\":\"gpt\"} ],[ ```json\n{}\n```",
  "__proto__ constructor toString",
  "</s><|im_end|>"
]

const example = (id: string, contents: ReadonlyArray<string>, rehearsal: boolean): Example => ({
  ...draftOf("", "", id),
  turns: contents.map((content, index): Turn => ({ role: index % 2 === 0 ? "user" : "assistant", content })),
  rehearsal,
  verdicts: []
})

/** A generated example, or a conversation of awkward texts. */
const AnyExamples = Schema.Array(Schema.Union([Example, Schema.Array(Schema.Literals(awkward))]))

const turnsOf = (examples: ReadonlyArray<Example>): Array<Array<Pick<Turn, "role" | "content">>> =>
  examples.map(({ turns }) => turns.map(({ content, role }) => ({ role, content })))

/** What every file format promises: rows out and back in, one line a row, one line break at the end. */
export const formatContract = (format: Format): void => {
  const write = (examples: ReadonlyArray<Example>) => [...pieces(format, examples)].join("")
  const read = (file: string) =>
    format.read(file).map(({ turns }) => turns.map(({ content, role }) => ({ role, content })))

  describe(`the format ${format.name}`, () => {
    it("has a name, a bare file name and a summary", () => {
      assert.match(format.name, /^[a-z][a-z-]*$/)
      assert.match(format.file, /^[a-z][a-z-]*\.jsonl?$/)
      assert.isNotEmpty(format.summary)
    })

    it("gives nothing for nothing", () => {
      assert.deepStrictEqual(format.read(write([])), [])
    })

    it("gives every awkward text back, one row or many", () => {
      const examples = [true, false].flatMap((rehearsal) => [
        ...awkward.map((text, index) => example(`r1/w0/${index}`, [text, `${text}?`], rehearsal)),
        example("r1/w1/0", awkward, rehearsal)
      ])
      for (const one of examples) assert.deepStrictEqual(read(write([one])), turnsOf([one]))
      assert.deepStrictEqual(read(write(examples)), turnsOf(examples))
    })

    it.prop("gives the turns of any examples back, in order", [AnyExamples], ([given]) => {
      const examples = given.map((item, index): Example =>
        "turns" in item ? item : example(`r1/w0/${index}`, item, index % 2 === 0)
      )
      const file = write(examples)
      assert.deepStrictEqual(read(file), turnsOf(examples))
      // Written to disk and read again, as UTF-8.
      assert.deepStrictEqual(read(Buffer.from(file, "utf8").toString("utf8")), turnsOf(examples))
      for (const one of examples) assert.notMatch(format.row(one), /[\r\n]/)
      if (file !== "") assert.match(file, /[^\n]\n$/)
      if (examples.length > 0) {
        assert.strictEqual(file.split("\n").filter((line) => line.length > 3).length, examples.length)
      }
    })

    it("says of a rehearsed row that it is one, and of no other", () => {
      assert.include(format.row(example("r1/w0/0", ["a", "b"], true)), "\"rehearsal\":true")
      assert.notInclude(format.row(example("r1/w0/0", ["a", "b"], false)), "\"rehearsal\":true")
    })

    it.each([
      "not json at all\n",
      "{\"messages\":[{\"role\":\"nobody\",\"content\":\"a\"}]}\n",
      "[{\"conversations\":[{\"from\":\"nobody\",\"value\":\"a\"}]}]\n",
      "{\"turns\":7}\n",
      "{\"messages\":[{\"role\":\"user\"}]}\n"
    ])("throws on a file that is not of this format: %j", (file) => {
      assert.throws(() => format.read(file))
    })
  })
}
