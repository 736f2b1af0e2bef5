/** The cells of an ablation: every setting with every replicate, each a run of its own. */
import { Result } from "effect"
import * as Seed from "../domain/Seed.ts"
import * as Variation from "./Variation.ts"

/** One combination of values. */
export interface Setting {
  /** In words, such as "communication none · agents 100"; "as it is" where nothing is varied. */
  readonly label: string
  /** The value of each varied path. */
  readonly values: Readonly<Record<string, Variation.Value>>
}

/** One run: a setting, and the seed it shares with the other settings of its replicate. */
export interface Cell {
  /** Name of its folder; the same setting and seed have the same. */
  readonly name: string
  readonly setting: Setting
  readonly seed: Seed.Seed
}

/** What is played against what. */
export interface Grid {
  readonly variations: ReadonlyArray<Variation.Variation>
  readonly seeds: ReadonlyArray<Seed.Seed>
  readonly settings: ReadonlyArray<Setting>
  /** Replicate after replicate, so that settings can be compared before all is played. */
  readonly cells: ReadonlyArray<Cell>
}

/** A value as a word. */
export const show = (value: Variation.Value | undefined): string =>
  typeof value === "string" ? value : JSON.stringify(value) ?? ""

/** The last part of a path, as far as it says which setting is meant. */
export const titles = (variations: ReadonlyArray<Variation.Variation>): ReadonlyArray<string> => {
  const lasts = variations.map(({ path }) => path.split(".").at(-1) ?? path)
  return variations.map(({ path }, index) =>
    lasts.filter((last) => last === lasts[index]).length > 1 ? path : lasts[index] as string
  )
}

const longest = 40

/** A value as a part of a name; where something is lost, a digest tells values apart. */
const slug = (value: Variation.Value | undefined): string => {
  const text = show(value)
  const plain = text.replace(/[^\p{L}\p{N}.]+/gu, "-").slice(0, longest)
  return plain === text ? text : `${plain}-${Seed.digest(text).slice(0, 6)}`
}

const combine = (variations: ReadonlyArray<Variation.Variation>): ReadonlyArray<Setting["values"]> =>
  variations.reduce<ReadonlyArray<Setting["values"]>>(
    (before, { path, values }) => before.flatMap((setting) => values.map((value) => ({ ...setting, [path]: value }))),
    [{}]
  )

/** All cells. A setting with one value only is no variation: it belongs to the recipe. */
export const make = (
  all: ReadonlyArray<Variation.Variation>,
  seeds: ReadonlyArray<Seed.Seed>
): Result.Result<Grid, Variation.VariationError> => {
  const wrong = (sentence: string) => Result.fail(new Variation.VariationError({ sentence }))
  const twice = all.find(({ path }, index) => all.findIndex((other) => other.path === path) < index)
  if (twice !== undefined) return wrong(`The setting "${twice.path}" is varied twice: give its values once.`)
  const seed = seeds.find((seed, index) => seeds.indexOf(seed) < index)
  if (seed !== undefined) return wrong(`The seed ${seed} is given twice: replicates differ in their seeds.`)
  const variations = all.filter(({ values }) => values.length > 1)
  const words = titles(variations)
  const settings = combine(variations).map((values): Setting => ({
    label: variations.map(({ path }, index) => `${words[index]} ${show(values[path])}`).join(" · ") || "as it is",
    values
  }))
  const nameOf = ({ values }: Setting, seed: number) =>
    [...variations.map(({ path }, index) => `${words[index]}-${slug(values[path])}`), `seed-${seed}`].join("_")
  const cells = seeds.flatMap((seed) =>
    settings.map((setting): Cell => ({ name: shortened(nameOf(setting, seed)), setting, seed }))
  )
  return Result.succeed({ variations, seeds, settings, cells })
}

// The longest name that a run may have.
const longestName = 100

const shortened = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName - 13)}-${Seed.digest(name).slice(0, 12)}`

/** What cells share, so that differences come from the settings. */
export const fairness = ({ variations }: Grid): string => {
  const people = variations.filter(({ path }) => path.startsWith("population."))
  return people.length === 0
    ? "Cells of one replicate share seed and people, so differences between them come from the setting."
    : people.every(({ path }) => path === "population.agents")
    ? "Cells of one replicate share seed and people (more agents contain the fewer), so differences between them come from the setting."
    : "Cells of one replicate share the seed; who the people are is part of the setting here."
}
