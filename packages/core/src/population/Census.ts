/** Invented people: coherent, varied, and each a function of the seed and its number alone. */
import type { Profile } from "../domain/Profile.ts"
import * as Seed from "../domain/Seed.ts"
import { type AgedPhrase, households, lateConcerns, lifeDeeds, pastimes, tempers, turns } from "./census/characters.ts"
import { describe } from "./census/Description.ts"
import { fill, type Slots } from "./census/Fill.ts"
import type { Occupation } from "./census/Occupation.ts"
import { occupations, placesOf } from "./census/occupations.ts"
import { type People, peoples } from "./census/peoples.ts"
import { places } from "./census/places.ts"
import type { Standing } from "./census/shapes.ts"

const licence = "Apache-2.0"
const shareOfRetired = 0.12
const retirement = [62, 84] as const

/** The id of a draw: `census-000123`. */
export const idOf = (nth: number): string => `census-${String(nth).padStart(6, "0")}`

/** The nth invented person, counted from 1. */
export const draw = (seed: Seed.Seed, nth: number): Profile => {
  const chance = Seed.chance(Seed.at(seed, `census/${nth}`))
  const person = drawPerson(chance)
  const { age, concerns, education, home, interests, occupation, say, title } = person
  const description = describe(chance, person.standing, slotsOf(chance, person))
  const deeds = chance.sample(occupation.deeds, 1 + chance.int(2)).map(say)
  return {
    id: idOf(nth),
    name: person.name,
    description,
    pastActions: chance.shuffle([...deeds, say(atAge(chance, lifeDeeds, age))]),
    attributes: {
      age: String(age),
      occupation: title,
      place: home,
      education,
      interests: interests.join("; "),
      concerns: concerns.join("; ")
    },
    licence,
    origin: { kind: "census", draw: nth }
  }
}

/** What is fixed about a person before anything is told. */
const drawPerson = (chance: Seed.Chance) => {
  const occupation = chance.pick(occupations)
  const place = chance.pick(placesOf.get(occupation) ?? places)
  const people = peoples[place.people]
  const { age, standing } = standingOf(chance, occupation)
  const { given, name, pronouns } = nameOf(chance, people)
  const say = (text: string) => fill(text, { ...pronouns, city: place.city })
  const retired = standing === "retired"
  return {
    occupation,
    age,
    standing,
    given,
    name,
    pronouns,
    say,
    title: retired ? `retired ${occupation.title}` : occupation.title,
    home: `${place.city}, ${place.country}`,
    education: chance.pick(occupation.schooling),
    interests: interestsOf(chance, people),
    concerns: chance.sample(retired ? lateConcerns : occupation.concerns, 2 + chance.int(2)).map(say)
  }
}

type Person = ReturnType<typeof drawPerson>

/** What the sentences of the description may tell. */
const slotsOf = (chance: Seed.Chance, person: Person): Slots => {
  const { age, concerns, interests, occupation, say, standing } = person
  const temper = chance.pick(tempers)
  const [tool = "", tool2 = ""] = chance.sample(occupation.tools, 2).map(say)
  const [pastime = "", pastime2 = ""] = interests
  const [concern = "", concern2 = ""] = concerns
  return {
    ...person.pronouns,
    name: person.name,
    given: person.given,
    age: String(age),
    title: person.title,
    base: occupation.title,
    place: person.home,
    years: yearsOf(chance, occupation, age, standing),
    education: person.education,
    adjective: temper.adjective,
    habit: say(temper.habit),
    home: say(atAge(chance, households, age)),
    turn: say(atAge(chance, turns, age)),
    tool,
    tool2,
    pastime,
    pastime2,
    concern,
    concern2
  }
}

const atAge = (chance: Seed.Chance, phrases: ReadonlyArray<AgedPhrase>, age: number): string =>
  chance.pick(phrases.filter(({ ages: [from, to] }) => from <= age && age <= to)).text

const standingOf = (chance: Seed.Chance, occupation: Occupation): { age: number; standing: Standing } => {
  const retired = occupation.student === undefined && chance.flip(shareOfRetired)
  const [youngest, oldest] = retired ? retirement : occupation.ages
  // The mean of two draws: few stand at the very beginning or end of a working life.
  const age = youngest + Math.floor(((chance.next() + chance.next()) / 2) * (oldest - youngest + 1))
  return { age, standing: retired ? "retired" : occupation.student ? "learning" : "working" }
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

const interestsOf = (chance: Seed.Chance, people: People): Array<string> =>
  chance.flip(0.5)
    ? chance.shuffle([chance.pick(people.pastimes), ...chance.sample(pastimes, 2)])
    : chance.sample(pastimes, 3)

const numerals = ["no", "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

/** How long the person has done, or did, the work: at least two fifths of the time there was for it. */
const yearsOf = (chance: Seed.Chance, occupation: Occupation, age: number, standing: Standing): string => {
  const [youngest, oldest] = occupation.ages
  const most = (standing === "retired" ? oldest : age) - youngest
  const count = Math.max(1, most - chance.int(Math.floor(most * 0.6) + 1))
  return `${numerals[count] ?? count} ${count === 1 ? "year" : "years"}`
}
