/** The files that a recipe names, as they are from its own folder: the recipe of a run must lead to them from anywhere. */
import { resolve } from "node:path"
import { located } from "./classFlags.ts"
import type { Settings } from "./recipe.ts"

const section = (settings: Settings, name: string): Settings | undefined => {
  const found = settings[name]
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found as Settings : undefined
}

/** Lists of files, by the section and the setting that names them. */
const lists = [["population", "profiles"], ["quality", "benchmarks"], ["dataset", "references"]] as const

/** Puts the paths of files in a recipe's settings where they lead to from a folder. */
export const locate = (settings: Settings, folder: string): void => {
  const at = (path: unknown) => (typeof path === "string" ? resolve(folder, path) : path) as Settings
  for (const [name, key] of lists) {
    const own = section(settings, name)
    const files = own?.[key]
    if (own !== undefined && Array.isArray(files)) own[key] = files.map(at) as never
  }
  const requirements = settings["requirements"]
  if (Array.isArray(requirements)) {
    for (const each of requirements as ReadonlyArray<Settings | null>) {
      const files = each?.["benchmarks"]
      if (each !== null && Array.isArray(files)) each["benchmarks"] = files.map(at) as never
    }
  }
  const classroom = section(settings, "class")
  const questions = classroom?.["questions"]
  if (classroom !== undefined && Array.isArray(questions)) {
    classroom["questions"] = questions.map((each: Settings | null) =>
      typeof each === "object" && typeof each?.["file"] === "string" ? { ...each, file: at(each["file"]) } : each
    ) as never
  }
  const weights = classroom === undefined ? undefined : section(classroom, "scenarios")
  if (classroom !== undefined && weights !== undefined) {
    classroom["scenarios"] = Object.fromEntries(
      Object.entries(weights).map(([name, weight]) => [located(name, folder), weight])
    )
  }
  const operation = section(settings, "operation")
  if (operation !== undefined && typeof operation["prices"] === "string") operation["prices"] = at(operation["prices"])
}
