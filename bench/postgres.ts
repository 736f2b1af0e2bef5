// What keeping costs in PostgreSQL: facts and calls a second of one process and of two writers, beside run.db in the same script.
import "effect/schema/SchemaJITCompiler/enable"
import { EventLog, RunStore } from "@stoa/core"
import { Effect, type Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import type { Event } from "../packages/core/src/domain/Event.ts"
import * as PostgresStore from "../packages/core/src/log/postgres/PostgresStore.ts"
import { startPostgres } from "../test/support/postgres.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-bench-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))

const fact = (index: number): Event => ({
  _tag: "Failed",
  place: `simulation/${index % 50}/g${String(index).padStart(6, "0")}/a0001`,
  prompt: "act",
  kind: "empty",
  reason: "The reply is empty.",
  raw: "x".repeat(600)
})
const request = JSON.stringify({ turns: [{ role: "user", content: "x".repeat(3000) }] })
const reply = JSON.stringify({ text: "y".repeat(600) })
const call = (index: number): RunStore.StoredCall => ({
  key: `${index}-${(index * 2654435761 % 2 ** 32).toString(16)}`,
  place: `simulation/${index % 50}/g${index}/a${index}`,
  prompt: "act",
  model: "m",
  request,
  reply
})

const rate = (what: string, count: number, milliseconds: number) =>
  console.log(
    `${what.padEnd(60)} ${Math.round(count / milliseconds * 1000).toLocaleString("en").padStart(9)}/s  ${
      (milliseconds * 1000 / count).toFixed(1).padStart(7)
    } us each`
  )

type Stores = EventLog.EventLog | RunStore.CallStore

const timed = <A, E, R>(what: string, count: number, work: (index: number) => Effect.Effect<A, E, R>, fibers: number) =>
  Effect.gen(function*() {
    const began = performance.now()
    yield* Effect.forEach(Array.from({ length: count }, (_, index) => index), work, {
      concurrency: fibers,
      discard: true
    })
    rate(`${what}, ${fibers} fiber${fibers === 1 ? "" : "s"}`, count, performance.now() - began)
  })

const measure = <E>(name: string, layer: Layer.Layer<Stores, E>) =>
  Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    const calls = yield* RunStore.CallStore
    yield* timed(`${name}: warming up`, 3000, (index) => log.append(fact(900_000 + index)), 64)
    yield* timed(`${name}: facts of 0.7 KB`, 1000, (index) => log.append(fact(800_000 + index)), 1)
    yield* timed(`${name}: facts of 0.7 KB`, 20_000, (index) => log.append(fact(index)), 64)
    yield* timed(`${name}: facts of 0.7 KB`, 50_000, (index) => log.append(fact(100_000 + index)), 1000)
    yield* timed(`${name}: calls of 3.7 KB`, 10_000, (index) => calls.keep(call(index)), 64)
    yield* timed(`${name}: calls found`, 10_000, (index) => calls.find(call(index).key), 64)
  }).pipe(Effect.provide(layer), Effect.runPromise)

const server = await startPostgres({ fsync: true })
try {
  console.log(`node ${process.versions.node}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}\n`)
  await measure("run.db NORMAL", RunStore.layer(join(folder, "normal.db")))
  await measure("run.db FULL", RunStore.layer(join(folder, "full.db"), { synchronous: "FULL" }))
  await measure("PostgreSQL", PostgresStore.layer(server.url, { run: "alone" }))
  await measure("PostgreSQL, shared", PostgresStore.layer(server.url, { run: "shared", shared: true }))
  const two = (lease: string, from: number) =>
    Effect.gen(function*() {
      const log = yield* EventLog.EventLog
      yield* Effect.forEach(
        Array.from({ length: 10_000 }, (_, index) => index),
        (index) => log.append(fact(from + index)),
        { concurrency: 64, discard: true }
      )
    }).pipe(Effect.provide(PostgresStore.layer(server.url, { run: "two", lease, shared: true })))
  const began = performance.now()
  await Effect.runPromise(Effect.all([two("one", 0), two("two", 100_000)], { concurrency: "unbounded" }))
  rate("PostgreSQL, shared: two writers in one process, 64 fibers each", 20_000, performance.now() - began)
} finally {
  await server.remove()
}
