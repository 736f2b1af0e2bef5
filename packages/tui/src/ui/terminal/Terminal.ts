/** What a terminal can do beside showing lines: the clipboard, the editor, the pager, a file for its screen. */
import { PlainText } from "@stoa/core"
import { spawn } from "node:child_process"
import { rmSync } from "node:fs"
import { mkdtemp, readFile, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as delay } from "node:timers/promises"
import type { Host } from "../session/Driver.ts"

/** Whoever has the terminal in hand. */
export interface Hands {
  /** Hands the terminal to another program for as long as that takes. */
  readonly suspend: (program: () => Promise<void>) => Promise<void>
  readonly repaint: () => void
}

/** Most characters that are copied: terminals drop more than that in silence. */
const mostCopied = 75_000

/** What a program is given: the file, and what ends it. */
interface Given {
  readonly file: string
  readonly signal: AbortSignal
}

/** The program that a person wants for a text, by their environment; its arguments may stand behind it. */
export const programs = (environment: Readonly<Record<string, string | undefined>>) => {
  const set = (...names: ReadonlyArray<string>) =>
    names.map((name) => environment[name]?.trim()).find((value) => value !== undefined && value !== "")
  return { editor: set("VISUAL", "EDITOR") ?? "vi", pager: set("PAGER", "VISUAL", "EDITOR") ?? "less" }
}

/** Milliseconds after which a program that was asked to end is ended. */
const patience = 2000

/** What a shell says of a program that is not there, or cannot be run. */
const notStarted: ReadonlySet<number | null> = new Set([126, 127])

/** One program and nothing else: it takes the place of its shell, and is what is ended. */
const isOne = /^(?!\s*\w+=)[^|&;<>()`\n]+$/

/** Runs it as git does, through a shell: it may have quotes and blanks. True where it ended well. */
const run = (program: string, { file, signal }: Given): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const takes = isOne.test(program) ? "exec " : ""
    const child = spawn("sh", ["-c", `${takes}${program} "$@"`, program, file], { stdio: "inherit" })
    const failed = () =>
      reject(new Error(`${program} could not be started: name an editor with EDITOR, as in EDITOR=nano.`))
    const end = () => {
      child.kill()
      setTimeout(() => child.kill("SIGKILL"), patience).unref()
    }
    signal.addEventListener("abort", end)
    if (signal.aborted) end()
    child.on("error", failed)
    child.on("close", (code) => {
      signal.removeEventListener("abort", end)
      if (notStarted.has(code)) failed()
      else resolve(code === 0)
    })
  })

/** Stops this process, and whoever started it as part of one job, until a person has it go on. */
const rest = async (): Promise<void> => {
  process.kill(0, "SIGTSTP")
  // Another thread may be the one that is told: nothing is done before all stand still.
  await delay(100)
}

/** A file that only its owner can read, for as long as something is done with it. */
const withFile = async <A>(
  { name, signal, text }: { readonly name: string; readonly text: string; readonly signal: AbortSignal },
  use: (path: string) => Promise<A>
): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), "stoa-"))
  // At once: where the screen is ended from outside the process ends with it.
  const remove = () => rmSync(folder, { recursive: true, force: true })
  signal.addEventListener("abort", remove)
  try {
    const path = join(folder, name)
    await writeFile(path, text, { mode: 0o600 })
    return await use(path)
  } finally {
    signal.removeEventListener("abort", remove)
    remove()
  }
}

const fileName = (text: string): string => text.replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80) || "text"

/** Writes a text under the first free name of its kind in the current folder. */
const saved = async (run: string, text: string): Promise<string> => {
  for (let nth = 1;; nth++) {
    const name = `${fileName(run)}-screen-${nth}.txt`
    const isNew = await writeFile(join(process.cwd(), name), text, { flag: "wx" }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== "EEXIST") throw error
        return false
      }
    )
    if (isNew) return name
  }
}

/** The terminal in which a run is shown. */
export const make = (
  { hands, run: name, signal, stdout }: {
    readonly run: string
    /** Ends whatever has the terminal. */
    readonly signal: AbortSignal
    readonly stdout: NodeJS.WriteStream
    readonly hands: Hands
  }
): Host => ({
  copy: (text) => {
    stdout.write(`\u001b]52;c;${Buffer.from(text.slice(0, mostCopied)).toString("base64")}\u0007`)
  },
  edit: (text) =>
    withFile({ name: "row.json", text, signal }, async (path) => {
      let isDone = false
      await hands.suspend(async () => {
        isDone = await run(programs(process.env).editor, { file: path, signal })
      })
      // An editor that ends with an error says that nothing shall come of it.
      const edited = isDone ? await readFile(path, "utf8") : text
      return edited === text ? undefined : edited
    }),
  read: (title, text) =>
    withFile(
      // What models said steers nothing, whatever it is read with.
      { name: `${fileName(title)}.txt`, text: `${PlainText.plain(text)}\n`, signal },
      (path) =>
        hands.suspend(async () => {
          await run(programs(process.env).pager, { file: path, signal })
        })
    ),
  save: (text) => saved(name, PlainText.plain(text)),
  suspend: () => hands.suspend(rest),
  repaint: () => hands.repaint(),
  isBusy: () => stdout.writableNeedDrain
})
