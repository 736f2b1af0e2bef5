import { assert, describe, it } from "@effect/vitest"
import { Example, World } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Drill from "../../packages/core/src/model/Drill.ts"
import * as Rehearsal from "../../packages/core/src/model/Rehearsal.ts"
import * as Trial from "../../packages/core/src/model/Trial.ts"
import { hurried } from "../core/model/stub.ts"
import { type Flow, modelsOf, play, recipeOf } from "../support/flow.ts"
import { type FaultKind, type ParsedRequest, ScriptedServer, transientKinds } from "../support/server/ScriptedServer.ts"
import { flow, isAccountedFor, isComplete, messagesOf, persons, settings, stubborn } from "./troubled.ts"

const rate = 0.2

let quiet: Promise<Flow> | undefined

/** The run without any trouble, made once. */
const calm = (): Promise<Flow> => quiet ??= Effect.runPromise(flow({}))

describe("faults that pass leave no trace in the data set", () => {
  const asCalm = Effect.fnUntraced(function*(played: Flow) {
    const { files } = yield* Effect.promise(calm)
    assert.deepStrictEqual(World.failures(played.world), [])
    assert.deepStrictEqual(played.files, files)
  })

  it.live("a run without any is complete, asks nothing twice and fails nowhere", () =>
    Effect.gen(function*() {
      const played = yield* flow({})
      isComplete(played)
      yield* asCalm(played)
      assert.isTrue(played.bodies.every(({ admitted, answered }) => admitted === 1 && answered === 1))
    }))

  it.effect.each(["429", "500", "503", "reset", "half", "garbage"] as const)("%s", (kind) =>
    Effect.gen(function*() {
      const played = yield* hurried(flow({ faults: { rate, kinds: [kind] } }))
      assert.isAbove(played.stats.faults[kind] ?? 0, 0)
      yield* asCalm(played)
      // Nothing that was answered is asked again.
      assert.isTrue(played.bodies.every(({ answered }) => answered <= 1 || kind === "half" || kind === "garbage"))
    }))

  it.live("hang: whoever gets no answer in time asks again", () =>
    Effect.gen(function*() {
      const played = yield* flow({ faults: { rate: 0.03, kinds: ["hang"] } }, { timeout: 0.4 })
      assert.isAbove(played.stats.faults.hang ?? 0, 0)
      yield* asCalm(played)
    }))

  it.effect("all of them mixed, with a limit of requests at once besides", () =>
    Effect.gen(function*() {
      const kinds = transientKinds.filter((kind) => kind !== "hang")
      const played = yield* hurried(flow({ limit: 6, faults: { rate, kinds } }))
      assert.isAbove(played.stats.requests, played.stats.answered)
      yield* asCalm(played)
    }))

  it.effect("of the embedder too", () =>
    Effect.gen(function*() {
      const kinds = ["429", "500", "reset", "half", "garbage"] as const
      const [quiet, troubled] = [
        yield* flow({}, { embedder: "stoa-embed" }),
        yield* hurried(flow({ faults: { rate: 0.4, kinds } }, { embedder: "stoa-embed" }))
      ]
      assert.isAbove(troubled.stats.requests, troubled.stats.answered)
      assert.deepStrictEqual(troubled.files, quiet.files)
    }))

  it.effect("streams that are cut: the replies are those of a server that streams none", () =>
    Effect.gen(function*() {
      const server = yield* ScriptedServer.scoped({ faults: { rate: 0.3, kinds: ["stream-cut", "half", "503"] } })
      const recipe = recipeOf(settings({ operation: { baseUrl: server.url } }))
      const streaming = Trial.model({ baseUrl: server.url, model: "stoa-test", apiKey: undefined, stream: true })
      const played = yield* hurried(play(recipe, persons, stubborn(streaming)))
      assert.isAbove(server.stats().faults["stream-cut"] ?? 0, 0)
      yield* asCalm(played)
    }))
})

describe("replies of no use are mended once or recorded, and the run goes on", () => {
  const kindsOf = ({ world }: Flow) => new Set(World.failures(world).map(({ kind }) => kind))

  it.live.each<{ readonly fault: FaultKind; readonly becomes: ReadonlyArray<string> }>([
    { fault: "empty", becomes: ["empty"] },
    { fault: "null", becomes: ["empty"] },
    { fault: "length", becomes: ["cut"] },
    { fault: "refusal", becomes: ["refused"] },
    { fault: "schema", becomes: ["undecodable"] },
    { fault: "fence", becomes: [] }
  ])("$fault", ({ becomes, fault }) =>
    Effect.gen(function*() {
      const played = yield* flow({ faults: { rate, kinds: [fault] } })
      assert.isAbove(played.stats.faults[fault] ?? 0, 0)
      isComplete(played)
      for (const kind of kindsOf(played)) assert.include(becomes, kind)
    }))

  it.live("an answer in a fence and words around it says what the bare one says", () =>
    Effect.gen(function*() {
      const [bare, fenced] = [yield* flow({}), yield* flow({ faults: { rate, kinds: ["fence"] } })]
      // Only the tokens of the replies differ.
      for (const file of ["messages.jsonl", "sharegpt.json"]) assert.strictEqual(fenced.files[file], bare.files[file])
    }))

  it.live("all of them mixed", () =>
    Effect.gen(function*() {
      const played = yield* flow({ faults: { rate: 0.3, kinds: ["content"] } })
      isComplete(played)
      assert.isAbove(kindsOf(played).size, 1)
      assert.isFalse(kindsOf(played).has("transient"))
    }))

  it.effect("all faults there are, mixed", () =>
    Effect.gen(function*() {
      const kinds = [...transientKinds.filter((kind) => kind !== "hang"), "content"] as const
      isComplete(yield* hurried(flow({ faults: { rate, kinds } })))
    }))

  it.live("a model that never answers a question writes no row: every candidate there was is tried, and told", () =>
    Effect.gen(function*() {
      // A bare question has nothing before it.
      const script = ({ messages: [first], seed }: ParsedRequest) =>
        first?.role === "user" && seed !== 1 ? { content: " \n" } : undefined
      const played = yield* flow({ script })
      isAccountedFor(played)
      assert.strictEqual(played.rows, 0)
      assert.deepStrictEqual(kindsOf(played), new Set(["empty"]))
    }))
})

describe("trouble that stays", () => {
  const calls = (world: World.World) => World.failures(world).map(({ place }) => place)

  it.effect("an agent whose calls always fail is silent; all others live and the data set is whole", () =>
    Effect.gen(function*() {
      const played = yield* hurried(flow({ failing: "does Person 3 carpenter do" }))
      isComplete(played)
      assert.isNotEmpty(calls(played.world))
      for (const place of calls(played.world)) assert.match(place, /^simulation\/\d+\/g\d+\/a0002\/failed$/)
      for (const { kind } of World.failures(played.world)) assert.strictEqual(kind, "transient")
      const actors = new Set([...messagesOf(played)].map(({ from }) => from))
      assert.isFalse(actors.has("a0002"))
      assert.isAbove(actors.size, 5)
    }))

  it.live("an agent whose calls are always refused is silent in the same way", () =>
    Effect.gen(function*() {
      const refuse = ({ userText }: { readonly userText: string }) =>
        userText.includes("does Person 3 carpenter do") ? { status: 400 } : undefined
      const played = yield* flow({ script: refuse })
      isComplete(played)
      for (const { kind, place } of World.failures(played.world)) {
        assert.match(place, /\/a0002\/failed$/)
        assert.strictEqual(kind, "refused")
      }
      assert.isNotEmpty(calls(played.world))
    }))

  it.effect("a person who can never be grounded stays out, and nobody else", () =>
    Effect.gen(function*() {
      const played = yield* hurried(flow({ failing: "Person 5 teacher" }))
      isComplete(played)
      assert.deepStrictEqual(calls(played.world), ["population/a0004/failed"])
      assert.deepInclude(World.failures(played.world)[0], { kind: "transient" })
    }))

  it.effect("summaries that always fail leave the acts to tell what happened", () =>
    Effect.gen(function*() {
      const played = yield* flow({
        script: ({ userText }) => (userText.includes("What they did, in order:") ? { status: 400 } : undefined)
      })
      isComplete(played)
      assert.isTrue(calls(played.world).every((place) => /\/e\d+\/failed$/.test(place)))
      assert.isAbove(calls(played.world).length, 4)
    }))

  it.live("prompts beyond the model's context are shortened, and the data set is whole", () =>
    Effect.gen(function*() {
      const played = yield* flow({ context: 600 })
      assert.isAbove(played.stats.faults.overflow ?? 0, 0)
      isComplete(played)
    }))

  it.live("a context too small for any act makes a short life, with its reason", () =>
    Effect.gen(function*() {
      const played = yield* flow({ context: 420 }, { simulation: { episodes: 8, steps: 2 } })
      isAccountedFor(played)
      assert.isNotEmpty(calls(played.world))
      for (const { kind, reason } of World.failures(played.world)) {
        assert.strictEqual(kind, "overflow")
        assert.match(reason, /too long for the model: 400 .*maximum context length is 420 tokens/)
      }
    }))

  it.live.each([
    { what: "the quota is used up", options: { quotaFrom: 40 }, says: /lets model .*no quota is left/ },
    { what: "the key is withdrawn", options: { keyFrom: 40 }, says: /refuses the key/ }
  ])(
    "in the middle of a run $what: it ends with that sentence, and nobody knocks again",
    ({ options, says }) =>
      Effect.gen(function*() {
        const server = yield* ScriptedServer.scoped(options)
        const recipe = recipeOf(settings({ operation: { baseUrl: server.url, concurrency: 8, timeout: 10 } }))
        const error = yield* Effect.flip(play(recipe, persons, modelsOf(recipe)))
        assert.strictEqual(error._tag, "ModelError")
        assert.match(error.message, says)
        const { faults } = server.stats()
        assert.isAtMost((faults.quota ?? 0) + (faults.key ?? 0), 8)
      })
  )
})

describe("a drilled run", () => {
  const drilled = (share: number) =>
    hurried(play(
      recipeOf(settings({ model: "rehearsal" })),
      persons,
      stubborn(Drill.layer(share).pipe(Layer.provide(Rehearsal.layer())))
    ))

  it.effect("is the same each time, accounts for all, and marks what the drill had a hand in", () =>
    Effect.gen(function*() {
      const first = yield* drilled(0.3)
      assert.deepStrictEqual((yield* drilled(0.3)).files, first.files)
      isAccountedFor(first)
      const spoilt = World.failures(first.world).filter(({ kind }) => kind !== "transient")
      assert.isNotEmpty(spoilt)
      const makers = new Set(
        World.examples(first.world).filter(Example.isKept).flatMap(({ makings }) => makings.map(({ model }) => model))
      )
      assert.include([...makers], "rehearsal")
      for (const maker of makers) assert.match(maker, /^rehearsal( \(drill: (fence|cut)\))?$/)
    }))

  it.effect("without a share it is no drill", () =>
    Effect.gen(function*() {
      const recipe = recipeOf(settings({ model: "rehearsal" }))
      assert.deepStrictEqual((yield* drilled(0)).files, (yield* play(recipe, persons, modelsOf(recipe))).files)
    }))
})
