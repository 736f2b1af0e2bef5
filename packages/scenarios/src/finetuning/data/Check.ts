/** What is wrong with conversations: trainers pass over a row they cannot read without a word, so it is looked for before. */
import { type Lint, RowTexts, ShareGptCheck } from "@stoa/core"
import type { Conversation } from "./Conversation.ts"
import * as Rows from "./Rows.ts"

/** A conversation that is not fit for trainers, and why. */
export interface Problem {
  readonly id: string
  readonly problem: string
}

const anyLength = { most: Number.POSITIVE_INFINITY, count: () => 0 }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Nothing of it is learnt; a row that is none has been told of already. */
const learnsNothing = (row: unknown): boolean =>
  isRecord(row) && Array.isArray(row["conversations"]) &&
  row["conversations"].every((turn) => isRecord(turn) && (turn["from"] !== "gpt" || turn["train"] === false))

const textProblems = (row: unknown): ReadonlyArray<Lint.Problem> =>
  isRecord(row) ? [...RowTexts.check(row, anyLength)].filter(({ severity }) => severity === "error") : []

/**
 * What is wrong with the rows of a ShareGPT file: each begins with the human side, alternates, ends with an answer, has no empty turn
 * and no id of another, has no mark of a chat template in a text, and at least one answer in it is learnt.
 */
export const rows = (rows: ReadonlyArray<unknown>): ReadonlyArray<ShareGptCheck.Problem> => [
  ...ShareGptCheck.check(rows),
  ...rows.flatMap((row, index): ReadonlyArray<ShareGptCheck.Problem> => [
    ...(learnsNothing(row) ? [{ row: index + 1, problem: "no answer in it is learnt" }] : []),
    ...textProblems(row).map(({ at, problem }) => ({ row: index + 1, problem: `${at}: ${problem}` }))
  ])
]

/** Conversations that are fit, and those that are not with the first thing that is wrong. */
export const sift = (conversations: ReadonlyArray<Conversation>) => {
  const problems = new Map<number, string>()
  for (
    const { problem, row, turn } of rows(conversations.map((each) => Rows.formats.sharegpt.row(Rows.example(each))))
  ) {
    if (!problems.has(row)) problems.set(row, turn === undefined ? problem : `turn ${turn}: ${problem}`)
  }
  return {
    fit: conversations.filter((_, index) => !problems.has(index + 1)),
    unfit: conversations.flatMap(({ id }, index): ReadonlyArray<Problem> => {
      const problem = problems.get(index + 1)
      return problem === undefined ? [] : [{ id, problem }]
    })
  }
}

/** What a reader must know of conversations that are left out, in a sentence; undefined where none is. */
export const told = ([first, ...others]: ReadonlyArray<Problem>): string | undefined =>
  first === undefined
    ? undefined
    : others.length === 0
    ? `one conversation that no trainer reads is left out, because ${first.problem}.`
    : `${others.length + 1} conversations that no trainer reads are left out, the first because ${first.problem}.`
