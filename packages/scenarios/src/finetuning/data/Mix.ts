/** A critic's file: so much of where it was corrected, so much of where it stayed right, exact by count (MAFT, section 3.2). */
import type { Seed } from "@stoa/core"
import type { Conversation } from "./Conversation.ts"
import type { Critic } from "./Sets.ts"

/** How two sides are mixed. */
export interface MixOptions {
  /** w: the share of `minus`. */
  readonly share: number
  /** Chooses on the side that has more than is wanted. */
  readonly chance: Seed.Chance
}

/** What is in the file, in the order of questions. */
export interface Mixed {
  readonly conversations: ReadonlyArray<Conversation>
  readonly used: { readonly minus: number; readonly plus: number }
  /** Said where the mix could not be what was asked for. */
  readonly note?: string
}

interface Counts {
  readonly minus: number
  readonly plus: number
}

/** The scarcer side goes in whole and sets the size; of the other so many as the share wants, rounded. */
const counts = ({ minus, plus }: Counts, share: number): Counts => {
  if (share <= 0) return { minus: 0, plus }
  if (share >= 1) return { minus, plus: 0 }
  if (minus === 0 || plus === 0) return { minus, plus }
  const beside = Math.round(minus * (1 - share) / share)
  return beside <= plus ? { minus, plus: beside } : { minus: Math.round(plus * share / (1 - share)), plus }
}

const told = (found: Counts, used: Counts, share: number): string | undefined => {
  if (found.minus + found.plus === 0) return "it has no conversation at all, and is not trained"
  if (used.minus + used.plus === 0) {
    return `a share of ${share} takes one side only, which has none, and it is not trained; the other has ${
      found.minus + found.plus
    }`
  }
  if (share <= 0 || share >= 1) return undefined
  if (found.minus === 0) {
    return `it was never wrong first and right in the end, so that it learns only where it stayed right (${used.plus}), not a share of ${share}`
  }
  if (found.plus === 0) {
    return `it never stayed right, so that it learns only where it was corrected (${used.minus}), not a share of ${share}`
  }
  if (used.minus === 0 || used.plus === 0) {
    return `there is too little for a share of ${share}: of one side there is none in it`
  }
  return undefined
}

const compare = <A extends number | string>(a: A, b: A): number => (a < b ? -1 : a > b ? 1 : 0)

/** Texts in their order, numbers in them by value: q2 before q10. */
const byNumbers = (a: string, b: string): number => {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)]
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [one, other] = [left[at]!, right[at]!]
    const order = (at % 2 === 1 ? compare(Number(one), Number(other)) : 0) || compare(one, other)
    if (order !== 0) return order
  }
  return left.length - right.length
}

const inOrder = (conversations: ReadonlyArray<Conversation>): Array<Conversation> =>
  conversations.toSorted((a, b) => byNumbers(a.question, b.question) || byNumbers(a.id, b.id))

/**
 * Mixes the sides so that `share` of the file is of `minus` and the rest of `plus`. The scarcer side goes in whole and sets the size:
 * all n of minus and round(n (1 - w) / w) of plus, or, where plus has not so many, all n of plus and round(n w / (1 - w)) of minus;
 * those are drawn by chance, none twice. With a share of 0 or 1 one side goes in whole and the other not at all. Where a side is
 * empty the other goes in whole, and a note says so. What is drawn, and its order, hangs on questions and chance and not on the
 * order of what is given.
 */
export const mix = ({ minus, plus }: Critic, { chance, share }: MixOptions): Mixed => {
  const found = { minus: minus.length, plus: plus.length }
  const used = counts(found, share)
  const draw = (side: ReadonlyArray<Conversation>, count: number) =>
    count === side.length ? side : chance.sample(inOrder(side), count)
  const conversations = inOrder([...draw(minus, used.minus), ...draw(plus, used.plus)])
  const note = told(found, used, share)
  return { conversations, used, ...(note === undefined ? {} : { note }) }
}
