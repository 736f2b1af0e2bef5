/** The runs of this machine that lie in a cluster: their folders, by the names they have there. */
import { PlainText, Runs } from "@stoa/core"
import { resolve } from "node:path"
import * as Again from "../../ui/state/Again.ts"
import * as RunName from "./RunName.ts"

/** How a run of a cluster is watched from here, in a sentence. */
export const wayTo = (runs: string, names: ReadonlyArray<string>) => (run: string): string => {
  const name = names.find((name) => RunName.read(Runs.folderOf(runs, name)) === run)
  return name === undefined
    ? `${PlainText.brief(run, 120)} has no folder in ${runs}: it is watched on the machine that handed it in.`
    : `Watch it with: ${Again.of("watch", { name, path: resolve(runs, name) })}`
}
