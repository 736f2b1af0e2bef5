import { Effect } from "effect"
import type { Question, Similar } from "../../domain/Question.ts"
export interface Near {
  readonly count: number
  readonly least: number
  readonly most: number
}
export const match = (
  rows: ReadonlyArray<{ readonly row: number; readonly question: Question; readonly similar: number }>,
  pool: ReadonlyArray<Question>,
  near: Near
) =>
  Effect.succeed(
    new Map<number, ReadonlyArray<Similar>>(
      rows.map(({ row, question }) => [row, [{ question: pool[0] ?? question, similarity: near.least }]])
    )
  )
