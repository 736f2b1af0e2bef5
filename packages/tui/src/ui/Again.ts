/** Commands that a person may type about the run they look at. */
import type { Watched } from "@stoa/core"

/** A command about this run, with the folder of runs where that is not the usual one. */
export const command = (word: string, { run: { name, recipe } }: Pick<Watched.Watched, "run">): string => {
  const { runs } = recipe.operation
  return `npx stoa ${word} ${name}${runs === "./runs" ? "" : ` --runs ${runs}`}`
}
