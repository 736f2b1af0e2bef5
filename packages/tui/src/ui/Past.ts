/** The past of a run: its log told again, wound and driven by hand. */
import type { Recipe, Runs } from "@stoa/core"
import type { Driven } from "./Driver.ts"

/** Begins to play a run from its beginning. */
export const open = (
  _folder: Runs.RunFolder,
  _: { readonly recipe: Recipe.Recipe; readonly speed: number }
): Driven => {
  throw new Error("A replay is not there yet.")
}
