import { assert, describe, it } from "@effect/vitest"
import { Effect, HashMap, type Layer, Option, Schema } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Event } from "../../packages/core/src/domain/Event.ts"
import { append, appendAll, currentWorld, EventLog } from "../../packages/core/src/log/EventLog.ts"
import * as Fold from "../../packages/core/src/log/Fold.ts"
import { CallStore, type StoredCall } from "../../packages/core/src/log/RunStore.ts"
import * as World from "../../packages/core/src/log/World.ts"

/** A folder that is gone with its scope. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-log-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** How a log is opened: in a folder that is new for each test. `durable` when it is the same after it was closed. */
export interface LogOptions<S, E> {
  readonly open: (folder: string) => Layer.Layer<S, E>
  readonly durable: boolean
  /** How many logs the law of all facts is tried on: fewer where one takes long to make. */
  readonly runs?: number
}

const encode = Schema.encodeSync(Schema.fromJsonString(Event))

/** A small fact with a place and a text of its own. */
export const failedAt = (place: string, raw = ""): Event => ({
  _tag: "Failed",
  place,
  prompt: "act",
  kind: "empty",
  reason: "The reply is empty.",
  raw
})

const places = (events: ReadonlyArray<Event>) => events.map((event) => event.place)

const events = Effect.flatMap(EventLog, (log) => log.events)

/** What every event log promises. */
export const eventLogContract = <S, E>(
  name: string,
  { durable, open, runs = 30 }: LogOptions<S | EventLog, E>
): void => {
  describe(`the event log ${name}`, () => {
    it.live("is empty at first", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          assert.deepStrictEqual(yield* events, [])
          assert.deepStrictEqual(yield* currentWorld, World.empty)
        }).pipe(Effect.provide(open(path)))
      }))

    it.effect.prop(
      "gives any facts back in order; the world is their fold",
      [Schema.Array(Event)],
      ([given]) =>
        Effect.gen(function*() {
          const facts = given.map((event, index): Event => ({ ...event, place: `p/${index}/${event.place}` }))
          const path = yield* folder
          yield* Effect.gen(function*() {
            yield* Effect.forEach(facts, append, { discard: true })
            // Compared as text: JSON has no -0.
            assert.deepStrictEqual((yield* events).map((event) => encode(event)), facts.map((event) => encode(event)))
            assert.deepStrictEqual(yield* currentWorld, Fold.fold(facts))
          }).pipe(Effect.provide(open(path)))
        }),
      { arbitrary: { runs } }
    )

    it.live("stores a place once: the same fact again is fine, another at its place is an error", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          for (const place of ["a", "b", "c"]) yield* append(failedAt(place, "first"))
          const before = yield* currentWorld
          const { message } = yield* Effect.flip(append(failedAt("b", "second")))
          assert.include(message, "another fact stands at b already")
          assert.strictEqual(yield* currentWorld, before)
          yield* append(failedAt("a", "first"))
          yield* append(failedAt("d", "first"))
          assert.deepStrictEqual(yield* events, ["a", "b", "c", "d"].map((place) => failedAt(place, "first")))
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("stores facts that come together all or none", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          yield* append(failedAt("b", "first"))
          const error = yield* Effect.flip(appendAll([failedAt("a"), failedAt("b", "second"), failedAt("c")]))
          assert.include(error.message, "another fact stands at b already")
          assert.deepStrictEqual(places(yield* events), ["b"])
          yield* appendAll([failedAt("a"), failedAt("b", "first"), failedAt("c")])
          assert.deepStrictEqual(places(yield* events), ["b", "a", "c"])
          assert.strictEqual(HashMap.size((yield* currentWorld).failures), 3)
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("tells places apart that are nearly the same", () =>
      Effect.gen(function*() {
        const path = yield* folder
        const near = ["a", "A", "a ", " a", "a/", "a\n", "á", "a\u0301", "1", "01", "a'b", "a\"b", "%", "_", "a\\"]
        yield* Effect.gen(function*() {
          yield* Effect.forEach(near, (place) => append(failedAt(place)), { discard: true })
          assert.deepStrictEqual(places(yield* events), near)
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("keeps 320 facts of 64 fibers, each fiber's in its own order", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          const all = Array.from({ length: 320 }, (_, index) => failedAt(`fiber/${index % 64}/${index}`))
          yield* Effect.forEach(
            Array.from({ length: 64 }, (_, fiber) => all.filter((_, index) => index % 64 === fiber)),
            (own) => Effect.forEach(own, (fact) => Effect.andThen(Effect.yieldNow, append(fact)), { discard: true }),
            { concurrency: "unbounded", discard: true }
          )
          const stored = places(yield* events)
          assert.strictEqual(stored.length, 320)
          assert.strictEqual(new Set(stored).size, 320)
          for (let fiber = 0; fiber < 64; fiber++) {
            const own = (list: ReadonlyArray<string>) => list.filter((place) => place.startsWith(`fiber/${fiber}/`))
            assert.deepStrictEqual(own(stored), own(places(all)))
          }
          assert.strictEqual(HashMap.size((yield* currentWorld).failures), 320)
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("never changes a world that was read, and stores a fact before the world has it", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          yield* append(failedAt("a"))
          const before = yield* currentWorld
          yield* append(failedAt("b"))
          assert.strictEqual(HashMap.size(before.failures), 1)
          const seen = yield* currentWorld
          assert.strictEqual(HashMap.size(seen.failures), 2)
          assert.strictEqual((yield* events).length, 2)
        }).pipe(Effect.provide(open(path)))
      }))

    if (durable) {
      it.live("is there again after it was closed, and goes on", () =>
        Effect.gen(function*() {
          const path = yield* folder
          const session = <A, E2>(work: Effect.Effect<A, E2, EventLog | S>) => Effect.provide(work, open(path))
          const facts = Array.from({ length: 100 }, (_, index) => failedAt(`p/${index}`, "first"))
          yield* session(Effect.forEach(facts, append, { discard: true }))
          yield* session(Effect.gen(function*() {
            assert.deepStrictEqual(yield* events, facts)
            // A resumed run tells its facts again from the beginning; that makes its world, and no second facts.
            assert.deepStrictEqual(yield* currentWorld, World.empty)
            for (const fact of facts) yield* append({ ...fact })
            yield* append(failedAt("p/100", "first"))
            assert.strictEqual(HashMap.size((yield* currentWorld).failures), 101)
          }))
          assert.deepStrictEqual(yield* session(events), [...facts, failedAt("p/100", "first")])
        }))
    }
  })
}

const call = (key: string, place = key, reply = `reply of ${key}`): StoredCall => ({
  key,
  place,
  prompt: "act",
  model: "stoa-test",
  request: "{}",
  reply
})

const keep = (stored: StoredCall) => Effect.flatMap(CallStore, (calls) => calls.keep(stored))
const find = (key: string) => Effect.map(Effect.flatMap(CallStore, (calls) => calls.find(key)), Option.getOrUndefined)
const at = (place: string) =>
  Effect.map(Effect.flatMap(CallStore, (calls) => calls.at(place)), (found) => found.map(({ key }) => key).toSorted())

/** What every store of calls promises. */
export const callStoreContract = <S, E>(name: string, { durable, open }: LogOptions<S | CallStore, E>): void => {
  describe(`the calls of ${name}`, () => {
    it.live("finds what was kept under its key, and nothing else", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          assert.isUndefined(yield* find("k1"))
          yield* keep(call("k1", "p", "one\n\"two\" 'three' 👩‍🌾"))
          yield* keep(call("k2", "p"))
          assert.strictEqual(yield* find("k1"), "one\n\"two\" 'three' 👩‍🌾")
          assert.strictEqual(yield* find("k2"), "reply of k2")
          for (const other of ["k", "k11", "K1", "k1 ", "p", ""]) assert.isUndefined(yield* find(other))
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("gives the calls of a place and below it, and of no place that only begins alike", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          const kept = [
            "r1/w0/1",
            "r1/w0/1/instruct",
            "r1/w0/1/instruct/repair",
            "r1/w0/1/~",
            "r1/w0/10",
            "r1/w0/10/instruct",
            "r1/w0/11/respond",
            "r1/w0/1-1",
            "r1/w0/1.",
            "r1/w0/1a",
            "r1/w0/1_",
            "r1/w0",
            "r11/w0/1",
            "x/r1/w0/1"
          ]
          yield* Effect.forEach(kept, (place) => keep(call(place)), { discard: true })
          assert.deepStrictEqual(yield* at("r1/w0/1"), kept.slice(0, 4).toSorted())
          assert.deepStrictEqual(yield* at("r1/w0/10"), ["r1/w0/10", "r1/w0/10/instruct"])
          assert.deepStrictEqual(yield* at("r1"), kept.slice(0, 12).toSorted())
          for (const none of ["r1/w0/2", "r1/w0/%", "r1/w", "", "r1/w0/1/instruct/repair/"]) {
            assert.deepStrictEqual(yield* at(none), [])
          }
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("gives a call back whole, and one for each key of a place", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          const one: StoredCall = {
            key: "k1",
            place: "p",
            prompt: "instruct",
            model: "a model",
            request: "{\"turns\":[]}",
            reply: "{\"text\":\"\\n\"}"
          }
          yield* keep(one)
          yield* keep(one)
          yield* keep(call("k2", "p"))
          const found = yield* Effect.flatMap(CallStore, (calls) => calls.at("p"))
          assert.deepStrictEqual(
            found.map((item) => ({ ...item })).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
            [one, call("k2", "p")]
          )
        }).pipe(Effect.provide(open(path)))
      }))

    it.live("keeps 320 calls of 64 fibers", () =>
      Effect.gen(function*() {
        const path = yield* folder
        yield* Effect.gen(function*() {
          const keys = Array.from({ length: 320 }, (_, index) => `p/${index}`)
          yield* Effect.forEach(keys, (key) => Effect.andThen(Effect.yieldNow, keep(call(key))), {
            concurrency: 64,
            discard: true
          })
          assert.deepStrictEqual(yield* at("p"), keys.toSorted())
          for (const key of ["p/0", "p/77", "p/319"]) assert.strictEqual(yield* find(key), `reply of ${key}`)
        }).pipe(Effect.provide(open(path)))
      }))

    if (durable) {
      it.live("are there again after the store was closed; the first reply of a key stays", () =>
        Effect.gen(function*() {
          const path = yield* folder
          const session = <A, E2>(work: Effect.Effect<A, E2, CallStore | S>) => Effect.provide(work, open(path))
          yield* session(keep(call("k1", "p/1", "first")))
          yield* session(keep(call("k1", "p/1", "second")))
          assert.strictEqual(yield* session(find("k1")), "first")
          assert.deepStrictEqual(yield* session(at("p")), ["k1"])
        }))
    }
  })
}
