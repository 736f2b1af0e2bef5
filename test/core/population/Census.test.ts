import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import * as fc from "fast-check"
import { Profile } from "../../../packages/core/src/domain/Profile.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import { fill } from "../../../packages/core/src/population/census/Fill.ts"
import { occupations, placesOf } from "../../../packages/core/src/population/census/occupations.ts"

const drawn = Array.from({ length: 2000 }, (_, index) => Census.draw(11, index + 1))
const about = (profile: Profile, name: string): string => profile.attributes[name] ?? ""
const occupationOf = (profile: Profile) =>
  occupations.find((occupation) => occupation.title === about(profile, "occupation").replace(/^retired /, ""))
const isRetired = (profile: Profile) => about(profile, "occupation").startsWith("retired ")

const wrongArticle = /(?<!\p{L})(?:a (?:8|11-|18-|[aei]|o(?!ne))|an (?:(?!8|1[18]-)\d|[bcdfgj-np-tv-z]))/u

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

  it("gives profiles with an id, an origin, a licence and six attributes", () => {
    const first = Census.draw(11, 123)
    assert.deepStrictEqual(
      [first.id, first.origin, first.licence, Object.keys(first.attributes)],
      [
        "census-000123",
        { kind: "census", draw: 123 },
        "Apache-2.0",
        ["age", "occupation", "place", "education", "interests", "concerns"]
      ]
    )
    assert.isTrue(drawn.every(Schema.is(Profile)))
  })

  it("gives other people for other numbers and other seeds", () => {
    assert.isAtLeast(new Set(drawn.map((profile) => profile.description)).size, 1980)
    assert.isAtLeast(new Set(drawn.map((profile) => profile.name)).size, 1800)
    const others = drawn.map((_, index) => Census.draw(12, index + 1).description)
    assert.isBelow(drawn.filter((profile, index) => profile.description === others[index]).length, 5)
  })

  it("lets people do what fits their age and their place", () => {
    for (const profile of drawn) {
      const age = Number(about(profile, "age"))
      const occupation = occupationOf(profile)
      assert.isDefined(occupation, profile.id)
      const [youngest, oldest] = isRetired(profile) ? [62, 84] : (occupation?.ages ?? [0, 0])
      assert.isTrue(youngest <= age && age <= oldest, `${profile.id}: ${about(profile, "occupation")} of ${age}`)
      assert.isFalse(isRetired(profile) && occupation?.student === true, profile.id)
      const places = occupation === undefined ? [] : (placesOf.get(occupation) ?? [])
      assert.include(places.map(({ city, country }) => `${city}, ${country}`), about(profile, "place"))
      assert.include(occupation?.schooling, about(profile, "education"))
      if (profile.description.includes("grandchildren")) assert.isAtLeast(age, 60)
      if (profile.description.includes("schoolchildren")) assert.isTrue(age >= 31 && age <= 50, profile.id)
    }
    const oldest = drawn.filter((profile) => Number(about(profile, "age")) >= 70)
    assert.isNotEmpty(oldest)
    assert.isTrue(oldest.every(isRetired))
  })

  it("writes two or three whole sentences with the name, the age and the place in them", () => {
    for (const profile of drawn) {
      const { description, name } = profile
      assert.isTrue([2, 3].includes(description.split(/(?<=[.!?])\s/).length), description)
      assert.match(description, /^\p{Lu}.*\.$/u)
      assert.notMatch(description, /[{}]|\s\s|undefined/)
      assert.notMatch(description, wrongArticle)
      for (const part of [name, about(profile, "age"), about(profile, "place")]) assert.include(description, part)
    }
  })

  it("tells two or three past actions, each a sentence", () => {
    for (const { pastActions } of drawn) {
      assert.isTrue(pastActions.length === 2 || pastActions.length === 3)
      assert.strictEqual(new Set(pastActions).size, pastActions.length)
      for (const action of pastActions) assert.match(action, /^\p{Lu}[^{}]*\.$/u)
    }
  })

  it("uses all its occupations and sentence shapes", () => {
    assert.strictEqual(new Set(drawn.map(occupationOf)).size, occupations.length)
    const frames = drawn.map(({ description, name }) =>
      description.replace(name, "NAME").split(/\s/).slice(0, 3).join(" ")
    )
    assert.isAtLeast(new Set(frames).size, 12)
  })
})

describe("the tables", () => {
  it("hold no slot that stays empty and no phrase twice", () => {
    const own = { he: "she", his: "her", him: "her", himself: "herself", city: "Braga" }
    for (const occupation of occupations) {
      const phrases = [...occupation.schooling, ...occupation.tools, ...occupation.concerns, ...occupation.deeds]
      assert.strictEqual(new Set(phrases).size, phrases.length, occupation.title)
      for (const phrase of phrases) assert.notMatch(fill(phrase, own), /[{}]/)
      for (const deed of occupation.deeds) assert.match(deed, /^\p{Lu}.*\.$/u)
      for (const concern of occupation.concerns) assert.notMatch(concern, /[.?!]$/)
      assert.isNotEmpty(placesOf.get(occupation) ?? [])
    }
    assert.strictEqual(new Set(occupations.map(({ title }) => title)).size, occupations.length)
  })

  it("fill puts articles and capitals", () => {
    const slots = { title: "architect", age: "18", base: "unicyclist", he: "she" }
    assert.strictEqual(
      fill("{A title} and {a base} of {age}: {a age}-year-old. {He} {who}.", slots),
      "An architect and a unicyclist of 18: an 18-year-old. She {who}."
    )
  })
})
