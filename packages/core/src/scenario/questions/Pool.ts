/** Finds questions like the ones at hand among those that are no questions of the class. */
import { Effect } from "effect"
import * as Place from "../../domain/Place.ts"
import type { Question, Similar } from "../../domain/Question.ts"
import * as Seed from "../../domain/Seed.ts"
import * as Embedder from "../../model/Embedder.ts"
import { type Near, Shelf } from "./Shelf.ts"

export type { Near }

/** A question of the class that wants others like it. */
export interface Wanting {
  /** Its number in the class. */
  readonly row: number
  readonly question: Question
  readonly similar: number
}

/** Most questions of one source among which is searched; of more, so many are drawn. Beyond, a run would wait for minutes. */
export const mostCandidates = 50_000

/**
 * Which questions count as alike, by embedder: vectors of meaning are near each other for everything of one field, so those below a
 * half are about something else; words and letters in common are rarer, so whichever is nearest will do.
 */
export const nearFor = (embedder: string): Near => ({ count: 5, least: /minilm/i.test(embedder) ? 0.5 : 0, most: 0.95 })

/** The questions of a pool by source, at most so many of each; all together under no name, for sources without any. */
const sourcesOf = (pool: ReadonlyArray<Question>, root: Seed.Seed) => {
  const few = (questions: ReadonlyArray<Question>): ReadonlyArray<Question> => {
    if (questions.length <= mostCandidates) return questions
    const ranked = questions.map((question) => ({ question, rank: Seed.at(root, `class/pool/${question.id}`) }))
    const last = ranked.toSorted((a, b) => a.rank - b.rank)[mostCandidates]!.rank
    return ranked.filter(({ rank }) => rank < last).map(({ question }) => question)
  }
  const own = new Map(Array.from(Map.groupBy(pool, ({ source }) => source), ([source, all]) => [source, few(all)]))
  return (source: string): ReadonlyArray<Question> => {
    const found = own.get(source) ?? own.get("")
    if (found !== undefined) return found
    const all = few(pool)
    own.set("", all)
    return all
  }
}

/** Rows four by four, all four of one shelf. */
const fours = function*(rows: ReadonlyArray<Wanting>, shelfOf: (source: string) => Shelf) {
  let held: Array<Wanting> = []
  let last: Shelf | undefined
  for (const row of rows) {
    const shelf = shelfOf(row.question.source)
    if (last !== undefined && held.length > 0 && (shelf !== last || held.length === 4)) {
      yield { shelf: last, rows: held }
      held = []
    }
    last = shelf
    held.push(row)
  }
  if (last !== undefined && held.length > 0) yield { shelf: last, rows: held }
}

/**
 * Questions like each of the rows, by their numbers in the class. For each row in order, one of the `count` nearest questions of its own
 * source whose cosine lies in the window is drawn (of all sources where its own has none left over); none is used twice until all are
 * used. Where nothing lies in the window, it is the nearest one below, marked as such; the same words never. Takes a product for each
 * row with each question of its source.
 */
export const match = Effect.fn("Pool.match")(function*(
  rows: ReadonlyArray<Wanting>,
  pool: ReadonlyArray<Question>,
  near: Near
) {
  const matched = new Map<number, ReadonlyArray<Similar>>()
  const wanting = rows.filter(({ similar }) => similar > 0)
  if (wanting.length === 0) return matched
  const root = yield* Seed.Root
  const candidates = sourcesOf(pool, root)
  const needed = new Set(wanting.flatMap(({ question }) => candidates(question.source)))
  const items = pool.filter((question) => needed.has(question))
  const vectors = yield* Embedder.embedAll(items.map(({ question }) => question), "class/pool/questions")
  const asked = yield* Embedder.embedAll(wanting.map(({ question }) => question.question), "class/pool/rows")

  const numberOf = new Map(items.map((question, number) => [question, number]))
  const vectorOf = new Map(wanting.map((row, index) => [row, asked[index]!]))
  const used = new Uint8Array(items.length)
  const shelves = new Map<ReadonlyArray<Question>, Shelf>()
  const shelfOf = (source: string): Shelf => {
    const questions = candidates(source)
    const known = shelves.get(questions)
    if (known !== undefined) return known
    const numbers = questions.map((question) => numberOf.get(question)!)
    const shelf = new Shelf({ questions, numbers, vectors: numbers.map((number) => vectors[number]!), used })
    shelves.set(questions, shelf)
    return shelf
  }

  for (const { rows: four, shelf } of fours(wanting, shelfOf)) {
    const cosines = shelf.cosines(four.map((row) => vectorOf.get(row)!))
    four.forEach(({ question, row, similar }, nth) => {
      const chance = Seed.chance(Seed.at(root, Place.join("class", Place.rowId(row), "similar")))
      matched.set(row, shelf.take({ question, similar, cosines: cosines[nth]!, near, chance }))
    })
    // Others go on between, and the search can be interrupted.
    yield* Effect.yieldNow
  }
  return matched
})
