import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, stoa } from "../support/command.ts"

interface Row {
  readonly id: string
  readonly turns: ReadonlyArray<{ readonly content: string }>
  readonly safety: { readonly harm: string }
  readonly sources: { readonly episode: string }
}

const write = (folder: string, ...more: ReadonlyArray<string>) =>
  stoa(["run", "--agents", "12", "--count", "4", "--kind", "safety", "--runs", folder, "--name", "one", ...more])

const rowsIn = (folder: string): Array<Row> =>
  readFileSync(join(folder, "one", "dataset", "examples.jsonl"), "utf8").trim().split("\n").map((line) =>
    JSON.parse(line) as Row
  )

/** The words of rows as they would stand in a line of the terminal. */
const wordsOf = (rows: ReadonlyArray<Row>): Array<string> =>
  rows.flatMap(({ turns }) => turns.map(({ content }) => content.replace(/\s+/g, " ").slice(20, 80)))

const flat = (text: string): string => text.replaceAll("\\n", " ").replaceAll("\\\"", "\"").replace(/\s+/g, " ")

describe.concurrent("rows of safety", () => {
  it("are not written unless somebody says so", () =>
    inFolder(async (folder) => {
      const { code, stderr } = await write(folder)
      assert.notStrictEqual(code, 0)
      assert.include(stderr, "--allow-safety")
    }))

  it("are shown nowhere in the terminal and in no log file, but for a walk that is asked to", () =>
    inFolder(async (folder) => {
      const run = await write(folder, "--allow-safety", "--verbose")
      assert.strictEqual(run.code, 0, run.stderr)
      const rows = rowsIn(folder)
      const [first] = rows as [Row]
      const words = wordsOf(rows)
      const trace = (...args: ReadonlyArray<string>) => stoa(["trace", "one", ...args, "--runs", folder])
      const walks = await Promise.all([
        trace("1"),
        trace(first.sources.episode),
        trace(`synthesis/${first.id}/respond`, "--json")
      ])
      assert.deepStrictEqual(walks.map(({ code }) => code), [0, 0, 0])
      const quiet = [
        run.stdout,
        run.stderr,
        readFileSync(join(folder, "one", "run.log"), "utf8"),
        ...walks.map(({ stdout }) => stdout)
      ]
      for (const text of quiet) for (const word of words) assert.notInclude(flat(text), word)
      assert.include(walks[0].stdout, `[a harmful request of the kind ${first.safety.harm}; --show-safety shows it]`)
      assert.include(run.stdout, `to see it: npx stoa trace one 1 --show-safety --runs ${folder}]`)
      const shown = await trace("1", "--show-safety")
      assert.include(flat(shown.stdout), words[0] as string)
    }))
})
