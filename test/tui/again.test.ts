import { afterEach, assert, describe, it } from "@effect/vitest"
import { again } from "../../packages/tui/src/cli/again.ts"

describe("the command that goes on", () => {
  const { argv } = process
  afterEach(() => {
    process.argv = argv
  })
  const given = (...words: ReadonlyArray<string>) => {
    process.argv = ["node", "stoa", "ablate", ...words]
  }

  it("does nothing but go on when it is pasted into a shell", () => {
    given("--requirement", "$(touch x) `y` it's", "--seeds", "1,2")
    assert.strictEqual(
      again("ablate", "mine"),
      "npx stoa ablate --requirement '$(touch x) `y` it'\\''s' --seeds 1,2 --name mine"
    )
  })

  it("asks for more where a limit is used up, and repeats it otherwise", () => {
    given("--max-calls", "20", "--budget=1.5", "--name", "mine")
    assert.strictEqual(
      again("ablate", "mine", { used: true }),
      "npx stoa ablate --max-calls MORE --budget=MORE --name mine"
    )
    assert.strictEqual(again("ablate", "mine"), "npx stoa ablate --max-calls 20 --budget=1.5 --name mine")
  })
})
