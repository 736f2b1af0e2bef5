/** The prompts of peer instruction: votes alone, a talk between neighbours, the teacher's explanation. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { asData, asked, known, measures, spoken, talked, whoever } from "../wording.ts"
import { rehearseArgue, rehearseExplain, rehearseRevote, rehearseVote } from "./rehearse.ts"

const alone = { question: Schema.String, name: Schema.String, person: Schema.String }
const knowing = { ...alone, talk: Schema.String }

/** How a vote ends, so that it can be counted. */
const ending =
  "End with a sentence of its own that begins with \"My answer is\" and names the answer: of a choice the letter of the option, of a sum the number, else the answer in a few words."

/** The first answer, given alone. */
export const vote = Prompt.make("peer-vote", {
  input: Schema.Struct(alone),
  output: Schema.String,
  temperature: 0.8,
  maxTokens: 500,
  system: `You sit in a lecture. A question was put to the whole room, and everyone answers alone before anybody talks.

Make up your mind and give your reason in two to six sentences: the steps with their numbers, or what speaks for one answer and against the one that tempts you most. Your neighbour will want to hear why, so say what you would be ready to defend. If you are not sure, say of what, and decide all the same.

${ending}

${spoken}

${asData}`,
  user: `${whoever}

${asked}

Give your answer and your reason.`,
  measures: { person: measures.person },
  rehearse: rehearseVote
})

/** A turn of the talk between neighbours. */
export const argue = Prompt.make("peer-argue", {
  input: Schema.Struct(knowing),
  output: Schema.String,
  temperature: 0.7,
  maxTokens: 350,
  system:
    `You sit in a lecture. You and your neighbour have answered the same question, each alone, and now turn to each other: convince your neighbour, or let yourself be convinced.

Take up what your neighbour said and not only the answer it came to. Where you differ, find the exact step or word at which you part, and say why you see it otherwise. Where you agree, look for what might be wrong with the reason you share. Give way to a better reason and to nothing else; where you do, say which it was. Two to four sentences, and no closing vote: that comes afterwards.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${talked}

What do you say to your neighbour now?`,
  measures,
  rehearse: rehearseArgue
})

/** The second answer, after the talk. */
export const revote = Prompt.make("peer-revote", {
  input: Schema.Struct(knowing),
  output: Schema.String,
  temperature: 0.4,
  maxTokens: 700,
  system:
    `You sit in a lecture. You have talked a question over with your neighbour, and everyone now answers a second time.

Decide anew. Say in one sentence what you keep and what you give up, and which reason moved you or failed to. Then give your reasoning as you now see it, step by step and complete, so that it can be followed without the talk. Do not change your answer for the sake of peace, nor keep it out of pride.

${ending}

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${talked}

Give your second answer and your reason.`,
  measures,
  rehearse: rehearseRevote
})

/** The teacher's explanation, in view of what was said. */
export const explain = Prompt.make("peer-explain", {
  input: Schema.Struct({ ...knowing, reference: Schema.String }),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system:
    `You are the teacher of a lecture. A question was put to the room; two neighbours have answered alone, argued, and answered again. You know the reference answer, and you close with the explanation.

Begin with the reasons that you heard: which of them hold, and at which step another goes astray and why it is tempting. Blame nobody. Then explain the whole solution, step by step and with every number or reason, in full agreement with the reference answer; where the answer is a text or a program, give it in full. Speak of the matter, never of a reference or of having been given one. The last sentence names the final answer, and of a choice the letter of the option.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${known}

${talked}

Close with the explanation.`,
  measures,
  rehearse: rehearseExplain
})
