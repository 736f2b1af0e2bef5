import { assert, describe, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer, Result, Schema } from "effect"
import { chance } from "../../packages/core/src/domain/Seed.ts"
import { Model, type ModelRequest } from "../../packages/core/src/model/Model.ts"
import * as Prompt from "../../packages/core/src/model/Prompt.ts"

/** What a model that never answers is seen to hold: open connections, calls under way. */
export class Held extends Context.Service<Held, { readonly count: () => number }>()("stoa/test/Held") {
  /** Counts the calls under way in a model of this process. */
  static readonly counting = <E>(layer: Layer.Layer<Model, E>): Layer.Layer<Model | Held, E> =>
    Layer.effectContext(Effect.map(Model, (model) => {
      let count = 0
      const ask = (request: ModelRequest) =>
        Effect.acquireUseRelease(
          Effect.sync(() => count++),
          () => model.ask(request),
          () => Effect.sync(() => count--)
        )
      return Context.make(Model, Model.of({ name: model.name, ask })).pipe(
        Context.add(Held, Held.of({ count: () => count }))
      )
    })).pipe(Layer.provide(layer))
}

/** A text, and objects of every shape that the product's prompts ask for. */
export const prompts = {
  text: Prompt.make("contract-text", {
    input: Schema.Struct({ subject: Schema.String }),
    output: Schema.String,
    system: "You write about everyday life.",
    user: "Two sentences about <subject>{{subject}}</subject>.",
    rehearse: ({ subject }, chance) => `There is more to say about ${subject} (${chance.int(1000)}).`
  }),
  flat: Prompt.make("contract-flat", {
    input: Schema.Struct({ subject: Schema.String }),
    output: Schema.Struct({
      act: Schema.Literals(["do", "say", "ask"]),
      text: Schema.NonEmptyString.annotate({ description: "One sentence" }),
      done: Schema.Boolean
    }),
    system: "You say what somebody does next.",
    user: "What happens to <subject>{{subject}}</subject>?",
    rehearse: ({ subject }, chance) => ({
      act: chance.pick(["do", "say", "ask"] as const),
      text: `Somebody sees to ${subject} (${chance.int(1000)}).`,
      done: chance.flip(0.5)
    })
  }),
  nested: Prompt.make("contract.nested", {
    input: Schema.Struct({ subject: Schema.String }),
    output: Schema.Struct({
      title: Schema.NonEmptyString,
      steps: Schema.Array(Schema.Struct({ number: Schema.Int, detail: Schema.String })).check(
        Schema.isMinLength(2),
        Schema.isMaxLength(5)
      )
    }),
    system: "You make plans.",
    user: "A plan for <subject>{{subject}}</subject>.",
    rehearse: ({ subject }, chance) => ({
      title: `A plan for ${subject}`,
      steps: [1, 2].map((number) => ({ number, detail: `Step ${chance.int(1000)}` }))
    })
  })
}

/** A request as `Prompt.ask` makes it. */
export const requestOf = <O>(
  prompt: Prompt.Prompt<{ readonly subject: string }, O>,
  given: { readonly subject?: string; readonly seed?: number; readonly place?: string } = {}
): ModelRequest => {
  const { place = "contract/p", seed = 1, subject = "the flour mill" } = given
  return {
    place,
    seed,
    prompt: prompt.name,
    promptHash: prompt.hash,
    turns: prompt.turns({ subject }),
    form: prompt.form,
    temperature: prompt.temperature,
    maxTokens: prompt.maxTokens,
    rehearse: () => prompt.rehearse({ subject }, chance(seed))
  }
}

const ask = (request: ModelRequest) => Effect.flatMap(Model, (model) => model.ask(request))

/** Waits for what must come; a test that waits in vain runs into its time limit. */
export const until = (holds: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (holds() ? Effect.void : Effect.andThen(Effect.sleep(2), until(holds))))

/**
 * What every model promises, and every wrapper around one. `hanging` is the same made so slow that it never answers, with a
 * view of what it holds meanwhile; give it one call at a time, so that a place that is not given back shows.
 */
export const modelContract = <E, E2>(
  name: string,
  layer: Layer.Layer<Model, E>,
  hanging: Layer.Layer<Model | Held, E2>
): void => {
  describe(`the model ${name}`, () => {
    const each = Object.values(prompts) as ReadonlyArray<Prompt.Prompt<{ readonly subject: string }, unknown>>

    it.live("has a name", () =>
      Effect.gen(function*() {
        assert.isNotEmpty((yield* Model).name)
      }).pipe(Effect.provide(layer)))

    it.live("gives the same reply to the same request", () =>
      Effect.gen(function*() {
        for (const prompt of each) {
          const first = yield* ask(requestOf(prompt))
          assert.deepStrictEqual(yield* ask(requestOf(prompt)), first)
        }
      }).pipe(Effect.provide(layer)))

    it.live("lets the seed decide among replies", () =>
      Effect.gen(function*() {
        for (const prompt of each) {
          const replies = yield* Effect.forEach([1, 2, 3, 4, 5, 6], (seed) =>
            ask(requestOf(prompt, { seed, place: `contract/${seed}` })))
          assert.isAbove(
            new Set(replies.map(({ text }) =>
              text
            )).size,
            1
          )
        }
      }).pipe(Effect.provide(layer)))

    it.live("gives a text that says something, and objects that the prompt reads", () =>
      Effect.gen(function*() {
        for (const prompt of each) {
          for (let seed = 0; seed < 6; seed++) {
            const { finish, text } = yield* ask(requestOf(prompt, { seed, place: `contract/${seed}` }))
            assert.strictEqual(finish, "stop")
            assert.match(text, /\p{L}/u)
            const read = prompt.read(text)
            assert.isTrue(Result.isSuccess(read), String(Result.isFailure(read) ? read.failure : ""))
          }
        }
      }).pipe(Effect.provide(layer)))

    it.live("says who answered and how many tokens it took", () =>
      Effect.gen(function*() {
        for (const prompt of each) {
          const reply = yield* ask(requestOf(prompt))
          const longer = yield* ask(requestOf(prompt, { subject: "the flour mill ".repeat(200), place: "contract/q" }))
          for (const { inputTokens, model, outputTokens } of [reply, longer]) {
            assert.isNotEmpty(model)
            assert.isTrue(Number.isInteger(inputTokens) && inputTokens > 0)
            assert.isTrue(Number.isInteger(outputTokens) && outputTokens > 0)
          }
          assert.isAbove(longer.inputTokens, reply.inputTokens)
        }
      }).pipe(Effect.provide(layer)))

    it.live("gives each of 64 calls at once the reply it would get alone", () =>
      Effect.gen(function*() {
        const requests = Array.from({ length: 64 }, (_, index) =>
          requestOf(each[index % each.length] as (typeof each)[number], {
            subject: `matter ${index}`,
            seed: index,
            place: `contract/${index}`
          }))
        const together = yield* Effect.forEach(requests, ask, { concurrency: "unbounded" }).pipe(
          Effect.provide(Layer.fresh(layer))
        )
        const alone = yield* Effect.forEach(requests, ask).pipe(Effect.provide(Layer.fresh(layer)))
        assert.deepStrictEqual(together, alone)
        assert.isAbove(
          new Set(together.map(({ text }) =>
            text
          )).size,
          32
        )
      }))

    it.live("ends a call that is interrupted, and is ready for the next", () =>
      Effect.gen(function*() {
        const { count } = yield* Held
        for (const prompt of each) {
          const fiber = yield* Effect.forkChild(ask(requestOf(prompt)))
          yield* until(() => count() === 1)
          yield* Fiber.interrupt(fiber)
          yield* until(() => count() === 0)
        }
      }).pipe(Effect.provide(hanging)))
  })
}
