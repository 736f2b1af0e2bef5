import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isName } from "../../../packages/core/src/log/postgres/RunSchema.ts"
import * as Runs from "../../../packages/core/src/log/Runs.ts"
import * as RunName from "../../../packages/tui/src/cli/cluster/RunName.ts"
import { inFolder } from "../../support/command.ts"

describe("the name of a run in its cluster", () => {
  it("is of its folder and of nobody else's, however long that is called", () => {
    for (const name of ["run-001", "ü".repeat(100), "𐐀".repeat(50), "a".repeat(100)]) {
      const run = RunName.make(Runs.folderOf("runs", name))
      assert.isTrue(isName(run), run)
      assert.notStrictEqual(RunName.make(Runs.folderOf("runs", name)), run)
    }
  })

  it("is kept in the folder, and nothing with it", () =>
    inFolder(async (runs) => {
      const folder = Runs.folderOf(runs, "a")
      mkdirSync(folder.path)
      assert.isUndefined(RunName.read(folder))
      await Effect.runPromise(RunName.write(folder, "a-12345678"))
      assert.strictEqual(RunName.read(folder), "a-12345678")
      const file = join(folder.path, "cluster.json")
      assert.deepStrictEqual(JSON.parse(readFileSync(file, "utf8")), { run: "a-12345678" })
      writeFileSync(file, "{}")
      assert.isUndefined(RunName.read(folder))
    }))
})
