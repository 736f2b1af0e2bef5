/** Questions of a pool side by side, of which each is taken once before any is taken again. */
import type { Question, Similar } from "../../domain/Question.ts"
import type { Chance } from "../../domain/Seed.ts"
import * as Block from "../../vector/Block.ts"
import type { Vector } from "../../vector/Vector.ts"
import { greatest } from "../../vector/VectorIndex.ts"

/** Which questions are like another one. */
export interface Near {
  /** How many of the nearest one is drawn from. */
  readonly count: number
  /** Least cosine of a question like another one. */
  readonly least: number
  /** Greatest cosine: beyond it, it is the same question in other words. */
  readonly most: number
}

/** A question that wants others like it, and its cosine with each on the shelf. */
export interface Want {
  readonly question: Question
  readonly similar: number
  readonly cosines: Float64Array
  readonly near: Near
  readonly chance: Chance
}

/** True for what may be taken. */
type May = (index: number) => boolean

/** What a shelf is made of. */
export interface ShelfOptions {
  readonly questions: ReadonlyArray<Question>
  readonly vectors: ReadonlyArray<Vector>
  /** The number of each question in the whole pool. */
  readonly numbers: ReadonlyArray<number>
  /** By number, 1 for a question that is used: one list for all shelves, since two may hold the same questions. */
  readonly used: Uint8Array
}

/** The questions of one source, or of all. */
export class Shelf {
  readonly #questions: ReadonlyArray<Question>
  readonly #numbers: ReadonlyArray<number>
  readonly #block: Block.Block
  readonly #used: Uint8Array

  constructor({ numbers, questions, used, vectors }: ShelfOptions) {
    this.#questions = questions
    this.#numbers = numbers
    this.#block = Block.make(vectors)
    this.#used = used
  }

  /** The cosines of at most four vectors with every question, rounded to six digits. */
  cosines(vectors: ReadonlyArray<Vector>): Array<Float64Array> {
    const { count } = this.#block
    if (count === 0) return vectors.map(() => new Float64Array(0))
    const products = Block.strip(this.#block, { block: Block.make(vectors), at: 0 })
    const width = products.length / 4
    return vectors.map((_, row) => Block.rounded(products.subarray(row * width, row * width + count)))
  }

  /** Questions like one: fewer than wanted only where there are no others at all. */
  take(want: Want): Array<Similar> {
    const own = new Set<number>()
    const taken: Array<Similar> = []
    while (taken.length < want.similar) {
      if (this.#numbers.every((number) => this.#used[number] === 1)) {
        for (const number of this.#numbers) this.#used[number] = 0
      }
      const found = this.#next(want, own)
      if (found === undefined) break
      const { fallback, index } = found
      own.add(index)
      this.#used[this.#numbers[index]!] = 1
      taken.push({
        question: this.#questions[index]!,
        similarity: want.cosines[index]!,
        ...(fallback ? { fallback: true as const } : {})
      })
    }
    return taken
  }

  #next({ chance, cosines, near, question }: Want, own: ReadonlySet<number>) {
    const { least, most } = near
    const other: May = (index) => this.#questions[index]!.question !== question.question && !own.has(index)
    const fresh: May = (index) => this.#used[this.#numbers[index]!] === 0 && other(index)
    for (const may of [fresh, other]) {
      const alike = nearest(cosines, {
        count: near.count,
        may: (index) => cosines[index]! >= least && cosines[index]! <= most && may(index)
      })
      if (alike.length > 0) return { index: chance.pick(alike), fallback: false }
      const [below] = nearest(cosines, { count: 1, may: (index) => cosines[index]! < least && may(index) })
      if (below !== undefined) return { index: below, fallback: true }
    }
    const less = cosines.map((cosine) => -cosine)
    for (const may of [fresh, other]) {
      const [beyond] = nearest(less, { count: 1, may })
      if (beyond !== undefined) return { index: beyond, fallback: true }
    }
    return undefined
  }
}

/** The places of the `count` greatest cosines of those that may be taken, ties by place. */
const nearest = (
  cosines: Float64Array,
  { count, may }: { readonly count: number; readonly may: May }
): Array<number> => {
  const masked = cosines.map((cosine, index) => (may(index) ? cosine : -Infinity))
  return greatest(masked, count).filter(({ similarity }) => similarity > -Infinity).map(({ id }) => id)
}
