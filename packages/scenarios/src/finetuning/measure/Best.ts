/** The iteration whose agents are best, and what its number is worth. */
import type { Measured } from "../Result.ts"

/** The agents of a method on the task they learnt from, by iteration. */
export const iterationsOf = (measured: ReadonlyArray<Measured>, of: string): ReadonlyArray<Measured> =>
  measured.filter(({ method, transfer }) => method === of && transfer === undefined)
    .toSorted((a, b) => a.iteration - b.iteration)

/** The finetuned agents on the task they learnt from, by iteration. */
export const finetuned = (measured: ReadonlyArray<Measured>): ReadonlyArray<Measured> =>
  iterationsOf(measured, "finetuned")

/** The iteration with the best accuracy, not yet trained agents (0) among them; the first of equals, and 0 of none. */
export const of = (measured: ReadonlyArray<Measured>): number =>
  finetuned(measured).reduce<Measured | undefined>(
    (best, each) => (best === undefined || each.accuracy > best.accuracy ? each : best),
    undefined
  )?.iteration ?? 0

/** What a reader must know of the choice. */
export const notes = (measured: ReadonlyArray<Measured>): ReadonlyArray<string> => {
  const iterations = finetuned(measured)
  if (iterations.length < 2) return []
  const best = of(measured)
  return [
    ...(best === 0
      ? ["No iteration was better than the agents before any training: here, training did not help."]
      : []),
    `Iteration ${best} is the best of ${iterations.length} on the very test questions that the table reports: its accuracy is optimistic, and the p values beside it too. For an unbiased number, measure its models with other questions (stoa evaluate --trained, with the name of this finetuning).`
  ]
}
