import { assert, describe, it } from "@effect/vitest"
import { Draft, Scenario, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import { jigsaw, pedagogy, socraticTutoring, withGain } from "../../../packages/scenarios/src/pedagogy/index.ts"
import * as questions from "./questions.ts"
import { type Asked, castOf, play } from "./stage.ts"

const transfer = { similar: [{ question: questions.likeSum, similarity: 0.8 }] }

/** Answers tests as told, by prompt and by question; everything else in rehearsal. */
const answering =
  (own: Readonly<Record<string, string>>, other: Readonly<Record<string, string>> = {}) =>
  ({ input, prompt }: Asked): string | undefined =>
    (input["question"] === questions.likeSum.question ? other : own)[prompt]

const tests = ["pre-test", "post-test", "post-test-alone"]
const ofTests = (asked: ReadonlyArray<Asked>) => asked.filter(({ prompt }) => tests.includes(prompt))

describe("a learner's gain", () => {
  it.effect("is measured by one test before, which both arms share, and one after in each", () =>
    Effect.gen(function*() {
      for (const scenario of pedagogy) {
        const { asked } = yield* play(withGain(scenario), questions.sum)
        assert.deepStrictEqual(ofTests(asked).map(({ actor, prompt }) => `${actor} ${prompt}`), [
          "learner pre-test",
          "learner post-test",
          "learner post-test-alone"
        ])
        assert.strictEqual(asked[0]?.prompt, "pre-test")
        const [pre, lesson, alone] = ofTests(asked)
        assert.strictEqual(lesson?.input["before"], alone?.input["before"])
        assert.notProperty(pre?.input, "before")
        assert.notProperty(alone?.input, "lesson")
      }
    }))

  it.effect("leaves the play and its conversations as they are", () =>
    Effect.gen(function*() {
      for (const scenario of pedagogy) {
        const plain = yield* play(scenario, questions.sum, { seed: 7 })
        const tested = yield* play(withGain(scenario), questions.sum, { seed: 7 })
        assert.deepStrictEqual(tested.conversations, plain.conversations)
        assert.strictEqual(withGain(scenario).name, scenario.name)
      }
    }))

  it.effect("is the difference of the scores after and before, its effect that of the two arms", () =>
    Effect.gen(function*() {
      const { notes } = yield* play(withGain(socraticTutoring), questions.sum, {
        answer: answering({
          "pre-test": "The answer is 2.",
          "post-test": "The answer is 3.",
          "post-test-alone": "The answer is 4."
        })
      })
      assert.deepStrictEqual(notes, { scored: 1, pre: 0, post: 1, control: 0, gain: 1, controlGain: 0, effect: 1 })
    }))

  it.effect("counts an answer lost by the lesson as a loss", () =>
    Effect.gen(function*() {
      const { notes } = yield* play(withGain(socraticTutoring), questions.sum, {
        answer: answering({
          "pre-test": "The answer is 3.",
          "post-test": "The answer is 2.",
          "post-test-alone": "The answer is 3."
        })
      })
      assert.deepStrictEqual(notes, { scored: 1, pre: 1, post: 0, control: 1, gain: -1, controlGain: 0, effect: -1 })
    }))

  it.effect("is measured on a like question too, which the scenario itself never sees", () =>
    Effect.gen(function*() {
      const { asked, notes } = yield* play(withGain(socraticTutoring), { ...questions.sum, ...transfer }, {
        answer: answering(
          { "pre-test": "The answer is 3.", "post-test": "The answer is 3.", "post-test-alone": "The answer is 3." },
          { "pre-test": "The answer is 1.", "post-test": "The answer is 5.", "post-test-alone": "The answer is 5." }
        )
      })
      assert.strictEqual(ofTests(asked).length, 6)
      assert.deepStrictEqual(notes, {
        scored: 1,
        pre: 1,
        post: 1,
        control: 1,
        gain: 0,
        controlGain: 0,
        effect: 0,
        transferPre: 0,
        transferPost: 1,
        transferControl: 1,
        transferGain: 1,
        transferControlGain: 1,
        transferEffect: 0
      })
      for (const { prompt, text } of asked) {
        if (!tests.includes(prompt)) assert.notInclude(text, questions.likeSum.question)
      }
    }))

  it.effect("shows the test on the same question no turn that gives the answer away, and the other one all of them", () =>
    Effect.gen(function*() {
      const { asked, conversations, remarks } = yield* play(withGain(socraticTutoring), {
        ...questions.sum,
        ...transfer
      })
      const last = conversations[0]?.turns.at(-1)?.content ?? ""
      assert.match(last, /The answer is 3\.$/)
      const lessons = asked.filter(({ prompt }) => prompt === "post-test").map(({ input }) => String(input["lesson"]))
      assert.notInclude(lessons[0], last)
      assert.notMatch(lessons[0] ?? "", /The answer is/)
      assert.include(lessons[0], "48 - 30 = 18")
      assert.include(lessons[1], last)
      assert.match(remarks["lesson"] ?? "", /^7 of 8 turns/)
      assert.match(remarks["transferLesson"] ?? "", /^8 of 8 turns/)
    }))

  it.effect("shows of several who speak in one turn those who do not name the answer", () =>
    Effect.gen(function*() {
      const { asked, remarks } = yield* play(withGain(jigsaw), questions.sum)
      const lesson = String(asked.find(({ prompt }) => prompt === "post-test")?.input["lesson"])
      assert.include(lesson, "that is 4 x 12")
      assert.include(lesson, "that is 48 - 30")
      assert.notInclude(lesson, "Each neighbour gets 3 rolls")
      assert.match(remarks["lesson"] ?? "", /^3 of 4 turns were shown in the test after it, [12] of them whole$/)
    }))

  it.effect("is not measured where nothing of the lesson may be shown", () =>
    Effect.gen(function*() {
      const telling = Scenario.make("telling", {
        summary: "The teacher says the answer.",
        roles: { teacher: "anyone", learner: "anyone" },
        learner: "learner",
        input: Schema.Struct({ question: Schema.String, answer: Schema.String }),
        play: () =>
          Effect.succeed([
            Draft.conversation([Draft.human("Listen."), Draft.gpt("It is 3.", { checks: ["reaches-answer"] })])
          ])
      })
      const { asked, notes, remarks } = yield* play(withGain(telling), questions.sum)
      assert.deepStrictEqual(ofTests(asked).map(({ prompt }) => prompt), ["pre-test"])
      assert.deepStrictEqual(notes, { scored: 1 })
      assert.match(remarks["lesson"] ?? "", /no test after it/)
    }))

  it.effect("is noted as not scored where answers cannot be told right or wrong, and the play goes on", () =>
    Effect.gen(function*() {
      const { asked, conversations, notes, remarks } = yield* play(withGain(jigsaw), { ...questions.open, ...transfer })
      assert.strictEqual(conversations.length, 1)
      assert.strictEqual(notes["scored"], 0)
      assert.notProperty(notes, "pre")
      assert.property(notes, "transferPre")
      const none = yield* play(withGain(jigsaw), questions.open)
      assert.deepStrictEqual(none.notes, { scored: 0 })
      assert.match(none.remarks["gain"] ?? "", /not tested/)
      assert.strictEqual(ofTests(none.asked).length, 0)
      assert.strictEqual(ofTests(asked).length, 3)
      assert.notProperty(remarks, "gain")
    }))

  it.effect("takes a test without a usable answer as not right, and keeps the conversation", () =>
    Effect.gen(function*() {
      const { conversations, notes } = yield* play(withGain(socraticTutoring), questions.sum, {
        answer: (
          { prompt }
        ) => (prompt === "post-test" ? " " : prompt === "post-test-alone" ? "The answer is 3." : undefined)
      })
      assert.strictEqual(conversations.length, 1)
      assert.strictEqual(notes["post"], 0)
      assert.strictEqual(notes["effect"], -1)
    }))

  it.effect("asks nothing after a play that came to nothing", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(withGain(jigsaw), questions.sum, { hears: () => false })
      assert.deepStrictEqual(conversations, [])
      assert.deepStrictEqual(ofTests(asked).map(({ prompt }) => prompt), ["pre-test"])
    }))

  it.effect("tests one of a group where a group learns, and nobody where nobody is named", () =>
    Effect.gen(function*() {
      const roles = { pupils: { cast: "group", size: 3 } } as const
      const options = {
        summary: "They sing.",
        roles,
        input: Schema.Struct({ question: Schema.String }),
        play: () => Effect.succeed([Draft.conversation([Draft.human("Sing."), Draft.gpt("La.")])])
      }
      const singing = Scenario.make("singing", { ...options, learner: "pupils" })
      const { asked } = yield* play(withGain(singing), { ...questions.sum, ...transfer })
      assert.strictEqual(new Set(ofTests(asked).map(({ actor }) => actor)).size, 1)
      assert.match(asked[0]?.actor ?? "", /^pupils\.\d$/)
      const alone = Scenario.make("singing-alone", options)
      assert.strictEqual(withGain(alone), alone)
    }))

  it.effect("leaves a scenario its own similar questions and takes the next", () =>
    Effect.gen(function*() {
      let seen: unknown
      const analogy = Scenario.make("like-analogy", {
        summary: "Two questions.",
        roles: { learner: "anyone" },
        learner: "learner",
        similar: 1,
        input: Schema.Struct({ question: Schema.String, similar: Schema.Array(Schema.Unknown) }),
        play: Effect.fnUntraced(function*({ input }) {
          yield* Stage
          seen = input.similar
          return [Draft.conversation([Draft.human("Do both."), Draft.gpt("Done.")])]
        })
      })
      const tested = withGain(analogy)
      assert.strictEqual(tested.similar, 2)
      const other = { question: { ...questions.likeSum, id: "third", question: "What is 2 + 3?" }, similarity: 0.5 }
      const { asked } = yield* play(tested, { ...questions.sum, similar: [...transfer.similar, other] })
      assert.deepStrictEqual(seen, transfer.similar)
      assert.deepStrictEqual(ofTests(asked).slice(0, 2).map(({ input }) => input["question"]), [
        questions.sum.question,
        "What is 2 + 3?"
      ])
    }))

  it.effect("asks a person of the society in character", () =>
    Effect.gen(function*() {
      const cast = castOf(socraticTutoring)
      const learner = {
        ...(Array.isArray(cast["learner"]) ? cast["learner"][0] : cast["learner"]),
        person: "Ida Moor, a beekeeper."
      }
      const { asked } = yield* play(withGain(socraticTutoring), questions.sum, {
        cast: { ...cast, learner } as ReturnType<typeof castOf>
      })
      for (const { actor, text } of asked) {
        assert.strictEqual(text.includes("Ida Moor, a beekeeper."), actor === "learner")
      }
    }))
})
