import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { inFolder } from "../support/command.ts"
import { inside } from "../support/inside.ts"

const golden = fileURLToPath(new URL("../fixtures/exports/all/examples.jsonl", import.meta.url))

describe("stoa export", () => {
  it("writes the rows of a run that has ended, says what is left out, and that it is a rehearsal", () =>
    inFolder(async (folder) => {
      const ran = await inside(["run", "--agents", "12", "--count", "4", "--name", "one", "--runs", folder])
      assert.strictEqual(ran.code, 0, ran.stderr)
      const out = join(folder, "out")
      const { code, stderr, stdout } = await inside(
        ["export", "one", "--runs", folder, "--format", "messages", "--format", "trl-preference", "--out", out]
      )
      assert.strictEqual(code, 0, stderr)
      assert.match(stdout, /^\S+messages\.jsonl: 4 rows, \d+ kB\n$/)
      assert.include(stderr, "not written, for no row is one for it: trl-preference")
      assert.include(stderr, "This is a rehearsal: do not train on it.")
      assert.strictEqual(
        readFileSync(join(out, "messages.jsonl"), "utf8"),
        readFileSync(join(folder, "one", "dataset", "messages.jsonl"), "utf8")
      )
      const again = await inside(["export", "one", "--runs", folder, "--format", "messages", "--out", out])
      assert.deepStrictEqual([again.code, again.stdout], [2, ""])
      assert.include(again.stderr, "holds files already: name another folder with --out")
      assert.include(
        (await inside(["export", "one", "--runs", folder, "--format", "all", "--out", out, "--force"])).stdout,
        "parquet"
      )
    }))

  it("writes any file of rows in every format there is, parted as it is asked, and tells it as JSON", () =>
    inFolder(async (folder) => {
      const out = join(folder, "out")
      const { code, stderr, stdout } = await inside(
        [
          "export",
          golden,
          "--format",
          "all",
          "--out",
          out,
          "--split",
          "train=0.5,test=0.5",
          "--provenance",
          "sidecar",
          "--json"
        ]
      )
      assert.strictEqual(code, 0, stderr)
      const told = JSON.parse(stdout) as {
        readonly files: ReadonlyArray<{ readonly name: string; readonly rows: number; readonly split: string }>
        readonly leftOut: Readonly<Record<string, number>>
      }
      assert.deepStrictEqual(told.leftOut, { "of the kind safety, which is exported only by name": 1 })
      for (const { name } of told.files) assert.include(readdirSync(out), name)
      assert.notInclude(stdout + stderr, "neighbour's account")
    }))

  it.each([
    [["--format", "sharegtp"], "There is no format \"sharegtp\". Did you mean sharegpt?"],
    [["--format", "nothing"], "The formats are messages, openai-preference,"],
    [
      ["--format", "alpaca", "--thinking", "key"],
      "The format alpaca cannot have thinking as --thinking key: choose inline or drop."
    ],
    [
      ["--format", "messages", "--split", "train=2"],
      "--split: \"train=2\" is no part of a split: expected names with shares"
    ],
    [["--format", "messages", "--strict", "--provenance", "column"], "choose --provenance sidecar"],
    [["--format", "messages", "--shard", "0"], "--shard: expected at least 1 row, found 0."],
    [["--format", "trl-preference", "--kind", "sft"], "There is nothing to export in"]
  ])("refuses %j with a sentence, and writes nothing", (args, sentence) =>
    inFolder(async (folder) => {
      const { code, stderr, stdout } = await inside(["export", golden, "--out", join(folder, "out"), ...args])
      assert.deepStrictEqual([code, stdout], [2, ""])
      assert.include(stderr, sentence)
      assert.deepStrictEqual(readdirSync(folder), [])
    }))

  it("knows no run of that name, and no file", () =>
    inFolder(async (folder) => {
      const run = await inside([
        "export",
        "nobody",
        "--runs",
        folder,
        "--format",
        "messages",
        "--out",
        join(folder, "out")
      ])
      assert.deepStrictEqual([run.code, run.stderr.split("\n")[0]], [
        2,
        `stoa: There is no run "nobody". ${folder} holds no runs.`
      ])
      const file = await inside([
        "export",
        join(folder, "rows.jsonl"),
        "--format",
        "messages",
        "--out",
        join(folder, "out")
      ])
      assert.strictEqual(file.code, 2)
      assert.include(file.stderr, "rows.jsonl does not exist")
    }))
})
