import { assert, describe, it } from "@effect/vitest"
import { ShareGptCheck } from "@stoa/core"
import * as fc from "fast-check"
import * as Scenes from "../../../../packages/scenarios/src/finetuning/data/Scenes.ts"
import * as Sets from "../../../../packages/scenarios/src/finetuning/data/Sets.ts"
import { debates, task, transcript } from "./transcripts.ts"

const options = { task, agents: 3 }

const checked = (scenes: ReadonlyArray<Scenes.Scene>) => {
  // That a debate is spoken in paragraphs is a rule for one that is played.
  const scenarios = new Map(
    scenes.flatMap(({ id, provenance: { scenario } }) => (scenario === "debate" ? [] : [[id, scenario]]))
  )
  return ShareGptCheck.check(scenes, { scenarioOf: (id) => scenarios.get(id) })
}

const one = (number: number, answer: string) => `Agent ${number} thinks,\nand says \\boxed{${answer}}`

describe("an error correction out of a debate", () => {
  it("is the question, the wrong answer, what the critic was sent, and the answer it came to", () => {
    const told = transcript("q1", [["5", "5"], ["4", "5"], ["5", "4"]], "5")
    assert.deepStrictEqual(Scenes.errorCorrections([told], options), [{
      id: "q1/critic-2/C-",
      conversations: [
        { from: "human", value: "What is q1?" },
        { from: "gpt", value: "Agent 2 thinks,\nand says \\boxed{4}", train: false },
        { from: "human", value: "Round 2: others differ. Solve q1 again, agent 2." },
        { from: "gpt", value: "Agent 2 thinks,\nand says \\boxed{5}" }
      ],
      provenance: {
        scenario: "error-correction",
        question: "q1",
        speakers: ["question", "generator-2", "question", "critic-2"],
        places: ["", "debate/q1/1/generator-2", "", "debate/q1/2/critic-2"],
        models: ["", "model-generator-2", "", "model-critic-2"],
        vote: { answer: "5", agents: ["critic-1", "critic-2"], tied: false }
      }
    }])
  })

  it("is told where the answer turned for good, in a debate of more rounds", () => {
    const [scene] = Scenes.errorCorrections([transcript("q", [["1", "2", "3", "2", "2"]], "2")], options)
    assert.deepStrictEqual(scene?.provenance.speakers, ["question", "critic-1", "question", "critic-1"])
    assert.deepStrictEqual(scene?.provenance.places.filter((place) => place !== ""), [
      "debate/q/3/critic-1",
      "debate/q/4/critic-1"
    ])
  })
})

describe("a debate as a scene", () => {
  it("has A who agrees with the vote, B who does not, and C who closes", () => {
    const told = transcript("q1", [["4", "5"], ["5", "5"], ["5", "5"]], "5")
    const [scene] = Scenes.debates([told], options)
    assert.deepStrictEqual(scene?.conversations, [
      { from: "human", value: "What is q1?" },
      { from: "gpt", value: one(2, "5") },
      { from: "human", value: one(1, "4") },
      { from: "gpt", value: one(3, "5") }
    ])
    assert.deepStrictEqual(scene?.provenance.speakers, ["question", "generator-2", "generator-1", "critic-3"])
  })

  it("has six turns where there was a round more, and what does not agree is not learnt", () => {
    const told = transcript("q1", [["5", "4", "5"], ["4", "4", "5"], ["4", "4", "4"]], "5")
    const [scene] = Scenes.debates([told], options)
    assert.deepStrictEqual(
      scene?.conversations.map(({ from, train, value }) => [from, train ?? true, value.slice(0, 7)]),
      [
        ["human", true, "What is"],
        ["gpt", true, "Agent 1"],
        ["human", true, "Agent 2"],
        ["gpt", false, "Agent 1"],
        ["human", true, "Agent 2"],
        ["gpt", true, "Agent 1"]
      ]
    )
  })

  it("keeps the lines of what was said, code among it", () => {
    const text = "9 * 16 = 144\n6 * 4 = 24\n```js\nf()\n```\nSo \\boxed{1}"
    const told = transcript("q", [["1", "1"], ["1", "1"]], "1")
    const [scene] = Scenes.debates([{ ...told, said: told.said.map((each) => ({ ...each, text })) }], options)
    assert.deepStrictEqual(scene?.conversations.slice(1).map(({ value }) => value), [text, text, text])
  })

  it("is none of one agent, one round, or no vote", () => {
    assert.deepStrictEqual(
      Scenes.debates([
        transcript("q", [["1", "1"]], "1"),
        transcript("q", [["1"], ["1"]], "1"),
        transcript("q", [["1", "2"], ["1", "2"]], null)
      ], options),
      []
    )
  })
})

describe("scenes of any debates", () => {
  it("are what trainers and the check of error corrections want, as many corrections as there are corrected critics", () => {
    fc.assert(fc.property(fc.constantFrom(1, 2, 3, 4).chain(debates), (transcripts) => {
      const corrections = Scenes.errorCorrections(transcripts, options)
      const { critics } = Sets.of(transcripts, { ...options, loss: "final" })
      assert.strictEqual(corrections.length, critics.reduce((sum, { minus }) => sum + minus.length, 0))
      assert.deepStrictEqual(checked([...corrections, ...Scenes.debates(transcripts, options)]), [])
    }))
  })
})
