import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer } from "effect"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { Milestones } from "../../../../packages/core/src/log/Milestones.ts"
import * as RunStore from "../../../../packages/core/src/log/RunStore.ts"
import * as Providers from "../../../../packages/core/src/model/Providers.ts"
import * as Api from "../../../../packages/scenarios/src/finetuning/trainer/Api.ts"
import { Trainer, type Training } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import { folder, trainingIn } from "../../../contract/trainer.ts"
import { listening } from "../../../core/model/asking.ts"
import { type Options, type Running, ScriptedServer } from "../../../support/server/ScriptedServer.ts"

const train = (training: Training) => Effect.flatMap(Trainer, (trainer) => trainer.train(training))

/** One sitting at a server: what is kept lies in a file, as of a finetuning. */
const sitting = (server: Pick<Running, "url">, path: string, settings: Partial<Api.ApiOptions["settings"]> = {}) =>
  Api.layer({
    baseUrl: server.url,
    apiKey: undefined,
    seed: 3,
    firstWait: 1,
    attempts: 3,
    settings: { epochs: 2, poll: 0.002, retries: 1, ...settings }
  }).pipe(Layer.provideMerge(RunStore.layer(join(path, "finetuning.db"))))

const opened = (options: Options["fineTuning"] = {}) =>
  Effect.gen(function*() {
    const path = yield* folder
    const server = yield* ScriptedServer.scoped({ fineTuning: options })
    const counts = () => {
      const found = server.stats().fineTuning
      if (found === undefined) throw new Error("a server without fine-tuning")
      return found
    }
    return { path, server, counts }
  })

const until = (holds: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (holds() ? Effect.void : Effect.andThen(Effect.sleep(2), until(holds))))

describe("a training that was broken off", () => {
  it.live("leaves its job at work, and goes on with it in the next sitting", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({ looks: 5 })
      const training = trainingIn(path)
      const fiber = yield* Effect.forkChild(Effect.provide(train(training), sitting(server, path)))
      yield* until(() => counts().looks >= 2)
      yield* Fiber.interrupt(fiber)
      assert.deepInclude(counts(), { jobs: 1, open: 1, cancels: 0 })
      const { job, model, retries } = yield* Effect.provide(train(training), sitting(server, path))
      assert.deepInclude(counts(), { uploads: 1, jobs: 1, open: 0, removed: 1 })
      assert.strictEqual(retries, 0)
      assert.include(model, String(job).replace("ftjob-", ""))
    }))

  it.live("between the upload and the job sends no second file", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({
        trouble: ({ name, nth }) => (name === "POST /v1/fine_tuning/jobs" && nth === 1 ? { hang: true } : undefined)
      })
      const training = trainingIn(path)
      const fiber = yield* Effect.forkChild(Effect.provide(train(training), sitting(server, path)))
      yield* until(() => counts().uploads === 1 && counts().pending === 1)
      yield* Fiber.interrupt(fiber)
      yield* Effect.provide(train(training), sitting(server, path))
      assert.deepInclude(counts(), { uploads: 1, jobs: 1 })
    }))

  it.live("while its job was being begun finds it at the server", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({
        trouble: ({ name, nth }) =>
          name === "POST /v1/fine_tuning/jobs" && nth === 1 ? { hang: true, done: true } : undefined
      })
      const training = trainingIn(path)
      const fiber = yield* Effect.forkChild(Effect.provide(train(training), sitting(server, path)))
      yield* until(() => counts().jobs === 1)
      yield* Fiber.interrupt(fiber)
      yield* Effect.provide(train(training), sitting(server, path))
      assert.deepInclude(counts(), { uploads: 1, jobs: 1, lists: 1 })
    }))

  it.live("and whose conversations are others now is begun anew", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened()
      const first = yield* Effect.provide(train(trainingIn(path)), sitting(server, path))
      const second = yield* Effect.provide(train(trainingIn(path, { count: 20 })), sitting(server, path))
      assert.notStrictEqual(second.model, first.model)
      assert.deepInclude(counts(), { uploads: 2, jobs: 2 })
    }))
})

describe("a job that fails", () => {
  it.live("is begun again, and the result says so", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({ failing: [1] })
      const { retries } = yield* Effect.provide(train(trainingIn(path)), sitting(server, path))
      assert.strictEqual(retries, 1)
      assert.deepInclude(counts(), { uploads: 1, jobs: 2 })
    }))

  it.live("too often ends the training with the server's reason; the next sitting begins one more", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({ failing: [1, 2] })
      const training = trainingIn(path)
      const { message } = yield* Effect.flip(Effect.provide(train(training), sitting(server, path)))
      assert.include(message, "critic-1")
      assert.include(message, "2 jobs in all")
      assert.include(message, "The job failed due to an internal error. Its conversations are in")
      const { retries } = yield* Effect.provide(train(training), sitting(server, path))
      assert.strictEqual(retries, 2)
      assert.strictEqual(counts().jobs, 3)
    }))

  it.live("is begun as often as the recipe says, and no more", () =>
    Effect.gen(function*() {
      for (const retries of [0, 2]) {
        const { counts, path, server } = yield* opened({ failing: [1, 2, 3, 4, 5] })
        yield* Effect.flip(Effect.provide(train(trainingIn(path)), sitting(server, path, { retries })))
        assert.strictEqual(counts().jobs, retries + 1)
      }
    }))

  it.live("because somebody cancelled it is an error, and the next sitting begins another", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({ looks: 30 })
      const training = trainingIn(path)
      const fiber = yield* Effect.forkChild(Effect.flip(Effect.provide(train(training), sitting(server, path))))
      yield* until(() => counts().looks >= 1)
      const { data: [job] } = yield* Effect.promise(() =>
        fetch(`${server.url}/fine_tuning/jobs`).then((reply) => reply.json() as Promise<{ data: [{ id: string }] }>)
      )
      yield* Effect.promise(() => fetch(`${server.url}/fine_tuning/jobs/${job.id}/cancel`, { method: "POST" }))
      assert.include((yield* Fiber.join(fiber)).message, "was cancelled there")
      yield* Effect.provide(train(training), sitting(server, path))
      assert.strictEqual(counts().jobs, 2)
    }))
})

describe("what is asked of the server", () => {
  it.live("says model, epochs, batch, rate and seed; the file is what lies here", () =>
    Effect.gen(function*() {
      const { path, server } = yield* opened({ looks: 1 })
      const training = trainingIn(path, { from: "openai/stoa-test", base: "openai/stoa-test" })
      const { model, tokens } = yield* Effect.provide(
        train(training),
        sitting(server, path, { epochs: 3, batch: 2, learningRate: 1.5 })
      )
      assert.match(model, /^ft:stoa-test:stoa:stoa-finetuned-1-critic-1:/)
      assert.isAbove(tokens ?? 0, 100)
      const { data: [job] } = yield* Effect.promise(() =>
        fetch(`${server.url}/fine_tuning/jobs`).then((reply) => reply.json() as Promise<{ data: [object] }>)
      )
      assert.deepInclude(job, {
        model: "stoa-test",
        seed: training.seed,
        hyperparameters: { n_epochs: 3, batch_size: 2, learning_rate_multiplier: 1.5 }
      })
    }))

  it.live("names the new model at the server of its base, whatever it is called", () =>
    Effect.gen(function*() {
      const { path, server } = yield* opened()
      const at = `stoa-test@${server.url}`
      const first = yield* Effect.provide(train(trainingIn(path, { from: at, base: at })), sitting(server, path))
      assert.isTrue(first.model.startsWith("ft:stoa-test:") && first.model.endsWith(`@@${server.url}`), first.model)
      const second = trainingIn(path, { from: first.model, base: at, place: "finetuned/2/critic-1", iteration: 2 })
      assert.notStrictEqual((yield* Effect.provide(train(second), sitting(server, path))).model, first.model)
    }))

  it.live("is a name and no order: where it would be asked is not for its server to say", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const named = Effect.fnUntraced(function*(name: string, agent: string) {
        const job = { id: "ftjob-1", status: "succeeded", fine_tuned_model: name }
        const { url } = yield* listening((request, response) => {
          const body = request.url?.endsWith("/files") === true ? { id: "file-1" } : job
          request.resume().on("end", () => {
            response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body))
          })
        })
        const { model } = yield* Effect.provide(train(trainingIn(path, { agent })), sitting({ url }, path))
        return { url, model }
      })
      const strange = ["openai/gpt-5", "x@https://evil.example/v1", "x@@https://evil.example/v1", "rehearsal"]
      for (const [index, name] of strange.entries()) {
        const { model, url } = yield* named(name, `critic-${index + 1}`)
        assert.deepStrictEqual(Providers.parted(model), { provider: undefined, bare: name, address: url })
      }
      for (const name of ["a b", "a\u001b[2Jb", "x".repeat(301), "stoa-test"]) {
        assert.include((yield* Effect.flip(named(name, "critic-9"))).message, "succeeded, but it gave")
      }
    }))

  it.live("is refused with its reason: a bad line, too few examples, a model that is not trained there", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened({ least: 10 })
      const bad = trainingIn(path)
      writeFileSync(bad.data.openai, `{"messages":[{"role":"user"}]}\n`)
      const sentenceOf = (training: Training) =>
        Effect.map(Effect.flip(Effect.provide(train(training), sitting(server, path))), ({ message }) => message)
      assert.include(yield* sentenceOf(bad), "line 1 has a message without content")
      const few = trainingIn(path, { agent: "critic-2", count: 3 })
      assert.include(yield* sentenceOf(few), "at least 10 examples")
      assert.include(yield* sentenceOf(trainingIn(path, { agent: "critic-3", from: "gpt-x" })), "does not fine-tune")
      assert.strictEqual(counts().jobs, 0)
      // Mended, it goes through, though the file of it that was sent before is refused for good.
      yield* Effect.provide(train(trainingIn(path, { agent: "critic-2", count: 12 })), sitting(server, path))
    }))

  it.live("is nothing, where OpenAI's own would refuse so few conversations", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const { message } = yield* train(trainingIn(path, { count: 9 })).pipe(
        Effect.flip,
        Effect.provide(sitting({ url: "https://api.openai.com/v1" }, path))
      )
      assert.include(message, "at least, and critic-1 has 9")
    }))

  it.live("is found out before anything is asked, and models of this process are refused", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const without = yield* ScriptedServer.scoped({ fineTuning: "none" })
      const check = (base: string) => Effect.flip(Effect.flatMap(Trainer, (trainer) => trainer.check(base)))
      const unsupported = yield* Effect.provide(check("stoa-test"), sitting(without, path))
      assert.include(unsupported.sentence, "has no fine-tuning jobs")
      for (const base of ["abacus", "rehearsal"]) {
        assert.include((yield* Effect.provide(check(base), sitting(without, path))).sentence, "in this process")
      }
    }))
})

describe("milestones that nobody can read", () => {
  it.live("are as good as none", () =>
    Effect.gen(function*() {
      const { counts, path, server } = yield* opened()
      const training = trainingIn(path)
      yield* Effect.gen(function*() {
        const { set } = yield* Milestones
        yield* set(`${training.place}/file`, { id: 7 })
        yield* set(`${training.place}/job`, "nothing of ours")
        yield* train(training)
      }).pipe(Effect.provide(sitting(server, path)))
      assert.deepInclude(counts(), { uploads: 1, jobs: 1 })
    }))
})
