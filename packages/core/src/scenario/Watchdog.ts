/** Finds a play that never yields: nothing else in its process can run, so a thread of its own watches the clock. */
import { Context, Effect, Layer } from "effect"
import { Worker } from "node:worker_threads"
import { Notes } from "../log/Notes.ts"

/** Whoever watches over the plays of a run. */
export interface Watchdog {
  /** Says which play goes on now; "" when none does. */
  readonly mark: (place: string) => void
  /** Why a play never yielded in an earlier sitting, by its place: it is not played again. */
  readonly stuck: ReadonlyMap<string, string>
}

/** The watchdog of the run in progress. By default nobody watches: the scenarios that come with Stoa yield, and so do trials. */
export const Watchdog = Context.Reference<Watchdog>("@stoa/core/scenario/Watchdog", {
  defaultValue: () => ({ mark: () => undefined, stuck: new Map() })
})

/** What a watchdog watches with. */
export interface WatchdogOptions {
  /** The run.db into which it writes which play was stuck. */
  readonly database: string
  /** Seconds without a sign of life. */
  readonly patience: number
  /** The files of scenarios: a loop is placed at the innermost line that is in one of them. */
  readonly files: ReadonlyArray<string>
  /** How the run goes on, for the sentence. */
  readonly hint: string
}

/** Longest place that is told to the thread, in bytes. */
const longest = 512

// The thread stops the main one where it stands, asks it for its stack, notes the play and ends the process: what was answered is kept.
const thread = `
const { workerData: { beat, place, options } } = require("node:worker_threads")
const { Session } = require("node:inspector")
const { DatabaseSync } = require("node:sqlite")
const { writeSync } = require("node:fs")
const { fileURLToPath } = require("node:url")
let last = -1
let since = Date.now()
const stop = (at) => {
  const session = new Session()
  session.connectToMainThread()
  const scripts = new Map()
  session.on("Debugger.scriptParsed", ({ params }) => scripts.set(params.scriptId, params.url))
  session.on("Debugger.paused", ({ params }) => {
    const frames = params.callFrames.map(({ location }) => {
      const url = scripts.get(location.scriptId) || ""
      const file = url.startsWith("file:") ? fileURLToPath(url.split("?")[0]) : url
      return { file, line: location.lineNumber + 1, column: (location.columnNumber || 0) + 1 }
    })
    const found = frames.find(({ file }) => options.files.includes(file))
    const where = found === undefined ? "" : " (" + found.file.split(/[/\\\\]/).at(-1) + ":" + found.line + ":" + found.column + ")"
    const scenario = at.split("/")[2] || at
    const reason = "the play never yields" + where + ": it was stopped after " + options.patience + " seconds without a sign of life"
    let kept = true
    try {
      const db = new DatabaseSync(options.database, { timeout: 5000 })
      const row = db.prepare("SELECT body FROM notes WHERE name = 'stuck'").get()
      const plays = row === undefined ? [] : JSON.parse(row.body)
      plays.push({ place: at, reason })
      db.prepare("INSERT INTO notes (name, body) VALUES ('stuck', ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body").run(JSON.stringify(plays))
      db.close()
    } catch { kept = false }
    writeSync(2, "\\nstoa: The scenario " + scenario + " never yields" + where + ", at " + at + ". What was answered is kept" +
      (kept ? ", and that play is left out" : "") + ". Mend the loop, or go on without it: " + options.hint + "\\n")
    const end = "process.getBuiltinModule('fs').closeSync(2); process.reallyExit(1)"
    session.post("Debugger.evaluateOnCallFrame", { callFrameId: params.callFrames[0].callFrameId, expression: end })
  })
  session.post("Debugger.enable")
  session.post("Debugger.pause")
}
let isStopping = false
setInterval(() => {
  // It ticks on while the main thread is asked for its stack: without a timer this thread would end.
  if (isStopping) return
  const now = Atomics.load(beat, 0)
  const length = Atomics.load(beat, 1)
  if (now !== last || length === 0) { last = now; since = Date.now(); return }
  if (Date.now() - since < options.patience * 1000) return
  isStopping = true
  stop(Buffer.from(place.slice(0, length)).toString())
}, 100)
`

/** Watches over the plays of a run. */
export const layer = (options: WatchdogOptions): Layer.Layer<never, never, Notes> =>
  Layer.effect(
    Watchdog,
    Effect.gen(function*() {
      const notes = yield* Notes
      const known = yield* Effect.orDie(notes.get("stuck"))
      const beat = new Int32Array(new SharedArrayBuffer(8))
      const place = new Uint8Array(new SharedArrayBuffer(longest))
      const encoder = new TextEncoder()
      yield* Effect.acquireRelease(
        Effect.sync(() => {
          const worker = new Worker(thread, { eval: true, workerData: { beat, place, options }, execArgv: [] })
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
        mark: (at) => {
          const { written } = encoder.encodeInto(at, place)
          Atomics.store(beat, 1, written)
        },
        stuck: new Map((known._tag === "Some" ? known.value : []).map(({ place, reason }) => [place, reason]))
      } satisfies Watchdog
    })
  )
