import { assert, describe, it } from "@effect/vitest"
import { inFolder } from "../support/command.ts"
import { inside } from "../support/inside.ts"

const played = ["run", "--agents", "8", "--count", "2", "--episodes", "4", "--name", "harbour"]

describe("stoa watch and stoa replay", () => {
  it("say without a terminal that they need one, and how the run stands", () =>
    inFolder(async (folder) => {
      await inside([...played, "--runs", folder])
      for (const command of ["watch", "replay"]) {
        const { code, stderr, stdout } = await inside([command, "harbour", "--runs", folder])
        assert.strictEqual(code, 2)
        assert.match(stdout, /^harbour: finished, 8 agents, \d+ episodes, 2 of 2 rows\n$/)
        assert.match(stderr, /The screen needs a terminal.*stoa runs show harbour/)
      }
      // Without a name it is the last.
      const { stdout } = await inside(["watch", "--runs", folder])
      assert.match(stdout, /^harbour: finished/)
    }))

  it("say of a misspelt run or view which is like it", () =>
    inFolder(async (folder) => {
      await inside([...played, "--runs", folder])
      const misspelt = await inside(["watch", "harbor", "--runs", folder])
      assert.strictEqual(misspelt.code, 2)
      assert.include(misspelt.stderr, "did you mean harbour?")
      const view = await inside(["watch", "harbour", "--runs", folder, "--view", "cots"])
      assert.strictEqual(view.code, 2)
      assert.include(view.stderr, "There is no view \"cots\": did you mean costs")
      const speed = await inside(["replay", "harbour", "--runs", folder, "--speed", "0"])
      assert.strictEqual(speed.code, 2)
      assert.include(speed.stderr, "--speed takes a number above 0")
    }))

  it("say where there are no runs how to make one", () =>
    inFolder(async (folder) => {
      const none = await inside(["watch", "--runs", folder])
      assert.strictEqual(none.code, 2)
      assert.include(none.stderr, "stoa run makes one")
      const unknown = await inside(["replay", "nobody", "--runs", folder])
      assert.strictEqual(unknown.code, 2)
      assert.include(unknown.stderr, "There is no run \"nobody\"")
    }))
})
