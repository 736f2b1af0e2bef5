import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Calls from "../../../packages/core/src/watch/Calls.ts"
import * as Chronicle from "../../../packages/core/src/watch/Chronicle.ts"
import * as Clock from "../../../packages/core/src/watch/Clock.ts"
import * as Forget from "../../../packages/core/src/watch/Forget.ts"
import * as Past from "../../../packages/core/src/watch/Past.ts"
import * as PastCalls from "../../../packages/core/src/watch/PastCalls.ts"
import * as Playback from "../../../packages/core/src/watch/Playback.ts"
import type { Attempt, Told } from "../../../packages/core/src/watch/Rows.ts"
import { act, end, everybody, hear, idOf, society, steps } from "../../support/life.ts"
import { plain, told } from "./plain.ts"

const facts = told([
  ...society(10),
  ...steps(10, 80, (step) => [...everybody(10).map((agent) => act(agent, step)), hear(idOf(0, step), [1], step)]),
  end(79)
])

const attempts: ReadonlyArray<Attempt> = Array.from({ length: 500 }, (_, index) => ({
  id: index + 1,
  place: `simulation/${Math.floor(index / 10)}/g000/a000${index % 10}`,
  model: "m",
  state: index % 50 === 7 ? "free" : "answered",
  input: 10,
  output: 2,
  cached: 0,
  began: 1_000_000 + index * 20,
  took: 35,
  prompt: "act"
}))

const prices = new Map([["m", { input: 1, output: 2 }]])
const start = 5_000

const played = (from: ReadonlyArray<Told> = facts, pieces = 90) => {
  const past = Past.make()
  for (let at = 0; at < from.length; at += pieces) past.add(from.slice(at, at + pieces))
  past.end()
  const calls = PastCalls.make(attempts, Calls.make(prices))
  while (!calls.prepare(100)) { /* piece by piece */ }
  const read = (after: number, most: number) => from.slice(after, after + most)
  return { past, playback: Playback.make({ past, calls, read, speed: 1, now: start }) }
}

const upTo = (count: number) => {
  const forget = Forget.make()
  const part = facts.slice(0, count)
  const world = part.reduce((world, { event }) => forget.apply(world, event), World.empty)
  return { world, chronicle: Chronicle.apply(Chronicle.empty, world, part) }
}

describe("a replay", () => {
  const { playback } = played()
  playback.play(false, start)

  it("is at any fact what folding up to it gives, however it came there", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: facts.length }), { minLength: 1, maxLength: 6 }), (jumps) => {
        for (const fact of jumps) playback.seek({ fact }, start)
        const { chronicle, replay, world } = playback.at(start)
        const last = jumps.at(-1) as number
        assert.strictEqual(replay.fact, last)
        assert.deepStrictEqual(plain({ world, chronicle }), plain(upTo(last)))
      }),
      { numRuns: 12 }
    )
  })

  it("goes to the first moment at which all groups have finished a step, and before it none has", () => {
    for (const step of [0, 7, 79, 12]) {
      playback.seek({ step }, start)
      const { fact, step: found, steps: last } = playback.at(start).replay
      assert.deepStrictEqual([found, last], [step, 79])
      playback.seek({ fact: fact - 1 }, start)
      assert.strictEqual(playback.at(start).replay.step, step - 1)
    }
    playback.seek({ step: 500 }, start)
    assert.strictEqual(playback.at(start).replay.fact, facts.length)
    playback.seek({ step: -1 }, start)
    assert.strictEqual(playback.at(start).replay.fact, 0)
  })

  it("goes on and never back to a step that is yet to come", () => {
    playback.seek({ step: 20 }, start)
    const { fact } = playback.at(start).replay
    playback.seek({ fact: fact + 3 }, start)
    playback.at(start)
    playback.seek({ step: 21 }, start)
    assert.strictEqual(playback.at(start).replay.step, 21)
    playback.seek({ fact: facts.length }, start)
    playback.at(start)
    playback.seek({ step: 80 }, start)
    assert.strictEqual(playback.at(start).replay.fact, facts.length)
  })

  it("has spent by a moment what was answered by then, forth and back", () => {
    for (const fact of [200, 900, 450, 0, facts.length, 300]) {
      playback.seek({ fact }, start)
      const { replay, spending } = playback.at(start)
      const now = fact === facts.length ? Infinity : fact === 0 ? -Infinity : replay.at as number
      const ended = attempts.filter(({ began, took }) => began + (took ?? 0) <= now)
      const open = attempts.filter(({ began, took }) => began <= now && began + (took ?? 0) > now)
      assert.strictEqual(spending.total.calls, ended.length)
      assert.strictEqual(spending.total.failed, ended.filter(({ state }) => state === "free").length)
      assert.strictEqual(spending.spans.filter(({ state }) => state === "open").length, open.length)
      assert.strictEqual(Math.round((spending.total.cost ?? NaN) * 1e6), ended.length * 14)
    }
  })

  it("measures health no later than the moment shown, and at the end all of it", () => {
    playback.seek({ step: 10 }, start)
    assert.strictEqual(playback.at(start).health.steps.length, 11)
    playback.seek({ fact: facts.length }, start)
    assert.strictEqual(playback.at(start).health.steps.length, 80)
  })

  it("keeps few worlds, however long the past is", () => {
    const past = Past.make()
    const many = told(Array.from({ length: 40_000 }, (_, nth) => act(0, nth % 20)))
    for (let at = 0; at < many.length; at += 1000) past.add(many.slice(at, at + 1000))
    assert.isAtMost(past.points().length, 64)
    assert.isAtMost(40_000 - past.pointBefore(40_000).fact, 1000)
    assert.strictEqual(past.pointBefore(0).fact, 0)
  })
})

describe("the time of a replay", () => {
  it("passes as it passed, times the speed; silence is shortened and the clock never goes back", () => {
    const schedule = Clock.scheduleOf([1000, 1500, 90_000, 80_000, undefined, 80_010])
    assert.deepStrictEqual([...schedule], [0, 500, 2500, 2500, 2550, 2600])
    const clock = Clock.make(schedule, { factor: 2, now: 0 })
    assert.strictEqual(clock.at(0).fact, 0)
    assert.strictEqual(clock.at(1).fact, 1)
    assert.deepStrictEqual(clock.at(251), { fact: 2, since: 2, playing: true })
    clock.speed(1, 251)
    assert.strictEqual(clock.at(2249).fact, 2 + 2)
    assert.deepStrictEqual(clock.at(9000), { fact: 6, since: 0, playing: false })
  })

  it("stands while it is paused, and goes on where it stood", () => {
    const clock = Clock.make(Clock.scheduleOf([0, 100, 200, 300]), { factor: 1, now: 0 })
    clock.play(false, 150)
    assert.strictEqual(clock.at(100_000).fact, 2)
    assert.isFalse(clock.at(100_000).playing)
    clock.play(true, 100_000)
    assert.strictEqual(clock.at(100_049).fact, 2)
    assert.strictEqual(clock.at(100_050).fact, 3)
  })

  it("begins again when it is played at its end", () => {
    const clock = Clock.make(Clock.scheduleOf([0, 100]), { factor: 1, now: 0 })
    assert.isFalse(clock.at(1000).playing)
    clock.play(true, 1000)
    assert.deepStrictEqual([clock.at(1050).fact, clock.at(1050).playing], [1, true])
  })

  it("goes on from where it was put", () => {
    const clock = Clock.make(Clock.scheduleOf([0, 100, 200, 300]), { factor: 1, now: 0 })
    clock.seek(3, 10)
    assert.deepStrictEqual([clock.at(10).fact, clock.at(110).fact], [3, 4])
    clock.seek(1, 500)
    assert.strictEqual(clock.at(9999).fact, 1)
  })

  it("of a log without times is twenty facts a second", () => {
    const bare = facts.map((fact) => ({ ...fact, at: undefined }))
    const { playback } = played(bare)
    const { replay } = playback.at(start + 10_000)
    assert.deepStrictEqual([replay.fact, replay.at], [201, undefined])
  })
})
