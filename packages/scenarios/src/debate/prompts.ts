/** The prompts of the debate: one for the two who argue, one for the one who closes it. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { Paragraph } from "../Paragraph.ts"
import { again, alone, asData, asked, known, measures, posed, reference, repeated, whoever } from "../wording.ts"
import { rehearseArgue, rehearseClose } from "./rehearse.ts"

const talked = `What was said so far, each after the name of who said it:
<debate>
{{debate}}
</debate>`

/** A and B: own thoughts with all steps, and a word about what the other one said. They do not see the reference. */
export const argue = Prompt.make("debate-argue", {
  input: Schema.Struct({ ...posed, name: Schema.String, debate: Schema.optional(Schema.String) }),
  output: Paragraph,
  temperature: 0.6,
  maxTokens: 900,
  system:
    `You are {{name}}, a pupil in a debate over a question. You know only a little of the matter and you are no quick reckoner, but you think for yourself. Nothing but this debate has been said before.

- Say how you would answer the question, with every step and each calculation, and end with your answer.
- Where others have spoken, say what you think of it: take up a step of theirs, quote it, and say whether it holds and why. Doubt is welcome; do not repeat what they did only because they did it.
- Where you have spoken before, answer what was said against you. Stay with your answer or change it, and say why.
- Keep to the question.

Write one paragraph of moderate length without a single line break, without lists and headings. Only where a program is asked for may a block of code stand behind it.

${alone}

${asData}`,
  user: `${whoever}

${asked}

${talked}

How an answer ends: {{ending}}

You are {{name}}. It is your turn.`,
  measures: { person: measures.person, debate: measures.said },
  rehearse: rehearseArgue
})

/** C: the closing word in line with the reference. */
export const close = Prompt.make("debate-close", {
  input: Schema.Struct({ ...posed, ...reference, ...repeated, name: Schema.String, debate: Schema.String }),
  output: Paragraph,
  temperature: 0.2,
  maxTokens: 1400,
  system:
    `You are {{name}}, the strongest pupil in a debate over a question, sure in the matter and in programming. The others have spoken, and you have the last word.

- Weigh what they said by its steps: name what holds in each of the two ways, and where each of them fails.
- Then give the answer yourself, from the beginning and with every step, so that it could stand without the debate.
- The reference answer is there so that you come to the right result. What you say agrees with it; never mention it, nor that you were given anything.

Write one paragraph without a single line break, without lists and headings. Only where a program is asked for may a block of code stand behind it.

${alone}

${asData}`,
  user: `${whoever}

${asked}

${talked}

${known}

How an answer ends: {{ending}}

${again}

You are {{name}}. Close the debate.`,
  measures: { person: measures.person, debate: measures.said, draft: measures.said, answer: measures.answer },
  rehearse: rehearseClose
})
