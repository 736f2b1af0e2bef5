/** With whom people live: kinds of households by age and the custom of the region, and how one says it. Shares are assumed. */
import type { Chance } from "../../domain/Seed.ts"
import { bands } from "./regions.ts"
import type { Table } from "./Table.ts"
import { weighted } from "./weighted.ts"

/** A kind of household: in hundredths of each age band, where small households are the custom and where large ones are. */
interface Kind {
  readonly small: ReadonlyArray<number>
  readonly large: ReadonlyArray<number>
}

const kinds = {
  "with parents": { small: [45, 6, 0, 0, 0, 0, 0], large: [60, 20, 0, 0, 0, 0, 0] },
  "shared flat": { small: [28, 12, 4, 3, 2, 0, 0], large: [14, 6, 2, 0, 0, 0, 0] },
  alone: { small: [15, 22, 18, 18, 24, 28, 38], large: [4, 6, 5, 4, 6, 7, 9] },
  "with a partner": { small: [10, 28, 16, 16, 18, 14, 6], large: [4, 10, 5, 5, 6, 6, 4] },
  "with a partner and small children": { small: [0, 22, 16, 0, 0, 0, 0], large: [0, 26, 14, 0, 0, 0, 0] },
  "with a partner and schoolchildren": { small: [0, 0, 26, 14, 0, 0, 0], large: [0, 0, 32, 15, 0, 0, 0] },
  "with a partner and teenagers": { small: [0, 0, 9, 22, 4, 0, 0], large: [0, 0, 12, 28, 6, 0, 0] },
  "single parent": { small: [0, 6, 9, 9, 0, 0, 0], large: [0, 5, 6, 6, 0, 0, 0] },
  "several generations": { small: [2, 2, 2, 4, 4, 4, 6], large: [18, 22, 20, 26, 34, 38, 44] },
  "with relatives": { small: [0, 2, 2, 4, 4, 4, 4], large: [0, 5, 4, 6, 8, 6, 6] },
  "with a partner, children grown": { small: [0, 0, 0, 10, 34, 32, 22], large: [0, 0, 0, 10, 30, 24, 14] },
  widowed: { small: [0, 0, 0, 0, 8, 18, 24], large: [0, 0, 0, 0, 10, 19, 23] }
} satisfies Record<string, Kind>

/** The kind of a household. */
export type HouseholdKind = keyof typeof kinds

/** The kinds and their shares. */
export const householdKinds: Table<Readonly<Record<HouseholdKind, Kind>>> = {
  what: "kinds of households by age",
  basis: "assumed",
  rows: kinds
}

/** A way to say how someone lives; it follows "she" or "he". */
export interface Household {
  readonly kind: HouseholdKind
  readonly ages: readonly [number, number]
  readonly text: string
}

const living = (kind: HouseholdKind, from: number, to: number, text: string): Household => ({
  kind,
  ages: [from, to],
  text
})

/** Ways to live. Each kind has one for every age at which it occurs. */
export const households: ReadonlyArray<Household> = [
  living("with parents", 18, 34, "lives with {his} parents and a younger brother"),
  living("with parents", 18, 34, "still has {his} old room at {his} parents'"),
  living("with parents", 18, 34, "lives with {his} parents above their shop"),
  living("shared flat", 18, 29, "shares a flat with two friends from school"),
  living("shared flat", 18, 34, "rents a room from a widow who plays the radio loudly"),
  living("shared flat", 22, 64, "shares the rent with an old friend"),
  living("shared flat", 25, 64, "rents half a house with two colleagues"),
  living("alone", 18, 34, "has a small flat to {himself} for the first time"),
  living("alone", 24, 84, "lives alone and likes it"),
  living("alone", 24, 84, "lives alone with an elderly cat"),
  living("alone", 32, 60, "has had two rooms to {himself} since the divorce"),
  living("alone", 35, 84, "keeps house alone, with the radio on in every room"),
  living("alone", 34, 75, "lives alone and keeps a spare bed for a nephew"),
  living("with a partner", 18, 34, "is to be married in the spring and has moved in already"),
  living("with a partner", 20, 70, "lives with {his} partner and a dog"),
  living("with a partner", 28, 84, "is married without children"),
  living("with a partner", 25, 60, "sees {his} partner mostly at weekends"),
  living("with a partner", 40, 84, "found {his} partner late and by chance"),
  living("with a partner and small children", 25, 44, "lives with {his} partner and a baby who does not sleep"),
  living("with a partner and small children", 25, 44, "has twins of two and a patient partner"),
  living("with a partner and small children", 25, 44, "takes a small daughter to nursery on a bicycle"),
  living("with a partner and schoolchildren", 35, 54, "is bringing up two schoolchildren with {his} partner"),
  living("with a partner and schoolchildren", 35, 54, "checks the homework of three children with {his} partner"),
  living("with a partner and teenagers", 35, 64, "lives with {his} partner and a teenage stepdaughter"),
  living("with a partner and teenagers", 35, 64, "has two teenagers, one bathroom and a calm partner"),
  living("single parent", 25, 48, "is bringing up a small daughter alone"),
  living("single parent", 34, 54, "is bringing up a teenage son alone"),
  living("single parent", 32, 54, "has had the children every other week since the divorce"),
  living("several generations", 18, 84, "lives in a house of four generations"),
  living("several generations", 18, 34, "lives with {his} grandmother, an aunt and two cousins"),
  living("several generations", 25, 60, "lives with {his} parents, {his} brother's family and a full table"),
  living("several generations", 60, 84, "lives with {his} eldest son's family and has the room by the stove"),
  living("several generations", 35, 66, "looks after a mother who has begun to forget things, in a full house"),
  living("with relatives", 22, 75, "shares a house with {his} sister's family"),
  living("with relatives", 25, 60, "looks after a widowed father"),
  living("with relatives", 40, 84, "keeps house with a sister, as when they were small"),
  living("with relatives", 30, 84, "lives with a cousin and the cousin's birds"),
  living("with a partner, children grown", 48, 84, "has three grown children, one of them abroad"),
  living("with a partner, children grown", 54, 84, "has been married for thirty years"),
  living("with a partner, children grown", 54, 84, "lives next door to {his} eldest daughter"),
  living(
    "with a partner, children grown",
    45,
    84,
    "has had the house to {himself} and {his} partner since the last child left"
  ),
  living("widowed", 55, 84, "was widowed some years ago and has kept the garden"),
  living("widowed", 60, 84, "is widowed and cooks for two grandchildren on weekdays"),
  living("widowed", 55, 84, "is widowed and has taken a lodger for the company")
]

// By age and custom: the kinds with their shares, and the ways to say each.
const open = (["small", "large"] as const).map((custom) =>
  Array.from({ length: 85 }, (_, age) => {
    const band = bands.findIndex(([from, to]) => from <= age && age <= to)
    const ways = (kind: string) =>
      households.filter((one) => one.kind === kind && one.ages[0] <= age && age <= one.ages[1])
    return weighted(
      Object.entries(kinds)
        .filter(([kind, shares]) => band >= 0 && (shares[custom][band] ?? 0) > 0 && ways(kind).length > 0)
        .map(([kind, shares]) => [ways(kind), shares[custom][band] ?? 0] as const)
    )
  })
)

/** How a person of an age lives, where so many in a hundred households are large. */
export const householdAt = (chance: Chance, age: number, extended: number): Household => {
  const custom = chance.int(100) < extended ? 1 : 0
  const ways = open[custom]?.[age]?.draw(chance)
  return chance.pick(ways ?? households)
}
