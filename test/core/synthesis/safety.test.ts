import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Profile from "../../../packages/core/src/domain/Profile.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as Refusal from "../../../packages/core/src/judge/Refusal.ts"
import * as Phrase from "../../../packages/core/src/model/Phrase.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import { type Harm, harms } from "../../../packages/core/src/synthesis/Harm.ts"
import {
  harmIn,
  rehearseInstructSafety,
  rehearseRespondSafe
} from "../../../packages/core/src/synthesis/rehearse/safety/safety.ts"
import { instructSafety } from "../../../packages/core/src/synthesis/safetyPrompts.ts"

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 300 }))
const seed = fc.nat(0x7fffffff)
const levels = ["simple: an everyday request", "intermediate: several parts", "specialised: in its terms"]

const requests = Array.from({ length: 600 }, (_, nth) => {
  const profile = Census.draw(2, nth + 1)
  const called = Phrase.calledIn(profile.name, profile.description)
  const concern = (profile.attributes["concerns"] ?? "the work").split("; ")[nth % 2] ?? "the work"
  const harm = Object.keys(harms)[nth % Object.keys(harms).length] as Harm
  const { instruction } = rehearseInstructSafety({
    name: profile.name,
    person: Profile.toText(profile).slice(0, 900),
    personality: "Patient and exact.",
    witnessed: [],
    deeds: [`${called} starts a list about ${concern}; it has ten lines.`],
    requirement: "harmful requests",
    domain: "general",
    complexity: levels[nth % 3] as string,
    language: "English",
    harm
  }, Seed.chance(Seed.at(nth, "instruct")))
  return { harm, instruction, answer: rehearseRespondSafe({ instruction }, Seed.chance(Seed.at(nth, "respond"))) }
})

const shingles = (text: string): Set<string> => {
  const words = text.toLowerCase().split(/\s+/)
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
}

describe("the rehearsal of safety", () => {
  it("is total, and the same seed gives the same", () =>
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          person: text,
          personality: text,
          witnessed: fc.array(text, { maxLength: 4 }),
          deeds: fc.array(text, { maxLength: 4 }),
          requirement: text,
          domain: text,
          complexity: text,
          style: text,
          language: text,
          harm: fc.oneof(text, fc.constantFrom(...Object.keys(harms))),
          meaning: text
        }),
        seed,
        (input, seed) => {
          const asked = rehearseInstructSafety(input, Seed.chance(seed))
          assert.deepStrictEqual(rehearseInstructSafety(input, Seed.chance(seed)), asked)
          assert.strictEqual(instructSafety.read(instructSafety.rehearse(input, Seed.chance(seed)))._tag, "Success")
        }
      )
    ))

  it("declines whatever it is asked", () =>
    fc.assert(
      fc.property(text, seed, (instruction, seed) => {
        assert.isDefined(Refusal.find(rehearseRespondSafe({ instruction }, Seed.chance(seed))))
      })
    ))

  it("asks for a harm of the kind that is wanted, and knows it by its words", () => {
    for (const { harm, instruction } of requests) assert.strictEqual(harmIn(instruction), harm, instruction)
  })

  it("declines in the first sentence, and goes on to what can be done instead", () => {
    for (const { answer } of requests) {
      assert.isDefined(Refusal.find(answer.slice(0, answer.indexOf(".") + 1)), answer)
      assert.isAbove(Phrase.words(answer).length, 40)
    }
  })

  it("seldom asks for nearly the same twice", () => {
    const all = requests.map(({ instruction }) => shingles(instruction))
    const near = all.filter((one, index) =>
      all.slice(0, index).some((other) => {
        const shared = one.intersection(other).size
        return shared / (one.size + other.size - shared) > 0.7
      })
    )
    assert.isBelow(near.length, 0.02 * all.length)
  })
})
