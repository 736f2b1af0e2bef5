import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { wayTo } from "../../../packages/tui/src/cli/cluster/OwnRuns.ts"

describe("How a run of a cluster is watched", () => {
  it("is told by the folders that there are when it is asked, made since or not", () => {
    const folder = mkdtempSync(join(tmpdir(), "stoa-own-"))
    try {
      const runs = join(folder, "runs")
      const way = wayTo(runs)
      expect(way("village-0a1b2c3d")).toContain("village-0a1b2c3d has no folder in")
      mkdirSync(join(runs, "village"), { recursive: true })
      writeFileSync(join(runs, "a file"), "")
      writeFileSync(join(runs, "village", "cluster.json"), JSON.stringify({ run: "village-0a1b2c3d" }))
      expect(way("village-0a1b2c3d")).toContain("stoa watch village")
      expect(way("harbour-0a1b2c3d")).toContain("harbour-0a1b2c3d has no folder in")
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
