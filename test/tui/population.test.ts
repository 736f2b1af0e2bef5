import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { inFolder } from "../support/command.ts"
import { inside } from "../support/inside.ts"

type Row = Readonly<Record<string, unknown>>

const rowsOf = (text: string): Array<Row> => text.trim().split("\n").map((line) => JSON.parse(line) as Row)

describe("stoa population", () => {
  it("synth writes people to standard output, the same for the same seed and others for another", async () => {
    const one = await inside(["population", "synth", "30", "--seed", "5"])
    assert.strictEqual(one.code, 0)
    assert.match(
      one.stderr,
      /^30 people: \d+ occupations in \d+ unit groups of ISCO-08, \d+ countries, \d+ languages\n$/
    )
    const rows = rowsOf(one.stdout)
    assert.strictEqual(rows.length, 30)
    assert.deepStrictEqual(Object.keys(rows[0] ?? {}), [
      "id",
      "name",
      "age",
      "occupation",
      "isco",
      "seniority",
      "place",
      "household",
      "education",
      "languages",
      "interests",
      "concerns",
      "jargon",
      "description",
      "past_actions",
      "licence"
    ])
    assert.strictEqual(rows[0]?.["licence"], "Apache-2.0")
    assert.strictEqual((await inside(["population", "synth", "30", "--seed", "5"])).stdout, one.stdout)
    assert.notStrictEqual((await inside(["population", "synth", "30", "--seed", "6"])).stdout, one.stdout)
  })

  it("synth writes a file, packed where its name says so, that a run takes its people from", () =>
    inFolder(async (folder) => {
      const file = join(folder, "people.jsonl.gz")
      const made = await inside(["population", "synth", "12", "--out", file, "--json", "--check"])
      assert.strictEqual(made.code, 0)
      const summary = JSON.parse(made.stdout) as { people: number; file: string; nearest: { mean: number } }
      assert.deepInclude(summary, { people: 12, file })
      assert.isTrue(summary.nearest.mean > 0 && summary.nearest.mean < 1)
      assert.isFalse(existsSync(`${file}.partial`))
      const rows = rowsOf(gunzipSync(readFileSync(file)).toString("utf8"))
      const run = await inside(["run", "--profiles", file, "--count", "2", "--runs", folder, "--name", "one", "--json"])
      assert.strictEqual(run.code, 0, run.stderr)
      const person = await inside(["trace", "one", String(rows[0]?.["id"]), "--runs", folder])
      assert.include(person.stdout, String(rows[0]?.["name"]))
      assert.include(person.stdout, "people.jsonl.gz, line 1")

      const plain = join(folder, "people.jsonl")
      await inside(["population", "synth", "12", "--out", plain])
      assert.deepStrictEqual(rowsOf(readFileSync(plain, "utf8")), rows)
    }))

  it("synth draws only whom one asks for, and says so where there is nobody like that", async () => {
    const nurses = rowsOf((await inside(["population", "synth", "4", "--isco", "22", "--country", "kenya"])).stdout)
    assert.strictEqual(nurses.length, 4)
    for (const row of nurses) {
      assert.match(String(row["isco"]), /^22/)
      assert.match(String(row["place"]), /, Kenya$/)
    }
    const spoken = rowsOf((await inside(["population", "synth", "4", "--language", "French"])).stdout)
    for (const row of spoken) assert.include(row["languages"] as Array<string>, "French")
    const cases: ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]> = [
      [["5", "--country", "Atlantis"], /knows no country "Atlantis"/],
      [["5", "--language", "Klingon"], /knows no language "Klingon"/],
      [["5", "--isco", "0999"], /--isco is "0999": expected the one to four digits/],
      [["5", "--isco", "63", "--country", "Japan"], /found nobody like that \(0 of 5/],
      [["0"], /N is 0: expected a number from 1/],
      [["5", "--out", "people.csv"], /does not end in \.jsonl/]
    ]
    for (const [args, sentence] of cases) {
      const failed = await inside(["population", "synth", ...args])
      assert.strictEqual(failed.code, 2, args.join(" "))
      assert.match(failed.stderr, sentence)
    }
  })

  it("tells of a file how many people, which rows are bad and why, their licences, work, languages and ages", () =>
    inFolder(async (folder) => {
      const file = join(folder, "mixed.jsonl")
      const { stdout } = await inside(["population", "synth", "9"])
      writeFileSync(file, `${stdout}{"name":"Nobody","description":"x"}\nnot json\n`)
      const shown = await inside(["population", file])
      assert.strictEqual(shown.code, 0)
      assert.match(shown.stdout, /^mixed\.jsonl: 9 people, 2 bad rows\n/)
      assert.match(
        shown.stdout,
        /mixed\.jsonl line 10, field "description": expected at least 10 characters, found "x"/
      )
      assert.match(shown.stdout, /mixed\.jsonl line 11: /)
      assert.match(shown.stdout, /licences +Apache-2\.0 9/)
      assert.match(shown.stdout, /ages +\d\d to \d\d, half of them at most \d\d/)
      const [listed] = JSON.parse((await inside(["population", file, "--json"])).stdout) as Array<Row>
      assert.deepInclude(listed, { rows: 11, people: 9, bad: 2, error: null, licences: { "Apache-2.0": 9 } })
    }))

  it("knows the people that come with Stoa by name, and lists them all where nothing is named", async () => {
    const starter = await inside(["population", "starter"])
    assert.strictEqual(starter.code, 0)
    assert.match(starter.stdout, /work-and-craft\.jsonl: \d+ people/)
    const all = await inside(["population"])
    assert.strictEqual(all.code, 0)
    assert.match(all.stdout, /\d+ files, \d+ people\n$/)
    const missing = await inside(["population", "no-such-people"])
    assert.strictEqual(missing.code, 2)
    assert.match(missing.stderr, /no-such-people does not exist/)
  })

  it("says which file cannot be used, and tells of the others", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "a.jsonl"), "{}\n")
      writeFileSync(join(folder, "b.jsonl"), (await inside(["population", "synth", "3"])).stdout)
      const shown = await inside(["population", folder])
      assert.strictEqual(shown.code, 2)
      assert.match(shown.stdout, /b\.jsonl: 3 people/)
      assert.match(shown.stderr, /1 file cannot be used: a\.jsonl\./)
    }))
})
