/** A program of the user's own with all that it starts: its lines as they come, and its end. */
import { Effect, Exit } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import type { Socket } from "node:net"

/** What is run, and who hears its lines. */
export interface Program {
  /** What a shell reads. */
  readonly command: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly onLine: (line: string, stream: "output" | "errors") => void
  /** Milliseconds between being asked to end and being killed; default: ten seconds. */
  readonly grace?: number | undefined
}

/** How it ended. */
export interface Ended {
  readonly code: number | undefined
  /** The signal it was killed by. */
  readonly signal: string | undefined
  /** Why it could not even be started. */
  readonly problem: string | undefined
}

/** Milliseconds between being asked to end and being killed, between two looks, and for what is still in the pipes at the end. */
const usualGrace = 10_000
const between = 50
const lastWords = 1000

/** A longest line: what is longer comes in pieces. */
const longest = 65_536

const lines = (tell: (line: string) => void) => {
  let rest = ""
  return {
    push: (text: string) => {
      const parts = (rest + text).split("\n")
      rest = parts.pop() ?? ""
      parts.forEach(tell)
      if (rest.length > longest) {
        tell(rest)
        rest = ""
      }
    },
    end: () => {
      if (rest !== "") tell(rest)
      rest = ""
    }
  }
}

/** Signals everybody of a group; false where nobody is left. */
const signal = (child: ChildProcess, name: NodeJS.Signals | 0): boolean => {
  if (child.pid === undefined) return false
  try {
    return process.kill(-child.pid, name)
  } catch {
    return false
  }
}

/** Ends a group: asked first, killed when the time is up. Done when nobody of it is left. */
const end = (child: ChildProcess, grace: number): Effect.Effect<void> =>
  Effect.callback<void>((resume) => {
    let waited = 0
    if (!signal(child, "SIGTERM")) return resume(Effect.void)
    const timer = setInterval(() => {
      waited += between
      const isLeft = signal(child, waited < grace ? 0 : "SIGKILL")
      // One that cannot even be killed hangs in the kernel: nobody waits for it for ever.
      if (isLeft && waited < 2 * grace + 1000) return
      clearInterval(timer)
      resume(Effect.void)
    }, between)
  })

/** Waits for the end of a program. What it left running on purpose, such as a server of the new model, may hold its output open. */
const ended = (child: ChildProcess, onLine: Program["onLine"]) =>
  Effect.callback<Ended>((resume) => {
    const finish = (how: Partial<Ended>) => {
      child.unref()
      for (const stream of [child.stdout, child.stderr]) (stream as Partial<Socket> | null)?.unref?.()
      resume(Effect.succeed({ code: undefined, signal: undefined, problem: undefined, ...how }))
    }
    const listen = (stream: NodeJS.ReadableStream | null, name: "output" | "errors") => {
      const read = lines((line) => onLine(line, name))
      stream?.setEncoding("utf8")
      stream?.on("data", (text: string) => read.push(text))
      stream?.on("end", read.end)
      return read.end
    }
    const flush = [listen(child.stdout, "output"), listen(child.stderr, "errors")]
    const of = (code: number | null, killed: NodeJS.Signals | null) => ({
      code: code ?? undefined,
      signal: killed ?? undefined
    })
    child.on("error", ({ message }) => finish({ problem: message }))
    child.on("close", (code, killed) => finish(of(code, killed)))
    child.on("exit", (code, killed) => {
      setTimeout(() => {
        for (const rest of flush) rest()
        finish(of(code, killed))
      }, lastWords)
    })
  })

/**
 * Runs a program by the shell, in a group of its own, to its end. One that fails, or is interrupted, is ended with all that it started;
 * what a program that ended well leaves running goes on.
 */
export const run = ({ command, environment, grace = usualGrace, onLine }: Program): Effect.Effect<Ended> =>
  Effect.acquireUseRelease(
    Effect.sync(() =>
      spawn("sh", ["-c", command], { detached: true, env: environment, stdio: ["ignore", "pipe", "pipe"] })
    ),
    (child) => ended(child, onLine),
    (child, exit) => (Exit.isSuccess(exit) && exit.value.code === 0 ? Effect.void : end(child, grace))
  )
