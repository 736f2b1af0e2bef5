/** What the rehearsal model writes as an instruction, and as the response to one. */
import type { Chance } from "../domain/Seed.ts"

/** What an instruction is made from. */
export interface InstructInput {
  readonly name: string
  readonly person: string
  readonly personality: string
  readonly situation: string
  readonly deeds: ReadonlyArray<string>
  readonly requirement: string
  readonly domain: string
  readonly complexity: string
  readonly language: string
}

/** The message of one person to an assistant. */
export const rehearseInstruct = (input: InstructInput, chance: Chance): { readonly instruction: string } => ({
  instruction: `I need help with this: ${input.situation.slice(0, 200)} What should I do first? (${chance.int(1000)})`
})

/** An answer to a bare instruction. */
export const rehearseRespond = (input: { readonly instruction: string }, _chance: Chance): string =>
  `Start with the part that blocks the rest: ${input.instruction.slice(0, 200)}`
