import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Sets from "../../../../packages/scenarios/src/finetuning/data/Sets.ts"
import { spoken } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import { debates, task, transcript } from "./transcripts.ts"

const options = { task, agents: 3, loss: "final" } as const

// agent 1     agent 2     agent 3      vote
const told = [
  transcript("q1", [["5", "5"], ["4", "5"], ["5", "4"]], "5"),
  transcript("q2", [["7", "7"], [null, "7"], ["7", "failed"]], "7"),
  transcript("q3", [["1", "2"], ["3", "3"], [null, null]], null),
  transcript("q4", [["failed", "9"], ["9", "9"], ["8", "9"]], "9")
]

const idsOf = (conversations: ReadonlyArray<{ readonly id: string }>) => conversations.map(({ id }) => id)

describe("the data sets of agents", () => {
  it("are what the paper says, worked out by hand", () => {
    const { critics, generators } = Sets.of(told, options)
    assert.deepStrictEqual(generators.map(idsOf), [
      ["q1/generator-1/G", "q2/generator-1/G"],
      ["q4/generator-2/G"],
      // What it says last in q1 is wrong, and in q2 nothing came: its first answers are right all the same.
      ["q1/generator-3/G", "q2/generator-3/G"]
    ])
    assert.deepStrictEqual(critics.map(({ minus }) => idsOf(minus)), [
      [],
      // In q2 its first answer cannot be read, which counts as wrong.
      ["q1/critic-2/C-", "q2/critic-2/C-"],
      ["q4/critic-3/C-"]
    ])
    assert.deepStrictEqual(critics.map(({ plus }) => idsOf(plus)), [
      // In q4 its first call failed: there is no conversation of it, though it ends with the vote.
      ["q1/critic-1/C+", "q2/critic-1/C+"],
      ["q4/critic-2/C+"],
      []
    ])
  })

  it("hold what the agent itself was asked and said, word for word, and no summary apart", () => {
    const { critics, generators } = Sets.of(told, options)
    assert.deepStrictEqual(critics[1]?.minus[0], {
      id: "q1/critic-2/C-",
      question: "q1",
      agent: "critic-2",
      set: "C-",
      turns: [
        { role: "user", content: "Solve q1.", learnt: false },
        { role: "assistant", content: "Agent 2 thinks,\nand says \\boxed{4}", learnt: false },
        { role: "user", content: "Round 2: others differ. Solve q1 again, agent 2.", learnt: false },
        { role: "assistant", content: "Agent 2 thinks,\nand says \\boxed{5}", learnt: true }
      ]
    })
    assert.deepStrictEqual(generators[0]?.[0]?.turns, [
      { role: "user", content: "Solve q1.", learnt: false },
      { role: "assistant", content: "Agent 1 thinks,\nand says \\boxed{5}", learnt: true }
    ])
  })

  it("learn every answer where all is to be learnt, the wrong first one too, and never what was asked", () => {
    const { critics } = Sets.of(told, { ...options, loss: "all" })
    assert.deepStrictEqual(critics[1]?.minus[0]?.turns.map(({ learnt }) => learnt), [false, true, false, true])
  })

  it("have no critics where a debate is one round", () => {
    const { critics, generators } = Sets.of([transcript("q", [["1"], ["1"], ["2"]], "1")], options)
    assert.deepStrictEqual(generators.map(({ length }) => length), [1, 1, 0])
    assert.deepStrictEqual(critics, [])
  })

  it("tell sides apart by the first answer, however it went in between", () => {
    const long = transcript("q", [["1", "2", "1"], ["2", "1", "1"], ["2", "1", "2"]], "1")
    const { critics } = Sets.of([long], options)
    assert.deepStrictEqual(critics.map(({ minus, plus }) => [minus.length, plus.length]), [[0, 1], [1, 0], [0, 0]])
    assert.strictEqual(critics[0]?.plus[0]?.turns.length, 6)
  })

  it("take nothing from an empty reply", () => {
    const made = transcript("q", [["1", "1"], ["1", "1"], ["1", "1"]], "1")
    const said = made.said.map((one) => (one.agent === "generator-1" ? { ...one, text: " \n" } : one))
    const { critics, generators } = Sets.of([{ ...made, said }], options)
    assert.deepStrictEqual([generators[0], critics[0]], [[], { minus: [], plus: [] }])
  })

  it("take nothing from a call that failed, also where part of a reply came", () => {
    const made = transcript("q", [["1", "1"], ["1", "1"], ["1", "1"]], "1")
    const said = made.said.map((one) => (one.agent === "critic-1" ? { ...one, failure: "the line broke" } : one))
    const { critics, generators } = Sets.of([{ ...made, said }], options)
    assert.deepStrictEqual([generators[0]?.length, critics[0]], [1, { minus: [], plus: [] }])
  })

  it("never ask a task to compare with a vote that there is none of, nor an answer that could not be read", () => {
    const agreeable = { same: () => true }
    const { critics, generators } = Sets.of([
      transcript("q1", [["1", "1"], ["1", "1"], ["1", "1"]], null),
      transcript("q2", [[null, null], [null, null], [null, null]], "1")
    ], { ...options, task: agreeable })
    assert.deepStrictEqual([generators.flat(), critics.flatMap(({ minus, plus }) => [...minus, ...plus])], [[], []])
  })

  it("agree with the vote, keep their sides apart, and miss nothing", () => {
    fc.assert(fc.property(fc.constantFrom(1, 2, 3).chain(debates), (transcripts) => {
      const { critics, generators } = Sets.of(transcripts, options)
      const byQuestion = new Map(transcripts.map((one) => [one.question, one]))
      for (const [index, conversations] of generators.entries()) {
        for (const { question, turns } of conversations) {
          const { vote } = byQuestion.get(question)!
          assert.include(turns.at(-1)?.content, `\\boxed{${vote.answer}}`)
        }
        const right = transcripts.filter((one) => {
          const first = spoken(one, index + 1, 1)
          return one.vote.answer !== null && first?.answer === one.vote.answer
        })
        assert.strictEqual(conversations.length, right.length)
      }
      for (const [index, { minus, plus }] of critics.entries()) {
        const questions = [...minus, ...plus].map(({ question }) => question)
        assert.strictEqual(new Set(questions).size, questions.length)
        for (const { question, turns } of [...minus, ...plus]) {
          const { rounds, vote } = byQuestion.get(question)!
          assert.strictEqual(turns.length, 2 * rounds)
          assert.include(turns.at(-1)?.content, `\\boxed{${vote.answer}}`)
          assert.deepStrictEqual(turns.filter(({ learnt }) => learnt), turns.slice(-1))
        }
        const fitting = transcripts.filter((one) => {
          const said = Array.from({ length: one.rounds }, (_, round) => spoken(one, index + 1, round + 1))
          return one.rounds > 1 && one.vote.answer !== null && said.every((each) => each?.text !== null) &&
            said.at(-1)?.answer === one.vote.answer
        })
        assert.strictEqual(questions.length, fitting.length)
      }
    }))
  })
})
