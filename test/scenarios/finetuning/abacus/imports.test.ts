import { assert, describe, it } from "@effect/vitest"
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const sources = fileURLToPath(new URL("../../../../packages/scenarios/src/finetuning", import.meta.url))

/** What a text imports of ours: by name, for its effect alone, or when it runs. */
const importsOf = (text: string) =>
  [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+)["'`]/g)].map(([, path]) => path as string)

/** All files of ours that a file stands on, itself included. */
const closure = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const path of importsOf(readFileSync(file, "utf8"))) closure(join(dirname(file), path), seen)
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

  it("and no way to import hides one that does", () => {
    const ways = [
      "import { a } from \"./1.ts\"",
      "import \"./2.ts\"",
      "export * from './3.ts'",
      "await import(\"./4.ts\")"
    ]
    assert.deepStrictEqual(importsOf(ways.join("\n")), ["./1.ts", "./2.ts", "./3.ts", "./4.ts"])
  })

  it("only what makes start weights does", () => {
    assert.include(namesOf("abacus/Start.ts"), "StartData.ts")
  })
})
