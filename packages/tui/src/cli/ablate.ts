/** `stoa ablate`: settings of a recipe played against each other, and their data sets side by side. */
import { Ablation, AtomicFile, Recipe, RunLock, Runs, type Stop } from "@stoa/core"
import { Effect, Option, Struct } from "effect"
import { Command, Flag } from "effect/cli"
import { existsSync } from "node:fs"
import { extname, join } from "node:path"
import * as expected from "./ablation/expected.ts"
import * as limits from "./ablation/limits.ts"
import { checkOut, make as makePlan } from "./ablation/plan.ts"
import { type Ended, play } from "./ablation/play.ts"
import { again } from "./again.ts"
import { codes, CommandError } from "./CommandError.ts"
import { maybe } from "./flags.ts"
import * as recipeFlags from "./recipeFlags.ts"
import * as Screen from "./Screen.ts"

const plain = Struct.omit(recipeFlags.flags, ["agents", "communication", "episodes"])

/** The folder of an ablation: of the name given, new or gone on with, or the next free of ablation-001 and so on. */
const folderOf = Effect.fnUntraced(function*({ operation: { name, runs } }: Recipe.Recipe) {
  if (name !== undefined && existsSync(join(runs, name))) return Runs.folderOf(runs, name)
  for (let nth = 1;; nth++) {
    const next = name ?? `ablation-${String(nth).padStart(3, "0")}`
    if (!existsSync(join(runs, next))) return yield* Runs.create(runs, next)
  }
})

const write = (file: string, comparison: Ablation.Comparison.Comparison) => {
  const { csv, json, markdown } = Ablation.Table
  const lines = extname(file) === ".csv"
    ? csv(comparison)
    : extname(file) === ".md"
    ? markdown(comparison)
    : [JSON.stringify(json(comparison), null, 2)]
  return AtomicFile.write(file, lines.map((line) => `${line}\n`))
}

const reasonOf = (why: Stop.Why, { recipe, spent }: { readonly recipe: Recipe.Recipe; readonly spent: limits.Spent }) =>
  why._tag === "Budget"
    ? {
      sentence: `The budget of the ablation is used up as far as the next call may need it: ${
        limits.sentence(recipe, spent)
      }.`,
      code: codes.budget
    }
    : { sentence: "Stopped in good order.", code: codes.interrupted }

/** How it ended, where not all is well: with the way to go on. */
const leave = Effect.fnUntraced(function*(
  { played, spent, stopped }: Ended,
  { name, recipe }: { readonly recipe: Recipe.Recipe; readonly name: string }
) {
  const count = (state: string) => played.filter(({ outcome }) => outcome.state === state).length
  const kept = `${count("finished")} of ${Screen.count(played.length, "cell")} finished, and what was answered is kept.`
  if (stopped !== undefined) {
    const { code, sentence } = reasonOf(stopped, { recipe, spent })
    const goOn = again("ablate", name, { used: code === codes.budget })
    return yield* new CommandError({ sentence: `${sentence} ${kept} Go on with: ${goOn}`, code })
  }
  if (count("failed") > 0) {
    return yield* new CommandError({
      sentence: `${Screen.count(count("failed"), "cell")} failed. To try again: ${again("ablate", name)}`,
      code: codes.failed
    })
  }
})

export const ablate = Command.make(
  "ablate",
  {
    ...plain,
    communication: maybe(
      Flag.String("communication"),
      "Ways of communication to compare, such as none,random,structured"
    ),
    agents: maybe(Flag.String("agents"), "Numbers of agents to compare, such as 100,300,1000"),
    episodes: maybe(Flag.String("episodes"), "Numbers of episodes to compare"),
    vary: Flag.String("vary").pipe(
      Flag.withDescription("Any other setting and its values, such as society.near=0,5,10; may be given several times"),
      Flag.atLeast(0)
    ),
    seeds: maybe(Flag.String("seeds"), "The seed of each replicate, such as 1,2,3"),
    replicates: maybe(Flag.Int("replicates"), "Replicates, with seeds counted up from --seed; default: 3"),
    name: maybe(
      Flag.String("name"),
      "Name of the ablation's folder, new or to go on with; default: ablation-001 and so on"
    ),
    forecast: Flag.Boolean("forecast").pipe(
      Flag.withDescription("Only tell what the ablation will ask for and cost"),
      Flag.withDefault(false)
    ),
    out: maybe(Flag.String("out"), "Also write the table to this file: .csv, .json or .md"),
    yes: Flag.Boolean("yes").pipe(
      Flag.withDescription("Play more than 100 cells"),
      Flag.withDefault(false)
    )
  },
  Effect.fn("stoa ablate")(
    function*({ agents, communication, episodes, forecast, json, out, recipe: file, verbose, ...given }) {
      if (Option.isSome(out)) yield* checkOut(out.value)
      const none = { agents: Option.none(), communication: Option.none(), episodes: Option.none() }
      const recipe = yield* recipeFlags.assemble(file, { ...given, ...none })
      const plan = yield* makePlan(recipe, { agents, communication, episodes, ...given })
      const { cells, settings } = plan.grid
      // A row that cannot be used is named once, and not for every cell.
      const named = new Set<string>()
      const isReal = plan.tasks.some(({ recipe }) => !Recipe.isRehearsed(recipe))
      if (forecast || isReal) {
        const all = yield* expected.make(plan, { verbose, named })
        if (forecast) return json ? Screen.print(JSON.stringify(all)) : expected.lines(all).forEach(Screen.print)
        expected.lines(all).forEach(Screen.say)
      }
      const folder = yield* folderOf(recipe)
      yield* RunLock.hold(folder)
      Screen.say(
        `${Screen.count(settings.length, "setting")} with ${Screen.count(plan.grid.seeds.length, "replicate")} each: ${
          Screen.count(cells.length, "cell")
        }, each a run in ${folder.path} (stoa runs --runs ${folder.path})`
      )
      if (limits.isLimited(recipe)) Screen.say("The limits hold for all cells together.")
      const { comparison, ...ended } = yield* Effect.onInterrupt(
        play(plan, { folder: folder.path, verbose, named }),
        () =>
          Effect.sync(() =>
            Screen.say(`Stopped at once. What was answered is kept. Go on with: ${again("ablate", folder.name)}`)
          )
      )
      const isAny = comparison.lines.some(({ finished }) => finished > 0)
      if (json) {
        Screen.print(JSON.stringify({ name: folder.name, folder: folder.path, ...Ablation.Table.json(comparison) }))
      } else if (isAny) ["", ...Ablation.Table.text(comparison)].forEach(Screen.print)
      if (Option.isSome(out) && isAny) yield* write(out.value, comparison)
      yield* leave(ended, { recipe, name: folder.name })
    },
    Effect.scoped
  )
).pipe(
  Command.withDescription("Play settings of a recipe against each other, and compare their data sets"),
  Command.withExamples([
    {
      command: "stoa ablate --communication none,random,structured --agents 40 --count 20 --seeds 1,2",
      description: "What communication does to the data, offline, on the rehearsal model"
    },
    {
      command: "stoa ablate recipe.yaml --vary society.near=0,5,10 --replicates 5 --out near.csv",
      description: "The same for any setting of a recipe"
    },
    {
      command: "stoa ablate --agents 100,300,1000 --count 200 --model openai/gpt-5-mini --forecast",
      description: "Calls, tokens and cost of it all, before anything is spent"
    }
  ])
)
