/** What went wrong in a scenario, in a sentence that names its file and the place in it. */
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { brief } from "../domain/PlainText.ts"
import type { Any } from "./Scenario.ts"

/** A scenario as messages name it: its name, and its file where it has one. */
export const nameOf = ({ file, name }: Pick<Any, "file" | "name">): string =>
  file === undefined ? name : `${name} (${basename(file)})`

/** The sentence. */
export const sentence = (scenario: Any, what: string): string => `${nameOf(scenario)}: ${what}`

const asPath = (url: string): string => {
  try {
    return url.startsWith("file:") ? fileURLToPath(url.split("?")[0] ?? url) : url
  } catch {
    return url
  }
}

/** A place in a stack is no longer. */
const longestLine = 1000

/** The innermost line of a stack that is in a file, as in `my-scenario.ts:12:7`; undefined where none is. */
export const lineIn = (stack: string, file: string): string | undefined => {
  // What was thrown may hold any text: only lines that are places are looked at.
  for (const row of stack.split("\n")) {
    if (row.length > longestLine || !/^\s+at /.test(row)) continue
    const [, url = "", line = "", column = ""] = /(file:\/\/[^\s)]+|\/[^\s():]+):(\d+):(\d+)\)?$/.exec(row) ?? []
    if (asPath(url) === file) return `${basename(file)}:${line}:${column}`
  }
  return undefined
}

/** What was thrown in a scenario, and where. */
export const ofThrown = (scenario: Any, error: unknown): string => {
  const what = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${String(error)}`
  const at = scenario.file === undefined || !(error instanceof Error)
    ? undefined
    : lineIn(error.stack ?? "", scenario.file)
  return `${at === undefined ? nameOf(scenario) : `${scenario.name} (${at})`}: ${brief(what, 400)}`
}

/** What a schema complains of, on one line: `Expected string at ["question"]; Missing key at ["answer"]`. */
export const complaints = ({ message }: { readonly message: string }): string =>
  brief(message.replace(/\n\s+at /g, " at ").replaceAll("\n", "; "), 400)
