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
import type { Filter } from "./quality/Filter.ts"
import { semanticThreshold } from "./quality/filters/semanticDuplicate.ts"
import * as Language from "./quality/Language.ts"
import { judgeReasoning } from "./quality/prompts.ts"
import * as Quality from "./quality/Quality.ts"
import * as Reasoning from "./quality/Reasoning.ts"
import * as Recipe from "./Recipe.ts"
import type * as Synthesis from "./synthesis/Synthesis.ts"
import * as Indexes from "./vector/Indexes.ts"

/** What a run is carried out with beside its models. */
export interface Equipment {
  readonly index: Indexes.Maker
  /** The items of the recipe's benchmarks. */
  readonly benchmarks: Benchmark.Found
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
    language: Recipe.hasClass(recipe) && language !== "any" ? yield* Language.load(language) : undefined,
    languages: yield* languagesOf(recipe),
    findPrivate: privacy === "off" ? undefined : yield* Private.load
  }
  return equipment
})

/** Fails with a sentence where something that a recipe names cannot be had; else the items of its benchmarks. */
export const check = (recipe: Recipe.Recipe) =>
  Effect.andThen(Numbers.check(recipe.dataset.references), Effect.map(equip(recipe), ({ benchmarks }) => benchmarks))

/** What repeats an item of a benchmark; where vectors propose such items, these are asked for first. */
const decontamination = Effect.fnUntraced(function*(
  { embedder, quality: { contamination: { cosine: wanted, coverage } } }: Recipe.Recipe,
  { benchmarks: { items }, index }: Equipment
) {
  const cosine = Contamination.cosineFor(embedder, wanted)
  if (cosine === undefined) return Contamination.make({ items, coverage })
  const vectors = yield* Embedder.embedAll(items.map((item) => item.text), "synthesis/benchmarks")
  return Contamination.make({ items, coverage, near: { vectors, cosine, maker: index } })
})

const thresholdOf = ({ embedder, quality }: Recipe.Recipe): number =>
  semanticThreshold(embedder, quality.semanticDuplicates)

/** The filters of a recipe. */
export const filters = Effect.fnUntraced(function*(recipe: Recipe.Recipe, equipment: Equipment) {
  const { grades, judge, ...settings } = recipe.quality
  const { benchmarks, findPrivate, index, language, languages } = equipment
  return Quality.filters({
    ...settings,
    language,
    languages,
    findPrivate,
    ...(judge === "filter" ? { grades } : {}),
    ...(benchmarks.items.length === 0 ? {} : { decontamination: yield* decontamination(recipe, equipment) }),
    semantic: { threshold: thresholdOf(recipe), maker: index }
  })
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
const needsVector = (recipe: Recipe.Recipe): boolean => {
  const { benchmarks, contamination } = recipe.quality
  return thresholdOf(recipe) > 0 ||
    benchmarks.length > 0 && Contamination.cosineFor(recipe.embedder, contamination.cosine) !== undefined
}

/**
 * What is found out about a row before it is judged, where the filters leave it something to live for: the vector of its instruction,
 * and what a judge makes of it, whose call then stands among its makings.
 */
export const ofRow = Effect.fnUntraced(function*(draft: Draft, { filters, recipe }: Looking) {
  const looked: Synthesis.Looked = { draft }
  if (!Quality.passes(filters, draft)) return looked
  const at = (step: string) => Place.join("synthesis", draft.id, step)
  const [vector] = needsVector(recipe) ? yield* Embedder.embedAll([text(draft, "user")], at("embed")) : []
  const rated = recipe.quality.judge === "none"
    ? undefined
    : yield* Ratings.rateDraft(draft, { place: at("judge") })
  if (rated === undefined) return { ...looked, vector }
  const { making, ratings } = rated
  return { draft: { ...draft, ratings, makings: [...draft.makings, making] }, vector }
})
