/** When a course of schooling ends, read off its words; and what those learn who are in the middle of it. The ages are assumed. */
import type { Table } from "./Table.ts"

/** Words of schooling, with the youngest age at which it can be behind one. */
export const ends: Table<ReadonlyArray<readonly [RegExp, number]>> = {
  what: "age at the end of schooling",
  basis: "assumed",
  rows: [
    [/doctorate/, 28],
    [/degree in medicine|medical school/, 25],
    [/degree in (?:veterinary|dental|pharmacy|architecture)/, 24],
    [/master's degree/, 24],
    [/degree/, 22],
    [/academy|officer training|non-commissioned officers|training college/, 21],
    [/diploma|college|conservatory|art school|hotel school|nursing school|school of administration/, 20],
    [/technical school|commercial school|vocational school|agricultural school|flying school|diving school/, 20],
    [/seafaring school|service school/, 20],
    [/apprenticeship|certificate|licence|course|examination|training/, 19],
    [/years/, 19],
    [/lower secondary school/, 16],
    [/secondary school/, 18],
    [/primary school/, 14]
  ]
}

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7
}

/** The youngest age at which someone has this schooling. */
export const endOf = (schooling: string): number => {
  const end = ends.rows.find(([words]) => words.test(schooling))?.[1] ?? 16
  const more = / and (?:a|(\w+)) (?:years? (?:of|in|with)|rural residency)/.exec(schooling)
  const years = more === null ? 0 : more[1] === undefined ? 3 : (numbers[more[1]] ?? 0)
  return end + years
}

const ordinals = ["first", "second", "third", "fourth"] as const

/** Someone who learns an occupation: how one calls them and what they are in the middle of; nothing where it has no course. */
export const learnerOf = (
  { code, field, title }: { readonly code: string; readonly field: string; readonly title: string },
  year: number
): { readonly title: string; readonly education: string } | undefined => {
  const nth = ordinals[Math.min(year, 3)] ?? "first"
  if (code.startsWith("7")) {
    const early = ordinals[Math.min(year, 2)] ?? "first"
    return {
      title: `apprentice ${title}`,
      education: `lower secondary school; ${early} year of an apprenticeship in ${field}`
    }
  }
  if (!/^(?:21|22|24|25|26|31|32|35|1120)/.test(code) || /^(?:2612|2619|2653|2212|3153|3154|265)/.test(code)) {
    return undefined
  }
  const subject = field === "medicine" ? "medical" : field
  const course = code.startsWith("3") ? "diploma" : "degree"
  return { title: `${subject} student`, education: `secondary school; ${nth} year of a ${course} in ${field}` }
}
