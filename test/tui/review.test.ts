import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { inside } from "../support/inside.ts"

let runs: string

const at = (...path: ReadonlyArray<string>) => join(runs, ...path)
const lines = <A>(path: string): Array<A> =>
  readFileSync(path, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as A)

interface Row {
  readonly id: string
  readonly turns: ReadonlyArray<{ readonly role: string; readonly content: string }>
  readonly verdicts: ReadonlyArray<{ readonly filter: string; readonly keep: boolean; readonly reason: string }>
}

const kept = () => lines<Row>(at("a", "dataset", "examples.jsonl"))
const dropped = () => lines<Row>(at("a", "dataset", "rejected.jsonl"))
const review = (...flags: ReadonlyArray<string>) => inside(["review", "a", "--runs", runs, ...flags])

beforeAll(async () => {
  runs = mkdtempSync(join(tmpdir(), "stoa-review-"))
  const outcome = await inside(["run", "--agents", "16", "--count", "6", "--runs", runs, "--name", "a"])
  assert.strictEqual(outcome.code, 0, outcome.stderr)
})

afterAll(() => rmSync(runs, { recursive: true, force: true }))

describe("stoa review", () => {
  it("drops a row with the person's words, and the run is still what its answers make of it", async () => {
    const [first] = kept()
    const outcome = await review("--reject", "1", "--note", "wrong figures")
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.include(outcome.stderr, "0 accepted, 1 rejected, 0 edited")
    assert.include(outcome.stdout, "1 row was rejected by people")
    assert.notMatch(`${outcome.stdout}${outcome.stderr}`, /short|candidates/)
    assert.strictEqual(kept().length, 5)
    const row = dropped().find(({ id }) => id === first?.id)
    assert.deepStrictEqual(row?.verdicts.at(-1), { filter: "person", keep: false, reason: "wrong figures" })
    const verified = await inside(["verify", "a", "--runs", runs])
    assert.strictEqual(verified.code, 0, verified.stderr)
    const trace = async (id: string) => (await inside(["trace", "a", id, "--runs", runs])).stdout
    const dropping = await trace(row?.id ?? "")
    assert.match(dropping, /^row .*\n.*\n.*dropped\n/)
    assert.include(dropping, "drop: wrong figures")
    assert.match(await trace("1"), new RegExp(`^row +${kept()[0]?.id}\n`))
  })

  it("leaves room for a row more up to the number that is wanted in all", async () => {
    cpSync(at("a"), at("b"), { recursive: true })
    const enough = await inside(["resume", "b", "--count", "5", "--runs", runs])
    assert.strictEqual(enough.code, 2)
    assert.include(enough.stderr, "has 5 rows of its first requirement already")
    const outcome = await inside(["resume", "b", "--count", "6", "--runs", runs])
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.strictEqual(lines<Row>(at("b", "dataset", "examples.jsonl")).length, 6)
  })

  it("takes the decisions of a sheet that it wrote: a row is edited, another comes back", async () => {
    const sheet = at("rows.jsonl")
    assert.strictEqual((await review("--sheet", sheet)).code, 0)
    const rows = lines<{ row: string; decision: string; messages: Array<{ role: string; content: string }> }>(sheet)
    const away = rows.find(({ row }) => !kept().some(({ id }) => id === row))
    const edited = rows.find(({ row }) => row === kept()[0]?.id)
    assert.isDefined(away)
    assert.isDefined(edited)
    away.decision = "accept"
    edited.decision = "edit"
    edited.messages[1] = { role: "assistant", content: "Ask the bank first, then write it down." }
    writeFileSync(sheet, `\ufeff${rows.map((row) => `${JSON.stringify(row)}\r\n`).join("")}`)
    const outcome = await review("--file", sheet)
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.include(outcome.stderr, "2 decisions on record for a: now 1 accepted, 0 rejected, 1 edited")
    assert.strictEqual(kept().length, 6)
    const row = kept().find(({ id }) => id === edited.row)
    assert.strictEqual(row?.turns[1]?.content, "Ask the bank first, then write it down.")
    const card = readFileSync(at("a", "dataset", "README.md"), "utf8")
    assert.match(card, /People looked at rows[^\n]*accept[^\n]*edit/)
  })

  it("says what was decided so far, and changes nothing", async () => {
    const before = readFileSync(at("a", "dataset", "manifest.json"), "utf8")
    const outcome = await review()
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.include(outcome.stdout, "1 accepted, 0 rejected, 1 edited")
    assert.strictEqual(readFileSync(at("a", "dataset", "manifest.json"), "utf8"), before)
  })

  it.each<readonly [ReadonlyArray<string>, string]>([
    [["--reject", "99"], "There is no row 99"],
    [["--accept", "r1/w0/999"], "There is no row \"r1/w0/999\""],
    [["--file", "no-such-file.jsonl"], "cannot be read"],
    [["--sheet", "never.jsonl", "--reject", "1"], "--sheet writes rows and decides nothing"],
    [["--note", "dull"], "--note says why rows of --accept and --reject are decided so"]
  ])("%j is refused in one sentence, and nothing is on record", async (flags, sentence) => {
    const outcome = await review(...flags)
    assert.strictEqual(outcome.code, 2, outcome.stderr)
    assert.include(outcome.stderr, sentence)
    assert.include((await review()).stdout, "1 accepted, 0 rejected, 1 edited")
  })

  it("names line and field of a decision it cannot read", async () => {
    const sheet = at("broken.jsonl")
    writeFileSync(sheet, "{\"row\": 1, \"decision\": \"reject\"}\n{\"row\": 2, \"decision\": \"delete\"}\n")
    const outcome = await review("--file", sheet)
    assert.strictEqual(outcome.code, 2)
    assert.match(outcome.stderr, /broken\.jsonl line 2, field "decision"/)
  })
})
