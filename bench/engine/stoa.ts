// A society with its durable log, over HTTP or rehearsed, and what it costs its process: CPU of the phases, calls, memory. A smaller
// society is played before it in the same process, so that what is measured is the engine and not its being compiled. Prints one line
// of JSON; each phase is told on stderr when it begins.
import "effect/schema/SchemaJITCompiler/enable"
import { Census, EventLog, Models, Pipeline, Recipe, RunStore, Signals, World } from "@stoa/core"
import { Deferred, Effect, Layer, Result } from "effect"
import { existsSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import type { Profile } from "../../packages/core/src/domain/Profile.ts"
import * as Seed from "../../packages/core/src/domain/Seed.ts"
import * as Quiet from "../../packages/core/src/log/Quiet.ts"
import * as Society from "../../packages/core/src/society/Society.ts"
import * as Given from "../scale/given.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "200" },
    steps: { type: "string", default: "4" },
    episodes: { type: "string", default: "10000000" },
    warm: { type: "string", default: "0" },
    until: { type: "string", default: "synthesis" },
    rows: { type: "string", default: "1" },
    people: { type: "string", default: "asked" },
    url: { type: "string" },
    concurrency: { type: "string", default: "64" },
    schedule: { type: "string", default: "free" },
    keep: { type: "string" }
  }
})

interface Size {
  readonly agents: number
  readonly steps: number
  readonly folder: string
}

interface Mark {
  readonly cpu: number
  readonly wall: number
  readonly rss: number
  /** What lives on the heap and beside it. */
  readonly used: number
  /** What the heap and the buffers beside it have taken from the system, whether or not anything lives there. */
  readonly taken: number
  /** Calls asked, facts told and bytes of run.db by now. */
  readonly calls: number
  readonly facts: number
  readonly bytes: number
}

/** What a society has asked, told and put into its log. */
interface Done {
  calls: number
  facts: number
  readonly database: string
}

/** Bytes of what is committed to a log, whether it is in the file yet or in the log before it. */
const bytesOf = (database: string): number => {
  if (!existsSync(database)) return 0
  const file = new DatabaseSync(database, { readOnly: true })
  const { bytes } = file.prepare(
    "SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size"
  ).get() as { readonly bytes: number }
  file.close()
  return bytes
}

const recipeOf = ({ agents, steps }: Size) =>
  Result.getOrThrow(Recipe.decode({
    model: values.url === undefined ? "rehearsal" : "stoa-bench",
    population: { agents },
    simulation: { steps, episodes: Number(values.episodes) },
    requirements: [{ count: Number(values.rows) }],
    // Few rows are written, if any: the library of an index need not be there.
    index: "exact",
    operation: {
      ...(values.url === undefined ? {} : { baseUrl: values.url }),
      concurrency: Number(values.concurrency),
      schedule: values.schedule
    }
  }))

const settle = () => new Promise((resolve) => setTimeout(resolve, 500))

const look = (done?: Done): Mark => {
  const { system, user } = process.cpuUsage()
  const { external, heapTotal, heapUsed, rss } = process.memoryUsage()
  return {
    cpu: (user + system) / 1000,
    wall: performance.now(),
    rss,
    used: heapUsed + external,
    taken: heapTotal + external,
    calls: done?.calls ?? 0,
    facts: done?.facts ?? 0,
    bytes: done === undefined ? 0 : bytesOf(done.database)
  }
}

/** What the process holds once it has nothing to do: memory goes back to the system a while after it is let go. */
const rest = async (): Promise<Mark> => {
  globalThis.gc?.()
  await settle()
  globalThis.gc?.()
  await settle()
  return look()
}

const between = (marks: ReadonlyMap<string, Mark>, from: string, to: string) => {
  const a = marks.get(from)
  const b = marks.get(to)
  if (a === undefined || b === undefined) return undefined
  return {
    cpu: b.cpu - a.cpu,
    wall: b.wall - a.wall,
    rss: b.rss,
    calls: b.calls - a.calls,
    facts: b.facts - a.facts,
    bytes: b.bytes - a.bytes
  }
}

/** Counts the facts that are told. */
const counting = (done: Done) =>
  Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) => ({
      ...log,
      append: (event) => {
        done.facts++
        return log.append(event)
      },
      appendAll: (events) => {
        done.facts += events.length
        return log.appendAll(events)
      }
    }))
  )

/** People whom nobody is asked to ground, and the society that they form: the half of the time in which no group lives. */
const settleIn = (recipe: Recipe.Recipe, profiles: ReadonlyArray<Profile>) =>
  Effect.gen(function*() {
    const agents = yield* Signals.during("population", Given.settle(profiles))
    yield* Signals.during("society", Society.form(agents, recipe.society))
  }).pipe(Quiet.unlessWanted, Effect.provideService(Seed.Root, recipe.seed))

/** Plays a society up to a phase, which is not begun. */
const play = async (size: Size, { last, told }: { readonly last: string; readonly told: boolean }) => {
  const recipe = recipeOf(size)
  const marks = new Map<string, Mark>()
  const calls: Record<string, number> = {}
  const done: Done = { calls: 0, facts: 0, database: join(size.folder, "run.db") }
  const over = Deferred.makeUnsafe<void>()
  let peak = 0
  const sample = setInterval(() => peak = Math.max(peak, process.memoryUsage.rss()), 200)
  const phase = (name: Signals.Phase) => {
    // People who are given are there before the run begins with them: what counts is the first time.
    if (marks.has(name)) return
    const mark = look(done)
    marks.set(name, mark)
    if (told) process.stderr.write(`${name} ${Math.round(mark.cpu)} ${Math.round(mark.rss / 2 ** 20)}\n`)
    if (name === last) Deferred.doneUnsafe(over, Effect.void)
  }
  const profiles = Array.from({ length: size.agents }, (_, index) => Census.draw(1, index + 1))
  const program = Effect.gen(function*() {
    if (values.people === "given") {
      yield* settleIn(recipe, profiles)
      marks.set("formed", look(done))
    }
    // The last phase begins and is broken off: what comes after is not measured.
    yield* Effect.raceFirst(
      Pipeline.live(recipe, { profiles: values.people === "given" ? [] : profiles }),
      Deferred.await(over)
    )
    const idle = yield* Effect.promise(rest)
    const world = yield* EventLog.currentWorld
    return { idle, episodes: World.episodes(world).length, counted: world.ended?.episodes ?? 0 }
  }).pipe(
    Effect.provide(
      Models.layer({ ...recipe.operation, model: recipe.model, embedder: recipe.embedder }, {}, {
        watch: {
          onAsk: ({ place, prompt }) => {
            const what = /\/(again|repair)(?:\/|$)/.exec(place)?.[1] ?? prompt
            calls[what] = (calls[what] ?? 0) + 1
            done.calls++
          }
        }
      })
    ),
    Effect.provide(counting(done)),
    Effect.provide(RunStore.layer(done.database)),
    Effect.provideService(Signals.Signals, { phase, waiting: () => undefined })
  )
  const lived = await Effect.runPromise(program as Effect.Effect<Effect.Success<typeof program>>)
  clearInterval(sample)
  return { ...lived, calls, marks, peak }
}

const made = mkdtempSync(join(tmpdir(), "stoa-engine-"))
process.on("exit", () => rmSync(made, { recursive: true, force: true }))

const warm = Number(values.warm)
if (warm > 0) {
  await play({ agents: warm, steps: 2, folder: mkdtempSync(join(made, "warm-")) }, { last: "synthesis", told: false })
}
const base = await rest()

const agents = Number(values.agents)
const { calls, counted, episodes, idle, marks, peak } = await play(
  { agents, steps: Number(values.steps), folder: values.keep ?? made },
  { last: values.until, told: true }
)
console.log(JSON.stringify({
  agents,
  calls,
  episodes,
  counted,
  population: between(marks, "population", "society"),
  society: between(marks, "society", marks.has("formed") ? "formed" : "simulation"),
  simulation: between(marks, "simulation", "synthesis"),
  base,
  idle,
  peak,
  /** What the system says the process held at most, what came before included. */
  most: process.resourceUsage().maxRSS * 1024
}))
