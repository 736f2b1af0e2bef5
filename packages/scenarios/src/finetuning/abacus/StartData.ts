/**
 * What start weights are learnt from: expressions with their right workings. This is the only place of the abacus where a program works
 * an expression out; nothing that answers, or trains on conversations, imports it.
 */
import type { Seed } from "@stoa/core"
import { places, put, type Symbols } from "./Alphabet.ts"
import { type Expression, find } from "./Expression.ts"

/** The right working of an expression. */
export const work = ([a, b, c, d, e, f]: Expression): Symbols => {
  const symbols = new Uint8Array(places)
  const values = [b * c, e * f, a + b * c, a + b * c + d, a + b * c + d - e * f]
  values.forEach((each, value) => put(symbols, value, String(each)))
  return symbols
}

/** Draws expressions, none of them twice, and none of the questions given. */
export const drawing = (chance: Seed.Chance, exclude: ReadonlyArray<string>): () => Expression => {
  const taken = new Set(exclude.map((text) => find(text)?.join(" ") ?? ""))
  const one = () => chance.int(30)
  return () => {
    for (;;) {
      const drawn: Expression = [one(), one(), one(), one(), one(), one()]
      const key = drawn.join(" ")
      if (taken.has(key)) continue
      taken.add(key)
      return drawn
    }
  }
}
