/** Whether what a recipe says of a class fits the scenarios it names: found out before anything is asked of a model. */
import { Blame, type Class, type Recipe, type Scenario } from "@stoa/core"
import { Result, Schema } from "effect"
import { described } from "../plugins/Described.ts"
import { nearest, orElse } from "../plugins/Near.ts"

const among = (name: string, names: ReadonlyArray<string>): string =>
  orElse(nearest(name, names), `expected one of ${names.join(", ")}.`)

/** Any question, with all it may have. */
const sample = {
  id: "q:1",
  source: "q.jsonl",
  domain: "mathematics",
  question: "What do 3 boxes of 4 eggs hold?",
  answer: "They hold 3 * 4 = 12 eggs. The answer is 12.",
  outcome: { kind: "number", text: "12" },
  tests: ["assert eggs(3) == 12"]
}

/** What is wrong with the settings of one scenario. */
const flawInSettings = (scenario: Scenario.Any, values: Readonly<Record<string, unknown>>): string | undefined => {
  const names = described(scenario, scenario.name).settings.map(({ name }) => name)
  const unknown = Object.keys(values).find((key) => !names.includes(key))
  const at = `class.settings.${scenario.name}`
  if (unknown !== undefined) {
    return names.length === 0
      ? `${at}: ${scenario.name} takes no settings, and found "${unknown}".`
      : `${at}: there is no setting "${unknown}": ${among(unknown, names)}`
  }
  const similar = Array.from({ length: scenario.similar }, () => ({ question: sample, similarity: 0.5 }))
  const decoded = Schema.decodeUnknownResult(scenario.input as Schema.Codec<unknown>, { errors: "all" })({
    ...sample,
    similar,
    ...values
  })
  if (Result.isSuccess(decoded)) return undefined
  const told = Blame.complaints(decoded.failure)
  // What it wants of a question is for the questions to show.
  const wrong = Object.keys(values).find((key) => told.includes(`["${key}"]`))
  return wrong === undefined ? undefined : `${at}.${wrong}: ${told}, found ${JSON.stringify(values[wrong])}.`
}

/** The keys that `models` may have: roles, roles of scenarios, kinds of models, and names that other keys lead to. */
const keysOf = (scenarios: ReadonlyArray<Scenario.Any>): ReadonlyArray<string> => [
  ...new Set([
    "judge",
    ...scenarios.flatMap(({ name, roles }) =>
      Object.entries<Scenario.Role>(roles).flatMap(([role, { model }]) => [
        role,
        `${name}.${role}`,
        ...(model === undefined ? [] : [model])
      ])
    )
  ])
]

/** What does not fit, in a sentence; undefined when all does. */
export const flawOf = (
  { class: { settings }, models }: Recipe.Recipe,
  found: ReadonlyArray<Class.Weighted>
): string | undefined => {
  const scenarios = found.map(({ scenario }) => scenario)
  const names = scenarios.map(({ name }) => name)
  for (const [name, values] of Object.entries(settings)) {
    const scenario = scenarios.find((scenario) => scenario.name === name)
    if (scenario === undefined) return `class.settings: the class has no scenario "${name}": ${among(name, names)}`
    const flaw = flawInSettings(scenario, values)
    if (flaw !== undefined) return flaw
  }
  const keys = keysOf(scenarios)
  const led = Object.values(models)
  const unknown = Object.keys(models).find((key) => !keys.includes(key) && !led.includes(key))
  return unknown === undefined
    ? undefined
    : `models: nobody in the class is called "${unknown}": ${among(unknown, keys)}`
}
