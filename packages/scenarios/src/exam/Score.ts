/** What an examination came to: accuracy with its error, and beside it always how much of what was said could not be read. */
import * as Paired from "../pedagogy/gain/Paired.ts"

/** What became of one question. */
export interface Examined {
  readonly source: string
  /** Undefined where it is not scored. */
  readonly right: boolean | undefined
  readonly parsed: boolean
  /** Whether the examiner was asked. */
  readonly judged: boolean
  /** Tokens of what was said; undefined where nothing was. */
  readonly tokens: number | undefined
  /** True where no reply came at all: that is the server's doing, and counts for nothing. */
  readonly missed: boolean
}

/** How several questions went together. */
export interface Score {
  readonly questions: number
  /** Those that count: replies came, and whether they are right could be told. */
  readonly scored: number
  readonly right: number
  /** Share of right answers among those scored, and its standard error; null where there are none, or too few. */
  readonly accuracy: number | null
  readonly error: number | null
  /** Answers in which no final answer was found, and their share of all replies. */
  readonly unparseable: number
  readonly unparseableShare: number | null
  /** Answers that the examiner was asked about. */
  readonly judged: number
  /** Replies that are not scored: programs, and answers on which the examiner gave no mark that could be read. */
  readonly unscored: number
  /** Questions to which no reply came. */
  readonly missed: number
}

/** The score of a file. */
export interface SourceScore extends Score {
  readonly source: string
}

/** The score of answers of some length: from so many tokens, up to but without so many; null for no end. */
export interface LengthScore extends Score {
  readonly from: number
  readonly to: number | null
}

/** An examination in numbers. */
export interface Result {
  readonly all: Score
  readonly sources: ReadonlyArray<SourceScore>
  readonly lengths: ReadonlyArray<LengthScore>
}

/** Where lengths are parted, in tokens. */
const bounds = [0, 50, 300, 1200] as const

const rounded = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : Math.round(value * 1e6) / 1e6

const count = (rows: ReadonlyArray<Examined>, is: (row: Examined) => boolean): number => rows.filter(is).length

const of = (rows: ReadonlyArray<Examined>): Score => {
  const heard = rows.filter(({ missed }) => !missed)
  const scores = heard.flatMap(({ right }) => (right === undefined ? [] : [Number(right)]))
  const { error, mean } = Paired.meanOf(scores)
  const unparseable = count(heard, ({ parsed }) => !parsed)
  return {
    questions: rows.length,
    scored: scores.length,
    right: scores.filter((score) => score === 1).length,
    accuracy: rounded(mean),
    error: rounded(error),
    unparseable,
    unparseableShare: rounded(unparseable / heard.length),
    judged: count(heard, ({ judged }) => judged),
    unscored: heard.length - scores.length,
    missed: rows.length - heard.length
  }
}

/** The numbers of an examination: over all, by source in the order of the rows, and by the length of answers. */
export const take = (rows: ReadonlyArray<Examined>): Result => ({
  all: of(rows),
  sources: [...Map.groupBy(rows, ({ source }) => source)].map(([source, those]) => ({ source, ...of(those) })),
  lengths: bounds.map((from, nth) => {
    const to = bounds[nth + 1] ?? null
    const those = rows.filter(({ missed, tokens }) =>
      !missed && tokens !== undefined && tokens >= from && (to === null || tokens < to)
    )
    return { from, to, ...of(those) }
  })
})
