/** What the rehearsal model says in error correction; the pupil's first words come from the question alone. */
import type { Seed } from "@stoa/core"
import { Attempt, Correction, Diagnosis, Reference, Restating } from "../rehearse/index.ts"

/** How an attempt whose result is right is told of; what a verdict begins with. */
export const rightResult = "its result is right"

/** The teacher's short explanation of what is asked. */
export const rehearseOpen = ({ question }: { readonly question: string }, chance: Seed.Chance): string =>
  Restating.brief(question, chance)

/** The pupil's first attempt. */
export const rehearseAttempt = ({ question }: { readonly question: string }, chance: Seed.Chance): string =>
  Attempt.of(question, chance)

/** The teacher's diagnosis. */
export const rehearseDiagnose = (
  input: Reference.Known & { readonly attempt: string; readonly verdict: string },
  chance: Seed.Chance
): string =>
  Diagnosis.of(input.attempt, {
    reference: Reference.read(input),
    isRight: input.verdict.startsWith(rightResult),
    chance
  })

/** The pupil's correction. */
export const rehearseCorrect = (
  input: Reference.Known & { readonly attempt: string; readonly feedback: string },
  chance: Seed.Chance
): string =>
  Correction.of(input.attempt, {
    reference: Reference.read(input),
    isRight: Diagnosis.saysRight(input.feedback),
    chance
  })
