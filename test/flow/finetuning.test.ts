import { assert, it } from "@effect/vitest"
import { Model } from "@stoa/core"
import { Cause, Effect, Exit } from "effect"
import { cpSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { checkFinetuning } from "../support/finetuning/check.ts"
import * as study from "../support/finetuning/study.ts"

const recipe = study.recipeOf({
  task: "arithmetic",
  model: "abacus",
  train: { count: 24 },
  test: { count: 16 },
  iterations: 2,
  methods: ["base", "single-agent", "star", "without-summary"],
  operation: { concurrency: 8 }
})

/** A model that stops everything after so many calls, as a kill does. */
const dying = (after: number) => (model: Model.Model["Service"]) => {
  let calls = 0
  return Model.Model.of({
    name: model.name,
    ask: (request) => Effect.suspend(() => ++calls > after ? Effect.die(new Error("killed")) : model.ask(request))
  })
}

const texts = (folder: string): ReadonlyArray<readonly [string, string]> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:jsonl?|md|bin)$/.test(entry.name) && entry.name !== "begun.json")
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [file.slice(folder.length), readFileSync(file, "latin1")] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))

/** How long a training took is no part of what it comes to. */
const timeless = (files: ReturnType<typeof texts>) =>
  files.map(([name, text]) => [name, text.replace(/"seconds": [\d.]+/g, "\"seconds\": 0")] as const)

const callsOf = (database: string) => {
  const db = new DatabaseSync(database, { readOnly: true })
  const calls = db.prepare("SELECT key FROM calls ORDER BY key").all()
  db.close()
  return calls.length
}

const study1 = Effect.acquireRelease(Effect.sync(study.folder), ({ remove }) => Effect.sync(remove))

it.live(
  "a finetuning that was killed three times is, file by file, the one that was not",
  () =>
    Effect.gen(function*() {
      const whole = yield* study1
      const broken = yield* study1
      const result = yield* study.play(recipe, whole.folder)
      // Start weights hang on seed and questions alone, and take their time.
      cpSync(join(whole.folder.models, "start"), join(broken.folder.models, "start"), { recursive: true })
      for (const after of [100, 400, 1100]) {
        const exit = yield* Effect.exit(study.play(recipe, broken.folder, { instead: dying(after) }))
        assert.isTrue(Exit.isFailure(exit) && Cause.hasDies(exit.cause))
      }
      const again = yield* study.play(recipe, broken.folder)
      assert.deepStrictEqual(again.measured, result.measured)
      assert.deepStrictEqual(
        texts(broken.folder.path).map(([name]) => name),
        texts(whole.folder.path).map(([name]) => name)
      )
      assert.deepStrictEqual(timeless(texts(broken.folder.path)), timeless(texts(whole.folder.path)))
      assert.strictEqual(callsOf(broken.folder.database), callsOf(whole.folder.database))

      const checked = checkFinetuning(whole.folder.path)
      if (checked.outcome !== "skipped") assert.deepStrictEqual(checked.faults, [])
    }).pipe(Effect.scoped),
  300_000
)
