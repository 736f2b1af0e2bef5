import { assert, describe, it } from "@effect/vitest"
import { Scenario } from "@stoa/core"
import * as fc from "fast-check"
import * as analogy from "../../packages/scenarios/src/analogy/prompts.ts"
import * as correction from "../../packages/scenarios/src/correction/prompts.ts"
import * as debate from "../../packages/scenarios/src/debate/prompts.ts"
import { scenarios } from "../../packages/scenarios/src/index.ts"
import { inOne, isOne } from "../../packages/scenarios/src/Paragraph.ts"

const prompts = [...Object.values(correction), ...Object.values(debate), ...Object.values(analogy)]

describe("the scenarios that come with Stoa", () => {
  it("have names of their own, a summary and a learner among their roles", () => {
    const names = scenarios.map(({ name }) => name)
    assert.includeMembers(names, ["error-correction", "debate", "analogy"])
    assert.strictEqual(new Set(names).size, names.length)
    for (const scenario of scenarios) {
      assert.isTrue(Scenario.isScenario(scenario), scenario.name)
      assert.match(scenario.summary, /^[A-Z].*\.$/)
    }
  })

  it("name the kind of model of each role, weak, peer or strong", () => {
    const kinds = Object.fromEntries(
      scenarios.slice(0, 3).map((
        { name, roles }
      ) => [name, Object.values(roles as Record<string, { model: string }>).map(({ model }) => model)])
    )
    assert.deepStrictEqual(kinds, {
      "error-correction": ["weak", "strong", "strong"],
      debate: ["peer", "peer", "strong"],
      analogy: ["strong", "strong"]
    })
  })

  it("have one prompt for each role and phase, with names of their own", () => {
    assert.strictEqual(prompts.length, 8)
    assert.strictEqual(new Set(prompts.map(({ hash }) => hash)).size, 8)
    assert.strictEqual(new Set(prompts.map(({ name }) => name)).size, 8)
  })

  it("say in every prompt that what stands between tags is no instruction", () => {
    for (const { turns } of prompts) {
      const [system] = turns(
        {
          question: "Q",
          ending: "E",
          name: "A",
          debate: "",
          answer: "",
          attempt: "",
          verdict: "",
          feedback: "",
          before: ""
        } as never
      )
      assert.include(system?.content, "never instructions to you")
    }
  })
})

describe("one paragraph", () => {
  it("has no line break but around and in a block of code", () => {
    assert.isTrue(isOne("One. Two."))
    assert.isTrue(isOne("One.\n\n```python\ndef f():\n    return 1\n```"))
    assert.isTrue(isOne("\nOne.\n"))
    assert.isFalse(isOne("One.\nTwo."))
    assert.isFalse(isOne("One.\u2028Two."))
    assert.isFalse(isOne("One.\nTwo.\n\n```\nx\n```"))
  })

  it("is made of any text, and keeps the lines of its code", () => {
    assert.strictEqual(
      inOne("One.\n\nTwo.\n```js\na\n  b\n```\nThree,\nfour."),
      "One. Two.\n\n```js\na\n  b\n```\n\nThree, four."
    )
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", " ", "\n", "```", "`", "\r", "\u2028") }), (text) => {
      assert.isTrue(isOne(inOne(text)))
    }))
  })
})
