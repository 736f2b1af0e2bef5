/** The three formats, whatever the pieces their text comes in. */
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import * as fc from "fast-check"
import { cut, oneLine } from "../../../packages/core/src/domain/PlainText.ts"
import { rowsOfArray } from "../../../packages/core/src/source/Elements.ts"
import { rowsOfLines } from "../../../packages/core/src/source/Lines.ts"
import { rowsOfTable, separatorOf } from "../../../packages/core/src/source/Records.ts"
import type { Row } from "../../../packages/core/src/source/Row.ts"
import { kindOf, stemOf } from "../../../packages/core/src/source/Text.ts"

type Format = (text: AsyncIterable<string>) => AsyncGenerator<Array<Row>>

const pieces = async function*(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size)
}

const rowsOf = async (format: Format, text: string, size = text.length || 1): Promise<Array<Row>> =>
  Effect.runPromise(
    Stream.runCollect(Stream.flattenIterable(Stream.fromAsyncIterable(format(pieces(text, size)), String)))
  )

const lineOf = (row: Row) => [row.line, row.kind === "value" ? row.value : row.found]

const texts: ReadonlyArray<readonly [string, Format, string]> = [
  ["JSONL", rowsOfLines, `{"name":"Ana\u2028"}\r\n\n{"name":\n{"a":1} x\n{"b":"\\n"}`],
  ["JSON", rowsOfArray, ` [\n {"a": "x]\\"}"},\r\n\n{"b": [1, {"c": 2}]}, 3,{"d":}\n, {"e": "\\\\"}]\n`],
  ["CSV", rowsOfTable, `name,bio\r\nA,"x\r\ny ""z"""\r\n\r\n,\r\nB,"1,2"\rC,c,c\nD,d"d`]
]

describe("rows", () => {
  for (const [name, format, text] of texts) {
    it(`are the same however ${name} is cut into pieces`, async () => {
      const whole = await rowsOf(format, text)
      for (let size = 1; size <= text.length; size++) assert.deepStrictEqual(await rowsOf(format, text, size), whole)
    })
  }

  it("of JSONL stand at their lines; U+2028 ends none", async () => {
    assert.deepStrictEqual((await rowsOf(rowsOfLines, texts[0]?.[2] ?? "")).map(lineOf), [
      [1, { name: "Ana\u2028" }],
      [3, "text that breaks off"],
      [4, "more text after the end of the object at character 9"],
      [5, { b: "\n" }]
    ])
  })

  it("of a JSON array stand at the lines where they begin", async () => {
    assert.deepStrictEqual((await rowsOf(rowsOfArray, texts[1]?.[2] ?? "")).map(lineOf), [
      [2, { a: "x]\"}" }],
      [4, { b: [1, { c: 2 }] }],
      [4, 3],
      [4, "\"{\"d\":}\""],
      [5, { e: "\\" }]
    ])
  })

  it("of CSV stand at the lines where they begin, quoted line ends counted", async () => {
    assert.deepStrictEqual((await rowsOf(rowsOfTable, texts[2]?.[2] ?? "")).map(lineOf), [
      [2, { name: "A", bio: "x\ny \"z\"" }],
      [6, { name: "B", bio: "1,2" }],
      [7, "3"],
      [8, { name: "D", bio: "d\"d" }]
    ])
  })

  it("of any JSON array are its elements", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(3),
        async (list, size, indent) => {
          const text = JSON.stringify(list, null, indent)
          const rows = await rowsOf(rowsOfArray, text, size)
          assert.deepStrictEqual(rows.map((row) => row.kind === "value" && row.value), JSON.parse(text))
        }
      )
    ))

  it("of any table are its cells", () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 6 }),
        fc.integer({ min: 1, max: 20 }),
        async (cells, size) => {
          const quoted = (cell: string) => `"${cell.replaceAll("\"", "\"\"")}"`
          const text = ["a,b", ...cells.map(([a, b]) => `${quoted(a)},${quoted(b)}`)].join("\n")
          const rows = await rowsOf(rowsOfTable, text, size)
          const wanted = cells
            .map(([a, b]) => ({ a: a.replace(/\r\n?/g, "\n"), b: b.replace(/\r\n?/g, "\n") }))
            .filter(({ a, b }) => a.trim() !== "" || b.trim() !== "")
          assert.deepStrictEqual(rows.map((row) => row.kind === "value" && row.value), wanted)
        }
      )
    ))

  it("keep what stands before a broken end", async () => {
    assert.deepStrictEqual((await rowsOf(rowsOfArray, "[{\"a\":1},\n{\"b\":")).map(lineOf), [
      [1, { a: 1 }],
      [2, "an array that breaks off"]
    ])
    assert.deepStrictEqual((await rowsOf(rowsOfTable, "a,b\n1,2\n3,\"4\n5,6\n")).map(lineOf), [
      [2, { a: "1", b: "2" }],
      [3, "a quoted cell that runs to the end of the file"]
    ])
    assert.deepStrictEqual((await rowsOf(rowsOfArray, "[1] [2]")).map(lineOf), [[1, 1], [1, "more text"]])
  })

  it("of endless length are given up, those after them read on where lines can be told", async () => {
    const endless = "x".repeat(17_000_000)
    const lines = await rowsOf(rowsOfLines, `1\n"${endless}"\n3\n`, 1_000_000)
    assert.deepStrictEqual(lines.map((row) => [row.line, row.kind]), [[1, "value"], [2, "broken"], [3, "value"]])
    const array = await rowsOf(rowsOfArray, `[1,\n"${endless}`, 1_000_000)
    assert.deepStrictEqual(array.map((row) => [row.line, row.kind]), [[1, "value"], [2, "broken"]])
    const table = await rowsOf(rowsOfTable, `a,b\n1,2\n3,"${endless}`, 1_000_000)
    assert.deepStrictEqual(table.map((row) => [row.line, row.kind]), [[2, "value"], [3, "broken"]])
  })
})

describe("text", () => {
  it("is cleaned of what steers a terminal or the reading order", () => {
    assert.strictEqual(oneLine("  Ana\t\u001b[31mred\u001b[0m\u0000 \u202Eevil\u2066 \n\n x "), "Ana red evil x")
    assert.strictEqual(oneLine("a\u001b]0;title\u0007b\u009b2Jc\u001b]8;;http://x\u001b\\d\u001bMe\u0085f"), "abcdef")
    assert.strictEqual(oneLine("\ud800 café 👩‍🚀"), "\ufffd café 👩‍🚀")
  })

  it("holds no control character after cleaning, and cleaning again changes nothing", () =>
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      const once = oneLine(text)
      // oxlint-disable-next-line no-control-regex -- these are what must be gone
      assert.notMatch(once, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^\s|\s$|\s\s/)
      assert.strictEqual(oneLine(once), once)
    })))

  it("is cut between letters", () => {
    assert.strictEqual(cut("abcdef", 6), "abcdef")
    assert.strictEqual(cut("abcdefg", 6), "abc...")
    assert.strictEqual(cut("ab😀defgh", 6), "ab...")
  })
})

describe("file names", () => {
  it("tell the format", () => {
    assert.deepStrictEqual(kindOf("a/People.JSONL.gz"), { format: "jsonl", gz: true })
    assert.deepStrictEqual(kindOf("x.csv"), { format: "csv", gz: false })
    assert.deepStrictEqual(kindOf("x.json"), { format: "json", gz: false })
    for (const name of ["x.json.gz", "x.txt", ".csv", "jsonl"]) assert.isUndefined(kindOf(name))
    assert.strictEqual(stemOf("data/people.v2.csv.gz"), "people.v2")
  })

  it("and headers tell the separator", () => {
    assert.strictEqual(separatorOf("name,bio"), ",")
    assert.strictEqual(separatorOf("name;bio;\"a,b,c,d\""), ";")
    assert.strictEqual(separatorOf("name\tbio"), "\t")
    assert.strictEqual(separatorOf("name"), ",")
  })
})
