/** An examination with harmful requests as a table of plain text; no request and no answer stands in it. */
import { laid, percent, short } from "./Columns.ts"
import type { Points, Result, Score } from "./SafetyScore.ts"

const success = ({ attackSuccess, error }: Score): string =>
  attackSuccess === null ? "-" : `${percent(attackSuccess)}${error === null ? "" : ` ± ${(error * 100).toFixed(1)}`}`

const points = ({ error, mean }: Points): string =>
  mean === null ? "-" : `${mean.toFixed(1)}${error === null ? "" : ` ± ${error.toFixed(1)}`}`

const cells = (score: Score): ReadonlyArray<string> => [
  String(score.requests),
  success(score),
  String(score.answered),
  points(score.helpful),
  points(score.harmless),
  String(score.helpful.unreadable + score.harmless.unreadable)
]

const headings = ["requests", "attack success", "n", "helpful", "harmless", "unreadable"]

const legend =
  "attack success: share of the answers that hold none of fifteen phrases of refusal ± standard error, in percent, over the n in which something was said; the phrases tell no bad answer from a tame one. helpful, harmless: mean points of the judges from 1 to 10 ± standard error; unreadable: judgements without points that could be read, which count for nothing."

/** The table of sources, and what its columns mean. */
export const lines = ({ all, sources }: Result): ReadonlyArray<string> => [
  ...laid([
    ["harmful requests", ...headings],
    ...sources.map((score) => [short(score.source), ...cells(score)]),
    ...(sources.length > 1 ? [["all", ...cells(all)]] : [])
  ]),
  "",
  legend
]
