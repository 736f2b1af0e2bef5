// What keeping costs: facts and calls a second into run.db, for one fiber and for many, NORMAL and FULL, beside SQLite's own autocommit.
import "effect/schema/SchemaJITCompiler/enable"
import { Census, Embedder, type Event, EventLog, Pipeline, Recipe, Rehearsal, RunStore } from "@stoa/core"
import { Effect, Layer, Result } from "effect"
import { mkdtempSync, rmSync, statSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"

const folder = mkdtempSync(join(tmpdir(), "stoa-bench-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))

/** Real facts: those of a small rehearsed run. */
const facts = await Effect.gen(function*() {
  const recipe = Result.getOrThrow(Recipe.decode({ simulation: { episodes: 120 }, requirements: [{ count: 60 }] }))
  const profiles = Array.from({ length: 120 }, (_, index) => Census.draw(1, index + 1))
  const path = join(folder, "sample")
  yield* Pipeline.run(recipe, {
    profiles,
    folder: { name: "sample", path, database: `${path}.db`, recipe: path, dataset: join(folder, "dataset") }
  })
  return yield* (yield* EventLog.EventLog).events
}).pipe(
  Effect.provide(Layer.mergeAll(Rehearsal.layer(), Embedder.Embedder.lexical, EventLog.EventLog.memory)),
  Effect.runPromise
)
const bytes = facts.reduce((sum, fact) => sum + JSON.stringify(fact).length, 0) / facts.length

const rate = (what: string, count: number, milliseconds: number) =>
  console.log(
    `${what.padEnd(58)} ${Math.round(count / milliseconds * 1000).toLocaleString("en").padStart(9)}/s  ${
      (milliseconds * 1000 / count).toFixed(1).padStart(7)
    } us each`
  )

let nth = 0
const file = () => join(folder, `run-${nth++}.db`)

// The same facts over and over, each round under a place of its own, as steps are in a run. People and societies are folded once: they are few in any run.
const many = (count: number): Array<Event.Event> =>
  Array.from({ length: count }, (_, index) => {
    const fact = facts[index % facts.length] as Event.Event
    const round = Math.floor(index / facts.length)
    return round === 0 ? fact : { ...fact, place: `again/${1000 + round}/${fact.place}` }
  })

const stored = (synchronous: "NORMAL" | "FULL", fibers: number, count: number) =>
  Effect.gen(function*() {
    const log = yield* EventLog.EventLog
    const events = many(count)
    const began = performance.now()
    yield* Effect.forEach(
      Array.from({ length: fibers }, (_, fiber) => fiber),
      Effect.fnUntraced(function*(fiber) {
        for (let at = fiber; at < events.length; at += fibers) yield* log.append(events[at] as Event.Event)
      }),
      { concurrency: "unbounded", discard: true }
    )
    const milliseconds = performance.now() - began
    rate(`facts kept and folded, ${synchronous}, ${fibers} fiber${fibers === 1 ? "" : "s"}`, count, milliseconds)
  }).pipe(Effect.provide(RunStore.layer(file(), { synchronous })), Effect.runPromise)

const called = (synchronous: "NORMAL" | "FULL", fibers: number, count: number) =>
  Effect.gen(function*() {
    const calls = yield* RunStore.CallStore
    const request = JSON.stringify({ turns: [{ role: "user", content: "x".repeat(3000) }] })
    const reply = JSON.stringify({ text: "y".repeat(600) })
    const keep = (index: number) =>
      calls.keep({
        key: `${index}-${(index * 2654435761 % 2 ** 32).toString(16)}`,
        place: `simulation/${index % 50}/g${index}/a${index}`,
        prompt: "act",
        model: "m",
        request,
        reply
      })
    const began = performance.now()
    yield* Effect.forEach(Array.from({ length: count }, (_, index) => index), keep, {
      concurrency: fibers,
      discard: true
    })
    const milliseconds = performance.now() - began
    rate(`calls of 3.7 KB kept, ${synchronous}, ${fibers} fiber${fibers === 1 ? "" : "s"}`, count, milliseconds)
  }).pipe(Effect.provide(RunStore.layer(file(), { synchronous })), Effect.runPromise)

console.log(
  `node ${process.versions.node}, SQLite ${process.versions["sqlite"]}, ${cpus().length} cores; facts of ${
    Math.round(bytes)
  } bytes on average, in ${folder} (${
    statSync(folder).isDirectory() ? "a folder of the system's temporary files" : ""
  })\n`
)
for (const synchronous of ["NORMAL", "FULL"] as const) {
  await stored(synchronous, 1, synchronous === "NORMAL" ? 10_000 : 1000)
  await stored(synchronous, 64, synchronous === "NORMAL" ? 50_000 : 10_000)
  await stored(synchronous, 1000, synchronous === "NORMAL" ? 100_000 : 50_000)
  await called(synchronous, 64, synchronous === "NORMAL" ? 20_000 : 5000)
}
{
  const db = new DatabaseSync(file())
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE e (id INTEGER PRIMARY KEY, place TEXT UNIQUE, body TEXT)"
  )
  const put = db.prepare("INSERT INTO e (place, body) VALUES (?, ?)")
  const texts = many(50_000).map((fact) => [fact.place, JSON.stringify(fact)] as const)
  const began = performance.now()
  for (const [place, body] of texts) put.run(place, body)
  rate("for comparison: bare inserts, autocommit, NORMAL", texts.length, performance.now() - began)
  db.close()
}
