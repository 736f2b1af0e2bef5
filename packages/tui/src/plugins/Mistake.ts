/** What is wrong with a file that cannot be loaded: one sentence with the place and what to do. */
import { PlainText } from "@stoa/core"
import { existsSync, readdirSync } from "node:fs"
import { basename, dirname, extname } from "node:path"
import * as Hook from "./Hook.ts"
import type { Modules } from "./Modules.ts"
import { nearest, orElse } from "./Near.ts"
import * as Spot from "./Spot.ts"
import * as Syntax from "./Syntax.ts"

/** What was loaded, and from where it is named. */
export interface Asked {
  readonly file: string
  readonly folder: string
  readonly modules: Modules
}

/** Where a file imports something, by a pattern of the name it imports it by. */
const importOf = (name: string): RegExp => new RegExp(`["'](?:[^"'\\n]*/)?${name}["']`)

/** What there is in place of a file that is not there. */
export const instead = (path: string): string => {
  const folder = dirname(path)
  if (!existsSync(folder)) return "check the folder."
  const names = readdirSync(folder)
  const stem = basename(path)
  // A file named without its ending, or with the one it would be compiled to.
  const bare = stem.slice(0, stem.length - extname(stem).length)
  const same = names.filter((name) => name !== stem && /\.m?[jt]s$/.test(name)).filter((name) =>
    name.replace(/\.m?[jt]s$/, "") === bare || name.replace(/\.m?[jt]s$/, "") === stem
  )
  return orElse(
    same.length > 0 ? same : nearest(stem, names.filter((name) => /\.m?[jt]s$/.test(name))),
    "check its name and its folder."
  )
}

const missingFile = (missing: string, { folder, importer }: { readonly importer: string; readonly folder: string }) => {
  const found = instead(missing)
  const why = extname(missing) === "" ? " A file is imported with its ending, as in ./other.ts." : ""
  const spot = Spot.at(importer, { folder, pattern: importOf(Spot.exactly(basename(missing))) })
  return `${spot} imports ${Spot.named(missing, folder)}, which is not there: ${found}${why}`
}

const missingPackage = (name: string, { folder, importer }: { readonly importer: string; readonly folder: string }) =>
  `${
    Spot.at(importer, { folder, pattern: importOf(Spot.exactly(name)) })
  } imports the package ${name}, which is not installed there: ` +
  `npm install ${name}. effect, @stoa/core and @stoa/scenarios come with the command.`

const notFound = (message: string, { folder }: Asked): string | undefined => {
  const [, kind, what = "", by = ""] = /^Cannot find (module|package) '(.+?)' imported from (.+)$/.exec(message) ?? []
  const importer = Spot.pathOf(by)
  if (kind === undefined || importer === undefined) return undefined
  const missing = Spot.pathOf(what)
  return missing === undefined
    ? missingPackage(what, { importer, folder })
    : missingFile(missing, { importer, folder })
}

const notShared = ({ known, parent, specifier }: Hook.NotShared, { file, folder }: Asked): string =>
  `${
    Spot.at(Spot.pathOf(parent) ?? file, { folder, pattern: new RegExp(`["']${Spot.exactly(specifier)}["']`) })
  } imports ${specifier}, which a scenario does not get from the command: ${
    orElse(
      nearest(specifier.replace(/^effect\//, ""), known.map((name) => name.replace(/^effect\//, ""))).map((name) =>
        known.includes(name) ? name : `effect/${name}`
      ),
      "it gets effect and its modules by name, as in effect/Schema, @stoa/core, @stoa/core/testing and @stoa/scenarios."
    )
  }`

const notExported = (message: string, modules: Modules): string | undefined => {
  const [, from = "", name = ""] =
    /^The requested module '(.+?)' does not provide an export named '(.+?)'/.exec(message) ?? []
  if (name === "") return undefined
  const near = nearest(name, Object.keys(modules[from] ?? {}))
  return `${from} exports no ${name}: ${
    near.length > 0 ? orElse(near, "") : `if it is a type, write import type { ${name} }.`
  }`
}

const erasable =
  "Node runs a file by taking its types out, so that nothing may stand in it that is more than a type: write a plain object, function or class instead."

/** What is said where a file of TypeScript lies in an installed package. */
export const unstripped = (what: string): string =>
  `${what} is TypeScript under node_modules, where Node takes no types out: a package ships JavaScript, for example as tsc compiles it.`

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "")

/** A syntax error with its place; the loader itself does not always know it. */
const inSyntax = (error: SyntaxError, { file, folder }: Asked): string => {
  // What was expected instead is a list of all that can stand anywhere.
  const message = PlainText.brief(error.message.replace(/(?<=.)\. Expected .*/s, "."), 300)
  const spot = Spot.ofHead(error.stack ?? "", folder) ??
    Spot.ofHead(Syntax.flaw([...new Set([...Hook.visited, file])]) ?? "", folder)
  return spot === undefined ? `${Spot.named(file, folder)} is no program: ${message}` : `${spot}: ${message}`
}

/** The sentence. */
export const sentence = (error: unknown, asked: Asked): string => {
  const { file, folder, modules } = asked
  const spot = Spot.ofError(error, folder) ?? Spot.named(file, folder)
  if (error instanceof Hook.NotShared) return notShared(error, asked)
  if (!(error instanceof Error)) return `${spot} throws "${PlainText.brief(String(error), 300)}" when it is loaded.`
  const message = PlainText.brief(error.message, 400)
  switch (codeOf(error)) {
    case "ERR_MODULE_NOT_FOUND":
      return notFound(error.message, asked) ?? `${spot}: ${message}`
    case "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX":
      return `${spot}: ${message.replace(" is not supported in strip-only mode", " cannot be used")}: ${erasable}`
    case "ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING":
      return unstripped(/"(.+?)"/.exec(message)?.[1] ?? spot)
  }
  if (error instanceof SyntaxError) {
    const missing = notExported(error.message, modules)
    return missing === undefined ? inSyntax(error, asked) : `${spot}: ${missing}`
  }
  // What Scenario.make or Prompt.make refuse is a sentence of its own.
  return Spot.isRefusal(error) ? `${spot}: ${message}` : `${spot} throws when it is loaded: ${error.name}: ${message}`
}
