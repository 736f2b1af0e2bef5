import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Milestones } from "../../../../packages/core/src/log/Milestones.ts"
import { TrainerSettings } from "../../../../packages/scenarios/src/finetuning/trainer/Settings.ts"
import { Trainer } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import * as Trainers from "../../../../packages/scenarios/src/finetuning/trainer/Trainers.ts"
import { folder, trainingIn } from "../../../contract/trainer.ts"
import { listening } from "../../../core/model/asking.ts"

const settings = (given: Partial<TrainerSettings>) => Schema.decodeUnknownSync(TrainerSettings)(given)
const base = { baseUrl: "http://127.0.0.1:9/v1", apiKey: undefined }

const chosen = (given: Partial<TrainerSettings>, options: Partial<Trainers.TrainersOptions> = {}) =>
  Trainer.pipe(
    Effect.provide(
      Trainers.layer(settings(given), { folder: "nowhere", seed: 1, base: undefined, loss: "final", ...options })
    ),
    Effect.provide(Milestones.memory)
  )

describe("the trainer of a recipe", () => {
  it.live("is the one that it names", () =>
    Effect.gen(function*() {
      assert.strictEqual((yield* chosen({ kind: "none" })).name, "none")
      assert.strictEqual((yield* chosen({ kind: "api" }, { base })).name, "api")
      assert.strictEqual((yield* chosen({ kind: "api", baseUrl: "http://localhost:1/v1" })).name, "api")
      assert.strictEqual((yield* chosen({ kind: "command", command: "true" })).name, "command")
      assert.strictEqual((yield* chosen({})).name, "embedded")
    }))

  it.live("is refused with the name of the setting that does not fit", () =>
    Effect.gen(function*() {
      const sentenceOf = (given: Partial<TrainerSettings>) =>
        Effect.map(Effect.flip(chosen(given)), ({ sentence }) => sentence)
      assert.include(yield* sentenceOf({ kind: "api" }), "trainer.baseUrl")
      assert.include(yield* sentenceOf({ kind: "api", baseUrl: "localhost" }), "is no address of a server")
      const secret = yield* sentenceOf({ kind: "api", baseUrl: "http://me:secret@host/v1" })
      assert.include(secret, "trainer.baseUrl")
      assert.notInclude(secret, "secret@")
      assert.include(yield* sentenceOf({ kind: "command" }), "trainer.command")
      assert.include(yield* sentenceOf({ kind: "command", command: "true", preset: "nobody-knows" }), "trainer.preset")
    }))

  it.live("does not train models that it cannot reach", () =>
    Effect.gen(function*() {
      const check = (given: Partial<TrainerSettings>, model: string) =>
        Effect.flatMap(chosen(given, { base }), (trainer) => Effect.flip(trainer.check(model)))
      assert.include((yield* check({}, "openai/gpt-4o")).sentence, "abacus")
      assert.include((yield* check({ kind: "command", command: "true" }, "abacus")).sentence, "trainer.kind")
      assert.include((yield* check({ kind: "api" }, "abacus:finetuned/1/critic-1")).sentence, "trainer.kind")
    }))

  it.live("gives a program the configurations of well-known trainers", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder, { from: "microsoft/Phi-3", base: "microsoft/Phi-3" })
      const trainer = yield* chosen({ kind: "command", command: "ls $STOA_CONFIGS; echo new" })
      yield* trainer.train(training)
      assert.isTrue(existsSync(join(training.output, "configs", "dataset_info.json")))
      assert.isAbove(readdirSync(join(training.output, "configs")).length, 3)
    }))
})

describe("what is made is asked later", () => {
  const access = { model: "openai/gpt-x", embedder: "lexical", timeout: 60, sendSeed: true }
  const environment = { OPENAI_API_KEY: "key-of-openai" }

  it.live("and is refused at once where its name leads nowhere", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const command = (name: string) => chosen({ kind: "command", command: `echo ${name}` }, { access, environment })
      const nowhere = yield* command("groq/some-model")
      assert.include((yield* Effect.flip(nowhere.train(training))).sentence, "set GROQ_API_KEY")
      const found = yield* command("ft:gpt-x")
      assert.strictEqual((yield* found.train(training)).model, "ft:gpt-x")
    }))

  it.live("and its price is demanded under a limit in dollars, before anything is", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const prices = join(path, "prices.json")
      writeFileSync(prices, JSON.stringify({ prices: [{ model: "gpt-x", input: 1, output: 1 }] }))
      const trainer = yield* chosen({ kind: "api" }, {
        access: { ...access, prices, maxCost: 1 },
        environment,
        base: { baseUrl: "https://api.openai.com/v1", apiKey: "key-of-openai" }
      })
      const { sentence } = yield* Effect.flip(trainer.check("openai/gpt-x"))
      assert.include(sentence, "{\"model\": \"ft:gpt-x\"")
      assert.isTrue(trainer.notes.some((note) => note.includes("stands in no budget")))
    }))
})

describe("the key for a server that trains", () => {
  /** A server that keeps what keys it was shown. */
  const seeing = Effect.gen(function*() {
    const keys: Array<string | undefined> = []
    const { url } = yield* listening((request, response) => {
      keys.push(request.headers.authorization)
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ object: "list", data: [] }))
    })
    return { keys, url }
  })

  it.live("is the base model's at the base model's server alone; elsewhere one that the recipe names, or none", () =>
    Effect.gen(function*() {
      const home = yield* seeing
      const away = yield* seeing
      const base = { baseUrl: home.url, apiKey: "key-of-the-base" }
      const environment = { OTHER_KEY: "key-of-the-other", OPENAI_API_KEY: "key-of-openai" }
      const check = (given: Partial<TrainerSettings>) =>
        Effect.flatMap(Trainer, (trainer) => trainer.check("m")).pipe(
          Effect.provide(
            Trainers.layer(settings({ kind: "api", ...given }), {
              folder: "nowhere",
              seed: 1,
              base,
              loss: "final",
              environment
            })
          ),
          Effect.provide(Milestones.memory)
        )
      yield* check({})
      yield* check({ baseUrl: `${home.url}/` })
      yield* check({ baseUrl: away.url })
      yield* check({ baseUrl: away.url, keyName: "OTHER_KEY" })
      assert.deepStrictEqual(home.keys, ["Bearer key-of-the-base", "Bearer key-of-the-base"])
      assert.notInclude(away.keys.join(), "key-of-the-base")
      assert.notInclude(away.keys.join(), "key-of-openai")
      assert.strictEqual(away.keys.at(-1), "Bearer key-of-the-other")
      assert.include((yield* Effect.flip(check({ baseUrl: away.url, keyName: "NO_KEY" }))).sentence, "NO_KEY")
    }))
})
