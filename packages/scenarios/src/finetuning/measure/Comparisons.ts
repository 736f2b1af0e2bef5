/** The finetuned agents beside every method, on the same questions. */
import type { Measured, Result } from "../Result.ts"
import * as Paired from "./Paired.ts"

/** A row of the table of methods. */
export interface Compared {
  readonly measured: Measured
  /** True of the agents that the others are held against. */
  readonly reference: boolean
  /** Those agents less this method. */
  readonly paired: Paired.Paired | undefined
  /** Its p after Holm, over all comparisons of the table. */
  readonly corrected: number | undefined
}

/** The row with the most trainings of each method: one that is measured along the way has a curve beside it. */
const lasts = (measured: ReadonlyArray<Measured>): ReadonlyArray<Measured> =>
  [...Map.groupBy(measured, ({ method }) => method).values()].map((rows) =>
    rows.reduce((last, each) => (each.iteration > last.iteration ? each : last))
  )

/** Whether these are the very replies of the untrained agents, which stand under both names. */
const isSame = (reference: Measured | undefined, { method }: Measured): boolean =>
  reference?.iteration === 0 && method === "debate"

/**
 * The rows of a task: the best finetuned agents first, then those of the last iteration, then the methods. Where the best are those before
 * any training, their debate is not held against itself.
 */
const rows = (measured: ReadonlyArray<Measured>, best: number): ReadonlyArray<Compared> => {
  const agents = measured.filter(({ method }) => method === "finetuned")
  const reference = agents.find(({ iteration }) => iteration === best) ?? agents.at(-1)
  const [last] = lasts(agents)
  const others = [
    ...(last === undefined || last === reference ? [] : [last]),
    ...lasts(measured.filter(({ method }) => method !== "finetuned")).filter((each) => !isSame(reference, each))
  ].map((each) => ({
    measured: each,
    paired: reference === undefined ? undefined : Paired.compare(reference.scores, each.scores)
  }))
  const tested = others.flatMap(({ paired }, at) => (paired === undefined ? [] : [{ at, p: paired.p }]))
  const values = Paired.holm(tested.map(({ p }) => p))
  const corrected = new Map(tested.map(({ at }, nth) => [at, values[nth]]))
  return [
    ...(reference === undefined
      ? []
      : [{ measured: reference, reference: true, paired: undefined, corrected: undefined }]),
    ...others.map((each, at) => ({ ...each, reference: false, corrected: corrected.get(at) }))
  ]
}

/** A table of methods: of the task that was learnt from, or of another. */
export interface Table {
  readonly transfer: string | undefined
  readonly rows: ReadonlyArray<Compared>
}

/** The tables of a result: the task that was learnt from, then those of transfer. Tables without rows are left out. */
export const of = ({ best, measured }: Pick<Result, "best" | "measured">): ReadonlyArray<Table> =>
  [...Map.groupBy(measured, ({ transfer }) => transfer)]
    .map(([transfer, those]) => ({ transfer, rows: rows(those, best) }))
    .toSorted((a, b) => Number(a.transfer !== undefined) - Number(b.transfer !== undefined))
