import { assert, describe, it } from "@effect/vitest"
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { compiled } from "../../support/bundle.ts"

const script = fileURLToPath(new URL("./hang.ts", import.meta.url))

describe("the watchdog", () => {
  it(
    "stops a process whose play never yields, names that play and no other, and it is left out when the run goes on",
    () => {
      const folder = mkdtempSync(join(tmpdir(), "stoa-hang-"))
      try {
        const sit = () =>
          spawnSync(process.execPath, [script, join(folder, "run.db")], {
            encoding: "utf8",
            timeout: 60_000,
            env: { ...process.env, NODE_COMPILE_CACHE: compiled }
          })
        for (const place of ["class/c1/hanging", "class/c2/hanging"]) {
          const { status, stderr } = sit()
          assert.strictEqual(status, 1, stderr)
          assert.match(
            stderr,
            new RegExp(
              `^\\s*stoa: The scenario hanging never yields \\(hang\\.ts:\\d+:\\d+\\), at ${place}\\. What was answered is kept, and that play is left out until its file is mended\\. Go on with: stoa resume x\\s*$`
            )
          )
        }
        const last = sit()
        assert.strictEqual(last.status, 0, last.stderr)
        const plays = JSON.parse(last.stdout) as ReadonlyArray<{ readonly end: string; readonly reason: string }>
        assert.deepStrictEqual(plays.map(({ end }) => end), ["drafts", "failed", "failed"])
        assert.match(
          plays[1]?.reason ?? "",
          /^hanging \(hang\.ts\): the play never yields \(hang\.ts:\d+:\d+\): it was stopped after 1 seconds without a sign of life$/
        )
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000
  )

  it("stops it, and names the play, also where it cannot be noted that it is to be left out", () => {
    const folder = mkdtempSync(join(tmpdir(), "stoa-hang-"))
    try {
      const sit = () =>
        spawnSync(process.execPath, [script, join(folder, "run.db"), "named"], { encoding: "utf8", timeout: 60_000 })
      for (const { status, stderr } of [sit(), sit()]) {
        assert.strictEqual(status, 1, stderr)
        assert.match(
          stderr,
          /hang\.ts:\d+:\d+\), at class\/c1\/hanging\. What was answered is kept\. Go on with: stoa resume x\s*$/
        )
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
