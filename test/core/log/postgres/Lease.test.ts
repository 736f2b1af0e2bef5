import { assert, it } from "@effect/vitest"
import { Context, Deferred, Effect, Fiber, Layer } from "effect"
import { AttemptStore } from "../../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../../packages/core/src/log/CallStore.ts"
import { EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import { fence, Lease, LeaseLost, take } from "../../../../packages/core/src/log/postgres/Lease.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describePostgres } from "../../../support/postgres.ts"

describePostgres("a lease on a run in PostgreSQL", (server) => {
  const connect = (run: string) =>
    Connections.make({
      url: server().url,
      schema: RunSchema.quoted(RunSchema.schemaOf(run)),
      readonly: false
    })
  const open = (run: string, lease: string) =>
    Effect.map(Layer.build(PostgresStore.layer(server().url, { run, lease })), (stores) => ({
      log: Context.get(stores, EventLog),
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
          yield* fence("a file", lease)(inside)
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(gate)
          yield* inside("INSERT INTO notes (name, body) VALUES ('stuck', '[]')")
        })
      ))
      yield* Deferred.await(begun)
      const seen = yield* Effect.forkChild(
        Effect.andThen(
          transact((inside) => take(inside, "worker")),
          query<{ name: string }>("SELECT name FROM notes")
        ),
        { startImmediately: true }
      )
      yield* Effect.sleep(50)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(writing)
      assert.deepStrictEqual(yield* Fiber.join(seen), [{ name: "stuck" }])
      assert.instanceOf(yield* Effect.flip(log.append(failedAt("a"))), LeaseLost)
    }))
})
