/** A text file that lines are added to while others have better things to do. Whatever goes wrong with it harms nobody. */
import { AtomicFile } from "@stoa/core"
import { appendFileSync, closeSync, fstatSync, openSync, readSync } from "node:fs"
import { appendFile, rename } from "node:fs/promises"

/** How a file is written. */
export interface RollingFileOptions {
  readonly path: string
  /** Bytes after which the file becomes PATH.1 and a new one begins; default 20 MB. */
  readonly most?: number
  /** Milliseconds that lines are gathered; default 500. */
  readonly wait?: number
  /** Told in words of the first write that failed. */
  readonly onTrouble?: (reason: string) => void
}

/** A file that is open for lines. */
export interface RollingFile {
  /** Adds text that ends with a line break. */
  readonly add: (text: string) => void
  /** Writes what is left. Lines that come later are lost. */
  readonly close: () => Promise<void>
}

/** Characters that are not gathered any longer, and those that wait at most for a disk that does not keep up. */
const enough = 1 << 18
const mostWaiting = 4 << 20

/** Size of a file, and whether its last line has no end, as after a crash. */
const look = (path: string): { readonly size: number; readonly torn: boolean } => {
  try {
    const file = openSync(path, "r")
    try {
      const { size } = fstatSync(file)
      const last = Buffer.alloc(1)
      return { size, torn: size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== 0x0a }
    } finally {
      closeSync(file)
    }
  } catch {
    return { size: 0, torn: false }
  }
}

const linesOf = (text: string): number => text.split("\n").length - 1

/** Opens a file; one that is there is continued. */
export const open = ({ most = 20_000_000, onTrouble, path, wait = 500 }: RollingFileOptions): RollingFile => {
  let { size, torn } = look(path)
  let waiting = ""
  let missing = 0
  let told = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> | undefined

  // All that waits, after a word about what is missing before it.
  const take = (): { readonly text: string; readonly lines: number; readonly gap: number } => {
    const said = missing === 0 ? "" : `(${missing} lines are missing here)\n`
    const taken = { text: `${torn ? "\n" : ""}${said}${waiting}`, lines: linesOf(waiting), gap: missing }
    waiting = ""
    return taken
  }
  const write = async ({ gap, lines, text }: ReturnType<typeof take>) => {
    try {
      const bytes = Buffer.byteLength(text)
      if (size > 0 && size + bytes > most) {
        await rename(path, `${path}.1`)
        size = 0
      }
      await appendFile(path, text)
      size += bytes
      torn = false
      missing -= gap
    } catch (error) {
      // Half a line may have been written.
      torn = true
      missing += lines
      if (!told) onTrouble?.(AtomicFile.reasonOf(error))
      told = true
    }
    writing = undefined
    if (waiting !== "") later()
  }
  const flush = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (writing !== undefined || waiting === "") return writing ?? Promise.resolve()
    return (writing = write(take()))
  }
  const later = () => {
    // A timer that keeps no process alive: at its exit the rest is written all the same.
    timer ??= setTimeout(() => void flush(), wait).unref()
  }
  const atExit = () => {
    if (waiting === "") return
    try {
      appendFileSync(path, take().text)
    } catch {
      // Nobody is left to be told.
    }
  }
  process.once("exit", atExit)

  return {
    add: (text) => {
      if (closed) return
      if (waiting.length + text.length > mostWaiting) {
        missing += linesOf(text)
        return
      }
      waiting += text
      if (waiting.length > enough) void flush()
      else later()
    },
    close: async () => {
      closed = true
      // The first ends what is being written, the second writes the rest.
      await flush()
      await flush()
      process.off("exit", atExit)
      clearTimeout(timer)
    }
  }
}
