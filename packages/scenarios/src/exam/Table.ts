/** An examination as tables of plain text. */
import { laid, percent, short } from "./Columns.ts"
import type { Result, Score } from "./Score.ts"

const accuracy = ({ accuracy, error }: Score): string =>
  accuracy === null ? "-" : `${percent(accuracy)}${error === null ? "" : ` ± ${(error * 100).toFixed(1)}`}`

const unparseable = ({ unparseableShare }: Score): string => unparseableShare === null ? "-" : percent(unparseableShare)

const cells = (score: Score): ReadonlyArray<string> => [
  accuracy(score),
  String(score.scored),
  unparseable(score),
  String(score.judged),
  String(score.unscored)
]

const headings = ["accuracy", "n", "unparseable", "judged", "not scored"]

const shown = (tokens: number): string => tokens.toLocaleString("en")

const legend =
  "accuracy: share of right answers ± standard error, in percent, over the n that are scored; unparseable: share of the replies in which no final answer was found, which is wrong unless the examiner found it right; judged: by the examiner, since no comparison by value could tell."

/** The table of sources, that of lengths, and what their columns mean. */
export const lines = ({ all, lengths, sources }: Result): ReadonlyArray<string> => [
  ...laid([
    ["", "questions", ...headings],
    ...sources.map((score) => [short(score.source), String(score.questions), ...cells(score)]),
    ...(sources.length > 1 ? [["all", String(all.questions), ...cells(all)]] : [])
  ]),
  "",
  ...laid([
    ["tokens of the answer", "answers", ...headings],
    ...lengths.map((score) => [
      score.to === null ? `${shown(score.from)} and more` : `${shown(score.from)} to ${shown(score.to)}`,
      String(score.questions),
      ...cells(score)
    ])
  ]),
  "",
  legend
]
