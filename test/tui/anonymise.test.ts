import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { stoa } from "../support/command.ts"

let folder: string
let people: string
const csv = [
  "name,description,employer,email,past_actions",
  "Jane Merrick,Engineer who rides a bicycle to work on most days,Abakus Bridges,jane@abakus.example,Built a footbridge.",
  "Tom Pellworth,Baker with a sourdough of his own making,Pellworth Breads,tom@pellworth.example,Baked 900 loaves.",
  ",,,,"
].join("\n")

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stoa-anonymise-"))
  people = join(folder, "people.csv")
  writeFileSync(people, csv)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const anonymise = (...more: ReadonlyArray<string>) => stoa(["population", "anonymise", people, ...more])

describe("stoa population anonymise", () => {
  it("writes people whom nothing gives away, in a file that is read back", async () => {
    const out = join(folder, "safe.jsonl")
    const { code, stderr, stdout } = await anonymise("--out", out)
    assert.strictEqual(code, 0, stderr)
    assert.include(stdout, "made unrecognisable in")
    assert.include(stdout, "In rehearsal")
    const text = readFileSync(out, "utf8")
    assert.notMatch(text, /merrick|pellworth|abakus|example/i)
    const back = await stoa(["population", out, "--json"])
    const [listed] = JSON.parse(back.stdout) as ReadonlyArray<{ readonly people: number; readonly bad: number }>
    assert.strictEqual(listed?.bad, 0)
    assert.strictEqual(listed?.people, text.trim().split("\n").length)
  })

  it("writes over nothing that it reads, and into no file of another kind", async () => {
    for (
      const [out, sentence] of [[people, "does not end in .jsonl"], [join(folder, "x.csv"), "does not end in .jsonl"]]
    ) {
      const { code, stderr } = await anonymise("--out", String(out))
      assert.strictEqual(code, 2)
      assert.include(stderr, String(sentence))
    }
    assert.strictEqual(readFileSync(people, "utf8"), csv)
    const among = await stoa(["population", "anonymise", folder, "--out", join(folder, "more.jsonl")])
    assert.strictEqual(among.code, 2)
    assert.include(among.stderr, "is among, what is read")
    assert.isFalse(existsSync(join(folder, "more.jsonl")))
  })
})
