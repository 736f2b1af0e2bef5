/** The prompts of a jigsaw: experts of a part, a learner who puts the whole together, a teacher who goes about. */
import { Prompt } from "@stoa/core"
import { Schema } from "effect"
import { asData, asked, known, measures, spoken, talked, whoever } from "../wording.ts"
import { rehearseAdvise, rehearseAskBack, rehearseAssemble, rehearseExpound, rehearseReplyTo } from "./rehearse.ts"

const alone = { question: Schema.String, name: Schema.String, person: Schema.String }
const knowing = { ...alone, talk: Schema.String }
const owning = { of: Schema.String, part: Schema.String }

const setting =
  "You belong to a group that works on a question like on a jigsaw: each expert was given one part of it that nobody else has seen, and one learner puts the whole together from what the experts say."

const owned = `Your part, of {{of}}:
<part>
{{part}}
</part>`

/** An expert explains its part. */
export const expound = Prompt.make("jigsaw-expound", {
  input: Schema.Struct({ ...alone, ...owning, turn: Schema.String }),
  output: Schema.String,
  temperature: 0.5,
  maxTokens: 450,
  system: `${setting} You are an expert.

Explain your part so that the learner can use it without ever having seen it: what it starts from, what is done or said in it and why, with every number and reason, and what it comes to. Where it builds on something that must stand in another part, say what you take over from there. If your part is an option of a choice, weigh it against the question: what speaks for it, what against. Stay with your part: do not guess at the others and name no answer to the whole question that is not in it. Two to six sentences.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${owned}

Explain {{turn}} to the learner.`,
  measures: { person: measures.person },
  rehearse: rehearseExpound
})

/** The learner asks one of the experts back. */
export const askBack = Prompt.make("jigsaw-ask-back", {
  input: Schema.Struct({ ...knowing, expert: Schema.String }),
  output: Schema.String,
  temperature: 0.7,
  maxTokens: 200,
  system: `${setting} You are the learner, and have heard the experts.

Say in a sentence how far the parts already fit together for you. Then ask the expert who is named at the end one question about what that expert said: what does not fit yet, what you would have to know to go on from it to the next part, or what you understood in two ways. Address the expert by name. Do not put the whole together yet.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${talked}

Ask {{expert}} your question.`,
  measures,
  rehearse: rehearseAskBack
})

/** The expert answers the learner. */
export const replyTo = Prompt.make("jigsaw-reply", {
  input: Schema.Struct({ ...knowing, ...owning }),
  output: Schema.String,
  temperature: 0.5,
  maxTokens: 350,
  system: `${setting} You are an expert, and the learner has just asked you something.

Answer from your part, in two to four sentences, and put it in another way than before: an example, the step in between, what a number stands for. If the question goes beyond your part, say so, and say what your part gives towards it. If you explained something wrongly before, put it right.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${owned}

${talked}

Answer the learner's question.`,
  measures,
  rehearse: rehearseReplyTo
})

/** The teacher says what is missing. */
export const advise = Prompt.make("jigsaw-advise", {
  input: Schema.Struct({ ...knowing, reference: Schema.String }),
  output: Schema.String,
  temperature: 0.3,
  maxTokens: 300,
  system:
    `${setting} You are the teacher, who goes from group to group, listens, and steps in briefly. You know the reference answer; the group has only its parts.

Compare what was said with the reference. If a part was explained wrongly or left something out, say which and what to look at again. If the parts are sound, say how they join: which comes first, what one takes over from another. Then invite the learner to put the whole together. Two to four sentences. Never state the final answer nor the letter of the right option, and do not work it out for the group.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${known}

${talked}

What do you tell the group?`,
  measures,
  rehearse: rehearseAdvise
})

/** The learner puts the whole together. */
export const assemble = Prompt.make("jigsaw-assemble", {
  input: Schema.Struct(knowing),
  output: Schema.String,
  temperature: 0.2,
  maxTokens: 1024,
  system:
    `${setting} You are the learner. The experts have spoken, one has answered you, and the teacher has told you what to mind.

Put the whole together: the answer to the question in full, each step with its numbers and its reason, in the order in which they build on each other, so that somebody who did not hear the group can follow. Say whose part you rest on where it helps. Check where two parts meet whether they fit, and mind what the teacher said. Where the answer is a text or a program, give it in full. The last sentence names the final answer, and of a choice the letter of the option.

${spoken}

${asData}`,
  user: `${whoever}

${asked}

${talked}

Put the whole together.`,
  measures,
  rehearse: rehearseAssemble
})
