/** Where a file is no program: the loader does not say, so that a process of its own reads the files once more. */
import { spawnSync } from "node:child_process"

/** Ends with the first file that is no module; what Node then prints begins with file and line. */
const reading = `
const { SourceTextModule } = require("node:vm")
const { readFileSync } = require("node:fs")
const { stripTypeScriptTypes } = require("node:module")
for (const file of process.argv.slice(1)) {
  const text = readFileSync(file, "utf8")
  new SourceTextModule(/\\.m?ts$/.test(file) ? stripTypeScriptTypes(text) : text, { identifier: file })
}
`

/** What Node says of the first of these files that is no module; undefined where all are. */
export const flaw = (files: ReadonlyArray<string>): string | undefined => {
  const flags = ["--no-warnings", "--experimental-vm-modules", "--eval", reading, "--", ...files]
  const { status, stderr } = spawnSync(process.execPath, flags, { encoding: "utf8" })
  return status === 0 ? undefined : stderr
}
