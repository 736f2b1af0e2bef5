import { assert, describe, it } from "@effect/vitest"
import { Control, EventLog, Models, Roles, Stop, World } from "@stoa/core"
import { Effect, Fiber, HashMap, Layer } from "effect"
import * as fc from "fast-check"
import { play, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"

const recipe = recipeOf({
  seed: 3,
  society: { near: 2, far: 1, meanGroup: 4 },
  simulation: { episodes: 6 },
  requirements: [{ count: 3 }],
  operation: { concurrency: 3 }
})

/** A run of the recipe on rehearsed calls that take a moment, and the other end of its control. */
const steered = Effect.gen(function*() {
  let world = World.empty
  const stopping = yield* Stop.make
  const steering = yield* Control.make({ inFlight: stopping.inFlight, world: () => world })
  const asked: Array<string> = []
  const answered: Array<string> = []
  const access = {
    ...recipe.operation,
    model: recipe.model,
    embedder: recipe.embedder,
    models: Roles.names(recipe.models)
  }
  const models = Models.layer(access, {}, {
    pace: 2,
    watch: { onStart: (place) => void asked.push(place), onEnd: (_, place) => void answered.push(place) }
  })
  const followed = Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) => {
      const look = Effect.map(log.world, (now) => {
        world = now
      })
      return EventLog.EventLog.of({
        ...log,
        append: (event) => Effect.andThen(log.append(event), look),
        appendAll: (events) => Effect.andThen(log.appendAll(events), look)
      })
    })
  )
  const whole = play(recipe, people(12), Layer.merge(models, followed) as typeof models).pipe(
    Effect.provideService(Stop.Stop, stopping.stop),
    Effect.provideService(Control.Control, steering.control)
  )
  const until = (is: () => boolean) => Effect.repeat(Effect.sleep(2), { while: () => !is() })
  return { ...steering, answered, asked, stopping, until, whole, world: () => world }
})

const steps = (world: World.World): Array<number> => [...HashMap.values(world.groups)].map(({ step }) => step)

const deed = fc.record({
  after: fc.integer({ min: 0, max: 40 }),
  what: fc.oneof(
    fc.constantFrom("pause", "goOn", "turn", "step"),
    fc.integer({ min: 1, max: 6 })
  )
})

describe("a run that a person steers", () => {
  it.live("comes to the same data set, byte for byte, however it is paused, let through and hurried", () =>
    Effect.gen(function*() {
      const { files } = yield* Effect.flatMap(steered, ({ whole }) => whole)
      const check = (deeds: ReadonlyArray<typeof deed extends fc.Arbitrary<infer A> ? A : never>) =>
        Effect.gen(function*() {
          const { goOn, letThrough, pause, setLimit, whole } = yield* steered
          const run = yield* Effect.forkChild(whole)
          for (const { after, what } of deeds) {
            yield* Effect.sleep(after)
            if (what === "pause") yield* pause
            else if (what === "goOn") yield* goOn
            else if (what === "turn" || what === "step") yield* letThrough(what)
            else yield* setLimit(what)
          }
          yield* goOn
          assert.deepStrictEqual((yield* Fiber.join(run)).files, files)
        }).pipe(Effect.scoped)
      yield* Effect.promise(() =>
        fc.assert(
          fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), (deeds) => Effect.runPromise(check(deeds))),
          { numRuns: 8 }
        )
      )
    }))

  it.live("asks nobody while it is paused, and reaches its end turn by turn and step by step", () =>
    Effect.gen(function*() {
      const { answered, asked, letThrough, pause, state, until, whole, world } = yield* steered
      const run = yield* Effect.forkChild(whole)
      yield* until(() => answered.length > 20)
      yield* pause
      yield* until(() => state() === "paused")
      const before = asked.length
      yield* Effect.sleep(100)
      assert.strictEqual(asked.length, before)

      yield* letThrough("turn")
      yield* until(() => state() === "paused")
      const turns = new Set(asked.slice(before).map((place) => place.split("/").slice(0, 4).join("/")))
      assert.strictEqual(turns.size, 1)

      for (let nth = 0; nth < 2; nth++) {
        const reached = steps(world())
        const step = Number((yield* letThrough("step"))?.replace("step ", ""))
        yield* until(() => state() === "paused")
        // Who was ahead stays where it was; all others come to the end of the step, and no further.
        assert.deepStrictEqual(steps(world()), reached.map((before) => Math.max(before, step)))
      }

      // Whatever the phase, there is always something to let through until the run is over.
      for (;;) {
        if (run.pollUnsafe() !== undefined) break
        yield* letThrough("step")
        yield* until(() => state() === "paused")
      }
      assert.isAtLeast((yield* Fiber.join(run)).rows, 3)
    }))

  it.live("can be stopped while it is paused: what is in flight is kept, and nothing more is asked", () =>
    Effect.gen(function*() {
      const { answered, asked, pause, stopping, until, whole } = yield* steered
      const run = yield* Effect.forkChild(whole)
      yield* until(() => answered.length > 10)
      yield* pause
      yield* stopping.stop.request({ _tag: "Asked" })
      assert.deepStrictEqual(yield* stopping.drained, { _tag: "Asked" })
      assert.strictEqual(asked.length, answered.length)
      yield* Fiber.interrupt(run)
    }))
})
