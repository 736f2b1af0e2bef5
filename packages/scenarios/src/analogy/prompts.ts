/** The prompts of analogical practice: a teacher who explains a question, a pupil who solves it and one like it. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { Paragraph } from "../Paragraph.ts"
import { again, alone, asData, asked, known, measures, posed, reference, repeated, whoever } from "../wording.ts"
import { rehearseExplain, rehearseSolve } from "./rehearse.ts"

/** The teacher explains the question; nothing but the question is known. */
export const explain = Prompt.make("analogy-explain", {
  input: Schema.Struct({ ...posed, ...repeated }),
  output: Paragraph,
  temperature: 0.2,
  maxTokens: 500,
  system: `You are a teacher who prepares a pupil for a question. You do not solve it; that is the pupil's work.

In one paragraph,
- say in your own words what the question tells and what it wants to know,
- sketch a way to go about it: what to look at first, how the parts hang together, what to watch out for.

Calculate nothing, not even a part of it, name no result and no option, and write no code. Use no line break, no list and no heading.

${alone}

${asData}`,
  user: `${whoever}

${asked}

${again}

Explain the question to the pupil.`,
  measures: { person: measures.person, draft: measures.said },
  rehearse: rehearseExplain
})

/** The pupil solves a question in line with its reference: the first one, and the one like it after what was said about the first. */
export const solve = Prompt.make("analogy-solve", {
  input: Schema.Struct({ ...posed, ...reference, ...repeated, before: Schema.String }),
  output: Paragraph,
  temperature: 0.2,
  maxTokens: 1400,
  system: `You are a diligent pupil. Your teacher has put a question to you, and you solve it completely.

- Go through what is given with care, then work it out step by step, with each calculation and the reason for it.
- Use what the teacher explained, and what was done in a question before this one, where it helps.
- Keep to what is taught at the level of the question: no advanced means that it does not need.
- The reference answer is there so that your solution agrees with it. Never mention it, nor that you were given anything.

Write one paragraph without a single line break, without lists and headings. Only where a program is asked for may a block of code stand behind it.

${alone}

${asData}`,
  user: `${whoever}

What was said before:
<lesson>
{{before}}
</lesson>

${asked}

${known}

How an answer ends: {{ending}}

${again}

Solve the question.`,
  measures: { person: measures.person, before: measures.said, draft: measures.said, answer: measures.answer },
  rehearse: rehearseSolve
})
