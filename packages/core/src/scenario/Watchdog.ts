/** Finds a play that never yields: nothing else in its process can run, so a thread of its own watches the clock. */
import { Context, Effect, Fiber, Layer, Option } from "effect"
import { existsSync, readFileSync } from "node:fs"
import { Worker } from "node:worker_threads"
import * as Seed from "../domain/Seed.ts"
import { Notes } from "../log/Notes.ts"
import { thread } from "./watchdogThread.ts"

/** Whoever watches over the plays of a run. */
export interface Watchdog {
  /** A play begins: from now on the clock counts. */
  readonly begin: () => void
  /** A play is over. */
  readonly end: () => void
  /** Why a play never yielded in an earlier sitting, by its place: it is not played again. */
  readonly stuck: ReadonlyMap<string, string>
}

/** The watchdog of the run in progress. By default nobody watches: the scenarios that come with Stoa yield, and so do trials. */
export const Watchdog = Context.Reference<Watchdog>("@stoa/core/scenario/Watchdog", {
  defaultValue: () => ({ begin: () => undefined, end: () => undefined, stuck: new Map() })
})

/** The place of the play that a fiber belongs to: whoever stops the process can ask which one goes on just now. */
export const PlayPlace = Context.Reference<string | undefined>("@stoa/core/scenario/PlayPlace", {
  defaultValue: () => undefined
})

/** What a watchdog watches with. */
export interface WatchdogOptions {
  /** The run.db into which it writes which play was stuck; absent where there is none, so that the play is only named. */
  readonly database?: string | undefined
  /** Seconds without a sign of life. */
  readonly patience: number
  /** The files of scenarios: a loop is placed at the innermost line that is in one of them. */
  readonly files: ReadonlyArray<string>
  /** How the run goes on, for the sentence. */
  readonly hint: string
}

/** Where the thread asks for the play that goes on. */
const question = "stoa/scenario/play"

/** What stands in a file now; "" for one that is gone. A scenario that was mended is played again. */
const digestOf = (file: string): string => (existsSync(file) ? Seed.digest(readFileSync(file, "utf8")) : "")

/** Watches over the plays of a run. */
export const layer = (options: WatchdogOptions): Layer.Layer<never, never, Notes> =>
  Layer.effect(
    Watchdog,
    Effect.gen(function*() {
      const notes = yield* Notes
      const known = Option.getOrElse(yield* Effect.orDie(notes.get("stuck")), () => [])
      const digests = Object.fromEntries(options.files.map((file) => [file, digestOf(file)]))
      // How often the event loop turned, and how many plays are under way.
      const beat = new Int32Array(new SharedArrayBuffer(8))
      const global = globalThis as unknown as Record<symbol, unknown>
      global[Symbol.for(question)] = () => Fiber.getCurrent()?.context.mapUnsafe.get(PlayPlace.key)
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          const workerData = { beat, question, digests, options }
          const worker = new Worker(thread, { eval: true, workerData, execArgv: [] })
          worker.unref()
          // Any turn of the event loop is a sign of life.
          const timer = setInterval(() => Atomics.add(beat, 0, 1), Math.min(100, options.patience * 100))
          timer.unref()
          return { timer, worker }
        }),
        ({ timer, worker }) =>
          Effect.promise(() => {
            clearInterval(timer)
            return worker.terminate()
          })
      )
      return {
        begin: () => void Atomics.add(beat, 1, 1),
        end: () => void Atomics.sub(beat, 1, 1),
        stuck: new Map(
          known
            .filter(({ digest, file }) => file === undefined || digests[file] === digest)
            .map(({ place, reason }) => [place, reason])
        )
      } satisfies Watchdog
    })
  )
