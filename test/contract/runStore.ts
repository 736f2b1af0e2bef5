import { assert, describe, it } from "@effect/vitest"
import { Effect, HashMap, type Layer, Option } from "effect"
import type { Command } from "../../packages/core/src/domain/Command.ts"
import type { Event } from "../../packages/core/src/domain/Event.ts"
import { AttemptStore } from "../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../packages/core/src/log/CallStore.ts"
import { Commands } from "../../packages/core/src/log/Commands.ts"
import { append, appendAll, currentWorld, EventLog, type LogError } from "../../packages/core/src/log/EventLog.ts"
import { Milestones } from "../../packages/core/src/log/Milestones.ts"
import { Notes } from "../../packages/core/src/log/Notes.ts"
import { Signalled } from "../../packages/core/src/log/Signalled.ts"
import type { Conflicts } from "../../packages/core/src/log/SqliteStores.ts"
import { callStoreContract, eventLogContract, failedAt, folder } from "./eventLog.ts"

/** Everything that is kept of a run. */
export type RunStores = EventLog | CallStore | AttemptStore | Notes | Commands | Signalled | Milestones

/** A store of runs: each folder of a test is a run of its own. */
export interface RunStoreContract {
  readonly open: (
    folder: string,
    options?: Conflicts & { readonly readonly?: boolean }
  ) => Layer.Layer<RunStores, LogError>
  /** Does something to the tables from outside. */
  readonly sql: (folder: string, text: string) => Effect.Effect<ReadonlyArray<object>, unknown>
  readonly post: (folder: string, command: Command) => Effect.Effect<number, LogError>
  /** How many logs the law of all facts is tried on. */
  readonly runs?: number
}

const events = Effect.flatMap(EventLog, (log) => log.events)
const saved: Event = { _tag: "Saved", place: "dataset", rows: 0, files: [] }

/** What every store of a run promises. */
export const runStoreContract = (name: string, { open, post, runs, sql }: RunStoreContract): void => {
  eventLogContract(`of ${name}`, { open, durable: true, ...(runs === undefined ? {} : { runs }) })
  callStoreContract(name, { open, durable: true })
  const rows = (path: string, text: string) =>
    Effect.map(sql(path, text), (found) => found.map((row) => Object.values(row)))
  const inRun = <A, E, R>(use: (path: string) => Effect.Effect<A, E, R>) => Effect.flatMap(folder, use)

  describe(`the facts of ${name}`, () => {
    it.live("can be read while they are written, and not written by a reader", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const reading = Effect.provide(events, open(path, { readonly: true }))
          yield* append(failedAt("a"))
          assert.lengthOf(yield* reading, 1)
          yield* append(failedAt("b"))
          assert.lengthOf(yield* reading, 2)
          const error = yield* Effect.flip(Effect.provide(append(failedAt("c")), open(path, { readonly: true })))
          assert.match(error.message, /read ?only/)
          assert.lengthOf(yield* reading, 2)
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("are the same rows wherever they are kept", () =>
      inRun((path) =>
        Effect.gen(function*() {
          yield* appendAll([failedAt("b", "ü \u0000 \u2028"), saved])
          yield* append(failedAt("a"))
          assert.deepStrictEqual(yield* rows(path, "SELECT place, tag, digest FROM events ORDER BY id"), [
            ["b", "Failed", "056aac9e2dbe732e094da8395351f88e"],
            ["dataset", "Saved", "092827d2c37ebb5642c6b2e9b2e69b1c"],
            ["a", "Failed", "c8607d6b792f3c7d8888d3c238c1f685"]
          ])
          assert.deepStrictEqual((yield* (yield* EventLog).eventsOf("Saved")).map(({ place }) => place), ["dataset"])
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("that cannot be read are told by their store", () =>
      inRun((path) =>
        Effect.gen(function*() {
          yield* Effect.provide(append(failedAt("a")), open(path))
          yield* sql(path, `UPDATE events SET body = '{"_tag":"Failed"}'`)
          const error = yield* Effect.flip(Effect.provide(events, open(path)))
          assert.include(error.message, "an event cannot be read")
        })
      ))

    it.live("are put in the place of others where that is wanted, and those not told again are gone once the run is saved", () =>
      inRun((path) =>
        Effect.gen(function*() {
          yield* Effect.provide(Effect.forEach(["a", "b", "c"], (place) => append(failedAt(place, "old"))), open(path))
          yield* Effect.gen(function*() {
            yield* append(failedAt("b", "new"))
            yield* append(failedAt("a", "old"))
            assert.deepStrictEqual(yield* events, [failedAt("a", "old"), failedAt("b", "new"), failedAt("c", "old")])
            yield* append(saved)
            assert.deepStrictEqual(yield* events, [failedAt("a", "old"), failedAt("b", "new"), saved])
            assert.strictEqual(HashMap.size((yield* currentWorld).failures), 2)
          }).pipe(Effect.provide(open(path, { conflicts: "replace" })))
        })
      ))
  })

  describe(`the answered calls of ${name}`, () => {
    it.live("tell who comes late the reply that stands", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const { find, keep } = yield* CallStore
          const call = { key: "k", place: "p", prompt: "act", model: "m", request: "{}" }
          const told = yield* Effect.forEach(["first", "second", "third"], (reply) => keep({ ...call, reply }), {
            concurrency: "unbounded"
          })
          assert.deepStrictEqual(told, ["first", "first", "first"])
          assert.strictEqual(yield* keep({ ...call, reply: "fourth" }), "first")
          assert.deepStrictEqual(yield* find("k"), Option.some("first"))
          assert.deepStrictEqual(yield* rows(path, "SELECT digest FROM calls"), [["fbf43cfb6a277d14ab05d1a7558155f0"]])
        }).pipe(Effect.provide(open(path)))
      ))
  })

  describe(`the attempts of ${name}`, () => {
    const attempt = { model: "m", inputTokens: 100, outputTokens: 10 }
    const answered = { state: "answered", inputTokens: 7, outputTokens: 3, cachedTokens: 2 } as const

    it.live("count with their worst case until they are closed, by model", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const attempts = yield* AttemptStore
          assert.deepStrictEqual(yield* attempts.spent, [])
          const first = yield* attempts.open({ ...attempt, place: "p/1" })
          yield* attempts.open({ ...attempt, place: "p/2" })
          yield* attempts.open({ ...attempt, place: "p/3", model: "a" })
          yield* attempts.close(first, answered)
          assert.deepStrictEqual((yield* attempts.spent).map((spent) => ({ ...spent })), [
            { model: "a", calls: 1, inputTokens: 100, outputTokens: 10, cachedTokens: 0 },
            { model: "m", calls: 2, inputTokens: 107, outputTokens: 13, cachedTokens: 2 }
          ])
          assert.deepStrictEqual((yield* (yield* EventLog).places).toSorted(), ["p/1", "p/2", "p/3"])
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("of 64 fibers have numbers of their own", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const attempts = yield* AttemptStore
          const ids = yield* Effect.forEach(
            Array.from({ length: 200 }, (_, index) => index),
            (index) =>
              Effect.tap(attempts.open({ ...attempt, place: `p/${index}` }), (id) => attempts.close(id, answered)),
            { concurrency: 64 }
          )
          assert.strictEqual(new Set(ids).size, 200)
          assert.deepInclude((yield* attempts.spent)[0], { calls: 200, inputTokens: 1400, cachedTokens: 400 })
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("that were in flight when the process ended are told from those that were answered", () =>
      inRun((path) =>
        Effect.gen(function*() {
          yield* Effect.gen(function*() {
            const attempts = yield* AttemptStore
            const calls = yield* CallStore
            for (const place of ["trial", "interview/0/a", "p/open"]) yield* attempts.open({ ...attempt, place })
            for (const place of ["p/kept", "p/unkept"]) {
              yield* attempts.close(yield* attempts.open({ ...attempt, place }), answered)
            }
            yield* calls.keep({ key: "k", place: "p/kept", prompt: "act", model: "m", request: "{}", reply: "{}" })
          }).pipe(Effect.provide(open(path)))
          const spent = yield* Effect.flatMap(AttemptStore, (attempts) => attempts.spent).pipe(
            Effect.provide(open(path))
          )
          assert.deepInclude(spent[0], { calls: 5, inputTokens: 314 })
          assert.deepStrictEqual(yield* rows(path, "SELECT place, state FROM attempts ORDER BY place"), [
            ["interview/0/a", "lost"],
            ["p/kept", "answered"],
            ["p/open", "cut"],
            ["p/unkept", "cut"],
            ["trial", "lost"]
          ])
        })
      ))
  })

  describe(`the notes of ${name}`, () => {
    it.live("are none at first, then the last that was written, also after it was closed", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const owner = { pid: 1, host: "hôte", since: "now" }
          yield* Effect.gen(function*() {
            const notes = yield* Notes
            assert.isTrue(Option.isNone(yield* notes.get("owner")))
            yield* Effect.forEach([3, 2, 1], (pid) => notes.set("owner", { ...owner, pid }), {
              concurrency: "unbounded"
            })
            yield* notes.set("stuck", [])
          }).pipe(Effect.provide(open(path)))
          const notes = yield* Effect.provide(Effect.flatMap(Notes, ({ get }) => get("owner")), open(path))
          assert.deepStrictEqual(notes, Option.some(owner))
          assert.deepStrictEqual(yield* rows(path, "SELECT name FROM notes ORDER BY name"), [["owner"], ["stuck"]])
        })
      ))
  })

  describe(`the commands of ${name}`, () => {
    const put = (path: string, body: string, state = "waiting") =>
      sql(path, `INSERT INTO commands (body, asked, state, answer) VALUES ('${body}', 0, '${state}', '')`)

    it.live("are news once, and what the engine writes itself is none", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const commands = yield* Commands
          yield* commands.isNews
          yield* (yield* Notes).set("owner", { pid: 1, host: "h", since: "now" })
          assert.isFalse(yield* commands.isNews)
          const id = yield* post(path, { _tag: "Pause" })
          // A word over a network takes its time.
          yield* Effect.repeat(Effect.andThen(Effect.sleep(1), commands.isNews), { until: (isNews) => isNews })
          assert.isFalse(yield* commands.isNews)
          assert.deepStrictEqual(yield* commands.pending, [{ id, command: { _tag: "Pause" } }])
          yield* commands.answer(id, { state: "done", answer: "Paused." })
          assert.isFalse(yield* commands.isNews)
          assert.deepStrictEqual(yield* commands.pending, [])
          assert.deepStrictEqual(yield* rows(path, "SELECT state, answer FROM commands"), [["done", "Paused."]])
          yield* commands.putOff(id)
          assert.deepStrictEqual((yield* commands.pending).map((pending) => pending.id), [id])
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("that cannot be read are told from those that can", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const commands = yield* Commands
          for (const body of ["{", `{"_tag":"Explode"}`, `{"_tag":"Concurrency","limit":0}`, `{"_tag":"Stop"}`]) {
            yield* put(path, body)
          }
          const found = (yield* commands.pending).map(({ command }) => command?._tag)
          assert.deepStrictEqual(found, [undefined, undefined, undefined, "Stop"])
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("that promised a change are found beside rows that are no commands", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const commands = yield* Commands
          const mute = `{"_tag":"Intervene","change":{"_tag":"Mute","agent":"a0001","muted":true}}`
          for (const body of ["{", "Intervene", `{"_tag":"Pause"}`, mute]) yield* put(path, body, "done")
          yield* put(path, mute, "refused")
          assert.deepStrictEqual((yield* commands.promised).map(({ id }) => id), [4])
        }).pipe(Effect.provide(open(path)))
      ))

    it.live("have nowhere to go where there is no run, and make none", () =>
      inRun((path) =>
        Effect.gen(function*() {
          assert.strictEqual((yield* Effect.flip(post(path, { _tag: "Pause" })))._tag, "LogError")
          assert.strictEqual(
            (yield* Effect.flip(Effect.provide(events, open(path, { readonly: true }))))._tag,
            "LogError"
          )
        })
      ))
  })

  describe(`the signals of ${name}`, () => {
    it.live("are one row a name, the last that was told, until they are removed", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const signalled = yield* Signalled
          yield* signalled.put("pulse", "1")
          yield* signalled.put("pulse", "2")
          yield* signalled.put("other", "3")
          assert.deepStrictEqual(yield* rows(path, "SELECT name, body FROM signals ORDER BY name"), [
            ["other", "3"],
            ["pulse", "2"]
          ])
          yield* signalled.remove("pulse")
          assert.deepStrictEqual(yield* rows(path, "SELECT name FROM signals"), [["other"]])
        }).pipe(Effect.provide(open(path)))
      ))
  })

  describe(`the milestones of ${name}`, () => {
    const get = (place: string) => Effect.flatMap(Milestones, (milestones) => milestones.get(place))
    const set = (place: string, body: unknown) => Effect.flatMap(Milestones, (all) => all.set(place, body))

    it.live("are given as they were set, the last one of a place, also after it was closed", () =>
      inRun((path) =>
        Effect.gen(function*() {
          const last = { model: "b", text: "ü \u2028 'quoted' \u0000" }
          yield* Effect.gen(function*() {
            assert.isTrue(Option.isNone(yield* get("finetuned/1/critic-1")))
            yield* set("finetuned/1/critic-1", { model: "a" })
            yield* set("finetuned/1/critic-1", last)
            yield* set("finetuned/1/critic-2", ["c"])
          }).pipe(Effect.provide(open(path)))
          const found = Effect.all([get("finetuned/1/critic-1"), get("finetuned/1/critic-2")])
          for (const readonly of [false, true]) {
            assert.deepStrictEqual(yield* Effect.provide(found, open(path, { readonly })), [
              Option.some(last),
              Option.some(["c"])
            ])
          }
        })
      ))

    it.live("that were changed from outside are told", () =>
      inRun((path) =>
        Effect.gen(function*() {
          yield* Effect.provide(set("b", { job: "b" }), open(path))
          yield* sql(path, "UPDATE milestones SET body = '{}'")
          const error = yield* Effect.flip(Effect.provide(get("b"), open(path)))
          assert.include(error.message, "the milestone at b is not what was kept")
        })
      ))
  })
}
