/** What is written beside the conversations of a class, to compare with: sets of equal size, all ShareGPT. */
import type { Example } from "../domain/Example.ts"
import * as Place from "../domain/Place.ts"
import * as Seed from "../domain/Seed.ts"
import * as Noise from "./noise/Noise.ts"
import { random } from "./noise/random.ts"
import { spelling } from "./noise/spelling.ts"
import { original, type SceneRow } from "./Pair.ts"

/** The kinds of sets. */
export type Kind = "original" | "ablation" | "noise"

/** A set: the name it has among trainers, its file in the data set's folder, and its rows, as many as there are conversations. */
export interface RowSet {
  readonly name: string
  readonly file: string
  readonly summary: string
  readonly rows: () => Iterable<Example>
}

/** Which sets, of a run with which root of chance. */
export interface SetOptions {
  readonly kinds: ReadonlyArray<Kind>
  readonly seed: Seed.Seed
}

const originals = (rows: ReadonlyArray<SceneRow>): RowSet => ({
  name: "original",
  file: "original.json",
  summary: "the question of every conversation with its reference answer, one pair for each conversation",
  rows: () => rows.map(original)
})

/** The conversations of a class with those that are not kept replaced by their question and reference answer. */
const refilled = (rows: ReadonlyArray<SceneRow>, keeps: (row: SceneRow) => boolean) => () =>
  rows.map((row): Example => (keeps(row) ? row : original(row)))

const ablations = (rows: ReadonlyArray<SceneRow>): Array<RowSet> =>
  [...new Set(rows.map(({ scene }) => scene.scenario))].toSorted().flatMap((scenario) => [
    {
      name: `without-${scenario}`,
      file: `ablation/without-${scenario}.json`,
      summary: `the conversations of ${scenario} replaced by their pairs`,
      rows: refilled(rows, ({ scene }) => scene.scenario !== scenario)
    },
    {
      name: `only-${scenario}`,
      file: `ablation/only-${scenario}.json`,
      summary: `all conversations but those of ${scenario} replaced by their pairs`,
      rows: refilled(rows, ({ scene }) => scene.scenario === scenario)
    }
  ])

const noisy = (rows: ReadonlyArray<SceneRow>, { noise, seed }: { noise: Noise.Noise; seed: Seed.Seed }): RowSet => {
  const mistyped = (row: SceneRow): Example => {
    const chance = Seed.chance(Seed.at(seed, Place.join("dataset/noise", noise.name, row.id)))
    const pair = original(row)
    const turns = pair.turns.map((turn) =>
      turn.role === "user" ? { ...turn, content: Noise.disturb(turn.content, { chance, noise }) } : turn
    )
    return { ...pair, turns }
  }
  return {
    name: `noise-${noise.name}`,
    file: `noise/${noise.name}.json`,
    summary: `the same pairs with typing errors in the questions: ${noise.summary}`,
    rows: () => rows.map(mistyped)
  }
}

/** The sets of a class, from its conversations as trainers get them. */
export const of = (rows: ReadonlyArray<SceneRow>, { kinds, seed }: SetOptions): Array<RowSet> => [
  ...(kinds.includes("original") ? [originals(rows)] : []),
  ...(kinds.includes("ablation") ? ablations(rows) : []),
  ...(kinds.includes("noise") ? [random, spelling].map((noise) => noisy(rows, { noise, seed })) : [])
]
