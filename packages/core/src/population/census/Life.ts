/** The facts of a life, drawn one after the other: place, age, work, years at it, languages. */
import type { Chance } from "../../domain/Seed.ts"
import { countries, type Country } from "./countries.ts"
import { ladders, type Rung } from "./ladders.ts"
import { type CensusPlace, places } from "./places.ts"
import { bands, type Region, type RegionName, regions, retired } from "./regions.ts"
import { learnerOf } from "./schooling.ts"
import type { Standing } from "./shapes.ts"
import { type Weighted, weighted } from "./weighted.ts"
import { type Work, works } from "./Work.ts"

/** Work by major group and then by unit group, so that a unit group with many names weighs no more than others. */
type Candidates = Weighted<ReadonlyArray<ReadonlyArray<Work>>>

/** A place with its country and region. */
interface Home {
  /** All work that there is, and what is open to people by standing and age; places of a kind share both. */
  readonly works: ReadonlyArray<Work>
  readonly open: Array<Candidates | undefined>
  readonly place: CensusPlace
  readonly country: Country
  readonly region: Region
}

const countryOf = (name: string): Country => {
  const country = countries.rows.get(name)
  if (country === undefined) throw new RangeError(`No country ${name}`)
  return country
}

const isFound = (work: Work, place: CensusPlace, region: RegionName): boolean =>
  (work.where === undefined || work.where.some((kind) => place.kinds.includes(kind))) &&
  (work.regions === undefined || work.regions.includes(region))

// A region's people are shared out among its countries, a country's among its places.
const homes: Weighted<Home> = (() => {
  const inRegion = new Map<RegionName, number>()
  for (const { region, weight } of countries.rows.values()) inRegion.set(region, (inRegion.get(region) ?? 0) + weight)
  const kinds = new Map<string, Pick<Home, "open" | "works">>()
  return weighted(places.map((place) => {
    const country = countryOf(place.country)
    const region = regions.rows[country.region]
    const siblings = places.filter((other) => other.country === place.country).length
    const key = `${country.region}/${place.kinds.join()}`
    const kind = kinds.get(key) ?? { works: works.filter((work) => isFound(work, place, country.region)), open: [] }
    kinds.set(key, kind)
    return [
      { ...kind, place, country, region },
      (region.people * country.weight) / (inRegion.get(country.region) ?? 1) / siblings
    ] as const
  }))
})()

const ageBands = new Map<Region, Weighted<readonly [number, number]>>(
  Object.values(regions.rows).map((region) => [
    region,
    weighted(bands.map((band, index) => [band, region.ages[index] ?? 0] as const))
  ])
)

const ageOf = (chance: Chance, region: Region): number => {
  const [from, to] = ageBands.get(region)?.draw(chance) ?? [18, 84]
  return from + chance.int(to - from + 1)
}

const oldestLearner = 25
const fromRetired = 58

const standingOf = (chance: Chance, age: number, region: Region): Standing => {
  if (age <= oldestLearner) {
    const share = age <= 20 ? region.learning * 1.3 : age <= 23 ? region.learning : region.learning * 0.4
    return chance.int(100) < share ? "learning" : "working"
  }
  const share = retired.rows.findLast(([from]) => from <= age)?.[1] ?? 0
  return share > 0 && chance.int(100) < share ? "retired" : "working"
}

const fits = (work: Work, standing: Standing, age: number): boolean => {
  const [youngest, oldest] = work.ages
  if (standing === "retired") return !work.learning && oldest >= fromRetired && youngest <= 45
  if (standing === "learning") {
    return work.learning
      ? youngest <= age && age <= oldest
      : age <= oldestLearner && work.taught
  }
  return !work.learning && youngest <= age && age <= oldest
}

// Worked out when it is first asked for.
const openTo = (home: Home, standing: Standing, age: number): Candidates => {
  const nth = standing === "retired" ? 0 : standing === "learning" ? 100 + age : age
  return home.open[nth] ??= workFor(home, standing, age)
}

const workFor = (home: Home, standing: Standing, age: number): Candidates => {
  const found = home.works.filter((work) => fits(work, standing, age))
  const majors = Map.groupBy(found, ({ code }) => Number(code[0]))
  return weighted(
    [...majors].map(([major, inMajor]) =>
      [[...Map.groupBy(inMajor, ({ code }) => code).values()], home.region.work[major] ?? 0] as const
    ).filter(([, weight]) => weight > 0)
  )
}

const careerOf = (
  chance: Chance,
  work: Work,
  { age, standing }: { readonly age: number; readonly standing: Standing }
) => {
  const open = work.schooling.filter(({ end }) => end <= age)
  const { end, text } = chance.pick(open.length === 0 ? work.schooling : open)
  const begun = Math.max(end, work.entry, 16)
  const until = standing === "retired" ? Math.min(age, work.ages[1], 56 + chance.int(11)) : age
  const span = Math.max(0, until - begun)
  const years = span - chance.int(Math.floor(span * 0.35) + 1)
  return { education: text, years }
}

const rungOf = (chance: Chance, work: Work, { age, years }: { readonly age: number; readonly years: number }): Rung => {
  const rungs = ladders.rows[work.ladder]
  const reached = rungs.filter((rung) => rung.years[0] <= years && years <= rung.years[1] && (rung.age ?? 0) <= age)
  let lot = chance.next() * reached.reduce((sum, { weight }) => sum + weight, 0)
  return reached.find(({ weight }) => (lot -= weight) < 0) ?? rungs[0] as Rung
}

const languagesOf = (chance: Chance, { country, place }: Home, education: string): Array<string> => {
  const { first, second } = country
  const own = typeof first === "string" ? first : first[place.people] ?? "English"
  // Longer schooling, more languages; how much more is assumed.
  const factor = /degree|doctorate|academy/.test(education) ? 1.3 : /primary/.test(education) ? 0.5 : 1
  const others = second.filter(([name, share]) => name !== own && chance.int(100) < share * factor)
  return [own, ...others.map(([name]) => name)]
}

/** Someone who learns has no years at work, and is called by what is learned. */
const learner = (chance: Chance, work: Work, age: number) => {
  const made = work.learning
    ? { title: work.title, education: chance.pick(work.schooling).text }
    : learnerOf(work, Math.min(3, chance.int(Math.max(1, age - 17)))) ??
      { title: work.title, education: "secondary school" }
  return { ...made, seniority: made.title.startsWith("apprentice") ? "apprentice" : "student" }
}

/** The facts of a person's life. */
export const draw = (chance: Chance) => {
  const home = homes.draw(chance)
  const age = ageOf(chance, home.region)
  const standing = standingOf(chance, age, home.region)
  const work = chance.pick(chance.pick(openTo(home, standing, age).draw(chance)))
  const common = { age, home, standing, work, region: home.region, place: home.place }
  if (standing === "learning") {
    const { education, seniority, title } = learner(chance, work, age)
    return {
      ...common,
      education,
      seniority,
      years: 0,
      base: title,
      title,
      ranked: title,
      languages: languagesOf(chance, home, education)
    }
  }
  const { education, years } = careerOf(chance, work, { age, standing })
  const rung = rungOf(chance, work, { age, years })
  const title = standing === "retired" ? `retired ${work.title}` : work.title
  return {
    ...common,
    education,
    seniority: rung.name,
    years,
    base: work.title,
    title,
    ranked: standing === "retired" ? title : rung.title.replace("{base}", work.title),
    languages: languagesOf(chance, home, education)
  }
}

/** The facts of a life. */
export type Life = ReturnType<typeof draw>
