import { assert, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer, Option, Stream } from "effect"
import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"
import { AttemptStore } from "../../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../../packages/core/src/log/CallStore.ts"
import { EventLog } from "../../../../packages/core/src/log/EventLog.ts"
import { keyOf, type Mark, Marks } from "../../../../packages/core/src/log/Marks.ts"
import { Notes } from "../../../../packages/core/src/log/Notes.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import { failedAt } from "../../../contract/eventLog.ts"
import { describePostgres, type Postgres } from "../../../support/postgres.ts"

const call = (index: number) => ({
  key: `k${index}`,
  place: `p/${index}`,
  prompt: "act",
  model: "m",
  request: "{}",
  reply: `${index}`
})

/** A way to a server on which the word that a transaction was committed gets lost, with the connection, as often as is wanted. */
const losing = (server: Postgres) =>
  Effect.acquireRelease(
    Effect.promise(async () => {
      let left = 0
      const open = new Set<Socket>()
      const { hostname, port } = new URL(server.url)
      const way = createServer((near) => {
        const far = connect(Number(port), hostname)
        for (const socket of [near, far]) {
          open.add(socket)
          socket.on("error", () => undefined)
          socket.on("close", () => void [near, far].map((either) => either.destroy()))
        }
        near.pipe(far)
        far.on("data", (chunk: Buffer) => {
          if (left > 0 && chunk.includes("COMMIT\0")) {
            left--
            far.destroy()
          } else near.write(chunk)
        })
      }).listen(0, "127.0.0.1")
      await once(way, "listening")
      const address = way.address()
      const at = typeof address === "object" && address !== null ? address.port : 0
      return {
        url: server.url.replace(`:${port}`, `:${at}`),
        left: () => left,
        lose: (times: number) => (left = times),
        way,
        open
      }
    }),
    ({ open, way }) =>
      Effect.sync(() => {
        way.close()
        for (const socket of open) socket.destroy()
      })
  )

describePostgres("a PostgreSQL that goes away", (server) => {
  const open = (options: PostgresStore.PostgresStoreOptions, url = server().url) =>
    Effect.map(Layer.build(PostgresStore.layer(url, options)), (stores) => ({
      log: Context.get(stores, EventLog),
      marks: Context.get(stores, Marks),
      others: Context.get(stores, PostgresStore.Others),
      calls: Context.get(stores, CallStore),
      attempts: Context.get(stores, AttemptStore),
      notes: Context.get(stores, Notes)
    }))
  type Stores = Effect.Success<ReturnType<typeof open>>

  const marked = (step: number): Mark => ({ _tag: "GroupStopped", group: "g001", step })

  const count = 300

  const work = ({ attempts, calls, log, marks }: Stores, each: (index: number) => Effect.Effect<unknown>) =>
    Effect.forEach(
      Array.from({ length: count }, (_, index) => index),
      Effect.fnUntraced(function*(index) {
        const attempt = { place: `p/${index}`, model: "m", inputTokens: 9, outputTokens: 9 }
        assert.isTrue(Option.isNone(yield* calls.find(`k${index}`)))
        const id = yield* attempts.open(attempt)
        yield* attempts.close(id, { state: "answered", inputTokens: 2, outputTokens: 1, cachedTokens: 0 })
        assert.strictEqual(yield* calls.keep(call(index)), `${index}`)
        yield* log.append(failedAt(`p/${index}`))
        yield* marks.tell(marked(index))
        yield* each(index)
      }),
      { concurrency: 16, discard: true }
    )

  const whole = Effect.fnUntraced(function*({ attempts, calls, log }: Stores) {
    const facts = (yield* log.events).map(({ place }) => place)
    assert.strictEqual(facts.length, count)
    assert.strictEqual(new Set(facts).size, count)
    assert.lengthOf(yield* calls.at("p"), count)
    assert.deepStrictEqual((yield* attempts.spent).map((spent) => ({ ...spent })), [
      { model: "m", calls: count, inputTokens: 2 * count, outputTokens: count, cachedTokens: 0 }
    ])
  })

  it.live("is waited for by whoever opens a run meanwhile", () =>
    Effect.gen(function*() {
      yield* Effect.promise(() => server().stop())
      const opening = yield* Effect.forkChild(open({ run: "meanwhile" }), { startImmediately: true })
      yield* Effect.promise(() => server().start())
      const { log } = yield* Fiber.join(opening)
      yield* log.append(failedAt("a"))
      assert.lengthOf(yield* log.events, 1)
    }))

  for (const how of ["fast", "crash"] as const) {
    it.live(`in the middle of hundreds of writes loses none and has none twice (${how})`, () =>
      Effect.gen(function*() {
        const stores = yield* open({ run: `restart-${how}`, shared: true, lease: "worker" })
        const reader = yield* open({ run: `restart-${how}`, shared: true, readonly: true })
        const heard = yield* Effect.forkChild(Stream.runCollect(Stream.take(reader.others.follow, 2 * count)), {
          startImmediately: true
        })
        let done = 0
        yield* work(stores, () =>
          Effect.suspend(() => {
            done++
            const again = async () => {
              await server().stop(how)
              await server().start()
            }
            return done === 60 || done === 180 ? Effect.promise(again) : Effect.void
          }))
        yield* whole(stores)
        const log = yield* stores.log.events
        const all = yield* Fiber.join(heard)
        assert.deepStrictEqual<ReadonlyArray<unknown>>(all.filter((told) => "place" in told), log)
        assert.lengthOf(yield* reader.others.marks, count)
        assert.deepStrictEqual(
          new Set((yield* stores.others.marks).map(keyOf)),
          new Set((yield* reader.others.marks).map(keyOf))
        )
      }))
  }

  it.live("after it has committed, without a word of it, has nothing twice", () =>
    Effect.gen(function*() {
      const way = yield* losing(server())
      const stores = yield* open({ run: "unheard" }, way.url)
      way.lose(5)
      yield* work(stores, () => Effect.void)
      assert.strictEqual(way.left(), 0)
      yield* whole(stores)
    }))

  it.live("is waited for so long and no longer", () =>
    Effect.gen(function*() {
      const stores = yield* open({ run: "impatient", patience: "300 millis" })
      yield* stores.log.append(failedAt("a"))
      yield* Effect.promise(() => server().stop())
      const errors = yield* Effect.forEach(
        [
          stores.log.append(failedAt("b")),
          Effect.asVoid(stores.log.events),
          Effect.asVoid(stores.notes.get("owner"))
        ],
        Effect.flip,
        { concurrency: "unbounded" }
      ).pipe(
        Effect.ensuring(Effect.promise(() => server().start()))
      )
      for (const error of errors) assert.match(error.message, /postgres:\/\/127.*#impatient cannot be used/)
      yield* stores.log.append(failedAt("b"))
      assert.lengthOf(yield* stores.log.events, 2)
    }))
})
