import { assert, describe, it } from "@effect/vitest"
import { Place, Seed } from "@stoa/core"
import { Effect } from "effect"
import * as fc from "fast-check"
import * as SharedLog from "../../support/sharedLog.ts"
import { alone, asked, join, lastOf, textOf, type Way } from "./shared.ts"

const ways: fc.Arbitrary<Way> = fc.record({
  groups: fc.integer({ min: 1, max: 4 }),
  more: fc.nat(3),
  steps: fc.integer({ min: 2, max: 5 }),
  window: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom("actions", "steps"),
  routing: fc.constantFrom("per-step", "per-action"),
  communication: fc.constantFrom("structured", "structured", "random", "none"),
  schedule: fc.constantFrom("free", "free", "lockstep"),
  episodes: fc.constantFrom(2, 4, 1000),
  plan: fc.integer({ min: 1, max: 3 }),
  goals: fc.nat(1)
}).map(({ more, ...way }) => ({ ...way, agents: way.groups + more }))

/** The calls up to the last step that counts: beyond it what is asked is a matter of timing. */
const counted = (calls: ReadonlyMap<string, string>, last: number): Array<string> =>
  [...calls].flatMap(([key, place]) => ((Place.stepOf(place) ?? 0) <= last ? [key] : []))

/** Another process lives on from what there was of a life after so many facts and marks. */
const liveOn = Effect.fnUntraced(function*(way: Way, { chance, entries }: {
  readonly entries: ReadonlyArray<SharedLog.Entry>
  readonly chance: Seed.Chance
}) {
  const calls = new Map<string, string>()
  const log = SharedLog.make(entries, chance)
  const process = yield* join(log, { way, model: asked(calls, chance) })
  yield* Effect.forEach(yield* process.groups, process.live, { concurrency: "unbounded", discard: true })
  yield* process.conclude
  yield* process.leave
  return { calls, entries: log.entries }
})

const formed = (entries: ReadonlyArray<SharedLog.Entry>): number =>
  1 + entries.findIndex(({ _tag }) => _tag === "SocietyFormed")

/** Lives on from each of these places in a whole life, and finds nothing told or asked otherwise. */
const check = Effect.fnUntraced(function*(way: Way, { cutsOf, seed }: {
  readonly seed: number
  readonly cutsOf: (whole: ReadonlyArray<SharedLog.Entry>) => ReadonlyArray<number>
}) {
  const calls = new Map<string, string>()
  const whole = yield* alone(way, { calls, chance: Seed.chance(seed) })
  const [text, last, known] = [textOf(whole), lastOf(whole), new Set(calls.keys())]
  for (const cut of cutsOf(whole)) {
    const rest = yield* liveOn(way, { entries: whole.slice(0, cut), chance: Seed.chance(seed + cut) })
    assert.strictEqual(textOf(rest.entries), text, `cut at ${cut} of ${whole.length}`)
    assert.deepStrictEqual(counted(rest.calls, last).filter((key) => !known.has(key)), [])
  }
})

const small: Way = {
  agents: 5,
  groups: 4,
  steps: 3,
  window: 4,
  unit: "actions",
  routing: "per-step",
  communication: "structured",
  schedule: "free",
  episodes: 2,
  plan: 2,
  goals: 1
}

describe("a life that another process goes on with", () => {
  it.live("comes to the same facts wherever it is taken over, and nothing is asked that would not have been", () => {
    const cuts = fc.array(fc.nat(), { minLength: 3, maxLength: 3 })
    const law = fc.asyncProperty(ways, fc.nat(), cuts, (way, seed, cuts) =>
      Effect.runPromise(check(way, {
        seed,
        cutsOf: (whole) => cuts.map((cut) => formed(whole) + cut % (whole.length - formed(whole)))
      })))
    return Effect.promise(() => fc.assert(law, { numRuns: 10 }))
  }, 60_000)

  it.live(
    "also at each single fact of its last step and its end",
    () => check(small, { seed: 1, cutsOf: (whole) => whole.slice(-8).map((_, at) => whole.length - 8 + at) }),
    60_000
  )

  it.live("also where agents fall silent and are woken again while their episodes are still to be told", () => {
    const way: Way = { ...small, agents: 6, steps: 6, window: 1, plan: 1, goals: 0, episodes: 1000 }
    const cutsOf = (whole: ReadonlyArray<SharedLog.Entry>) =>
      whole.flatMap(({ _tag }, at) => (_tag === "StepPlayed" ? [at + 1] : []))
    return Effect.forEach([1, 2], (seed) => check(way, { seed, cutsOf }), { discard: true })
  }, 60_000)

  it.live("plays no step more of a group that stopped", () =>
    Effect.gen(function*() {
      const way: Way = { ...small, steps: 9, window: 1, episodes: 3 }
      const whole = yield* alone(way, { calls: new Map(), chance: Seed.chance(1) })
      const at = 1 + whole.findIndex(({ _tag }) => _tag === "GroupStopped")
      assert.isAbove(at, 0)
      const [stopped] = SharedLog.marksOf(whole.slice(at - 1))
      const { entries } = yield* liveOn(way, { entries: whole.slice(0, at), chance: Seed.chance(2) })
      const later = SharedLog.marksOf(entries.slice(at)).filter(({ group }) => group === stopped?.group)
      assert.deepStrictEqual(later.map(({ _tag }) => _tag), ["GroupOver"])
    }))
})
