/** A run that is watched or played: read from its log, and asked by way of its engine. */
import { type Recipe, type Runs, Watcher } from "@stoa/core"
import * as Reach from "../engine/Reach.ts"
import type { Driven } from "./Driver.ts"

/** Begins to watch a run, whether an engine works on it or not; or to play its past. */
export const open = (
  folder: Runs.RunFolder,
  { recipe, replay }: { readonly recipe: Recipe.Recipe; readonly replay?: { readonly speed: number } | undefined }
): Driven => {
  const { close, look, play, poll, seek, speed } = Watcher.open(folder, recipe, {
    environment: process.env,
    ...(replay === undefined ? {} : { replay })
  })
  return { source: { poll, look }, driver: { ask: (command) => Reach.ask(folder, command), play, speed, seek }, close }
}
