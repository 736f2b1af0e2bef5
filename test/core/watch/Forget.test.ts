import { assert, describe, it } from "@effect/vitest"
import { HashMap } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Forget from "../../../packages/core/src/watch/Forget.ts"
import { act, endStep, failed, hear, idOf, society } from "../../support/life.ts"
import { plain } from "./plain.ts"

const fold = (events: ReadonlyArray<Event>, most: number) => {
  const forget = Forget.make(most)
  return events.reduce((world, event) => forget.apply(world, event), World.empty)
}

const life = [
  ...society(4),
  ...Array.from({ length: 30 }, (_, step) => [
    act(0, step),
    act(1, step),
    hear(idOf(0, step), [1], step),
    failed(2, step),
    ...endStep(4, step)
  ]).flat()
]

const closed = (nth: number): Event => ({
  _tag: "EpisodeClosed",
  place: `simulation/0/g000/e${nth}`,
  episode: { id: `g000/e${nth}`, group: "g000", step: 0, agents: ["a0000"], messages: [idOf(0, 0)], summary: "Bread." }
})

describe("the world of a screen", () => {
  it("is the world as long as there is little to forget", () => {
    assert.deepStrictEqual(plain(fold(life, 1000)), plain(Fold.fold(life)))
  })

  it("keeps of messages, failures and episodes the latest; what hangs on those that are gone goes on", () => {
    const world = fold([...life, ...Array.from({ length: 12 }, (_, nth) => closed(nth + 1))], 10)
    assert.deepStrictEqual(
      [HashMap.size(world.messages), HashMap.size(world.failures), HashMap.size(world.episodes)],
      [10, 10, 10]
    )
    assert.isTrue(HashMap.has(world.messages, idOf(1, 29)))
    assert.isFalse(HashMap.has(world.messages, idOf(0, 24)))
    assert.strictEqual(World.group(world, "g000").episodes[0], "g000/e3")
    // What was said long ago is heard late, and remembered by whoever acts next.
    const after = Fold.fold([hear(idOf(0, 0), [1], 30), act(1, 31)], world)
    assert.strictEqual(World.agent(after, "a0001").acted, 31)
  })

  it("lets no line of what waits for somebody grow for ever", () => {
    const crowd = Array.from({ length: 400 }, (_, step) => [
      act(0, step),
      hear(idOf(0, step), [1], step),
      ...endStep(4, step)
    ]).flat()
    assert.strictEqual(World.agent(fold([...society(4), ...crowd], 20), "a0001").inbox.length, Forget.mostWaiting)
  })

  it("goes on from a copy as from itself", () => {
    const forget = Forget.make(10)
    const half = life.slice(0, 100).reduce((world, event) => forget.apply(world, event), World.empty)
    const copy = forget.copy()
    const rest = (from: Forget.Forget) => life.slice(100).reduce((world, event) => from.apply(world, event), half)
    assert.deepStrictEqual(plain(rest(copy)), plain(rest(forget)))
    assert.deepStrictEqual(plain(rest(Forget.make(10).copy())), plain(rest(Forget.make(10))))
  })
})
