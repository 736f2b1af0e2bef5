import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import * as Draft from "../../../packages/core/src/domain/Draft.ts"
import * as Seed from "../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { Model, ModelError, Unauthorised } from "../../../packages/core/src/model/Model.ts"
import * as Prompt from "../../../packages/core/src/model/Prompt.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Casting from "../../../packages/core/src/scenario/Casting.ts"
import * as Patience from "../../../packages/core/src/scenario/Patience.ts"
import { play } from "../../../packages/core/src/scenario/Play.ts"
import { Stage } from "../../../packages/core/src/scenario/Stage.ts"
import { Watchdog } from "../../../packages/core/src/scenario/Watchdog.ts"
import { answer, layers, placesOf, playBare, scenarioOf, worldOf } from "./lesson.ts"

const oneAsk = scenarioOf(Effect.fnUntraced(function*({ cast, input }) {
  const stage = yield* Stage
  const said = yield* stage.ask(cast.pupil, answer, { question: input.question })
  return [Draft.conversation([Draft.human(input.question), Draft.gpt(said)])]
}))

const slowly = { ...answer, name: "slowly" }

/** The rehearsal, which takes its time over one of the prompts. */
const drowsy = Layer.effect(
  Model,
  Effect.map(Model, (model) =>
    Model.of({
      name: model.name,
      ask: (request) => (request.prompt === "slowly" ? Effect.delay(model.ask(request), 200) : model.ask(request))
    }))
).pipe(Layer.provide(Rehearsal.layer()))

const failing = (body: Parameters<typeof scenarioOf>[0], more: Parameters<typeof scenarioOf>[1] = {}) =>
  Effect.map(playBare(scenarioOf(body, more)), ({ played }) => ({ end: played.end, reason: played.reason }))

describe("a play", () => {
  it.effect("comes to conversations whose turns name the calls that made them, and who spoke", () =>
    Effect.gen(function*() {
      const { conversations, makings, played } = yield* playBare(oneAsk)
      const [place] = placesOf(makings)
      assert.match(place ?? "", /^class\/c0\/lesson\/pupil\/answer\/[0-9a-f]{8}\/1$/)
      assert.deepStrictEqual(
        conversations[0]?.turns.map(({ message, role, speaker }) => ({ message, role, speaker })),
        [
          { message: undefined, role: "user", speaker: undefined },
          { message: place, role: "assistant", speaker: "pupil" }
        ]
      )
      assert.strictEqual(makings.get(place ?? "")?.prompt, "answer")
      assert.deepInclude(played, { place: "class/c0/lesson/played", end: "drafts", calls: 1, drafts: 1, reason: "" })
    }).pipe(Effect.provide(layers())))

  it.effect("asks the same again as another call with another seed, also at once", () =>
    Effect.gen(function*() {
      const { conversations, makings } = yield* playBare(scenarioOf(Effect.fnUntraced(function*({ cast, input }) {
        const stage = yield* Stage
        const ask = stage.ask(cast.pupil, answer, { question: input.question })
        const said = yield* Effect.all([ask, ask, ask], { concurrency: 3 })
        return [Draft.conversation([Draft.human("?"), Draft.gpt(said.map(({ text }) => text).join(" / "))])]
      })))
      assert.deepStrictEqual(placesOf(makings).map((place) => place.split("/").at(-1)), ["1", "2", "3"])
      assert.strictEqual(new Set(conversations[0]?.turns[1]?.content.split(" / ")).size, 3)
    }).pipe(Effect.provide(layers()), Effect.provideService(Seed.Root, 7)))

  it.effect("chooses by its place and label, whatever was chosen before", () =>
    Effect.gen(function*() {
      const choices = (labels: ReadonlyArray<string>, row: number) =>
        Effect.map(
          playBare(
            scenarioOf(Effect.fnUntraced(function*() {
              const stage = yield* Stage
              const chosen = yield* Effect.forEach(
                labels,
                (label) => stage.choose(label, ["a", "b", "c", "d", "e", "f", "g"])
              )
              return [Draft.conversation([Draft.human("?"), Draft.gpt(chosen.join(""))])]
            })),
            { row }
          ),
          ({ conversations }) => conversations[0]?.turns[1]?.content ?? ""
        )
      const [first, second] = [yield* choices(["x", "y", "z"], 0), yield* choices(["z", "x"], 0)]
      assert.strictEqual(second, `${first[2]}${first[0]}`)
      const rows = yield* Effect.forEach(Array.from({ length: 12 }, (_, row) => row), (row) => choices(["x"], row))
      assert.isAbove(new Set(rows).size, 2)
    }).pipe(Effect.provide(layers())))

  it.effect("keeps what it notes and remarks, and where it sends its question", () =>
    Effect.gen(function*() {
      const { played } = yield* playBare(scenarioOf(Effect.fnUntraced(function*() {
        const stage = yield* Stage
        yield* stage.note("tries", 2)
        yield* stage.remark("policy", "re\u001b[31msample")
        return yield* stage.elsewhere("the pupil is right")
      })))
      assert.deepInclude(played, { end: "elsewhere", reason: "the pupil is right", notes: { tries: 2 } })
      assert.deepStrictEqual(played.remarks, { policy: "resample" })
    }).pipe(Effect.provide(layers())))

  it.effect("lets all others of a bare cast hear what is told, and nobody else's words", () =>
    Effect.gen(function*() {
      const { played, conversations } = yield* playBare(scenarioOf(Effect.fnUntraced(function*({ cast, input }) {
        const stage = yield* Stage
        const said = yield* stage.ask(cast.pupil, answer, { question: input.question })
        const hearers = yield* stage.tell(said)
        const [other] = cast.others
        const heard = yield* stage.heard(other!)
        const own = yield* stage.heard(cast.pupil)
        return [Draft.conversation([Draft.human(`${hearers.length} ${own.length}`), Draft.gpt(heard[0]?.text ?? "")])]
      })))
      assert.strictEqual(conversations[0]?.turns[0]?.content, "4 0")
      assert.match(conversations[0]?.turns[1]?.content ?? "", /^How many eggs\? is answered with \d+\.$/)
      assert.deepStrictEqual(played.told[0]?.heardBy, ["others.1", "others.2", "others.3", "others.4"])
    }).pipe(Effect.provide(layers())))

  it.effect("has the modulator decide who hears where agents of a society play", () =>
    Effect.gen(function*() {
      const world = worldOf(8)
      const groups = World.groups(world)
      const scenario = scenarioOf(Effect.fnUntraced(function*({ cast, input }) {
        const stage = yield* Stage
        const said = yield* stage.ask(cast.pupil, answer, { question: input.question })
        yield* stage.tell(said)
        return []
      }))
      const cast = Casting.fromSociety(scenario, { world, groups, home: groups[1]! }, Seed.chance(3))
      const { makings, played } = yield* play({
        scenario,
        row: 4,
        record: { question: "Why?" },
        cast: cast as Casting.Filled,
        social: true,
        modelOf: () => undefined,
        maxCalls: 64
      })
      assert.deepInclude(played, { end: "nothing", calls: 2, drafts: 0 })
      assert.deepStrictEqual([...makings.values()].map(({ prompt }) => prompt), ["answer", "hear"])
      assert.deepStrictEqual(played.told[0]?.heardBy, ["others.1"])
      assert.deepStrictEqual(played.cast.map(({ agent }) => agent).toSorted(), ["a0002", "a0003"])
    }).pipe(Effect.provide(layers())))
})

describe("a play that goes wrong costs itself and says why", () => {
  it.effect("by a throw, with the line of its file", () =>
    Effect.gen(function*() {
      const file = import.meta.filename
      const { end, reason } = yield* failing(() =>
        Effect.sync(() => {
          throw new RangeError("no eggs left")
        }), { file })
      assert.strictEqual(end, "failed")
      assert.match(reason, /^lesson \(Play\.test\.ts:\d+:\d+\): RangeError: no eggs left$/)
    }).pipe(Effect.provide(layers())))

  it.effect("by an input that does not take the question", () =>
    Effect.gen(function*() {
      const { played } = yield* playBare(oneAsk, { record: { question: "" } })
      assert.strictEqual(played.end, "failed")
      assert.match(played.reason, /^lesson: its input does not take this question: .*length/)
    }).pipe(Effect.provide(layers())))

  it.effect("by a play that is no effect, or returns no conversations, or an empty turn", () =>
    Effect.gen(function*() {
      const { reason: promise } = yield* failing((() => Promise.resolve([])) as never)
      assert.strictEqual(promise, "lesson: TypeError: its play is no effect: write it with Effect.fn")
      const { reason: nothing } = yield* failing(() => Effect.succeed("done"))
      assert.strictEqual(
        nothing,
        "lesson: its play returns no list of conversations: return [Draft.conversation([...])]"
      )
      const { reason: empty } = yield* failing(() =>
        Effect.succeed([Draft.conversation([Draft.human("Hm?"), Draft.gpt(" ")])])
      )
      assert.strictEqual(empty, "lesson: turn 2 of its conversation 1 says nothing")
    }).pipe(Effect.provide(layers())))

  it.effect("by asking more than it may: no call beyond is made", () =>
    Effect.gen(function*() {
      const { makings, played } = yield* playBare(
        scenarioOf(Effect.fnUntraced(function*({ cast, input }) {
          const stage = yield* Stage
          return yield* Effect.forever(stage.ask(cast.pupil, answer, { question: input.question }))
        })),
        { maxCalls: 5 }
      )
      assert.deepInclude(played, { end: "failed", calls: 5 })
      assert.strictEqual(played.reason, "lesson: the play wanted more than 5 calls (class.maxCalls)")
      assert.strictEqual(makings.size, 5)
    }).pipe(Effect.provide(layers())))

  it.effect("by what a prompt does not take, and by asking nobody", () =>
    Effect.gen(function*() {
      const { reason: wrong } = yield* failing(Effect.fnUntraced(function*({ cast }) {
        const stage = yield* Stage
        yield* stage.ask(cast.pupil, answer, { question: 3 } as never)
        return []
      }))
      assert.match(
        wrong,
        /^lesson: the prompt answer was given what it does not take: Expected string at \["question"\]$/
      )
      const { reason: nobody } = yield* failing(Effect.fnUntraced(function*() {
        const stage = yield* Stage
        yield* stage.ask(undefined as never, answer, { question: "?" })
        return []
      }))
      assert.strictEqual(
        nobody,
        "lesson: the prompt answer was given what it does not take: nobody of the cast was asked"
      )
    }).pipe(Effect.provide(layers())))

  it.effect("by an answer that cannot be used, unless its author copes with that", () =>
    Effect.gen(function*() {
      const mute = Prompt.make("mute", {
        input: Schema.Struct({}),
        output: Schema.Struct({ text: Schema.NonEmptyString }),
        system: "Say nothing.",
        user: "Now.",
        rehearse: () => ({ text: "x" })
      })
      const silent: typeof mute = { ...mute, rehearse: () => "{}" }
      const body = Effect.fnUntraced(function*({ cast }: { readonly cast: { readonly pupil: never } }) {
        const stage = yield* Stage
        yield* stage.ask(cast.pupil, silent, {})
        return []
      })
      const { end, reason } = yield* failing(body as never)
      assert.strictEqual(end, "failed")
      assert.match(reason, /^pupil gave no usable answer to the prompt mute: /)
      const coping = yield* failing(((given: never) => Effect.catch(body(given), () => Effect.succeed([]))) as never)
      assert.strictEqual(coping.end, "nothing")
      assert.strictEqual(World.failures(yield* EventLog.currentWorld).length, 1)
    }).pipe(Effect.provide(layers())))

  it.live("by doing nothing for too long", () =>
    Effect.gen(function*() {
      const { reason } = yield* failing(() => Effect.never)
      assert.strictEqual(
        reason,
        "lesson: the play asked for nothing and came to no end in 0.5 seconds (class.patience)"
      )
    }).pipe(Effect.provide(layers(0.5))))

  it.effect("by having hung before: it is not played again", () =>
    Effect.gen(function*() {
      const { makings, played } = yield* playBare(oneAsk)
      assert.strictEqual(makings.size, 0)
      assert.deepInclude(played, { end: "failed", reason: "lesson: the play never yields (x.ts:1:1)" })
    }).pipe(
      Effect.provide(layers()),
      Effect.provideService(Watchdog, {
        begin: () => undefined,
        end: () => undefined,
        stuck: new Map([["class/c0/lesson", "the play never yields (x.ts:1:1)"]])
      })
    ))
})

describe("what would hang on which answer comes first", () => {
  it.live("is refused: nothing is told while others are awaited", () =>
    Effect.gen(function*() {
      const { reason } = yield* failing(Effect.fnUntraced(function*({ cast, input }) {
        const stage = yield* Stage
        const branch = (question: string, pause: number) =>
          Effect.gen(function*() {
            yield* Effect.sleep(pause)
            yield* stage.tell(yield* stage.ask(cast.pupil, answer, { question }))
          })
        const slow = Effect.delay(stage.ask(cast.pupil, slowly, { question: input.question }), 0)
        yield* Effect.all([branch("one?", 5), slow], { concurrency: 2 })
        return []
      }))
      assert.match(reason, /^lesson: something is told while other answers are awaited/)
    }).pipe(Effect.provide(Layer.mergeAll(drowsy, EventLog.EventLog.memory, Patience.layer(5)))))

  it.effect("is refused: only what was said can be told", () =>
    Effect.gen(function*() {
      const { reason } = yield* failing(Effect.fnUntraced(function*() {
        const stage = yield* Stage
        yield* stage.tell({ id: 7, text: "no" } as never)
        return []
      }))
      assert.strictEqual(
        reason,
        "lesson: the prompt tell was given what it does not take: only a message that ask gave can be told"
      )
    }).pipe(Effect.provide(layers())))
})

describe("what concerns the whole run", () => {
  const noKey = new ModelError({
    model: "locked",
    endpoint: "http://x",
    reason: new Unauthorised({ detail: "no key" })
  })
  const full = new EventLog.LogError({ file: "run.db", detail: "disk is full" })

  /** A play that copes with whatever its only question comes to, in one way or another. */
  const coping = (
    ask: Effect.Effect<never, ModelError>,
    cope: (effect: Effect.Effect<unknown, unknown>) => Effect.Effect<unknown>
  ) => {
    const model = Layer.succeed(Model, Model.of({ name: "locked", ask: () => ask }))
    return Effect.flip(
      playBare(scenarioOf(({ cast, input }) =>
        Effect.gen(function*() {
          const stage = yield* Stage
          yield* cope(stage.ask(cast.pupil, answer, { question: input.question }))
          return [Draft.conversation([Draft.human("?"), Draft.gpt("Never mind.")])]
        })
      )).pipe(Effect.provide(Layer.mergeAll(model, EventLog.EventLog.memory, Patience.layer(5))))
    )
  }

  it.effect("passes through a play that catches everything, in whatever way", () =>
    Effect.gen(function*() {
      for (const ask of [Effect.fail(noKey), Effect.die(full)]) {
        const wanted = ask === undefined ? "" : yield* coping(ask, (effect) => Effect.catch(effect, () => Effect.void))
        assert.include(["ModelError", "LogError"], (wanted as { readonly _tag: string })._tag)
        assert.deepStrictEqual(yield* coping(ask, (effect) => Effect.catchCause(effect, () => Effect.void)), wanted)
        assert.deepStrictEqual(yield* coping(ask, Effect.exit), wanted)
      }
    }))
})

describe("turns that no log keeps", () => {
  it.effect("cost the play alone, and are told with what is wrong", () =>
    Effect.gen(function*() {
      const cases: ReadonlyArray<readonly [unknown, RegExp]> = [
        [
          { turns: [{ role: "tutor", content: "Hm." }] },
          /^lesson: its conversation 1: Expected "system" \| "user" \| "assistant"/
        ],
        [{ turns: [{ role: "user", content: "Hm.", checks: ["witholds"] }] }, /^lesson: its conversation 1: .*checks/],
        [{ turns: [{ role: "user", content: "Hm." }], domain: 3 }, /^lesson: its conversation 1: Expected string/]
      ]
      for (const [conversation, sentence] of cases) {
        const { end, reason } = yield* failing(() => Effect.succeed([conversation]))
        assert.strictEqual(end, "failed")
        assert.match(reason, sentence)
      }
    }).pipe(Effect.provide(layers())))

  it.effect("nor are made of an effect that nobody ran", () =>
    Effect.gen(function*() {
      const { reason } = yield* failing(Effect.fnUntraced(function*({ cast, input }) {
        const stage = yield* Stage
        const said = stage.ask(cast.pupil, answer, { question: input.question })
        return [Draft.conversation([Draft.human("?"), Draft.gpt(said as never)])]
      }))
      assert.match(reason, /is a yield\* missing before ask\?$/)
    }).pipe(Effect.provide(layers())))
})
