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

/** The rows of a task: the best finetuned agents first, then those of the last iteration, then the methods. */
const rows = (measured: ReadonlyArray<Measured>, best: number): ReadonlyArray<Compared> => {
  const agents = measured.filter(({ method }) => method === "finetuned")
  const reference = agents.find(({ iteration }) => iteration === best) ?? agents.at(-1)
  const last = agents.reduce<Measured | undefined>(
    (last, each) => (last === undefined || each.iteration > last.iteration ? each : last),
    undefined
  )
  const others = [
    ...(last === undefined || last === reference ? [] : [last]),
    ...measured.filter(({ method }) => method !== "finetuned")
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
