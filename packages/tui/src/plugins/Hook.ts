/** Makes the files of scenarios find the modules of the command, wherever they lie and whatever is installed beside them. */
import { registerHooks } from "node:module"
import { join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import * as Modules from "./Modules.ts"

const scheme = "stoa:"

/** A package as it is seen from a folder, for `import`. */
const seenFrom = `${scheme}seen-from/`

/** Where the members of shared modules wait for the modules that give them on. */
const shelf = Symbol.for("@stoa/tui/plugins")

/** The sources of Stoa, which import each other and effect as they are; a bundle has no imports by name. */
const own = import.meta.url.endsWith(".ts")
  ? ["core", "scenarios", "tui"].map((name) => new URL(`../../../${name}/src/`, import.meta.url).href)
  : []

const isOwn = (parent: string | undefined): boolean =>
  parent !== undefined && own.some((folder) => parent.startsWith(folder))

const isInstalled = (parent: string | undefined): boolean => parent?.includes("/node_modules/") === true

/** What is imported by name that the command has, and what has no meaning in a scenario. */
const family = /^(?:effect|@stoa\/(?:core|scenarios|tui))(?:\/|$)/

/** Something by this name is not among what the command shares. */
export class NotShared extends Error {
  readonly specifier: string
  readonly parent: string
  readonly known: ReadonlyArray<string>
  constructor(specifier: string, options: { readonly parent: string; readonly known: ReadonlyArray<string> }) {
    super(`${specifier} is not among the modules that a scenario gets from the command`)
    this.specifier = specifier
    this.parent = options.parent
    this.known = options.known
  }
}

/** A module that gives on what another one exports. */
const relay = (name: string, members: Modules.Members): string => {
  const names = Object.keys(members)
  return `const members = globalThis[Symbol.for(${JSON.stringify(Symbol.keyFor(shelf))})][${JSON.stringify(name)}]
${names.map((name, nth) => `const _${nth} = members[${JSON.stringify(name)}]`).join("\n")}
export { ${names.map((name, nth) => `_${nth} as ${JSON.stringify(name)}`).join(", ")} }
`
}

/** The files that were resolved, in order; those of installed packages are not among them. */
export const visited = new Set<string>()

let registered: Promise<Modules.Modules> | undefined

/** Registers the hook, once for the process. Gives the modules that are shared. */
export const register = (): Promise<Modules.Modules> =>
  registered ??= Modules.load().then((modules) => {
    Object.assign(globalThis, { [shelf]: modules })
    registerHooks({
      resolve: (specifier, context, next) => {
        if (specifier.startsWith(seenFrom)) {
          const { folder, name } = JSON.parse(decodeURIComponent(specifier.slice(seenFrom.length)))
          const { url } = next(name, { ...context, parentURL: pathToFileURL(join(folder, "stoa")).href })
          return { url: `${seenFrom}${encodeURIComponent(url)}`, format: "module", shortCircuit: true }
        }
        const parent = context.parentURL
        if (family.test(specifier) && !isOwn(parent)) {
          if (Object.hasOwn(modules, specifier)) {
            return { url: `${scheme}${specifier}`, format: "module", shortCircuit: true }
          }
          if (!isInstalled(parent)) {
            throw new NotShared(specifier, { parent: parent ?? "", known: Object.keys(modules) })
          }
        }
        const found = next(specifier, context)
        if (found.url.startsWith("file:") && !isInstalled(found.url)) visited.add(fileURLToPath(found.url))
        // A file outside any package that says so is a module all the same; Node would find out, and say so aloud.
        return /\.m?ts$/.test(found.url) ? { ...found, format: found.format ?? "module-typescript" } : found
      },
      load: (url, context, next) => {
        if (!url.startsWith(scheme)) return next(url, context)
        const source = url.startsWith(seenFrom)
          ? `export default ${JSON.stringify(decodeURIComponent(url.slice(seenFrom.length)))}`
          : relay(url.slice(scheme.length), modules[url.slice(scheme.length)] ?? {})
        return { format: "module", source, shortCircuit: true }
      }
    })
    return modules
  })

/** The address of the module that a package's name leads to from a folder; throws as `import` does. */
export const locate = async (name: string, folder: string): Promise<string> => {
  const { default: url } = await import(`${seenFrom}${encodeURIComponent(JSON.stringify({ folder, name }))}`) as {
    readonly default: string
  }
  return url
}

/** The module that does the same for a process of its own: `node --import`. */
export const registering = new URL(`./register.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url).href
