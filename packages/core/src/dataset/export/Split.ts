/** Parts of a data set that are kept apart, as train and test: what belongs together stands in one of them. */
import { Result } from "effect"
import type { Example } from "../../domain/Example.ts"
import * as Seed from "../../domain/Seed.ts"

/** A part and its share of the rows. */
export interface Split {
  readonly name: string
  readonly share: number
}

const part = /^([a-z]\w{0,30})=(0?\.\d+|1(?:\.0*)?|0)$/i

const expected = "expected names with shares that add up to 1, as in train=0.9,test=0.1"

/** Reads parts as they are written in a command, or says what is wrong with them. */
export const parse = (text: string): Result.Result<ReadonlyArray<Split>, string> => {
  const splits: Array<Split> = []
  for (const piece of text.split(",")) {
    const [, name, share] = part.exec(piece.trim()) ?? []
    if (name === undefined || Number(share) <= 0) {
      return Result.fail(`"${piece.trim()}" is no part of a split: ${expected}`)
    }
    if (splits.some((other) => other.name === name)) {
      return Result.fail(`the part "${name}" is named twice: ${expected}`)
    }
    splits.push({ name, share: Number(share) })
  }
  const sum = splits.reduce((sum, { share }) => sum + share, 0)
  return Math.abs(sum - 1) < 1e-9 ? Result.succeed(splits) : Result.fail(`the shares add up to ${sum}: ${expected}`)
}

/**
 * What a row belongs to: the rows of an episode tell of the same deeds, the scenes over a question have the same answer. A fork has
 * the episodes of its run, so that the run is no part of it.
 */
export const belongsTo = ({ id, scene, sources }: Pick<Example, "id" | "scene" | "sources">): string => {
  if (sources.episode !== undefined) return `episode/${sources.episode}`
  return scene === undefined ? `row/${id}` : `question/${scene.question.source}/${scene.question.id}`
}

/** A number in [0, 1) that belongs to a text. */
const chanceOf = (text: string): number => Seed.at(0, `split/${text}`) / 0x80000000

/** The part that a row stands in. It hangs on nothing but what the row belongs to, so that a data set that grows moves no row. */
export const assign =
  (splits: ReadonlyArray<Split>) => (example: Pick<Example, "id" | "scene" | "sources">): string => {
    const chance = chanceOf(belongsTo(example))
    let upTo = 0
    for (const { name, share } of splits) {
      upTo += share
      if (chance < upTo) return name
    }
    return splits.at(-1)?.name ?? ""
  }
