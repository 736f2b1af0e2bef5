/** Tells a run again from its recorded answers, offline, and compares: the same facts, or the first that differs. */
import { Deferred, Effect, Layer, Option } from "effect"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as EventLog from "./log/EventLog.ts"
import * as Fork from "./log/Fork.ts"
import * as LogHash from "./log/LogHash.ts"
import { Notes } from "./log/Notes.ts"
import { type RunFolder, RunsError } from "./log/Runs.ts"
import * as RunStore from "./log/RunStore.ts"
import * as Models from "./model/Models.ts"
import * as Pipeline from "./Pipeline.ts"
import type * as Recipe from "./Recipe.ts"
import { Sandbox } from "./sandbox/Sandbox.ts"
import type * as Class from "./scenario/Class.ts"
import { Watchdog } from "./scenario/Watchdog.ts"

/** What came of telling a run again. */
export interface Verified {
  readonly recorded: LogHash.LogHash
  readonly told: LogHash.LogHash
  /** True when the run had come to its end. */
  readonly finished: boolean
  /** Where the two part; undefined when they do not. */
  readonly difference: LogHash.Difference | undefined
}

const temporary = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-verify-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true, force: true }))
)

/** Milliseconds in which nothing was told, after which all that can be told of an unfinished run was told. */
const quiet = 250

/** The facts an unfinished or forked run begins with, those that no model's answer tells, and where it ended. */
const read = (run: RunFolder) =>
  Effect.all({
    given: Fork.given,
    taken: Effect.flatMap(EventLog.EventLog, (log) =>
      Effect.all({
        Enrolled: log.eventsOf("Enrolled"),
        LeftOut: log.eventsOf("LeftOut"),
        Intervened: log.eventsOf("Intervened"),
        Posed: log.eventsOf("Posed"),
        Executed: log.eventsOf("Executed"),
        Decided: log.eventsOf("Decided")
      })),
    lastCounted: EventLog.lastCounted,
    stuck: Effect.flatMap(Notes, (notes) => notes.get("stuck"))
  }).pipe(
    Effect.provide(RunStore.layer(run.database, { readonly: true }))
  )

/** Nobody watches, but what never yielded when the run was made is not played now either. */
const known = (stuck: Option.Option<ReadonlyArray<{ readonly place: string; readonly reason: string }>>): Watchdog => ({
  begin: () => undefined,
  end: () => undefined,
  stuck: new Map(Option.getOrElse(stuck, () => []).map(({ place, reason }) => [place, reason]))
})

/** Verifies a run; needs no model, no key and no network. The scenarios are those of its class, where it has one. */
export const run = Effect.fn("Verify.run")(function*(
  folder: RunFolder,
  recipe: Recipe.Recipe,
  scenarios: ReadonlyArray<Class.Weighted> = []
) {
  const path = yield* temporary
  const { given, lastCounted, stuck, taken } = yield* read(folder)
  if (taken.Enrolled.length + taken.Posed.length === 0) {
    return yield* new RunsError({
      sentence: `The run ${folder.name} broke off before anything was recorded: there is nothing to verify.`
    })
  }
  const again: RunFolder = { ...folder, path, database: join(path, "run.db"), dataset: join(path, "dataset") }

  let told = 0
  const unrecorded = yield* Deferred.make<void>()
  const beyond = Effect.andThen(Deferred.succeed(unrecorded, undefined), Effect.never)
  const models = Models.offline(recipe, () => beyond)
  // Answers come from the run itself; facts go to a log of their own.
  const calls = Layer.effect(RunStore.CallStore, RunStore.CallStore).pipe(
    Layer.provide(RunStore.layer(folder.database, { readonly: true }))
  )
  const log = Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) =>
      EventLog.EventLog.of({
        ...log,
        // Who they are, how a program ended and what a person changed or decided is no answer of a model: a run knows it by its log,
        // and so does one that is told again.
        eventsOf: (tag) => tag in taken ? Effect.succeed(taken[tag as keyof typeof taken] as never) : log.eventsOf(tag),
        append: (event) => {
          told++
          return log.append(event)
        },
        appendAll: (events) => {
          told++
          return log.appendAll(events)
        }
      }))
  ).pipe(Layer.provide(RunStore.layer(again.database)))
  // Of an unfinished run some places find no answer: it is told as far as it goes when nothing more is said.
  const silence = Effect.gen(function*() {
    yield* Deferred.await(unrecorded)
    for (let before = -1, still = 0; still < 3; still = before === told ? still + 1 : 0) {
      before = told
      yield* Effect.sleep(quiet)
    }
    return false
  })
  const finished = yield* Effect.raceFirst(
    Effect.as(Pipeline.run(recipe, { profiles: [], scenarios, folder: again, given, lastCounted }), true),
    silence
  ).pipe(
    Effect.provideService(Watchdog, known(stuck)),
    // What was not run then is not run now.
    Effect.provideService(Sandbox, { run: () => beyond }),
    Effect.provide(Layer.merge(models, log).pipe(Layer.provide(calls)))
  )

  const compared = { recorded: folder.database, told: again.database, finished }
  const verified: Verified = {
    recorded: yield* LogHash.of(folder.database),
    told: yield* LogHash.of(again.database),
    finished,
    difference: yield* LogHash.firstDifference(compared)
  }
  return verified
}, Effect.scoped)
