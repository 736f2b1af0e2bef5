import { assert, it } from "@effect/vitest"
import { Context, Deferred, Effect, Fiber, HashMap, Layer, Stream } from "effect"
import { EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import { keyOf, type Mark, Marks } from "../../../../packages/core/src/log/Marks.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import { inOrder } from "../../../../packages/core/src/log/postgres/FactTable.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describeDatabase, waitForLocked } from "../../../support/postgres.ts"

const played = (group: string, step: number): Mark => ({
  _tag: "StepPlayed",
  group,
  step,
  busy: 2,
  acted: 1,
  episodes: 0
})
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

describeDatabase("the marks of a run in PostgreSQL", (server) => {
  const open = (run: string, options: Omit<PostgresStore.PostgresStoreOptions, "run">) =>
    Effect.map(Layer.build(PostgresStore.layer(server().url, { run, shared: true, ...options })), (stores) => ({
      log: Context.get(stores, EventLog),
      others: Context.get(stores, PostgresStore.Others),
      marks: Context.get(stores, Marks)
    }))
  type Opened = Effect.Success<ReturnType<typeof open>>
  const keys = ({ others }: Opened) => Effect.map(others.marks, (marks) => marks.map(keyOf))

  it.live("come after the facts that were told before them, from two writers at once, for everybody", () =>
    Effect.gen(function*() {
      const one = yield* open("order", { lease: "one" })
      const two = yield* open("order", { lease: "two" })
      const reader = yield* open("order", { readonly: true })
      // At each mark the fact before it is in the world, and the mark among those that are known.
      const hearing = ({ log, others }: Opened, count: number) =>
        others.follow.pipe(
          Stream.take(count),
          Stream.runForEach(Effect.fnUntraced(function*(told) {
            if (told._tag !== "StepPlayed") return
            assert.isTrue(HashMap.has((yield* log.world).failures, `${told.group}/${told.step}`))
            assert.isTrue((yield* others.marks).some((mark) => keyOf(mark) === keyOf(told)))
          })),
          Effect.forkChild({ startImmediately: true })
        )
      const heard = [yield* hearing(one, 400), yield* hearing(two, 400), yield* hearing(reader, 800)]
      const living = ({ log, marks }: Opened, from: number) =>
        Effect.forEach(
          numbers(20),
          (nth) =>
            Effect.forEach(
              numbers(10),
              (step) =>
                Effect.andThen(
                  log.append(failedAt(`g${from + nth}/${step}`)),
                  marks.tell(played(`g${from + nth}`, step))
                ),
              { discard: true }
            ),
          { concurrency: "unbounded", discard: true }
        )
      yield* Effect.all([living(one, 100), living(two, 200)], { concurrency: "unbounded" })
      yield* Effect.forEach(heard, Fiber.join)
      for (const each of [one, two, reader]) {
        assert.lengthOf(yield* keys(each), 400)
        assert.sameMembers(yield* keys(each), yield* keys(reader))
      }
    }))

  it.live("wait for the facts of a transaction that takes its time", () =>
    Effect.gen(function*() {
      const one = yield* open("slow", { lease: "one" })
      const reader = yield* open("slow", { readonly: true })
      const heard = yield* Effect.forkChild(Stream.runCollect(Stream.take(reader.others.follow, 2)), {
        startImmediately: true
      })
      const schema = RunSchema.quoted(RunSchema.schemaOf("slow"))
      const { transact } = yield* Connections.make({ url: server().url, schema, readonly: false })
      const gate = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const body = JSON.stringify(failedAt("slow"))
      const slow = yield* Effect.forkChild(transact((query) =>
        Effect.gen(function*() {
          yield* inOrder(query)
          yield* query(`INSERT INTO events (place, tag, body, digest) VALUES ('slow', 'Failed', '${body}', '')`)
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(gate)
        })
      ))
      yield* Deferred.await(begun)
      const quick = yield* Effect.forkChild(one.marks.tell(played("g001", 0)), { startImmediately: true })
      yield* waitForLocked(server().url)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(slow)
      yield* Fiber.join(quick)
      assert.deepStrictEqual((yield* Fiber.join(heard)).map((told) => told._tag), ["Failed", "StepPlayed"])
    }))

  it.live("count once, whoever tells them and however often", () =>
    Effect.gen(function*() {
      const one = yield* open("once", { lease: "one" })
      const two = yield* open("once", { lease: "two" })
      const reader = yield* open("once", { readonly: true })
      const heard = yield* Effect.forkChild(
        Stream.runCollect(Stream.takeUntil(reader.others.follow, ({ _tag }) => _tag === "GroupOver")),
        { startImmediately: true }
      )
      yield* one.marks.tell(played("g001", 0))
      yield* one.marks.tell(played("g001", 0))
      yield* two.marks.tell(played("g001", 0))
      yield* one.marks.tell({ _tag: "GroupStopped", group: "g001", step: 1 })
      yield* one.marks.tell({ _tag: "GroupOver", group: "g001" })
      assert.deepStrictEqual((yield* Fiber.join(heard)).map((told) => told._tag), [
        "StepPlayed",
        "GroupStopped",
        "GroupOver"
      ])
      const late = yield* open("once", { lease: "late" })
      assert.deepStrictEqual(yield* late.others.marks, [
        played("g001", 0),
        { _tag: "GroupStopped", group: "g001", step: 1 },
        { _tag: "GroupOver", group: "g001" }
      ])
    }))

  it.live("and the facts before them are all known to whoever has caught up, also to many at once", () =>
    Effect.gen(function*() {
      const one = yield* open("caught", { lease: "one" })
      const two = yield* open("caught", { lease: "two" })
      yield* Effect.forEach(
        numbers(200),
        Effect.fnUntraced(function*(step) {
          yield* one.log.append(failedAt(`g001/${step}`))
          yield* one.marks.tell(played("g001", step))
          yield* two.others.catchUp
          assert.isTrue(HashMap.has((yield* two.log.world).failures, `g001/${step}`))
          assert.include(yield* keys(two), keyOf(played("g001", step)))
        }),
        { concurrency: 20, discard: true }
      )
      assert.lengthOf(yield* keys(two), 200)
    }))

  it.live("are told nobody where one process lives all groups", () =>
    Effect.gen(function*() {
      const alone = yield* open("alone", { shared: false })
      yield* alone.marks.tell(played("g001", 0))
      yield* alone.others.catchUp
      assert.deepStrictEqual(yield* alone.others.marks, [])
      assert.deepStrictEqual(yield* (yield* open("alone", { readonly: true })).others.marks, [])
    }))
})
