/** The prompts of reciprocal teaching: question, answer, then clarify, summarise and predict. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { asData, measures, spoken, talked, whoever } from "../wording.ts"
import { rehearseLead, rehearseSumUp } from "./rehearseLeader.ts"
import { rehearseAnswer, rehearseQuestion } from "./rehearsePupil.ts"

const reading = {
  question: Schema.String,
  read: Schema.String,
  part: Schema.String,
  talk: Schema.String,
  name: Schema.String,
  person: Schema.String
}

const texts = `${whoever}

The question, which was read first:
<question>
{{question}}
</question>

What was read of its solution before:
<read>
{{read}}
</read>

Read just now:
<part>
{{part}}
</part>

${talked}`

const setting =
  "You are one of a few pupils who read a text together, part by part: a question, then its worked solution. Nobody has seen what comes after the part that was just read. For each part another pupil leads the talk."

/** The leader's question about a part. */
export const question = Prompt.make("reciprocal-question", {
  input: Schema.Struct(reading),
  output: Schema.String,
  temperature: 0.7,
  maxTokens: 200,
  system: `${setting} You lead now.

Ask the others one question about the part that was just read: such a one as a good teacher would ask to find out whether it was understood. It goes to what matters, it can be answered from what was read, and it wants more than a yes or a single word: why a step is taken, what a number stands for, how this hangs together with what was read before. One or two sentences; do not answer it yourself.

${spoken}

${asData}`,
  user: `${texts}

Ask your question.`,
  measures,
  rehearse: rehearseQuestion
})

/** Another pupil's answer, and what is unclear. */
export const answer = Prompt.make("reciprocal-answer", {
  input: Schema.Struct(reading),
  output: Schema.String,
  temperature: 0.7,
  maxTokens: 350,
  system: `${setting} You do not lead now; the leader has just asked something.

Answer the leader's question from what was read, in your own words and with the reason, in two to four sentences. Then name one thing in this part that is not clear to you, or might well not be clear to somebody else: a word, a step that was left out, where a number comes from. Make it a real one: if nothing is unclear, name what one could most easily misread.

${spoken}

${asData}`,
  user: `${texts}

Answer the leader, and say what is unclear.`,
  measures,
  rehearse: rehearseAnswer
})

/** The leader clears up what was unclear, sums up and says what comes next. */
export const lead = Prompt.make("reciprocal-lead", {
  input: Schema.Struct(reading),
  output: Schema.String,
  temperature: 0.5,
  maxTokens: 450,
  system: `${setting} You lead now; your question was answered, and something was said to be unclear.

Do three things, in this order and in four to eight sentences altogether. Clear up what was said to be unclear, from what was read; if the answer to your question missed something, put it right in passing. Sum up the part that was just read in your own words: what is asked or found, and how. Say what you expect to be read next, and why: a step, a sum or a reason, not just that it goes on.

${spoken}

${asData}`,
  user: `${texts}

Clear up, sum up, and say what you expect next.`,
  measures,
  rehearse: rehearseLead
})

/** The learner sums up the whole after the last part. */
export const sumUp = Prompt.make("reciprocal-sum-up", {
  input: Schema.Struct(reading),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system:
    `${setting} You lead now; your question was answered, something was said to be unclear, and the text has been read to its end.

First clear up what was said to be unclear, in a sentence or two. Then sum up the whole in your own words, so that somebody who has not read the text understands it: what was asked, each step with its numbers and its reason in their order, and where an expectation of the talk turned out otherwise. Leave out no step; where the answer is a text or a program, give it in full. The last sentence names the final answer, and of a choice the letter of the option.

${spoken}

${asData}`,
  user: `${texts}

Clear up what was unclear, and sum up the whole.`,
  measures,
  rehearse: rehearseSumUp
})
