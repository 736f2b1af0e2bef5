import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Profile from "../../../packages/core/src/domain/Profile.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as Phrase from "../../../packages/core/src/model/Phrase.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import {
  rehearseFollowUp,
  rehearseInstruct,
  rehearseReject,
  rehearseRespond,
  rehearseRespondOn
} from "../../../packages/core/src/synthesis/rehearse.ts"
import { tasks } from "../../../packages/core/src/synthesis/rehearse/code/tasks.ts"
import { askingPart } from "../../../packages/core/src/synthesis/rehearse/words/Kind.ts"
import { kinds } from "../../../packages/core/src/synthesis/rehearse/words/kinds.ts"
import * as wanted from "../../../packages/core/src/synthesis/wanted.ts"

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 300 }))
const seed = fc.nat(0x7fffffff)
const levels = ["simple: an everyday request", "intermediate: several parts", "specialised: in its terms"]

/** A person of the census in a situation of their own. */
const inputFor = (nth: number, requirement: string, domain: string) => {
  const profile = Census.draw(2, nth)
  const called = Phrase.calledIn(profile.name, profile.description)
  const concern = (profile.attributes["concerns"] ?? "the work").split("; ")[nth % 2] ?? "the work"
  return {
    concern,
    input: {
      name: profile.name,
      person: Profile.toText(profile).slice(0, 900),
      personality: "Patient and exact.",
      witnessed: [`Tom Beck (plumber, Graz, Austria): Tom Beck lends ${called} a hand with ${concern}.`],
      deeds: [
        `${called} writes to the landlord about ${concern}: five questions.`,
        `${called} starts a list about ${concern}; it has ten lines.`
      ],
      requirement,
      domain,
      complexity: levels[nth % 3] as string,
      language: "English"
    }
  }
}

const instructionsFor = (count: number, requirement: string, domain: string): Array<string> =>
  Array.from(
    { length: count },
    (_, index) =>
      rehearseInstruct(inputFor(index + 1, requirement, domain).input, Seed.chance(Seed.at(index, "instruct")))
        .instruction
  )

const general = instructionsFor(1000, "help people with what comes up in their daily life and work", "general")
const programming = instructionsFor(1000, "help people with programming at work", "general")

const shingles = (text: string): Set<string> => {
  const words = text.toLowerCase().split(/\s+/)
  return new Set(words.slice(2).map((word, index) => `${words[index]} ${words[index + 1]} ${word}`))
}

describe("rehearseInstruct", () => {
  it("is total, and the same seed gives the same message", () =>
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
          language: text
        }),
        seed,
        (input, seed) => {
          const { instruction } = rehearseInstruct(input, Seed.chance(seed))
          assert.strictEqual(rehearseInstruct(input, Seed.chance(seed)).instruction, instruction)
          assert.isAbove(instruction.trim().length, 15)
          assert.isAbove(rehearseRespond({ instruction }, Seed.chance(seed)).length, 40)
        }
      )
    ))

  it("gives a thousand different messages, none another with a word changed", () => {
    for (const all of [general, programming]) {
      assert.isAtLeast(new Set(all).size, 990)
      const sets = all.slice(0, 400).map(shingles)
      let near = 0
      for (let a = 0; a < sets.length; a++) {
        const isNear = sets.some((other, b) => {
          if (b <= a) return false
          const shared = other.intersection(sets[a] as Set<string>).size
          return shared / (other.size + (sets[a] as Set<string>).size - shared) > 0.75
        })
        if (isNear) near++
      }
      assert.isAtMost(near, 8)
    }
  })

  it("speaks in the first person and never of how it came about", () => {
    for (const instruction of [...general, ...programming]) {
      assert.notMatch(
        instruction,
        /\b(?:agents?|simulat\w+|episodes?|groups?|scenarios?|personas?|observers?)\b/i
      )
      const prose = instruction.replaceAll(/```[\s\S]*?```/g, "")
      assert.notMatch(prose, /[{§]|undefined|\bthe the\b|\.\.|[a-z,.] {2,}[a-z]|,,|\bTom\b/)
    }
    assert.isAbove(general.filter((instruction) => /\b(?:I|my|me)\b/.test(instruction)).length, 900)
  })

  it("names nobody whom the reader could not know", () => {
    for (let nth = 1; nth <= 300; nth++) {
      const { input } = inputFor(nth, "help", "general")
      const { instruction } = rehearseInstruct(input, Seed.chance(nth))
      assert.notInclude(instruction, input.name)
      assert.notInclude(instruction, "Beck")
    }
  })

  it("comes out of the situation", () => {
    for (const [requirement, least] of [["help people at work", 240], ["help people with programming", 285]] as const) {
      let grounded = 0
      for (let nth = 1; nth <= 300; nth++) {
        const { concern, input } = inputFor(nth, requirement, "general")
        const words = new Set(Phrase.contentWords(rehearseInstruct(input, Seed.chance(nth)).instruction))
        if (Phrase.contentWords(concern).some((word) => words.has(word))) grounded++
      }
      assert.isAbove(grounded, least, requirement)
    }
  })

  it("grows with what is demanded", () => {
    const mean = (level: number) => {
      const some = general.filter((_, index) => (index + 1) % 3 === level)
      return some.reduce((sum, instruction) => sum + instruction.length, 0) / some.length
    }
    assert.isBelow(mean(0), mean(1))
    assert.isBelow(mean(1), mean(2))
  })

  it("asks for programming where programming is wanted, with code in about a third", () => {
    const asked = programming.filter((instruction) => tasks.some(({ sign }) => sign.test(instruction)))
    assert.strictEqual(asked.length, programming.length)
    const withCode = programming.filter((instruction) => instruction.includes("```")).length / programming.length
    assert.isTrue(withCode > 0.25 && withCode < 0.5, String(withCode))
    const byDomain = instructionsFor(50, "help people", "code")
    assert.isTrue(byDomain.every((instruction) => tasks.some(({ sign }) => sign.test(instruction))))
  })

  it("keeps to the field that is wanted", () => {
    const asksFor = (instruction: string) => kinds.find(({ sign }) => sign.test(askingPart(instruction)))?.field
    for (
      const [domain, field] of [["law", "law"], ["health", "health"], ["writing", "writing"], ["planning", "planning"]]
    ) {
      const messages = instructionsFor(60, "help people", domain as string)
      assert.isAbove(messages.filter((message) => asksFor(message) === field).length, 50, domain)
    }
    assert.isTrue(instructionsFor(60, "help people", "mathematics").every((message) => /\d/.test(message)))
  })
})

describe("rehearseRespond", () => {
  const answers = (messages: ReadonlyArray<string>) =>
    messages.map((instruction, index) => rehearseRespond({ instruction }, Seed.chance(Seed.at(index, "respond"))))

  it("is total and seeded", () =>
    fc.assert(
      fc.property(text, seed, (instruction, seed) => {
        const response = rehearseRespond({ instruction }, Seed.chance(seed))
        assert.strictEqual(rehearseRespond({ instruction }, Seed.chance(seed)), response)
        assert.isAbove(response.split(/\s+/).length, 40)
      })
    ))

  it("answers at a useful length, never about itself", () => {
    for (const response of [...answers(general), ...answers(programming)]) {
      const length = response.replaceAll(/```[\s\S]*?```/g, "").split(/\s+/).length
      assert.isAtLeast(response.split(/\s+/).length, 60, response)
      assert.isAtMost(length, 250, response)
      assert.notMatch(
        response,
        /\bas an ai\b|language model|I cannot help|rehearsal model|undefined|\bNaN\b|\{his\}|\bthe the\b/i
      )
      assert.strictEqual((response.match(/```/g) ?? []).length % 2, 0)
    }
  })

  it("gives code for every request for code, on the names in it", () => {
    for (const [index, response] of answers(programming).entries()) {
      assert.include(response, "```")
      const file = /`(\w+)\.csv`/.exec(programming[index] as string)?.[1]
      if (file !== undefined && /```python/.test(response) && response.includes(".csv")) assert.include(response, file)
    }
  })

  it("knows each of its own tasks and kinds again", () => {
    for (const task of tasks) {
      for (let seed = 0; seed < 30; seed++) {
        const data = {
          file: "sales",
          rows: "sales",
          key: "item_no",
          by: "shelf",
          value: "amount",
          date: "sold_on",
          few: 7,
          many: 900
        }
        const { given, want } = task.ask(data, Seed.chance(seed))
        const message = `I work in a shop. ${want} ${given}`
        assert.strictEqual(tasks.find(({ sign }) => sign.test(askingPart(message)))?.id, task.id, message)
      }
    }
  })

  it("takes up the content of a plain request", () => {
    const response = rehearseRespond(
      { instruction: "Please write a letter to my landlord about the leaking roof." },
      Seed.chance(1)
    )
    assert.match(response, /Dear/)
    assert.include(response, "leaking roof")
    const explained = rehearseRespond(
      { instruction: "Can you explain \"compound interest\" to me in plain words?" },
      Seed.chance(1)
    )
    assert.include(explained, "interest on interest")
  })

  it("works sums out", () => {
    const response = rehearseRespond(
      { instruction: "I owe 1,000 at 1 % a month and pay back 110 every month. When am I through?" },
      Seed.chance(1)
    )
    assert.include(response, "After 10 months")
    const wall = rehearseRespond({
      instruction:
        "The surface is 10 m long and 2.5 m high, with 2 openings of 2 m2 each. It takes 50 to the square metre. How many do I order?"
    }, Seed.chance(1))
    assert.include(wall, "**1,050**")
    assert.include(wall, "**1,103**")
  })
})

describe("a poorer answer", () => {
  it("is total and seeded, and never the better one", () =>
    fc.assert(
      fc.property(text, seed, (instruction, seed) => {
        const poorer = rehearseReject({ instruction }, Seed.chance(seed))
        assert.strictEqual(rehearseReject({ instruction }, Seed.chance(seed)), poorer)
        assert.notStrictEqual(poorer, rehearseRespond({ instruction }, Seed.chance(seed)))
        assert.isAbove(poorer.length, 20)
      })
    ))

  it("is much shorter, broken off nowhere, and has no half of a program", () => {
    let words = 0
    for (const [index, instruction] of [...general.slice(0, 300), ...programming.slice(0, 300)].entries()) {
      const poorer = rehearseReject({ instruction }, Seed.chance(index))
      assert.strictEqual((poorer.match(/```/g) ?? []).length % 2, 0)
      assert.notMatch(poorer, /undefined|\bNaN\b|\n{3,}/)
      assert.match(poorer, /[.?!]$/)
      if (index < 300) words += poorer.split(/\s+/).length
    }
    assert.isBelow(words / 300, 75)
  })
})

describe("rehearsed conversations", () => {
  const endings = Object.values(wanted.endings)

  it("go on, or end where they may, whatever was said", () =>
    fc.assert(
      fc.property(
        fc.record({
          name: text,
          person: text,
          personality: text,
          witnessed: fc.array(text, { maxLength: 3 }),
          deeds: fc.array(text, { maxLength: 3 }),
          requirement: text,
          domain: text,
          complexity: text,
          language: text,
          conversation: fc.array(text, { maxLength: 6 }),
          ending: fc.oneof(text, fc.constantFrom(...endings))
        }),
        seed,
        (input, seed) => {
          const { done, message } = rehearseFollowUp(input, Seed.chance(seed))
          assert.deepStrictEqual(rehearseFollowUp(input, Seed.chance(seed)), { done, message })
          if (done) assert.strictEqual(input.ending, wanted.endings.free)
          assert.isTrue(done === (message === ""))
          assert.isAbove(rehearseRespondOn({ instruction: message }, Seed.chance(seed)).split(/\s+/).length, 40)
        }
      )
    ))

  it("are answered on what was taken up", () => {
    const answer = "Do two things:\n\n1. **Weigh every sack.** It takes an hour.\n2. **Ask the miller.** He knows."
    for (let seed = 0; seed < 60; seed++) {
      const { input } = inputFor(seed + 1, "help people", "general")
      const { message } = rehearseFollowUp(
        { ...input, conversation: ["X: How?", `Assistant: ${answer}`], ending: wanted.endings.bound },
        Seed.chance(seed)
      )
      const [, taken = ""] = /"([^"]+)"/.exec(message) ?? []
      assert.include(answer.replaceAll("**", "").toLowerCase(), taken.toLowerCase())
      assert.include(rehearseRespondOn({ instruction: message }, Seed.chance(seed)), taken)
    }
  })
})

describe("each kind of data", () => {
  /** The messages that share so much of their word 3-grams with an earlier one. */
  const repeated = (sets: ReadonlyArray<Set<string>>, share: number): number => {
    const holders = new Map<string, Array<number>>()
    return sets.filter((own, at) => {
      const common = new Map<number, number>()
      for (const shingle of own) {
        const known = holders.get(shingle) ?? []
        for (const other of known) common.set(other, (common.get(other) ?? 0) + 1)
        holders.set(shingle, [...known, at])
      }
      return [...common].some(([other, shared]) => shared / (own.size + (sets[other]?.size ?? 0) - shared) >= share)
    }).length
  }

  it.each(Object.entries(wanted.wanted))(
    "%s has five hundred messages of three hundred people, of which hardly one repeats another",
    (kind, paragraph) => {
      // The simplest are the shortest, and so the nearest to each other.
      const complexity = levels[0] as string
      const sets = Array.from({ length: 500 }, (_, index) => {
        const { input } = inputFor(1 + (index % 300), "help people with their work", "general")
        const chance = Seed.chance(Seed.at(index, kind))
        return shingles(rehearseInstruct({ ...input, wanted: paragraph, complexity }, chance).instruction)
      })
      assert.isAtMost(repeated(sets, 0.7), 5, kind)
    }
  )

  it("preference makes demands, at least two of them in nearly every message", () => {
    const messages = general.slice(0, 200).map((_, index) => {
      const { input } = inputFor(index + 1, "help people", "general")
      const chance = Seed.chance(index)
      return rehearseInstruct({ ...input, wanted: wanted.wanted.preference }, chance).instruction
    })
    const plain = general.slice(0, 200)
    const mean = (all: ReadonlyArray<string>) =>
      all.reduce((sum, one) => sum + one.split(/[.?!]\s/).length, 0) / all.length
    assert.isAbove(mean(messages), mean(plain) + 1)
  })
})
