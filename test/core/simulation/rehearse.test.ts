import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import {
  rehearseAct,
  rehearseReact,
  rehearseReceive,
  rehearseRoute,
  rehearseSummary
} from "../../../packages/core/src/simulation/rehearse.ts"

const text = fc.oneof(fc.string({ unit: "binary", maxLength: 80 }), fc.string({ unit: "grapheme", maxLength: 200 }))
const texts = fc.array(text, { maxLength: 6 })
const seed = fc.nat(0x7fffffff)
const acts = new Set(["do", "say", "ask", "publish", "think"])

const anybody = fc.record({
  name: text,
  person: text,
  personality: text,
  lifeGoal: text,
  plan: texts,
  memory: texts,
  now: text
})

const marta = {
  name: "Marta Okonjo",
  person:
    `Marta Okonjo. Marta keeps the pumps of a market hall running with a bag of her own tools. She trusts her ears. The landlord now wants the old pump replaced by one nobody can repair.
age: 41
occupation: plumber
place: Lagos, Nigeria
education: apprenticeship
interests: highlife; old radios
concerns: a pump that loses pressure at night; whether to train her nephew`,
  personality: "Practical and stubborn.",
  lifeGoal: "To find a lasting answer to the pump that loses pressure at night.",
  plan: ["Get the facts on the pump: Keep a record of the pump that loses pressure at night. (now)"],
  memory: ["(before) Mended a burst main with the inner tube of a bicycle."],
  now: "Get the facts on the pump: Keep a record of the pump that loses pressure at night."
}

const heard = [
  "Ines Duarte (nurse, Porto, Portugal): Ines asks a colleague how the autoclave seal came about, and writes the answer down."
]

const wordsOf = (said: string): number => said.split(/\s+/).length

describe("rehearseAct and rehearseReact", () => {
  it("are total, and the same seed gives the same act", () =>
    fc.assert(
      fc.property(anybody, texts, seed, (input, heard, seed) => {
        for (
          const deed of [
            () => rehearseAct(input, Seed.chance(seed)),
            () => rehearseReact({ ...input, heard }, Seed.chance(seed))
          ]
        ) {
          const { act, text } = deed()
          assert.deepStrictEqual(deed(), deed())
          assert.isTrue(acts.has(act))
          assert.isAbove(text.trim().length, 5)
          assert.isAtMost(wordsOf(text), 46)
        }
      })
    ))

  it("name the person and keep to the person's matter", () => {
    for (let seed = 0; seed < 300; seed++) {
      const { text } = rehearseAct(marta, Seed.chance(seed))
      assert.include(text, "Marta")
      assert.match(text, /[.!?]$/)
      assert.notMatch(text, /\.\.|,,| ,| {2}|\bthe the\b|[{§]|undefined/, text)
    }
    const grounded = Array.from({ length: 300 }, (_, seed) => rehearseAct(marta, Seed.chance(seed)).text)
    assert.isAbove(grounded.filter((text) => /\b(?:pump|pressure)\b/.test(text)).length, 200)
  })

  it("have many shapes of every kind", () => {
    const stages = [
      "Get the facts",
      "Ask somebody about it",
      "Try one change",
      "Show others",
      "Agree terms",
      "Write it up",
      "Decide",
      "Make room for highlife"
    ]
    const deeds = stages.flatMap((stage) =>
      Array.from({ length: 100 }, (_, seed) => rehearseAct({ ...marta, now: `${stage}: the pump` }, Seed.chance(seed)))
    )
    const openings = new Set(deeds.map(({ text }) => text.split(" ").slice(0, 2).join(" ")))
    assert.isAbove(openings.size, 40)
    assert.deepStrictEqual(new Set(deeds.map(({ act }) => act)), acts)
    assert.isAbove(new Set(deeds.map(({ text }) => text)).size, 400)
  })

  it("finish a step about every second time", () => {
    const done = Array.from({ length: 2000 }, (_, seed) => rehearseAct(marta, Seed.chance(Seed.at(seed, "done"))))
      .filter((deed) => deed.stepDone)
    assert.closeTo(done.length / 2000, 0.55, 0.05)
  })

  it("react by name to what was heard, and take up its thing", () => {
    const deeds = Array.from({ length: 300 }, (_, seed) => rehearseReact({ ...marta, heard }, Seed.chance(seed)))
    for (const { text } of deeds) assert.include(text, "Marta")
    assert.isAbove(deeds.filter(({ text }) => text.includes("Ines") || text.includes("seal")).length, 285)
    assert.isAbove(deeds.filter(({ text }) => text.includes("seal")).length, 230)
    assert.isAbove(new Set(deeds.map(({ text }) => text)).size, 140)
  })

  it("never nest a report within a report for long", () => {
    let line = heard[0] as string
    for (let round = 0; round < 40; round++) {
      const { text } = rehearseReact({ ...marta, heard: [line] }, Seed.chance(round))
      assert.isAtMost(wordsOf(text), 46)
      line = `Marta Okonjo (plumber, Lagos, Nigeria): ${text}`
    }
  })

  it("do not repeat what is remembered", () => {
    const memory: Array<string> = []
    for (let step = 0; step < 12; step++) {
      const { text } = rehearseAct({ ...marta, memory: memory.slice(-8) }, Seed.chance(Seed.at(step, "memory")))
      assert.notInclude(memory, text)
      memory.push(text)
    }
  })
})

const members = [
  "Marta Okonjo: plumber, Lagos, Nigeria",
  "Ines Duarte: nurse, Porto, Portugal",
  "Tom Beck: plumber, Graz, Austria",
  "A B: cook"
]
const groups = ["Ada (cook), Bo; lately: Ada mends a pump.", "Cy and Di"]

describe("rehearseRoute and rehearseReceive", () => {
  it("are total, seeded, and name only numbers that are there", () =>
    fc.assert(
      fc.property(texts, texts, texts, seed, (members, groups, actions, seed) => {
        const route = rehearseRoute({ members, groups, actions }, Seed.chance(seed))
        assert.deepStrictEqual(rehearseRoute({ members, groups, actions }, Seed.chance(seed)), route)
        assert.deepStrictEqual(route.routes.map(({ action }) => action), actions.map((_, index) => index + 1))
        for (const entry of route.routes) {
          for (const number of entry.members) assert.isTrue(number >= 1 && number <= members.length)
          for (const number of entry.groups) assert.isTrue(number >= 1 && number <= groups.length)
          assert.strictEqual(new Set(entry.members).size, entry.members.length)
          assert.isAbove(entry.reason.length, 3)
        }
        const received = rehearseReceive({ members, items: actions }, Seed.chance(seed)).receptions
        assert.deepStrictEqual(received.map(({ item }) => item), actions.map((_, index) => index + 1))
        for (const entry of received) {
          assert.isAtMost(entry.members.length, 2)
          for (const number of entry.members) assert.isTrue(number >= 1 && number <= members.length)
        }
      })
    ))

  it("never tell the one who acted, and no one a thought", () => {
    for (let seed = 0; seed < 200; seed++) {
      const { routes } = rehearseRoute({
        members,
        groups,
        actions: members.flatMap((member) =>
          ["do", "say", "ask", "publish", "think"].map((act) =>
            `${member.split(":")[0]} [${act}]: ${member.split(" ")[0]} acts.`
          )
        )
      }, Seed.chance(seed))
      for (const [index, entry] of routes.entries()) {
        assert.notInclude(entry.members, Math.floor(index / 5) + 1)
        const act = ["do", "say", "ask", "publish", "think"][index % 5]
        if (act === "think") assert.deepStrictEqual([entry.members, entry.groups], [[], []])
        if (act === "publish") {
          assert.isAtLeast(entry.members.length, 2)
          assert.isAtLeast(entry.groups.length, 1)
        }
        if (act === "say" || act === "ask") assert.isTrue(entry.members.length >= 1 && entry.members.length <= 3)
        if (act === "do") assert.isAtMost(entry.members.length, 3)
      }
    }
  })

  it("send few deeds to other circles", () => {
    const actions = Array.from({ length: 500 }, () => "Marta Okonjo [do]: Marta mends the pump.")
    const { routes } = rehearseRoute({ members, groups, actions }, Seed.chance(4))
    assert.closeTo(routes.filter((entry) => entry.groups.length > 0).length / 500, 0.1, 0.05)
  })

  it("reach those who are spoken to first", () => {
    const { routes } = rehearseRoute({
      members,
      groups: [],
      actions: ["Marta Okonjo [ask]: Marta asks Tom about the pump."]
    }, Seed.chance(8))
    assert.isTrue(routes[0]?.members.includes(3))
  })
})

describe("rehearseSummary", () => {
  const told = [
    "Marta Okonjo [do]: Marta measures the pressure of the old pump at midnight.",
    "Ines Duarte [ask]: Ines asks Marta how the pump seal is made to hold.",
    "Marta Okonjo [say]: Marta tells Ines that three layers of bicycle tube do it."
  ]

  it("is total and seeded", () =>
    fc.assert(
      fc.property(texts, texts, seed, (people, actions, seed) => {
        const summary = rehearseSummary({ people, actions }, Seed.chance(seed))
        assert.strictEqual(rehearseSummary({ people, actions }, Seed.chance(seed)), summary)
        assert.isAbove(summary.trim().length, 5)
      })
    ))

  it("tells who did what, with their roles, in a few sentences", () => {
    for (let seed = 0; seed < 100; seed++) {
      const summary = rehearseSummary({ people: members.slice(0, 2), actions: told }, Seed.chance(seed))
      for (const word of ["Marta Okonjo, a plumber", "Ines Duarte, a nurse", "pressure", "pump seal", "bicycle tube"]) {
        assert.include(summary, word)
      }
      assert.notInclude(summary, "[do]")
      const sentences = summary.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
      assert.isTrue(sentences.length >= 3 && sentences.length <= 5, summary)
    }
  })
})
