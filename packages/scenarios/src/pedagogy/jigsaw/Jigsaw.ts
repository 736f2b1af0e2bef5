/** The jigsaw classroom: E. Aronson, N. Blaney, C. Stephan, J. Sikes and M. Snapp, "The Jigsaw Classroom", 1978. */
import { type Actor, Scenario, setting, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import * as Options from "../../rehearse/Options.ts"
import * as Hearing from "../Hearing.ts"
import { conversation, line, scripted } from "../Lines.ts"
import * as Material from "../Material.ts"
import { advise, askBack, assemble, expound, replyTo } from "./prompts.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  divide: setting(
    Schema.Literals(["solution", "question"]),
    "What is divided among the experts: the worked solution, where it has parts, or the question",
    "solution"
  )
})

/** Most experts of a group. */
const most = 4

/** What is divided, what an expert has of it, and the parts: of a choice without a worked solution its options. */
const partsOf = ({ answer, divide, question }: typeof input.Type, count: number) => {
  const solution = Material.parts(Material.readable(answer), count)
  if (divide === "solution" && solution.length > 1) {
    return { of: "the worked solution", share: "one part of the worked solution", parts: solution }
  }
  const options = Options.find(question).map(({ letter, text }) => `${letter}. ${text}`)
  return options.length > 1
    ? { of: "the options", share: "some of the options", parts: Material.parts(options.join("\n"), count) }
    : { of: "the question", share: "one part of the question", parts: Material.parts(question, count) }
}

/**
 * Each expert of a group is given a part, of the worked solution if it has parts, and explains it to the learner, who sees none of
 * them; the learner asks one of the experts back, the teacher, who sees the reference, says what is still missing without giving it
 * away, and the learner puts the whole together: 4 calls and one for each expert. The teacher's and the experts' words that the
 * learner heard are the human side, with their names; the learner is the model's: four turns. None of them is held to withhold the
 * answer: it stands in an expert's part.
 */
export const jigsaw = Scenario.make("jigsaw", {
  summary:
    "Each expert of a group knows one part of the solution and explains it, and the learner puts the whole together (Aronson and others 1978).",
  roles: {
    learner: { cast: "anyone", model: "peer", summary: "Hears the experts and puts the whole together" },
    group: { cast: "group", size: 3, model: "peer", summary: "Experts, each of one part" },
    teacher: { cast: "neighbour", model: "strong", summary: "Knows the whole and says what is missing" }
  },
  learner: "learner",
  input,
  play: Effect.fnUntraced(function*({ cast: { group, learner, teacher }, input }) {
    const stage = yield* Stage
    const { question } = input
    const { of, parts, share } = partsOf(input, Math.min(group.length, most))
    if (parts.length < 2) return yield* stage.elsewhere("a jigsaw wants two experts or more, and as many parts")
    const hearing = Hearing.make()
    const experts = (yield* stage.shuffle("experts", group)).slice(0, parts.length)
    const given = experts.map((expert, index) => ({ expert, part: parts[index] as string }))
    const knowing = (actor: Actor) => ({ question, talk: hearing.knownTo(actor), ...Hearing.self(actor) })

    const explained = yield* Effect.forEach(
      given,
      ({ expert, part }, index) =>
        stage.ask(expert, expound, {
          question,
          of,
          part,
          turn: `part ${index + 1} of ${parts.length}`,
          ...Hearing.self(expert)
        }),
      { concurrency: "unbounded" }
    )
    yield* Effect.forEach(explained, hearing.say)
    const heard = explained.filter((message) => hearing.reached(message, learner))
    const [first, ...others] = heard.map(({ from }) => from)
    if (first === undefined) {
      yield* stage.remark("jigsaw", "no expert was heard by the learner")
      return []
    }
    const asked = yield* stage.choose("asked", [first, ...others])
    const query = yield* stage.ask(learner, askBack, { ...knowing(learner), expert: Hearing.self(asked).name })
    yield* hearing.say(query)
    const part = given.find(({ expert }) => expert === asked)?.part ?? ""
    const reply = yield* stage.ask(asked, replyTo, { ...knowing(asked), of, part })
    yield* hearing.say(reply)
    const advice = yield* stage.ask(teacher, advise, { ...knowing(teacher), reference: input.answer })
    yield* hearing.say(advice)
    const whole = yield* stage.ask(learner, assemble, knowing(learner))

    const names = experts.map((expert) => Hearing.self(expert).name)
    const opening = `${question}\n\nEach of our experts has been given ${share} and explains it: ${names.join(", ")}. ${
      Hearing.self(learner).name
    }, you put the whole together.`
    return [conversation([
      scripted("human", opening, "teacher"),
      ...heard.map((message) => line("human", message, { speaker: "expert" })),
      line("gpt", query, { speaker: "learner" }),
      ...[reply].filter((message) => hearing.reached(message, learner)).map((message) =>
        line("human", message, { speaker: "expert" })
      ),
      line("human", advice, { speaker: "teacher" }),
      line("gpt", whole, { speaker: "learner", checks: ["reaches-answer"] })
    ])]
  })
})
