/** A class in small: some of its questions, chosen so that they stand for all, with their very scenarios. */
import { Effect } from "effect"
import type { Posed } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import type { Question } from "../domain/Question.ts"
import * as Seed from "../domain/Seed.ts"
import { Embedder } from "../model/Embedder.ts"
import { estimateTokens } from "../model/Model.ts"
import type * as Recipe from "../Recipe.ts"
import type { Weighted } from "../scenario/Class.ts"
import * as Pose from "../scenario/Pose.ts"
import * as Pool from "../scenario/questions/Pool.ts"
import * as Questions from "../scenario/questions/Sample.ts"
import * as Stand from "./Stand.ts"
import type * as Tally from "./Tally.ts"

/** What a class is held with. */
export interface Material {
  readonly scenarios?: ReadonlyArray<Weighted> | undefined
  /** Questions by file. */
  readonly questions?: ReadonlyArray<Questions.FileQuestions> | undefined
  /** The questions as a run has recorded them, which go before those of files. */
  readonly posed?: ReadonlyArray<Posed> | undefined
}

/** A class in small. */
export interface SmallClass {
  readonly scenarios: ReadonlyArray<Weighted>
  /** Questions of files in the whole class. */
  readonly rows: number
  /** Questions that were wanted, and are kept for scenarios which want some like the one at hand. */
  readonly held: number
  /** The questions that are played in small. */
  readonly posed: ReadonlyArray<Posed>
  /** By the number of a question, how many of the whole class it stands for. */
  readonly stands: ReadonlyMap<number, number>
  /** Texts that the whole class has embedded, each as a call, in the stretches in which they are. */
  readonly embedded: ReadonlyArray<Tally.Count>
}

/** Most questions of a pool in small. */
const mostPool = 2000

const factOf = (row: number, { question, scenario, similar }: Omit<Posed, "_tag" | "place" | "row">): Posed => ({
  _tag: "Posed",
  place: `class/${Place.rowId(row)}/posed`,
  row,
  question,
  scenario,
  ...(similar === undefined ? {} : { similar })
})

const lengthOf = ({ answer, question }: Question): number => question.length + answer.length

const textsOf = (questions: ReadonlyArray<Question>): Tally.Count => {
  const few = questions.slice(0, Pool.mostCandidates)
  return {
    calls: few.length,
    inputTokens: few.reduce((sum, { question }) => sum + estimateTokens(question), 0),
    outputTokens: 0
  }
}

/** What is embedded to find similar questions: the pools of the sources that want some, then what wants them. */
const embeddedFor = (wanting: ReadonlyArray<Question>, pool: ReadonlyArray<Question>): Array<Tally.Count> => {
  const sources = Map.groupBy(pool, ({ source }) => source)
  const wanted = new Set(wanting.map(({ source }) => source))
  const needed = [...wanted].every((source) => sources.has(source))
    ? [...wanted].flatMap((source) => sources.get(source) ?? [])
    : pool
  return [needed, wanting].map(textsOf)
}

/** The whole class as a run would draw it, before anything like a question is looked for. */
const drawn = (recipe: Recipe.Recipe, { questions = [], scenarios = [] }: Material) => {
  const taken = Questions.take({
    files: questions,
    seed: recipe.seed,
    scenarios: scenarios.map(({ scenario: { name, similar }, weight }) => ({ name, weight, similar })),
    spare: recipe.class.spare
  })
  return { ...taken, rows: taken.rows.map((each, row) => factOf(row, each)) }
}

/** The class in small, of about so many questions; undefined where no scenario is played. */
export const make = Effect.fnUntraced(function*(
  recipe: Recipe.Recipe,
  { size, ...material }: Material & { readonly size: number }
) {
  const { posed: recorded = [], scenarios = [] } = material
  if (scenarios.length === 0) return undefined
  const known = recorded.filter(({ question }) => question.source !== Pose.episodes)
  const { files, pool, rows } = known.length > 0 ? { files: [], pool: [], rows: known } : drawn(recipe, material)
  const chosen = Stand.choose(rows, {
    size,
    alike: ({ question, scenario }) => JSON.stringify([scenario, question.source]),
    rank: ({ question }) => lengthOf(question)
  })
  const wants = new Map(scenarios.map(({ scenario }) => [scenario.name, scenario.similar]))
  const wishOf = ({ scenario }: Posed): number => (known.length > 0 ? 0 : wants.get(scenario) ?? 0)
  const matched = yield* Pool.match(
    chosen.map(({ item }) => ({ row: item.row, question: item.question, similar: wishOf(item) })),
    Stand.choose(pool, { size: mostPool, alike: ({ source }) => source, rank: () => 0 }).map(({ item }) => item),
    { ...Pool.nearFor("lexical"), ...recipe.class.near }
  ).pipe(Effect.provide(Embedder.lexical), Effect.provideService(Seed.Root, recipe.seed))
  // Questions out of episodes are numbered behind those of files, as if these were all: two must not have one number.
  const numberOf = (row: number, nth: number) => (recipe.class.share > 0 ? nth : row)
  const posed = chosen.map(({ item }, nth) => {
    const similar = matched.get(item.row)
    return factOf(numberOf(item.row, nth), similar === undefined ? item : { ...item, similar })
  })
  const wanting = rows.filter((row) => wishOf(row) > 0).map(({ question }) => question)
  const made: SmallClass = {
    scenarios,
    rows: rows.length,
    held: files.reduce((sum, { held }) => sum + held, 0),
    posed,
    stands: new Map(posed.map(({ row }, nth) => [row, chosen[nth]?.stands ?? 1])),
    embedded: wanting.length === 0 ? [] : embeddedFor(wanting, pool)
  }
  return made
})
