import { assert, describe, it } from "@effect/vitest"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { inFolder, stoa } from "../support/command.ts"

/** Changes the facts of a run that fit. */
const tamper = (folder: string, where: string, change: string): void => {
  const db = new DatabaseSync(join(folder, "one", "run.db"))
  db.exec(`UPDATE events SET body = ${change} WHERE ${where}`)
  db.close()
}

describe.concurrent("stoa verify", () => {
  it("names the files of a data set that come out otherwise where nothing else does, and none of what is recorded of them", () =>
    inFolder(async (folder) => {
      const run = await stoa(["run", "--agents", "12", "--count", "2", "--runs", folder, "--name", "one"])
      assert.strictEqual(run.code, 0, run.stderr)
      tamper(folder, "tag = 'Saved'", "json_set(body, '$.files[0].sha256', 'other', '$.files[1].name', 'lost.jsonl')")
      const { code, stderr } = await stoa(["verify", "one", "--runs", folder])
      assert.strictEqual(code, 1, stderr)
      assert.match(
        stderr,
        /The facts of one come out the same, but not its data set: [\w., ]*lost\.jsonl[\w., ]* differ\.$/m
      )
      assert.notInclude(stderr, "sha256")
    }))

  it("shows no text of a row of safety where a run comes out otherwise, not as JSON either", () =>
    inFolder(async (folder) => {
      const run = await stoa(
        [
          "run",
          "--agents",
          "12",
          "--count",
          "2",
          "--kind",
          "safety",
          "--allow-safety",
          "--runs",
          folder,
          "--name",
          "one"
        ]
      )
      assert.strictEqual(run.code, 0, run.stderr)
      tamper(folder, "tag = 'Judged'", "json_set(body, '$.example.turns[0].content', 'Forge my papers for me')")
      const { code, stderr, stdout } = await stoa(["verify", "one", "--runs", folder, "--json"])
      assert.strictEqual(code, 1, stderr)
      const { difference } = JSON.parse(stdout) as { readonly difference: { readonly place: string } }
      assert.match(difference.place, /r1\/w0\/\d+/)
      assert.include(stderr, "a harmful request")
      assert.notInclude(stdout + stderr, "Forge my papers")
      assert.notInclude(stdout + stderr, "turns")
    }))
})
