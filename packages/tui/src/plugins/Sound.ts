/** Whether what a file exports is a scenario that can be played: its names, roles and input. */
import type { Scenario } from "@stoa/core"
import { Schema } from "effect"
import { nearest, orElse } from "./Near.ts"
import * as Spot from "./Spot.ts"

/** What is wrong with a scenario, and what stands in its file where it is. */
export interface Flaw {
  readonly what: string
  readonly pattern: RegExp
}

const castings: ReadonlyArray<string> = ["anyone", "neighbour", "stranger", "group"] satisfies Array<Scenario.Casting>

const show = (value: unknown): string => (typeof value === "string" ? `"${value}"` : String(value))

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const key = (name: string): RegExp => new RegExp(`(?<![\\w.$])["']?${Spot.exactly(name)}["']?\\s*:`)

const flawOfRole = (name: string, role: unknown): Flaw | undefined => {
  const pattern = key(name)
  const known = ["cast", "summary", "model", "size"]
  if (!isRecord(role)) return { what: `the role ${name} is ${show(role)}: give it a casting, as in "anyone"`, pattern }
  const { cast, model, size } = role
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/i.test(name)) {
    return { what: `the role "${name}" is not named in one word, or several with dashes between`, pattern }
  }
  if (typeof cast !== "string" || !castings.includes(cast)) {
    const near = typeof cast === "string" ? nearest(cast, castings) : []
    const all = `expected one of ${castings.join(", ")}.`
    return { what: `the role ${name} is cast as ${show(cast)}: ${orElse(near, all)}`, pattern }
  }
  const strange = Object.keys(role).find((key) => !known.includes(key))
  if (strange !== undefined) {
    return {
      what: `the role ${name} has no "${strange}": ${orElse(nearest(strange, known), `it has ${known.join(", ")}.`)}`,
      pattern: key(strange)
    }
  }
  if (model !== undefined && (typeof model !== "string" || model === "")) {
    return {
      what: `the model of the role ${name} is ${show(model)}: expected the name of a kind, as in "weak"`,
      pattern
    }
  }
  if (size !== undefined && (!Number.isInteger(size) || Number(size) < 1)) {
    return { what: `the size of the role ${name} is ${show(size)}: expected a whole number from 1 on`, pattern }
  }
  return undefined
}

const names = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** What is wrong with a scenario; undefined when nothing is. */
export const flawOf = (scenario: Scenario.Any): Flaw | undefined => {
  const { input, learner, name, roles, similar, summary } = scenario as Readonly<Record<keyof Scenario.Any, unknown>>
  const pattern = new RegExp(`["']${Spot.exactly(String(name))}["']`)
  if (typeof name !== "string" || !names.test(name)) {
    return { what: `the name ${show(name)} is not in lower-case words with dashes, as in second-opinion`, pattern }
  }
  if (typeof summary !== "string" || summary.trim() === "") {
    return { what: `the scenario ${name} has no summary: say in one sentence what happens in it`, pattern }
  }
  if (!isRecord(roles) || Object.keys(roles).length === 0) {
    return { what: `the scenario ${name} has no roles: name at least one, as in roles: { pupil: "anyone" }`, pattern }
  }
  for (const [role, how] of Object.entries(roles)) {
    const flaw = flawOfRole(role, how)
    if (flaw !== undefined) return flaw
  }
  if (!Schema.isSchema(input)) {
    const what = `the input of ${name} is no schema: make one, as in Schema.Struct({ question: Schema.String })`
    return { what, pattern: key("input") }
  }
  if (similar !== undefined && (!Number.isInteger(similar) || Number(similar) < 0)) {
    return { what: `similar of ${name} is ${show(similar)}: expected a whole number`, pattern: key("similar") }
  }
  if (learner !== undefined && !Object.hasOwn(roles, String(learner))) {
    const known = Object.keys(roles)
    const what = `the learner ${show(learner)} is none of the roles of ${name}: ${
      orElse(nearest(String(learner), known), `expected one of ${known.join(", ")}.`)
    }`
    return { what, pattern: key("learner") }
  }
  return undefined
}
