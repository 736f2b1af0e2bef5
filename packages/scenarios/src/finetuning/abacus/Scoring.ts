/** How likely a network finds a working that is given, symbol by symbol. */
import type { Likelihood } from "@stoa/core"
import { Result } from "effect"
import { places, range, sign } from "./Alphabet.ts"
import * as Names from "./Names.ts"
import { read } from "./Reading.ts"
import * as Shelf from "./Shelf.ts"
import { read as workingsOf } from "./Working.ts"

/** A chance that is none, as a logarithm that can be reckoned with. */
const logarithm = (chance: number): number => Math.log(Math.max(chance, 1e-30))

/**
 * Scores replies under the abacus and all that were trained from it; undefined for another model. Each token is a symbol of the working,
 * with all that might have stood there; the frame around the symbols is not the network's and is not scored. A reply that is no working
 * has no token.
 */
export const score = ({ folder }: { readonly folder: string }) => {
  const shelf = Shelf.make(folder)
  return ({ model, reply, turns }: Likelihood.Scoring): ReadonlyArray<Likelihood.ScoredToken> | undefined => {
    if (!Names.isOne(model)) return undefined
    const { pass } = Result.getOrThrow(shelf(model))
    const question = read(turns)
    const written = workingsOf(reply).at(-1)
    if (question === undefined || written === undefined) return []
    return Array.from({ length: places }, (_, place): Likelihood.ScoredToken => {
      const [first, last] = range(place)
      const chances = pass.forward(place, question.sight, { written })
      const top = Array.from(
        { length: last - first + 1 },
        (_, index) => [sign(first + index), logarithm(chances[first + index] as number)] as const
      )
      const symbol = written[place] as number
      return {
        token: sign(symbol),
        logprob: logarithm(chances[symbol] as number),
        top: top.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      }
    })
  }
}
