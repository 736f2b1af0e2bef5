/** What is told as kept of a run that was stopped early, over a real PostgreSQL. */
import { assert, it } from "@effect/vitest"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startCluster, until } from "../../support/cluster.ts"
import { describeDatabase } from "../../support/postgres.ts"

describeDatabase("a run on a cluster that is stopped early", (database) => {
  it("is left with every call that was answered, those in flight at the Ctrl-C among them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stoa-kept-"))
    const cluster = startCluster(database().url)
    try {
      await cluster.join("slow", ["--pace", "3000"])
      const settings = ["--agents", "40", "--count", "40", "--runs", folder, "--name", "early"]
      const running = cluster.start(["run", "--cluster", cluster.url, ...settings])
      const nameOf = () => JSON.parse(readFileSync(join(folder, "early", "cluster.json"), "utf8")).run as string
      const count = async (of: string) => {
        const [row] = await cluster.ask<{ n: number }>(nameOf(), `SELECT count(*)::float8 AS n FROM ${of}`)
        return row?.n ?? 0
      }
      await until(() => count("attempts WHERE state = 'open'").then((open) => open >= 8, () => false))
      running.signal("SIGINT")
      const { code, stderr } = await running.done
      assert.strictEqual(code, 130, stderr)
      const answered = await count("calls")
      assert.isAbove(answered, 0)
      assert.include(stderr, `${answered} answered call${answered === 1 ? "" : "s"} kept`)
      // Nothing comes after it.
      assert.strictEqual(await count("attempts WHERE state = 'open'"), 0)
    } finally {
      await cluster.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 300_000)
})
