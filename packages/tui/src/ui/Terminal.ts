/** What a terminal can do beside showing lines: the clipboard, the editor, the pager, a file for its screen. */
import { spawn } from "node:child_process"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Host } from "./Driver.ts"

/** Whoever has the terminal in hand. */
export interface Hands {
  /** Hands the terminal to another program for as long as that takes. */
  readonly suspend: (program: () => Promise<void>) => Promise<void>
  readonly repaint: () => void
}

/** Most characters that are copied: terminals drop more than that in silence. */
const mostCopied = 75_000

/** The program that a person wants for a text, by their environment; its arguments may stand behind it. */
export const programs = (environment: Readonly<Record<string, string | undefined>>) => {
  const set = (...names: ReadonlyArray<string>) =>
    names.map((name) => environment[name]?.trim()).find((value) => value !== undefined && value !== "")
  return { editor: set("VISUAL", "EDITOR") ?? "vi", pager: set("PAGER", "VISUAL", "EDITOR") ?? "less" }
}

const run = (program: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [command = "", ...args] = program.split(/\s+/)
    const child = spawn(command, [...args, file], { stdio: "inherit" })
    child.on("error", () =>
      reject(new Error(`${command} could not be started: name an editor with EDITOR, as in EDITOR=nano.`)))
    child.on("close", () =>
      resolve())
  })

/** A file that only its owner can read, for as long as something is done with it. */
const withFile = async <A>(
  { name, text }: { readonly name: string; readonly text: string },
  use: (path: string) => Promise<A>
): Promise<A> => {
  const folder = await mkdtemp(join(tmpdir(), "stoa-"))
  try {
    const path = join(folder, name)
    await writeFile(path, text, { mode: 0o600 })
    return await use(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
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
  { hands, run: name, stdout }: {
    readonly run: string
    readonly stdout: NodeJS.WriteStream
    readonly hands: Hands
  }
): Host => ({
  copy: (text) => {
    stdout.write(`\u001b]52;c;${Buffer.from(text.slice(0, mostCopied)).toString("base64")}\u0007`)
  },
  edit: (text) =>
    withFile({ name: "row.json", text }, async (path) => {
      await hands.suspend(() => run(programs(process.env).editor, path))
      const edited = await readFile(path, "utf8")
      return edited === text ? undefined : edited
    }),
  read: (title, text) =>
    withFile(
      { name: `${fileName(title)}.txt`, text: `${text}\n` },
      (path) => hands.suspend(() => run(programs(process.env).pager, path))
    ),
  save: (text) => saved(name, text),
  repaint: () => hands.repaint(),
  isBusy: () => stdout.writableNeedDrain
})
