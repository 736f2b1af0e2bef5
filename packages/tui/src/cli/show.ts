/** Opening the screen over a run from a command. */
import { Recipe, Runs } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { Argument, Flag } from "effect/cli"
import { stat } from "node:fs/promises"
import { dirname } from "node:path"
import * as Near from "../plugins/Near.ts"
import * as Again from "../ui/state/Again.ts"
import type { ViewId } from "../ui/state/State.ts"
import { codes, CommandError, usage } from "./CommandError.ts"
import * as Home from "./finetuning/Home.ts"
import * as shared from "./flags.ts"
import * as found from "./found.ts"
import * as Screen from "./Screen.ts"

/** Views that can be opened by name. */
const opening = ["overview", "agents", "stream", "graph", "timeline", "scenario", "data", "costs", "logs", "interview"]

/** Arguments and flags of whatever opens the screen. */
export const flags = {
  run: Argument.String("run").pipe(
    Argument.withDescription("Name of the run; without one the run that was worked on last"),
    Argument.optional
  ),
  view: shared.maybe(Flag.String("view"), `The view at which it opens: ${opening.join(", ")}`),
  ascii: shared.ascii,
  runs: shared.runs
}

const changedAt = ({ database }: Runs.RunFolder): Promise<number> =>
  stat(database).then(({ mtimeMs }) => mtimeMs, () => 0)

/** The run that was worked on last. */
const latest = Effect.fnUntraced(function*(runs: string) {
  const names = yield* Runs.names(runs)
  const folders = names.map((name) => Runs.folderOf(runs, name))
  const times = yield* Effect.promise(() => Promise.all(folders.map(changedAt)))
  const last = folders[times.indexOf(Math.max(...times))]
  if (last === undefined) return yield* usage(`${runs} holds no runs yet: stoa run makes one.`)
  return last
})

/** A run by its name, or, where none is named, the last; a misspelt name gets those like it. */
export const find = Effect.fnUntraced(function*(runs: string, name: Option.Option<string>) {
  if (Option.isNone(name)) return yield* latest(runs)
  const names = yield* Runs.names(runs)
  const near = Near.nearest(name.value, names)
  if (names.includes(name.value) || near.length === 0 || Home.isOne(runs, name.value)) {
    return yield* found.find(runs, name.value)
  }
  return yield* usage(`There is no run "${Screen.quote(name.value, 100)}" in ${runs}: ${Near.orElse(near, "")}`)
})

const viewOf = Effect.fnUntraced(function*(view: Option.Option<string>) {
  if (Option.isNone(view)) return undefined
  if (opening.includes(view.value)) return view.value as ViewId
  return yield* usage(
    `There is no view "${Screen.quote(view.value, 40)}": ${
      Near.orElse(Near.nearest(view.value, opening), `expected one of ${opening.join(", ")}.`)
    }`
  )
})

/** The recipe of a run. All that one can be refused for is loaded where there is a reason. */
const recipeOf = Effect.fnUntraced(function*(folder: Runs.RunFolder) {
  const data = yield* Runs.readRecipe(folder)
  const known = Recipe.decode(data)
  if (Result.isSuccess(known) && Object.keys(known.success.prompts).length === 0) {
    if (Recipe.flawOf(known.success) === undefined) return known.success
  }
  const { decode } = yield* Effect.promise(() => import("./recipe.ts"))
  return yield* Effect.fromResult(decode(data, folder.recipe))
})

/** Opens the screen over a run, and says in a line or two how it was left. */
export const open = Effect.fn("show.open")(function*(
  folder: Runs.RunFolder,
  options: {
    readonly view: Option.Option<string>
    readonly ascii: boolean
    readonly replay?: { readonly speed: number }
  }
) {
  const { ascii, replay } = options
  const view = yield* viewOf(options.view)
  const recipe = yield* recipeOf(folder)
  const [screen, farewell] = yield* Effect.promise(() =>
    Promise.all([import("../ui/open.ts"), import("../ui/session/Farewell.ts")])
  )
  if (!screen.isPossible()) {
    const { inspect } = yield* Effect.promise(() => import("./inspect.ts"))
    const { agents, episodes, rows, state, wanted } = yield* inspect(dirname(folder.path), folder.name)
    Screen.print(
      `${folder.name}: ${state}, ${Screen.count(agents, "agent")}, ${Screen.count(episodes, "episode")}, ${rows} of ${
        Screen.count(wanted, "row")
      }`
    )
    return yield* new CommandError({
      sentence: `The screen needs a terminal, and there is none here: ${
        Again.of("runs show", folder)
      } prints what it would show.`,
      code: codes.usage
    })
  }
  const left = yield* Effect.promise((signal) => screen.open({ folder, recipe, view, ascii, replay, signal }))
  for (const line of farewell.lines(left)) Screen.say(line)
})
