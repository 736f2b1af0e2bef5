import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import { rehearseInstruct, rehearseReason } from "../../../packages/core/src/synthesis/rehearse.ts"
import { clock, lasting, minutes } from "../../../packages/core/src/synthesis/rehearse/problems/Problem.ts"
import { problems } from "../../../packages/core/src/synthesis/rehearse/problems/problems.ts"
import { make } from "../../../packages/core/src/synthesis/rehearse/Voice.ts"
import { wanted } from "../../../packages/core/src/synthesis/wanted.ts"

const input = {
  name: "Ada Lind",
  person: "Ada Lind. Bakes bread in a village.\noccupation: baker\nplace: Oslo, Norway\nconcerns: the price of rye",
  personality: "Calm and stubborn.",
  witnessed: [],
  deeds: ["Ada Lind counts the sacks of flour that are left."],
  requirement: "help people with their work",
  wanted: wanted.reasoning,
  domain: "general",
  complexity: "simple",
  language: "English"
}

const answerTo = (instruction: string) => rehearseReason({ instruction }, Seed.chance(1)).split("</think>\n\n")[1] ?? ""

describe("rehearsed problems", () => {
  it("are known again by their words, whoever asks, and solved", () => {
    for (const problem of problems) {
      for (let seed = 0; seed < 200; seed++) {
        const chance = Seed.chance(seed)
        const { want } = problem.ask(make(input, chance), chance)
        const message = `I'm a baker with 3 children. ${want} Plain words, please.`
        const first = problems.find(({ sign }) => sign.test(message))
        assert.strictEqual(first?.id, problem.id, message)
        const solved = problem.solve((problem.sign.exec(message) ?? []).slice(1).map((part) => part ?? ""))
        assert.isDefined(solved, message)
        assert.isAbove(solved?.thinking.join("\n").length ?? 0, 150, message)
        assert.match(solved?.answer ?? "", /\*\*[^*]+\*\*/, message)
        assert.notMatch(`${solved?.answer} ${solved?.thinking.join(" ")}`, /NaN|undefined|Infinity/, message)
      }
    }
  })

  it.each([
    ["Alone I need 120 minutes, my sister takes 60 minutes, and she comes after 30 minutes", "**60 minutes**"],
    ["My uncle leaves at 8:00 and does 30 km an hour, and I follow at 8:20 and do 60 km an hour", "**8:40**"],
    ["My uncle leaves at 8:00 and does 30 km an hour, and I follow at 8:20 and do 60 km an hour", "**20 km**"],
    [
      "I have to be there by 9:15 at the latest. It goes every 20 minutes from 7:05 on, takes 34 minutes, and 12 minutes on foot",
      "**8:25**"
    ],
    [
      "The one every 4 days and the other every 6 days, and this week both fell on a Monday",
      "**12 days**, on a **Saturday**"
    ],
    [
      "The first costs 5 a month and 0.4 for each unit, the second 12 a month and 0.3 for each unit. I use about 100 units",
      "**3 a month**"
    ],
    [
      "Packs of 4 for 5 and packs of 10 for 10; I need at least 24 pieces",
      "**2 packs of 10 and 1 of 4**, for **25**"
    ],
    ["I paid 60, my aunt 0 and my uncle 30. Each is to bear the same", "**my aunt pays 30 to you**"],
    [
      "The price was raised by 20 % and lowered by 10 %, and it is 540 now",
      "**500** at the beginning, and the change in all is **8 %**"
    ],
    [
      "On Monday, Tuesday and Friday, one day each of us. Conditions: my aunt cannot on Monday or Friday, and my uncle cannot on Monday",
      "**my aunt on Tuesday, my uncle on Friday, you on Monday**"
    ],
    [
      "I can load at most 100 kg: one of 60 kg bringing 100, one of 50 kg bringing 90, one of 50 kg bringing 80 and one of 90 kg bringing 120",
      "**50 kg and 50 kg**: 100 kg, which brings **170**"
    ],
    ["4 results so far with a mean of 60 and only 2 more. I want a mean of 65", "**75**"],
    ["I have one of 10 % and one of 30 %. I need 8 litres of 15 %", "**2 of the 30 % one** and **6 of the 10 % one**"]
  ])("%s: %s", (instruction, outcome) => {
    assert.include(answerTo(instruction), outcome)
  })

  it("owe money in as few payments as there must be, and leave everybody even", () => {
    const answer = answerTo("I paid 10, the aunt 20 and the uncle 90. Each is to bear the same")
    assert.include(answer, "**you pay 30 to the uncle; the aunt pays 20 to the uncle**")
  })

  it("of none of these sorts are thought about all the same, whatever comes", () =>
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), fc.nat(0x7fffffff), (instruction, seed) => {
        const reply = rehearseReason({ instruction }, Seed.chance(seed))
        assert.strictEqual(rehearseReason({ instruction }, Seed.chance(seed)), reply)
        assert.match(reply, /^<think>\n[^]{40,}\n<\/think>\n\n[^]{40,}/)
      })
    ))

  it("with numbers out of all bounds are still no trouble", () => {
    for (
      const text of [
        "alone I need 0 minutes, she takes 0 minutes, after 0 minutes",
        `packs of 1 for 1 and packs of 2 for 1, I need ${"9".repeat(300)}`,
        "one of 30 % and one of 10 %. I need 8 litres of 15 %",
        "every 0 days and every 0 days, both fell on a Someday",
        "raised by 5 %, lowered by 100 %, it is 99 now",
        "10 kg for 5, ".repeat(400)
      ]
    ) assert.isAbove(answerTo(text).length, 40)
  })

  it("are asked for where reasoning is wanted", () => {
    for (let seed = 0; seed < 100; seed++) {
      const { instruction } = rehearseInstruct(input, Seed.chance(seed))
      assert.isTrue(problems.some(({ sign }) => sign.test(instruction)), instruction)
    }
  })
})

describe("times of day", () => {
  it("are minutes and back", () =>
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (time) => {
      assert.strictEqual(minutes(clock(time)), time)
    })))

  it("are told in words", () => {
    assert.deepStrictEqual([0, 1, 60, 61, 125].map(lasting), [
      "0 minutes",
      "1 minute",
      "1 hour",
      "1 hour 1 minute",
      "2 hours 5 minutes"
    ])
  })
})
