import { type ChildProcessByStdio, spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Readable } from "node:stream"
import { fileURLToPath } from "node:url"
import { bundle, compiled } from "./bundle.ts"

const main = fileURLToPath(new URL(`../../${bundle}/main.js`, import.meta.url))

/** What a command printed and how it ended. */
export interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A command under way. */
export interface Running {
  readonly done: Promise<Outcome>
  readonly signal: (signal: NodeJS.Signals) => void
  /** Waits until standard error holds this text. */
  readonly says: (text: string) => Promise<void>
}

/** Starts `stoa` as a process of its own, without any key or address from the environment. */
export const start = (args: ReadonlyArray<string>, environment: Readonly<Record<string, string>> = {}): Running =>
  follow(spawn(process.execPath, [main, ...args], {
    env: environmentOf(environment),
    stdio: ["ignore", "pipe", "pipe"]
  }))

const environmentOf = (more: Readonly<Record<string, string>>) => ({
  PATH: process.env["PATH"] ?? "",
  HOME: process.env["HOME"] ?? "",
  NO_COLOR: "1",
  NODE_COMPILE_CACHE: compiled,
  ...more
})

const follow = (child: ChildProcessByStdio<null, Readable, Readable>): Running => {
  let stdout = ""
  let stderr = ""
  const waiting = new Set<() => void>()
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text))
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text
    for (const look of waiting) look()
  })
  const done = new Promise<Outcome>((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })))
  return {
    done,
    signal: (signal) => void child.kill(signal),
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (!stderr.includes(text)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
        void done.then(
          () => (stderr.includes(text) ? resolve() : reject(new Error(`never said "${text}" but: ${stderr}`)))
        )
      })
  }
}

/** Runs `stoa` to its end where no file may grow beyond so many blocks of 512 bytes, as on a disk that is full. */
export const onFullDisk = (blocks: number, args: ReadonlyArray<string>): Promise<Outcome> =>
  follow(spawn("sh", ["-c", `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, main, ...args], {
    env: environmentOf({ NODE_DISABLE_COMPILE_CACHE: "1" }),
    stdio: ["ignore", "pipe", "pipe"]
  })).done

/** Runs `stoa` to its end. */
export const stoa = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string>> = {}
): Promise<Outcome> => start(args, environment).done

/** A folder that is gone afterwards. */
export const inFolder = async <A>(use: (folder: string) => Promise<A>): Promise<A> => {
  const folder = mkdtempSync(join(tmpdir(), "stoa-test-"))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
