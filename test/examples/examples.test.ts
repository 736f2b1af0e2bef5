import { assert, describe, it } from "@effect/vitest"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { inFolder, stoa } from "../support/command.ts"

const folder = fileURLToPath(new URL("../../examples", import.meta.url))

describe.concurrent("examples", () => {
  // Those of a finetuning are played by the tests of its command.
  for (const name of readdirSync(folder).filter((name) => existsSync(join(folder, name, "recipe.yaml")))) {
    it(`${name} runs and gives what it wants`, () =>
      inFolder(async (runs) => {
        const outcome = await stoa([
          "run",
          join(folder, name, "recipe.yaml"),
          "--runs",
          runs,
          "--model",
          "rehearsal",
          "--json"
        ])
        assert.strictEqual(outcome.code, 0, outcome.stderr)
        const { class: lessons, rows, wanted } = JSON.parse(outcome.stdout) as {
          readonly rows: number
          readonly wanted: number
          readonly class?: { readonly rows: number }
        }
        // What a class comes to is up to its gates; what else is wanted is wanted to the row.
        assert.strictEqual(rows, wanted + (lessons?.rows ?? 0))
        assert.isAbove(rows, 0)
        assert.include(readFileSync(join(folder, name, "README.md"), "utf8"), `examples/${name}/recipe.yaml`)
      }))
  }
})
