/** What the rows come to: how many are kept of those wanted, what dropped the others, what people decided, how varied they are. */
import { Recipe, type World } from "@stoa/core"
import { HashMap } from "effect"
import type { Scene } from "../../View.ts"
import { isKept, type Row, type Rows } from "./Rows.ts"
import * as Told from "./Told.ts"

/** A requirement with what there is of it. */
export interface Wish {
  readonly name: string
  readonly kept: number
  /** How many rows are wanted; undefined for those of a class, which are as many as come. */
  readonly wanted: number | undefined
}

/** What there is to say above the table. */
export interface Summary {
  readonly kept: number
  readonly all: number
  readonly tokens: number
  readonly wishes: ReadonlyArray<Wish>
  /** By the name of the filter, most first. */
  readonly dropped: ReadonlyArray<readonly [filter: string, count: number]>
  /** Candidates that no row was written for: the calls came to nothing. */
  readonly failed: number
  readonly accepted: number
  readonly rejected: number
  readonly edited: number
  /** Words of an instruction and of an answer, and how many kinds of tasks there are, over the latest rows kept. */
  readonly words: { readonly asked: number; readonly told: number } | undefined
  /** Share of pairs of words in instructions that are no repetition. */
  readonly distinct: number | undefined
}

/** Rows over which words are counted: the latest. */
const sampled = 300

const wordsOf = (text: string): ReadonlyArray<string> => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const wording = (kept: ReadonlyArray<Row>): Pick<Summary, "distinct" | "words"> => {
  const rows = kept.slice(-sampled).filter(({ example }) => Told.harmOf(example) === undefined)
  if (rows.length === 0) return { words: undefined, distinct: undefined }
  const pairs = new Set<string>()
  let [asked, told, pairsInAll] = [0, 0, 0]
  for (const { example: { turns } } of rows) {
    for (const { content, role } of turns) {
      const words = wordsOf(content)
      if (role === "assistant") told += words.length
      if (role !== "user") continue
      asked += words.length
      for (let at = 1; at < words.length; at++) pairs.add(`${words[at - 1]} ${words[at]}`)
      pairsInAll += Math.max(0, words.length - 1)
    }
  }
  return {
    words: { asked: asked / rows.length, told: told / rows.length },
    distinct: pairsInAll === 0 ? undefined : pairs.size / pairsInAll
  }
}

const failedIn = ({ failures }: World.World): number =>
  HashMap.reduce(failures, 0, (sum, { place }) => sum + (place.startsWith("synthesis/") ? 1 : 0))

const summed = new WeakMap<Rows, Summary>()

/** What the rows come to, counted once. */
export const of = ({ watched: { run, world } }: Scene, rows: Rows): Summary => {
  const known = summed.get(rows)
  if (known !== undefined) return known
  const dropped = new Map<string, number>()
  const byWish = new Map<number, number>()
  const states = { kept: 0, dropped: 0, accepted: 0, rejected: 0, edited: 0 }
  const kept: Array<Row> = []
  let tokens = 0
  for (const row of rows.all) {
    states[row.state]++
    tokens += row.tokens
    if (!isKept(row)) {
      dropped.set(row.filter, (dropped.get(row.filter) ?? 0) + 1)
      continue
    }
    kept.push(row)
    const wish = row.example.requirement ?? 0
    byWish.set(wish, (byWish.get(wish) ?? 0) + 1)
  }
  const ofClass = byWish.get(0) ?? 0
  const summary: Summary = {
    kept: kept.length,
    all: rows.all.length,
    tokens,
    wishes: [
      ...Recipe.wishes(run.recipe).map(({ count, kind }, index) => ({
        name: `r${index + 1} ${kind}`,
        kept: byWish.get(index + 1) ?? 0,
        wanted: count
      })),
      ...(ofClass > 0 || Recipe.hasClass(run.recipe) ? [{ name: "class", kept: ofClass, wanted: undefined }] : [])
    ],
    dropped: [...dropped].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)),
    failed: failedIn(world),
    accepted: states.accepted,
    rejected: states.rejected,
    edited: states.edited,
    ...wording(kept)
  }
  summed.set(rows, summary)
  return summary
}
