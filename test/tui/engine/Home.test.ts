import { assert, describe, it } from "@effect/vitest"
import { Runs } from "@stoa/core"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import * as Home from "../../../packages/tui/src/engine/Home.ts"
import { inFolder } from "../../support/command.ts"
import { inside } from "../../support/inside.ts"

const small = "run --agents 12 --episodes 6 --count 4 --concurrency 2 --seed 5 --pace 60".split(" ")

/** Begins a slow run, and does something to its folder once it is there. */
const meanwhile = async (runs: string, happens: (folder: Runs.RunFolder) => void) => {
  const folder = Runs.folderOf(runs, "one")
  const looking = setInterval(() => {
    if (!existsSync(folder.database)) return
    clearInterval(looking)
    // The engine has seen it, too.
    setTimeout(() => happens(folder), 1500)
  }, 20)
  try {
    return { folder, outcome: await inside([...small, "--runs", runs, "--name", "one"]) }
  } finally {
    clearInterval(looking)
  }
}

describe("the place of a run", () => {
  it("is looked at: a database that grows is the same, one that is moved, deleted or another is not", () =>
    inFolder(async (runs) => {
      const folder = Runs.folderOf(runs, "one")
      assert.isUndefined(Home.of(folder)())
      mkdirSync(folder.path)
      writeFileSync(folder.database, "a")
      const look = Home.of(folder)
      writeFileSync(folder.database, "ab", { flag: "a" })
      assert.isUndefined(look())
      renameSync(folder.path, `${folder.path}-moved`)
      assert.match(look()?.sentence ?? "", /The run one ended, for its folder .*one was deleted or moved/)
      mkdirSync(folder.path)
      writeFileSync(folder.database, "a")
      assert.match(look()?.sentence ?? "", /one holds another run now/)
      rmSync(`${folder.path}-moved`, { recursive: true })
    }))

  it(
    "that is deleted ends the run with a sentence, and is not made again",
    { timeout: 60_000 },
    () =>
      inFolder(async (runs) => {
        const { folder, outcome } = await meanwhile(runs, ({ path }) => rmSync(path, { recursive: true }))
        assert.strictEqual(outcome.code, 1)
        assert.include(outcome.stderr, `The run one ended, for its folder ${folder.path} was deleted or moved`)
        assert.isFalse(existsSync(folder.path))
      })
  )

  it(
    "where another run is now ends the run, and the other stays as it is",
    { timeout: 60_000 },
    () =>
      inFolder(async (runs) => {
        const { folder, outcome } = await meanwhile(runs, ({ database, path }) => {
          renameSync(path, `${path}-moved`)
          mkdirSync(path)
          writeFileSync(database, "another")
        })
        assert.strictEqual(outcome.code, 1)
        assert.include(outcome.stderr, `its folder ${folder.path} holds another run now`)
        assert.strictEqual(readFileSync(folder.database, "utf8"), "another")
        assert.notInclude(readdirSync(folder.path), "dataset")
      })
  )
})
