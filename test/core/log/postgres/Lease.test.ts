import { assert, it } from "@effect/vitest"
import { Context, Deferred, Effect, Fiber, Layer, Result } from "effect"
import { AttemptStore } from "../../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../../packages/core/src/log/CallStore.ts"
import { EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import { type Mark, Marks } from "../../../../packages/core/src/log/Marks.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import { inOrder } from "../../../../packages/core/src/log/postgres/FactTable.ts"
import { fence, Lease, LeaseLost, take } from "../../../../packages/core/src/log/postgres/Lease.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import { Writing } from "../../../../packages/core/src/log/Writing.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describeDatabase, waitForLocked } from "../../../support/postgres.ts"

describeDatabase("a lease on a run in PostgreSQL", (server) => {
  const connect = (run: string) =>
    Connections.make({
      url: server().url,
      schema: RunSchema.quoted(RunSchema.schemaOf(run)),
      readonly: false
    })
  const open = (run: string, lease: string, shared = false) =>
    Effect.map(Layer.build(PostgresStore.layer(server().url, { run, lease, shared })), (stores) => ({
      log: Context.get(stores, EventLog),
      marks: Context.get(stores, Marks),
      others: Context.get(stores, PostgresStore.Others),
      calls: Context.get(stores, CallStore),
      attempts: Context.get(stores, AttemptStore),
      lease: Context.get(stores, Lease)
    }))

  it.live("that was taken over writes nothing more, and says so by its type", () =>
    Effect.gen(function*() {
      const first = yield* open("taken", "worker")
      const other = yield* open("taken", "other")
      yield* first.log.append(failedAt("a"))
      const second = yield* open("taken", "worker")
      assert.isAbove(second.lease.epoch, first.lease.epoch)
      const call = { key: "k", place: "p", prompt: "act", model: "m", request: "{}", reply: "{}" }
      const errors = yield* Effect.forEach(
        [
          Effect.asVoid(first.log.append(failedAt("b"))),
          Effect.asVoid(first.calls.keep(call)),
          Effect.asVoid(first.attempts.open({ place: "p", model: "m", inputTokens: 1, outputTokens: 1 }))
        ],
        Effect.flip,
        { concurrency: "unbounded" }
      )
      for (const error of errors) {
        assert.instanceOf(error, LeaseLost)
        assert.strictEqual(error._tag, "LogError")
        assert.include(error.message, "The lease \"worker\"")
      }
      assert.deepStrictEqual(yield* second.log.events, [failedAt("a")])
      assert.deepStrictEqual(yield* second.calls.at("p"), [])
      assert.deepStrictEqual(yield* second.attempts.spent, [])
      yield* second.log.append(failedAt("c"))
      yield* other.log.append(failedAt("d"))
      assert.lengthOf(yield* other.log.events, 3)
    }))

  it.live("can be taken over by whoever does its work then; what it left open is closed, and of nobody else", () =>
    Effect.gen(function*() {
      const dead = yield* open("dead", "dead")
      const alive = yield* open("dead", "alive")
      for (const { attempts, lease } of [dead, alive]) {
        yield* attempts.open({ place: `p/${lease.name}`, model: "m", inputTokens: 9, outputTokens: 1 })
        yield* attempts.open({ place: "trial", model: "m", inputTokens: 9, outputTokens: 1 })
      }
      yield* alive.lease.takeOver("dead")
      assert.instanceOf(yield* Effect.flip(dead.log.append(failedAt("a"))), LeaseLost)
      yield* alive.log.append(failedAt("a"))
      const { query } = yield* connect("dead")
      assert.deepStrictEqual(yield* query("SELECT place, state FROM attempts ORDER BY id"), [
        { place: "p/dead", state: "cut" },
        { place: "trial", state: "lost" },
        { place: "p/alive", state: "open" },
        { place: "trial", state: "open" }
      ])
    }))

  it.live("is taken over only when what its holder is just writing is written", () =>
    Effect.gen(function*() {
      const { lease, log } = yield* open("between", "worker")
      const { query, transact } = yield* connect("between")
      const gate = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const writing = yield* Effect.forkChild(transact((inside) =>
        Effect.gen(function*() {
          assert.isUndefined((yield* fence("a file")(inside, [lease]))(lease))
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(gate)
          yield* inside("INSERT INTO notes (name, body) VALUES ('stuck', '[]')")
        })
      ))
      yield* Deferred.await(begun)
      const seen = yield* Effect.forkChild(
        Effect.andThen(
          transact((inside) => take(inside, ["worker"])),
          query<{ name: string }>("SELECT name FROM notes")
        ),
        { startImmediately: true }
      )
      yield* waitForLocked(server().url)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(writing)
      assert.deepStrictEqual(yield* Fiber.join(seen), [{ name: "stuck" }])
      assert.instanceOf(yield* Effect.flip(log.append(failedAt("a"))), LeaseLost)
    }))

  const call = (key: string) => ({ key, place: key, prompt: "act", model: "m", request: "{}", reply: "{}" })
  const attempt = (place: string) => ({ place, model: "m", inputTokens: 9, outputTokens: 1 })
  const stopped = (group: string): Mark => ({ _tag: "GroupStopped", group, step: 1 })
  type Opened = Effect.Success<ReturnType<typeof open>>

  /** One of everything that can be written under a lease. */
  const writeAll = ({ attempts, calls, log, marks }: Opened, name: string) =>
    Effect.forEach(
      [
        log.append(failedAt(name)),
        Effect.asVoid(calls.keep(call(name))),
        Effect.asVoid(attempts.open(attempt(name))),
        marks.tell(stopped(name))
      ],
      Effect.result,
      { concurrency: "unbounded" }
    )

  it.live("of one work among many shuts out that work when another takes it, and nothing else of the process", () =>
    Effect.gen(function*() {
      const one = yield* open("works", "one", true)
      const two = yield* open("works", "two", true)
      const taken = yield* Deferred.make<void>()
      const held = yield* Effect.forEach(["g001", "g002"], () => Deferred.make<void>())
      const working = yield* Effect.forEach(["g001", "g002"], (name, nth) =>
        Effect.forkChild(one.lease.under(
          `groups/${name}`,
          Effect.gen(function*() {
            yield* one.attempts.open(attempt(`before/${name}`))
            yield* Deferred.succeed(held[nth] as Deferred.Deferred<void>, undefined)
            yield* Deferred.await(taken)
            // What is forked inside is the same work.
            return yield* Fiber.join(yield* Effect.forkChild(writeAll(one, name)))
          })
        )))
      yield* Effect.forEach(held, (each) => Deferred.await(each))
      const takes = yield* Effect.forkChild(
        two.lease.under("groups/g001", Effect.andThen(Deferred.succeed(taken, undefined), writeAll(two, "g003")))
      )
      const [lost = [], kept = []] = yield* Effect.forEach(working, Fiber.join)
      for (const end of lost) {
        assert.instanceOf(Result.getOrThrow(Result.flip(end)), LeaseLost)
        assert.include(Result.getOrThrow(Result.flip(end)).message, "The lease \"groups/g001\"")
      }
      for (const end of [...kept, ...(yield* Fiber.join(takes)), ...(yield* writeAll(one, "g004"))]) {
        assert.isTrue(Result.isSuccess(end))
      }
      yield* one.others.catchUp
      assert.sameMembers((yield* one.log.events).map(({ place }) => place), ["g002", "g003", "g004"])
      assert.sameMembers((yield* one.others.marks).map(({ group }) => group), ["g002", "g003", "g004"])
      const { query } = yield* connect("works")
      assert.deepStrictEqual(yield* query("SELECT place FROM calls ORDER BY place"), [
        { place: "g002" },
        { place: "g003" },
        { place: "g004" }
      ])
      assert.deepStrictEqual(yield* query("SELECT place, state, lease FROM attempts ORDER BY place"), [
        { place: "before/g001", state: "cut", lease: "groups/g001" },
        { place: "before/g002", state: "open", lease: "groups/g002" },
        { place: "g002", state: "open", lease: "groups/g002" },
        { place: "g003", state: "open", lease: "groups/g001" },
        { place: "g004", state: "open", lease: "one" }
      ])
    }))

  it.live("that is taken again in the same process shuts out what went on there under it", () =>
    Effect.gen(function*() {
      const { lease, log } = yield* open("again", "worker")
      const error = yield* Effect.flip(lease.under(
        "groups/g001",
        Effect.andThen(lease.under("groups/g001", log.append(failedAt("inner"))), log.append(failedAt("outer")))
      ))
      assert.instanceOf(error, LeaseLost)
      assert.deepStrictEqual(yield* log.events, [failedAt("inner")])
    }))

  it.live("can be taken with many others, and what was written under all of them at once is there", () =>
    Effect.gen(function*() {
      const { lease, log } = yield* open("many", "worker")
      const names = Array.from({ length: 500 }, (_, index) => `groups/${index}`)
      yield* Effect.forEach(names, (name) => lease.under(name, log.append(failedAt(name))), {
        concurrency: "unbounded"
      })
      assert.sameMembers((yield* log.events).map(({ place }) => place), names)
      // Taken twice at once, it is held by the later one.
      const ends = yield* Effect.forEach(
        ["first", "second"],
        (place) => Effect.result(lease.under("groups/0", log.append(failedAt(place)))),
        { concurrency: "unbounded" }
      )
      assert.deepStrictEqual(ends.map(Result.isSuccess), [false, true])
      assert.lengthOf(yield* log.events, 501)
    }))

  it.live("is held by one of many who take it at once: of all that was written, nothing is of two of them in turn", () =>
    Effect.gen(function*() {
      const writers = yield* Effect.forEach(["one", "two", "three"], (name) => open("crowd", name))
      // Each takes five leases again and again, and writes under all of them at once.
      const working = ({ log, lease }: Opened, round: number) =>
        Effect.forEach(
          Array.from({ length: 5 }, (_, index) => `groups/${index}`),
          (name) =>
            Effect.ignore(lease.under(
              name,
              Effect.flatMap(Writing, (held) =>
                Effect.forEach(
                  Array.from({ length: 5 }, (_, index) => index),
                  (nth) => log.append(failedAt(`${name}/${held?.epoch}/${lease.name}/${round}/${nth}`))
                ))
            )),
          { concurrency: "unbounded", discard: true }
        )
      yield* Effect.forEach(
        writers,
        (writer) => Effect.forEach(Array.from({ length: 10 }, (_, index) => index), (round) => working(writer, round)),
        { concurrency: "unbounded", discard: true }
      )
      const epochs = new Map<string, number>()
      const [{ log }] = writers as [Opened]
      const events = yield* log.events
      assert.isNotEmpty(events)
      for (const { place } of events) {
        const [, group = "", epoch] = place.split("/")
        assert.isAtLeast(Number(epoch), epochs.get(group) ?? 0)
        epochs.set(group, Number(epoch))
      }
    }))

  it.live("of a process that stands still in the middle of a transaction is free again, and what that wrote is not there", () =>
    Effect.gen(function*() {
      const { lease } = yield* open("frozen", "frozen")
      const other = yield* open("frozen", "other", true)
      const { transact } = yield* connect("frozen")
      const gate = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const frozen = yield* Effect.forkChild(Effect.result(transact((inside) =>
        Effect.gen(function*() {
          assert.isUndefined((yield* fence("a file")(inside, [lease]))(lease))
          yield* inOrder(inside)
          yield* inside("INSERT INTO notes (name, body) VALUES ('stuck', '[]')")
          // As long as every process is waited for; here that would be too long.
          const [patience] = yield* inside("SHOW idle_in_transaction_session_timeout")
          assert.deepStrictEqual(patience, { idle_in_transaction_session_timeout: "5s" })
          yield* inside("SET LOCAL idle_in_transaction_session_timeout = '300ms'")
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(gate)
        })
      )))
      yield* Deferred.await(begun)
      // Both wait for it: the one for its lease, the other for its turn to number facts.
      yield* Effect.all([other.lease.takeOver("frozen"), other.log.append(failedAt("a"))], { concurrency: "unbounded" })
      yield* Deferred.succeed(gate, undefined)
      assert.isTrue(Result.isFailure(yield* Fiber.join(frozen)))
      const { query } = yield* connect("frozen")
      assert.deepStrictEqual(yield* query("SELECT name FROM notes"), [])
      assert.deepStrictEqual(yield* other.log.events, [failedAt("a")])
    }))
})
