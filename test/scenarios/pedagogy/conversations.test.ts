import { assert, describe, it } from "@effect/vitest"
import type { Draft } from "@stoa/core"
import { Effect } from "effect"
import * as fc from "fast-check"
import {
  jigsaw,
  pedagogy,
  peerInstruction,
  reciprocalTeaching,
  socraticTutoring
} from "../../../packages/scenarios/src/pedagogy/index.ts"
import * as questions from "./questions.ts"
import { castOf, play } from "./stage.ts"

const shape = (turns: ReadonlyArray<Draft.Turn> = []) =>
  turns.map(({ role, speaker }) => `${role === "user" ? "human" : "gpt"}: ${speaker}`)

const checksOf = (turns: ReadonlyArray<Draft.Turn> = []) => turns.map(({ checks }) => (checks ?? []).join(","))

/** What is wrong with the shape of a conversation; nothing where it is a lawful one. */
const breaches = ({ turns }: Draft.Conversation): ReadonlyArray<string> => [
  ...(turns[0]?.role === "user" ? [] : ["it does not begin with the human side"]),
  ...(turns.at(-1)?.role === "assistant" ? [] : ["it does not end with the model's side"]),
  ...turns.flatMap(({ content, role, speaker }, at) => [
    ...(role === turns[at - 1]?.role ? [`turn ${at + 1} is of the side of the turn before`] : []),
    ...(content.trim() === "" ? [`turn ${at + 1} says nothing`] : []),
    ...(speaker === undefined ? [`nobody says turn ${at + 1}`] : [])
  ])
]

describe("the conversations of a classroom", () => {
  it("come from four scenarios, each named after where it is from, with a learner", () => {
    assert.deepStrictEqual(pedagogy.map(({ name }) => name).toSorted(), [
      "jigsaw",
      "peer-instruction",
      "reciprocal-teaching",
      "socratic-tutoring"
    ])
    for (const { learner, roles, summary } of pedagogy) {
      assert.match(summary, /\((?:.*) \d{4}.*\)\.$/)
      assert.property(roles, String(learner))
    }
  })

  for (const scenario of pedagogy) {
    it.effect(`${scenario.name} takes turns from human to gpt whatever the question and whatever the seed, in twelve calls at most`, () =>
      Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(
            fc.nat(100_000),
            fc.constantFrom(...questions.all),
            fc.record({
              exchanges: fc.constantFrom(2, 3, 4),
              learn: fc.constantFrom("learner", "tutor"),
              parts: fc.constantFrom(2, 3, 4),
              divide: fc.constantFrom("solution", "question")
            }),
            async (seed, question, settings) => {
              const result = await Effect.runPromise(
                play(scenario, { ...question, ...settings }, { seed }).pipe(
                  Effect.catchTag("StageError", (error) => Effect.succeed(error))
                )
              )
              if ("reason" in result) return assert.strictEqual(result.reason._tag, "Elsewhere")
              assert.strictEqual(result.conversations.length, 1)
              assert.deepStrictEqual(result.conversations.flatMap(breaches), [])
              assert.isAtMost(result.asked.length, 12)
              return undefined
            }
          ),
          { numRuns: 60 }
        )
      ))

    it.effect(`${scenario.name} takes turns too where a society lets nobody hear anybody, or comes to nothing`, () =>
      Effect.gen(function*() {
        const { conversations, remarks } = yield* play(scenario, questions.sum, { hears: () => false })
        assert.deepStrictEqual(conversations.flatMap(breaches), [])
        if (conversations.length === 0) assert.property(remarks, scenario.name)
      }))
  }
})

describe("Socratic tutoring", () => {
  it.effect("is a talk of tutor and learner, with as many questions as wanted, none of which may give the answer away", () =>
    Effect.gen(function*() {
      for (const exchanges of [2, 3, 4]) {
        const { asked, conversations } = yield* play(socraticTutoring, { ...questions.sum, exchanges })
        const [conversation] = conversations
        assert.deepStrictEqual(asked.map(({ actor, prompt }) => `${actor} ${prompt}`), [
          "learner socratic-think",
          ...Array.from({ length: exchanges }).flatMap((_, at) => [
            "tutor socratic-ask",
            at === exchanges - 1 ? "learner socratic-conclude" : "learner socratic-reply"
          ])
        ])
        assert.deepStrictEqual(shape(conversation?.turns), [
          "human: tutor",
          "gpt: learner",
          ...Array.from({ length: exchanges }).flatMap(() => ["human: tutor", "gpt: learner"])
        ])
        assert.deepStrictEqual(checksOf(conversation?.turns), [
          "",
          "",
          ...Array.from({ length: exchanges }).flatMap((_, at) => [
            "withholds-answer",
            at === exchanges - 1 ? "reaches-answer" : ""
          ])
        ])
        assert.strictEqual(conversation?.turns[0]?.content, questions.sum.question)
      }
    }))

  it.effect("has the tutor's turns learnt instead where that is set, and gives the tutor the last word", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(socraticTutoring, { ...questions.sum, exchanges: 2, learn: "tutor" })
      const [conversation] = conversations
      assert.deepStrictEqual(shape(conversation?.turns), [
        "human: learner",
        "gpt: tutor",
        "human: learner",
        "gpt: tutor",
        "human: learner",
        "gpt: tutor"
      ])
      assert.isTrue(conversation?.turns[0]?.content.startsWith(questions.sum.question))
      assert.strictEqual(asked.at(-1)?.prompt, "socratic-reflect")
      assert.deepStrictEqual(checksOf(conversation?.turns), [
        "",
        "withholds-answer",
        "",
        "withholds-answer",
        "reaches-answer",
        ""
      ])
    }))

  it.effect("leads a rehearsed learner to the answer by the steps of the solution", () =>
    Effect.gen(function*() {
      const { conversations } = yield* play(socraticTutoring, questions.sum)
      assert.match(conversations[0]?.turns.at(-1)?.content ?? "", /48 - 30 = 18.*18 \/ 6 = 3.*The answer is 3\.$/)
    }))
})

describe("peer instruction", () => {
  it.effect("lets both vote alone, argue, and vote again, before the teacher explains", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(peerInstruction, questions.choice)
      assert.deepStrictEqual(asked.map(({ actor, prompt }) => `${actor} ${prompt}`), [
        "learner peer-vote",
        "neighbour peer-vote",
        "neighbour peer-argue",
        "learner peer-argue",
        "learner peer-revote",
        "neighbour peer-revote",
        "teacher peer-explain"
      ])
      assert.deepStrictEqual(shape(conversations[0]?.turns), [
        "human: teacher",
        "gpt: learner",
        "human: neighbour",
        "gpt: learner",
        "human: neighbour",
        "gpt: teacher"
      ])
      assert.deepStrictEqual(checksOf(conversations[0]?.turns).at(-1), "reaches-answer")
    }))

  it.effect("tells nobody of a vote before both are given", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(peerInstruction, questions.choice, {
        answer: ({ actor, prompt }) => (prompt === "peer-vote" ? `I am ${actor}. My answer is A.` : undefined)
      })
      for (const call of asked.slice(0, 2)) assert.notInclude(call.text, "I am ")
      const [, , objection] = asked
      assert.include(objection?.text, "I am learner")
      assert.include(objection?.text, "I am neighbour")
    }))

  it.effect("notes the share of right votes before and after, where answers can be told by value", () =>
    Effect.gen(function*() {
      const { notes } = yield* play(peerInstruction, questions.choice, {
        answer: ({ actor, prompt }) =>
          prompt === "peer-vote"
            ? `My answer is ${actor === "learner" ? "B" : "C"}.`
            : prompt === "peer-revote"
            ? "My answer is B."
            : undefined
      })
      assert.deepStrictEqual(notes, { firstVotes: 0.5, secondVotes: 1 })
      assert.deepStrictEqual((yield* play(peerInstruction, questions.open)).notes, {})
    }))
})

describe("votes in peer instruction", () => {
  const trained = (first: string, second: string) =>
    Effect.map(
      play(peerInstruction, questions.choice, {
        answer: ({ actor, prompt }) => {
          if (actor === "neighbour") return "My answer is C."
          return prompt === "peer-vote" ? first : prompt === "peer-revote" ? second : undefined
        }
      }),
      ({ conversations }) => conversations[0]?.turns.map(({ train }) => train)
    )
  const [all, wrong, right] = [undefined, "My answer is C.", "My answer is B."]

  it.effect("are not learnt where they are wrong, and the neighbour's are never marked", () =>
    Effect.gen(function*() {
      assert.deepStrictEqual(yield* trained(wrong, right), [all, false, all, all, all, all])
      assert.deepStrictEqual(yield* trained(right, wrong), [all, all, all, false, all, all])
      assert.deepStrictEqual(yield* trained(right, right), [all, all, all, all, all, all])
      assert.deepStrictEqual(yield* trained("I cannot tell.", right), [all, all, all, all, all, all])
    }))
})

describe("reciprocal teaching", () => {
  it.effect("gives the lead to another pupil in each part, and to the learner in the last", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(reciprocalTeaching, { ...questions.sum, parts: 3 })
      const leaders = asked.filter(({ prompt }) => prompt === "reciprocal-question").map(({ actor }) => actor)
      assert.strictEqual(new Set(leaders).size, 3)
      assert.strictEqual(leaders.at(-1), "learner")
      assert.deepStrictEqual(asked.map(({ prompt }) => prompt), [
        "reciprocal-question",
        "reciprocal-answer",
        "reciprocal-lead",
        "reciprocal-question",
        "reciprocal-answer",
        "reciprocal-lead",
        "reciprocal-question",
        "reciprocal-answer",
        "reciprocal-sum-up"
      ])
      for (const at of [0, 3, 6]) {
        assert.strictEqual(asked[at]?.actor, asked[at + 2]?.actor)
        assert.notStrictEqual(asked[at]?.actor, asked[at + 1]?.actor)
      }
      assert.deepStrictEqual(
        shape(conversations[0]?.turns),
        [0, 1, 2].flatMap(() => ["human: teacher", "gpt: pupil", "human: pupil", "gpt: pupil"])
      )
      assert.deepStrictEqual(checksOf(conversations[0]?.turns).at(-1), "reaches-answer")
    }))

  it.effect("shows nobody what comes after the part that was just read", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(reciprocalTeaching, { ...questions.sum, parts: 3 })
      for (const { text } of asked.slice(0, 3)) assert.notMatch(text, /48|Each neighbour gets/)
      for (const { text } of asked.slice(3, 6)) assert.notInclude(text, "Each neighbour gets")
      for (const { text } of asked.slice(6)) assert.include(text, "Each neighbour gets 18/6=3 rolls.")
    }))

  it.effect("wants somebody beside the learner", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(play(reciprocalTeaching, questions.sum, {
        cast: { ...castOf(reciprocalTeaching), group: [] }
      }))
      assert.match(String(error), /wants a group of two or more/)
    }))
})

describe("a jigsaw", () => {
  it.effect("shows each expert its own part of the solution and the learner none of them", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(jigsaw, questions.sum)
      const experts = asked.filter(({ prompt }) => prompt === "jigsaw-expound")
      const lines = ["Mira bakes 4*12=48", "48-30=18 rolls left", "18/6=3 rolls"]
      assert.deepStrictEqual(experts.map(({ text }) => lines.filter((line) => text.includes(line))), [
        [lines[0]],
        [lines[1]],
        [lines[2]]
      ])
      for (const { text } of asked.filter(({ actor }) => actor === "learner")) {
        for (const line of lines) assert.notInclude(text, line)
      }
    }))

  it.effect("has the learner ask one expert back, who answers, and the teacher advise before the whole is put together", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(jigsaw, questions.sum)
      assert.deepStrictEqual(asked.map(({ prompt }) => prompt), [
        "jigsaw-expound",
        "jigsaw-expound",
        "jigsaw-expound",
        "jigsaw-ask-back",
        "jigsaw-reply",
        "jigsaw-advise",
        "jigsaw-assemble"
      ])
      assert.match(asked[4]?.actor ?? "", /^group\.\d$/)
      const [conversation] = conversations
      assert.deepStrictEqual(shape(conversation?.turns), [
        "human: teacher and expert",
        "gpt: learner",
        "human: expert and teacher",
        "gpt: learner"
      ])
      assert.deepStrictEqual(checksOf(conversation?.turns), ["", "", "", "reaches-answer"])
      for (const name of ["Ada", "Ben", "Chidi"]) assert.include(conversation?.turns[0]?.content, `\n\n${name}: `)
    }))

  it.effect("leaves out what the learner did not hear", () =>
    Effect.gen(function*() {
      const { asked, conversations } = yield* play(jigsaw, questions.sum, {
        answer: ({ actor, prompt }) => (prompt === "jigsaw-expound" ? `The part of ${actor}.` : undefined),
        hears: (actor, from) => !(actor.id === "learner" && from.id === "group.2")
      })
      const first = conversations[0]?.turns[0]?.content ?? ""
      assert.include(first, "The part of group.1.")
      assert.notInclude(first, "The part of group.2.")
      assert.notInclude(asked.at(-1)?.text, "The part of group.2.")
      assert.notStrictEqual(asked[4]?.actor, "group.2")
    }))

  it.effect("divides the options of a choice, and sends elsewhere what has no parts", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(jigsaw, questions.choice)
      const given = asked.filter(({ prompt }) => prompt === "jigsaw-expound").map(({ input }) => String(input["part"]))
      assert.deepStrictEqual(given.join(" ").match(/\b[A-D]\. /g), ["A. ", "B. ", "C. ", "D. "])
      const error = yield* Effect.flip(
        play(jigsaw, { question: "Why is the sky blue?", answer: "Because of scattering." })
      )
      assert.match(String(error), /wants two experts or more/)
    }))
})

describe("the reference answer", () => {
  const planted = "the heron stands at the ford"
  const question = {
    question: "Where does the heron stand? Say it in a sentence.",
    answer: `Look at the water. Truly, ${planted}.`
  }

  it.effect("is seen by the tutor and not by the learner", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(socraticTutoring, { ...question, learn: "tutor" }, {
        answer: ({ prompt }) => `Something said at ${prompt}.`
      })
      for (const { actor, text } of asked) assert.strictEqual(text.includes(planted), actor === "tutor", actor)
    }))

  it.effect("is seen by the teacher of a lecture and by none of the neighbours", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(peerInstruction, question, {
        answer: ({ prompt }) => `Something said at ${prompt}.`
      })
      for (const { actor, text } of asked) assert.strictEqual(text.includes(planted), actor === "teacher", actor)
    }))

  it.effect("is seen by the teacher of a jigsaw, and in its part by one expert", () =>
    Effect.gen(function*() {
      const { asked } = yield* play(jigsaw, question, { answer: ({ prompt }) => `Something said at ${prompt}.` })
      const seen = asked.filter(({ text }) => text.includes(planted)).map(({ actor, prompt }) => `${actor} ${prompt}`)
      assert.include(seen, "teacher jigsaw-advise")
      assert.notInclude(seen.join(), "learner")
      assert.strictEqual(
        new Set(seen.filter((one) => one.startsWith("group"))).size,
        seen.filter((one) => one.startsWith("group")).length
      )
      assert.strictEqual(seen.filter((one) => one.endsWith("jigsaw-expound")).length, 1)
    }))
})
