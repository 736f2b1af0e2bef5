/** A run that is watched or played: read from its log, and asked by way of its engine. */
import { type Recipe, type Runs, Watcher } from "@stoa/core"
import * as Reach from "../../engine/Reach.ts"
import type { Driven } from "./Driver.ts"
import * as Writing from "./Writing.ts"

/** Begins to watch a run, whether an engine works on it or not; or to play its past. */
export const open = (
  folder: Runs.RunFolder,
  { recipe, replay }: { readonly recipe: Recipe.Recipe; readonly replay?: { readonly speed: number } | undefined }
): Driven => {
  const { close, look, play, poll, seek, speed } = Watcher.open(folder, recipe, {
    environment: process.env,
    ...(replay === undefined ? {} : { replay })
  })
  const reach = Reach.make(folder)
  return {
    source: { poll: Writing.masked(poll, reach), look },
    driver: { ask: reach.ask, play, speed, seek },
    isWriting: reach.isWriting,
    close: () => {
      reach.leave()
      close()
    }
  }
}
