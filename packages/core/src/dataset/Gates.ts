/** What became of rows at the gates: how many came to each filter and passed, and what of benchmarks was found in them. */
import type { Example } from "../domain/Example.ts"
import { count, type Counts } from "./Counts.ts"

/** A filter in numbers. */
export interface Gate {
  readonly filter: string
  /** Rows that came to it, kept by all filters before, and those of them that it kept. */
  readonly in: number
  readonly out: number
  /** Rows in which it found something and which it kept nevertheless. */
  readonly reported: number
  /** Rows that it alone drops: without it they would be in the data set. */
  readonly alone: number
}

/** What was found of benchmarks; only where somebody looked. */
export interface Contamination {
  /** The files that were looked through; absent where they are not known. */
  readonly benchmarks?: ReadonlyArray<string>
  /** Rows that were looked at, and those that were dropped because they repeat an item. */
  readonly looked: number
  readonly dropped: number
  /** The files whose items were repeated, with the rows. */
  readonly files: Counts
}

/** The filters in the order of their judgement. */
export const gates = (examples: ReadonlyArray<Pick<Example, "verdicts">>): ReadonlyArray<Gate> => {
  const order: Array<string> = []
  const found = new Map<string, { in: number; out: number; reported: number; alone: number }>()
  for (const { verdicts } of examples) {
    const drops = verdicts.filter(({ keep }) => !keep).length
    let clean = true
    let before = -1
    for (const { filter, keep, reason } of verdicts) {
      const known = order.indexOf(filter)
      // A filter that not every row comes to stands behind the one that came before it.
      if (known < 0) order.splice(before + 1, 0, filter)
      before = known < 0 ? before + 1 : known
      const gate = found.get(filter) ?? { in: 0, out: 0, reported: 0, alone: 0 }
      found.set(filter, gate)
      if (clean) gate.in++
      if (clean && keep) gate.out++
      if (keep && reason !== "") gate.reported++
      if (!keep && drops === 1) gate.alone++
      clean &&= keep
    }
  }
  return order.map((filter) => ({ filter, ...found.get(filter)! }))
}

const named = /% of (.+?) line \d+/

/** What was found of benchmarks; undefined where nobody looked. */
export const contamination = (
  examples: ReadonlyArray<Pick<Example, "verdicts">>,
  benchmarks: ReadonlyArray<string> = []
): Contamination | undefined => {
  const verdicts = examples.flatMap((example) =>
    example.verdicts.find(({ filter }) => filter === "contamination") ?? []
  )
  const hits = verdicts.filter(({ keep }) => !keep)
  return verdicts.length === 0 ? undefined : {
    ...(benchmarks.length === 0 ? {} : { benchmarks }),
    looked: verdicts.length,
    dropped: hits.length,
    files: count(hits.map(({ reason }) => named.exec(reason)?.[1] ?? "not named"))
  }
}
