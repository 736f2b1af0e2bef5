import { assert, describe, it } from "@effect/vitest"
import {
  EventLog,
  Fork,
  Interview,
  LogHash,
  Models,
  Observations,
  Pipeline,
  Runs,
  RunState,
  RunStore,
  Verify
} from "@stoa/core"
import { Effect, Fiber, HashMap, Layer, Result } from "effect"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { filesIn } from "../support/files.ts"
import { modelsOf, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"

const recipe = recipeOf({
  society: { near: 1, far: 0 },
  simulation: { episodes: 8 },
  requirements: [{ count: 3 }]
})

const inRuns = <A, E, R>(use: (folderOf: (name: string) => Runs.RunFolder) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-interview-"))),
    (runs) =>
      use((name) => {
        const folder = Runs.folderOf(runs, name)
        mkdirSync(folder.path)
        return folder
      }),
    (runs) => Effect.sync(() => rmSync(runs, { recursive: true, force: true }))
  )

/** A sitting at a run: its first, or one more over what is on record. */
const sit = (folder: Runs.RunFolder, pace = 0) =>
  Effect.gen(function*() {
    const given = yield* Fork.given
    yield* Pipeline.run(recipe, { profiles: given.length > 0 ? [] : people(12), folder, given })
  }).pipe(
    Effect.provide(
      Models.layer({ ...recipe.operation, model: "rehearsal", embedder: "lexical" }, {}, { pace }).pipe(
        Layer.provideMerge(RunStore.layer(folder.database))
      )
    )
  )

/** True once the engine has made its tables. */
const isThere = ({ database }: Runs.RunFolder) => Effect.isSuccess(RunState.read(database))

/** Asks somebody of a run from outside, as it is by then. */
const ask = (folder: Runs.RunFolder, { agent, question }: { readonly agent: string; readonly question: string }) =>
  Effect.gen(function*() {
    const events = yield* Effect.flatMap(EventLog.EventLog, (log) => log.events).pipe(
      Effect.provide(RunStore.layer(folder.database, { readonly: true }))
    )
    const world = Result.getOrThrow(Interview.asOf(events))
    if (!HashMap.has(world.agents, agent)) return undefined
    const observations = yield* Observations.Observations
    const made = yield* Interview.ask(world, { agent, question, before: yield* observations.all })
    yield* observations.keep(made)
    return made
  }).pipe(
    Interview.under(recipe),
    Effect.provide(modelsOf(recipe).pipe(Layer.provideMerge(Observations.beside(folder.database))))
  )

const verified = (folder: Runs.RunFolder) => Effect.map(Verify.run(folder, recipe), ({ difference }) => difference)

describe("a run in which people are interviewed", () => {
  it.live("comes out the same, byte for byte, while it is worked on, resumed, verified and forked", () =>
    inRuns((folderOf) =>
      Effect.gen(function*() {
        const [plain, asked, fork] = [folderOf("plain"), folderOf("asked"), folderOf("fork")]
        yield* sit(plain)

        const sitting = yield* Effect.forkChild(sit(asked, 15))
        let times = 0
        while (!(yield* isThere(asked))) yield* Effect.sleep(2)
        while (sitting.pollUnsafe() === undefined) {
          const [one, two] = yield* Effect.all([
            ask(asked, { agent: "a0001", question: "What do you want?" }),
            ask(asked, { agent: "a0002", question: "Whom have you heard from?" })
          ], { concurrency: "unbounded" })
          if (one !== undefined && two !== undefined) times++
          yield* Effect.sleep(5)
        }
        yield* Fiber.join(sitting)
        assert.isAbove(times, 0)
        const before = yield* LogHash.of(asked.database)
        assert.deepStrictEqual(before, yield* LogHash.of(plain.database))
        assert.deepStrictEqual(filesIn(asked.dataset), filesIn(plain.dataset))
        const { answered, askedTwice, cut } = yield* RunState.read(asked.database)
        assert.deepStrictEqual([cut, askedTwice], [0, 0])
        const kept = yield* Observations.read(asked.database)
        assert.strictEqual(answered, (yield* RunState.read(plain.database)).answered + kept.length)

        const late = yield* ask(asked, { agent: "a0003", question: "Who are you?" })
        assert.include(late?.answer, "Person 4")
        yield* sit(asked)
        yield* Fork.make({ parent: asked, child: fork, step: 0 })
        yield* sit(fork)
        assert.deepStrictEqual(yield* LogHash.of(asked.database), before)
        for (const folder of [asked, fork]) assert.isUndefined(yield* verified(folder))
        assert.deepStrictEqual(yield* Observations.read(fork.database), [])
      })
    ))
})
