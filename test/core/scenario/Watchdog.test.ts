import { assert, describe, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const script = fileURLToPath(new URL("./hang.ts", import.meta.url))

describe("the watchdog", () => {
  it("stops a process whose play never yields with a sentence, and that play is left out when the run goes on", () => {
    const folder = mkdtempSync(join(tmpdir(), "stoa-hang-"))
    try {
      const sit = () =>
        spawnSync(process.execPath, [script, join(folder, "run.db")], { encoding: "utf8", timeout: 60_000 })
      const first = sit()
      assert.strictEqual(first.status, 1, first.stderr)
      assert.match(
        first.stderr,
        /^\s*stoa: The scenario hanging never yields \(hang\.ts:\d+:\d+\), at class\/c1\/hanging\. What was answered is kept, and that play is left out\. Mend the loop, or go on without it: stoa resume x\s*$/
      )
      const second = sit()
      assert.strictEqual(second.status, 0, second.stderr)
      const plays = JSON.parse(second.stdout) as ReadonlyArray<{ readonly end: string; readonly reason: string }>
      assert.deepStrictEqual(plays.map(({ end }) => end), ["drafts", "failed", "drafts"])
      assert.match(
        plays[1]?.reason ?? "",
        /^hanging \(hang\.ts\): the play never yields \(hang\.ts:\d+:\d+\): it was stopped after 1 seconds without a sign of life$/
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
