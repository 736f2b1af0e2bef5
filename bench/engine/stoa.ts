// A society over HTTP with its durable log, and what it costs its process: CPU of the phases, calls, memory. Prints one line of JSON.
import "effect/schema/SchemaJITCompiler/enable"
import { Census, EventLog, Models, Pipeline, Recipe, type Runs, RunStore, Signals, World } from "@stoa/core"
import { Deferred, Effect, Result } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "200" },
    steps: { type: "string", default: "4" },
    url: { type: "string" },
    concurrency: { type: "string", default: "64" },
    schedule: { type: "string", default: "free" },
    keep: { type: "string" }
  }
})
const agents = Number(values.agents)

const recipe = Result.getOrThrow(Recipe.decode({
  model: values.url === undefined ? "rehearsal" : "stoa-bench",
  population: { agents },
  simulation: { steps: Number(values.steps), episodes: 10_000_000 },
  requirements: [{ count: 1 }],
  operation: {
    ...(values.url === undefined ? {} : { baseUrl: values.url }),
    concurrency: Number(values.concurrency),
    schedule: values.schedule
  }
}))
const profiles = Array.from({ length: agents }, (_, index) => Census.draw(1, index + 1))
const path = values.keep ?? mkdtempSync(join(tmpdir(), "stoa-engine-"))
const folder: Runs.RunFolder = {
  name: "bench",
  path,
  recipe: join(path, "recipe.json"),
  database: join(path, "run.db"),
  dataset: join(path, "dataset")
}

const marks = new Map<
  string,
  { readonly cpu: number; readonly wall: number; readonly rss: number; readonly heap: number }
>()
const mark = (name: string) => {
  globalThis.gc?.()
  const { system, user } = process.cpuUsage()
  const { heapUsed, rss } = process.memoryUsage()
  marks.set(name, { cpu: (user + system) / 1000, wall: performance.now(), rss, heap: heapUsed })
}
const phase = (name: Signals.Phase) => {
  mark(name)
  if (name === "synthesis") Deferred.doneUnsafe(over, Effect.void)
}
const calls = new Map<string, number>()

const over = Deferred.makeUnsafe<void>()
const program = Effect.gen(function*() {
  mark("begin")
  // What comes after the simulation is no part of the engine.
  yield* Effect.raceFirst(Pipeline.live(recipe, { profiles }), Deferred.await(over))
  return yield* EventLog.currentWorld
}).pipe(
  Effect.provide(
    Models.layer({ ...recipe.operation, model: recipe.model, embedder: recipe.embedder }, {}, {
      watch: { onAsk: ({ place, prompt }) => calls.set(prompt, (calls.get(prompt) ?? 0) + (place === "" ? 0 : 1)) }
    })
  ),
  Effect.provide(RunStore.layer(folder.database)),
  Effect.provideService(Signals.Signals, { phase, waiting: () => undefined })
)

const world = await Effect.runPromise(program as Effect.Effect<World.World>)
const between = (from: string, to: string) => {
  const a = marks.get(from)
  const b = marks.get(to)
  if (a === undefined || b === undefined) return undefined
  return { cpu: b.cpu - a.cpu, wall: b.wall - a.wall, rss: b.rss, heap: b.heap - (marks.get("begin")?.heap ?? 0) }
}
console.log(JSON.stringify({
  agents,
  calls: Object.fromEntries(calls),
  episodes: World.episodes(world).length,
  population: between("population", "society"),
  society: between("society", "simulation"),
  simulation: between("simulation", "synthesis"),
  peak: process.resourceUsage().maxRSS * 1024
}))
if (values.keep === undefined) rmSync(path, { recursive: true, force: true })
