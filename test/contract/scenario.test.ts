import { assert, describe, it } from "@effect/vitest"
import type { ContractOptions } from "@stoa/core/testing"
import { scenarios } from "@stoa/scenarios"
import { lookAgain } from "../core/testing/lookAgain.ts"
import { scenarioContract } from "./scenario.ts"

/** Who must find the answer, and is therefore never shown it. */
const hides: Readonly<Record<string, ContractOptions["hides"]>> = {
  "error-correction": { pupil: ["answer", "outcome"] },
  debate: { a: ["answer"], b: ["answer"] },
  analogy: { teacher: ["answer"] },
  "peer-instruction": { learner: ["answer"], neighbour: ["answer"] },
  "socratic-tutoring": { learner: ["answer"] }
}

for (const scenario of scenarios) scenarioContract(scenario, { hides: hides[scenario.name] ?? {} })

scenarioContract(lookAgain, { hides: { pupil: ["answer"] } })

describe("scenarios", () => {
  it("have names of their own", () => {
    const names = scenarios.map(({ name }) => name)
    assert.isAbove(names.length, 0)
    assert.strictEqual(new Set(names).size, names.length)
  })
})
