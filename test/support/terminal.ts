/** A real terminal, held by tmux, in which a person's keys are pressed and what stands there is read. */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { bundle } from "./bundle.ts"

const main = fileURLToPath(new URL(`../../${bundle}/main.js`, import.meta.url))

/** The command as one types it, from the bundle of the tests. */
export const stoa = (...args: ReadonlyArray<string>): string =>
  [process.execPath, main, ...args].map((part) => `'${part.replaceAll("'", "'\\''")}'`).join(" ")

/** True where tmux is installed. */
export const isThere = (): boolean => {
  try {
    execFileSync("tmux", ["-V"])
    return true
  } catch {
    return false
  }
}

/** A terminal of some columns and rows, with a shell in it. */
export interface Terminal {
  /** Presses keys, by the names tmux has for them. */
  readonly press: (...keys: ReadonlyArray<string>) => void
  readonly type: (text: string) => void
  readonly resize: (columns: number, rows: number) => void
  /** What stands there, line by line, without trailing blanks. */
  readonly shown: () => ReadonlyArray<string>
  /** Waits until a text stands there, or no longer does. */
  readonly shows: (text: string | RegExp) => Promise<void>
  readonly showsNoMore: (text: string | RegExp) => Promise<void>
}

/** All terminals of a test, and their end. */
export interface Terminals {
  readonly open: (size: { readonly columns: number; readonly rows: number }) => Terminal
  readonly close: () => void
}

const patience = 45_000

/** Terminals on a server of tmux of their own. */
export const make = (folder: string): Terminals => {
  const server = `stoa-test-${process.pid}-${Math.floor(performance.now())}`
  const tmux = (...args: ReadonlyArray<string>) =>
    execFileSync("tmux", ["-L", server, "-f", "/dev/null", ...args], {
      encoding: "utf8",
      env: { PATH: process.env["PATH"], HOME: folder, TERM: "xterm-256color", LANG: "C.UTF-8", PS1: "$ " }
    })
  let count = 0
  return {
    open: ({ columns, rows }) => {
      const session = `t${count++}`
      // A plain shell, so that what stood there before the screen can be looked for after it.
      tmux("new-session", "-d", "-s", session, "-x", String(columns), "-y", String(rows), "sh")
      const shown = () => tmux("capture-pane", "-p", "-t", session).split("\n").map((line) => line.trimEnd())
      const has = (text: string | RegExp) => {
        const all = shown().join("\n")
        return typeof text === "string" ? all.includes(text) : text.test(all)
      }
      const wait = async (what: string, is: () => boolean) => {
        for (const began = Date.now(); !is(); await new Promise((resolve) => setTimeout(resolve, 50))) {
          if (Date.now() - began > patience) throw new Error(`${what}; there stands:\n${shown().join("\n")}`)
        }
      }
      return {
        press: (...keys) => void tmux("send-keys", "-t", session, ...keys),
        type: (text) => void tmux("send-keys", "-t", session, "-l", text),
        resize: (columns, rows) => void tmux("resize-window", "-t", session, "-x", String(columns), "-y", String(rows)),
        shown,
        shows: (text) => wait(`"${String(text)}" never came up`, () => has(text)),
        showsNoMore: (text) => wait(`"${String(text)}" never went away`, () => !has(text))
      }
    },
    close: () => {
      try {
        tmux("kill-server")
      } catch {
        // It is gone with its last shell.
      }
    }
  }
}
