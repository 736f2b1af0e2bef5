/** All scenarios there are: those that come with Stoa, and those that are loaded. */
import type { Class, Scenario } from "@stoa/core"
import { exam, scenarios } from "@stoa/scenarios"
import { Effect } from "effect"
import { basename } from "node:path"
import { usage } from "../cli/CommandError.ts"
import { isPath, load } from "./Load.ts"
import { nearest, orElse } from "./Near.ts"

/** Those that come with Stoa. */
export const builtIn: ReadonlyArray<Scenario.Any> = scenarios

/** The name of a package that may be installed, as npm allows it. */
const packageName = /^(?:@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*(?:\/[\w./-]+)?(?:#.*)?$/i

/** The scenario of a name that comes with Stoa, of a file, or of an installed package, as seen from a folder. */
export const find = Effect.fn("Registry.find")(function*(called: string, folder: string) {
  // An examination is found by its name and stands in no list: nothing is taught in it.
  const known = [...builtIn, exam].find(({ name }) => name === called)
  if (known !== undefined) return known
  const names = builtIn.map(({ name }) => name)
  const near = nearest(called, names)
  if (!isPath(called) && (near.length > 0 || !packageName.test(called))) {
    // A misspelt name of Stoa's own comes before a package; one that is installed all the same is meant.
    const found = packageName.test(called) ? yield* Effect.option(load(called, folder)) : undefined
    if (found?._tag === "Some") return found.value
    return yield* usage(
      `There is no scenario "${called}": ${
        orElse(near, `Stoa brings ${names.join(", ")}; a file is named as in ./${called}.ts.`)
      }`
    )
  }
  const own = yield* load(called, folder)
  if (names.includes(own.name)) {
    return yield* usage(
      `${
        basename(own.file ?? called)
      }: ${own.name} is the name of a scenario that comes with Stoa: give yours a name of its own.`
    )
  }
  return own
})

/** The scenarios of a recipe with their weights, in its order; no two may have one name. */
export const gather = Effect.fn("Registry.gather")(function*(
  weights: Readonly<Record<string, number>>,
  folder: string
): Effect.fn.Return<ReadonlyArray<Class.Weighted>, Effect.Error<ReturnType<typeof find>>> {
  const all = yield* Effect.forEach(
    Object.entries(weights),
    ([called, weight]) => Effect.map(find(called, folder), (scenario) => ({ called, scenario, weight }))
  )
  for (const [nth, { called, scenario }] of all.entries()) {
    const twin = all.slice(0, nth).find((other) => other.scenario.name === scenario.name)
    if (twin === undefined) continue
    return yield* usage(
      `${twin.called} and ${called} both hold a scenario ${scenario.name}: give one of them another name.`
    )
  }
  return all.map(({ scenario, weight }) => ({ scenario, weight }))
})
