import { assert, describe, it } from "@effect/vitest"
import { HashMap, Option } from "effect"
import * as fc from "fast-check"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Chronicle from "../../../packages/core/src/watch/Chronicle.ts"
import type { Told } from "../../../packages/core/src/watch/Rows.ts"
import { act, end, failed, hear, idOf, society, steps } from "../../support/life.ts"
import { plain, told } from "./plain.ts"

const news: Event = {
  _tag: "Intervened",
  place: "simulation/1/g000/change/1",
  step: 1,
  group: "g000",
  change: { _tag: "News", to: "g000", text: "The bridge is closed." }
}

const life: ReadonlyArray<Event> = [
  ...society(6),
  ...steps(6, 3, (step) => [
    ...(step === 1 ? [news] : []),
    act(0, step, { tokens: { input: 100, output: 10 } }),
    act(1, step, { becauseOf: step > 0 ? [idOf(0, step - 1)] : [] }),
    hear(idOf(0, step), [1], step),
    ...(step > 0 ? [hear(idOf(0, step - 1), [2, 3], step)] : []),
    failed(4, step)
  ]),
  end(2)
]

/** Folds facts in batches of these sizes. */
const inBatches = (facts: ReadonlyArray<Told>, sizes: ReadonlyArray<number>) => {
  let world = World.empty
  let chronicle = Chronicle.empty
  for (let from = 0, nth = 0; from < facts.length; nth++) {
    const part = facts.slice(from, from + (sizes[nth % sizes.length] ?? 1))
    world = Fold.fold(part.map(({ event }) => event), world)
    chronicle = Chronicle.apply(chronicle, world, part)
    from += part.length
  }
  return chronicle
}

const whole = inBatches(told(life), [life.length])

describe("what is counted along the facts", () => {
  it("is the same in one batch and in many", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      assert.deepStrictEqual(plain(inBatches(told(life), sizes)), plain(whole))
    }))
  })

  it("tells of an agent how much it said to whom, heard and could not do", () => {
    const ana = Chronicle.tallyOf(whole, "a0000")
    assert.strictEqual(ana.reached, 7)
    assert.deepStrictEqual(Option.getOrUndefined(HashMap.get(ana.audience, "a0001")), 3)
    assert.deepStrictEqual(Option.getOrUndefined(HashMap.get(ana.audience, "a0002")), 2)
    assert.deepStrictEqual(ana.tokens, { input: 300, output: 30 })
    assert.deepStrictEqual([ana.lastStep, ana.lastPlace], [2, "simulation/2/g000/a0000"])
    const { failures, lastFailedStep, lastFailure, lastPlace } = Chronicle.tallyOf(whole, "a0004")
    assert.deepStrictEqual([failures, lastFailedStep, lastFailure], [3, 2, "empty: empty"])
    assert.strictEqual(lastPlace, "simulation/2/g002/a0004")
  })

  it("tells of a step who acted, who heard, and what went from group to group", () => {
    const { began, last, ...step } = whole.steps[1] as (typeof whole.steps)[number]
    assert.deepStrictEqual(step, {
      step: 1,
      acted: 2,
      reactions: 1,
      heard: 3,
      between: 2,
      episodes: 0,
      failures: 1,
      ended: 3
    })
    assert.isBelow(began ?? Infinity, last ?? 0)
    assert.deepStrictEqual(plain(whole.flow), ["map", ["g000>g001", 4]])
  })

  it("counts news from outside as heard and as nobody's", () => {
    assert.include(whole.messages, "g000/1/news/1")
    assert.strictEqual(Chronicle.tallyOf(whole, "a0001").heard, 4)
    assert.isFalse(HashMap.has(whole.agents, "news"))
  })

  it("says every fact in a sentence with the names of people", () => {
    assert.strictEqual(whole.entries.length, life.length)
    const texts = whole.entries.map(({ text }) => text)
    assert.isTrue(texts.every((text) => text.length > 0 && !text.includes("undefined")))
    assert.isTrue(texts.some((text) => text.startsWith("Ana [say]: word")))
    assert.include(texts, "News from outside for g000: The bridge is closed. (from step 1 on)")
    assert.include(texts, "Ana came to nothing at act (empty): empty")
  })

  it("keeps what is more than information for longer than the rest, in one batch and in many", () => {
    const facts = told(Array.from({ length: 9000 }, (_, step) => step % 5 === 0 ? failed(0, step) : act(0, step)))
    const { entries } = inBatches(facts, [facts.length])
    const older = entries.slice(0, -Chronicle.kept.entries)
    assert.strictEqual(older.length, Chronicle.kept.notable)
    assert.isTrue(older.every(({ level }) => level === "warning"))
    assert.strictEqual(older[0]?.id, 2001)
    assert.deepStrictEqual(entries.map(({ id }) => id), entries.map(({ id }) => id).toSorted((a, b) => a - b))
    assert.deepStrictEqual(
      entries.slice(-Chronicle.kept.entries).map(({ id }) => id),
      facts.slice(-2000).map(({ id }) => id)
    )
    assert.deepStrictEqual(inBatches(facts, [700, 3]).entries, entries)
  })

  it("keeps the latest, however long it goes on", () => {
    const facts = told(Array.from({ length: 12_000 }, (_, step) => act(0, step)))
    const { entries, facts: count, messages, turns } = inBatches(facts, [700])
    assert.deepStrictEqual(
      [count, messages.length, entries.length, turns.length],
      [12_000, Chronicle.kept.messages, Chronicle.kept.entries, Chronicle.kept.turns]
    )
    assert.deepStrictEqual(
      [messages.at(-1), entries.at(-1)?.id, turns.at(-1)?.step],
      [idOf(0, 11_999), 12_000, 11_999]
    )
    assert.strictEqual(messages[0], idOf(0, 7000))
  })
})
