import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import type * as World from "../../../packages/core/src/log/World.ts"
import * as Tokens from "../../../packages/core/src/model/Tokens.ts"
import * as Memory from "../../../packages/core/src/simulation/Memory.ts"

let tokens: Tokens.Tokens
beforeAll(async () => {
  tokens = await Effect.runPromise(Tokens.load)
})

const size = (items: ReadonlyArray<string>) => items.reduce((sum, item) => sum + tokens.count(item) + 2, 0)
const all = ({ earlier, past, recalled, recent }: Memory.Recollection) => [...past, ...earlier, ...recalled, ...recent]

const text = fc.oneof(
  fc.array(
    fc.constantFrom(
      "Ada",
      "weighs",
      "the flour",
      "asks",
      "Bo",
      "about",
      "the lease",
      "mends",
      "the mill wheel",
      "漢字",
      "."
    ),
    { minLength: 1, maxLength: 40 }
  ).map((words) => words.join(" ")),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
  fc.constant("x".repeat(5000))
)

const life: fc.Arbitrary<Memory.Life> = fc.record({
  memory: fc.tuple(
    fc.array(text, { maxLength: 6 }),
    fc.array(fc.record({ kind: fc.constantFrom("own" as const, "heard" as const), text }), { maxLength: 40 })
  ).map(([past, lived]): Array<World.Memory> => [
    ...past.map((text) => ({ kind: "past" as const, step: -1, text })),
    ...lived.map((entry, at) => ({ ...entry, step: Math.floor(at / 2) }))
  ]),
  episodes: fc.array(fc.record({ step: fc.nat(20), summary: text }), { maxLength: 8 })
    .map((episodes) => episodes.toSorted((a, b) => a.step - b.step)),
  atHand: fc.array(fc.oneof(text, fc.constant("")), { maxLength: 5 })
})

describe("what comes to mind", () => {
  it("is never more than there is room for", () => {
    fc.assert(fc.property(life, fc.integer({ min: 24, max: 900 }), (life, room) => {
      assert.isAtMost(size(all(Memory.recall(life, { room, tokens }))), room)
    }))
  })

  it("always has the newest thing in it", () => {
    fc.assert(fc.property(life, fc.integer({ min: 24, max: 900 }), (life, room) => {
      const newest = life.memory.findLast(({ kind }) => kind !== "past")
      const last = Memory.recall(life, { room, tokens }).recent.at(-1)
      if (newest === undefined) return assert.isUndefined(last)
      const shown = `${newest.kind === "heard" ? "(heard) " : ""}${newest.text}`
      assert.isTrue(shown.startsWith((last as string).replace(/ ?\.\.\.$/, "")))
    }))
  })

  it("is the same for the same life, and takes nothing from it", () => {
    fc.assert(fc.property(life, (life) => {
      const before = structuredClone(life)
      assert.deepStrictEqual(Memory.recall(life, { tokens }), Memory.recall(structuredClone(life), { tokens }))
      assert.deepStrictEqual(life, before)
    }))
  })

  it("is in the order of time, each thing once", () => {
    fc.assert(fc.property(life, (life) => {
      const named = life.memory.map((entry, at) => ({ ...entry, text: `${at}: ${entry.text}` }))
      const { recalled, recent } = Memory.recall({ ...life, memory: named }, { tokens })
      const order = [...recalled, ...recent].map((item) =>
        Number.parseInt(item.replace(/^\((?:heard|before)\) /, ""), 10)
      )
      assert.deepStrictEqual(order, [...new Set(order)].toSorted((a, b) => a - b))
      assert.isAtMost(recent.length, 8)
      assert.isAtMost(recalled.length, 4)
    }))
  })
})

const own = (step: number, text: string): World.Memory => ({ kind: "own", step, text })

describe("a baker's memory", () => {
  const memory: ReadonlyArray<World.Memory> = [
    ...["Sold an oven.", "Learnt the trade in Oslo."].map((text): World.Memory => ({ kind: "past", step: -1, text })),
    own(0, "Ada reads the lease of the shop and marks the clause on rent."),
    { kind: "heard", step: 1, text: "Bo raises the price of rye flour." },
    own(1, "Ada counts the loaves that came back unsold."),
    own(2, "Ada paints the door of the shed green."),
    ...Array.from({ length: 9 }, (_, nth) => own(3 + nth, `Ada kneads dough number ${nth}.`))
  ]
  const episodes = [
    { step: 0, summary: "Ada reads her lease while Bo mills." },
    { step: 2, summary: "Bo raises his prices and Ada paints." },
    { step: 11, summary: "Ada kneads." }
  ]
  const recall = (atHand: string, room?: number) =>
    Memory.recall({ memory, episodes, atHand: [atHand] }, room === undefined ? { tokens } : { tokens, room })

  it("has the life before the run first, and the last eight things at the end", () => {
    const { past, recent } = recall("")
    assert.deepStrictEqual(past, ["(before) Sold an oven.", "(before) Learnt the trade in Oslo."])
    assert.deepStrictEqual(recent, Array.from({ length: 8 }, (_, nth) => `Ada kneads dough number ${nth + 1}.`))
  })

  it("brings back what bears on the matter at hand, and nothing else that is old", () => {
    assert.deepStrictEqual(recall("Settle the rent: read the lease of the shop once more.").recalled, [
      "Ada reads the lease of the shop and marks the clause on rent."
    ])
    assert.deepStrictEqual(recall("Bo asks what rye flour may cost.").recalled, [
      "(heard) Bo raises the price of rye flour."
    ])
    assert.deepStrictEqual(recall("").recalled, [])
  })

  it("brings back what bears on any of several things at hand", () => {
    const atHand = ["Bo asks what rye flour may cost.", "Di reads the clause on rent in her lease."]
    assert.deepStrictEqual(Memory.recall({ memory, episodes, atHand }, { tokens }).recalled, [
      "Ada reads the lease of the shop and marks the clause on rent.",
      "(heard) Bo raises the price of rye flour."
    ])
  })

  it("brings back of the life before the run, too, what bears on the matter and would not be shown otherwise", () => {
    const before = ["Wrote a play about bees.", "Sold an oven.", "Learnt to swim.", "Mended a roof.", "Moved to Oslo."]
    const older = before.map((text): World.Memory => ({ kind: "past", step: -1, text }))
    const { past, recalled } = Memory.recall({ memory: older, episodes: [], atHand: ["Write a play about wasps."] }, {
      tokens
    })
    assert.deepStrictEqual(recalled, ["(before) Wrote a play about bees."])
    assert.deepStrictEqual(past, before.slice(1).map((text) => `(before) ${text}`))
  })

  it("keeps in short what lies further back than what it has word for word", () => {
    assert.deepStrictEqual(recall("").earlier, [
      "(in short) Ada reads her lease while Bo mills.",
      "(in short) Bo raises his prices and Ada paints."
    ])
  })

  it("has less of everything where there is less room, the newest of each", () => {
    const { earlier, past, recent } = recall("Read the lease of the shop.", 70)
    assert.deepStrictEqual(recent, [6, 7, 8].map((nth) => `Ada kneads dough number ${nth}.`))
    assert.deepStrictEqual(past, ["(before) Learnt the trade in Oslo."])
    assert.isAtMost(earlier.length, 1)
  })

  it("of a newborn is its past alone", () => {
    const newborn = Memory.recall({ memory: memory.slice(0, 2), episodes: [], atHand: ["Sell."] }, { tokens })
    assert.deepStrictEqual(all(newborn), ["(before) Sold an oven.", "(before) Learnt the trade in Oslo."])
  })
})
