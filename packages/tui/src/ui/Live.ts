/** A run as it is: read from its log, and asked by way of its engine. */
import { type Recipe, type Runs, Watcher } from "@stoa/core"
import * as Reach from "../engine/Reach.ts"
import type { Driven } from "./Driver.ts"

/** Begins to watch a run, whether an engine works on it or not. */
export const open = (folder: Runs.RunFolder, recipe: Recipe.Recipe): Driven => {
  const { close, look, poll } = Watcher.open(folder, recipe, { environment: process.env })
  return {
    source: { poll, look },
    driver: {
      ask: (command) => Reach.ask(folder, command),
      play: () => undefined,
      speed: () => undefined,
      seek: () => undefined
    },
    close
  }
}
