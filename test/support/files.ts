import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"

/** The texts of all files in a folder and below it, by their names, in the order of these. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), "utf8")])
  )
