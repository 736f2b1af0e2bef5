// Puts what bench:scale needs into a folder, to be run where there is no node_modules: node bench/scale/bundle.ts FOLDER, and there
// node FOLDER/scale.js --agents 1000,10000. People are drawn by the census and no library of an index is loaded, so nothing lies beside it.
import { writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import * as Children from "../engine/children.ts"

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error("Name a folder for the bundle: node bench/scale/bundle.ts FOLDER")
  process.exit(1)
}
await Children.bundle({ folder: resolve(folder), entries: [fileURLToPath(new URL("../scale.ts", import.meta.url))] })
writeFileSync(join(folder, "package.json"), "{ \"type\": \"module\" }\n")
console.log(`node ${join(folder, "scale.js")} --agents 1000,10000`)
