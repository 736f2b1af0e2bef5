/** Which of the things a file exports is the scenario that is meant. */
import { Scenario } from "@stoa/core"
import { Result } from "effect"
import type { Members } from "./Modules.ts"
import { nearest, orElse } from "./Near.ts"

/** What something exported is, for the author of the file. */
const kindOf = (value: unknown): string => {
  if (value === null || value === undefined) return String(value)
  if (typeof value === "function") return "a function"
  if (typeof value !== "object") return `a ${typeof value}`
  if (Array.isArray(value)) return "a list"
  const missing = ["name", "roles", "input", "play"].filter((key) => !(key in value))
  return missing.length < 4 ? `an object without ${missing.join(" and ")}` : "an object"
}

const none = (members: Members): string => {
  const exported = Object.entries(members).map(([name, value]) => `${name} (${kindOf(value)})`)
  const write = "write export default Scenario.make(\"my-scenario\", { ... })"
  return exported.length === 0
    ? `exports nothing: ${write}.`
    : `exports no scenario, only ${exported.slice(0, 6).join(", ")}: ${write}.`
}

/** The scenario of that name among what a file exports; without a name the default export, or the only one. The failure goes on a file's name. */
export const choose = (members: Members, name: string | undefined): Result.Result<Scenario.Any, string> => {
  const found = Object.entries(members).filter((entry): entry is [string, Scenario.Any] =>
    Scenario.isScenario(entry[1])
  )
  const different = [...new Map(found.map(([as, scenario]) => [scenario, as]))]
  const [only] = different
  if (only === undefined) return Result.fail(none(members))
  if (name === undefined) {
    const standard = members["default"]
    if (Scenario.isScenario(standard)) return Result.succeed(standard)
    if (different.length === 1) return Result.succeed(only[0])
    const names = different.map(([, as]) => as)
    return Result.fail(`holds several scenarios, ${names.join(", ")}: choose one by #${names[0]} behind the file.`)
  }
  const wanted = different.find(([scenario, as]) => as === name || scenario.name === name) ??
    found.find(([as]) => as === name)?.toReversed()
  if (wanted !== undefined) return Result.succeed(wanted[0] as Scenario.Any)
  const known = different.map(([, as]) => as)
  return Result.fail(`exports no scenario ${name}: ${orElse(nearest(name, known), `it has ${known.join(", ")}.`)}`)
}
