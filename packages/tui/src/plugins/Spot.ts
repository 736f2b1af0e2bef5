/** A place in a file of an author, as messages name it: my-scenario.ts:12:7. */
import { readFileSync } from "node:fs"
import { isAbsolute, relative } from "node:path"
import { fileURLToPath } from "node:url"

/** The folder of the process's own modules, sources or bundle: no place of an author lies there, nor in effect. */
const own = new URL(import.meta.url.endsWith(".ts") ? "../../../" : "./", import.meta.url).href

const isOwn = (url: string): boolean => url.startsWith(own) || /\/node_modules\/(?:effect|@effect)\//.test(url)

/** Path of a file's address; undefined for anything else. */
export const pathOf = (url: string): string | undefined => {
  try {
    return url.startsWith("file:") ? fileURLToPath(url.split("?")[0] ?? url) : isAbsolute(url) ? url : undefined
  } catch {
    return undefined
  }
}

/** A file as it is named from a folder. */
export const named = (file: string, folder: string): string => {
  const path = relative(folder, file)
  return path === "" || path.startsWith("..") || isAbsolute(path) ? file : path
}

/** A text as a pattern that finds just that text. */
export const exactly = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** What is looked for in a file: a pattern, the first behind a text in quotes where one is named. */
export interface Sought {
  readonly pattern: RegExp
  readonly behind?: string
}

/** Line and column of a match in a file; undefined where the file has none. */
export const find = (file: string, { behind, pattern }: Sought): string | undefined => {
  let text
  try {
    text = readFileSync(file, "utf8")
  } catch {
    return undefined
  }
  const start = behind === undefined ? 0 : Math.max(0, text.search(new RegExp(`["'\`]${exactly(behind)}["'\`]`)))
  const found = pattern.exec(text.slice(start))
  if (found === null) return undefined
  const index = start + found.index
  const before = text.slice(0, index).split("\n")
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`
}

/** A file with the place of a match in it, where there is one. */
export const at = (file: string, sought: Sought & { readonly folder: string }): string => {
  const { folder } = sought
  const place = find(file, sought)
  return place === undefined ? named(file, folder) : `${named(file, folder)}:${place}`
}

/** The address in the head of a syntax error's stack, with the column of its mark. */
const inHead = (
  stack: string
): { readonly url: string; readonly line: string; readonly column: number } | undefined => {
  const [, url, line] = /^((?:file:|\/).*):(\d+)\r?\n/.exec(stack) ?? []
  if (url === undefined || line === undefined) return undefined
  const marks = stack.split("\n").find((text) => /^\s*\^+\s*$/.test(text))
  return { url, line, column: (marks?.indexOf("^") ?? 0) + 1 }
}

/** The place in the head of what Node says of a file that is no program. */
export const ofHead = (stack: string, folder: string): string | undefined => {
  const head = inHead(stack)
  const path = head === undefined ? undefined : pathOf(head.url)
  return head === undefined || path === undefined
    ? undefined
    : `${named(path, folder)}:${head.line}:${head.column}`
}

/** Where an error came from: the innermost place of its stack that is in a file of an author. */
export const ofError = (error: unknown, folder: string): string | undefined => {
  const stack = error instanceof Error ? error.stack ?? "" : ""
  const head = ofHead(stack, folder)
  if (head !== undefined) return head
  for (const [, url = "", line, column] of stack.matchAll(/(file:\/\/[^\s)]+?):(\d+):(\d+)/g)) {
    const file = isOwn(url) ? undefined : pathOf(url)
    if (file !== undefined) return `${named(file, folder)}:${line}:${column}`
  }
  return undefined
}

/** True when an error was thrown by Stoa or effect on what an author's file gave them, and not by the file itself. */
export const isRefusal = ({ stack = "" }: Error): boolean => isOwn(/(file:\/\/[^\s)]+?):\d+:\d+/.exec(stack)?.[1] ?? "")
