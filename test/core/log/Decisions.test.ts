import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import type { Decided, Event } from "../../../packages/core/src/domain/Event.ts"
import { type Example, isKept } from "../../../packages/core/src/domain/Example.ts"
import * as Decisions from "../../../packages/core/src/log/Decisions.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { draftOf } from "../quality/draft.ts"

const keep = { filter: "length", keep: true, reason: "" }
const drop = { filter: "refusal", keep: false, reason: "it declines" }

const row = (nth: number, verdicts: Example["verdicts"]): Event => ({
  _tag: "Judged",
  place: `synthesis/r1/w0/${nth}/judged`,
  example: {
    ...draftOf(`How do I bake bread of sort ${nth}?`, "With flour.", `r1/w0/${nth}`),
    rehearsal: false,
    verdicts
  }
})

const decision = (nth: number, given: Partial<Decided> & { readonly at: number }): Event => {
  const { at, ...rest } = given
  return { _tag: "Decided", place: `decision/${at}`, example: `r1/w0/${nth}`, decision: "accept", note: "", ...rest }
}

const rows = [row(0, [keep]), row(1, [keep, drop]), row(2, [keep])]

const decided = (...decisions: ReadonlyArray<Event>) =>
  Object.fromEntries(Decisions.decided(Fold.fold([...rows, ...decisions])).map((example) => [example.id, example]))

describe("what people decide about rows", () => {
  it("leaves all rows as they are where nobody decided anything", () => {
    const world = Fold.fold(rows)
    assert.strictEqual(Decisions.applied(world), world)
    assert.deepStrictEqual(Decisions.decided(world), World.examples(world))
  })

  it("a row that is accepted is kept whatever filters say, and what they found stands there still", () => {
    const example = decided(decision(1, { at: 1, note: "this refusal is right" }))["r1/w0/1"]
    assert.deepStrictEqual(example?.verdicts, [
      keep,
      { ...drop, keep: true },
      { filter: "person", keep: true, reason: "this refusal is right" }
    ])
    assert.isTrue(example !== undefined && isKept(example))
  })

  it("a row that is rejected is dropped, with the person's words for the reason", () => {
    const example = decided(decision(0, { at: 1, decision: "reject", note: "too long" }))["r1/w0/0"]
    assert.deepStrictEqual(example?.verdicts, [keep, { filter: "person", keep: false, reason: "too long" }])
  })

  it("a row that is edited says what the person wrote, is kept, and is otherwise what it was", () => {
    const turns = [{ role: "user" as const, content: "How?" }, { role: "assistant" as const, content: "With rye." }]
    const example = decided(decision(1, { at: 1, decision: "edit", turns }))["r1/w0/1"]
    assert.deepStrictEqual(example?.turns, turns)
    assert.isTrue(example?.verdicts.every(({ keep }) => keep))
    const bare = (example: Example | undefined) => ({ ...example, turns: [], verdicts: [] })
    assert.deepStrictEqual(bare(example), bare(World.examples(Fold.fold(rows))[1]))
  })

  it("a row that is accepted after it was edited stays as it was edited", () => {
    const turns = [{ role: "user" as const, content: "How?" }, { role: "assistant" as const, content: "With rye." }]
    const example = decided(
      decision(1, { at: 1, decision: "edit", turns }),
      decision(1, { at: 2, decision: "accept" })
    )["r1/w0/1"]
    assert.deepStrictEqual(example?.turns, turns)
  })

  it("the last decision about a row counts, in whatever order the facts come, and the tenth after the ninth", () => {
    const decisions = [
      decision(2, { at: 9, decision: "reject" }),
      decision(2, { at: 10, decision: "accept", note: "after all" }),
      decision(2, { at: 2, decision: "accept", note: "at first" })
    ]
    for (const order of [decisions, decisions.toReversed()]) {
      const example = decided(...order)["r1/w0/2"]
      assert.lengthOf(example?.turns ?? [], 2)
      assert.deepStrictEqual(example?.verdicts.at(-1), { filter: "person", keep: true, reason: "after all" })
    }
  })

  it("decides nothing about a row that is not there", () => {
    assert.lengthOf(Object.keys(decided(decision(7, { at: 1 }))), 3)
  })

  const Choices = Schema.Array(
    Schema.Struct({
      nth: Schema.Literals([0, 1, 2, 3]),
      decision: Schema.Literals(["accept", "reject", "edit"])
    })
  )

  it.prop("counts what is kept anew, and loses no row", [Choices], ([choices]) => {
    const facts = choices.map(({ decision: what, nth }, index) => decision(nth, { at: index, decision: what }))
    const world = Fold.fold([...rows, ...facts])
    const after = Decisions.applied(world)
    assert.strictEqual(after.kept, World.examples(after).filter(isKept).length)
    assert.deepStrictEqual(World.examples(after).map(({ id }) => id), World.examples(world).map(({ id }) => id))
    for (const [index, example] of World.examples(after).entries()) {
      const mine = choices.filter(({ nth }) => nth === index).at(-1)?.decision
      assert.strictEqual(isKept(example), mine === undefined ? index !== 1 : mine !== "reject")
    }
  })
})
