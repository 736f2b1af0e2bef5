import { assert, describe, it } from "@effect/vitest"
import { Effect, Exit, Fiber, Scope } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import { LogError } from "../../../packages/core/src/log/EventLog.ts"
import { Stop, type Why } from "../../../packages/core/src/log/Stop.ts"
import type { BudgetOptions } from "../../../packages/core/src/model/Budget.ts"
import * as SharedBudget from "../../../packages/core/src/model/SharedBudget.ts"
import { purse } from "./purse.ts"

/** A dollar for a million tokens. */
const prices = new Map([["m", { input: 1, output: 1 }]])
const silence = 20_000

const worst = (tokens: number, model = "m") => ({ place: "p", model, inputTokens: tokens, outputTokens: 0 })
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
  return { stop, sentences: () => asked.map((why) => (why._tag === "Budget" ? why.sentence : why._tag)) }
}

/** Lets time go by, and everybody do what they have to do meanwhile. */
const pass = Effect.fnUntraced(function*(millis: number) {
  const steps = 20
  for (let step = 0; step < steps; step++) {
    yield* TestClock.adjust(millis / steps)
    for (let nth = 0; nth < 20; nth++) yield* Effect.yieldNow
  }
})

type Shared = ReturnType<typeof purse>

/** A process: its share of a budget, and how it makes attempts as the ledger does. */
const worker = Effect.fnUntraced(function*(shared: Shared, epoch: number, options: Partial<BudgetOptions>) {
  const { sentences, stop } = noting()
  const budget = yield* SharedBudget.make({ prices, ...options }, shared.of(epoch))
  let unsent = 0
  /** Sent after `before` milliseconds, under way for `wait`, and then so much was used. */
  const attempt = (tokens: { readonly most: number; readonly used: number }, wait: number, before = 0) =>
    budget.reserve(worst(tokens.most), (reservation) =>
      Effect.gen(function*() {
        yield* Effect.sleep(before)
        const kept = shared.open(epoch, worst(tokens.most))
        reservation.sent()
        if (!(yield* reservation.isHeld)) {
          unsent++
          shared.close(kept, end(0))
          reservation.settle(end(0))
          return
        }
        kept.isSent = true
        yield* Effect.sleep(wait)
        shared.close(kept, end(tokens.used))
        reservation.settle(end(tokens.used))
      })).pipe(Effect.provideService(Stop, stop))
  return { budget, attempt, sentences, unsent: () => unsent, spending: budget.spending }
})

const all = <A>(effects: ReadonlyArray<Effect.Effect<A>>) =>
  Effect.forkChild(Effect.all(effects, { concurrency: "unbounded" }))

describe("a budget that several processes share", () => {
  it.effect("counts what all have spent, and who does not fit waits for others, wherever they are", () =>
    Effect.gen(function*() {
      const shared = purse()
      const one = yield* worker(shared, 1, { maxTokens: 1000 })
      const other = yield* worker(shared, 2, { maxTokens: 1000 })
      const first = yield* all([one.attempt({ most: 900, used: 100 }, 5000)])
      yield* pass(100)
      const second = yield* all([other.attempt({ most: 600, used: 600 }, 10)])
      yield* pass(4000)
      assert.deepStrictEqual(shared.sent(), { calls: 1, tokens: 900 })
      yield* pass(2000)
      yield* Fiber.joinAll([first, second])
      assert.deepStrictEqual(shared.sent(), { calls: 2, tokens: 700 })
      yield* pass(silence)
      const spending = { calls: 2, inputTokens: 700, outputTokens: 0, cachedTokens: 0, cost: 0.0007 }
      assert.deepStrictEqual([one.spending(), other.spending()], [spending, spending])
      assert.deepStrictEqual([...one.sentences(), ...other.sentences()], [])
    }))

  it.effect("stops the run in the words of a process that is alone, once nobody has anything in flight", () =>
    Effect.gen(function*() {
      const shared = purse()
      const limits = { maxCost: 0.001, maxTokens: 5000, maxCalls: 9 }
      const one = yield* worker(shared, 1, limits)
      const other = yield* worker(shared, 2, limits)
      const first = yield* all([one.attempt({ most: 600, used: 600 }, 1000)])
      yield* pass(100)
      const second = yield* all([other.attempt({ most: 600, used: 1 }, 10), other.attempt({ most: 1, used: 1 }, 10)])
      yield* pass(800)
      assert.deepStrictEqual(other.sentences(), [])
      yield* pass(3_600_000)
      yield* Fiber.join(first)
      assert.deepStrictEqual(other.sentences(), [
        "The budget is used up: $0.00060 of at most $0.0010 is spent, and the next call could cost up to $0.00060. Raise it and resume the run to go on."
      ])
      assert.deepStrictEqual(shared.sent(), { calls: 1, tokens: 600 })
      yield* Fiber.interrupt(second)
    }))

  it.effect("a limit in dollars is never kept by guessing a price", () =>
    Effect.gen(function*() {
      const shared = purse()
      const before = shared.open(7, worst(70, "former"))
      shared.close(before, end(70))
      const one = yield* worker(shared, 1, { maxCost: 1 })
      const fiber = yield* all([one.attempt({ most: 1, used: 1 }, 1)])
      yield* pass(100)
      assert.match(one.sentences()[0] ?? "", /on the model "former", whose price is not known/)
      assert.isUndefined(one.spending().cost)
      yield* Fiber.interrupt(fiber)
    }))

  it.effect("what a process held that died comes back, but for what it had sent", () =>
    Effect.gen(function*() {
      const shared = purse()
      const scope = yield* Scope.make()
      const dead = yield* Effect.provideService(worker(shared, 1, { maxTokens: 1000 }), Scope.Scope, scope)
      const alive = yield* worker(shared, 2, { maxTokens: 1000 })
      const dying = yield* all([
        dead.attempt({ most: 300, used: 0 }, 3_600_000),
        dead.attempt({ most: 600, used: 0 }, 0, 3_600_000)
      ])
      yield* pass(100)
      shared.cutOff(1)
      yield* Fiber.interrupt(dying)
      const fiber = yield* all([alive.attempt({ most: 700, used: 700 }, 10)])
      yield* pass(silence - 1000)
      assert.deepStrictEqual(shared.sent(), { calls: 1, tokens: 300 })
      yield* pass(2 * silence)
      yield* Fiber.join(fiber)
      assert.deepStrictEqual(shared.sent(), { calls: 2, tokens: 1000 })
      assert.deepStrictEqual(alive.sentences(), [])
      const last = yield* all([alive.attempt({ most: 1, used: 1 }, 10)])
      yield* pass(1000)
      assert.match(alive.sentences()[0] ?? "", /1,000 of at most 1,000 tokens are used/)
      yield* Fiber.interrupt(last)
      yield* Effect.forkChild(Scope.close(scope, Exit.void))
      yield* pass(silence)
    }))

  it.effect("who comes back after it was given up sends nothing that was granted before, counts anew, and goes on", () =>
    Effect.gen(function*() {
      const shared = purse()
      const frozen = yield* worker(shared, 1, { maxTokens: 1000 })
      const alive = yield* worker(shared, 2, { maxTokens: 1000 })
      yield* pass(2 * silence)
      const flying = yield* all([
        frozen.attempt({ most: 200, used: 50 }, 4 * silence),
        frozen.attempt({ most: 500, used: 500 }, 10, 3 * silence)
      ])
      yield* pass(100)
      const back = shared.cutOff(1)
      yield* pass(1.5 * silence)
      yield* all([alive.attempt({ most: 800, used: 100 }, 10)])
      yield* pass(1000)
      // What is in flight counts in full, and what was held beside it is free.
      assert.deepStrictEqual(shared.sent(), { calls: 2, tokens: 300 })
      yield* pass(2 * silence)
      assert.strictEqual(frozen.unsent(), 0)
      back()
      const later = yield* all([frozen.attempt({ most: 700, used: 700 }, 10)])
      yield* pass(1000)
      assert.strictEqual(frozen.unsent(), 1)
      // Nothing new goes out before it is known what the old ones came to.
      assert.strictEqual(shared.sent().calls, 2)
      yield* pass(silence)
      yield* Fiber.joinAll([flying, later])
      assert.deepStrictEqual(shared.sent(), { calls: 3, tokens: 850 })
      assert.deepStrictEqual([...frozen.sentences(), ...alive.sentences()], [])
    }))

  it.effect("whoever was away itself gives others time to come back before it counts them as gone", () =>
    Effect.gen(function*() {
      const shared = purse()
      yield* worker(shared, 1, { maxTokens: 1000 })
      yield* worker(shared, 2, { maxTokens: 1000 })
      yield* pass(2 * silence)
      const [first, second] = [shared.cutOff(1), shared.cutOff(2)]
      yield* pass(3 * silence)
      first()
      yield* pass(0.7 * silence)
      second()
      yield* pass(3 * silence)
      assert.deepStrictEqual(Object.keys(shared.claims().live), ["1", "2"])
    }))

  it.effect("what cannot be read or written any more ends all who wait, and all who come", () =>
    Effect.gen(function*() {
      const error = new LogError({ file: "a run", detail: "the server is gone" })
      const shared = purse()
      const budget = yield* SharedBudget.make(
        { prices, maxCalls: 5 },
        (options) => Effect.map(shared.of(1)(options), (made) => ({ ...made, take: () => Effect.fail(error) }))
      )
      const reserve = Effect.exit(budget.reserve(worst(1), () => Effect.void))
      const first = yield* Effect.forkChild(reserve)
      yield* pass(1000)
      assert.deepStrictEqual([yield* Fiber.join(first), yield* reserve], [Exit.die(error), Exit.die(error)])
    }))

  const plan = fc.record({
    of: fc.constantFrom(1, 2, 3),
    most: fc.integer({ min: 1, max: 400 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    begins: fc.integer({ min: 0, max: 60_000 }),
    before: fc.constantFrom(0, 0, 10, 30_000),
    takes: fc.integer({ min: 0, max: 40_000 }),
    interrupted: fc.option(fc.integer({ min: 0, max: 80_000 }), { nil: undefined })
  })
  const absence = fc.record({
    of: fc.constantFrom(1, 2, 3),
    begins: fc.integer({ min: 0, max: 60_000 }),
    takes: fc.integer({ min: 0, max: 80_000 })
  })
  const limited = fc.record({
    maxCost: fc.integer({ min: 1, max: 3000 }).map((tokens) => tokens / 1e6),
    maxTokens: fc.integer({ min: 1, max: 3000 }),
    maxCalls: fc.integer({ min: 1, max: 20 })
  }, { requiredKeys: [] }).filter((limits) => Object.keys(limits).length > 0)

  it(
    "is never overshot by all together, whoever is away or leaves when; and everybody is served, or the run is stopped",
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(plan, { maxLength: 40 }),
          fc.array(absence, { maxLength: 4 }),
          limited,
          (plans, absences, limits) =>
            Effect.gen(function*() {
              const shared = purse(silence)
              const workers = yield* Effect.forEach([1, 2, 3], (epoch) => worker(shared, epoch, limits))
              const keeps = () => {
                const { calls, tokens } = shared.sent()
                assert.isAtMost(tokens, limits.maxTokens ?? Infinity)
                assert.isAtMost(tokens / 1e6, limits.maxCost ?? Infinity)
                assert.isAtMost(calls, limits.maxCalls ?? Infinity)
              }
              const run = yield* all([
                ...plans.map(({ before, begins, interrupted, most, of, share, takes }) => {
                  const used = Math.floor(most * share)
                  const body = workers[of - 1]?.attempt({ most, used }, takes, before) ?? Effect.void
                  return Effect.andThen(
                    Effect.sleep(begins),
                    interrupted === undefined ? body : Effect.asVoid(Effect.timeoutOption(body, interrupted))
                  )
                }),
                ...absences.map(({ begins, of, takes }) =>
                  Effect.gen(function*() {
                    yield* Effect.sleep(begins)
                    const back = shared.cutOff(of)
                    yield* Effect.sleep(takes)
                    back()
                  })
                )
              ])
              for (let tick = 0; tick < 30; tick++) {
                yield* pass(10_000)
                keeps()
              }
              if (run.pollUnsafe() === undefined) assert.isNotEmpty(workers.flatMap(({ sentences }) => sentences()))
              yield* Fiber.interrupt(run)
              keeps()
            }).pipe(Effect.scoped, Effect.provide(TestClock.layer()), Effect.runPromise)
        ),
        { numRuns: 10 }
      ),
    120_000
  )
})
