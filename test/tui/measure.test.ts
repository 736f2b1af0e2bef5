import { assert, describe, it } from "@effect/vitest"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, stoa } from "../support/command.ts"

const varied = Array.from({ length: 12 }, (_, nth) => ({
  messages: [
    { role: "user", content: `Draft the ${["letter", "plan", "lease"][nth % 3]} of house ${nth}.` },
    { role: "assistant", content: `Here it is, number ${nth}.` }
  ]
}))
const dull = Array.from({ length: 12 }, () => ({ instruction: "Draft a letter.", output: "Dear all." }))
const lines = (rows: ReadonlyArray<object>) => rows.map((row) => `${JSON.stringify(row)}\n`).join("")

/** The numbers of a table's line. */
const cellsOf = (table: string, title: string): ReadonlyArray<string> =>
  table.split("\n").find((line) => line.startsWith(`${title}  `))?.slice(title.length).trim().split(/ {2,}/) ?? []

describe.concurrent("stoa measure", () => {
  it("prints the numbers of files side by side, whatever their form, and what each number means", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "varied.jsonl"), lines(varied))
      writeFileSync(join(folder, "dull.json"), JSON.stringify([...dull, { story: "Once." }]))
      const { code, stderr, stdout } = await stoa([
        "measure",
        join(folder, "varied.jsonl"),
        "--reference",
        join(folder, "dull.json")
      ])
      assert.strictEqual(code, 0)
      assert.match(stderr, /dull\.json: 1 row passed over: nothing is asked there/)
      assert.match(stdout, /^ +varied\.jsonl +dull\.json$/m)
      assert.deepStrictEqual(cellsOf(stdout, "rows"), ["12", "12"])
      const [rich, poor] = cellsOf(stdout, "Vendi score").map(Number)
      assert.isAbove(rich ?? 0, poor ?? 1)
      assert.match(stdout, /^Vendi score: how many rows/m)
    }))

  it("prints them as JSON, with a name for each set of one name", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "dull.jsonl"), lines(dull))
      const { stdout } = await stoa(["measure", join(folder, "dull.jsonl"), join(folder, "dull.jsonl"), "--json"])
      const { embedder, sets } = JSON.parse(stdout) as {
        embedder: string
        sets: Array<{ name: string; whole: { rows: number } }>
      }
      assert.strictEqual(embedder, "lexical")
      assert.deepStrictEqual(sets.map(({ name, whole }) => [name, whole.rows]), [
        ["dull.jsonl", 12],
        ["dull.jsonl (2)", 12]
      ])
    }))

  it("says in a sentence what cannot be measured", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "empty.jsonl"), lines([{ story: "Once." }]))
      const missing = await stoa(["measure", join(folder, "nosuch.jsonl")])
      assert.match(missing.stderr, /nosuch\.jsonl does not exist/)
      const none = await stoa(["measure", join(folder, "empty.jsonl")])
      assert.match(none.stderr, /its only row cannot be used; .*expected an instruction, prompt/)
      assert.notStrictEqual(none.code, 0)
    }))
})
