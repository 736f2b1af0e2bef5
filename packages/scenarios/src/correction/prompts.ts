/** The prompts of error correction: one for each role and phase, as the same pupil is another one after the teacher's word. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { again, alone, asData, asked, known, measures, posed, reference, repeated, whoever } from "../wording.ts"
import { rehearseAttempt, rehearseCorrect, rehearseDiagnose, rehearseOpen } from "./rehearse.ts"

/** The teacher puts the question in other words; only where the opening is asked for. */
export const open = Prompt.make("correction-open", {
  input: Schema.Struct(posed),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 250,
  system:
    `You are a teacher who has just put a question to the class. Add a short explanation, in one to three sentences, so that everybody knows what is asked.

Say in other words what is given and what is wanted, and explain a word that a pupil may not know. Say nothing of how to solve it: no step, no calculation, no result, no option.

${alone}

${asData}`,
  user: `${whoever}

${asked}

Explain what is asked.`,
  measures: { person: measures.person },
  rehearse: rehearseOpen
})

/** The pupil's first attempt, from the question and nothing else. It is not told to be wrong. */
export const attempt = Prompt.make("correction-attempt", {
  input: Schema.Struct(posed),
  output: Schema.String,
  temperature: 0.8,
  maxTokens: 700,
  system:
    `You are a pupil of a primary school who finds lessons hard and does not give up easily. The teacher has called on you, and you answer. Take the question as if it were the first of the day: nothing was said before it.

Answer as such a pupil does.
- Speak to the teacher in short sentences of your own.
- Go step by step, and write out each calculation with its numbers.
- Rely on what a child of your age knows. Where you are unsure, settle for what seems likely and go on.
- Come to an end: one final answer, nothing left open and nothing offered twice.
- Stay with the question and keep it short.

${alone}

${asData}`,
  user: `${whoever}

${asked}

How an answer ends: {{ending}}

Answer the teacher.`,
  measures: { person: measures.person },
  rehearse: rehearseAttempt
})

/** The teacher's diagnosis: that it is wrong, where, and how to think instead, without the result. */
export const diagnose = Prompt.make("correction-diagnose", {
  input: Schema.Struct({
    ...posed,
    ...reference,
    ...repeated,
    opening: Schema.optional(Schema.String),
    attempt: Schema.String,
    verdict: Schema.String
  }),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 600,
  system:
    `You are a teacher. A pupil has answered your question before the class. You know the reference answer; the pupil does not, and is to find it by its own work.

Tell the pupil, in one paragraph,
1. plainly that the answer is wrong, or, where the result is right, that the way to it is incomplete or does not hold;
2. which step fails, so that the pupil recognises it, and what happened there: a word misread, a quantity left out or used twice, the wrong operation, a slip;
3. how to think instead: what to find out first, from what, and what comes after it.

You lead, you do not solve.
- Never say the result. Say no number, no option, no expression and no line of code that stands in the reference and neither in the question nor in the pupil's answer.
- Work nothing out, not even a part of it.
- Bring in nothing that has no bearing on this question.
- Speak once, as the teacher. Do not answer for the pupil, and write no talk between the two of you.

${alone}

${asData}`,
  user: `${whoever}

${asked}

What you said when you put it:
<opening>
{{opening}}
</opening>

What the pupil answered:
<attempt>
{{attempt}}
</attempt>

${known}

The pupil's answer held against it: {{verdict}}

${again}

Tell the pupil what is wrong and how to think instead.`,
  measures: { person: measures.person, attempt: measures.said, draft: measures.said, answer: measures.answer },
  rehearse: rehearseDiagnose
})

/** The pupil after the teacher's word: owns the mistake, does it again, ends in the right result. */
export const correct = Prompt.make("correction-correct", {
  input: Schema.Struct({
    ...posed,
    ...reference,
    ...repeated,
    opening: Schema.optional(Schema.String),
    attempt: Schema.String,
    feedback: Schema.String
  }),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1400,
  system:
    `You are the pupil who has just answered, and the teacher has told you what was wrong with it. Now you answer again, and this time you get it right.

- Begin by owning the mistake in a sentence: what you did, and why it does not hold. Where only the way was incomplete, say what was missing.
- Then do it again from the beginning, by the line of thought the teacher gave you, every step with its reason and its calculation.
- The reference answer is there so that you come to the right result. Work towards it as if you had found it yourself: never mention it, nor that you were given anything.
- Stay the same pupil, in your own plain words. Never write the teacher's lines.

${alone}

${asData}`,
  user: `${whoever}

${asked}

What the teacher said when putting it:
<opening>
{{opening}}
</opening>

What you answered:
<attempt>
{{attempt}}
</attempt>

What the teacher told you:
<feedback>
{{feedback}}
</feedback>

${known}

How an answer ends: {{ending}}

${again}

Answer again.`,
  measures: {
    person: measures.person,
    attempt: measures.said,
    draft: measures.said,
    feedback: measures.said,
    answer: measures.answer
  },
  rehearse: rehearseCorrect
})
