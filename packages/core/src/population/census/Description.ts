/** A description: two or three sentences that tell no fact twice. */
import type { Chance } from "../../domain/Seed.ts"
import { fill, type Slots } from "./Fill.ts"
import { closings, type Fact, middles, openings, type Shape, type Standing } from "./shapes.ts"

const disjoint = (...shapes: ReadonlyArray<Shape>): boolean => {
  const facts = shapes.flatMap((shape): ReadonlyArray<Fact> => shape.facts)
  return new Set(facts).size === facts.length
}

/** What may follow an opening: a closing alone, or a middle and a closing. */
const plans = (standing: Standing) => {
  const fits = (shape: Shape) => shape.standings.includes(standing)
  return openings.filter(fits).map((opening) => ({
    opening,
    short: closings.filter((closing) => disjoint(opening, closing)),
    long: middles
      .filter(fits)
      .flatMap((middle) => closings.map((closing): readonly [Shape, Shape] => [middle, closing]))
      .filter((pair) => disjoint(opening, ...pair))
  }))
}

const plansOf = { working: plans("working"), learning: plans("learning"), retired: plans("retired") }

const shareOfShort = 0.25

/** A description of someone whose facts fill the slots. */
export const describe = (chance: Chance, standing: Standing, slots: Slots): string => {
  const plan = chance.pick(plansOf[standing])
  const rest = chance.flip(shareOfShort) ? [chance.pick(plan.short)] : chance.pick(plan.long)
  return [plan.opening, ...rest].map((shape) => fill(shape.text, slots)).join(" ")
}
