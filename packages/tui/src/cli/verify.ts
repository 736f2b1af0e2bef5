/** `stoa verify`: tells a run again from its recorded answers, and says whether it comes out the same. */
import { AtomicFile, Recipe, RunLock, Runs, Verify } from "@stoa/core"
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { createHash } from "node:crypto"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import * as classroom from "./classroom.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as shared from "./flags.ts"
import { find } from "./found.ts"
import { decode } from "./recipe.ts"
import * as Screen from "./Screen.ts"
import * as Withheld from "./Withheld.ts"

/** The files of a data set that are not what its manifest says; none when there is no data set. */
const changedFiles = (folder: Runs.RunFolder) =>
  Effect.tryPromise({
    try: async () => {
      const text = await readFile(join(folder.dataset, "manifest.json"), "utf8").catch(() => undefined)
      if (text === undefined) return []
      const { files } = JSON.parse(text) as { readonly files: ReadonlyArray<{ name: string; sha256: string }> }
      const wrong = await Promise.all(files.map(async ({ name, sha256 }) => {
        const bytes = await readFile(join(folder.dataset, name)).catch(() => undefined)
        return bytes !== undefined && createHash("sha256").update(bytes).digest("hex") === sha256 ? [] : [name]
      }))
      return wrong.flat()
    },
    catch: (error) =>
      new CommandError({
        sentence: `The data set in ${folder.dataset} cannot be read: ${AtomicFile.reasonOf(error)}.`,
        code: codes.failed
      })
  })

/** Where the fact of the data set stands. */
const datasetPlace = "dataset"

const show = (body: string | undefined): string => (body === undefined ? "nothing" : Screen.quote(body, 600))

type Difference = NonNullable<Verify.Verified["difference"]>

/** What a fact says of the files of a data set: their hashes by their names. */
const hashesIn = (body: string | undefined): ReadonlyMap<string, string> => {
  const { files = [] } = JSON.parse(body ?? "{}") as {
    readonly files?: ReadonlyArray<{ readonly name: string; readonly sha256: string }>
  }
  return new Map(files.map(({ name, sha256 }) => [name, sha256]))
}

/** The files of a data set that come out otherwise, by what is recorded of them and what was told again. */
const otherFiles = ({ recorded, told }: Pick<Difference, "recorded" | "told">): ReadonlyArray<string> => {
  const [then, now] = [hashesIn(recorded), hashesIn(told)]
  return [...new Set([...then.keys(), ...now.keys()])].filter((name) => then.get(name) !== now.get(name)).toSorted()
}

/** Where two tellings part, in a sentence. Every other fact comes before that of the data set. */
const parting = (run: string, { place, recorded, told }: Difference): string => {
  if (place !== datasetPlace) {
    return `The run ${run} does not come out the same: the first difference is at ${place}. Recorded there: ${
      show(recorded)
    }. Told again: ${show(told)}.`
  }
  const files = otherFiles({ recorded, told })
  const what = files.length === 0
    ? "it has another number of rows"
    : `${Screen.quote(files.join(", "), 600)} ${files.length === 1 ? "differs" : "differ"}`
  return `The facts of ${run} come out the same, but not its data set: ${what}.`
}

/** The difference without what facts about rows of safety say, whether they came to a row or to nothing. */
const harmless = (recipe: Recipe.Recipe, { place, recorded, told }: Difference) => {
  const [, requirement] = /(?:^|\/)r(\d+)\//.exec(place) ?? []
  const isSafety = Recipe.wishes(recipe)[Number(requirement) - 1]?.kind === "safety"
  const without = (body: string | undefined) =>
    body === undefined ? undefined : isSafety ? Withheld.mark("safety") : Withheld.fact(body)
  return { place, recorded: without(recorded), told: without(told) }
}

export const verify = Command.make(
  "verify",
  {
    run: Argument.String("run").pipe(Argument.withDescription("Name of the run")),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa verify")(function*({ json, run, runs }) {
    const folder = yield* find(runs, run)
    if (yield* RunLock.isHeld(folder)) {
      return yield* usage(`The run ${run} is being worked on: verify it when it has ended or is stopped.`)
    }
    const recipe = yield* Effect.fromResult(decode(yield* Runs.readRecipe(folder), folder.recipe))
    const verified = yield* Verify.run(folder, recipe, yield* classroom.scenarios(recipe))
    const { finished, recorded, told } = verified
    const difference = verified.difference === undefined ? undefined : harmless(recipe, verified.difference)
    const changed = yield* changedFiles(folder)
    if (json) {
      Screen.print(
        JSON.stringify({ run, finished, same: difference === undefined, recorded, told, difference, changed })
      )
    }
    if (difference !== undefined) {
      return yield* new CommandError({
        sentence: parting(run, difference),
        code: codes.failed
      })
    }
    if (changed.length > 0) {
      return yield* new CommandError({
        sentence: `The log of ${run} comes out the same, but files of the data set were changed since: ${
          changed.join(", ")
        }.`,
        code: codes.failed
      })
    }
    if (json) return
    Screen.print(
      finished
        ? `The run ${run} comes out the same: ${Screen.count(recorded.facts, "fact")}, log hash ${recorded.hash}.`
        : `The run ${run} is unfinished; its ${
          Screen.count(recorded.facts, "fact")
        } so far come out the same, log hash ${recorded.hash}.`
    )
  })
).pipe(
  Command.withDescription("Tell a run again from its recorded answers, offline: the same log, or the first difference"),
  Command.withExamples([{ command: "stoa verify run-001", description: "Nothing is asked, nothing is paid" }])
)
