import { assert, describe, it } from "@effect/vitest"
import { Cause, Deferred, Effect, Exit, Fiber } from "effect"
import { TestClock } from "effect/testing"
import type { LogError } from "../../../packages/core/src/log/EventLog.ts"
import { LeaseLost } from "../../../packages/core/src/log/postgres/PostgresStore.ts"
import type { Host } from "../../../packages/core/src/runner/Host.ts"
import * as Hosts from "../../../packages/core/src/runner/Hosts.ts"
import { make, sitting, trouble } from "./fakes.ts"

const lost = new LeaseLost({ file: "db", detail: "it was taken over", lease: "groups/g000", epoch: 7 })
const group = <E>(work: (host: Host) => Effect.Effect<unknown, E>): Hosts.Task<E> => ({ kind: "groups", work })
const done = group(() => Effect.void)

/** Fails with an error so often, then does it. */
const failing = (error: unknown, times: number) => {
  let left = times
  return group(() => Effect.suspend(() => (left-- > 0 ? Effect.fail(error) : Effect.void)))
}

/** The worker, and what it is given to do of the run. */
const worker = Effect.map(make, (worker) => ({
  ...worker,
  use: <E>(task: Hosts.Task<E>) => worker.within(Hosts.use(sitting, task))
}))

/** Begins something, and lets time go by. */
const begin = Effect.fnUntraced(
  function*<A, E>(effect: Effect.Effect<A, E>, time: "0 seconds" | "1 hour" = "0 seconds") {
    const fiber = yield* Effect.forkChild(effect, { startImmediately: true })
    yield* TestClock.adjust(time)
    return fiber
  }
)

const isOver = (fiber: Fiber.Fiber<unknown, unknown>) => fiber.pollUnsafe() !== undefined

describe("what a worker does of a run", () => {
  it.effect("is done over the run as it is open here, opened once for all who follow soon", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      assert.isTrue(yield* use(done))
      assert.isTrue(yield* use(done))
      assert.strictEqual(state.opened, 1)
      yield* TestClock.adjust("11 seconds")
      assert.strictEqual(state.closed, 1)
      assert.isTrue(yield* use(done))
      assert.strictEqual(state.opened, 2)
    }))

  it.effect("is begun again where its lease was lost, however often, and never stops the run", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const fiber = yield* begin(use(failing(lost, 20)), "1 hour")
      assert.isTrue(yield* Fiber.join(fiber))
      assert.deepStrictEqual([state.stops, state.opened], [[], 1])
    }))

  it.effect("is begun again after trouble with the log, over a run that is opened anew", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const fiber = yield* begin(use(failing(trouble, 3)), "1 hour")
      assert.isTrue(yield* Fiber.join(fiber))
      assert.deepStrictEqual([state.stops, state.opened, state.closed], [[], 4, 4])
    }))

  it.effect("is begun again where trouble with the log comes as a defect", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      let left = 1
      const fiber = yield* begin(use(group(() => (left-- > 0 ? Effect.die(trouble) : Effect.void))), "1 hour")
      assert.isTrue(yield* Fiber.join(fiber))
      assert.deepStrictEqual([state.stops, state.opened], [[], 2])
    }))

  it.effect("stops the run once the log gave trouble four times", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const fiber = yield* begin(use(failing(trouble, 9)), "1 hour")
      assert.isFalse(yield* Fiber.join(fiber))
      assert.deepStrictEqual(state.stops, [{ code: 1, sentence: trouble.message, sitting: 2 }])
    }))

  it.effect("stops the run at once where anything else goes wrong, with its sentence and in its sitting", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      assert.isFalse(yield* use(failing(new Error("Nobody acts."), 1)))
      assert.isFalse(yield* use(group(() => Effect.die(new Error("Nobody foresaw it.")))))
      assert.deepStrictEqual(state.stops, [
        { code: 1, sentence: "Nobody acts.", sitting: 2 },
        { code: 1, sentence: "Nobody foresaw it.", sitting: 2 }
      ])
    }))

  it.effect("tells that the run stops as soon as the registry answers", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const broken = group(() => {
        state.silent = 3
        return Effect.fail(new Error("Nobody acts."))
      })
      const fiber = yield* begin(use(broken))
      assert.deepStrictEqual([state.stops, isOver(fiber)], [[], false])
      yield* TestClock.adjust("1 minute")
      assert.isFalse(yield* Fiber.join(fiber))
      assert.lengthOf(state.stops, 1)
    }))

  it.effect("is given up once the run is to stop", () =>
    Effect.gen(function*() {
      const { stands, state, use } = yield* worker
      const ended = yield* Deferred.make<boolean>()
      const waiting = Effect.onExit(Effect.never, (exit) =>
        Deferred.succeed(ended, Exit.isFailure(exit) && Cause.hasInterruptsOnly(exit.cause)))
      const fiber = yield* begin(use(group(() =>
        waiting
      )))
      yield* stands({ state: "stopping" })
      yield* TestClock.adjust("1 second")
      assert.isFalse(yield* Fiber.join(fiber))
      assert.isTrue(yield* Deferred.await(ended))
      // Whoever asked for it has told so.
      assert.deepStrictEqual(state.stops, [])
    }))

  it.effect("is given up once the run stops of itself, and not before all may know why", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const fiber = yield* begin(use(group(() => Effect.never)))
      state.silent = 2
      yield* state.stopping!.stop.request({ _tag: "Budget", sentence: "It is spent." })
      yield* TestClock.adjust("4 seconds")
      assert.isFalse(isOver(fiber))
      yield* TestClock.adjust("1 minute")
      assert.isFalse(yield* Fiber.join(fiber))
      assert.deepStrictEqual(state.stops, [{ code: 3, sentence: "It stops: Budget.", sitting: 2 }])
    }))

  it.effect("waits for what is in flight before it is given up", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const answer = yield* Deferred.make<void>()
      const asking = group(() => Effect.suspend(() => state.stopping!.stop.attempt(Deferred.await(answer))))
      const fiber = yield* begin(use(group((host) => Effect.andThen(asking.work(host), Effect.never))))
      yield* state.stopping!.stop.request({ _tag: "Asked" })
      yield* TestClock.adjust("1 minute")
      assert.isFalse(isOver(fiber))
      yield* Deferred.succeed(answer, undefined)
      yield* TestClock.adjust("1 second")
      assert.isFalse(yield* Fiber.join(fiber))
    }))

  it.effect("is not begun in a sitting that is over", () =>
    Effect.gen(function*() {
      const { state, stands, use } = yield* worker
      for (const change of [{ state: "stopped" }, { state: "finished" }, { state: "running", sitting: 3 }] as const) {
        yield* stands(change)
        assert.isFalse(yield* use(group(() => Effect.die(new Error("begun")))))
        yield* TestClock.adjust("11 seconds")
      }
      assert.deepStrictEqual([state.opened, state.stops], [0, []])
    }))

  it.effect("stops the run where it cannot be opened", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      state.shut = new Error("There is no scenario \"debate\".")
      assert.isFalse(yield* use(done))
      assert.deepStrictEqual(state.stops, [{ code: 1, sentence: "There is no scenario \"debate\".", sitting: 2 }])
    }))

  it.effect("is left to others once its shard is theirs", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      state.isOurs = false
      let begun = 0
      const fiber = yield* begin(use(group(() => Effect.sync(() => begun++))), "1 hour")
      assert.isFalse(isOver(fiber))
      yield* Fiber.interrupt(fiber)
      state.isOurs = true
      const late = group(() => {
        begun++
        state.isOurs = false
        return Effect.fail(lost)
      })
      const other = yield* begin(use(late), "1 hour")
      assert.isFalse(isOver(other))
      assert.deepStrictEqual([begun, state.stops], [1, []])
    }))

  it.effect("stops the run where it ends by itself again and again without having come to an end", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      let left = 1
      const once = yield* begin(use(group(() => (left-- > 0 ? Effect.interrupt : Effect.void))), "1 hour")
      assert.isTrue(yield* Fiber.join(once))
      const always = yield* begin(use(group(() => Effect.interrupt)), "1 hour")
      assert.isFalse(yield* Fiber.join(always))
      assert.deepStrictEqual(state.stops, [
        { code: 1, sentence: "what was done of the run was interrupted from within", sitting: 2 }
      ])
    }))

  it.effect("leaves the run open for the others who are at it, whatever becomes of it", () =>
    Effect.gen(function*() {
      const { state, use } = yield* worker
      const hosts = new Set<Host>()
      const going = yield* Deferred.make<void, LogError>()
      const first = yield* begin(use(group((host) => {
        hosts.add(host)
        return Deferred.await(going)
      })))
      const interrupted = yield* begin(use(group(() => Effect.never)))
      yield* Fiber.interrupt(interrupted)
      assert.isTrue(yield* use(done))
      assert.strictEqual(state.opened, 1)
      // One is in trouble: it, and whoever comes, has the run opened anew.
      const second = yield* begin(use(failing(trouble, 1)))
      yield* TestClock.adjust("1 second")
      assert.isTrue(yield* Fiber.join(second))
      assert.deepStrictEqual([state.opened, state.closed, isOver(first)], [2, 0, false])
      // Trouble with the former is none of the one that was opened since.
      yield* Deferred.fail(going, trouble)
      yield* TestClock.adjust("0 seconds")
      assert.isTrue(yield* use(group((host) => Effect.sync(() => hosts.add(host)))))
      assert.deepStrictEqual([state.opened, state.closed, hosts.size], [2, 1, 2])
      yield* Fiber.interrupt(first)
    }))

  it.effect("counts as under way while it is, however it ends", () =>
    Effect.gen(function*() {
      const { busy, use } = yield* worker
      const counts = () => [busy.groups, busy.portions, busy.leads, [...busy.runs]]
      const none = [0, 0, 0, []]
      const go = yield* Deferred.make<void>()
      const kinds = ["groups", "portions", "leads"] as const
      const all = yield* Effect.forEach(kinds, (kind) => begin(use({ kind, work: () => Deferred.await(go) })))
      const cut = yield* begin(use(group(() => Effect.never)))
      assert.deepStrictEqual(counts(), [2, 1, 1, [["a", 4]]])
      yield* Fiber.interrupt(cut)
      assert.deepStrictEqual(counts(), [1, 1, 1, [["a", 3]]])
      yield* Deferred.succeed(go, undefined)
      for (const fiber of all) assert.isTrue(yield* Fiber.join(fiber))
      assert.deepStrictEqual(counts(), none)
      yield* use(failing(new Error("Nobody acts."), 1))
      assert.deepStrictEqual(counts(), none)
      // Between two attempts nothing is under way.
      const waiting = yield* begin(use(failing(trouble, 1)))
      assert.deepStrictEqual([isOver(waiting), ...counts()], [false, ...none])
      yield* TestClock.adjust("1 second")
      assert.isTrue(yield* Fiber.join(waiting))
      assert.deepStrictEqual(counts(), none)
    }))
})
