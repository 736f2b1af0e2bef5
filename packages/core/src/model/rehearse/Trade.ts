/** Trades: the tools, papers, places and words of a line of work, so that what a person does is concrete. */
import * as Phrase from "../Phrase.ts"
import type { Matter } from "./Matter.ts"
import * as Noun from "./Noun.ts"
import { caring } from "./trades/caring.ts"
import { growing } from "./trades/growing.ts"
import { household } from "./trades/household.ts"
import { knowing } from "./trades/knowing.ts"
import { making } from "./trades/making.ts"
import { choices, health, money, papers, people, realmOf } from "./trades/private.ts"
import { serving } from "./trades/serving.ts"
import { trading } from "./trades/trading.ts"

/** A table such as people of a trade keep: a file of rows with a key, something to sort by, a number and a date. */
export interface Table {
  readonly file: string
  /** Plural, what one row is about: "milkings". */
  readonly rows: string
  readonly key: string
  readonly by: string
  readonly value: string
  readonly date: string
}

/** A line of work. Deeds begin with a third person ("reads the log"); `{his}` in them stands for the possessive. */
export interface Trade {
  /** As in "both know about software". */
  readonly field: string
  readonly words: RegExp
  /** Deeds of finding out. */
  readonly looks: ReadonlyArray<string>
  /** Deeds of trying out. */
  readonly tries: ReadonlyArray<string>
  /** Where things are written down. */
  readonly papers: ReadonlyArray<string>
  /** What can be lent. */
  readonly tools: ReadonlyArray<string>
  /** As after a deed: "at the bench". */
  readonly spots: ReadonlyArray<string>
  /** People one has to do with. */
  readonly folk: ReadonlyArray<string>
  /** Where news of this trade goes round. */
  readonly hears: string
  readonly table: Table
  /** Worries of those whose own are not known. */
  readonly worries: ReadonlyArray<string>
  /** Terms of the trade, each with an explanation of two or three sentences. */
  readonly terms: Readonly<Record<string, string>>
}

/** All trades; the special before the general. */
export const all: ReadonlyArray<Trade> = [
  ...caring,
  ...knowing,
  ...making,
  ...growing,
  ...serving,
  ...trading,
  household
]

const everywhere = new Map(all.map((trade) => [trade, new RegExp(trade.words, "g")]))

const matches = (trade: Trade, text: string): number =>
  new Set(text.toLowerCase().match(everywhere.get(trade) as RegExp) ?? []).size

/** The trade of an occupation, or of what a text speaks of most; the household where neither tells. */
export const of = (role: string, text: string): Trade => {
  const byRole = all.find((trade) => trade !== household && matches(trade, role) > 0)
  if (byRole !== undefined) return byRole
  const scored = all.map((trade) => ({ trade, score: matches(trade, text) }))
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one), {
    trade: household as Trade,
    score: 0
  })
  // One word in a long text may be there by chance.
  return best.score > (text.length > 250 ? 1 : 0) ? best.trade : household
}

/** The trade as it serves a matter: for one of family, health, money, papers or choices, what people do about those. */
export const fitted = (trade: Trade, matter: Matter): Trade =>
  matter.isPastime ? trade : { ...trade, ...realmOf(matter) }

/** The trade in which a term is explained, and the explanation; the longest term that a text names. */
export const explain = (
  text: string
): { readonly term: string; readonly meaning: string; readonly trade: Trade } | undefined => {
  const plain = text.toLowerCase()
  return all
    .flatMap((trade) => Object.entries(trade.terms).map(([term, meaning]) => ({ term, meaning, trade })))
    .filter(({ term }) => Phrase.names(plain, term))
    .toSorted((a, b) => b.term.length - a.term.length)[0]
}

const places = [...all, health, money, papers, people, choices]

// Tools, papers and people that come up everywhere; each on a line, so that a look into one text finds any.
const everyday = `\n${
  places.flatMap(({ folk, papers, tools }) => [...tools, ...papers, ...folk].map(Noun.definite)).join(" \n")
} `

// What trades do, and where.
const scenery = [
  ...places.flatMap(({ folk, looks, spots, tries }) => [...looks, ...tries, ...spots, ...folk]),
  ...all.map(({ hears }) => hears)
].join("\n").toLowerCase()

/** True for a tool, paper or person that comes up everywhere, and so is seldom what an act is about. */
export const isEveryday = (thing: string): boolean => everyday.includes(`\n${thing} `)

/** True for a thing that belongs to what trades do and where. */
export const isScenery = (thing: string): boolean =>
  scenery.includes(thing.replace(/^(?:the|his|her|their|its|my) /, "").toLowerCase())
