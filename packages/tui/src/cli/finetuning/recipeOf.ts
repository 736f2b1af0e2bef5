/** The recipe in the folder of a finetuning. */
import { Runs } from "@stoa/core"
import { Effect } from "effect"
import { overlay, type Settings } from "../recipe.ts"
import { decode } from "./assemble.ts"

/** Reads it, with settings put over what it says. */
export const recipeOf = (folder: Runs.RunFolder, over: Readonly<Record<string, unknown>> = {}) =>
  Effect.flatMap(
    Runs.readRecipe(folder),
    (settings) => Effect.fromResult(decode(overlay(settings as Settings, over), folder.recipe))
  )
