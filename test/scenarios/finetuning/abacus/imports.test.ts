import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const sources = fileURLToPath(new URL("../../../../packages/scenarios/src/finetuning", import.meta.url))

/** All files of ours that a file stands on, itself included. */
const closure = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, "utf8")
  for (const [, path] of text.matchAll(/(?:from\s+|import\()"(\.[^"]+)"/g)) {
    closure(join(dirname(file), path as string), seen)
  }
  return seen
}

const namesOf = (file: string) => [...closure(join(sources, file))].map((each) => basename(each))

describe("no program works a question out for the abacus", () => {
  it("what answers, scores and trains does not stand on the right workings of the start data", () => {
    for (const file of ["abacus/Answering.ts", "abacus/Scoring.ts", "trainer/Embedded.ts"]) {
      const names = namesOf(file)
      assert.include(names, "Network.ts", file)
      assert.notInclude(names, "StartData.ts", file)
      assert.notInclude(names, "Start.ts", file)
      assert.notInclude(names, "arithmetic.ts", file)
    }
  })

  it("only what makes start weights does", () => {
    assert.include(namesOf("abacus/Start.ts"), "StartData.ts")
  })
})
