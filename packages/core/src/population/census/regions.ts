/** World regions: how many live there, how old they are, what work there is, and how long they work. All of it assumed. */
import type { Table } from "./Table.ts"

/** Age bands; the last number is the oldest. */
export const bands: ReadonlyArray<readonly [number, number]> = [
  [18, 24],
  [25, 34],
  [35, 44],
  [45, 54],
  [55, 64],
  [65, 74],
  [75, 84]
]

/** What is assumed of a region. */
export interface Region {
  /** People, in hundredths of all. */
  readonly people: number
  /** People by age band, in hundredths of the adults. */
  readonly ages: ReadonlyArray<number>
  /** Work by major group of ISCO-08, from 0 to 9, in hundredths. */
  readonly work: ReadonlyArray<number>
  /** Those of 18 to 24 who still learn, in hundredths. */
  readonly learning: number
  /** Households of several generations beside the small ones, in hundredths. */
  readonly extended: number
}

const region = (
  people: number,
  learning: number,
  extended: number,
  figures: { readonly ages: ReadonlyArray<number>; readonly work: ReadonlyArray<number> }
): Region => ({ people, learning, extended, ...figures })

const rows = {
  "sub-Saharan Africa": region(14, 30, 60, {
    ages: [27, 28, 19, 12, 8, 4, 2],
    work: [1, 5, 13, 10, 6, 20, 14, 14, 7, 10]
  }),
  "North Africa and the Middle East": region(8, 35, 45, {
    ages: [21, 27, 22, 14, 9, 5, 2],
    work: [2, 7, 17, 12, 8, 18, 8, 14, 8, 6]
  }),
  "South Asia": region(22, 32, 60, {
    ages: [21, 26, 21, 15, 10, 5, 2],
    work: [1, 7, 15, 10, 6, 16, 12, 15, 9, 9]
  }),
  "East Asia": region(19, 40, 30, {
    ages: [11, 19, 20, 20, 16, 10, 4],
    work: [1, 8, 18, 13, 9, 17, 7, 12, 10, 5]
  }),
  "Southeast Asia": region(9, 33, 50, {
    ages: [18, 23, 21, 17, 12, 6, 3],
    work: [1, 7, 15, 10, 8, 20, 10, 13, 8, 8]
  }),
  Europe: region(12, 45, 12, {
    ages: [10, 16, 17, 19, 18, 13, 7],
    work: [1, 7, 22, 17, 10, 17, 4, 10, 7, 5]
  }),
  "Northern America": region(6, 42, 12, {
    ages: [12, 18, 17, 16, 17, 13, 7],
    work: [1, 10, 23, 16, 10, 18, 3, 8, 6, 5]
  }),
  "Latin America": region(9, 34, 35, {
    ages: [18, 23, 20, 16, 12, 7, 4],
    work: [1, 6, 15, 11, 8, 20, 8, 13, 8, 10]
  }),
  Oceania: region(1, 40, 15, {
    ages: [12, 19, 18, 17, 16, 12, 6],
    work: [1, 10, 22, 15, 10, 18, 4, 10, 6, 4]
  })
} satisfies Record<string, Region>

/** The name of a region. */
export type RegionName = keyof typeof rows

/** The regions by name. */
export const regions: Table<Readonly<Record<RegionName, Region>>> = {
  what: "people, ages, work, learning and households by world region",
  basis: "assumed",
  rows
}

/** Those who no longer work, in hundredths, by the first age of a span; at 71 and later nobody of the census works. */
export const retired: Table<ReadonlyArray<readonly [number, number]>> = {
  what: "people who are retired, by age",
  basis: "assumed",
  rows: [[0, 0], [58, 8], [62, 35], [65, 70], [71, 100]]
}
