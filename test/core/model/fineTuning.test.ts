import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber } from "effect"
import { TestClock } from "effect/testing"
import * as FineTuning from "../../../packages/core/src/model/FineTuning.ts"
import {
  type FineTuningAsked,
  type Options,
  ScriptedServer,
  type Trouble
} from "../../support/server/ScriptedServer.ts"
import { listening } from "./asking.ts"

const key = "sk-test-0123456789abcdef"

const line = (index: number) =>
  `${
    JSON.stringify({
      messages: [{ role: "user", content: `What is ${index} + 1?` }, { role: "assistant", content: `${index + 1}` }]
    })
  }\n`
const file = { name: "critic-1.jsonl", text: [1, 2, 3].map(line).join("") }
const fresh = { known: [], perhaps: false, since: 0 }

/** A client and its server, in which `trouble` goes wrong. */
const opened = (options: Options["fineTuning"] = {}, given: Partial<FineTuning.FineTuningOptions> = {}) =>
  Effect.gen(function*() {
    const server = yield* ScriptedServer.scoped({ fineTuning: options, apiKey: key })
    const api = yield* FineTuning.make({
      baseUrl: server.url,
      apiKey: key,
      seed: 1,
      firstWait: 1,
      attempts: 4,
      ...given
    })
    const counts = () => server.stats().fineTuning
    return { server, api, counts }
  })

/** What goes wrong with the first requests of one name. */
const first = (name: string, ...troubles: ReadonlyArray<Trouble>) => (asked: FineTuningAsked) =>
  asked.name === name ? troubles[asked.nth - 1] : undefined

const create = "POST /v1/fine_tuning/jobs"
const look = "GET /v1/fine_tuning/jobs/ID"

describe("a training at a server", () => {
  it.live("goes from a file over a job to a model that answers", () =>
    Effect.gen(function*() {
      const { api, counts, server } = yield* opened()
      yield* api.check
      const id = yield* api.upload(file)
      const begun = yield* api.create({
        model: "stoa-test",
        file: id,
        epochs: 2,
        batch: 1,
        learningRate: 1.5,
        seed: 4,
        suffix: "stoa-critic"
      }, fresh)
      assert.deepStrictEqual([begun.state, begun.status, begun.file], ["waiting", "validating_files", id])
      const job = yield* api.follow(begun.id, 0.001)
      assert.strictEqual(job.state, "succeeded")
      assert.match(job.model ?? "", /^ft:stoa-test:stoa:stoa-critic:/)
      assert.isAbove(job.tokens ?? 0, 0)
      assert.deepStrictEqual(yield* api.events(begun.id), ["The job is succeeded"])
      yield* api.remove(id)
      assert.deepInclude(counts(), { uploads: 1, jobs: 1, lists: 1, removed: 1, files: 0, open: 0 })
      const answer = yield* Effect.promise(() =>
        fetch(`${server.url}/chat/completions`, {
          method: "POST",
          headers: { authorization: `Bearer ${key}` },
          body: JSON.stringify({ model: job.model, messages: [{ role: "user", content: "What now?" }] })
        }).then((reply) => reply.json() as Promise<{ readonly model: string }>)
      )
      assert.strictEqual(answer.model, job.model)
    }))

  it.effect("is looked at again after so many seconds, and not before", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened()
      const job = yield* api.create({ model: "stoa-test", file: yield* api.upload(file) }, fresh)
      const fiber = yield* Effect.forkChild(api.follow(job.id, 20))
      const seen = (looks: number): Effect.Effect<void> =>
        Effect.suspend(() =>
          counts()?.looks === looks && counts()?.pending === 0
            ? Effect.promise(() => new Promise<void>((done) => setTimeout(done, 30)))
            : Effect.andThen(Effect.promise(() => new Promise<void>((done) => setTimeout(done, 2))), seen(looks))
        )
      for (const looks of [1, 2]) {
        yield* seen(looks)
        yield* TestClock.adjust("19 seconds")
        yield* seen(looks)
        yield* TestClock.adjust("1 second")
      }
      assert.strictEqual((yield* Fiber.join(fiber)).state, "succeeded")
      assert.strictEqual(counts()?.looks, 3)
    }))
})

describe("passing trouble", () => {
  it.live("is waited out at every request", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened({
        trouble: ({ nth }) => [undefined, { status: 429 }, { status: 503 }, { drop: true }][nth % 4]
      })
      const job = yield* api.create({ model: "stoa-test", file: yield* api.upload(file) }, fresh)
      assert.strictEqual((yield* api.follow(job.id, 0.001)).state, "succeeded")
      assert.strictEqual(counts()?.jobs, 1)
    }))

  it.effect("lasts as long as the server asks for", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened({
        trouble: first("POST /v1/files", { status: 429, headers: { "retry-after": "30", "retry-after-ms": "30000" } })
      })
      const fiber = yield* Effect.forkChild(api.upload(file))
      const answered = Effect.promise(() => new Promise<void>((done) => setTimeout(done, 100)))
      yield* answered
      yield* TestClock.adjust("29 seconds")
      yield* answered
      assert.strictEqual(counts()?.uploads, 0)
      yield* TestClock.adjust("1 second")
      yield* Fiber.join(fiber)
      assert.strictEqual(counts()?.uploads, 1)
    }))

  it.live("that does not pass, or asks for days, is told in a sentence", () =>
    Effect.gen(function*() {
      const { api } = yield* opened({
        trouble: ({ name }) =>
          name === create ? { status: 500 } : { status: 429, headers: { "retry-after-ms": "600000000" } }
      })
      const error = yield* Effect.flip(api.upload(file))
      assert.strictEqual(error.reason, "trouble")
      assert.include(error.message, "nothing that was begun is lost")
      const { api: other } = yield* opened({ trouble: ({ name }) => (name === create ? { status: 500 } : undefined) })
      assert.strictEqual(
        (yield* Effect.flip(other.create({ model: "stoa-test", file: yield* other.upload(file) }, fresh))).reason,
        "trouble"
      )
    }))
})

describe("a job that may have been begun", () => {
  for (
    const [what, trouble] of [
      ["the connection is lost", { drop: true, done: true }],
      ["the server fails after it began it", { status: 500, done: true }],
      ["a gateway gives up waiting", { status: 504, done: true }]
    ] as ReadonlyArray<readonly [string, Trouble]>
  ) {
    it.live(`is found and not begun again where ${what}`, () =>
      Effect.gen(function*() {
        const { api, counts } = yield* opened({ trouble: first(create, trouble) })
        const job = yield* api.create({ model: "stoa-test", file: yield* api.upload(file) }, fresh)
        assert.strictEqual((yield* api.follow(job.id, 0.001)).state, "succeeded")
        assert.deepInclude(counts(), { jobs: 1, lists: 1 })
      }))
  }

  it.live("and was not is begun once", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened({ trouble: first(create, { drop: true }, { status: 500 }) })
      yield* api.create({ model: "stoa-test", file: yield* api.upload(file) }, fresh)
      assert.deepInclude(counts(), { jobs: 1, lists: 2 })
    }))

  it.live("is not looked for where the server says that it is asked too often", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened({ trouble: first(create, { status: 429 }) })
      yield* api.create({ model: "stoa-test", file: yield* api.upload(file) }, fresh)
      assert.deepInclude(counts(), { jobs: 1, lists: 0 })
    }))

  it.live("by an earlier sitting is found, but for those that do not count", () =>
    Effect.gen(function*() {
      const { api, counts } = yield* opened()
      const asked = { model: "stoa-test", file: yield* api.upload(file) }
      const old = yield* api.create(asked, fresh)
      assert.strictEqual((yield* api.create(asked, { ...fresh, perhaps: true })).id, old.id)
      assert.notStrictEqual((yield* api.create(asked, { known: [old.id], perhaps: true, since: 0 })).id, old.id)
      assert.strictEqual(counts()?.jobs, 2)
    }))
})

describe("a job among very many", () => {
  /** A server of so many jobs, each a day older than the one before it; pages of two. Only the fourth is over our file. */
  const archive = Effect.gen(function*() {
    const now = Date.UTC(2026, 5, 1) / 1000
    const jobs = [0, 1, 2, 3, 4, 5].map((days) => ({
      id: `ftjob-${days}`,
      status: "running",
      training_file: days === 3 ? "file-ours" : "file-of-others",
      created_at: now - days * 86_400
    }))
    const asked: Array<string | null> = []
    const { url } = yield* listening((request, response) => {
      const after = new URL(request.url ?? "", "http://here").searchParams.get("after")
      asked.push(after)
      const from = after === null ? 0 : jobs.findIndex(({ id }) => id === after) + 1
      const body = request.method === "POST"
        ? { id: "ftjob-new", status: "running" }
        : { object: "list", data: jobs.slice(from, from + 2), has_more: from + 2 < jobs.length }
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body))
    })
    const api = yield* FineTuning.make({ baseUrl: url, apiKey: undefined, seed: 1, firstWait: 1 })
    const sought = (since: number) =>
      api.create({ model: "m", file: "file-ours" }, { known: [], perhaps: true, since: (now - since * 86_400) * 1000 })
    return { asked, sought }
  })

  it.live("is looked for page by page", () =>
    Effect.gen(function*() {
      const { asked, sought } = yield* archive
      assert.strictEqual((yield* sought(10)).id, "ftjob-3")
      assert.deepStrictEqual(asked, [null, "ftjob-1"])
    }))

  it.live("is not looked for among those that are older than its request", () =>
    Effect.gen(function*() {
      const { asked, sought } = yield* archive
      assert.strictEqual((yield* sought(0.5)).id, "ftjob-new")
      assert.deepStrictEqual(asked, [null, null])
    }))
})

describe("a refusal", () => {
  const refused = (trouble: Trouble, at = create) =>
    Effect.gen(function*() {
      const { api } = yield* opened({ trouble: ({ name }) => (name === at ? trouble : undefined) })
      return yield* Effect.flip(Effect.flatMap(api.upload(file), (id) =>
        Effect.flatMap(api.create({ model: "stoa-test", file: id }, fresh), ({ id }) =>
          api.look(id))))
    })

  it.live("says which it is, in one sentence", () =>
    Effect.gen(function*() {
      const cases: ReadonlyArray<readonly [string, Trouble, string?]> = [
        ["model", { status: 400, message: "Model x is not available for fine-tuning or does not exist." }],
        ["model", { status: 404, message: "The model `x` does not exist or you do not have access to it." }],
        ["model", { status: 422, message: "Model not available for this type of fine-tuning (completion)." }],
        ["file", { status: 400, message: "Training file has 3 example(s), but must have at least 10 examples" }],
        ["file", { status: 400, message: "Expected file to have JSONL format" }, "POST /v1/files"],
        ["ended", { status: 403, message: "Fine-tuning is no longer available to your organization." }],
        ["ended", { status: 403, message: "Not allowed." }],
        ["key", { status: 403, message: "Missing scopes: api.fine_tuning.jobs.write" }],
        ["key", { status: 401, message: "Incorrect API key provided" }],
        ["quota", { status: 402, message: "Insufficient credits" }],
        ["unsupported", { status: 404, message: "Not Found" }, "POST /v1/files"],
        ["unsupported", { status: 404, message: "Not Found" }],
        ["job", { status: 404, message: "Could not find fine tune" }, look],
        ["refused", { status: 400, message: "n_epochs must be at most 50" }]
      ]
      for (const [reason, trouble, at] of cases) {
        const error = yield* refused(trouble, at)
        assert.strictEqual(error.reason, reason, trouble.message)
        assert.notMatch(error.message, /\n/)
        assert.include(error.message, "127.0.0.1")
      }
    }))

  it.live("names the line that is wrong, and never the key", () =>
    Effect.gen(function*() {
      const { api } = yield* opened()
      const error = yield* Effect.flip(api.upload({ name: "x.jsonl", text: `${line(1)}{"messages":[]}\n` }))
      assert.strictEqual(error.reason, "file")
      assert.include(error.message, "line 2 has no messages")
      const quoting = yield* refused({ status: 400, message: `no such thing for ${key}\u001b[31m\nand more` })
      assert.notInclude(quoting.message, key)
      assert.notInclude(quoting.message, "\u001b")
    }))

  it.live("of a server without fine-tuning, or of none, is found out before anything is sent", () =>
    Effect.gen(function*() {
      const { api } = yield* opened("none")
      assert.strictEqual((yield* Effect.flip(api.check)).reason, "unsupported")
      const page = yield* opened({ trouble: () => ({ status: 404 }) })
      assert.strictEqual((yield* Effect.flip(page.api.check)).reason, "unsupported")
      const nobody = yield* opened({}, { baseUrl: "http://127.0.0.1:9/v1", attempts: 2 })
      assert.strictEqual((yield* Effect.flip(nobody.api.check)).reason, "unreachable")
      const wrongKey = yield* opened({}, { apiKey: "sk-another-0123456789" })
      assert.strictEqual((yield* Effect.flip(wrongKey.api.check)).reason, "key")
    }))
})
