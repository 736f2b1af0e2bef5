import { assert, describe, it } from "@effect/vitest"
import { Lint } from "@stoa/core"
import { Effect } from "effect"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, stoa } from "../support/command.ts"
import { start } from "../support/server/ScriptedServer.ts"

const kinds = ["sft", "preference", "reasoning", "code", "safety", "multi-turn"]

const recipe = {
  population: { agents: 24 },
  simulation: { episodes: 12 },
  models: { reason: "thinks", reject: "small", judge: "judge" },
  requirements: kinds.map((kind) => ({
    kind,
    count: 3,
    ...(kind === "code" ? { domain: "code" } : {}),
    ...(kind === "multi-turn" ? { turns: 2 } : {})
  })),
  quality: { judge: "report", harmless: 1 },
  operation: { allowSafety: true }
}

interface Row {
  readonly kind: string
  readonly turns: ReadonlyArray<{ readonly role: string; readonly reasoning?: string }>
  readonly rejected?: { readonly standIn?: string }
  readonly program?: { readonly verification: { readonly verdict: string } }
  readonly safety?: { readonly harmless?: number }
  readonly ratings?: unknown
  readonly makings: ReadonlyArray<{ readonly prompt: string; readonly model: string }>
}

const lines = <A>(path: string): Array<A> =>
  readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line) as A)

describe("every kind of data, over HTTP with all gates on", () => {
  it("comes as many times as wanted, each part by its own model, and every export of it is read in full", () =>
    inFolder(async (folder) => {
      const server = await start({ models: ["writes", "small", "thinks", "judge"], thinkers: ["thinks"] })
      try {
        const file = join(folder, "recipe.json")
        writeFileSync(file, JSON.stringify(recipe))
        const model = ["--model", "writes", "--base-url", server.url, "--concurrency", "8"]
        const ran = await stoa(["run", file, ...model, "--runs", folder, "--name", "all"])
        assert.strictEqual(ran.code, 0, ran.stderr)
      } finally {
        await server.close()
      }
      const rows = lines<Row>(join(folder, "all", "dataset", "examples.jsonl"))
      for (const kind of kinds) assert.strictEqual(rows.filter((row) => row.kind === kind).length, 3, kind)
      for (const { kind, makings, program, ratings, rejected, safety, turns } of rows) {
        const modelOf = (prompt: string) => makings.find((making) => making.prompt === prompt)?.model
        assert.isDefined(ratings, kind)
        assert.strictEqual(modelOf("rate"), "judge")
        if (kind === "preference") assert.deepStrictEqual([modelOf("reject"), rejected?.standIn], ["small", undefined])
        if (kind === "reasoning") {
          assert.strictEqual(modelOf("reason"), "thinks")
          assert.isAbove(turns[1]?.reasoning?.length ?? 0, 0)
        }
        if (kind === "code") assert.include(["passed", "unverified"], program?.verification.verdict)
        if (kind === "safety") assert.isNumber(safety?.harmless)
        if (kind === "multi-turn") assert.strictEqual(turns.length, 4)
      }

      const out = join(folder, "out")
      const exported = await stoa(["export", "all", "--runs", folder, "--format", "all", "--out", out, "--strict"])
      assert.strictEqual(exported.code, 0, exported.stderr)
      const files = readdirSync(out).filter((name) =>
        /\.jsonl?$/.test(name) && !/^(?:examples|manifest|dataset_info|code)\./.test(name)
      )
      assert.isAtLeast(files.length, 8)
      for (const name of files) {
        const { errors, lost } = await Effect.runPromise(Lint.file(join(out, name), { tell: () => undefined }))
        assert.deepStrictEqual([name, errors, lost], [name, 0, {}])
      }
    }))
})
