/**
 * Draws the questions of a class, gives each its scenario, and leaves the rest as the pool of questions like them. Every choice hangs
 * on the seed and the question's own id: more rows, or a greater count, change nothing for the questions that stay.
 */
import type { Question } from "../../domain/Question.ts"
import * as Seed from "../../domain/Seed.ts"

/** The questions of a file, and how many of them are wanted; all where it does not say. */
export interface FileQuestions {
  readonly questions: ReadonlyArray<Question>
  readonly count?: number | undefined
}

/** A scenario that is played: how often, and how many questions like the one at hand it wants. */
export interface Wish {
  readonly name: string
  readonly weight: number
  readonly similar: number
}

/** What a class is drawn from. */
export interface SampleOptions {
  readonly files: ReadonlyArray<FileQuestions>
  readonly seed: Seed.Seed
  readonly scenarios: ReadonlyArray<Wish>
  /** Share of a file's questions that the pool may have, where its count leaves too few over and others are held back. */
  readonly spare: number
}

/** A question of the class and the scenario that is played over it. */
export interface Drawn {
  readonly question: Question
  readonly scenario: string
}

/** What was drawn of a file. */
export interface Share {
  /** How many were wanted: the count, or all. */
  readonly wanted: number
  readonly read: number
  readonly drawn: number
  /** Kept out of the class, although wanted, so that the others find questions like themselves. */
  readonly held: number
  /** Left over for the pool, those held back included. */
  readonly left: number
  /** How many similar questions those drawn want; where it is more than `left`, some are used again. */
  readonly similar: number
}

/** A class: its questions in the order of files and rows, what is left of each file, and what was drawn of each. */
export interface Sample {
  readonly rows: Array<Drawn>
  readonly pool: Array<Question>
  readonly files: Array<Share>
}

const seeds = 2 ** 31

/** Draws one of several by weight: which one a number from 0 to 1 falls on. The same things in another order are the same draw. */
export const byWeight = <A extends Pick<Wish, "name" | "weight">>(things: ReadonlyArray<A>) => {
  const sorted = things.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0)
  return (at: number): A | undefined => {
    let left = at * total
    return sorted.find(({ weight }) => (left -= weight) < 0) ?? sorted.at(-1)
  }
}

/** The scenario of a question: exactly one, by weight. */
const scenarioOf = (scenarios: ReadonlyArray<Wish>, seed: Seed.Seed): (question: Question) => Wish => {
  const drawn = byWeight(scenarios)
  return ({ id }) => drawn(Seed.at(seed, `class/scenario/${id}`) / seeds)!
}

interface Asked {
  readonly question: Question
  readonly wish: Wish
  readonly rank: number
}

/**
 * How many of those at the front may be drawn: as many as wanted, or so many that the rest can give each of them what it wants; never
 * fewer than `fewest`.
 */
const affordable = (asked: ReadonlyArray<Asked>, { fewest, wanted }: { fewest: number; wanted: number }): number => {
  let similar = 0
  for (let drawn = 0; drawn < wanted; drawn++) {
    similar += asked[drawn]!.wish.similar
    if (drawn + 1 > fewest && drawn + 1 + similar > asked.length) return drawn
  }
  return wanted
}

const drawFile = ({ count, questions }: FileQuestions, options: SampleOptions) => {
  const { seed, spare } = options
  const wishOf = scenarioOf(options.scenarios, seed)
  const asked = questions.map((question): Asked => ({
    question,
    wish: wishOf(question),
    rank: Seed.at(seed, `class/drawn/${question.id}`)
  }))
  // The order is stable: of equal ranks the first row goes first.
  const ranked = asked.toSorted((a, b) => a.rank - b.rank)
  const wanted = Math.min(count ?? asked.length, asked.length)
  const fewest = Math.min(wanted, asked.length - Math.floor(asked.length * spare))
  const drawn = new Set(ranked.slice(0, affordable(ranked, { fewest, wanted })))
  const rows = asked.filter((each) => drawn.has(each))
  const share: Share = {
    wanted: count ?? asked.length,
    read: asked.length,
    drawn: drawn.size,
    held: wanted - drawn.size,
    left: asked.length - drawn.size,
    similar: rows.reduce((sum, { wish }) => sum + wish.similar, 0)
  }
  return { rows, left: asked.filter((each) => !drawn.has(each)), share }
}

/** Draws the class. Nothing of the pool has the words of a question drawn. */
export const take = (options: SampleOptions): Sample => {
  const nobody = { rows: [], pool: options.files.flatMap(({ questions }) => questions), files: [] }
  if (options.scenarios.length === 0) return nobody
  const files = options.files.map((file) => drawFile(file, options))
  const rows = files.flatMap((file) => file.rows)
  const words = new Set(rows.map(({ question }) => question.question))
  return {
    rows: rows.map(({ question, wish }) => ({ question, scenario: wish.name })),
    pool: files.flatMap(({ left }) => left.map(({ question }) => question)).filter(({ question }) =>
      !words.has(question)
    ),
    files: files.map(({ share }) => share)
  }
}
