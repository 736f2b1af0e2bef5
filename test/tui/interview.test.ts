import { assert, describe, it } from "@effect/vitest"
import { join } from "node:path"
import { inFolder, start, stoa } from "../support/command.ts"
import { filesIn } from "../support/files.ts"

interface Shown {
  readonly run: string
  readonly observations: ReadonlyArray<Readonly<Record<string, unknown>>>
  readonly failed?: ReadonlyArray<unknown>
}

const asJson = (text: string) => JSON.parse(text) as Shown

describe("stoa interview", () => {
  it("asks beside the engine and after it, one or several, and the run comes out as if nobody had asked", () =>
    inFolder(async (runs) => {
      const interview = (...args: ReadonlyArray<string>) => stoa(["interview", "one", ...args, "--runs", runs])
      const recipe = ["run", "--agents", "10", "--count", "2", "--episodes", "6", "--name", "one", "--runs", runs]
      const run = start([...recipe, "--pace", "40"])
      await run.says("simulation")
      const asked = await interview("a0000", "What have you been doing lately?", "--json")
      assert.strictEqual(asked.code, 0, asked.stderr)
      assert.strictEqual(asJson(asked.stdout).observations.length, 1)
      const { code, stderr } = await run.done
      assert.strictEqual(code, 0, stderr)
      const before = filesIn(join(runs, "one", "dataset"))

      const one = await interview("a0000", "What do you want most?")
      assert.strictEqual(one.code, 0, one.stderr)
      assert.match(one.stdout, /^.*want.*\.\n$/)
      assert.match(one.stderr, /\(a0000\), after step \d+:/)
      assert.match(one.stderr, /In rehearsal/)

      const [early, several] = await Promise.all([
        interview("a0003", "And now?", "--at", "0", "--json"),
        interview("--agents", "a0001, a0002", "a0000", "Who are you?")
      ])
      assert.deepStrictEqual(several.stdout.trim().split("\n").map((line) => line.slice(0, 5)), [
        "a0000",
        "a0001",
        "a0002"
      ])
      const { failed, observations: [first] } = asJson(early.stdout)
      assert.deepStrictEqual(failed, [])
      assert.deepStrictEqual(
        Object.keys(first ?? {}).toSorted(),
        ["agent", "answer", "model", "name", "promptHash", "question", "rehearsal", "step"]
      )
      assert.deepInclude(first, { agent: "a0003", step: 0, question: "And now?", rehearsal: true })

      const [misspelt, asking, late, list, verified] = await Promise.all([
        interview("a0010", "Who are you?"),
        interview("a0000"),
        interview("a0000", "Who are you?", "--at", "99"),
        interview("--json"),
        stoa(["verify", "one", "--runs", runs])
      ])
      assert.match(misspelt.stderr, /nobody called "a0010"\. Perhaps .*\(a000\d\)/)
      assert.match(asking.stderr, /Say what to ask: stoa interview one a0000 "/)
      assert.match(late.stderr, /--at 99: step 99 is none that it has finished: expected 0 to \d/)
      assert.deepStrictEqual([misspelt.code, asking.code, late.code], [2, 2, 2])
      assert.deepStrictEqual(asJson(list.stdout).observations.map(({ agent }) => agent).toSorted(), [
        "a0000",
        "a0000",
        "a0000",
        "a0001",
        "a0002",
        "a0003"
      ])
      assert.match(verified.stdout, /comes out the same/, verified.stderr)
      assert.deepStrictEqual(filesIn(join(runs, "one", "dataset")), before)
    }))
})
