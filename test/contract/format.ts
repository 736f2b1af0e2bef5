import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { parquetReadObjects } from "hyparquet"
import {
  type Carried,
  fits,
  type Format,
  parse,
  pieces,
  type RowOptions,
  type Thinking
} from "../../packages/core/src/dataset/Format.ts"
import { ParquetRows } from "../../packages/core/src/dataset/Parquet.ts"
import { inline } from "../../packages/core/src/dataset/Thinking.ts"
import type { Turn } from "../../packages/core/src/domain/Draft.ts"
import { Example } from "../../packages/core/src/domain/Example.ts"
import { Kind } from "../../packages/core/src/domain/Requirement.ts"
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
  "</s><|im_end|>",
  "<think>\nhm\n</think>\n\nyes",
  "\n</think>\n\n"
]

const Text = Schema.Union([Schema.String, Schema.Literals(awkward)])

/** What a row is made of: any kind, any number of exchanges, thinking and answers that are not to be learnt anywhere. */
const Given = Schema.Struct({
  kind: Kind,
  system: Schema.optionalKey(Text),
  exchanges: Schema.Array(
    Schema.Struct({
      user: Text,
      assistant: Text,
      reasoning: Schema.optionalKey(Text),
      isSkipped: Schema.Boolean
    })
  ),
  rejected: Text,
  rehearsal: Schema.Boolean
})
type Given = typeof Given.Type

const Uniform = Schema.Struct({ thinking: Schema.Boolean, rehearsal: Schema.Boolean, weight: Schema.Boolean })

const program = {
  programming: "python",
  entryPoint: "add",
  solution: "def add(a, b):\n    return a + b",
  tests: "assert add(1, 2) == 3",
  verification: { verdict: "passed", detail: "", by: "bubblewrap" }
} as const

const turnsOf = ({ exchanges, system }: Pick<Given, "exchanges" | "system">): Array<Turn> => [
  ...(system === undefined ? [] : [{ role: "system" as const, content: system }]),
  ...exchanges.flatMap(({ assistant, isSkipped, reasoning, user }): Array<Turn> => [
    { role: "user", content: user },
    {
      role: "assistant",
      content: assistant,
      ...(reasoning === undefined ? {} : { reasoning }),
      ...(isSkipped ? { train: false } : {})
    }
  ])
]

const exampleOf = (given: Given, index: number): Example => ({
  ...draftOf("", "", `r1/w0/${index}`),
  kind: given.kind,
  turns: turnsOf(given),
  ...(given.kind === "preference" ? { rejected: { content: given.rejected } } : {}),
  ...(given.kind === "code" ? { program } : {}),
  ...(given.kind === "safety" ? { safety: { harm: "fraud", refused: true } } : {}),
  rehearsal: given.rehearsal,
  verdicts: []
})

const kinds = ["sft", "preference", "reasoning", "code", "safety", "multi-turn"] as const

/** A row of a kind with one exchange. */
export const oneOf = (kind: Kind, given: Partial<Given & Given["exchanges"][number]> = {}): Example =>
  exampleOf({
    kind,
    exchanges: [{
      user: given.user ?? "How?",
      assistant: given.assistant ?? "So.",
      isSkipped: false,
      ...(given.reasoning === undefined ? {} : { reasoning: given.reasoning })
    }],
    rejected: given.rejected ?? "No idea.",
    rehearsal: given.rehearsal ?? false,
    ...(given.system === undefined ? {} : { system: given.system })
  }, 0)

/** What a format is expected to keep of a row. */
export interface Promised {
  /** The kinds it carries. */
  readonly kinds: ReadonlyArray<Kind>
  /** The turns it gives back; default all. */
  readonly turns?: (example: Example) => ReadonlyArray<Turn>
  /** True where it keeps which answers are not to be learnt. */
  readonly masks?: boolean
}

/** The rows of a file written and read again, from disk as it were. */
const throughFile = async (
  format: Format,
  { examples, options }: { readonly examples: ReadonlyArray<Example>; readonly options: RowOptions }
): Promise<Array<Carried>> => {
  if (format.columns === undefined) {
    return parse(format, Buffer.from([...pieces(format, examples, options)].join(""), "utf8").toString("utf8"))
  }
  const rows = new ParquetRows(format.columns(options))
  const blocks = examples.map((example) => rows.add(format.row(example, options)) ?? new Uint8Array())
  const { buffer, byteLength, byteOffset } = Buffer.concat([...blocks, rows.end()])
  const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
  return (await parquetReadObjects({ file })).map(format.read)
}

/** UTF-8 has no half of a pair: JSON writes one as an escape, a column of text cannot. */
const kept = (format: Format) => (text: string): string => format.columns === undefined ? text : text.toWellFormed()

/** What a trainer reads of a turn. Under a key no thinking is an empty one. */
const learnt = (turn: Turn, thinking: Thinking): string =>
  turn.role !== "assistant" || thinking === "drop" || (thinking === "key" && turn.reasoning === "")
    ? turn.content
    : inline(turn)

/** What every file format promises: rows out and back in, one line a row, one line break at the end. */
export const formatContract = (format: Format, promised: Promised): void => {
  const places: ReadonlyArray<Thinking> = format.thinking.length === 0 ? ["drop"] : format.thinking
  const isCanonical = format.name === "canonical"
  const turns = promised.turns ?? (({ turns }: Example) => turns)

  const holds = async (examples: ReadonlyArray<Example>, options: RowOptions) => {
    const place = options.thinking ?? "drop"
    const read = await throughFile(format, { examples, options })
    const clean = kept(format)
    assert.deepStrictEqual(
      read.map(({ turns }) => turns.map((turn) => [turn.role, inline(turn)])),
      examples.map((example) =>
        turns(example).map((turn) => [turn.role, clean(isCanonical ? inline(turn) : learnt(turn, place))])
      )
    )
    if (promised.kinds.every((kind) => kind === "preference")) {
      assert.deepStrictEqual(
        read.map(({ rejected }) => rejected),
        examples.map(({ rejected }) => clean(rejected?.content ?? "?"))
      )
    }
    if (promised.masks === true) {
      assert.deepStrictEqual(
        read.map(({ turns }) => turns.map(({ train }) => train)),
        examples.map(({ turns }) => turns.map(({ train }) => train))
      )
    }
  }

  describe(`the format ${format.name}`, () => {
    it("has a name, a bare file name and a summary", () => {
      assert.match(format.name, /^[a-z][a-z-]*$/)
      assert.match(format.file, /^[a-z][a-z-]*\.(?:jsonl?|parquet)$/)
      assert.isTrue(format.file.endsWith(`.${format.container}`))
      assert.isNotEmpty(format.summary)
    })

    it("carries rows of the kinds it is for, and says why it carries no other", () => {
      for (const kind of kinds) {
        const reason = format.misfit(oneOf(kind))
        if (promised.kinds.includes(kind)) assert.isUndefined(reason, kind)
        else assert.isNotEmpty(reason, kind)
      }
    })

    it("gives nothing for nothing", async () => {
      assert.deepStrictEqual(await throughFile(format, { examples: [], options: {} }), [])
    })

    it.each(places)("gives every awkward text back, with thinking: %s", async (thinking) => {
      const examples = kinds.flatMap((kind) =>
        awkward.map((text, index) =>
          oneOf(kind, {
            user: text,
            assistant: `${text}?`,
            rejected: `${text}!`,
            rehearsal: index % 2 === 0,
            ...(index % 3 === 0 ? { reasoning: text } : {}),
            ...(index % 4 === 0 ? { system: `${text}.` } : {})
          })
        )
      ).filter((example) => fits(format, example))
      assert.isAtLeast(examples.length, awkward.length - 4)
      await holds(examples, { thinking })
    })

    it.effect.prop(
      "gives any rows it carries back, in order",
      [Schema.Array(Given), Schema.Boolean, Uniform],
      ([given, strict, uniform]) =>
        Effect.promise(async () => {
          const examples = given.map(exampleOf).filter((example) => fits(format, example))
          for (const thinking of places) await holds(examples, { thinking, strict, uniform })
        })
    )

    it.prop("writes a row a line, and a line break at the end", [Schema.Array(Given)], ([given]) => {
      const examples = given.map(exampleOf).filter((example) => fits(format, example))
      for (const example of examples) assert.notMatch(JSON.stringify(format.row(example)), /[\r\n]/)
      if (format.columns !== undefined) return
      const file = [...pieces(format, examples)].join("")
      if (file !== "") assert.match(file, /[^\n]\n$/)
      assert.strictEqual(file.split("\n").filter((line) => line.length > 3).length, examples.length)
    })

    it.prop("judges any example without failing, and writes what it carries", [Example], ([example]) => {
      if (fits(format, example)) assert.isObject(format.row(example))
      else assert.isNotEmpty(format.misfit(example))
    })

    it("has the same fields in every row of a file where some row has them", () => {
      if (format.container !== "jsonl" || isCanonical) return
      const uniform = { thinking: true, rehearsal: true, weight: true }
      const fieldsOf = (example: Example, thinking: Thinking) => {
        const row = JSON.parse(JSON.stringify(format.row(example, { thinking, uniform }))) as Record<string, unknown>
        return JSON.stringify(
          row,
          (key, value: unknown) => typeof value === "object" || key === "role" ? value : typeof value
        )
      }
      for (const kind of promised.kinds) {
        for (const thinking of places) {
          const bare = fieldsOf(oneOf(kind), thinking)
          assert.strictEqual(fieldsOf(oneOf(kind, { reasoning: "Hm.", rehearsal: true }), thinking), bare)
        }
      }
    })

    it("says of a rehearsed row that it is one, of no other, and of none where trainers want it strict", () => {
      const [kind = "sft"] = promised.kinds
      const says = (rehearsal: boolean, strict: boolean) =>
        JSON.stringify(format.row(oneOf(kind, { rehearsal }), { strict })).includes("\"rehearsal\":true")
      assert.isTrue(says(true, false))
      assert.isFalse(says(false, false))
      assert.strictEqual(says(true, true), isCanonical)
    })

    it.each([
      7,
      null,
      "not a row",
      { messages: [{ role: "nobody", content: "a" }] },
      { conversations: [{ from: "nobody", value: "a" }] },
      { turns: 7 },
      { messages: [{ role: "user" }] },
      { prompt: "a", chosen: [], rejected: [] }
    ])("throws on what is no row of this format: %j", (row) => {
      assert.throws(() => format.read(row))
    })
  })
}
