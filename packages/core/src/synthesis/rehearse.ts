/** What the rehearsal model writes as an instruction, and as the responses to one. */
import type { Chance } from "../domain/Seed.ts"
import { answerTo } from "./rehearse/answers.ts"
import { answerOn, followUp } from "./rehearse/following.ts"
import { build, type Level, worded } from "./rehearse/frames.ts"
import { poorer } from "./rehearse/poorer.ts"
import { problems, thoughtOf } from "./rehearse/problems/problems.ts"
import { begins, demandsOf } from "./rehearse/twists.ts"
import * as Voice from "./rehearse/Voice.ts"
import { wishFor } from "./rehearse/wishes.ts"
import { type Asked, endings, kindOf } from "./wanted.ts"

const levelOf = (
  complexity: string
): Level => (/^\s*special/i.test(complexity) ? 3 : /^\s*inter/i.test(complexity) ? 2 : 1)

/** A message of each kind. */
const messages: Readonly<Record<Asked, (input: Voice.InstructInput, voice: Voice.Voice, chance: Chance) => string>> = {
  sft: (input, voice, chance) => {
    const level = levelOf(input.complexity)
    return build(wishFor(input, voice, chance, level), voice, { chance, level })
  },
  preference: (input, voice, chance) => {
    // Only the longer builds have room for demands.
    const level = levelOf(input.complexity) === 3 ? 3 : 2
    const wish = wishFor(input, voice, chance, level)
    const limits = [...chance.sample(demandsOf(voice, chance), 3), ...chance.sample(wish.limits, 1)]
    return build({ ...wish, limits }, voice, { chance, level, limits: 2 })
  },
  reasoning: (input, voice, chance) => {
    const { limits, want } = chance.pick(problems).ask(voice, chance)
    return build({ want, limits, given: "", draft: "" }, voice, { chance, level: levelOf(input.complexity) })
  },
  "multi-turn": (input, voice, chance) => {
    const message = messages.sft(input, voice, chance)
    return chance.flip(0.5) ? `${chance.pick(begins)} ${message}` : message
  }
}

/** The message of one person to an assistant: a request out of what they did and heard, in the person's own voice. */
export const rehearseInstruct = (input: Voice.InstructInput, chance: Chance): { readonly instruction: string } => ({
  instruction: messages[kindOf(input.wanted ?? "")](input, Voice.make(input, chance), chance)
})

/** The answer to a bare instruction: code where code is asked for, a worked sum, a letter, a plan, an explanation. */
export const rehearseRespond = (input: { readonly instruction: string }, chance: Chance): string =>
  answerTo(input.instruction, chance)

/** What somebody sends next in a conversation, or that they have what they wanted. */
export const rehearseFollowUp = (
  { conversation, ending, ...input }: Voice.InstructInput & {
    readonly conversation: ReadonlyArray<string>
    readonly ending: string
  },
  chance: Chance
): { readonly done: boolean; readonly message: string } => {
  const done = ending === endings.free && chance.flip(0.3)
  // Each message stands after the name of its writer.
  const answer = (conversation.at(-1) ?? "").replace(/^[^:\n]{1,200}: /, "")
  const message = followUp(Voice.make(input, chance), { answer, chance })
  return { done, message: done ? "" : worded(message) }
}

/** The answer to a message in the middle of a conversation. */
export const rehearseRespondOn = ({ instruction }: { readonly instruction: string }, chance: Chance): string =>
  answerOn(instruction, chance) ?? answerTo(instruction, chance)

/** The same answer as a weaker model would give it: shorter, vaguer, with a slip. */
export const rehearseReject = ({ instruction }: { readonly instruction: string }, chance: Chance): string =>
  poorer(answerTo(instruction, chance), chance)

/** The same with what was thought before, as a model that thinks aloud writes it. */
export const rehearseReason = ({ instruction }: { readonly instruction: string }, chance: Chance): string => {
  const { answer, thinking } = thoughtOf(instruction, chance)
  return `<think>\n${thinking.join("\n")}\n</think>\n\n${answer}`
}
