/** Work as the census draws it: hand-written occupations, and those of the unit groups, brought to one form. */
import { exceptionOf } from "./isco/exceptions.ts"
import type { Group } from "./isco/Group.ts"
import { upperGroups } from "./isco/groups.ts"
import { lowerGroups } from "./isco/lowerGroups.ts"
import { type Unit, units } from "./isco/Unit.ts"
import type { Ladder } from "./ladders.ts"
import type { Occupation, PlaceKind } from "./Occupation.ts"
import { occupations } from "./occupations.ts"
import type { RegionName } from "./regions.ts"
import { endOf, learnerOf } from "./schooling.ts"

/** A past action, and how many years at work it takes to have done it. */
export interface Deed {
  readonly text: string
  readonly years: number
}

/** An occupation with all that goes with it. Phrases may hold {he}, {his}, {him} and {himself}. */
export interface Work {
  readonly code: string
  readonly title: string
  /** What is learned for it. */
  readonly field: string
  /** The youngest and the oldest who do it. */
  readonly ages: readonly [number, number]
  /** Nobody begins before this age. */
  readonly entry: number
  readonly schooling: ReadonlyArray<{ readonly text: string; readonly end: number }>
  readonly ladder: Ladder
  readonly where: ReadonlyArray<PlaceKind> | undefined
  readonly regions: ReadonlyArray<RegionName> | undefined
  /** True for hand-written occupations of those who still learn. */
  readonly learning: boolean
  /** True where there are students or apprentices of it. */
  readonly taught: boolean
  readonly tools: ReadonlyArray<string>
  readonly jargon: ReadonlyArray<string>
  readonly pastimes: ReadonlyArray<string>
  /** Its own, and those shared with its sub-major group. */
  readonly concerns: readonly [own: ReadonlyArray<string>, shared: ReadonlyArray<string>]
  readonly deeds: readonly [own: ReadonlyArray<Deed>, shared: ReadonlyArray<Deed>]
}

/** The sub-major groups by their two digits. */
export const groups: ReadonlyMap<string, Group> = new Map(
  [...upperGroups, ...lowerGroups].map((group) => [group.code, group])
)

const numbers = "zero one two three four five six seven eight nine ten eleven twelve".split(" ")
const experience = 2

/** The years at work that a past action speaks of. */
const yearsOf = (deed: string): number => {
  const [, number = ""] = / (\p{L}+) (?:years|seasons|summers|winters)\b/u.exec(deed) ?? []
  const told = numbers.indexOf(number.toLowerCase())
  if (/year after year|for years|the whole valley|^Trained|apprentice|^Hired/.test(deed)) return Math.max(5, told)
  return Math.max(experience, told)
}

const deed = (text: string): Deed => ({ text, years: yearsOf(text) })

const ladderOf = (code: string, group: Group): Ladder => code === "2310" ? "academic" : group.ladder

const firstAdult = 18
const usualOldest = 64

const groupOf = (code: string): Group => {
  const group = groups.get(code.slice(0, 2))
  if (group === undefined) throw new RangeError(`No sub-major group for ${code}`)
  return group
}

const unitOf = (code: string): Unit => {
  const unit = units.rows.get(code)
  if (unit === undefined) throw new RangeError(`No unit group ${code}`)
  return unit
}

const ofUnit = (unit: Unit): Array<Work> => {
  const { code, field } = unit
  const group = groupOf(code)
  const exception = exceptionOf(code)
  const schooling = (exception.schooling ?? group.schooling).map((text) => {
    const filled = text.replace("{field}", field)
    return { text: filled, end: endOf(filled) }
  })
  const entry = exception.entry ?? 16
  const youngest = Math.max(firstAdult, entry, Math.min(...schooling.map(({ end }) => end)))
  return unit.jobs.map((title) => ({
    code,
    title,
    field,
    ages: [youngest, exception.oldest ?? usualOldest],
    entry,
    schooling,
    ladder: ladderOf(code, group),
    where: exception.where,
    regions: exception.regions,
    learning: false,
    taught: learnerOf({ code, field, title }, 0) !== undefined,
    tools: unit.tools,
    jargon: unit.jargon,
    pastimes: group.pastimes,
    concerns: [unit.concerns, group.concerns],
    deeds: [unit.deeds.map(deed), group.deeds.map(deed)]
  }))
}

// The hand-written ages are those of people settled in their work: they began a few years before.
const settled = 4

const ofOccupation = (occupation: Occupation): Work => {
  const { ages, concerns, deeds, isco: code, schooling, student, title, tools, where } = occupation
  const group = groupOf(code)
  const unit = unitOf(code)
  return {
    code,
    title,
    field: unit.field,
    ages,
    entry: student === true ? ages[0] : Math.max(16, ages[0] - settled),
    schooling: schooling.map((text) => ({ text, end: Math.min(endOf(text), ages[0]) })),
    ladder: ladderOf(code, group),
    where,
    regions: undefined,
    learning: student === true,
    taught: learnerOf({ code, field: unit.field, title }, 0) !== undefined,
    tools,
    jargon: unit.jargon,
    pastimes: group.pastimes,
    concerns: [concerns, student === true ? [] : group.concerns],
    deeds: [
      deeds.map((text) => student === true ? { text, years: 0 } : deed(text)),
      student === true ? [] : group.deeds.map(deed)
    ]
  }
}

/** All work: hand-written occupations and everyday names of the unit groups; no name twice. */
export const works: ReadonlyArray<Work> = (() => {
  const written = occupations.map(ofOccupation)
  const titles = new Set(written.map(({ title }) => title))
  const named = [...units.rows.values()].flatMap(ofUnit).filter(({ title }) => {
    if (titles.has(title)) return false
    titles.add(title)
    return true
  })
  return [...written, ...named]
})()
