import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { bundle } from "../../support/bundle.ts"

const folder = fileURLToPath(new URL(`../../../${bundle}/`, import.meta.url))

const textOf = (file: string): string => readFileSync(join(folder, file), "utf8")

/** The files of the bundle that are loaded with one, before anything runs. */
const loadedWith = (file: string, known = new Set<string>()): Set<string> => {
  if (known.has(file)) return known
  known.add(file)
  for (const [, other = ""] of textOf(file).matchAll(/(?:^|;)import(?:\{[^}]*\}from)?"\.\/([^"]+)"/gm)) {
    loadedWith(other, known)
  }
  return known
}

describe("the bundle", () => {
  const all = readdirSync(folder).filter((file) => file.endsWith(".js"))
  const start = loadedWith("main.js")

  it("has all of effect, for the files of scenarios, and loads what only they want when they want it", () => {
    // Drawing a graph is something that scenarios may do, and the command does not.
    const drawing = all.filter((file) => textOf(file).includes("toMermaid"))
    assert.isAbove(drawing.length, 0)
    assert.deepStrictEqual(drawing.filter((file) => start.has(file)), [])
    assert.isAbove(start.size, 3)
  })

  it("has each module once, so that what a scenario makes is known to the command", () => {
    for (const once of ["~effect/Effect", "@stoa/core/scenario/Stage", "~effect/schema/Schema/Struct"]) {
      const homes = all.filter((file) => textOf(file).includes(`"${once}"`))
      assert.isAtMost(homes.length, 1, once)
    }
    assert.isTrue(all.some((file) => textOf(file).includes("\"@stoa/core/scenario/Stage\"")))
    assert.isTrue([...loadedWith("register.js")].some((file) => file !== "register.js" && start.has(file)))
  })
})
