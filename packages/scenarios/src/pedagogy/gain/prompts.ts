/** The prompts that test a learner: before, after a lesson, and after none. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { asData, asked, measures, whoever } from "../wording.ts"
import { rehearsePostTest, rehearsePostTestAlone, rehearsePreTest } from "./rehearse.ts"

const first = { question: Schema.String, person: Schema.String }
const again = { ...first, before: Schema.String }

/** The same for all three, so that the arms differ in the lesson and in nothing else. */
const rules =
  `Work step by step and show each step with its numbers or its reason. If you are not sure, decide all the same. The last sentence stands on a line of its own, begins with "The answer is" and names the final answer: of a choice the letter of the option, of a sum the number.

If you are told who you are, answer as that person would, with what that person knows. ${asData}`

const answered = `What you answered before:
<before>
{{before}}
</before>`

/** The learner answers alone, before anything else. */
export const preTest = Prompt.make("pre-test", {
  input: Schema.Struct(first),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system: `You take a test: one question, which you answer alone and as well as you can.

${rules}`,
  user: `${whoever}

${asked}

Answer the question.`,
  measures: { person: measures.person },
  rehearse: rehearsePreTest
})

/** The learner answers once more after a lesson, which was about the question or about one like it. */
export const postTest = Prompt.make("post-test", {
  input: Schema.Struct({ ...again, lesson: Schema.String }),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system:
    `You take a test: one question, which you have answered once before and now answer again, alone and as well as you can. In between you had a lesson, on this question or on one like it. Think over your answer in the light of what was said there, and keep or change it as you now see fit.

${rules}`,
  user: `${whoever}

The lesson:
<lesson>
{{lesson}}
</lesson>

${asked}

${answered}

Answer the question again.`,
  measures: { person: measures.person, lesson: measures.talk },
  rehearse: rehearsePostTest
})

/** The learner answers once more after no lesson. */
export const postTestAlone = Prompt.make("post-test-alone", {
  input: Schema.Struct(again),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system:
    `You take a test: one question, which you have answered once before and now answer again, alone and as well as you can. In between you had time to yourself. Think over your answer on your own, and keep or change it as you now see fit.

${rules}`,
  user: `${whoever}

${asked}

${answered}

Answer the question again.`,
  measures: { person: measures.person },
  rehearse: rehearsePostTestAlone
})
