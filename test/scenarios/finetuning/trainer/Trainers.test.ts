import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { existsSync, readdirSync } from "node:fs"
import { join } from "node:path"
import { Milestones } from "../../../../packages/core/src/log/Milestones.ts"
import * as ModelName from "../../../../packages/scenarios/src/finetuning/trainer/ModelName.ts"
import { TrainerSettings } from "../../../../packages/scenarios/src/finetuning/trainer/Settings.ts"
import { Trainer } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import * as Trainers from "../../../../packages/scenarios/src/finetuning/trainer/Trainers.ts"
import { folder, trainingIn } from "../../../contract/trainer.ts"

const settings = (given: Partial<TrainerSettings>) => Schema.decodeUnknownSync(TrainerSettings)(given)
const base = { baseUrl: "http://127.0.0.1:9/v1", apiKey: undefined }

const chosen = (given: Partial<TrainerSettings>, options: Partial<Trainers.TrainersOptions> = {}) =>
  Trainer.pipe(
    Effect.provide(Trainers.layer(settings(given), { folder: "nowhere", seed: 1, base: undefined, ...options })),
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

describe("the name of a new model", () => {
  it("leads to the server of the base", () => {
    const cases: ReadonlyArray<readonly [string, string]> = [
      ["openai/gpt-4o-mini", "openai/ft:x:1"],
      ["openai/gpt-4o-mini@https://proxy.example/v1", "openai/ft:x:1@https://proxy.example/v1"],
      ["qwen@http://localhost:8000/v1", "ft:x:1@http://localhost:8000/v1"],
      ["Qwen/Qwen2.5-0.5B@http://localhost:8000/v1", "ft:x:1@http://localhost:8000/v1"],
      ["Qwen/Qwen2.5-0.5B", "ft:x:1"],
      ["bare", "ft:x:1"]
    ]
    for (const [base, name] of cases) assert.strictEqual(ModelName.likeBase(base, "ft:x:1"), name)
  })
})
