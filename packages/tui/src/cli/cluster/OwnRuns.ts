/** The runs of this machine that lie in a cluster: their folders, by the names they have there. */
import { PlainText, Runs } from "@stoa/core"
import { readdirSync } from "node:fs"
import { resolve } from "node:path"
import * as Again from "../../ui/state/Again.ts"
import * as RunName from "./RunName.ts"

/** A run in a cluster, with its folder where that is here. */
export interface OwnRun {
  /** Its name in the cluster. */
  readonly run: string
  readonly folder: Runs.RunFolder | undefined
}

const folders = (runs: string, names: ReadonlyArray<string>) => names.map((name) => Runs.folderOf(runs, name))

/** The run that somebody means by the name of its folder, or by that in the cluster. */
export const meant = (runs: string, names: ReadonlyArray<string>) => (said: string): OwnRun => {
  const here = folders(runs, names)
  const called = here.find(({ name }) => name === said)
  const run = called === undefined ? undefined : RunName.read(called)
  if (run !== undefined) return { run, folder: called }
  return { run: said, folder: here.find((folder) => RunName.read(folder) === said) }
}

const namesIn = (runs: string): ReadonlyArray<string> => {
  try {
    return readdirSync(runs)
  } catch {
    return []
  }
}

/** How a run of a cluster is watched from here, in a sentence; by the folders that there are when it is asked. */
export const wayTo = (runs: string) => (run: string): string => {
  const folder = folders(runs, namesIn(runs)).find((folder) => RunName.read(folder) === run)
  return folder === undefined
    ? `${PlainText.brief(run, 120)} has no folder in ${runs}: it is watched on the machine that handed it in.`
    : `Watch it with: ${Again.of("watch", { name: folder.name, path: resolve(folder.path) })}`
}
