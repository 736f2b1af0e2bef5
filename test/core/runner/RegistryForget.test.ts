import { assert, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer } from "effect"
import { GroupId } from "../../../packages/core/src/domain/Group.ts"
import { EventLog } from "../../../packages/core/src/log/EventLog.ts"
import * as Connections from "../../../packages/core/src/log/postgres/Connections.ts"
import * as PostgresStore from "../../../packages/core/src/log/postgres/PostgresStore.ts"
import { quoted, schemaOf } from "../../../packages/core/src/log/postgres/RunSchema.ts"
import { start } from "../../../packages/core/src/runner/Cluster.ts"
import { engine } from "../../../packages/core/src/runner/Engine.ts"
import * as Group from "../../../packages/core/src/runner/Group.ts"
import { Portion } from "../../../packages/core/src/runner/Portion.ts"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import { failedAt } from "../../contract/eventLog.ts"
import { describePostgres } from "../../support/postgres.ts"

const submission = (run: string) => ({ run, recipe: "{\"seed\":\"s\"}", inputs: "{\"profiles\":[\"Ada\"]}" })

describePostgres("forgetting a run", (server) => {
  const open = Effect.suspend(() =>
    Effect.map(Layer.build(Registry.layer(server().url)), (made) => Context.get(made, Registry.Registry))
  )
  const connect = Effect.suspend(() => Connections.make({ url: server().url, schema: "stoa", readonly: false }))

  const groups = ["g001", "g002"].map((group) => GroupId.make(group))

  /** A run in its first sitting, with a fact, and with what workers ask of each other: its leader and a portion have answered. */
  const lived = Effect.fnUntraced(function*(run: string) {
    const { url } = server()
    const registry = yield* open
    yield* registry.submit(submission(run))
    const sitting = { run, sitting: yield* registry.begin(run) }
    yield* Effect.scoped(Effect.gen(function*() {
      yield* Context.get(yield* Layer.build(PostgresStore.layer(url, { run })), EventLog).append(failedAt("a"))
    }))
    yield* start({ url, ...sitting })
    yield* Effect.gen(function*() {
      yield* Group.begin(sitting, groups)
      yield* Portion.execute({ ...sitting, work: { _tag: "People", from: 0, to: 5 } }, { discard: true })
    }).pipe(Effect.provide(engine({ url })))
    const { query } = yield* connect
    yield* query(`INSERT INTO cluster_replies (id, kind, request_id, payload)
      SELECT id, 0, id, '{}' FROM cluster_messages WHERE tag = 'run' AND position('"${run}"' IN payload) > 0`)
    // What a workflow asks of itself while it goes on.
    yield* query(`INSERT INTO cluster_messages (id, shard_id, entity_type, entity_id, kind, tag, payload, request_id)
      SELECT id + 1000000, shard_id, 'Workflow/-/DurableClock', entity_id, 0, 'run', '{"name":"often"}', id + 1000000
      FROM cluster_messages WHERE entity_type = 'Workflow/Run' AND position('"${run}"' IN payload) > 0`)
    return registry
  })

  /** What a database has of a run. */
  const left = Effect.fnUntraced(function*(run: string) {
    const { query } = yield* connect
    const [found] = yield* query<{ messages: number; replies: number; schema: boolean; row: boolean }>(
      `WITH own AS (SELECT id FROM cluster_messages WHERE position('${run}/' IN entity_id) = 1 OR entity_id IN (
         SELECT entity_id FROM cluster_messages WHERE position('"${run}"' IN payload) > 0))
       SELECT (SELECT count(*) FROM own)::int AS messages,
         (SELECT count(*) FROM cluster_replies WHERE request_id IN (SELECT id FROM own))::int AS replies,
         to_regclass('${quoted(schemaOf(run))}.events') IS NOT NULL AS schema,
         EXISTS (SELECT FROM runs WHERE run = '${run}') AS row`
    )
    return found
  })

  it.live("drops all that there is of it, and nothing of another whose name begins like it", () =>
    Effect.gen(function*() {
      yield* lived("village-0a")
      const registry = yield* lived("village")
      yield* registry.end("village", { sitting: 1, state: "finished" })
      const before = { messages: 5, replies: 2, schema: true, row: true }
      assert.deepStrictEqual(yield* left("village"), before)
      const { query } = yield* connect
      const all = query<{ messages: number; replies: number }>(
        "SELECT (SELECT count(*) FROM cluster_messages)::int AS messages, (SELECT count(*) FROM cluster_replies)::int AS replies"
      )
      const whole = yield* all

      assert.deepStrictEqual(yield* registry.forget("village"), {
        run: "village",
        state: "finished",
        facts: 1,
        calls: 0,
        messages: 5,
        replies: 2
      })
      assert.deepStrictEqual(yield* left("village"), { messages: 0, replies: 0, schema: false, row: false })
      assert.deepStrictEqual(yield* left("village-0a"), before)
      assert.deepStrictEqual(yield* all, whole.map((one) => ({ messages: one.messages - 5, replies: one.replies - 2 })))
      assert.isUndefined(yield* registry.read("village"))
    }))

  it.live("takes out a run that was handed in and never begun", () =>
    Effect.gen(function*() {
      const registry = yield* open
      yield* registry.submit(submission("unbegun"))
      assert.deepInclude(yield* registry.forget("unbegun"), { state: "stopped", facts: 0, messages: 0 })
    }))

  it.live("is refused where the run is under way, where a worker is still at it, and where there is none", () =>
    Effect.gen(function*() {
      const registry = yield* lived("busy")
      const running = yield* Effect.flip(registry.forget("busy"))
      assert.strictEqual(running.message, "busy is running: only a run that is over can be forgotten.")
      yield* registry.stop("busy", { code: 130, sentence: "Somebody asked for it." })
      assert.include((yield* Effect.flip(registry.forget("busy"))).message, "busy is stopping: only a run")
      yield* registry.end("busy", { sitting: 1, state: "stopped" })

      const worker = { worker: "w1", address: "here:1", pid: 1, host: "here", version: "1", began: 1 }
      yield* registry.report({ ...worker, load: { ...Registry.idle, runs: ["busy"] } })
      const held = yield* Effect.flip(registry.forget("busy"))
      assert.strictEqual(held.message, "w1 is still at busy, which is stopped: ask again in a moment.")
      assert.deepInclude(yield* left("busy"), { messages: 5, schema: true, row: true })
      yield* registry.leave("w1")
      assert.deepInclude(yield* registry.forget("busy"), { state: "stopped", facts: 1 })

      const none = yield* Effect.flip(registry.forget("busy"))
      assert.instanceOf(none, Registry.RunRefused)
      assert.match(none.message, /^There is no run "busy" in the cluster of postgres:\/\/127/)
    }))

  it.live("drops all or nothing: where the log is held by somebody, the run is still there", () =>
    Effect.gen(function*() {
      const registry = yield* lived("held")
      yield* registry.end("held", { sitting: 1, state: "failed" })
      const { query, transact } = yield* connect
      yield* transact((hold) =>
        Effect.scoped(Effect.gen(function*() {
          yield* hold(`SELECT count(*) FROM ${quoted(schemaOf("held"))}.events`)
          const forgetting = yield* Effect.forkChild(registry.forget("held"))
          const [waiting] = yield* query<{ n: number }>(
            "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'DROP SCHEMA%'"
          ).pipe(Effect.repeat({ until: ([row]) => row?.n === 1 }))
          assert.strictEqual(waiting?.n, 1)
          assert.deepStrictEqual(yield* left("held"), { messages: 5, replies: 2, schema: true, row: true })
          yield* Fiber.interrupt(forgetting)
        }))
      )
      assert.deepStrictEqual(yield* left("held"), { messages: 5, replies: 2, schema: true, row: true })
      assert.deepInclude(yield* registry.forget("held"), { state: "failed", facts: 1 })
    }))
})
