import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import * as fc from "fast-check"
import { Tie } from "../../../../packages/scenarios/src/finetuning/debate/Tie.ts"
import { type Ballot, count } from "../../../../packages/scenarios/src/finetuning/debate/Vote.ts"

const same = (a: string, b: string) => Number(a) === Number(b)

const ballots = (answers: ReadonlyArray<string | null>): ReadonlyArray<Ballot> =>
  answers.map((answer, index) => ({ agent: `critic-${index + 1}`, answer }))

const counted = (answers: ReadonlyArray<string | null>, tie: typeof Tie.Type = "random", seed = 1) =>
  count(ballots(answers), { same, tie, chance: Seed.chance(seed) })

/** Answers of up to a dozen agents; a few values in several spellings, and some that could not be read. */
const answers = fc.array(fc.constantFrom("1", "1.0", "2", "2.00", "3", null), { maxLength: 12 })
const seeds = fc.integer({ min: 0, max: 0x7fffffff })
const ties = fc.constantFrom(...Tie.literals)

describe("a vote", () => {
  it("is won by the answer with the most agents, as the first of them gave it", () => {
    assert.deepStrictEqual(counted(["7", "42.0", null, "42", "042"]), {
      answer: "42.0",
      classes: [{ answer: "42.0", agents: ["critic-2", "critic-4", "critic-5"] }, {
        answer: "7",
        agents: ["critic-1"]
      }],
      tied: false
    })
  })

  it("goes by the number of an agent and not by its letters", () => {
    const answers = Array.from({ length: 12 }, (_, index) => String(index))
    assert.strictEqual(counted(answers, "first").answer, "0")
    assert.deepStrictEqual(
      counted(answers, "first").classes.map(({ agents }) => agents[0]),
      ballots(answers).map(({ agent }) => agent)
    )
  })

  it("of several largest is drawn, goes to the first, or to nobody", () => {
    const tied = ["9", "5", "7", "7", "5"]
    assert.strictEqual(counted(tied, "first").answer, "5")
    assert.isNull(counted(tied, "none").answer)
    assert.isTrue(counted(tied, "none").tied)
    assert.strictEqual(counted(tied, "none").classes[0]?.answer, "5")
    const drawn = Array.from({ length: 60 }, (_, seed) => counted(tied, "random", seed).answer)
    assert.deepStrictEqual([...new Set(drawn)].toSorted(), ["5", "7"])
    assert.deepStrictEqual(drawn, Array.from({ length: 60 }, (_, seed) => counted(tied, "random", seed).answer))
  })

  it("is without a winner where nobody's answer could be read", () => {
    for (const tie of Tie.literals) {
      assert.deepStrictEqual(counted([null, null], tie), { answer: null, classes: [], tied: false })
    }
  })

  it("holds an answer against the first of a class alone, since sameness need not carry over", () => {
    const near = (a: string, b: string) => Math.abs(Number(a) - Number(b)) <= 1
    const { classes } = count(ballots(["1", "2", "3"]), { same: near, tie: "first", chance: Seed.chance(1) })
    assert.deepStrictEqual(classes, [{ answer: "1", agents: ["critic-1", "critic-2"] }, {
      answer: "3",
      agents: ["critic-3"]
    }])
  })

  it("is the same in whatever order the agents are done", () => {
    fc.assert(fc.property(answers, ties, seeds, (answers, tie, seed) => {
      const all = ballots(answers)
      const counted = (given: ReadonlyArray<Ballot>) => count(given, { same, tie, chance: Seed.chance(seed) })
      assert.deepStrictEqual(counted(Seed.chance(seed).shuffle(all)), counted(all))
    }))
  })

  it("is for the majority where there is one, whatever is done about ties", () => {
    fc.assert(fc.property(answers, ties, seeds, (answers, tie, seed) => {
      const { answer, tied } = counted(answers, tie, seed)
      const readable = answers.filter((each) => each !== null)
      const most = readable.find((one) => readable.filter((each) => same(each, one)).length * 2 > readable.length)
      if (most === undefined) return
      assert.isFalse(tied)
      assert.isTrue(answer !== null && same(answer, most))
    }))
  })

  it("has every agent whose answer could be read in one class, nobody else, and its winner among the largest", () => {
    fc.assert(fc.property(answers, ties, seeds, (answers, tie, seed) => {
      const { answer, classes, tied } = counted(answers, tie, seed)
      const readable = ballots(answers).filter((each) => each.answer !== null)
      assert.deepStrictEqual(
        classes.flatMap(({ agents }) => agents).toSorted(),
        readable.map(({ agent }) => agent).toSorted()
      )
      assert.strictEqual(answer === null, readable.length === 0 || (tied && tie === "none"))
      if (answer === null) return
      const won = classes.find((each) => each.answer === answer)
      assert.strictEqual(won?.agents.length, classes[0]?.agents.length)
    }))
  })
})
