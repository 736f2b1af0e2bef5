/** What the rehearsal model writes as an instruction, and as the response to one. */
import type { Chance } from "../domain/Seed.ts"
import { answerTo } from "./rehearse/answers.ts"
import { build, type Level } from "./rehearse/frames.ts"
import * as Voice from "./rehearse/Voice.ts"
import { wishFor } from "./rehearse/wishes.ts"

const levelOf = (
  complexity: string
): Level => (/^\s*special/i.test(complexity) ? 3 : /^\s*inter/i.test(complexity) ? 2 : 1)

/** The message of one person to an assistant: a request out of what they did and heard, in the person's own voice. */
export const rehearseInstruct = (input: Voice.InstructInput, chance: Chance): { readonly instruction: string } => {
  const voice = Voice.make(input, chance)
  const level = levelOf(input.complexity)
  const parts = wishFor(input, voice, chance, level)
  return { instruction: build(parts, voice, { chance, level }) }
}

/** The answer to a bare instruction: code where code is asked for, a worked sum, a letter, a plan, an explanation. */
export const rehearseRespond = (input: { readonly instruction: string }, chance: Chance): string =>
  answerTo(input.instruction, chance)
