import { assert, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Finetuning } from "../../packages/scenarios/src/index.ts"
import { checkFinetuning } from "../support/finetuning/check.ts"
import * as study from "../support/finetuning/study.ts"
import * as words from "../support/finetuning/words.ts"
import { start } from "../support/server/ScriptedServer.ts"

const rows = { train: 100, test: 30 }

/** Plays one iteration over HTTP; the third job fails once. */
const played = Effect.acquireRelease(
  Effect.promise(async () => {
    const { folder, remove } = study.folder()
    const server = await start({
      models: ["small"],
      script: words.script,
      fineTuning: { failing: [3], looks: 2, least: 10 },
      faults: { rate: 0.05, kinds: ["429", "500"] }
    })
    writeFileSync(join(folder.path, "train.jsonl"), words.file(0, rows.train))
    writeFileSync(join(folder.path, "test.jsonl"), words.file(1000, rows.test))
    return { folder, remove, server }
  }),
  ({ remove, server }) => Effect.promise(() => server.close().then(remove))
)

it.live(
  "a hundred sums in words over HTTP: nine calls a question, six files, six jobs of which one is begun again",
  () =>
    Effect.gen(function*() {
      const { folder, server } = yield* played
      const recipe = study.recipeOf({
        task: "gsm8k",
        model: `small@${server.url}`,
        train: { files: [join(folder.path, "train.jsonl")], count: rows.train },
        test: { files: [join(folder.path, "test.jsonl")], count: rows.test },
        trainer: { kind: "api", poll: 0.02 },
        methods: ["debate"],
        likelihood: false
      })
      const result = yield* study.play(recipe, folder)

      const [iteration] = result.iterations
      assert.strictEqual(iteration?.calls, 9 * rows.train)
      assert.deepStrictEqual(Object.keys(iteration!.trained), [
        "generator-1",
        "generator-2",
        "generator-3",
        "critic-1",
        "critic-2",
        "critic-3"
      ])
      assert.strictEqual(new Set([...iteration!.generators, ...iteration!.critics]).size, 6)
      assert.isTrue([...iteration!.generators, ...iteration!.critics].every((name) => name.startsWith("ft:")))
      assert.deepStrictEqual(Object.values(iteration!.trained).map(({ retries }) => retries).toSorted(), [
        0,
        0,
        0,
        0,
        0,
        1
      ])
      assert.strictEqual(server.stats().fineTuning?.jobs, 7)

      // Of what was asked every call is on record once: debates of train, of test before and after.
      const db = new DatabaseSync(folder.database, { readOnly: true })
      const { calls } = db.prepare("SELECT COUNT(*) AS calls FROM calls WHERE prompt <> 'embed'").get() as {
        calls: number
      }
      db.close()
      assert.strictEqual(calls, 9 * (rows.train + 2 * rows.test))

      const files = readdirSync(join(folder.path, "data", "finetuned", "1")).filter((name) => name.endsWith(".json"))
      assert.deepStrictEqual(files.toSorted(), [
        "critic-1.sharegpt.json",
        "critic-2.sharegpt.json",
        "critic-3.sharegpt.json",
        "generator-1.sharegpt.json",
        "generator-2.sharegpt.json",
        "generator-3.sharegpt.json"
      ])
      const kept = Schema.decodeUnknownSync(Schema.fromJsonString(Finetuning.Result.Result))(
        readFileSync(folder.result, "utf8")
      )
      assert.deepStrictEqual(kept, result)
      assert.isTrue(result.finished)

      // Somebody else's program, which shares no line with ours, works it all out again from what was said.
      const checked = checkFinetuning(folder.path)
      if (checked.outcome !== "skipped") assert.deepStrictEqual(checked.faults, [])
    }).pipe(Effect.scoped),
  120_000
)
