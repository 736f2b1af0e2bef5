import { assert, describe, it } from "@effect/vitest"
import { actors, rehearse, scripted } from "@stoa/core/testing"
import { Effect } from "effect"
import { but, input, lookAgain } from "./lookAgain.ts"

describe("a rehearsed play", () => {
  it("comes back with its conversations, and with all that was asked and told in it", async () => {
    const played = await rehearse(lookAgain, { input })
    assert.deepStrictEqual(
      played.calls.map(({ actor, prompt, role }) => [role, actor, prompt]),
      [["pupil", "pupil", "look-again-attempt"], ["teacher", "teacher", "look-again-correct"]]
    )
    const [first, again] = played.calls
    assert.match(first?.text ?? "", /^Offhand I would say \d+\.$/)
    assert.include(again?.shown ?? "", `First answer: ${first?.text}`)
    assert.deepStrictEqual(again?.output, { text: again?.text, right: false })
    assert.deepStrictEqual(
      played.conversations.map(({ turns }) => turns.map(({ content, message }) => [content, message])),
      [[
        [input.question, undefined],
        [first?.text, first?.id],
        ["Are you sure?", undefined],
        [again?.text, again?.id]
      ]]
    )
    assert.deepStrictEqual(played.notes, { right: 0 })
    assert.oneOf(played.remarks["mood"], ["patient", "strict"])
    assert.deepStrictEqual(played.told.map(({ from, heardBy }) => [from, heardBy]), [
      ["pupil", ["teacher", "class.1", "class.2"]]
    ])
  })

  it("is the same with the same seed, and says something else with others", async () => {
    const said = async (seed: number) => JSON.stringify(await rehearse(lookAgain, { input, seed }))
    assert.strictEqual(await said(7), await said(7))
    assert.isAbove(new Set(await Promise.all([1, 2, 3, 4, 5, 6].map(said))).size, 3)
  })

  it("takes settings from the record", async () => {
    const { conversations } = await rehearse(lookAgain, { input: { ...input, doubt: "Hm. Once more?" } })
    assert.strictEqual(conversations[0]?.turns[2]?.content, "Hm. Once more?")
  })

  it("is cast from a small society where one is asked for: a stranger cannot hear the others", async () => {
    const bare = actors(lookAgain)
    assert.isUndefined(bare.pupil.agent)
    assert.strictEqual(bare.class.length, 2)
    const { class: others, pupil, teacher } = actors(lookAgain, { society: true })
    const everybody = [pupil, teacher, ...others]
    assert.strictEqual(new Set(everybody.map(({ agent }) => agent)).size, everybody.length)
    for (const { person } of everybody) assert.match(person ?? "", /Character: /)
    const groupOf = (agent: string | undefined) => Math.floor(Number(agent?.slice(1)) / 5)
    assert.strictEqual(groupOf(pupil.agent), 0)
    assert.strictEqual(groupOf(teacher.agent), 2)
    const { calls } = await rehearse(lookAgain, { input, society: true })
    assert.strictEqual(calls.length, 2)
  })

  it("rejects with the sentence of the scenario where that is at fault", async () => {
    const broken = but({ play: () => Effect.sync(() => JSON.parse("{")) })
    await rehearse(broken, { input }).then(
      () => assert.fail("it played"),
      (error: Error) => assert.match(error.message, /^look-again: SyntaxError: /)
    )
    await rehearse(lookAgain, { input: {} }).then(
      () => assert.fail("it played"),
      (error: Error) => assert.match(error.message, /its input does not take this question/)
    )
  })
})

describe("a scripted stage", () => {
  const answers = { "look-again-attempt": ["I say 10."], "look-again-correct": [{ text: "It is 16.", right: false }] }

  it("answers by the name of the prompt, in order, and remembers what each prompt showed", async () => {
    const stage = scripted(answers)
    const { conversations } = await stage.play(lookAgain, { input })
    assert.deepStrictEqual(conversations[0]?.turns.map(({ content }) => content), [
      input.question,
      "I say 10.",
      "Are you sure?",
      "It is 16."
    ])
    assert.deepStrictEqual(stage.shown("look-again-correct", "teacher"), [
      `You are a teacher.\n\nQuestion: ${input.question}\n\nFirst answer: I say 10.\n\nSolution: ${input.answer}`
    ])
    assert.deepStrictEqual(stage.shown("look-again-correct", "pupil"), [])
    assert.strictEqual(stage.calls.length, 2)
  })

  it("answers with what a function makes of the input and of who is asked", async () => {
    const stage = scripted({
      "look-again-attempt": ({ question }, { role }) => `${role}: ${question.length}`,
      "look-again-correct": ({ attempt }) => ({ text: `Not ${attempt}`, right: true })
    })
    const { conversations, notes } = await stage.play(lookAgain, { input })
    assert.strictEqual(conversations[0]?.turns[3]?.content, `Not pupil: ${input.question.length}`)
    assert.deepStrictEqual(notes, { right: 1 })
  })

  it("gives no answer for null, and the play ends as it would in a run", async () => {
    const { calls, end, reason } = await scripted({ ...answers, "look-again-attempt": [null] }).play(lookAgain, {
      input
    })
    assert.strictEqual(end, "failed")
    assert.match(reason, /pupil gave no usable answer to the prompt look-again-attempt/)
    assert.deepStrictEqual(calls.map(({ id, text }) => [id, text]), [[undefined, ""]])
  })

  it("gives an answer that the prompt does not take as a model would give it", async () => {
    const { end } = await scripted({ ...answers, "look-again-correct": [{ text: 7 }] }).play(lookAgain, { input })
    assert.strictEqual(end, "failed")
  })

  it("says which answer is not written", async () => {
    const rejected = async (replies: Parameters<typeof scripted>[0]) => {
      try {
        await scripted(replies).play(lookAgain, { input })
        return "it played"
      } catch (error) {
        return error instanceof Error ? error.message : ""
      }
    }
    assert.match(
      await rejected({ "look-again-attempt": ["a"] }),
      /teacher is asked look-again-correct, for which nothing is scripted: there are answers to look-again-attempt/
    )
    assert.match(
      await rejected({ ...answers, "look-again-attempt": [] }),
      /for the 1st time, and 0 answers are scripted/
    )
  })

  it("rehearses the rest where that is wished", async () => {
    const stage = scripted({ "look-again-attempt": ["I say 10."] }, { rest: "rehearse" })
    const { conversations } = await stage.play(lookAgain, { input })
    assert.match(conversations[0]?.turns[3]?.content ?? "", /^Step by step it is this\./)
  })
})
