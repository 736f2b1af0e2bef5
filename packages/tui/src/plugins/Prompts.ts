/** Which prompts a scenario asks whom: found out by playing it once over an example, in rehearsal. */
import type { Scenario } from "@stoa/core"
import { Effect } from "effect"

/** The prompts that a role is asked, by name. */
export interface RolePrompts {
  readonly role: string
  readonly names: ReadonlyArray<string>
}

const question = (nth: number) => ({
  id: `example-${nth}`,
  source: "example",
  domain: "mathematics",
  question: `A box holds ${nth + 3} pens. How many pens do 4 boxes hold?`,
  answer: `One box holds ${nth + 3} pens, so 4 boxes hold 4 * ${nth + 3} = ${4 * (nth + 3)} pens. The answer is ${
    4 * (nth + 3)
  }.`,
  outcome: { kind: "number", text: String(4 * (nth + 3)) }
})

const example = ({ similar }: Scenario.Any) => ({
  ...question(0),
  ...(similar > 0
    ? { similar: Array.from({ length: similar }, (_, at) => ({ question: question(at + 1), similarity: 0.8 })) }
    : {})
})

/** The prompts by role, in the order in which they are asked; none where the scenario takes no such example. */
export const promptsOf = (scenario: Scenario.Any): Effect.Effect<ReadonlyArray<RolePrompts>> =>
  Effect.promise(async () => {
    const { rehearse } = await import("@stoa/core/testing")
    const played = await rehearse(scenario, { input: example(scenario) }).catch(() => undefined)
    const byRole = Map.groupBy(played?.calls ?? [], ({ role }) => role)
    return [...byRole].map(([role, calls]) => ({ role, names: [...new Set(calls.map(({ prompt }) => prompt))] }))
  })
