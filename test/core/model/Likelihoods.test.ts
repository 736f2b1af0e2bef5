import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer } from "effect"
import type { IncomingMessage, ServerResponse } from "node:http"
import { AttemptStore } from "../../../packages/core/src/log/Attempts.ts"
import { CallStore } from "../../../packages/core/src/log/RunStore.ts"
import * as Stopping from "../../../packages/core/src/log/Stop.ts"
import { Budget } from "../../../packages/core/src/model/Budget.ts"
import { Likelihood, type Scoring } from "../../../packages/core/src/model/Likelihood.ts"
import * as Models from "../../../packages/core/src/model/Models.ts"
import { listening } from "./asking.ts"

// Nobody's real server: what stands here is what vLLM says of itself.

const stores = Layer.fresh(Layer.merge(CallStore.memory, AttemptStore.memory))

interface Sent {
  readonly model: string
  readonly messages: ReadonlyArray<{ readonly role: string; readonly content: string }>
  readonly prompt_logprobs?: number
  readonly continue_final_message?: boolean
}

/** Scores each word of a text by its length, as a server that can; the words before the reply are scored too. */
const scored = ({ messages }: Sent) => {
  const words = messages.flatMap(({ content }) => content.split(" "))
  const places = words.map((word, at) => ({
    [`${900 - at}`]: { logprob: -word.length, rank: 2, decoded_token: ` ${word}` },
    "4": { logprob: -0.5, rank: 1, decoded_token: " the" }
  }))
  // The number of the token that stands there comes first, and JSON.stringify would put the smaller one before it.
  const told = places.map((place) =>
    `{${Object.entries(place).toReversed().map(([id, entry]) => `"${id}":${JSON.stringify(entry)}`).join()}}`
  )
  return `{"choices":[],"prompt_logprobs":[null,${told.join()}],"usage":{"prompt_tokens":${words.length},"completion_tokens":1}}`
}

const serving = Effect.fnUntraced(function*(
  answer: (sent: Sent, nth: number) => { readonly status?: number; readonly body: string } = (sent) => ({
    body: scored(sent)
  })
) {
  const asked: Array<Sent> = []
  const read = async (request: IncomingMessage, response: ServerResponse) => {
    let text = ""
    for await (const piece of request) text += String(piece)
    const sent = JSON.parse(text) as Sent
    const { body, status = 200 } = answer(sent, asked.push(sent))
    response.writeHead(status, { "content-type": "application/json" }).end(body)
  }
  const { url } = yield* listening((request, response) => void read(request, response))
  return { asked, url }
})

const access = (given: Partial<Models.Access>): Models.Access => ({
  model: "base",
  embedder: "lexical",
  timeout: 60,
  sendSeed: true,
  ...given
})

const scoring = (given: Partial<Scoring> = {}): Scoring => ({
  place: "score/1",
  model: "base",
  turns: [{ role: "user", content: "What is six?" }],
  reply: "It is 6",
  ...given
})

const score = (given: Partial<Scoring> = {}) => Effect.flatMap(Likelihood, ({ score }) => score(scoring(given)))
const why = (model: string) => Effect.map(Likelihood, ({ why }) => why(model))

type Own = NonNullable<Parameters<typeof Models.likelihood>[2]>["own"]

const likelihood = (given: Partial<Models.Access>, own?: Own) =>
  Models.likelihood(access(given), {}, own === undefined ? {} : { own }).pipe(
    Layer.provideMerge(Budget.layer({ ...given, prices: new Map() }))
  )

describe("the likelihood of a reply at a server that tells it", () => {
  it.live("is told token by token, after one trial of each model, and on the ledger", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving()
      yield* Effect.gen(function*() {
        const [tokens] = yield* Effect.all([score(), score({ place: "score/2" })], { concurrency: "unbounded" })
        assert.deepStrictEqual(tokens?.map(({ logprob, token }) => [token, logprob]), [[" It", -2], [" is", -2], [
          " 6",
          -1
        ]])
        assert.deepStrictEqual(tokens?.[0]?.top, [[" the", -0.5], [" It", -2]])
        assert.lengthOf(asked, 3)
        assert.deepInclude(asked.at(-1) ?? {}, {
          messages: [{ role: "user", content: "What is six?" }, { role: "assistant", content: "It is 6" }],
          add_generation_prompt: false,
          continue_final_message: true,
          max_tokens: 1
        })
        assert.isUndefined(yield* why("base"))
        assert.strictEqual((yield* Budget).spending().calls, 3)
        assert.isAbove((yield* Budget).spending().inputTokens, 0)
        yield* score({ model: "trained", place: "score/3" })
        assert.deepStrictEqual(asked.slice(3).map(({ model }) => model), ["trained", "trained"])
      }).pipe(Effect.provide(Layer.provide(likelihood({ baseUrl: url }), stores)))
    }))

  it.live("is asked once: told again, it comes from the record, and nobody is tried", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving()
      yield* Effect.gen(function*() {
        const sitting = Effect.provide(score(), likelihood({ baseUrl: url }))
        const first = yield* sitting
        assert.deepStrictEqual(yield* sitting, first)
        assert.lengthOf(asked, 2)
      }).pipe(Effect.provide(stores))
    }))

  it.live("is not told of a text that is refused, and why stays on record", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving((sent) =>
        sent.messages.at(-1)?.content === "It is 6"
          ? { status: 400, body: JSON.stringify({ error: { message: "maximum context length is 9 tokens" } }) }
          : { body: scored(sent) }
      )
      yield* Effect.gen(function*() {
        const sitting = Effect.gen(function*() {
          assert.isUndefined(yield* score())
          assert.match((yield* why("base")) ?? "", /refuses to score .*maximum context length/)
          assert.isDefined(yield* score({ reply: "Six" }))
        }).pipe(Effect.provide(likelihood({ baseUrl: url })))
        yield* sitting
        yield* sitting
        assert.lengthOf(asked, 3)
      }).pipe(Effect.provide(stores))
    }))
})

describe("the likelihood of a reply where nobody tells it", () => {
  it.live.each<[string, { readonly status?: number; readonly body: string }, RegExp]>([
    ["a server that refuses what it does not know", {
      status: 400,
      body: JSON.stringify({ error: { message: "Unrecognized request argument supplied: prompt_logprobs" } })
    }, /refuses to score .*prompt_logprobs/],
    ["a server that passes over it", { body: "{\"choices\":[]}" }, /gives no probabilities of a text that is given/],
    ["a server that does not know the model", { status: 404, body: "{}" }, /refuses to score/]
  ])("is undefined: %s is tried once, and says why", ([_, answer, sentence]) =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(() => answer)
      yield* Effect.gen(function*() {
        const all = yield* Effect.forEach([1, 2, 3], (nth) => score({ place: `score/${nth}` }), {
          concurrency: "unbounded"
        })
        assert.deepStrictEqual(all, [undefined, undefined, undefined])
        assert.lengthOf(asked, 1)
        assert.match((yield* why("base")) ?? "", sentence)
        assert.include(yield* why("base"), url)
      }).pipe(Effect.provide(Layer.provide(likelihood({ baseUrl: url }), stores)))
    }))

  it.live("is undefined for the rehearsal, and for a name that leads nowhere", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* score({ model: "rehearsal" }))
      assert.include(yield* why("rehearsal"), "has no probabilities")
      assert.isUndefined(yield* score({ model: "strange" }))
      assert.include(yield* why("strange"), "names no server")
    }).pipe(Effect.provide(Layer.provide(likelihood({ model: "rehearsal" }), stores))))

  it.live("stops no run where the server fails at it: it is not measured, and not asked again in the next sitting", () =>
    Effect.gen(function*() {
      const { asked, url } = yield* serving(() => ({ status: 500, body: "CUDA out of memory" }))
      const { drained, stop } = yield* Stopping.make
      const sitting = Effect.gen(function*() {
        const all = yield* Effect.forEach([1, 2, 3], (nth) => score({ place: `score/${nth}` }))
        assert.deepStrictEqual(all, [undefined, undefined, undefined])
        assert.match((yield* why("base")) ?? "", /^Not measured: .*500/)
      }).pipe(Effect.provideService(Stopping.Stop, stop), Effect.provide(likelihood({ baseUrl: url })))
      yield* Effect.gen(function*() {
        const stopped = Effect.map(drained, () => "stopped")
        assert.strictEqual(yield* Effect.race(Effect.as(sitting, "measured"), stopped), "measured")
        assert.lengthOf(asked, 3)
        yield* sitting
        assert.lengthOf(asked, 3)
      }).pipe(Effect.provide(stores))
    }))

  it.live("stops no run where the server fails after its trial, as one that ends of it", () =>
    Effect.gen(function*() {
      const { url } = yield* serving((sent, nth) => nth === 1 ? { body: scored(sent) } : { status: 503, body: "" })
      const { stop, drained } = yield* Stopping.make
      const one = score().pipe(Effect.provideService(Stopping.Stop, stop))
      const told = yield* Effect.gen(function*() {
        assert.isUndefined(yield* one)
        return yield* why("base")
      }).pipe(
        Effect.race(Effect.map(drained, () => "stopped")),
        Effect.provide(Layer.provide(likelihood({ baseUrl: url }), stores))
      )
      assert.match(told ?? "", /^Not measured: /)
    }))

  it.live("stops no run where there is no server: whoever is asked for an answer finds that out", () =>
    Effect.gen(function*() {
      const { drained, stop } = yield* Stopping.make
      const one = Effect.as(Effect.provideService(score(), Stopping.Stop, stop), "measured")
      assert.strictEqual(yield* Effect.race(one, Effect.map(drained, () => "stopped")), "measured")
      assert.match((yield* why("base")) ?? "", /^Not measured: .*ECONNREFUSED/)
    }).pipe(Effect.provide(Layer.provide(likelihood({ baseUrl: "http://127.0.0.1:9/v1" }), stores))))
})

describe("the likelihood of a reply under a model of this process", () => {
  it.live("is computed once, recorded, and paid by nobody", () =>
    Effect.gen(function*() {
      let times = 0
      const own: Own = ({ model, reply }) =>
        model === "abacus"
          ? Effect.sync(() => {
            times++
            return reply === "Six" ? undefined : [{ token: "6", logprob: -1, top: [] }]
          })
          : undefined
      const sitting = Effect.gen(function*() {
        assert.deepStrictEqual(yield* score({ model: "abacus" }), [{ token: "6", logprob: -1, top: [] }])
        assert.isUndefined(yield* why("abacus"))
        assert.isUndefined(yield* score({ model: "abacus", reply: "Six" }))
        assert.include(yield* why("abacus"), "no probabilities of the reply at score/1")
        assert.strictEqual((yield* Budget).spending().calls, 0)
      }).pipe(Effect.provide(likelihood({ model: "abacus", maxCost: 1 }, own)))
      yield* sitting
      yield* sitting
      assert.strictEqual(times, 2)
    }).pipe(Effect.provide(stores)))

  it.live("is that of the first of two processes that scored it at once", () =>
    Effect.gen(function*() {
      const second = yield* Deferred.make<void>()
      const scores = (logprob: number, wait: Effect.Effect<unknown>) =>
        score({ model: "abacus" }).pipe(
          Effect.provide(
            likelihood({ model: "abacus" }, () => Effect.as(wait, [{ token: "6", logprob, top: [] }]))
          )
        )
      const first = Deferred.await(second)
      const one = yield* Effect.forkChild(scores(-1, first))
      const two = yield* scores(-2, Effect.andThen(Deferred.succeed(second, undefined), Fiber.await(one)))
      assert.deepStrictEqual(two, [{ token: "6", logprob: -1, top: [] }])
      assert.deepStrictEqual(yield* Fiber.join(one), two)
    }).pipe(Effect.provide(stores)))
})
