import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { append, EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describeDatabase } from "../../../support/postgres.ts"

const events = Effect.flatMap(EventLog, (log) => log.events)
const long = "ü".repeat(99)

describe("the schema of a run", () => {
  it("is named after it, as far as PostgreSQL takes names", () => {
    assert.strictEqual(RunSchema.schemaOf("run-001"), "stoa_run-001")
    for (const name of [long, `${long}ü`, "a".repeat(59), "a".repeat(100)]) {
      assert.isAtMost(Buffer.byteLength(RunSchema.schemaOf(name)), 63)
    }
    assert.notStrictEqual(RunSchema.schemaOf(long), RunSchema.schemaOf(`${long}ü`))
    assert.strictEqual(RunSchema.quoted("a\"b"), "\"a\"\"b\"")
  })

  it("is only of what may name a run", () => {
    for (const name of ["a", "Ärger_1.x-y", long]) assert.isTrue(RunSchema.isName(name), name)
    for (const name of ["", "-a", ".", "a b", "a\"b", "a;b", "a/b", "a\n", "a".repeat(101)]) {
      assert.isFalse(RunSchema.isName(name), name)
    }
  })
})

describeDatabase("a database of runs", (server) => {
  const open = (run: string, options = {}) => PostgresStore.layer(server().url, { run, ...options })

  it.live("keeps runs apart, whatever they are called", () =>
    Effect.gen(function*() {
      const runs = ["Run", "run", "select", "1.2-3_4", "людина", long, `${long}ü`]
      yield* Effect.forEach(runs, (run) => Effect.provide(append(failedAt(run)), open(run)), { discard: true })
      for (const run of runs) assert.deepStrictEqual(yield* Effect.provide(events, open(run)), [failedAt(run)])
    }))

  it.live("is opened for a new run by many at once", () =>
    Effect.gen(function*() {
      const names = Array.from({ length: 6 }, (_, index) => `worker-${index}`)
      yield* Effect.forEach(names, (lease) => Effect.provide(append(failedAt(lease)), open("new", { lease })), {
        concurrency: "unbounded"
      })
      assert.sameMembers((yield* Effect.provide(events, open("new"))).map(({ place }) => place), names)
    }))

  it.live("refuses a run of another layout, and a name that is none", () =>
    Effect.gen(function*() {
      yield* Effect.provide(events, open("old"))
      const { query } = yield* Connections.make({ url: server().url, schema: "\"stoa_old\"", readonly: false })
      yield* query("UPDATE layout SET number = 99")
      for (const readonly of [false, true]) {
        const error = yield* Effect.flip(Effect.provide(events, open("old", { readonly })))
        assert.include(error.message, "it has layout 99, this version of Stoa reads 2")
      }
      const error = yield* Effect.flip(Effect.provide(events, open("a; DROP SCHEMA x")))
      assert.include(error.message, "cannot name a run")
    }))

  it.live("that cannot be reached is told without its password", () =>
    Effect.gen(function*() {
      const { port } = new URL(server().url)
      const urls = [
        "postgres://stoa:secret@127.0.0.1:1/none",
        `postgres://stoa:secret@127.0.0.1:${port}/none`,
        "no url with secret"
      ]
      for (const url of urls) {
        const error = yield* Effect.flip(Effect.provide(events, PostgresStore.layer(url, { run: "a", patience: 0 })))
        assert.strictEqual(error._tag, "LogError")
        assert.notInclude(JSON.stringify([error, error.message]), "secret")
      }
    }))
})
