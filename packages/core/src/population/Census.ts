/** Invented people: coherent, varied, and each a function of the seed and its number alone. */
import type { Profile } from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import { type AgedPhrase, tempers, turns } from "./census/characters.ts"
import { countries } from "./census/countries.ts"
import { firstDeeds, lateConcerns, lifeDeeds } from "./census/deeds.ts"
import { describe } from "./census/Description.ts"
import { fill, type Slots } from "./census/Fill.ts"
import { householdAt } from "./census/households.ts"
import { units } from "./census/isco/Unit.ts"
import * as Life from "./census/Life.ts"
import type { People } from "./census/names/People.ts"
import { pastimes, work as workOf } from "./census/pastimes.ts"
import { peoples } from "./census/peoples.ts"

export { toRow, write } from "./census/PeopleFile.ts"

/** The countries where people of the census live, and the languages they may speak, in the order of the alphabet. */
export const known: { readonly countries: ReadonlyArray<string>; readonly languages: ReadonlyArray<string> } = {
  countries: [...countries.rows.keys()].toSorted(),
  languages: [
    ...new Set(
      [...countries.rows.values()].flatMap(({ first, second }) => [
        ...(typeof first === "string" ? [first] : Object.values(first)),
        ...second.map(([name]) => name)
      ])
    )
  ].toSorted()
}

/** True for the one to four digits of a group of ISCO-08. */
export const isGroup = (digits: string): boolean =>
  /^\d{1,4}$/.test(digits) && [...units.rows.keys()].some((code) => code.startsWith(digits))

const licence = "Apache-2.0"

/** The id of a draw: `census-000123`. */
export const idOf = (nth: number): string => `census-${String(nth).padStart(6, "0")}`

/** The nth invented person, counted from 1. */
export const draw = (seed: Seed.Seed, nth: number): Profile => {
  const chance = Seed.chance(Seed.at(seed, `census/${nth}`))
  const person = drawPerson(chance)
  const { concerns, interests, life, own } = person
  const description = describe(chance, life.standing, slotsOf(chance, person))
  const deeds = workDeeds(chance, life)
  deeds.push(chance.pick(atAge(lifeDeeds, life)).text)
  return {
    id: idOf(nth),
    name: person.name,
    description,
    pastActions: chance.shuffle(told(deeds, own)),
    attributes: {
      age: String(life.age),
      occupation: life.title,
      isco: life.work.code,
      seniority: life.seniority,
      place: person.home,
      household: person.household.kind,
      education: life.education,
      languages: life.languages.join("; "),
      interests: interests.join("; "),
      concerns: concerns.join("; "),
      jargon: person.jargon.join("; ")
    },
    licence,
    origin: { kind: "census", draw: nth }
  }
}

/** What is fixed about a person before anything is told. */
const drawPerson = (chance: Seed.Chance) => {
  const life = Life.draw(chance)
  const { place, work } = life
  const people = peoples[place.people]
  const { given, name, pronouns } = nameOf(chance, people)
  const own = { ...pronouns, city: place.city }
  return {
    life,
    given,
    name,
    own,
    home: `${place.city}, ${place.country}`,
    household: householdAt(chance, life.age, life.region.extended),
    interests: interestsOf(chance, people, life),
    concerns: told(concernsOf(chance, life), own),
    jargon: chance.sample(work.jargon, 2)
  }
}

/** Phrases of the tables as they are said of one person. */
const told = (phrases: Array<string>, own: Slots): Array<string> => {
  for (let at = 0; at < phrases.length; at++) {
    const phrase = phrases[at] as string
    if (phrase.includes("{")) phrases[at] = fill(phrase, own)
  }
  return phrases
}

type Person = ReturnType<typeof drawPerson>

/** What the sentences of the description may tell. */
const slotsOf = (chance: Seed.Chance, person: Person): Slots => {
  const { concerns, interests, jargon, life, own } = person
  const temper = chance.pick(tempers)
  const [tool = "", tool2 = ""] = told(chance.sample(life.work.tools, 2), own)
  const [term = "", term2 = ""] = jargon
  const [pastime = "", pastime2 = ""] = interests
  const [concern = "", concern2 = ""] = concerns
  return {
    ...own,
    name: person.name,
    given: person.given,
    age: String(life.age),
    title: life.title,
    ranked: life.ranked,
    base: life.base,
    place: person.home,
    years: inWords(life.years),
    education: life.education,
    languages: listed(life.languages),
    adjective: temper.adjective,
    habit: fill(temper.habit, own),
    home: fill(person.household.text, own),
    turn: fill(chance.pick(atAge(turns, life)).text, own),
    tool,
    tool2,
    term,
    term2,
    pastime,
    pastime2,
    concern,
    concern2
  }
}

// Worked out when first asked for: by age and by the number of languages.
const aged = new Map<ReadonlyArray<AgedPhrase>, Array<ReadonlyArray<AgedPhrase> | undefined>>()

const atAge = (phrases: ReadonlyArray<AgedPhrase>, { age, languages }: Life.Life): ReadonlyArray<AgedPhrase> => {
  const spoken = Math.min(3, languages.length)
  let known = aged.get(phrases)
  if (known === undefined) aged.set(phrases, known = [])
  return known[age * 4 + spoken] ??= phrases.filter(({ ages: [from, to], languages = 1 }) =>
    from <= age && age <= to && languages <= spoken
  )
}

const experience = 2

/** One or two things done at work, of which one belongs to this work alone; beginners have done what beginners do. */
const workDeeds = (chance: Seed.Chance, { standing, work, years }: Life.Life): Array<string> => {
  const [own, shared] = work.deeds
  if (standing === "learning" && work.learning) return chance.sample(own, 1 + chance.int(2)).map(({ text }) => text)
  if (standing === "learning" || years < experience) return chance.sample(firstDeeds, 1 + chance.int(2))
  const done = own.filter((deed) => deed.years <= years)
  const first = chance.sample(done, 1)
  const second = chance.flip(0.5) ? [] : chance.sample(
    chance.flip(0.5) ? shared.filter((deed) => deed.years <= years) : done.filter((deed) => deed !== first[0]),
    1
  )
  const deeds = [...first, ...second].map(({ text }) => text)
  return deeds.length > 0 ? deeds : chance.sample(firstDeeds, 1)
}

/** Two or three: one of the work's own, then of what is common to such work. Who has retired has other worries. */
const concernsOf = (chance: Seed.Chance, { standing, work }: Life.Life): Array<string> => {
  if (standing === "retired") return chance.sample(lateConcerns, 2 + chance.int(2))
  const [own, shared] = work.concerns
  const first = chance.sample(own, 1 + chance.int(2))
  return [
    ...first,
    ...chance.sample(
      first.length > 1 || shared.length === 0 ? [...own, ...shared].filter((one) => !first.includes(one)) : shared,
      1
    )
  ]
}

const interestsOf = (chance: Seed.Chance, people: People, { work }: Life.Life): Array<string> => {
  const interests: Array<string> = []
  if (chance.flip(0.5)) interests.push(chance.pick(people.pastimes))
  if (chance.flip(0.3)) interests.push(chance.pick(work.pastimes))
  while (interests.length < 3) {
    const pastime = chance.pick(pastimes)
    const group = workOf[pastime]
    if (!interests.includes(pastime) && (group === undefined || !work.code.startsWith(group))) interests.push(pastime)
  }
  return chance.shuffle(interests)
}

const nameOf = (chance: Seed.Chance, people: People) => {
  const female = chance.flip(0.5)
  const given = chance.pick(female ? people.female : people.male)
  const family = chance.pick(people.family)
  return {
    // In a given name of two words the second is the one a person is called by.
    given: given.split(" ").at(-1) ?? given,
    name: people.familyFirst ? `${family} ${given}` : `${given} ${family}`,
    pronouns: female
      ? { he: "she", his: "her", him: "her", himself: "herself" }
      : { he: "he", his: "his", him: "him", himself: "himself" }
  }
}

const listed = (words: ReadonlyArray<string>): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`

const numerals = ["less than a", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

const inWords = (years: number): string => `${numerals[years] ?? years} ${years < 2 ? "year" : "years"}`
