import { assert, describe, it } from "@effect/vitest"
import {
  type Command,
  Commands,
  Control,
  type Event,
  EventLog,
  Interview,
  Notes,
  RunStore,
  Stop,
  World
} from "@stoa/core"
import { Deferred, Effect, Fiber, Schedule, type Scope } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import * as Attend from "../../../packages/tui/src/engine/Attend.ts"
import { draftOf } from "../../core/quality/draft.ts"

/** What became of a command, once it is no longer waiting. */
const cameOf = (database: string, id: number) =>
  Effect.suspend(() => {
    const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
    const row = db.prepare("SELECT state, answer FROM commands WHERE id = ?").get(id)
    db.close()
    return row?.["state"] === "waiting" ? Effect.fail("waiting") : Effect.succeed({ ...row })
  }).pipe(Effect.retry({ schedule: Schedule.spaced(10) }))

type Options = Attend.AttendOptions<Error, never>

/** An engine that attends to one run.db, and a way to ask it. */
const attended = <A, E, R>(
  use: (engine: {
    readonly database: string
    readonly ask: (command: Command.Command) => Effect.Effect<{ readonly [column: string]: unknown }>
    readonly attend: Effect.Effect<void, never, Commands.Commands | EventLog.EventLog | Notes.Notes | Scope.Scope>
    readonly steering: Control.Steering
    readonly stopping: Effect.Success<typeof Stop.make>
  }) => Effect.Effect<A, E, R>,
  given: Partial<Options> = {}
) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-attend-"))),
    (path) => {
      const database = join(path, "run.db")
      return Effect.gen(function*() {
        const stopping = yield* Stop.make
        const steering = yield* Control.make({ inFlight: stopping.inFlight, world: () => World.empty })
        const attend = Attend.attend(
          {
            steering,
            stopping,
            isPaced: true,
            phase: () => "simulation",
            hasBegun: () => true,
            propose: () => Effect.succeed({ step: 7 }),
            interview: ({ question }) => Effect.succeed(`About "${question}" I say nothing.`),
            ...given
          } satisfies Options
        )
        const ask = (command: Command.Command) =>
          Effect.orDie(Effect.flatMap(Commands.post(database, command), (id) => cameOf(database, id)))
        return yield* use({ database, ask, steering, stopping, attend: Effect.orDie(attend) })
      }).pipe(Effect.scoped, Effect.provide(RunStore.layer(database)))
    },
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )

const unknown = new Interview.InterviewError({ agent: "a0002", sentence: "There is no agent a0002 to ask." })

const news = (text: string) => ({ _tag: "News", to: "everybody", text }) as const

const intervened = (text: string, nth: number): Event.Event => ({
  _tag: "Intervened",
  place: `simulation/7/change/${nth}`,
  step: 7,
  change: news(text)
})

const judged = (id: string): Event.Event => ({
  _tag: "Judged",
  place: `synthesis/${id}/judged`,
  example: { ...draftOf("How?", "So.", id), rehearsal: true, verdicts: [] }
})

describe("attending to commands", () => {
  it.live("steers the run, and says what came of it", () =>
    attended(({ ask, attend, steering, stopping }) =>
      Effect.gen(function*() {
        yield* attend
        const answer = yield* Deferred.make<void>()
        const flying = yield* Effect.forkChild(stopping.stop.attempt(Deferred.await(answer)))
        yield* Effect.yieldNow
        assert.deepStrictEqual(yield* ask({ _tag: "Pause" }), {
          state: "done",
          answer: "Paused; 1 call in flight is waited for."
        })
        assert.strictEqual(steering.state(), "pausing")
        yield* Deferred.succeed(answer, undefined)
        yield* Fiber.join(flying)
        assert.strictEqual((yield* ask({ _tag: "OneTurn" }))["answer"], "The next turn is let through.")
        assert.strictEqual((yield* ask({ _tag: "Continue" }))["answer"], "The run goes on.")
        assert.strictEqual(steering.state(), "running")
        assert.strictEqual((yield* ask({ _tag: "Speed", factor: 2 }))["answer"], "x2 as fast as at first.")
        assert.strictEqual(steering.control.speed(), 2)
        assert.strictEqual((yield* ask({ _tag: "Speed", factor: -1 }))["state"], "refused")
        assert.strictEqual(
          (yield* ask({ _tag: "Concurrency", limit: 8 }))["answer"],
          "At most 8 calls in flight at each endpoint."
        )
        assert.deepStrictEqual(yield* ask({ _tag: "Concurrency", limit: 4097 }), {
          state: "refused",
          answer: "At most 4096 calls can be in flight at each endpoint, and not 4097."
        })
        assert.strictEqual((yield* ask({ _tag: "Stop" }))["answer"], "Stopping.")
        assert.isTrue(stopping.isAsked())
        assert.deepStrictEqual(yield* ask({ _tag: "Pause" }), { state: "refused", answer: "The run is being stopped." })
      })
    ))

  it.live("refuses a speed where calls take the time they take", () =>
    attended(
      ({ ask, attend }) =>
        Effect.gen(function*() {
          yield* attend
          assert.strictEqual((yield* ask({ _tag: "Speed", factor: 2 }))["state"], "refused")
        }),
      { isPaced: false }
    ))

  it.live("says from which step on a change holds, or why it cannot be made", () =>
    attended(
      ({ ask, attend }) =>
        Effect.gen(function*() {
          yield* attend
          const news = yield* ask({ _tag: "Intervene", change: { _tag: "News", to: "g003", text: "Rain." } })
          assert.deepStrictEqual(news, { state: "done", answer: "From step 7 on g003 hears of it." })
          const mute = yield* ask({ _tag: "Intervene", change: { _tag: "Mute", agent: "a0001", muted: true } })
          assert.deepStrictEqual(mute, { state: "refused", answer: "There is no such agent." })
        }),
      {
        propose: ({ _tag }) => Effect.succeed(_tag === "News" ? { step: 7 } : { refused: "There is no such agent." })
      }
    ))

  it.live("goes on with other commands while an interview takes its time, and refuses one that fails", () =>
    Effect.flatMap(Deferred.make<string>(), (said) =>
      attended(
        ({ ask, attend }) =>
          Effect.gen(function*() {
            yield* attend
            const asking = yield* Effect.forkChild(ask({ _tag: "Interview", agent: "a0001", question: "Why?" }))
            const failing = yield* ask({ _tag: "Interview", agent: "a0002", question: "Why?" })
            assert.deepStrictEqual(failing, { state: "refused", answer: "There is no agent a0002 to ask." })
            yield* ask({ _tag: "Pause" })
            yield* Deferred.succeed(said, "Because.")
            assert.deepStrictEqual(yield* Fiber.join(asking), { state: "done", answer: "Because." })
          }),
        { interview: ({ agent }) => agent === "a0001" ? Deferred.await(said) : Effect.fail(unknown) }
      )))

  it.live("puts decisions on record about rows that are there, also those that are not told again yet", () =>
    attended(({ ask, attend }) =>
      Effect.gen(function*() {
        const log = yield* EventLog.EventLog
        yield* log.appendAll([judged("r1/w0/0"), judged("r1/w0/1")])
        yield* attend
        const reject = { _tag: "Decide", row: "r1/w0/1", decision: "reject", note: "wrong" } as const
        assert.strictEqual((yield* ask(reject))["state"], "done")
        assert.strictEqual((yield* ask({ ...reject, decision: "accept", note: "" }))["state"], "done")
        assert.strictEqual((yield* ask({ ...reject, row: "r1/w5/9" }))["state"], "refused")
        const decided = yield* log.eventsOf("Decided")
        assert.deepStrictEqual(decided.map(({ decision, place }) => [place, decision]), [
          ["decision/r1/w0/1/1", "reject"],
          ["decision/r1/w0/1/2", "accept"]
        ])
      })
    ))

  it.live("takes no decision while the data set is being written", () =>
    attended(
      ({ ask, attend }) =>
        Effect.gen(function*() {
          yield* EventLog.append(judged("r1/w0/0"))
          yield* attend
          const asked = yield* ask({ _tag: "Decide", row: "r1/w0/0", decision: "reject", note: "" })
          assert.strictEqual(asked["state"], "refused")
        }),
      { phase: () => "dataset" }
    ))

  it.live("refuses what steered an engine that is gone, and does what was wanted of the run", () =>
    attended(({ attend, database, steering }) =>
      Effect.gen(function*() {
        yield* EventLog.append(judged("r1/w0/0"))
        const commands: ReadonlyArray<Command.Command> = [
          { _tag: "Pause" },
          { _tag: "Stop" },
          { _tag: "Decide", row: "r1/w0/0", decision: "accept", note: "" },
          { _tag: "Intervene", change: { _tag: "News", to: "everybody", text: "Rain." } },
          { _tag: "Interview", agent: "a0001", question: "Why?" }
        ]
        const ids = yield* Effect.forEach(commands, (command) => Commands.post(database, command))
        yield* attend
        const came = yield* Effect.forEach(ids, (id) => cameOf(database, id))
        assert.deepStrictEqual(came.map((one) => one["state"]), ["refused", "refused", "done", "done", "refused"])
        assert.strictEqual(steering.state(), "running")
      })
    ))

  it.live("keeps a change that a dead engine has left until the society lives again", () => {
    let phase = "population"
    let hasBegun = false
    return attended(
      ({ ask, attend, database }) =>
        Effect.gen(function*() {
          const id = yield* Commands.post(database, {
            _tag: "Intervene",
            change: { _tag: "News", to: "everybody", text: "Rain." }
          })
          yield* attend
          yield* ask({ _tag: "Continue" })
          assert.deepStrictEqual((yield* (yield* Commands.Commands).pending).map((one) => one.id), [id])
          // The phase is told a moment before anything can be changed in it.
          phase = "simulation"
          yield* ask({ _tag: "Continue" })
          assert.deepStrictEqual((yield* (yield* Commands.Commands).pending).map((one) => one.id), [id])
          hasBegun = true
          assert.strictEqual((yield* cameOf(database, id))["state"], "done")
        }),
      {
        phase: () => phase,
        hasBegun: () => hasBegun,
        propose: () => Effect.succeed(hasBegun ? { step: 7 } : { refused: "The society does not live yet." })
      }
    )
  })

  it.live("makes a change again that was promised for a step which never came, and none that is a fact", () => {
    const proposed: Array<string> = []
    return attended(
      ({ attend, database }) =>
        Effect.gen(function*() {
          const { answer } = yield* Commands.Commands
          for (const text of ["Rain.", "Rain.", "  Snow\u0007 "]) {
            const id = yield* Commands.post(database, { _tag: "Intervene", change: news(text) })
            yield* answer(id, { state: "done", answer: "From step 7 on everybody hears of it." })
          }
          yield* EventLog.appendAll([intervened("Snow", 1), intervened("Rain.", 2)])
          yield* attend
          assert.strictEqual((yield* cameOf(database, 2))["state"], "done")
          assert.deepStrictEqual(proposed, ["Rain."])
          assert.deepStrictEqual(yield* (yield* Commands.Commands).pending, [])
        }),
      {
        propose: (change) =>
          Effect.sync(() => {
            if (change._tag === "News") proposed.push(change.text)
            return { step: 9 }
          })
      }
    )
  })

  it.live("says that a change is made whose fact was kept before the engine died, and makes it no second time", () => {
    const proposed: Array<string> = []
    return attended(
      ({ attend, database }) =>
        Effect.gen(function*() {
          const ids = yield* Effect.forEach(
            [" Rain.\u0007", "Rain.", "Snow."],
            (text) => Commands.post(database, { _tag: "Intervene", change: news(text) })
          )
          yield* EventLog.append(intervened("Rain.", 1))
          yield* attend
          const came = yield* Effect.forEach(ids, (id) => cameOf(database, id))
          assert.deepStrictEqual(
            came.map((one) => one["answer"]),
            [7, 9, 9].map((step) => `From step ${step} on everybody hears of it.`)
          )
          assert.deepStrictEqual(proposed, ["Rain.", "Snow."])
        }),
      { propose: (change) => Effect.sync(() => (change._tag === "News" && proposed.push(change.text), { step: 9 })) }
    )
  })

  it.live("takes nothing that a fork took over for a change of its own", () =>
    attended(
      ({ attend, database }) =>
        Effect.gen(function*() {
          yield* (yield* Notes.Notes).set("fork", { run: "one", step: 7 })
          yield* EventLog.append(intervened("Rain.", 1))
          const id = yield* Commands.post(database, { _tag: "Intervene", change: news("Rain.") })
          yield* attend
          assert.strictEqual((yield* cameOf(database, id))["answer"], "From step 9 on everybody hears of it.")
        }),
      { propose: () => Effect.succeed({ step: 9 }) }
    ))

  it.live("goes on after a command that breaks, and after commands that cannot be read or answered for a while", () => {
    const broken: Array<string> = []
    const failing = new EventLog.LogError({ file: "run.db", detail: "database is locked" })
    const trouble = (when: string) =>
      Effect.suspend(() => {
        const at = broken.indexOf(when)
        if (at === -1) return Effect.void
        broken.splice(at, 1)
        return Effect.fail(failing)
      })
    let proposed = 0
    return attended(
      ({ ask, attend }) =>
        Effect.gen(function*() {
          const { answer, pending, promised, ...commands } = yield* Commands.Commands
          const troubled = Commands.Commands.of({
            ...commands,
            answer: (id, carried) => Effect.andThen(trouble("answer"), answer(id, carried)),
            pending: Effect.andThen(trouble("pending"), pending),
            promised: Effect.andThen(trouble("promised"), promised)
          })
          broken.push("promised")
          yield* Effect.provideService(attend, Commands.Commands, troubled)
          const change = news("Rain.")
          assert.include((yield* ask({ _tag: "Intervene", change }))["answer"], "the hat is empty")
          broken.push("pending", "pending", "answer", "answer")
          assert.strictEqual((yield* ask({ _tag: "Intervene", change }))["state"], "done")
          assert.deepStrictEqual(broken, [])
          assert.strictEqual(proposed, 2)
        }),
      {
        propose: () =>
          Effect.suspend(() =>
            proposed++ === 0 ? Effect.die(new Error("the hat is empty")) : Effect.succeed({ step: 9 })
          )
      }
    )
  })

  it.live("answers a row that is no command, and at the end whoever has asked too late", () =>
    attended(({ attend, database }) =>
      Effect.gen(function*() {
        const ids = yield* Effect.gen(function*() {
          yield* attend
          const db = new DatabaseSync(database, { timeout: 5000 })
          db.exec("INSERT INTO commands (body, asked, state, answer) VALUES ('{}', 0, 'waiting', '')")
          db.close()
          yield* cameOf(database, 1)
          return yield* Commands.post(database, { _tag: "Interview", agent: "a0001", question: "Why?" })
        }).pipe(Effect.scoped)
        const last = yield* cameOf(database, ids)
        assert.strictEqual(last["state"], "refused")
      }), { interview: () => Effect.never }))
})
