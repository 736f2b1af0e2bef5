import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { Seed } from "../../../../packages/core/src/index.ts"
import { begin, type StartOptions } from "../../../../packages/scenarios/src/finetuning/abacus/Abacus.ts"
import * as Names from "../../../../packages/scenarios/src/finetuning/abacus/Names.ts"
import { drawing } from "../../../../packages/scenarios/src/finetuning/abacus/StartData.ts"
import { folder, textOf } from "./support.ts"

/** Learnt in a moment, and far from right. */
const tiny: Omit<StartOptions, "folder"> = {
  seed: 3,
  hidden: 8,
  batches: 10,
  critics: 64,
  measured: 40,
  within: [0, 1]
}

describe("start weights", () => {
  it.live("are the same bytes for the same seed, and others for another", () =>
    Effect.gen(function*() {
      const bytes = Effect.fnUntraced(function*(options: Partial<StartOptions>) {
        const path = yield* folder
        yield* begin({ ...tiny, ...options, folder: path })
        return readFileSync(Names.start(path))
      })
      const first = yield* bytes({})
      assert.isTrue(first.equals(yield* bytes({})))
      assert.isFalse(first.equals(yield* bytes({ seed: 4 })))
    }))

  it.live("are made once in a folder, again for another seed, and not taken when they are damaged", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const first = yield* begin({ ...tiny, folder: path })
      assert.deepStrictEqual(yield* begin({ ...tiny, folder: path }), first)
      assert.include(first.sentence, `${first.examples} right workings`)
      const before = readFileSync(Names.start(path))
      yield* begin({ ...tiny, seed: 4, folder: path })
      assert.isFalse(before.equals(readFileSync(Names.start(path))))
      writeFileSync(Names.start(path), before.subarray(0, 1000))
      const error = yield* Effect.flip(begin({ ...tiny, seed: 4, folder: path }))
      assert.include(error.message, Names.start(path))
      rmSync(Names.start(path))
      yield* begin({ ...tiny, seed: 4, folder: path })
      assert.isAbove(readFileSync(Names.start(path)).length, 1000)
    }))

  it.live("that are others than those that were noted are made again", () =>
    Effect.gen(function*() {
      const [path, other] = [yield* folder, yield* folder]
      yield* begin({ ...tiny, folder: path })
      yield* begin({ ...tiny, seed: 4, folder: other })
      const before = readFileSync(Names.start(path))
      writeFileSync(Names.start(path), readFileSync(Names.start(other)))
      yield* begin({ ...tiny, folder: path })
      assert.isTrue(before.equals(readFileSync(Names.start(path))))
    }))

  it.live("that are right too seldom are refused", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip(begin({ ...tiny, within: [0.3, 0.7], folder: yield* folder }))
      assert.match(error.message, /30\.0 % to 70\.0 %.+take another seed/)
    }))

  it.live("are better than nothing after some thousand examples, and tell how good", () =>
    Effect.gen(function*() {
      const learnt = yield* begin({
        ...tiny,
        folder: yield* folder,
        hidden: 32,
        batches: 500,
        target: 0.02,
        critics: 640,
        measured: 400
      })
      assert.isAbove(learnt.accuracy, 0.005)
      assert.isBelow(learnt.accuracy, 0.1)
    }), 20_000)

  it("never come of a question's expression, nor of one twice", () => {
    const all = (exclude: ReadonlyArray<string>) => {
      const draw = drawing(Seed.chance(1), exclude)
      return Array.from({ length: 500 }, () => textOf(draw()))
    }
    const drawn = all([])
    assert.strictEqual(new Set(drawn).size, 500)
    const questions = drawn.filter((_, index) => index % 7 === 0)
    const others = all(questions)
    assert.isTrue(questions.every((each) => !others.includes(each)))
    assert.strictEqual(others.filter((each) => drawn.includes(each)).length, 500 - questions.length)
  })
})
