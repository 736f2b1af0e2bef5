import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { readFileSync } from "node:fs"
import * as Profile from "../../../packages/core/src/domain/Profile.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as Phrase from "../../../packages/core/src/model/Phrase.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import { rehearseGround } from "../../../packages/core/src/population/rehearse.ts"

interface Row {
  readonly name: string
  readonly description: string
  readonly concerns: ReadonlyArray<string>
  readonly interests: ReadonlyArray<string>
  readonly past_actions: ReadonlyArray<string>
}

const agents = ["knowledge-and-care", "work-and-craft"].flatMap((file) =>
  readFileSync(new URL(`../../../agents/starter/${file}.jsonl`, import.meta.url), "utf8").trim().split("\n").map((
    line
  ) => JSON.parse(line) as Row & Record<string, string>)
)

const textOf = (row: Row & Record<string, unknown>): string =>
  Profile.toText({
    name: row.name,
    description: row.description,
    attributes: Object.fromEntries(
      Object.entries(row)
        .filter(([key]) => !["name", "description", "past_actions"].includes(key))
        .map(([key, value]) => [key, Array.isArray(value) ? value.join("; ") : String(value)])
    )
  })

const grounded = agents.map((row, index) => ({
  row,
  grounding: rehearseGround({ person: textOf(row), past: row.past_actions }, Seed.chance(Seed.at(3, `a${index}`)))
}))

const textsOf = (grounding: ReturnType<typeof rehearseGround>): Array<string> => [
  grounding.personality,
  grounding.lifeGoal,
  ...grounding.plan.map(({ detail }) => detail)
]

describe("rehearseGround", () => {
  it("is total, and the same seed gives the same grounding", () =>
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 400 })),
        fc.array(fc.string({ unit: "grapheme" }), { maxLength: 5 }),
        fc.nat(0x7fffffff),
        (person, past, seed) => {
          const grounding = rehearseGround({ person, past }, Seed.chance(seed))
          assert.deepStrictEqual(rehearseGround({ person, past }, Seed.chance(seed)), grounding)
          assert.isAbove(grounding.personality.length, 5)
          assert.isAbove(grounding.lifeGoal.length, 5)
          assert.isAtLeast(grounding.plan.length, 3)
          assert.isAtMost(grounding.plan.length, 10)
          for (const { detail, title } of grounding.plan) {
            assert.isAbove(title.trim().length, 2)
            assert.isAbove(detail.trim().length, 5)
          }
        }
      )
    ))

  it("plans five to seven steps whose headings are short", () => {
    for (const { grounding } of grounded) {
      assert.isAtLeast(grounding.plan.length, 5)
      assert.isAtMost(grounding.plan.length, 7)
      for (const { title } of grounding.plan) {
        assert.isAtMost(title.split(" ").length, 10, title)
        assert.isAtLeast(title.split(" ").length, 2, title)
      }
    }
  })

  it("speaks of the person's own matters", () => {
    for (const { grounding, row } of grounded) {
      const own = new Set([...row.concerns, ...row.interests].flatMap(Phrase.contentWords))
      const said = Phrase.contentWords(`${grounding.lifeGoal} ${grounding.plan.map(({ detail }) => detail).join(" ")}`)
      assert.isAtLeast(said.filter((word) => own.has(word)).length, 4, row.name)
    }
  })

  it("writes well-formed sentences", () => {
    for (const { grounding } of grounded) {
      for (const text of textsOf(grounding)) {
        assert.match(text, /^[\p{Lu}"“]/u, text)
        assert.match(text, /[.!?]$/, text)
        assert.notMatch(text, /\.\.|,,| ,| {2}|\bthe the\b|\ba a\b|\{/, text)
        assert.notMatch(text, /(?<![\p{L}'’])a (?:[aei]|o(?!ne\b|nce\b))|\ban [bcdfgjklmnpqrtvwxz]/u, text)
      }
    }
  })

  it("is at ease with people of the census", () => {
    for (let nth = 1; nth <= 200; nth++) {
      const profile = Census.draw(5, nth)
      const input = { person: Profile.toText(profile), past: profile.pastActions }
      const { lifeGoal, plan } = rehearseGround(input, Seed.chance(nth))
      const own = new Set(Phrase.contentWords(profile.attributes["concerns"] ?? ""))
      const said = Phrase.contentWords(`${lifeGoal} ${plan.map(({ detail }) => detail).join(" ")}`)
      assert.isAtLeast(said.filter((word) => own.has(word)).length, 1, profile.name)
    }
  })
})
