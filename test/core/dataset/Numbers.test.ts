import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Numbers from "../../../packages/core/src/dataset/Numbers.ts"
import { fromDraft } from "../../../packages/core/src/domain/Example.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import { draftOf } from "../quality/draft.ts"
import { lesson, sceneOf } from "../quality/scene.ts"

const rows = ["Draft a letter to Bo.", "Plan a week by the sea.", "Explain the tides."].map((text, nth) =>
  fromDraft(draftOf(text, "So be it.", `r1/w0/${nth}`), [])
)

const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-numbers-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

describe("the numbers of a data set", () => {
  it.live("are those of its rows, beside those of every reference that can be read", () =>
    Effect.gen(function*() {
      const at = yield* folder
      const known = join(at, "known.jsonl")
      writeFileSync(known, "{\"instruction\":\"Draft a will.\",\"output\":\"No.\"}\n{\"nothing\":1}\n")
      const numbers = yield* Numbers.of({ world: World.empty, rows, references: [known, join(at, "gone.jsonl")] })
      assert.strictEqual(numbers.embedder, "lexical")
      assert.strictEqual(numbers.set.whole.rows, 3)
      const [first, second] = numbers.references
      assert.deepInclude(first, { name: "known.jsonl" })
      assert.isTrue(first !== undefined && "whole" in first && first.whole.rows === 1)
      // Only the name: where the file lies on this machine is nobody's business.
      assert.deepStrictEqual(second, { name: "gone.jsonl", problem: "it could not be read (FileMissing)" })
    }).pipe(Effect.provide(Embedder.lexical)))

  it.live("are not begun where a reference is not there", () =>
    Effect.gen(function*() {
      const at = yield* folder
      writeFileSync(join(at, "known.jsonl"), "{}\n")
      yield* Numbers.check([join(at, "known.jsonl")])
      const error = yield* Effect.flip(Numbers.check([join(at, "known.jsonl"), join(at, "knwon.jsonl")]))
      assert.match(error.message, /knwon\.jsonl does not exist: did you mean known\.jsonl\?/)
    }))

  it.live("are told by the scenario of a scene, and by where the person of a row comes from", () =>
    Effect.gen(function*() {
      const scene = fromDraft(sceneOf(lesson()), [])
      const { set } = yield* Numbers.of({ world: World.empty, rows: [...rows, scene] })
      assert.deepStrictEqual(Object.keys(set.sources), [scene.scene?.scenario, "not known"].toSorted())
    }).pipe(Effect.provide(Embedder.lexical)))

  it.live("have no vectors where nothing may be asked any more", () =>
    Effect.gen(function*() {
      const asked = Embedder.of({ name: "remote", batch: 9, embed: () => Effect.die(new Error("asked")) })
      const stopped = Numbers.of({ world: World.empty, rows, finished: false })
      const numbers = yield* Effect.provideService(stopped, Embedder, asked)
      assert.notProperty(numbers, "embedder")
      assert.notProperty(numbers.set.whole, "spread")
      assert.deepStrictEqual(yield* stopped, numbers)
    }))
})
