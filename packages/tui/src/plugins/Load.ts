/** Loads a scenario of somebody's own: from a file, or from an installed package. */
import { PlainText, type Scenario } from "@stoa/core"
import { Effect, Result } from "effect"
import { existsSync, realpathSync, statSync } from "node:fs"
import { isAbsolute, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { usage } from "../cli/CommandError.ts"
import { choose } from "./Choice.ts"
import * as Hook from "./Hook.ts"
import * as Mistake from "./Mistake.ts"
import type { Members, Modules } from "./Modules.ts"
import { flawOf } from "./Sound.ts"
import * as Spot from "./Spot.ts"

/** What a scenario is called by: a file or a package, and the name of one of several in it. */
interface Called {
  readonly source: string
  readonly name: string | undefined
}

const parse = (specifier: string): Called => {
  const [, source = specifier, name] = /^(.+?)(?:#([^#/\\]*))?$/s.exec(specifier) ?? []
  return { source, name: name === "" ? undefined : name }
}

/** Endings of files that Node runs. */
const runs = /\.[cm]?[jt]s$/

/** True where a scenario is called by a path, and not by the name of a package or of one that comes with Stoa. */
export const isPath = (specifier: string): boolean => {
  const { source } = parse(specifier)
  return source.startsWith(".") || isAbsolute(source) || source.startsWith("file:") || /\.\w+$/.test(source)
}

/** The file at a path; the failure says why there is none. */
const fileAt = (source: string, folder: string): Result.Result<string, string> => {
  const file = source.startsWith("file:") ? Spot.pathOf(source) ?? source : resolve(folder, source)
  const named = Spot.named(file, folder)
  if (!existsSync(file)) return Result.fail(`There is no file ${named}: ${Mistake.instead(file)}`)
  if (statSync(file).isDirectory()) {
    return Result.fail(`${named} is a folder: name the file in it that holds the scenario.`)
  }
  return runs.test(file)
    ? Result.succeed(realpathSync(file))
    : Result.fail(`${named} is no file of a scenario: expected one that ends in .ts, .mts, .js or .mjs.`)
}

const notInstalled = (name: string, folder: string): string =>
  `There is no scenario "${name}", and no package of that name is installed in ${folder} or above: npm install ${name}, or name a file, as in ./${
    name.replace(/^@[^/]*\//, "")
  }.ts.`

/** Why a package's name leads to no file. */
const notLocated = (error: unknown, { folder, name }: { readonly name: string; readonly folder: string }): string => {
  const message = error instanceof Error ? error.message : String(error)
  if (message.startsWith(`Cannot find package '${name.replace(/^((?:@[^/]+\/)?[^/]+).*$/, "$1")}'`)) {
    return notInstalled(name, folder)
  }
  return `The package ${name} leads to no module: its package.json has to name one under "exports" (${
    PlainText.brief(message, 200)
  }).`
}

/** The file that a package's name leads to. */
const fileOfPackage = Effect.fnUntraced(function*(name: string, folder: string) {
  const url = yield* Effect.tryPromise({
    try: () => Hook.locate(name, folder),
    catch: (error) => usage(notLocated(error, { name, folder }))
  })
  const file = Spot.pathOf(url)
  if (file === undefined) return yield* usage(`"${name}" is a module of Node's own and no scenario.`)
  if (/[/\\]node_modules[/\\]/.test(file) && /\.[cm]?ts$/.test(file)) {
    return yield* usage(Mistake.unstripped(Spot.named(file, folder)))
  }
  return file
})

/** Seconds in which a file has to be loaded. */
const patience = 20

/** Enough to reach the author's file behind frames of effect. */
const deep = 50

const importOf = Effect.fnUntraced(
  function*(file: string, asked: { readonly folder: string; readonly modules: Modules }) {
    const frames = Error.stackTraceLimit
    Hook.visited.clear()
    Error.stackTraceLimit = deep
    return yield* Effect.tryPromise({
      try: () => import(pathToFileURL(file).href) as Promise<Members>,
      catch: (error) => usage(Mistake.sentence(error, { ...asked, file }))
    }).pipe(
      Effect.timeoutOrElse({
        duration: patience * 1000,
        orElse: () =>
          Effect.fail(
            usage(
              `${
                Spot.named(file, asked.folder)
              } was not loaded within ${patience} seconds: is there an await at its top that never ends?`
            )
          )
      }),
      Effect.ensuring(Effect.sync(() => {
        Error.stackTraceLimit = frames
      }))
    )
  }
)

/** The scenario of a file or of an installed package, as seen from a folder; a mistake in it is told in one sentence with its place. */
export const load = Effect.fn("Load.load")(function*(specifier: string, folder: string) {
  const { name, source } = parse(specifier)
  const modules = yield* Effect.promise(() => Hook.register())
  const file = isPath(source)
    ? yield* Effect.mapError(Effect.fromResult(fileAt(source, folder)), usage)
    : yield* fileOfPackage(source, folder)
  const members = yield* importOf(file, { folder, modules })
  const chosen = choose(members, name)
  if (Result.isFailure(chosen)) return yield* usage(`${Spot.named(file, folder)} ${chosen.failure}`)
  const flaw = flawOf(chosen.success)
  if (flaw !== undefined) {
    const { pattern, what } = flaw
    const behind = String(chosen.success.name)
    return yield* usage(`${Spot.at(file, { folder, pattern, behind })}: ${what}${/[.?]$/.test(what) ? "" : "."}`)
  }
  return { ...chosen.success, similar: chosen.success.similar ?? 0, file } satisfies Scenario.Any as Scenario.Any
})
