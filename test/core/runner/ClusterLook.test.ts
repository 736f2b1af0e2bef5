import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Layer, Schedule } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import { CallStore } from "../../../packages/core/src/log/CallStore.ts"
import { EventLog } from "../../../packages/core/src/log/EventLog.ts"
import * as PostgresStore from "../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as ClusterLook from "../../../packages/core/src/runner/ClusterLook.ts"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import { failedAt } from "../../contract/eventLog.ts"
import { describePostgres } from "../../support/postgres.ts"
import { draftOf } from "../quality/draft.ts"

const judged = (nth: number, keep: boolean): Event => ({
  _tag: "Judged",
  place: `rows/${nth}`,
  example: {
    ...draftOf("What holds\u0000 a \"keep\":false cup?", "Its handle.", `x${nth}`),
    rehearsal: true,
    verdicts: [{ filter: "length", keep: true, reason: "" }, { filter: "twins", keep, reason: "" }]
  }
})

const row = (
  worker: string,
  more: { readonly seen: number; readonly lost?: boolean; readonly shards: Array<number> }
) => ({
  worker,
  address: "10.0.0.7:1",
  pid: 1,
  host: "one",
  version: "0.1.0",
  began: 0,
  seen: more.seen,
  lost: more.lost ?? false,
  load: { ...Registry.idle, slots: 8, inFlight: 3, groups: 2, calls: 9, rss: 5, runs: ["r"], shards: more.shards }
})

describe("the workers of a cluster", () => {
  it("have each shard once: it is with the one that spoke later", () => {
    const workers = ClusterLook.settled(
      [row("a", { seen: 2, shards: [1, 2] }), row("b", { seen: 1, shards: [2, 3] })],
      3
    )
    assert.deepStrictEqual(workers.map(({ load }) => load.shards), [[1, 2], [3]])
  })

  it("have nothing once they are lost but what they had done, and leave nothing to be taken for theirs", () => {
    const lost = row("a", { seen: 9, lost: true, shards: [1, 2] })
    const [gone, left] = ClusterLook.settled([lost, row("b", { seen: 1, shards: [2] })], 20_000)
    assert.deepStrictEqual(gone?.load, { ...Registry.idle, calls: 9 })
    assert.deepStrictEqual(left?.load.shards, [2])
  })

  it("are out of sight two minutes after they were heard of last, where they are lost", () => {
    const lost = row("a", { seen: 0, lost: true, shards: [] })
    assert.lengthOf(ClusterLook.settled([lost], 119_999), 1)
    assert.lengthOf(ClusterLook.settled([lost], 120_000), 0)
  })
})

describePostgres("a look at a cluster", (server) => {
  const looking = Effect.suspend(() => ClusterLook.make(server().url))
  const open = Effect.suspend(() =>
    Effect.map(Layer.build(Registry.layer(server().url)), (made) => Context.get(made, Registry.Registry))
  )
  const store = (run: string) =>
    Effect.map(Layer.build(PostgresStore.layer(server().url, { run })), (made) => ({
      log: Context.get(made, EventLog),
      calls: Context.get(made, CallStore)
    }))

  it.live("sees no cluster where there is none, makes none, and sees one as soon as it is there", () =>
    Effect.gen(function*() {
      const { look } = yield* looking
      assert.isUndefined(yield* look)
      assert.isUndefined(yield* look)
      yield* open
      assert.deepInclude(yield* look, { shards: 64, workers: [], runs: [] })
    }))

  it.live("sees how far runs have come, those under way first", () =>
    Effect.gen(function*() {
      const registry = yield* open
      const recipe = JSON.stringify({ requirements: [{ text: "Everyday questions.", count: 7 }] })
      for (const run of ["first", "second", "third"]) {
        yield* registry.submit({ run, recipe: run === "second" ? "{\"seed\":[]}" : recipe, inputs: "{}" })
      }
      yield* registry.begin("first")
      const { log } = yield* store("first")
      yield* log.appendAll([failedAt("p/1"), failedAt("p/2")])
      const { count, look } = yield* looking
      const before = yield* look
      assert.strictEqual(before?.runs[0]?.run, "first")
      assert.isUndefined(before?.runs[0]?.counts)
      assert.deepStrictEqual(before?.runs[0]?.aim, { episodes: 7, rows: 7 })
      assert.isUndefined(before?.runs.find(({ run }) => run === "second")?.aim)
      yield* count
      const after = yield* look
      assert.deepStrictEqual(after?.runs[0]?.counts, { facts: 2, calls: 0, episodes: 0, rows: 0 })
      // Nothing of it is in the database yet.
      assert.deepStrictEqual(after?.runs.find(({ run }) => run === "third")?.counts, {
        facts: 0,
        calls: 0,
        episodes: 0,
        rows: 0
      })
    }))

  it.live("counts what is new beside what it has counted, and of rows those that were kept", () =>
    Effect.gen(function*() {
      const registry = yield* open
      yield* registry.submit({ run: "counted", recipe: "{}", inputs: "{}" })
      yield* registry.begin("counted")
      const { calls, log } = yield* store("counted")
      const { count, look } = yield* looking
      const counts = Effect.gen(function*() {
        // Each end of a sitting is a reason to count, however soon after the last.
        const { sitting = 0 } = (yield* registry.read("counted")) ?? {}
        yield* registry.end("counted", { sitting, state: "stopped" })
        yield* registry.begin("counted")
        yield* look
        yield* count
        return (yield* look)?.runs.find(({ run }) => run === "counted")?.counts
      })
      yield* log.appendAll([judged(1, true), judged(2, false), failedAt("p/1")])
      assert.deepStrictEqual(yield* counts, { facts: 3, calls: 0, episodes: 0, rows: 1 })
      yield* log.append(judged(3, true))
      yield* calls.keep({ key: "k", place: "p/1", prompt: "act", model: "m", request: "{}", reply: "r" })
      assert.deepStrictEqual(yield* counts, { facts: 4, calls: 1, episodes: 0, rows: 2 })
    }))

  it.live("tells of no more rows than are wanted, though more were kept than go into the data set", () =>
    Effect.gen(function*() {
      const registry = yield* open
      const recipe = JSON.stringify({ requirements: [{ text: "Everyday questions.", count: 2 }] })
      yield* registry.submit({ run: "ahead", recipe, inputs: "{}" })
      yield* registry.begin("ahead")
      const { log } = yield* store("ahead")
      yield* log.appendAll([judged(1, true), judged(2, true), judged(3, true)])
      const { count, look } = yield* looking
      yield* look
      yield* count
      assert.strictEqual((yield* look)?.runs.find(({ run }) => run === "ahead")?.counts?.rows, 2)
    }))

  it.live("fails at once where the server is away, and sees again when it is back", () =>
    Effect.gen(function*() {
      yield* open
      const { look } = yield* looking
      const before = yield* look
      yield* Effect.promise(() => server().stop("crash"))
      const error = yield* Effect.flip(look)
      assert.match(error.message, /postgres:\/\/127\.0\.0\.1/)
      yield* Effect.promise(() => server().start())
      const after = yield* Effect.retry(look, { times: 100, schedule: Schedule.spaced("50 millis") })
      assert.strictEqual(after?.runs.length, before?.runs.length)
    }))
})
