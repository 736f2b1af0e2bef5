import { assert, describe, it } from "@effect/vitest"
import { Seed } from "@stoa/core"
import { Effect, Fiber } from "effect"
import { alone, asked, founded, join, textOf, type Way } from "./shared.ts"

const society: Way = {
  agents: 7,
  groups: 5,
  steps: 6,
  window: 3,
  unit: "actions",
  routing: "per-step",
  communication: "structured",
  schedule: "free",
  episodes: 1000,
  plan: 3,
  goals: 1
}

const ways: ReadonlyArray<Way> = [society, { ...society, episodes: 4 }, { ...society, schedule: "lockstep" }]

/** What becomes of the process that lives the first groups, in the middle of its work. */
type Fate = "stays" | "is killed" | "is shut out" | "comes back"

/** The society as three processes live it together, each some groups, and a fourth that only hears of them records the end. */
const together = Effect.fnUntraced(function*(way: Way, { fate, seed }: { readonly fate: Fate; readonly seed: number }) {
  const chance = Seed.chance(seed)
  const model = asked(new Map(), chance)
  const log = yield* founded(way, chance)
  const [driver, first, second, third] = yield* Effect.forEach(
    [1, 2, 3, 4],
    () => join(log, { way, model })
  ) as Effect.Effect<[Joined, Joined, Joined, Joined]>
  const groups = yield* driver.groups
  const has = (nth: number) => groups.filter((_, at) => at % 3 === nth)
  const lives = (process: Joined, ids: ReadonlyArray<string>) =>
    Effect.forEach(ids, process.live, { concurrency: "unbounded", discard: true })
  const doomed = yield* Effect.forkChild(Effect.exit(lives(first, has(0))))
  const others = yield* Effect.forkChild(Effect.all([lives(second, has(1)), lives(third, has(2))], { concurrency: 2 }))
  const concluding = yield* Effect.forkChild(driver.conclude)
  if (fate !== "stays") {
    // By now it is in the middle of some step.
    const until = log.entries.length + 3 + chance.int(60)
    while (log.entries.length < until) yield* Effect.yieldNow
    if (fate === "is shut out") first.shutOut()
    else yield* Fiber.interrupt(doomed)
    const heirs = fate === "comes back" ? [first, first] : [second, third]
    yield* Effect.forEach(has(0), (id, at) => heirs[at % 2]!.live(id), { concurrency: "unbounded", discard: true })
  }
  yield* Fiber.join(others)
  yield* Fiber.join(concluding)
  return log.entries
})

type Joined = Effect.Success<ReturnType<typeof join>>

describe("a society that several processes live together", () => {
  for (const fate of ["stays", "is killed", "is shut out", "comes back"] as const) {
    it.live(`comes to the same facts as in one process, where one ${fate}`, () =>
      Effect.gen(function*() {
        for (const [at, way] of ways.entries()) {
          // In lock-step nobody is anywhere else when one is lost.
          if (way.schedule === "lockstep" && fate !== "stays") continue
          const expected = textOf(yield* alone(way, { calls: new Map() }))
          const entries = yield* together(way, { fate, seed: 1 + at })
          assert.strictEqual(textOf(entries), expected, JSON.stringify(way))
        }
      }), 60_000)
  }
})
