import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { parquetMetadata, parquetReadObjects } from "hyparquet"
import type { Row } from "../../../packages/core/src/dataset/Format.ts"
import { type Column, ParquetRows } from "../../../packages/core/src/dataset/Parquet.ts"

const columns: ReadonlyArray<Column> = [
  { name: "id", of: "text" },
  { name: "said", of: { role: "text", content: "text", train: "truth" } },
  { name: "rehearsal", of: "truth" }
]

/** The blocks in which the bytes of a file come. */
const blocksOf = (rows: Iterable<Row>): Array<Uint8Array> => {
  const file = new ParquetRows(columns)
  const blocks: Array<Uint8Array> = []
  for (const row of rows) {
    const bytes = file.add(row)
    if (bytes !== undefined) blocks.push(bytes)
  }
  return [...blocks, file.end()]
}

const bufferOf = (blocks: ReadonlyArray<Uint8Array>): ArrayBuffer => {
  const { buffer, byteLength, byteOffset } = Buffer.concat(blocks)
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

const Text = Schema.String
const Rows = Schema.Array(
  Schema.Struct({
    id: Schema.NullOr(Text),
    said: Schema.Array(
      Schema.Struct({ role: Text, content: Schema.NullOr(Text), train: Schema.NullOr(Schema.Boolean) })
    ),
    rehearsal: Schema.NullOr(Schema.Boolean)
  })
)

describe("a Parquet file", () => {
  it("begins and ends as the format wants it, and names every column with its type", () => {
    const file = Buffer.from(bufferOf(blocksOf([])))
    assert.strictEqual(file.subarray(0, 4).toString(), "PAR1")
    assert.strictEqual(file.subarray(-4).toString(), "PAR1")
    const footer = file.readUInt32LE(file.length - 8)
    assert.strictEqual(footer, file.length - 12)
    const { created_by, num_rows, schema } = parquetMetadata(bufferOf(blocksOf([])))
    assert.strictEqual(num_rows, 0n)
    assert.strictEqual(created_by, "stoa")
    assert.deepStrictEqual(
      schema.map(({ converted_type, name, num_children, repetition_type, type }) => [
        name,
        type ?? num_children,
        converted_type,
        repetition_type
      ]),
      [
        ["schema", 3, undefined, undefined],
        ["id", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
        ["said", 1, "LIST", "OPTIONAL"],
        ["list", 1, undefined, "REPEATED"],
        ["element", 3, undefined, "OPTIONAL"],
        ["role", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
        ["content", "BYTE_ARRAY", "UTF8", "OPTIONAL"],
        ["train", "BOOLEAN", undefined, "OPTIONAL"],
        ["rehearsal", "BOOLEAN", undefined, "OPTIONAL"]
      ]
    )
  })

  it.effect.prop(
    "gives any rows back, absent values and empty lists included",
    [Rows],
    ([given]) =>
      Effect.promise(async () => {
        const rows = given.map(({ id, rehearsal, said }) => ({
          id: id?.toWellFormed() ?? null,
          said: said.map(({ content, role, train }) => ({
            role: role.toWellFormed(),
            content: content?.toWellFormed() ?? null,
            train
          })),
          rehearsal
        }))
        const read = await parquetReadObjects({ file: bufferOf(blocksOf(rows)) })
        // hyparquet has undefined where nothing stands.
        assert.deepStrictEqual(JSON.parse(JSON.stringify(read, (_, value: unknown) => value ?? null)), rows)
      })
  )

  it("hands its bytes on group by group, and says the same whichever way they are cut", async () => {
    const rowOf = (nth: number) => ({
      id: `r${nth}`,
      said: [{ role: "user", content: `${"bread ".repeat(50)}${nth}`, train: null }],
      rehearsal: nth % 2 === 0
    })
    const rows = Array.from({ length: 25_000 }, (_, nth) => rowOf(nth))
    const blocks = blocksOf(rows)
    assert.lengthOf(blocks, 3)
    const file = bufferOf(blocks)
    const { num_rows, row_groups } = parquetMetadata(file)
    assert.deepStrictEqual([num_rows, row_groups.map(({ num_rows }) => num_rows)], [25_000n, [10_000n, 10_000n, 5000n]])
    const [row] = await parquetReadObjects({ file, rowStart: 20_001, rowEnd: 20_002 })
    assert.deepInclude(row, { id: "r20001", rehearsal: false })
    assert.strictEqual(
      (row?.["said"] as ReadonlyArray<{ content: string }> | undefined)?.[0]?.content,
      rowOf(20_001).said[0]?.content
    )
  })

  it("closes a group early where rows are long", () => {
    const long = { id: "x".repeat(1 << 20), said: [], rehearsal: null }
    assert.isAbove(blocksOf(Array.from({ length: 20 }, () => long)).length, 2)
  })
})
