/** What runs programs of a language: where it is, how it is begun, and how it says that something went wrong. */
import { accessSync, constants, realpathSync } from "node:fs"
import { join } from "node:path"
import type { Programming } from "../domain/Requirement.ts"
import type { Limits } from "./Limits.ts"

/** An interpreter as a sandbox needs it. */
export interface Interpreter {
  readonly name: string
  /** Its file on this machine; undefined where there is none that a sandbox can see. */
  readonly file: () => string | undefined
  /** What the program's file is called. */
  readonly ending: string
  /** What stands in a file of its own that is loaded before the program; "" for none. */
  readonly before: string
  readonly flags: (limits: Limits, before: string) => ReadonlyArray<string>
  /** Bytes it takes before a program takes any; undefined where that is little. Of addresses it claims far more, which then count for nothing. */
  readonly claims?: number
  /** A statement that writes a mark, for the end of a program. */
  readonly writes: (mark: string) => string
  /** A program that writes the interpreter's version. */
  readonly version: string
  /** What it says when it runs out of memory. */
  readonly outOfMemory: RegExp
  /** The line in which it says what went wrong. */
  readonly problem: (lines: ReadonlyArray<string>) => string | undefined
}

const isThere = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The first file of a name on the path, or in the usual folders. */
export const find = (name: string, fits: (file: string) => boolean = () => true): string | undefined =>
  [...(process.env["PATH"] ?? "").split(":"), "/usr/bin", "/usr/local/bin", "/bin"]
    .filter((folder) => folder.startsWith("/"))
    .map((folder) => join(folder, name))
    .find((file) => isThere(file) && fits(realpathSync(file)))

/** True for a file in one of the system's folders, which a sandbox sees as they are. */
export const isSystems = (file: string): boolean => /^\/(?:usr|bin|nix\/store)\//.test(file)

const python: Interpreter = {
  name: "Python",
  file: () => find("python3", isSystems),
  ending: "py",
  before: "",
  flags: () => ["-s", "-B", "-X", "utf8"],
  writes: (mark) => `__import__("os").write(1, b"${mark}")`,
  version: "import platform\nprint(platform.python_version())",
  outOfMemory: /^MemoryError\b|^OSError: \[Errno 12\]/m,
  problem: (lines) => {
    const last = lines.at(-1)
    if (last !== "AssertionError") return last
    const test = lines.findLast((line) => line.startsWith("    ") && !/^[\s~^]*$/.test(line))
    return test === undefined ? last : `${last}: ${test.trim()}`
  }
}

const javascript: Interpreter = {
  name: "Node.js",
  file: () => process.execPath,
  ending: "js",
  // Programs of models take either way of modules, often both; the globals serve both.
  before: `import assert from "node:assert/strict"
import { writeSync } from "node:fs"
import { createRequire } from "node:module"
globalThis.assert = assert
globalThis.require = createRequire("/box/program.js")
globalThis.module = { exports: {} }
globalThis[Symbol.for("stoa.mark")] = (mark) => void writeSync(1, mark)
`,
  flags: ({ memory }, before) => [
    "--no-warnings",
    `--max-old-space-size=${Math.floor(memory / 2 ** 20)}`,
    "--import",
    before
  ],
  // V8 keeps half a gigabyte for machine code alone.
  claims: 640 * 2 ** 20,
  writes: (mark) => `;globalThis[Symbol.for("stoa.mark")]("${mark}")`,
  version: "console.log(process.versions.node)",
  outOfMemory: /(?:heap|process) out of memory|allocation failed|(?:Failed to|could not) allocate|WORKER_OUT_OF_MEMORY/,
  problem: (lines) => {
    const first = lines.findIndex((line) =>
      /^(?:Uncaught |\[|<ref \*\d+> )?\w*(?:Error|Exception)\b|^# Fatal /.test(line)
    )
    if (first === -1) return lines.at(-1)
    const end = lines.findIndex((line, index) => index > first && /^ {4}at |^\{$|^Node\.js v/.test(line))
    return lines.slice(first, end === -1 ? first + 1 : end).join(" ")
  }
}

/** The interpreters by language. */
export const interpreters: Readonly<Record<Programming, Interpreter>> = { python, javascript }
