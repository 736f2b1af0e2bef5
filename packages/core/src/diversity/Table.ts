/** The numbers of sets as a table: a line for each number, a column for each set. */
import type { Measured } from "./Measured.ts"

/** A set and its numbers. */
export interface Column {
  readonly name: string
  readonly measured: Measured
}

/** One number of a set, and what it means. */
export interface Line {
  readonly title: string
  readonly meaning: string
  readonly of: (measured: Measured) => string
  /** True for the few that stand where there is little room. */
  readonly brief?: boolean
}

// What was measured of no rows is no number, and null in a file.
const isNumber = (value: number | null | undefined): value is number => Number.isFinite(value)

const digits = (value: number | null | undefined): string =>
  !isNumber(value) ? "" : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)))

const percent = (share: number | null | undefined): string =>
  !isNumber(share) ? "" : `${Math.round(share * 1000) / 10} %`

/** All numbers that stand in tables, in their order. */
export const lines: ReadonlyArray<Line> = [
  { title: "rows", meaning: "", of: ({ rows }) => digits(rows), brief: true },
  { title: "looked at", meaning: "rows drawn, from which all below is told", of: ({ looked }) => digits(looked) },
  {
    title: "words asked",
    meaning: "words of an instruction, on average",
    of: (one) => digits(one.instruction.words),
    brief: true
  },
  {
    title: "words told",
    meaning: "words of a response, on average",
    of: (one) => digits(one.response.words),
    brief: true
  },
  {
    title: "distinct-1",
    meaning: "different words for each word, instructions",
    of: (one) => digits(one.instruction.distinct[0])
  },
  {
    title: "distinct-2",
    meaning: "the same of pairs of words",
    of: (one) => digits(one.instruction.distinct[1]),
    brief: true
  },
  {
    title: "distinct-3",
    meaning: "the same of three words in a row",
    of: (one) => digits(one.instruction.distinct[2])
  },
  {
    title: "distinct-2 told",
    meaning: "different pairs of words for each pair, responses",
    of: (one) => digits(one.response.distinct[1])
  },
  {
    title: "gzip",
    meaning: "bytes of instructions for each byte zipped",
    of: (one) => digits(one.instruction.compression)
  },
  {
    title: "verbs",
    meaning: "different root verbs of what is asked",
    of: (one) => digits(one.verbs.verbs),
    brief: true
  },
  { title: "pairs", meaning: "different pairs of a root verb and its object", of: (one) => digits(one.verbs.pairs) },
  {
    title: "likeness",
    meaning: "cosine of an instruction with the one nearest to it, on average",
    of: (one) => digits(one.spread?.neighbours.mean),
    brief: true
  },
  {
    title: "likeness p95",
    meaning: "what 95 % of these cosines do not exceed",
    of: (one) => digits(one.spread?.neighbours.p95)
  },
  {
    title: "near doubles",
    meaning: "share of instructions with another at cosine 0.9 or more",
    of: (one) => percent(one.spread?.neighbours.near),
    brief: true
  },
  {
    title: "self-similarity",
    meaning: "cosine of any two instructions, on average",
    of: (one) => digits(one.spread?.similarity)
  },
  {
    title: "Vendi score",
    meaning: "how many rows without anything in common would be as varied; of 500 rows at most, of a part 200",
    of: (one) => digits(one.spread?.vendi.score),
    brief: true
  },
  {
    title: "coverage",
    meaning: "share of the clusters of all sets here that hold a row",
    of: (one) => percent(one.spread?.coverage?.share),
    brief: true
  },
  {
    title: "evenness",
    meaning: "how evenly the rows are spread over the clusters, from 0 to 1",
    of: (one) => digits(one.spread?.coverage?.evenness)
  }
]

/** A line with the texts of its cells, one for each column. */
export interface Filled extends Pick<Line, "title" | "meaning"> {
  readonly cells: ReadonlyArray<string>
}

/** The lines for these columns; one that is empty in all of them is left out. */
export const filled = (
  columns: ReadonlyArray<Column>,
  { brief = false }: { readonly brief?: boolean } = {}
): ReadonlyArray<Filled> =>
  lines.filter((line) => !brief || line.brief === true)
    .map(({ meaning, of, title }) => ({ title, meaning, cells: columns.map(({ measured }) => of(measured)) }))
    .filter(({ cells }) => cells.some((text) => text !== ""))
