/** The runs of this machine that lie in a cluster: their folders, by the names they have there. */
import { PlainText, Runs } from "@stoa/core"
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import * as Again from "../../ui/state/Again.ts"

/** The file of a run's folder that says what it is called in its cluster. */
const file = "cluster.json"

const nameIn = (path: string): unknown => {
  try {
    const data: unknown = JSON.parse(readFileSync(join(path, file), "utf8"))
    return typeof data === "object" && data !== null && "run" in data ? data.run : undefined
  } catch {
    return undefined
  }
}

/** How a run of a cluster is watched from here, in a sentence. */
export const wayTo = (runs: string, names: ReadonlyArray<string>) => (run: string): string => {
  const name = names.find((name) => nameIn(Runs.folderOf(runs, name).path) === run)
  return name === undefined
    ? `${PlainText.brief(run, 120)} has no folder in ${runs}: it is watched on the machine that handed it in.`
    : `Watch it with: ${Again.of("watch", { name, path: resolve(runs, name) })}`
}
