/** A stand-in for @huggingface/transformers, installed in a folder of its own: vectors of hashed words, and whatever may go wrong. */
import { Effect } from "effect"
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"

const library = `
const embed = (text) => {
  const vector = new Float32Array(384)
  for (const word of text.toLowerCase().match(/[a-z0-9]{2,}/g) ?? ["none"]) {
    let h = 7
    for (const sign of word) h = (Math.imul(h, 31) + sign.charCodeAt(0)) >>> 0
    vector[h % 384] += word.length
  }
  const norm = Math.hypot(...vector)
  return vector.map((x) => x / norm)
}
let loaded = 0
let busy = false
const env = { localModelPath: "/models/", allowRemoteModels: true }
const state = () => ({ loaded })
const pipeline = async (task, model, { dtype }) => {
  if (task !== "feature-extraction" || model !== "Xenova/all-MiniLM-L6-v2" || dtype !== "fp32") throw new Error("not that")
  WEIGHTS
  loaded++
  const extract = async (text, options) => {
    if (typeof text !== "string" || options.pooling !== "mean" || options.normalize !== true) throw new Error("not so")
    if (busy) throw new Error("one at a time")
    busy = true
    await new Promise((resolve) => setImmediate(resolve))
    busy = false
    EXTRACT
    return { dims: [1, 384], data: embed(text) }
  }
  extract.dispose = async () => { loaded-- }
  return extract
}`

const variants = {
  /** As it is. */
  whole: {},
  /** A module of the older kind. */
  older: { type: "commonjs" },
  /** Weights that are not there, and no network. */
  offline: {
    weights: `throw new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND huggingface.co") })`
  },
  /** Weights that would have to be fetched. */
  remote: { weights: `if (!env.allowRemoteModels) throw new Error("not here")` },
  /** A text it cannot do. */
  choosy: { extract: `if (text.includes("x")) throw new Error("out of memory")` },
  /** Another model's vectors. */
  short: { extract: "return { data: [1, 0, 0] }" },
  /** Vectors without sense. */
  senseless: { extract: "return { data: new Array(384).fill(NaN) }" }
} satisfies Record<string, { readonly type?: "commonjs"; readonly weights?: string; readonly extract?: string }>

const install = (folder: string, source: string, type: "module" | "commonjs" = "module") => {
  const at = join(folder, "node_modules/@huggingface/transformers")
  mkdirSync(at, { recursive: true })
  writeFileSync(join(at, "package.json"), JSON.stringify({ name: "@huggingface/transformers", type, main: "index.js" }))
  writeFileSync(join(at, "index.js"), source)
  return folder
}

/** A folder as long as the scope is open. */
export const empty = Effect.acquireRelease(
  Effect.sync(() => realpathSync(mkdtempSync(join(tmpdir(), "stoa-minilm-")))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

/** A folder in which this variant is installed. */
export const installed = (variant: keyof typeof variants) =>
  Effect.map(empty, (folder) => {
    const { extract = "", type = "module", weights = "" }: {
      type?: "module" | "commonjs"
      weights?: string
      extract?: string
    } = variants[variant]
    const body = library.replace("WEIGHTS", weights).replace("EXTRACT", extract)
    const names = "{ env, pipeline, state }"
    // So made that nobody sees its names from outside.
    const exported = type === "module" ? `export ${names}` : `module.exports = Object.assign({}, ${names})`
    return install(folder, `${body}\n${exported}\n`, type)
  })

/** A folder in which something else goes by its name. */
export const broken = (source: string) => Effect.map(empty, (folder) => install(folder, source))
