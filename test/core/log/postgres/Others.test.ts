import { assert, describe, it } from "@effect/vitest"
import { Context, Deferred, Effect, Exit, Fiber, HashMap, Layer, Queue, Stream } from "effect"
import type { Event } from "../../../../packages/core/src/domain/Event.ts"
import type { Profile } from "../../../../packages/core/src/domain/Profile.ts"
import { EventLog, LogError } from "../../../../packages/core/src/log/EventLog.ts"
import { keyOf, type Mark } from "../../../../packages/core/src/log/Marks.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import { shared } from "../../../../packages/core/src/log/postgres/Others.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import * as RunSchema from "../../../../packages/core/src/log/postgres/RunSchema.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { people } from "../../../support/people.ts"
import { describeDatabase, waitForLocked } from "../../../support/postgres.ts"

const places = (told: ReadonlyArray<Event | Mark>) => told.map((each) => ("place" in each ? each.place : keyOf(each)))
const failures = (log: EventLog["Service"]) => Effect.map(log.world, (world) => HashMap.size(world.failures))

describeDatabase("a run that several processes write in PostgreSQL", (server) => {
  const open = (run: string, options: Omit<PostgresStore.PostgresStoreOptions, "run">) =>
    Effect.map(
      Layer.build(PostgresStore.layer(server().url, { run, shared: true, ...options })),
      (stores) => ({ log: Context.get(stores, EventLog), others: Context.get(stores, PostgresStore.Others) })
    )
  /** So many facts of others, from before this is given. */
  const hearing = ({ others }: { readonly others: PostgresStore.Others["Service"] }, count: number) =>
    Effect.forkChild(Stream.runCollect(Stream.take(others.follow, count)), { startImmediately: true })

  it.live("is one log: the facts of each arrive at the other and at who only reads, in the order of the log", () =>
    Effect.gen(function*() {
      const one = yield* open("two", { lease: "one" })
      const two = yield* open("two", { lease: "two" })
      const reader = yield* open("two", { readonly: true })
      const heard = yield* Effect.forEach([one, two], (writer) => hearing(writer, 150))
      const read = yield* hearing(reader, 300)
      const telling = ({ log }: typeof one, name: string) =>
        Effect.forEach(
          Array.from({ length: 150 }, (_, index) => index),
          (index) => log.append(failedAt(`${name}/${index}`)),
          { concurrency: 8, discard: true }
        )
      yield* Effect.all([telling(one, "one"), telling(two, "two")], { concurrency: "unbounded" })
      const [byTwo = [], byOne = []] = yield* Effect.forEach(heard, Fiber.join)
      const all = places(yield* one.log.events)
      assert.deepStrictEqual(places(yield* Fiber.join(read)), all)
      assert.deepStrictEqual(places(byTwo), all.filter((place) => place.startsWith("two/")))
      assert.deepStrictEqual(places(byOne), all.filter((place) => place.startsWith("one/")))
      for (const { log } of [one, two, reader]) assert.strictEqual(yield* failures(log), 300)
    }))

  it.live("is joined late with all that was told before", () =>
    Effect.gen(function*() {
      const one = yield* open("late", { lease: "one" })
      const facts = Array.from({ length: 2500 }, (_, index) => failedAt(`p/${String(index).padStart(4, "0")}`))
      yield* one.log.appendAll(facts)
      const late = yield* open("late", { lease: "late" })
      assert.deepStrictEqual(yield* late.log.world, yield* one.log.world)
      const heard = yield* hearing(one, 1)
      // What it tells again is known, and nobody hears of it twice.
      yield* late.log.appendAll(facts)
      yield* late.log.append(failedAt("new"))
      assert.deepStrictEqual(places(yield* Fiber.join(heard)), ["new"])
      assert.strictEqual(yield* failures(late.log), 2501)
    }))

  it.live("has a fact once that two tell at once, and refuses another at its place", () =>
    Effect.gen(function*() {
      const one = yield* open("same", { lease: "one" })
      const two = yield* open("same", { lease: "two" })
      const facts = Array.from({ length: 200 }, (_, index) => failedAt(`p/${index}`))
      yield* Effect.forEach([one, two], ({ log }) =>
        Effect.forEach(facts, log.append, { concurrency: "unbounded", discard: true }), { concurrency: "unbounded" })
      assert.lengthOf(yield* one.log.events, 200)
      const error = yield* Effect.flip(two.log.append(failedAt("p/7", "other")))
      assert.include(error.message, "another fact stands at p/7 already")
      const heard = yield* hearing(one, 1)
      yield* two.log.append(failedAt("end"))
      yield* Fiber.join(heard)
      for (const { log } of [one, two]) {
        assert.strictEqual(yield* failures(log), 201)
      }
    }))

  it.live("misses no fact of a transaction that takes its time", () =>
    Effect.gen(function*() {
      const one = yield* open("slow", { lease: "one" })
      const heard = yield* hearing(yield* open("slow", { readonly: true }), 2)
      const schema = RunSchema.quoted(RunSchema.schemaOf("slow"))
      const { transact } = yield* Connections.make({ url: server().url, schema, readonly: false })
      const gate = yield* Deferred.make<void>()
      const begun = yield* Deferred.make<void>()
      const body = JSON.stringify(failedAt("slow"))
      // As a writer elsewhere does it, but slower.
      const slow = yield* Effect.forkChild(transact((query) =>
        Effect.gen(function*() {
          yield* query("SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), 0))")
          yield* query(`INSERT INTO events (place, tag, body, digest) VALUES ('slow', 'Failed', '${body}', '')`)
          yield* Deferred.succeed(begun, undefined)
          yield* Deferred.await(gate)
        })
      ))
      yield* Deferred.await(begun)
      const quick = yield* Effect.forkChild(one.log.append(failedAt("quick")), { startImmediately: true })
      yield* waitForLocked(server().url)
      yield* Deferred.succeed(gate, undefined)
      yield* Fiber.join(slow)
      yield* Fiber.join(quick)
      assert.deepStrictEqual(places(yield* Fiber.join(heard)), ["slow", "quick"])
    }))
})

describe("the world of a log that several processes write", () => {
  const [profile] = people(1) as [Profile]
  const enrolled: Event = { _tag: "Enrolled", place: "population/a1/profile", agent: "a1", profile }
  const joined: Event = {
    _tag: "AgentJoined",
    place: "population/a1",
    agent: "a1",
    personality: "calm",
    lifeGoal: "a garden",
    plan: { steps: [{ title: "dig", detail: "Dig the bed.", done: false }] }
  }
  /** A log in memory, in which the process of epoch 1 follows what is told there. */
  const made = Effect.gen(function*() {
    const told: Array<{ readonly epoch: number; readonly fact: Event }> = []
    const asked = yield* Queue.unbounded<Deferred.Deferred<void, LogError>>()
    let pages = 0
    const news = yield* Queue.unbounded<void>()
    const { log, others } = yield* shared({
      // Committed at once; when and whether there is word of it is up to the test.
      store: {
        store: Effect.fnUntraced(function*(facts) {
          for (const fact of facts) told.push({ epoch: 1, fact })
          const word = yield* Deferred.make<void, LogError>()
          yield* Queue.offer(asked, word)
          yield* Deferred.await(word)
        }),
        load: Effect.succeed([]),
        loadTagged: () => Effect.succeed([]),
        places: Effect.succeed([])
      },
      keep: () => Effect.void,
      page: ({ after, epoch }) =>
        Effect.map(Effect.yieldNow, () => {
          pages++
          return {
            told: told.filter((row, index) => index >= after && row.epoch !== epoch).map(({ fact }) => fact),
            upTo: told.length,
            isLast: true
          }
        }),
      epoch: 1,
      news: Queue.take(news)
    })
    const agents = Effect.map(log.world, (world) => HashMap.size(world.agents))
    return { told, asked, log, others, agents, pages: () => pages }
  })

  it.effect.each<[string, Exit.Exit<void, LogError>]>([
    ["that is committed without a word of it yet", Exit.void],
    ["that is committed although there is word that it was not", Exit.fail(new LogError({ file: "f", detail: "lost" }))]
  ])("has a fact of its own %s before what others made of it", ([, word]) =>
    Effect.gen(function*() {
      const { agents, asked, log, others, told } = yield* made
      const appending = yield* Effect.forkChild(Effect.exit(log.append(enrolled)))
      const writing = yield* Queue.take(asked)
      told.push({ epoch: 2, fact: joined })
      const catching = yield* Effect.forkChild(others.catchUp)
      yield* Effect.repeat(Effect.yieldNow, { times: 50 })
      // Whoever joins a world in which nobody was enrolled would be forgotten.
      assert.isUndefined(catching.pollUnsafe())
      yield* Deferred.done(writing, word)
      assert.deepStrictEqual(yield* Fiber.join(appending), word)
      yield* Fiber.join(catching)
      assert.strictEqual(yield* agents, 1)
    }))

  it.effect("is read by one at a time, and once for all who ask meanwhile", () =>
    Effect.gen(function*() {
      const { agents, others, pages, told } = yield* made
      assert.strictEqual(pages(), 1)
      told.push({ epoch: 2, fact: enrolled }, { epoch: 2, fact: joined })
      const catching = yield* Effect.forkChild(
        Effect.forEach(Array.from({ length: 100 }), () => others.catchUp, { concurrency: "unbounded" })
      )
      yield* Fiber.join(catching)
      assert.strictEqual(yield* agents, 1)
      assert.strictEqual(pages(), 3)
    }))
})
