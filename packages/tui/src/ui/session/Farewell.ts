/** What is said of a run when its screen is left: how it stands, where its data is, how to come back. */
import type { Watched } from "@stoa/core"
import * as Again from "../state/Again.ts"
import * as Aim from "../state/Aim.ts"

/** How a screen was left. */
export interface Leaving {
  readonly watched: Watched.Watched
  /** True where the run was asked to stop. */
  readonly drain: boolean
  /** True where decisions of a person are still being put on record. */
  readonly writing?: boolean
}

/** The lines. */
export const lines = (leaving: Leaving): ReadonlyArray<string> => [
  ...standing(leaving),
  ...(leaving.writing === true
    ? ["Your decisions are being put on record and the data set is written: that goes on by itself for some seconds."]
    : [])
]

const standing = ({ drain, watched }: Leaving): ReadonlyArray<string> => {
  const { mode, run: { name, path } } = watched
  const { done, noun, wanted } = Aim.of(watched)
  const far = `${done} of ${wanted} ${noun}`
  const command = (word: string) => Again.command(word, watched)
  switch (mode) {
    case "live":
      if (!drain && (watched.pulse?.state === "paused" || watched.pulse?.state === "pausing")) {
        return [`${name} is paused: ${far}. Come back and press space to have it go on: ${command("watch")}`]
      }
      return drain
        ? [`${name} is stopping: calls in flight are answered and kept. Go on with: ${command("resume")}`]
        : [`${name} goes on: ${far}. Come back with: ${command("watch")}`]
    case "finished":
      return [`${name} is finished: its data set is in ${path}/dataset. Look again with: ${command("watch")}`]
    case "stopped":
      if (watched.trouble !== undefined && watched.isUnexpected !== true) return [`${name}: ${watched.trouble}`]
      if (watched.trouble !== undefined) {
        return [`${name}: ${watched.trouble} There are ${far}. Go on with: ${command("resume")}`]
      }
      return [`${name} is stopped: ${far}. Go on with: ${command("resume")}`]
    case "replay":
      return [`${name} was played. Play it again with: ${command("replay")}`]
  }
}
