/** What the rehearsal model says of reasoning: it checks sums and nothing else, and says so. */
import * as Sums from "./rehearse/Sums.ts"

/** What was found in the turns that were examined. */
export interface Finding {
  readonly why: string
  readonly turn?: number
  readonly faulty: boolean
}

/** The texts of the turns, by their numbers. */
const turnsOf = (examined: string): ReadonlyArray<readonly [turn: number, text: string]> =>
  examined.split(/^(?=Turn \d+,)/m).map((text) => [Number(/^Turn (\d+),/.exec(text)?.[1] ?? 0), text] as const)

/** Looks for a sum that does not come out. */
export const rehearseReasoning = ({ examined }: { readonly examined: string }): Finding => {
  let count = 0
  for (const [turn, text] of turnsOf(examined)) {
    const found = Sums.look(text)
    count += found.count
    if (found.wrong === undefined) continue
    const { value, written } = found.wrong
    const comes = Number(value.toPrecision(10))
    return {
      why: `Rehearsal, which checks sums alone: "${written}" does not come out, the left side is ${comes}.`,
      ...(turn === 0 ? {} : { turn }),
      faulty: true
    }
  }
  return { why: `Rehearsal, which checks sums alone: ${count} looked at, none wrong.`, faulty: false }
}
