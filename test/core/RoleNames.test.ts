import { assert, describe, it } from "@effect/vitest"
import * as RoleNames from "../../packages/core/src/RoleNames.ts"
import { scenarios } from "../../packages/scenarios/src/index.ts"
import { recipeOf } from "../support/flow.ts"

describe("the names of roles", () => {
  it("are those of prompts, requirements, scenarios, and what a recipe gives models, each once", () => {
    const recipe = recipeOf({ models: { clever: "rehearsal" }, requirements: [{ count: 1 }, { count: 2 }] })
    const names = RoleNames.of(recipe, scenarios.map((scenario) => ({ scenario, weight: 1 })))
    for (const { name, roles } of scenarios) {
      for (const role of Object.keys(roles)) assert.includeMembers([...names], [role, `${name}.${role}`])
    }
    for (const name of ["act", "respond", "interview", "r1", "r2", "r2.respond", "clever"]) assert.include(names, name)
    for (const name of ["r3", "r0", "actor"]) assert.notInclude(names, name)
    assert.strictEqual(new Set(names).size, names.length)
  })
})
