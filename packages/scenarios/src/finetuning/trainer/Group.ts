/** A program of the user's own with all that it starts: its lines as they come, and its end. */
import { Effect, Exit } from "effect"
import { type ChildProcess, spawn } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import type { Socket } from "node:net"
import type { Readable, Writable } from "node:stream"
import { setTimeout } from "node:timers/promises"

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

type Child = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable }

/** Milliseconds between being asked to end and being killed, between two looks, and for what is still in the pipes at the end. */
const usualGrace = 10_000
const between = 50
const lastWords = 1000

/** What the watcher is told when a program has ended well. */
const enough = "enough"

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

/**
 * What the shell is given before the program. A watcher waits at a pipe that only this process holds open: where that dies, even by force,
 * the program ends too, or the next sitting would train a second time beside it. Told that all is well, the watcher just goes.
 */
const watched = `(read -r word <&3; test "$word" = ${enough} || kill -TERM 0) > /dev/null 2>&1 & exec sh -c "$0" 3<&-`

/** Signals everybody of a group; false where nobody is left. */
const signal = (child: ChildProcess, name: NodeJS.Signals | 0): boolean => {
  if (child.pid === undefined) return false
  try {
    return process.kill(-child.pid, name)
  } catch {
    return false
  }
}

/** The state and the group of a process, as Linux tells of them; undefined where it is gone meanwhile. */
const processAt = (pid: string): { readonly state: string; readonly group: number } | undefined => {
  try {
    const [state = "", , group] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\)/s, "").trim().split(" ")
    return { state, group: Number(group) }
  } catch {
    return undefined
  }
}

/** True while somebody of a group is at work. The dead count as long as nobody took notice of them, in a container perhaps for ever. */
const isLeft = (child: ChildProcess): boolean => {
  if (!signal(child, 0)) return false
  if (process.platform !== "linux") return true
  return readdirSync("/proc").some((pid) => {
    const found = /^\d+$/.test(pid) ? processAt(pid) : undefined
    return found?.group === child.pid && found?.state !== "Z"
  })
}

/** Ends a group: asked first, killed when the time is up. Done when nobody of it is left. */
const end = Effect.fnUntraced(function*(child: ChildProcess, grace: number) {
  const until = performance.now() + grace
  signal(child, "SIGTERM")
  while (isLeft(child)) {
    const late = performance.now() - until
    if (late > 0) signal(child, "SIGKILL")
    // One that cannot even be killed hangs in the kernel: nobody waits for it for ever.
    if (late > grace + 1000) return
    yield* Effect.promise(() => setTimeout(between))
  }
})

/** Lets a group go on without us, and us without it. */
const release = (child: Child) =>
  Effect.sync(() => {
    const pipe = child.stdio[3] as Writable | null
    pipe?.on("error", () => undefined).end(`${enough}\n`)
    child.unref()
    for (const stream of [child.stdout, child.stderr]) (stream as Partial<Socket>).unref?.()
  })

/** Hears a stream line by line; gives what ends it. */
const listen = (stream: Readable, tell: (line: string) => void) => {
  const read = lines(tell)
  stream.setEncoding("utf8")
  stream.on("data", (text: string) => read.push(text))
  return { flush: read.end, over: new Promise<void>((done) => stream.once("close", done)) }
}

/** Waits for the end of a program. What it left running on purpose, such as a server of the new model, may hold its output open. */
const ended = (child: Child, onLine: Program["onLine"]) =>
  Effect.callback<Ended>((resume) => {
    const heard = [
      listen(child.stdout, (line) => onLine(line, "output")),
      listen(child.stderr, (line) => onLine(line, "errors"))
    ]
    const none = { code: undefined, signal: undefined, problem: undefined }
    child.on("error", ({ message }) => resume(Effect.succeed({ ...none, problem: message })))
    child.on("exit", (code, killed) => {
      const words = Promise.race([Promise.all(heard.map(({ over }) => over)), setTimeout(lastWords)])
      void words.then(() => {
        for (const { flush } of heard) flush()
        resume(Effect.succeed({ ...none, code: code ?? undefined, signal: killed ?? undefined }))
      })
    })
  })

/**
 * Runs a program by the shell, in a group of its own, to its end. One that fails, or is interrupted, is ended with all that it started;
 * what a program that ended well leaves running goes on.
 */
export const run = ({ command, environment, grace = usualGrace, onLine }: Program): Effect.Effect<Ended> =>
  Effect.acquireUseRelease(
    Effect.sync(() =>
      spawn("sh", ["-c", watched, command], {
        detached: true,
        env: environment,
        stdio: ["ignore", "pipe", "pipe", "pipe"]
      }) as Child
    ),
    (child) => ended(child, onLine),
    (child, exit) => (Exit.isSuccess(exit) && exit.value.code === 0 ? release(child) : end(child, grace))
  )
