import { assert, describe, it } from "@effect/vitest"
import { type Command, Runs } from "@stoa/core"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import * as Reach from "../../../packages/tui/src/engine/Reach.ts"
import { bundle } from "../../support/bundle.ts"
import { inFolder, start, stoa } from "../../support/command.ts"

// What reaches a run at rest starts its own command again.
process.argv[1] = fileURLToPath(new URL(`../../../${bundle}/main.js`, import.meta.url))

const small = "run --agents 12 --episodes 6 --count 4 --seed 5".split(" ")

const rows = ({ dataset }: Runs.RunFolder): string => readFileSync(join(dataset, "messages.jsonl"), "utf8")

const firstRow = ({ database }: Runs.RunFolder): string => {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
  const row = db.prepare("SELECT place FROM events WHERE tag = 'Judged' ORDER BY id").get()
  db.close()
  return String(row?.["place"]).replace(/^synthesis\/(.+)\/judged$/, "$1")
}

// Six commands one after the other, on a machine that may be busy.
describe("asking something of a run", { timeout: 180_000 }, () => {
  it("nobody works on: decisions and interviews are had from the commands, and steering is refused with the way to go on", () =>
    inFolder(async (runs) => {
      assert.strictEqual((await stoa([...small, "--runs", runs, "--name", "one"])).code, 0)
      const folder = Runs.folderOf(runs, "one")
      assert.isFalse(Reach.isAtWork(folder))
      assert.isUndefined(await Reach.pid(folder))
      const reach = Reach.make(folder)

      assert.deepStrictEqual(await reach.ask({ _tag: "Pause" }), {
        state: "refused",
        answer: `Nobody works on one: go on with npx stoa resume one --runs ${runs}`
      })

      const row = firstRow(folder)
      const edit: Command.Command = {
        _tag: "Decide",
        row,
        decision: "edit",
        note: "shorter",
        turns: [{ role: "user", content: "How long does bread rest?" }, { role: "assistant", content: "A night." }]
      }
      // Both at once: they stand on one sheet, of which only what is wrong is refused.
      const [edited, unknown] = await Promise.all([
        reach.ask(edit),
        reach.ask({ _tag: "Decide", row: "r9/w0/0", decision: "reject", note: "" }),
        Promise.resolve().then(() => assert.isTrue(reach.isWriting()))
      ])
      assert.propertyVal(edited, "state", "done")
      assert.propertyVal(unknown, "state", "refused")
      assert.include(rows(folder), "A night.")
      assert.isFalse(reach.isWriting())

      const question = "-- What do you want most?"
      const answers = await Promise.all(
        ["a0001", "a0002"].map((agent) => reach.ask({ _tag: "Interview", agent, question }))
      )
      for (const answer of answers) {
        assert.propertyVal(answer, "state", "done")
        assert.isAbove("answer" in answer ? answer.answer.length : 0, 10)
        assert.notInclude("answer" in answer ? answer.answer : "", "{")
      }
    }))

  it("an engine works on: it has the number of the command, and the process", () =>
    inFolder(async (runs) => {
      const running = start([...small, "--pace", "50", "--runs", runs, "--name", "two"])
      await running.says("population")
      const folder = Runs.folderOf(runs, "two")
      while (!Reach.isAtWork(folder)) await new Promise((resolve) => setTimeout(resolve, 20))
      assert.isNumber(await Reach.pid(folder))
      assert.property(await Reach.make(folder).ask({ _tag: "Stop" }), "id")
      assert.strictEqual((await running.done).code, 130)
    }))
})
