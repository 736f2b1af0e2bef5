/** A run's engine as a process of its own: it goes on whatever becomes of the one that started it. */
import type { Runs } from "@stoa/core"
import { Deferred, Effect } from "effect"
import type { ChildProcess } from "node:child_process"
import type { Readable } from "node:stream"
import { codes, CommandError } from "../cli/CommandError.ts"
import * as Own from "./Own.ts"
import { type Told, variable } from "./Told.ts"

/** How an engine ended. */
export interface Ended {
  readonly code: number
  /** What went wrong; empty where nothing did, or where it was said in lines. */
  readonly sentence: string
  /** What it printed: its report. */
  readonly report: ReadonlyArray<string>
  /** What it said beside that. */
  readonly said: ReadonlyArray<string>
}

/** An engine at work, or one that had nothing to do. */
export interface Engine {
  /** Undefined where it came to its end without working on a run, as with one that is finished already. */
  readonly folder: Runs.RunFolder | undefined
  readonly pid: number | undefined
  readonly exit: Deferred.Deferred<Ended>
  /** What it has said so far. */
  readonly lines: () => ReadonlyArray<string>
}

/** Most lines that are kept of what an engine says; whoever wants more reads run.log. */
const most = 1000

/** Gathers the lines of a stream, which keeps nobody alive. */
const linesOf = (stream: Readable | null): Array<string> => {
  const lines: Array<string> = []
  let open = ""
  const add = (line: string) => {
    if (lines.push(line) > most) lines.shift()
  }
  stream?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (open + text).split("\n")
    open = parts.pop() as string
    for (const line of parts) add(line)
  }).on("end", () => {
    if (open !== "") add(open)
  }).on("error", () => undefined)
  ;(stream as { readonly unref?: () => void } | null)?.unref?.()
  return lines
}

const spawn = (args: ReadonlyArray<string>): ChildProcess =>
  Own.start(args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, [variable]: "1" }
  })

/** How it ended, in the words it said itself where it told no sentence. */
const failed = ({ code, said, sentence }: Ended): CommandError =>
  new CommandError({ sentence: sentence === "" ? said.join("\n") : sentence, code })

/**
 * Starts this command with the given arguments as an engine, and waits until its run is there. A failure before that, such as a bad
 * recipe, is a failure here, with its sentence and its code. Neither of the two processes keeps the other alive.
 */
export const start = Effect.fn("Engine.start")(function*({ args }: { readonly args: ReadonlyArray<string> }) {
  const there = Deferred.makeUnsafe<Runs.RunFolder>()
  const exit = Deferred.makeUnsafe<Ended>()
  const child = spawn(args)
  const report = linesOf(child.stdout)
  const said = linesOf(child.stderr)
  let end: Extract<Told, { readonly _tag: "Ended" }> | undefined
  child.on("message", (told: Told) => {
    if (told._tag === "Folder") Deferred.doneUnsafe(there, Effect.succeed(told.folder))
    else end = told
  })
  const over = (code: number, sentence: string) =>
    Deferred.doneUnsafe(
      exit,
      Effect.succeed({ code: end?.code ?? code, sentence: end?.sentence ?? sentence, report, said })
    )
  child.on("error", (error) => over(codes.failed, `The engine cannot be started: ${error.message}.`))
  child.on(
    "close",
    (code, signal) =>
      over(code ?? codes.failed, signal === null ? "" : `The engine was ended by ${signal}; what was answered is kept.`)
  )
  child.unref()
  child.channel?.unref()
  const folder = yield* Effect.raceFirst(Deferred.await(there), Effect.as(Deferred.await(exit), undefined))
  const engine: Engine = { folder, pid: child.pid, exit, lines: () => said }
  if (folder !== undefined) return engine
  const ended = yield* Deferred.await(exit)
  return ended.code === codes.ok ? engine : yield* failed(ended)
})
