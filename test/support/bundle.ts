import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** Where the bundle of the tests lies, from the root. */
export const bundle = "node_modules/.cache/stoa-test"

/** Where Node keeps what it compiled of it, for the next of the hundreds of starts; from anywhere. */
export const compiled = fileURLToPath(new URL(`../../${bundle}-compiled`, import.meta.url))

/** Builds the command from the sources as they are, once for all tests. */
export default (): void => {
  const root = fileURLToPath(new URL("../..", import.meta.url))
  execFileSync(process.execPath, ["build.mjs", bundle], { cwd: root, stdio: "inherit" })
  // As in its package: else Node looks into every file for what sort of module it is.
  writeFileSync(join(root, bundle, "package.json"), "{ \"type\": \"module\" }\n")
}
