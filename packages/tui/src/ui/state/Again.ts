/** Commands that a person may type about a run. */
import type { Runs, Watched } from "@stoa/core"
import { dirname, isAbsolute, relative, resolve } from "node:path"

/** An argument as a shell takes it. */
export const quoted = (argument: string): string =>
  /^[\w./:=@%+,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`

/** A folder as it is written from here: by its way from here where it lies within, else in full. */
const fromHere = (folder: string): string => {
  const near = relative(process.cwd(), folder)
  if (isAbsolute(near) || near.startsWith("..")) return folder
  return near === "" ? "." : `./${near}`
}

/** The flag that names the folder a run lies in, with a blank before it; nothing for the usual one. */
export const inFolder = ({ path }: Pick<Runs.RunFolder, "path">): string => {
  const runs = dirname(resolve(path))
  return runs === resolve("runs") ? "" : ` --runs ${quoted(fromHere(runs))}`
}

/** A command about the run of a folder; words after its name go before the flag. */
export const of = (word: string, { name, path }: Pick<Runs.RunFolder, "name" | "path">, rest = ""): string =>
  `npx stoa ${word} ${quoted(name)}${rest === "" ? "" : ` ${rest}`}${inFolder({ path })}`

/** A command about the run that is looked at. */
export const command = (word: string, { run }: Pick<Watched.Watched, "run">, rest?: string): string =>
  of(word, run, rest)
