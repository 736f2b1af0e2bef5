import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as fc from "fast-check"
import { Profile } from "../../../packages/core/src/domain/Profile.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import { countries } from "../../../packages/core/src/population/census/countries.ts"
import { pastimes } from "../../../packages/core/src/population/census/pastimes.ts"
import { peoples } from "../../../packages/core/src/population/census/peoples.ts"
import { places } from "../../../packages/core/src/population/census/places.ts"
import { groups, works } from "../../../packages/core/src/population/census/Work.ts"

const drawn = Array.from({ length: 4000 }, (_, index) => Census.draw(11, index + 1))
const about = (profile: Profile, name: string): string => profile.attributes[name] ?? ""
const ageOf = (profile: Profile) => Number(about(profile, "age"))
const isRetired = (profile: Profile) => about(profile, "occupation").startsWith("retired ")
const isLearner = (profile: Profile) => ["student", "apprentice"].includes(about(profile, "seniority"))
const placeOf = (profile: Profile) =>
  places.find(({ city, country }) => `${city}, ${country}` === about(profile, "place"))

const wrongArticle =
  /(?<!\p{L})(?:a (?:8|11-|18-|[ai]|e(?!u)|o(?!ne\b)|u(?!ni|s[eu]|ti|ro))|an (?:(?!8|1[18]-)\d|(?!hour|honest|heir|x-)[bcdfghj-np-tv-z]))/u

// Told apart from the tables: nobody younger is believed.
const youngest: ReadonlyArray<readonly [RegExp, number]> = [
  [/^surgeon|cardiologist|psychiatrist|anaesthetist/, 33],
  [/^(?:family court |district )?judge|magistrate/, 36],
  [/lecturer/, 28],
  [/headteacher|dean|college principal/, 35],
  [/managing director|permanent secretary|ambassador|village head/, 35],
  [/lawyer|dentist|veterinarian|pharmacist|architect$/, 24],
  [/teacher/, 20],
  [/nurse$/, 20],
  [/pilot|captain/, 22],
  [/detective|police inspector/, 30],
  [/bus driver|train driver|taxi driver/, 20]
]

describe("Census.draw", () => {
  it("depends on the seed and the number alone", () =>
    fc.assert(
      fc.property(
        fc.nat(0x7fffffff),
        fc.integer({ min: 1, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (seed, a, b) => {
          const first = Census.draw(seed, a)
          Census.draw(seed, b)
          assert.deepStrictEqual(Census.draw(seed, a), first)
        }
      )
    ))

  it("gives profiles with an id, an origin, a licence and eleven attributes, all of them told", () => {
    const first = Census.draw(11, 123)
    assert.deepStrictEqual(
      [first.id, first.origin, first.licence, Object.keys(first.attributes)],
      [
        "census-000123",
        { kind: "census", draw: 123 },
        "Apache-2.0",
        [
          "age",
          "occupation",
          "isco",
          "seniority",
          "place",
          "household",
          "education",
          "languages",
          "interests",
          "concerns",
          "jargon"
        ]
      ]
    )
    assert.isTrue(drawn.every(Schema.is(Profile)))
    for (const { attributes } of drawn) for (const value of Object.values(attributes)) assert.isNotEmpty(value)
  })

  it("gives other people for other numbers and other seeds", () => {
    assert.isAtLeast(new Set(drawn.map((profile) => profile.description)).size, 3990)
    assert.isAtLeast(new Set(drawn.map((profile) => profile.name)).size, 3500)
    const others = drawn.map((_, index) => Census.draw(12, index + 1).description)
    assert.isBelow(drawn.filter((profile, index) => profile.description === others[index]).length, 5)
  })

  it("lets nobody do what needs more years than they have", () => {
    for (const profile of drawn) {
      const age = ageOf(profile)
      const what = `${profile.id}: ${about(profile, "occupation")} of ${age}, ${about(profile, "education")}`
      assert.isTrue(18 <= age && age <= 84, what)
      if (isRetired(profile)) assert.isAtLeast(age, 58, what)
      if (age > 70) assert.isTrue(isRetired(profile), what)
      if (isLearner(profile)) assert.isAtMost(age, 26, what)
      const occupation = about(profile, "occupation").replace(/^retired /, "")
      const least = isLearner(profile) ? undefined : youngest.find(([words]) => words.test(occupation))
      if (least !== undefined) assert.isAtLeast(age, least[1], what)
      if (isLearner(profile)) continue
      const education = about(profile, "education")
      if (/doctorate/.test(education)) assert.isAtLeast(age, 28, what)
      else if (/master's/.test(education)) assert.isAtLeast(age, 24, what)
      else if (education.startsWith("a degree")) assert.isAtLeast(age, 22, what)
    }
  })

  it("gives a seniority that the years allow", () => {
    for (const profile of drawn) {
      const age = ageOf(profile)
      const seniority = about(profile, "seniority")
      const what = `${profile.id}: ${seniority} ${about(profile, "occupation")} of ${age}`
      if (/^(?:head|lead$|professor|colonel)/.test(seniority)) assert.isAtLeast(age, 32, what)
      if (/^(?:senior|master|experienced|major|sergeant)/.test(seniority)) assert.isAtLeast(age, 18 + 3, what)
      if (/^(?:senior$|master)/.test(seniority)) assert.isAtLeast(age, 18 + 8, what)
      const years = /\b(?:for|worked|lie) (\d+) years|^(\d+) years/.exec(profile.description)
      const count = Number(years?.[1] ?? years?.[2] ?? 0)
      assert.isAtMost(count, age - 16, what)
      if (/less than a year/.test(profile.description)) assert.notMatch(seniority, /senior|master|experienced|head/)
    }
  })

  it("lets people live with whom their age allows", () => {
    for (const profile of drawn) {
      const age = ageOf(profile)
      const { description } = profile
      const household = about(profile, "household")
      const what = `${profile.id}, ${age}: ${household}; ${description}`
      if (/grandchildren|grown children|last child|eldest (?:son|daughter)/.test(description)) {
        assert.isAtLeast(age, 45, what)
      }
      if (/grandchildren/.test(description)) assert.isAtLeast(age, 60, what)
      if (/children grown/.test(household)) assert.isAtLeast(age, 45, what)
      if (/schoolchildren/.test(household)) assert.isTrue(age >= 35 && age <= 54, what)
      if (/teenagers/.test(household)) assert.isAtLeast(age, 35, what)
      if (/small children/.test(household)) assert.isTrue(age >= 25 && age <= 44, what)
      if (/with parents/.test(household)) assert.isAtMost(age, 34, what)
      if (/widowed/.test(household)) assert.isAtLeast(age, 55, what)
      if (/is widowed|was widowed/.test(description)) assert.strictEqual(household, "widowed", what)
      if (/lives alone/.test(description)) assert.strictEqual(household, "alone", what)
      if (/(?:his|her) parents/.test(description)) assert.match(household, /parents|generations/, what)
    }
  })

  it("lets people speak what is spoken where they live, their own first", () => {
    for (const profile of drawn) {
      const place = placeOf(profile)
      assert.isDefined(place, profile.id)
      const country = countries.rows.get(place?.country ?? "")
      const [own = "", ...others] = about(profile, "languages").split("; ")
      const first = country?.first ?? ""
      assert.include(typeof first === "string" ? [first] : Object.values(first), own)
      for (const other of others) assert.isTrue(country?.second.some(([name]) => name === other), profile.id)
      if (/second language/.test(profile.description)) assert.isNotEmpty(others, profile.description)
      if (/third language/.test(profile.description)) assert.isAtLeast(others.length, 2, profile.description)
      const { family, female, male } = peoples[place?.people ?? "anglo"]
      assert.isTrue(family.some((name) => profile.name.includes(name)), profile.name)
      assert.isTrue([...female, ...male].some((name) => profile.name.includes(name)), profile.name)
    }
  })

  it("gives interests of anybody, of the people or of the work", () => {
    for (const profile of drawn) {
      const own = peoples[placeOf(profile)?.people ?? "anglo"].pastimes
      const atWork = groups.get(about(profile, "isco").slice(0, 2))?.pastimes ?? []
      const interests = about(profile, "interests").split("; ")
      assert.isTrue(interests.length >= 2 && new Set(interests).size === interests.length, profile.id)
      for (const interest of interests) assert.isTrue([...pastimes, ...own, ...atWork].includes(interest), interest)
    }
  })

  it("writes two or three whole sentences with the name, the age and the place in them, of one person throughout", () => {
    for (const profile of drawn) {
      const { description, name } = profile
      assert.isTrue([2, 3, 4].includes(description.split(/(?<=[.!?])\s/).length), description)
      assert.match(description, /^[\p{Lu}\d].*\.$/u)
      assert.notMatch(description, /[{}]|\s\s|undefined/)
      assert.notMatch(description, wrongArticle)
      for (const part of [name, about(profile, "age"), about(profile, "place")]) assert.include(description, part)
      const ages = [...description.matchAll(/\b(?:aged?|of|is|now|At|at|,|\() ?(\d\d)\b(?! (?:years|others))/g)].map((
        [, age]
      ) => age)
      for (const age of ages) assert.strictEqual(age, about(profile, "age"), description)
      const she = /\b(?:she|herself)\b/i.test(description)
      const he = /\b(?:he|himself)\b/i.test(description)
      assert.isFalse(she && he, description)
    }
  })

  it("tells two or three past actions, each a sentence without a subject", () => {
    for (const { pastActions } of drawn) {
      assert.isTrue(pastActions.length === 2 || pastActions.length === 3)
      assert.strictEqual(new Set(pastActions).size, pastActions.length)
      for (const action of pastActions) assert.match(action, /^\p{Lu}[^{}]*\.$/u)
    }
  })

  it("knows over a thousand occupations of all 436 unit groups, and draws from most in four thousand people", () => {
    assert.isAtLeast(works.length, 1000)
    assert.strictEqual(new Set(works.map(({ title }) => title)).size, works.length)
    assert.strictEqual(new Set(works.map(({ code }) => code)).size, 436)
    assert.isAtLeast(new Set(drawn.map((profile) => about(profile, "isco"))).size, 400)
    const frames = drawn.map(({ description, name }) =>
      description.replace(name, "NAME").split(/\s/).slice(0, 3).join(" ")
    )
    assert.isAtLeast(new Set(frames).size, 12)
  })
})
