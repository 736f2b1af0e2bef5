/** This very command, to be started as another process: from its bundle or its sources, under the same Node. */
import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process"

/** Flags of Node that two processes cannot share, such as the port of a debugger. */
const isOnes = (flag: string): boolean => /^--(?:inspect|cpu-prof|heap-prof)/.test(flag)

/** Starts it with other arguments. */
export const start = (args: ReadonlyArray<string>, options: SpawnOptions): ChildProcess =>
  spawn(
    process.execPath,
    [...process.execArgv.filter((flag) => !isOnes(flag)), process.argv[1] as string, ...args],
    options
  )

/** What it printed, and how it ended. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** One that runs, until whoever started it has no use for it any more. */
export interface Running {
  readonly done: Promise<Outcome>
  /** Ends it in good order. */
  readonly end: () => void
  /** Leaves it to itself: it goes on, and nobody waits for it. */
  readonly leave: () => void
}

/** Runs it; what the terminal sends to its processes does not reach it. */
export const run = (args: ReadonlyArray<string>): Running => {
  const child = start(args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
    detached: true
  })
  const done = new Promise<Outcome>((resolve, reject) => {
    let stdout = ""
    let stderr = ""
    child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text))
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code: code ?? 1, stdout, stderr }))
  })
  const leave = () => {
    child.unref()
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  return {
    done,
    end: () => {
      child.kill("SIGTERM")
      leave()
    },
    leave
  }
}
