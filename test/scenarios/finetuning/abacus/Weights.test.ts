import { assert, describe, it } from "@effect/vitest"
import { Effect, Result } from "effect"
import * as fc from "fast-check"
import { readdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import * as Names from "../../../../packages/scenarios/src/finetuning/abacus/Names.ts"
import * as Weights from "../../../../packages/scenarios/src/finetuning/abacus/Weights.ts"
import { folder, small } from "./support.ts"

describe("a file of weights", () => {
  it.effect("gives back the network that was written, and leaves nothing beside it", () =>
    Effect.gen(function*() {
      const file = Names.start(yield* folder)
      const network = small()
      yield* Weights.write(file, network)
      assert.deepStrictEqual(Result.getOrThrow(Weights.read(file)), network)
      assert.deepStrictEqual(readdirSync(dirname(file)), ["weights.bin"])
    }))

  it("is refused after any byte of it has changed, or some are missing", () => {
    const bytes = Uint8Array.from(Weights.encode(small(1, 2)))
    const at = fc.integer({ min: 0, max: bytes.length - 1 })
    fc.assert(fc.property(at, fc.integer({ min: 1, max: 255 }), (index, by) => {
      const changed = bytes.slice()
      changed[index] = (changed[index] as number) ^ by
      assert.isString(Weights.decode(changed))
    }))
    fc.assert(fc.property(at, (length) => assert.isString(Weights.decode(bytes.slice(0, length)))))
    assert.isObject(Weights.decode(bytes))
  })

  it.effect("that is foreign or missing is told of in a sentence that names it", () =>
    Effect.gen(function*() {
      const file = join(yield* folder, "weights.bin")
      const missing = yield* Effect.flip(Effect.fromResult(Weights.read(file)))
      writeFileSync(file, "{}")
      const foreign = yield* Effect.flip(Effect.fromResult(Weights.read(file)))
      for (const { message } of [missing, foreign]) {
        assert.include(message, file)
        assert.match(message, /Put the file back, or play the recipe again/)
      }
      assert.include(foreign.message, "no file of weights")
    }))
})

describe("the names of models of the abacus", () => {
  it("lead to a file below the folder of models, and back", () => {
    assert.strictEqual(Names.fileOf("/m", "abacus"), "/m/start/weights.bin")
    const model = Names.of("/m", "/m/finetuned/2/critic-1")
    assert.strictEqual(model, "abacus:finetuned/2/critic-1")
    assert.strictEqual(Names.fileOf("/m", model as string), "/m/finetuned/2/critic-1/weights.bin")
  })

  it("never lead out of it", () => {
    for (const name of ["abacus:../secret", "abacus:a/../../b", "abacus:/etc", "abacus:", "abacus:a//b", "other"]) {
      assert.strictEqual(Names.fileOf("/m", name), undefined, name)
    }
    assert.strictEqual(Names.of("/m", "/elsewhere/a"), undefined)
    assert.strictEqual(Names.of("/m", "/m"), undefined)
  })

  it("tell which models are of the abacus", () => {
    assert.deepStrictEqual(["abacus", "abacus:a/1/b", "abacus2", "openai/abacus"].map(Names.isOne), [
      true,
      true,
      false,
      false
    ])
  })
})
