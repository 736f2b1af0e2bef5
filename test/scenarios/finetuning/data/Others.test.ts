import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Others from "../../../../packages/scenarios/src/finetuning/data/Others.ts"
import * as Sets from "../../../../packages/scenarios/src/finetuning/data/Sets.ts"
import { spoken } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import { debates, task, transcript } from "./transcripts.ts"

const idsOf = (conversations: ReadonlyArray<{ readonly id: string }>) => conversations.map(({ id }) => id)

describe("what the one model of STaR learns", () => {
  it("is what was found right, without the hint, and nothing else", () => {
    const said = (question: string, answer: string) => spoken(transcript(question, [[answer]], answer), 1, 1)!
    const found = [
      { question: "q1", said: said("q1", "5"), right: true },
      { question: "q2", said: said("q2", "6"), right: false },
      // A call that failed is nothing to learn from, whatever is said of it.
      { question: "q3", said: said("q3", "failed"), right: true }
    ]
    assert.deepStrictEqual(Others.star(found, { agent: "star" }), [{
      id: "q1/star",
      question: "q1",
      agent: "star",
      set: "other",
      turns: [
        { role: "user", content: "Solve q1.", learnt: false },
        { role: "assistant", content: "Agent 1 thinks,\nand says \\boxed{5}", learnt: true }
      ]
    }])
  })
})

describe("what one model learns of many answers", () => {
  it("is every first answer that agrees with the vote", () => {
    const told = [
      transcript("q1", [["5"], ["4"], ["5"]], "5"),
      transcript("q2", [["1"], [null], ["failed"]], "1"),
      transcript("q3", [["1"], ["2"], ["3"]], null)
    ]
    assert.deepStrictEqual(idsOf(Others.agreeing(told, { task, agents: 3, agent: "one" })), [
      "q1/one/generator-1",
      "q1/one/generator-3",
      "q2/one/generator-1"
    ])
  })
})

describe("what one model learns of a debate", () => {
  const options = { task, agents: 3, loss: "final" } as const
  const agent = "single-agent"
  const apart = (transcripts: ReadonlyArray<ReturnType<typeof transcript>>) => {
    const { critics, generators } = Sets.of(transcripts, options)
    return [...generators, ...critics.map(({ minus, plus }) => [...minus, ...plus])]
  }

  it("is all that its agents would have learnt, question by question", () => {
    const transcripts = [
      transcript("q1", [["5", "5"], ["4", "5"], ["5", "4"]], "5"),
      transcript("q2", [["7", "7"], [null, "7"], ["7", "failed"]], "7")
    ]
    const learnt = Others.single(apart(transcripts), { agent, transcripts })
    assert.deepStrictEqual(idsOf(learnt), [
      "q1/single-agent/generator-1",
      "q1/single-agent/generator-3",
      "q1/single-agent/critic-1",
      "q1/single-agent/critic-2",
      "q2/single-agent/generator-1",
      "q2/single-agent/generator-3",
      "q2/single-agent/critic-1",
      "q2/single-agent/critic-2"
    ])
    assert.deepStrictEqual([...new Set(learnt.map(({ agent, set }) => `${agent} ${set}`))], ["single-agent other"])
  })

  it("is what agents learn and nothing of what their mixes left out", () => {
    const transcripts = [transcript("q1", [["5", "5"], ["4", "5"], ["5", "4"]], "5")]
    const [first] = apart(transcripts)
    assert.deepStrictEqual(idsOf(Others.single([first!, []], { agent, transcripts })), ["q1/single-agent/generator-1"])
  })

  it("is in sum the sets of all agents, each once, whatever was said", () => {
    fc.assert(fc.property(fc.constantFrom(1, 2, 3).chain(debates), (transcripts) => {
      const all = apart(transcripts)
      const learnt = Others.single(all, { agent, transcripts })
      assert.strictEqual(learnt.length, all.flat().length)
      assert.strictEqual(new Set(idsOf(learnt)).size, learnt.length)
    }))
  })
})
