/** What the gates of a run know: files, tables and indexes before anything is asked, vectors and judges' answers draft by draft. */
import { Effect } from "effect"
import * as Numbers from "./dataset/Numbers.ts"
import { type Draft, text } from "./domain/Draft.ts"
import * as Place from "./domain/Place.ts"
import * as Ratings from "./judge/Ratings.ts"
import * as Embedder from "./model/Embedder.ts"
import * as Prompt from "./model/Prompt.ts"
import * as Roles from "./model/Roles.ts"
import * as Private from "./privacy/Private.ts"
import * as Benchmark from "./quality/contamination/Benchmark.ts"
import * as Contamination from "./quality/contamination/Contamination.ts"
import { type Filter, verdict } from "./quality/Filter.ts"
import { contamination } from "./quality/filters/contamination.ts"
import { grades } from "./quality/filters/grades.ts"
import { semanticThreshold } from "./quality/filters/semanticDuplicate.ts"
import * as Language from "./quality/Language.ts"
import { judgeReasoning } from "./quality/prompts.ts"
import * as Quality from "./quality/Quality.ts"
import * as Reasoning from "./quality/Reasoning.ts"
import * as Recipe from "./Recipe.ts"
import type * as Synthesis from "./synthesis/Synthesis.ts"
import * as Indexes from "./vector/Indexes.ts"
import type { Vector } from "./vector/Vector.ts"

/** What a requirement may ask of its own rows beside what is asked of all: more of the run's episodes may be wanted by other measures. */
export interface Stricter {
  readonly judge?: Recipe.Recipe["quality"]["judge"]
  readonly benchmarks?: ReadonlyArray<string>
}

/** What the n-th requirement asks, counted from 1. */
const stricterOf = (recipe: Recipe.Recipe, nth: number): Stricter => (Recipe.wishes(recipe)[nth - 1] ?? {}) as Stricter

const modes = ["none", "report", "filter"] as const

/** Whether rows of a requirement are graded: as the recipe says, or more than that. */
const judgeOf = (recipe: Recipe.Recipe, nth: number): (typeof modes)[number] => {
  const { judge = "none" } = stricterOf(recipe, nth)
  return modes[Math.max(modes.indexOf(recipe.quality.judge), modes.indexOf(judge))] ?? "none"
}

/** What a run is carried out with beside its models. */
export interface Equipment {
  readonly index: Indexes.Maker
  /** The items of the recipe's benchmarks, and of those that requirements name beside them, in their order. */
  readonly benchmarks: Benchmark.Found
  readonly ownBenchmarks: ReadonlyArray<Benchmark.Found>
  /** The language of its class, and those of rows, by the names its requirements use. */
  readonly language: Language.Language | undefined
  readonly languages: ReadonlyMap<string, Language.Language>
  /** Finds what belongs to somebody; absent where nobody looks for it. */
  readonly findPrivate: Private.Finder | undefined
}

// The rehearsal writes English, whatever is wanted of it.
const rehearsed = "English"

/** The languages that requirements want, as far as they can be told from others; the tables for that are read only where they are needed. */
const languagesOf = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const wishes = recipe.quality.language === "any" ? [] : Recipe.wishes(recipe)
  const names = wishes.length === 0 ? [] : new Set([rehearsed, ...wishes.map(({ language }) => language)])
  const found = new Map<string, Language.Language>()
  for (const name of names) {
    const language = yield* Language.load(name)
    if (language !== undefined) found.set(name, language)
  }
  return found
})

/** Reads what the recipe names; fails with a sentence where something of it cannot be had. Nothing is asked. */
export const equip = Effect.fnUntraced(function*(recipe: Recipe.Recipe) {
  const { benchmarks, language, privacy } = recipe.quality
  const equipment: Equipment = {
    index: yield* Indexes.load(recipe.index),
    benchmarks: yield* Benchmark.load(benchmarks),
    ownBenchmarks: yield* Effect.forEach(Recipe.wishes(recipe), (_, index) => {
      const { benchmarks: own = [] } = stricterOf(recipe, index + 1)
      return Benchmark.load(own.filter((path) => !benchmarks.includes(path)))
    }),
    language: Recipe.hasClass(recipe) && language !== "any" ? yield* Language.load(language) : undefined,
    languages: yield* languagesOf(recipe),
    findPrivate: privacy === "off" ? undefined : yield* Private.load
  }
  return equipment
})

/** Fails with a sentence where something that a recipe names cannot be had; else the rows of its benchmarks that hold no test. */
export const check = (recipe: Recipe.Recipe) =>
  Effect.andThen(
    Numbers.check(recipe.dataset.references),
    Effect.map(equip(recipe), ({ benchmarks, ownBenchmarks }) => {
      const all = [benchmarks, ...ownBenchmarks]
      return {
        bad: all.reduce((sum, { bad }) => sum + bad, 0),
        first: all.find(({ first }) => first !== undefined)?.first
      }
    })
  )

/** What repeats an item of a benchmark; where vectors propose such items, these are asked for first. */
const decontamination = Effect.fnUntraced(function*(
  { embedder, quality: { contamination: { cosine: wanted, coverage } } }: Recipe.Recipe,
  { index, items, place }: Pick<Equipment, "index"> & Pick<Benchmark.Found, "items"> & { readonly place: string }
) {
  const cosine = Contamination.cosineFor(embedder, wanted)
  if (cosine === undefined) return Contamination.make({ items, coverage })
  const vectors = yield* Embedder.embedAll(items.map((item) => item.text), place)
  return Contamination.make({ items, coverage, near: { vectors, cosine, maker: index } })
})

const thresholdOf = ({ embedder, quality }: Recipe.Recipe): number =>
  semanticThreshold(embedder, quality.semanticDuplicates)

/** The filters of a recipe. */
export const filters = Effect.fnUntraced(function*(recipe: Recipe.Recipe, equipment: Equipment) {
  const { grades: wanted, judge, ...settings } = recipe.quality
  const { benchmarks, findPrivate, index, language, languages } = equipment
  return Quality.filters({
    ...settings,
    language,
    languages,
    findPrivate,
    ...(judge === "filter" ? { grades: wanted } : {}),
    ...(benchmarks.items.length === 0 ? {} : {
      decontamination: yield* decontamination(recipe, { ...benchmarks, index, place: "synthesis/benchmarks" })
    }),
    semantic: { threshold: thresholdOf(recipe), maker: index }
  })
})

/** The filters without a memory that the rows of a requirement must pass beside those of the recipe. */
export const ownFilters = Effect.fnUntraced(function*(recipe: Recipe.Recipe, { equipment, nth }: {
  readonly equipment: Equipment
  /** Which of the requirements it is, counted from 1. */
  readonly nth: number
}) {
  const { index, ownBenchmarks } = equipment
  const { grades: wanted, judge } = recipe.quality
  const items = ownBenchmarks[nth - 1]?.items ?? []
  const own: Array<Filter> = []
  if (items.length > 0) {
    const place = Place.join("synthesis", `r${nth}`, "benchmarks")
    own.push(contamination(yield* decontamination(recipe, { items, index, place })))
  }
  if (judge !== "filter" && judgeOf(recipe, nth) === "filter") own.push(grades(wanted))
  return own
})

/** What a draft is looked at with. */
export interface Looking {
  readonly filters: ReadonlyArray<Filter>
  readonly recipe: Recipe.Recipe
}

/** Where the judge of reasoning is asked about a draft of a play: its role stands where an actor's would, its draft's number last. */
const judgeAt = ({ id, scene }: Draft): string => {
  const play = scene === undefined ? `class/${id}` : Place.play(scene.row, scene.scenario)
  return Place.join(play, "judge", judgeReasoning.name, id.slice(id.lastIndexOf("/") + 1))
}

/** The verdict of the judge of reasoning on a scene, where one is wanted and the filters leave it something to judge. */
export const ofScene = Effect.fnUntraced(function*(draft: Draft, { filters, recipe }: Looking) {
  const mode = recipe.class.judge
  if (mode === "none" || !Quality.passes(filters, draft)) return []
  const model = Roles.modelFor(recipe.models, { scenario: "class", role: "judge", kind: "judge" })
  const judgement = yield* Reasoning.judge(draft, { mode, place: judgeAt(draft) }).pipe(
    Effect.provideService(Prompt.ModelName, model)
  )
  return judgement === undefined ? [] : [judgement]
})

/** True where somebody looks at the vectors of rows. */
const needsVector = (recipe: Recipe.Recipe, own: ReadonlyArray<Filter>): boolean => {
  const { benchmarks, contamination } = recipe.quality
  return thresholdOf(recipe) > 0 || (benchmarks.length > 0 || own.some(({ name }) => name === "contamination")) &&
      Contamination.cosineFor(recipe.embedder, contamination.cosine) !== undefined
}

/**
 * What is found out about a row before it is judged, where the filters leave it something to live for: the vector of its instruction,
 * what a judge makes of it, whose call then stands among its makings, and what the requirement's own filters say.
 */
export const ofRow = Effect.fnUntraced(function*(draft: Draft, { filters, own, recipe }: Looking & {
  readonly own: ReadonlyArray<Filter>
}) {
  if (!Quality.passes([...filters, ...own], draft)) return looked(draft, { own })
  const at = (step: string) => Place.join("synthesis", draft.id, step)
  const [vector] = needsVector(recipe, own) ? yield* Embedder.embedAll([text(draft, "user")], at("embed")) : []
  const rated = judgeOf(recipe, draft.requirement ?? 0) === "none"
    ? undefined
    : yield* Ratings.rateDraft(draft, { place: at("judge") })
  if (rated === undefined) {
    const plain = looked(draft, { own, vector })
    if (judgeOf(recipe, draft.requirement ?? 0) !== "filter") return plain
    const ungraded = { filter: "judge", keep: false, reason: "the judge gave no grades that could be used" }
    return { ...plain, verdicts: [...plain.verdicts ?? [], ungraded] }
  }
  const { making, ratings } = rated
  return looked({ ...draft, ratings, makings: [...draft.makings, making] }, { own, vector })
})

const looked = (draft: Draft, { own, vector }: {
  readonly own: ReadonlyArray<Filter>
  readonly vector?: Vector | undefined
}): Synthesis.Looked => ({
  draft,
  vector,
  verdicts: own.map((filter) => ({ filter: filter.name, ...verdict(filter.start()(draft, { clean: true, vector })) }))
})
