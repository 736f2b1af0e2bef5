/** What the rows come to: how many are kept of those wanted, what dropped the others, what people decided, how varied they are. */
import { type Example, Recipe, type World } from "@stoa/core"
import { HashMap } from "effect"
import type { Scene } from "../../state/View.ts"
import { exampleOf, type Rows } from "./Rows.ts"
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
  /** Of the latest rows that are kept: words of an instruction and of an answer; the share of pairs of words that come once. */
  readonly wording: { readonly rows: number; readonly asked: number; readonly told: number; readonly distinct: number }
}

/** Rows over which words are counted: the last that are kept. */
const sampled = 100

interface Words {
  readonly asked: number
  readonly told: number
  readonly pairs: ReadonlyArray<string>
}

const counted = new WeakMap<Example.Example, Words>()

const wordsOf = (text: string): ReadonlyArray<string> => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const wordsIn = (example: Example.Example): Words => {
  const known = counted.get(example)
  if (known !== undefined) return known
  const of = (role: string) =>
    example.turns.filter((turn) => turn.role === role).flatMap(({ content }) => wordsOf(content))
  const asked = of("user")
  const words = {
    asked: asked.length,
    told: of("assistant").length,
    pairs: asked.slice(1).map((word, index) => `${asked[index]} ${word}`)
  }
  counted.set(example, words)
  return words
}

const wording = ({ watched }: Scene, all: Rows["all"]): Summary["wording"] => {
  const pairs = new Set<string>()
  let [rows, asked, told, pairsInAll] = [0, 0, 0, 0]
  for (let at = all.length - 1; at >= 0 && rows < sampled; at--) {
    const row = all[at]
    const example = row?.isKept === true ? exampleOf(watched, row.id) : undefined
    if (example === undefined || Told.harmOf(example) !== undefined) continue
    const words = wordsIn(example)
    rows++
    asked += words.asked
    told += words.told
    pairsInAll += words.pairs.length
    for (const pair of words.pairs) pairs.add(pair)
  }
  return {
    rows,
    asked: asked / Math.max(1, rows),
    told: told / Math.max(1, rows),
    distinct: pairs.size / Math.max(1, pairsInAll)
  }
}

const failedIn = new WeakMap<World.World["failures"], number>()

const failed = ({ failures }: World.World): number => {
  const known = failedIn.get(failures) ??
    HashMap.reduce(failures, 0, (sum, { place }) => sum + (place.startsWith("synthesis/") ? 1 : 0))
  failedIn.set(failures, known)
  return known
}

const summed = new WeakMap<Rows, Summary>()

/** What the rows come to. */
export const of = (scene: Scene, rows: Rows): Summary => {
  const { run, world } = scene.watched
  const { all, sums: { byWish, dropped, kept, states, tokens } } = rows
  const known = summed.get(rows)
  if (known !== undefined && known.failed === failed(world)) return known
  const ofClass = byWish.get(0) ?? 0
  const summary: Summary = {
    kept,
    all: all.length,
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
    failed: failed(world),
    accepted: states.accepted,
    rejected: states.rejected,
    edited: states.edited,
    wording: wording(scene, all)
  }
  summed.set(rows, summary)
  return summary
}
