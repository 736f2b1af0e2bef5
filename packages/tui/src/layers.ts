/** The only place where layers are chosen: which log, which model, which watcher a command gets. */
import {
  Bubblewrap,
  type Class,
  Models,
  type Recipe,
  Roles,
  type Runs,
  RunStore,
  Signals,
  Tracing,
  Watchdog
} from "@stoa/core"
import { Effect, Layer } from "effect"
import { readdirSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { usage } from "./cli/CommandError.ts"
import * as LogFile from "./cli/LogFile.ts"
import { resumeHint } from "./cli/runFolder.ts"
import * as Telemetry from "./cli/Telemetry.ts"
import type { Watcher } from "./cli/Watch.ts"

/** The people that come with Stoa: a file for each domain pack, and the starter population in a folder of its own. */
export const agents = fileURLToPath(new URL("../../../agents", import.meta.url))
export const starterPopulation = join(agents, "starter")

/** The file of a domain pack; a name that there is not gets those there are. */
export const packFile = Effect.fnUntraced(function*(name: string) {
  const packs = readdirSync(agents).flatMap((file) => /^(.+)\.jsonl$/.exec(file)?.[1] ?? []).toSorted()
  if (packs.includes(name)) return join(agents, `${name}.jsonl`)
  return yield* usage(`There is no pack "${name}": expected one of ${packs.join(", ")}.`)
})

/** What a recipe says of reaching its models. */
export const access = (recipe: Recipe.Recipe): Models.Access => ({
  ...recipe.operation,
  model: recipe.model,
  models: Roles.names(recipe.models),
  embedder: recipe.embedder
})

/** What a run says of itself while it runs: its log file, and spans where somebody collects them. */
export const telling = ({ path }: Runs.RunFolder, verbose: boolean) =>
  Tracing.layer.pipe(
    Layer.provide(Telemetry.layer(process.env)),
    Layer.provideMerge(LogFile.layer({ path: join(path, "run.log"), verbose, environment: process.env }))
  )

/** What a run writes to and is watched by: its log and recorded calls, its log file, its watcher; and where it runs programs. */
export const log = (
  recipe: Recipe.Recipe,
  options: {
    readonly folder: Runs.RunFolder
    readonly watcher: Watcher
    /** True to have the log file say more, and the screen some of it. */
    readonly verbose: boolean
    /** True when the log lost calls to a damaged file: what is told again goes before what was left of it. */
    readonly lossy: boolean
  }
) =>
  Layer.mergeAll(
    options.watcher.log,
    Layer.succeed(Signals.Signals, options.watcher.signals),
    Bubblewrap.layer()
  ).pipe(
    Layer.provideMerge(
      RunStore.layer(options.folder.database, {
        synchronous: recipe.operation.synchronous,
        conflicts: options.lossy ? "replace" : "refuse"
      })
    ),
    Layer.provideMerge(telling(options.folder, options.verbose))
  )

/** Who watches over the plays of a class: a thread where a scenario is somebody's own, nobody where all come with Stoa. */
export const watchdogOf = (
  recipe: Recipe.Recipe,
  { scenarios, ...options }: Pick<Watchdog.WatchdogOptions, "database" | "hint"> & {
    readonly scenarios: ReadonlyArray<Class.Weighted>
  }
) => {
  const files = scenarios.flatMap(({ scenario }) => scenario.file ?? [])
  const { patience } = recipe.class
  return files.length === 0 ? Layer.empty : Watchdog.layer({ ...options, patience, files })
}

/** The same for a run in a folder. */
export const watchdog = (
  recipe: Recipe.Recipe,
  { folder, scenarios }: { readonly folder: Runs.RunFolder; readonly scenarios: ReadonlyArray<Class.Weighted> }
) => watchdogOf(recipe, { scenarios, database: folder.database, hint: resumeHint(folder, recipe) })

/** The models of a run and what they may spend. `eager`: whether servers are tried before anything is asked of them. */
export const models = (
  recipe: Recipe.Recipe,
  { eager, pace, watcher }: {
    readonly watcher: Watcher
    readonly eager: boolean
    readonly pace: number | undefined
  }
) =>
  Models.layer(access(recipe), process.env, {
    watch: watcher.models,
    eager,
    ...(pace === undefined ? {} : { pace })
  })

/** What a run is worked on with by one of several processes, over the log that they share: its models, and where it runs programs. */
export const shared = (
  recipe: Recipe.Recipe,
  { pace, together, watch }: Required<Pick<Models.ModelsOptions, "together" | "watch">> & {
    readonly pace: number | undefined
  }
) =>
  Layer.merge(
    Models.layer(access(recipe), process.env, {
      watch,
      together,
      eager: false,
      ...(pace === undefined ? {} : { pace })
    }),
    Bubblewrap.layer()
  )
