/**
 * Reciprocal teaching: A. S. Palincsar and A. L. Brown, "Reciprocal Teaching of Comprehension-Fostering and Comprehension-Monitoring
 * Activities", 1984.
 */
import { type Actor, Scenario, setting, Stage } from "@stoa/core"
import { Effect, Schema } from "effect"
import * as Hearing from "../Hearing.ts"
import { conversation, type Line, line, scripted } from "../Lines.ts"
import * as Material from "../Material.ts"
import { answer, lead, question, sumUp } from "./prompts.ts"

const input = Schema.Struct({
  question: Schema.NonEmptyString,
  answer: Schema.NonEmptyString,
  parts: setting(
    Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 4 })),
    "Parts in which the text is read, the question among them: 2 to 4",
    3
  )
})

/** What the teacher says when a part is read. */
const opening = (nth: number, text: string, leader: string): string =>
  nth === 0
    ? `We begin with the question itself.\n\n${text}\n\n${leader}, you lead.`
    : `We read on, in the worked solution.\n\n${text}\n\n${leader}, now you lead.`

/**
 * The question and its worked solution are a text that a group reads in parts. A pupil leads each part: asks about it, hears another
 * pupil's answer, clears up what was unclear, sums up and says what it expects next; the learner leads the last part and sums up the
 * whole. 3 calls a part, 4 turns a part. Nobody has read on further than the talk: a part is shown when its turn comes. The pupil who
 * leads is the model's side; the text and the pupil who answers are the human one.
 */
export const reciprocalTeaching = Scenario.make("reciprocal-teaching", {
  summary:
    "A group reads a question and its worked solution in parts and takes turns at leading: question, clarify, summarise, predict (Palincsar and Brown 1984).",
  roles: {
    learner: { cast: "anyone", model: "peer", summary: "Answers at first, leads the last part and sums up the whole" },
    group: { cast: "group", size: 3, model: "peer", summary: "Pupils who take turns at leading" }
  },
  learner: "learner",
  input,
  play: Effect.fnUntraced(function*({ cast: { group, learner }, input }) {
    const stage = yield* Stage
    if (group.length === 0) return yield* stage.elsewhere("reciprocal teaching wants a group of two or more")
    const texts = [input.question.trim(), ...Material.parts(Material.readable(input.answer), input.parts - 1)]
    const others = yield* stage.shuffle("leaders", group)
    const hearing = Hearing.make()
    const lines: Array<Line> = []
    const pupil = { speaker: "pupil" }

    for (const [nth, text] of texts.entries()) {
      const isLast = nth === texts.length - 1
      const leader = isLast ? learner : others[nth % others.length] as Actor
      const listening = [...others, learner].filter((actor) => actor !== leader)
      const replier = nth === 0 ? learner : listening[nth % listening.length] as Actor
      const knowing = (actor: Actor) => ({
        question: nth === 0 ? "" : texts[0] ?? "",
        read: texts.slice(1, nth).join("\n"),
        part: text,
        talk: hearing.knownTo(actor),
        ...Hearing.self(actor)
      })
      const asked = yield* stage.ask(leader, question, knowing(leader))
      yield* hearing.say(asked)
      const replied = yield* stage.ask(replier, answer, knowing(replier))
      yield* hearing.say(replied)
      const led = yield* stage.ask(leader, isLast ? sumUp : lead, knowing(leader))
      yield* hearing.say(led)
      lines.push(
        scripted("human", opening(nth, text, Hearing.self(leader).name), "teacher"),
        line("gpt", asked, pupil),
        line("human", replied, pupil),
        line("gpt", led, isLast ? { ...pupil, checks: ["reaches-answer"] } : pupil)
      )
    }
    return [conversation(lines)]
  })
})
