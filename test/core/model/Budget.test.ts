import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { Signals, type Waiting } from "../../../packages/core/src/log/Signals.ts"
import { Stop, type Why } from "../../../packages/core/src/log/Stop.ts"
import * as Budget from "../../../packages/core/src/model/Budget.ts"

/** A dollar for a million tokens, in or out. */
const prices = new Map([["m", { input: 1, output: 1 }]])

const worst = (tokens: number, place = "p", model = "m") => ({ place, model, inputTokens: tokens, outputTokens: 0 })
const end = (tokens: number) => ({
  state: "answered" as const,
  inputTokens: tokens,
  outputTokens: 0,
  cachedTokens: 0
})

/** A stop that notes who asked for it. */
const noting = () => {
  const asked: Array<Why> = []
  const stop: typeof Stop.Service = {
    attempt: (effect) => effect,
    request: (why) => Effect.sync(() => void asked.push(why)),
    fatal: Effect.fail
  }
  return { asked, stop }
}

/** One attempt: sent, some milliseconds under way, then charged for so many tokens. */
const attempt = (
  budget: Budget.Budget["Service"],
  tokens: { readonly most: number; readonly used: number },
  wait: number
) =>
  budget.reserve(worst(tokens.most), (reservation) =>
    Effect.gen(function*() {
      reservation.sent()
      yield* Effect.sleep(wait)
      reservation.settle(end(tokens.used))
    }))

const settled = (budget: Budget.Budget["Service"]) => {
  const { inputTokens, outputTokens } = budget.spending()
  return inputTokens + outputTokens
}

describe("Budget", () => {
  it.effect("without a limit nobody waits, and what was spent is counted", () =>
    Effect.gen(function*() {
      const budget = Budget.make({ prices })
      const all = yield* Effect.forkChild(
        Effect.forEach([1, 2, 3], () => attempt(budget, { most: 500, used: 100 }, 10), { concurrency: "unbounded" })
      )
      yield* TestClock.adjust(10)
      yield* Fiber.join(all)
      assert.deepStrictEqual(budget.spending(), {
        calls: 3,
        inputTokens: 300,
        outputTokens: 0,
        cachedTokens: 0,
        cost: 0.0003
      })
    }))

  it.effect("who does not fit beside the worst cases in flight waits until they come to less", () =>
    Effect.gen(function*() {
      const budget = Budget.make({ prices, maxTokens: 1000 })
      const seen: Array<string> = []
      const signals: typeof Signals.Service = {
        phase: () => undefined,
        waiting: (place, why: Waiting | undefined) => void seen.push(`${place} ${why?.on ?? "goes on"}`)
      }
      const first = yield* Effect.forkChild(attempt(budget, { most: 900, used: 100 }, 10))
      const second = yield* Effect.forkChild(
        budget.reserve(worst(600, "q"), (reservation) =>
          Effect.sync(() => {
            reservation.sent()
            reservation.settle(end(600))
          })).pipe(Effect.provideService(Signals, signals))
      )
      yield* TestClock.adjust(9)
      assert.deepStrictEqual(seen, ["q budget"])
      yield* TestClock.adjust(1)
      yield* Fiber.joinAll([first, second])
      assert.deepStrictEqual(seen, ["q budget", "q goes on"])
      assert.strictEqual(settled(budget), 700)
    }))

  it.effect("when nothing is in flight any more and the next does not fit, the run is stopped, with what was reached", () =>
    Effect.gen(function*() {
      const { asked, stop } = noting()
      const budget = Budget.make({ prices, maxCost: 0.001 })
      const run = Effect.all([
        attempt(budget, { most: 600, used: 600 }, 10),
        attempt(budget, { most: 600, used: 1 }, 10),
        attempt(budget, { most: 100, used: 1 }, 10)
      ], { concurrency: "unbounded" }).pipe(Effect.provideService(Stop, stop))
      const fiber = yield* Effect.forkChild(run)
      yield* TestClock.adjust(9)
      assert.deepStrictEqual(asked, [])
      yield* TestClock.adjust("1 hour")
      assert.isUndefined(fiber.pollUnsafe())
      assert.strictEqual(settled(budget), 600)
      assert.lengthOf(asked, 1)
      assert.deepInclude(asked[0], {
        _tag: "Budget",
        sentence:
          "The budget is used up: $0.00060 of at most $0.0010 is spent, and the next call could cost up to $0.00060. Raise it and resume the run to go on."
      })
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("calls are counted when they are sent, also those that the server refused", () =>
    Effect.gen(function*() {
      const { asked, stop } = noting()
      const budget = Budget.make({ prices, maxCalls: 2 })
      const refused = budget.reserve(worst(100), (reservation) =>
        Effect.sync(() => {
          reservation.sent()
          reservation.settle({ ...end(0), state: "free" })
        }))
      const given = budget.reserve(worst(100), () => Effect.void)
      const fiber = yield* Effect.forkChild(
        Effect.all([given, refused, refused, refused]).pipe(Effect.provideService(Stop, stop))
      )
      yield* TestClock.adjust(1)
      assert.deepInclude(budget.spending(), { calls: 2, inputTokens: 0, cost: 0 })
      assert.match(asked[0]?._tag === "Budget" ? asked[0].sentence : "", /2 of at most 2 calls are made\. Raise it/)
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("who is interrupted in line makes room; who is interrupted in flight has cost its worst case", () =>
    Effect.gen(function*() {
      const budget = Budget.make({ prices, maxTokens: 1000 })
      const flying = yield* Effect.forkChild(attempt(budget, { most: 800, used: 1 }, 1000))
      const large = yield* Effect.forkChild(attempt(budget, { most: 900, used: 1 }, 10))
      const small = yield* Effect.forkChild(attempt(budget, { most: 200, used: 1 }, 10))
      yield* TestClock.adjust(100)
      assert.strictEqual(settled(budget), 0)
      yield* Fiber.interrupt(large)
      yield* TestClock.adjust(10)
      yield* Fiber.join(small)
      assert.strictEqual(settled(budget), 1)
      yield* Fiber.interrupt(flying)
      assert.strictEqual(settled(budget), 801)
      assert.strictEqual(budget.spending().calls, 2)
    }))

  it.effect("a resumed run goes on counting, and a higher limit lets it go on", () =>
    Effect.gen(function*() {
      const spend = (limits: Budget.Limits) =>
        Effect.gen(function*() {
          const { asked, stop } = noting()
          const budget = yield* Budget.Budget
          const store = yield* AttemptStore
          const id = yield* store.open(worst(600))
          const fiber = yield* Effect.forkChild(
            attempt(budget, { most: 600, used: 500 }, 1).pipe(Effect.provideService(Stop, stop))
          )
          yield* TestClock.adjust(1)
          yield* store.close(id, end(asked.length === 0 ? 500 : 0))
          yield* Fiber.interrupt(fiber)
          return asked.length
        }).pipe(Effect.provide(Budget.Budget.layer({ ...limits, prices })))
      assert.strictEqual(yield* spend({ maxTokens: 1000 }), 0)
      assert.strictEqual(yield* spend({ maxTokens: 1000 }), 1)
      assert.strictEqual(yield* spend({ maxTokens: 1100 }), 0)
    }).pipe(Effect.provide(Layer.fresh(AttemptStore.memory))))

  it.effect("a limit in dollars is never kept by guessing a price", () =>
    Effect.gen(function*() {
      const { asked, stop } = noting()
      const budget = Budget.make({ prices, maxCost: 100 })
      const fiber = yield* Effect.forkChild(
        budget.reserve(worst(1, "p", "other"), () => Effect.die("sent")).pipe(Effect.provideService(Stop, stop))
      )
      yield* TestClock.adjust(1)
      assert.match(asked[0]?._tag === "Budget" ? asked[0].sentence : "", /price of the model "other" is not known/)
      yield* Fiber.interrupt(fiber)
      // Without one, tokens are counted and no cost is told.
      const open = Budget.make({ prices })
      yield* open.reserve(worst(10, "p", "other"), (reservation) =>
        Effect.sync(() => {
          reservation.sent()
          reservation.settle(end(7))
        }))
      assert.deepStrictEqual(open.spending(), { calls: 1, inputTokens: 7, outputTokens: 0, cachedTokens: 0 })
    }))

  it.effect("what was spent on a model that is asked no more is told by its name, and how to go on", () =>
    Effect.gen(function*() {
      const before = [
        { model: "m", calls: 1, inputTokens: 5, outputTokens: 0, cachedTokens: 0 },
        { model: "former", calls: 2, inputTokens: 70, outputTokens: 3, cachedTokens: 0 }
      ]
      const { asked, stop } = noting()
      const budget = Budget.make({ prices, maxCost: 100 }, before)
      const fiber = yield* Effect.forkChild(
        budget.reserve(worst(1), () => Effect.die("sent")).pipe(Effect.provideService(Stop, stop))
      )
      yield* TestClock.adjust(1)
      const sentence = asked[0]?._tag === "Budget" ? asked[0].sentence : ""
      assert.include(sentence, "the model \"former\", whose price is not known")
      assert.include(sentence, "--prices")
      assert.notInclude(sentence, "\"m\"")
      yield* Fiber.interrupt(fiber)
      assert.isUndefined(budget.spending().cost)
      // Where its price is given, or money is not limited, the run goes on; what was refused for nothing needs no price.
      const known = new Map([...prices, ["former", { input: 1, output: 1 }]])
      for (
        const [options, spent] of [
          [{ prices: known, maxCost: 100 }, before],
          [{ prices }, before],
          [{ prices, maxCost: 100 }, before.map((entry) => ({ ...entry, inputTokens: 0, outputTokens: 0 }))]
        ] as const
      ) {
        yield* attempt(Budget.make(options, spent), { most: 1, used: 1 }, 0)
      }
    }))

  const plan = fc.record({
    most: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    begins: fc.integer({ min: 0, max: 50 }),
    takes: fc.integer({ min: 0, max: 30 }),
    fate: fc.constantFrom("answered", "answered", "answered", "free", "unsent", "mute"),
    interrupted: fc.option(fc.integer({ min: 0, max: 80 }), { nil: undefined })
  })

  const limited = fc.record({
    maxCost: fc.integer({ min: 1, max: 3000 }).map((tokens) => tokens / 1e6),
    maxTokens: fc.integer({ min: 1, max: 3000 }),
    maxCalls: fc.integer({ min: 1, max: 20 })
  }, { requiredKeys: [] })

  it("is never overshot, whatever comes when: not in money, tokens or calls; and those who wait go in order", () =>
    fc.assert(
      fc.asyncProperty(fc.array(plan, { maxLength: 40 }), limited, (plans, limits) =>
        Effect.gen(function*() {
          const { asked, stop } = noting()
          const budget = Budget.make({ ...limits, prices })
          let sent = 0
          let flying = 0
          const arrived: Array<number> = []
          const served: Array<number> = []
          const keeps = () => {
            const { calls, cost = 0 } = budget.spending()
            assert.isAtMost(cost, limits.maxCost ?? Infinity)
            assert.isAtMost(settled(budget), limits.maxTokens ?? Infinity)
            assert.isAtMost(sent, limits.maxCalls ?? Infinity)
            assert.isAtMost(calls, sent)
          }
          const one = ({ begins, fate, interrupted, most, share, takes }: (typeof plans)[number], nth: number) =>
            Effect.gen(function*() {
              yield* Effect.sleep(begins)
              arrived.push(nth)
              const body = budget.reserve(worst(most), (reservation) =>
                Effect.gen(function*() {
                  served.push(nth)
                  if (fate === "unsent") return
                  reservation.sent()
                  sent++
                  flying++
                  keeps()
                  yield* Effect.sleep(takes)
                  if (fate !== "mute") {
                    reservation.settle(fate === "free" ? { ...end(0), state: "free" } : end(Math.floor(most * share)))
                  }
                }).pipe(Effect.ensuring(Effect.sync(() => {
                  if (fate !== "unsent" && served.includes(nth)) flying--
                }))))
              yield* interrupted === undefined ? body : Effect.timeoutOption(body, interrupted)
              keeps()
            })
          const run = yield* Effect.forkChild(
            Effect.forEach(plans, one, { concurrency: "unbounded" }).pipe(Effect.provideService(Stop, stop))
          )
          for (let tick = 0; tick < 200; tick++) {
            yield* TestClock.adjust(10)
            keeps()
          }
          // Everybody was served, or the run was stopped because the next one did not fit and nothing was in flight.
          if (run.pollUnsafe() === undefined) {
            assert.isNotEmpty(asked)
            assert.strictEqual(flying, 0)
          }
          const order = served.map((nth) => arrived.indexOf(nth))
          assert.deepStrictEqual(order, order.toSorted((a, b) => a - b))
          yield* Fiber.interrupt(run)
          keeps()
        }).pipe(Effect.provide(TestClock.layer()), Effect.runPromise)),
      { numRuns: 150 }
    ))
})
