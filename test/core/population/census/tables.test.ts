import { assert, describe, it } from "@effect/vitest"
import { fill } from "../../../../packages/core/src/population/census/Fill.ts"
import { households } from "../../../../packages/core/src/population/census/households.ts"
import { exceptions } from "../../../../packages/core/src/population/census/isco/exceptions.ts"
import { units } from "../../../../packages/core/src/population/census/isco/Unit.ts"
import { ladders } from "../../../../packages/core/src/population/census/ladders.ts"
import { occupations } from "../../../../packages/core/src/population/census/occupations.ts"
import { peoples } from "../../../../packages/core/src/population/census/peoples.ts"
import { places } from "../../../../packages/core/src/population/census/places.ts"
import { bands, regions } from "../../../../packages/core/src/population/census/regions.ts"
import { learnerOf } from "../../../../packages/core/src/population/census/schooling.ts"
import { endOf } from "../../../../packages/core/src/population/census/schooling.ts"
import { tables } from "../../../../packages/core/src/population/census/tables.ts"
import { groups } from "../../../../packages/core/src/population/census/Work.ts"

const own = { he: "she", his: "her", him: "her", himself: "herself", city: "Braga" }

describe("the tables of the census", () => {
  it("say each that they are assumed, or name a source and a year in full", () => {
    assert.isAtLeast(tables.length, 8)
    for (const { basis, what } of tables) {
      if (basis === "assumed") continue
      assert.isAtLeast(basis.source.length, 20, what)
      assert.isTrue(basis.year > 2000 && basis.year < 2100, what)
    }
    assert.isTrue(tables.filter(({ basis }) => basis !== "assumed").every(({ what }) => what.includes("ISCO-08")))
  })

  it("hold the 436 unit groups of ISCO-08 in 43 sub-major groups, each with words of its own", () => {
    assert.strictEqual(units.rows.size, 436)
    assert.strictEqual(groups.size, 43)
    assert.strictEqual(new Set([...units.rows.values()].map(({ title }) => title)).size, 436)
    for (const unit of units.rows.values()) {
      assert.match(unit.code, /^\d{4}$/)
      assert.isTrue(groups.has(unit.code.slice(0, 2)), unit.code)
      for (const list of [unit.jobs, unit.jargon, unit.tools, unit.deeds]) assert.isNotEmpty(list, unit.code)
      for (const phrase of [...unit.tools, ...unit.concerns, ...unit.jobs]) assert.notMatch(phrase, /[.?!]$/, unit.code)
      for (const phrase of [...unit.tools, ...unit.concerns, ...unit.deeds]) {
        assert.notMatch(fill(phrase, own), /[{}|]/, unit.code)
      }
      for (const deed of unit.deeds) assert.match(deed, /^\p{Lu}.*\.$/u, unit.code)
    }
  })

  it("name no exception for a group that does not exist", () => {
    const codes = [...units.rows.keys()]
    for (const code of Object.keys(exceptions.rows)) assert.isTrue(codes.some((one) => one.startsWith(code)), code)
  })

  it("hold no slot that stays empty and no phrase twice in a hand-written occupation, and give each its unit group", () => {
    for (const occupation of occupations) {
      const { concerns, deeds, isco, schooling, title, tools } = occupation
      const phrases = [...schooling, ...tools, ...concerns, ...deeds]
      assert.strictEqual(new Set(phrases).size, phrases.length, title)
      for (const phrase of phrases) assert.notMatch(fill(phrase, own), /[{}]/)
      for (const deed of deeds) assert.match(deed, /^\p{Lu}.*\.$/u)
      assert.isTrue(units.rows.has(isco), title)
    }
    assert.strictEqual(new Set(occupations.map(({ title }) => title)).size, occupations.length)
  })

  it("give every region its ages and its work, and every household an age", () => {
    for (const [name, region] of Object.entries(regions.rows)) {
      assert.strictEqual(region.ages.length, bands.length, name)
      assert.strictEqual(region.work.length, 10, name)
      assert.isTrue(Math.abs(region.ages.reduce((sum, share) => sum + share, 0) - 100) <= 2, name)
      assert.isTrue(Math.abs(region.work.reduce((sum, share) => sum + share, 0) - 100) <= 3, name)
    }
    for (const { ages: [from, to], text } of households) assert.isTrue(from >= 18 && to <= 84 && from < to, text)
    for (const rungs of Object.values(ladders.rows)) assert.strictEqual(rungs[0]?.years[0], 0)
    const used = new Set(places.map(({ people }) => people))
    for (const people of Object.keys(peoples)) assert.isTrue(used.has(people as "anglo"), people)
  })

  it("read off a course of schooling when it ends, and what its students are called", () => {
    assert.deepStrictEqual(
      [
        "a doctorate in chemistry",
        "a degree in medicine and six years of specialist training",
        "a degree in law and two years of training in court",
        "a degree in history",
        "an apprenticeship in baking",
        "secondary school",
        "primary school"
      ].map(endOf),
      [28, 31, 24, 22, 19, 18, 14]
    )
    assert.deepStrictEqual(learnerOf({ code: "2221", field: "nursing", title: "district nurse" }, 1), {
      title: "nursing student",
      education: "secondary school; second year of a degree in nursing"
    })
    assert.strictEqual(
      learnerOf({ code: "7512", field: "baking", title: "pastry cook" }, 0)?.title,
      "apprentice pastry cook"
    )
    assert.isUndefined(learnerOf({ code: "2612", field: "law", title: "judge" }, 0))
  })

  it("fill puts articles by sound, and capitals", () => {
    const slots = { title: "architect", age: "18", base: "unicyclist", other: "usher", he: "she" }
    assert.strictEqual(
      fill("{A title}, {a other} and {a base} of {age}: {a age}-year-old. {He} {who}.", slots),
      "An architect, an usher and a unicyclist of 18: an 18-year-old. She {who}."
    )
  })
})
