/** Real rows beside the repository; a test that reads them says that it skips where they are not. */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

/** The folder of real data. */
export const data = fileURLToPath(new URL("../../../../shared/data", import.meta.url))

/** True where it lies beside the repository. */
export const isThere = existsSync(data)

/** The rows of a file of it. */
export const rowsOf = (file: string): ReadonlyArray<Readonly<Record<string, string>>> =>
  isThere ? readFileSync(`${data}/${file}`, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : []

/** One field of all rows of a file of it. */
export const fieldOf = (file: string, field: string): ReadonlyArray<string> =>
  rowsOf(file).map((row) => row[field] ?? "")
