import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { join } from "node:path"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../packages/core/src/log/CallStore.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as LogHash from "../../../packages/core/src/log/LogHash.ts"
import type { Observation } from "../../../packages/core/src/log/Observation.ts"
import * as Observations from "../../../packages/core/src/log/Observations.ts"
import * as RunState from "../../../packages/core/src/log/RunState.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as Sqlite from "../../../packages/core/src/log/Sqlite.ts"
import { inFolder } from "../../support/command.ts"
import * as life from "../../support/life.ts"

const observation = (nth: number): Observation => ({
  agent: "a0000",
  step: nth,
  question: `Question ${nth}?`,
  answer: "Bread.\nAnd salt.",
  model: "m",
  promptHash: "0123",
  rehearsal: false
})

const inDatabase = <A, E>(use: (file: string) => Effect.Effect<A, E>) =>
  Effect.promise(() => inFolder((folder) => Effect.runPromise(use(join(folder, "run.db")))))

const keep = (nth: number) => Effect.flatMap(Observations.Observations, (store) => store.keep(observation(nth)))

describe("the observations of a run", () => {
  it.live("are kept beside an engine that writes, and no attempt of it is touched", () =>
    inDatabase((file) =>
      Effect.gen(function*() {
        const log = yield* EventLog.EventLog
        const attempts = yield* AttemptStore
        const id = yield* attempts.open({
          place: "simulation/0/g000/a0000",
          model: "m",
          inputTokens: 1,
          outputTokens: 1
        })
        const writing = Effect.forEach(
          life.steps(4, 50, (step) => life.everybody(4).map((agent) => life.act(agent, step))),
          log.append,
          { discard: true }
        )
        const asking = Effect.provide(
          Effect.forEach(life.everybody(50), keep, { discard: true }),
          Observations.beside(file)
        )
        yield* log.appendAll(life.society(4))
        yield* Effect.all([writing, asking, asking], { concurrency: "unbounded" })
        assert.strictEqual((yield* RunState.read(file)).askedTwice, 1)
        yield* attempts.close(id, { state: "free", inputTokens: 0, outputTokens: 0, cachedTokens: 0 })
        assert.strictEqual((yield* RunState.read(file)).askedTwice, 0)
        assert.strictEqual((yield* log.events).length, 9 + 50 * 6)
        const all = yield* Observations.read(file)
        assert.strictEqual(all.length, 100)
        assert.deepStrictEqual(all.map(({ id }) => id), all.map((_, index) => index + 1))
      }).pipe(Effect.provide(RunStore.layer(file)))
    ))

  it.live("leave the log hash what it was, and are what was kept when they are read again", () =>
    inDatabase((file) =>
      Effect.gen(function*() {
        yield* Effect.provide(
          Effect.flatMap(EventLog.EventLog, (log) => log.appendAll(life.society(4))),
          RunStore.layer(file)
        )
        const before = yield* LogHash.of(file)
        yield* Effect.provide(Effect.andThen(keep(1), keep(2)), Observations.layer(file))
        assert.deepStrictEqual(yield* LogHash.of(file), before)
        const kept = yield* Observations.read(file)
        assert.deepStrictEqual(kept.map(({ at: _, id: __, ...rest }) => rest), [observation(1), observation(2)])
        const inside = yield* Effect.provide(
          Effect.flatMap(Observations.Observations, (store) => store.all),
          Observations.layer(file)
        )
        assert.deepStrictEqual(inside, kept)
      })
    ))

  it.live("are none in a run.db of before there were any, and come into it when one is kept", () =>
    inDatabase((file) =>
      Effect.gen(function*() {
        yield* Effect.scoped(Effect.provide(Effect.void, RunStore.layer(file)))
        yield* Sqlite.using({ filename: file }, (db) => db.exec("DROP TABLE observations"))
        assert.deepStrictEqual(yield* Observations.read(file), [])
        yield* Effect.provide(keep(1), Observations.layer(file))
        assert.strictEqual((yield* Observations.read(file)).length, 1)
      })
    ))

  it.live("come with the stores of what they take to make", () =>
    inDatabase((file) =>
      Effect.gen(function*() {
        yield* Effect.scoped(Effect.provide(Effect.void, RunStore.layer(file)))
        yield* Effect.gen(function*() {
          yield* (yield* CallStore).keep({
            key: "k",
            place: "interview/a0000/1",
            prompt: "interview",
            model: "m",
            request: "{}",
            reply: "{}"
          })
        }).pipe(Effect.provide(Observations.beside(file)))
        assert.strictEqual((yield* RunState.read(file)).answered, 1)
      })
    ))

  it.live("that cannot be read are an error of the file", () =>
    inDatabase((file) =>
      Effect.gen(function*() {
        yield* Effect.provide(keep(1), Observations.layer(file))
        yield* Sqlite.using({ filename: file }, (db) => db.exec("UPDATE observations SET body = '{}'"))
        const error = yield* Effect.flip(Observations.read(file))
        assert.strictEqual(error._tag, "LogError")
        assert.include(error.message, "run.db")
      })
    ))
})
