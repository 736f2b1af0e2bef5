import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import * as transformers from "../core/model/transformers.ts"
import { bundle, compiled } from "../support/bundle.ts"

const main = fileURLToPath(new URL(`../../${bundle}/main.js`, import.meta.url))

/** Runs `stoa` in a folder of its own. */
const stoaIn = (cwd: string, args: ReadonlyArray<string>) =>
  Effect.callback<{ readonly code: number | null; readonly told: string }>((resume) => {
    let told = ""
    const { HOME = "", PATH = "" } = process.env
    const env = { PATH, HOME, NO_COLOR: "1", NODE_COMPILE_CACHE: compiled }
    const child = spawn(process.execPath, [main, ...args], { cwd, env, stdio: ["ignore", "pipe", "pipe"] })
    child.stdout.setEncoding("utf8").on("data", (text: string) => (told += text))
    child.stderr.setEncoding("utf8").on("data", (text: string) => (told += text))
    child.on("close", (code) => resume(Effect.succeed({ code, told })))
  })

const run = ["run", "--agents", "8", "--count", "2", "--embedder", "minilm"]

describe("the command with MiniLM", () => {
  it.live("uses what is installed in the current folder; what came of it is verified where it is not", () =>
    Effect.gen(function*() {
      const [here, elsewhere] = yield* Effect.all([transformers.installed("whole"), transformers.empty])
      const ran = yield* stoaIn(here, run)
      assert.strictEqual(ran.code, 0, ran.told)
      const verified = yield* stoaIn(elsewhere, ["verify", "run-001", "--runs", join(here, "runs")])
      assert.strictEqual(verified.code, 0, verified.told)
    }))

  it.live("makes no run where it is not installed, and says what to do", () =>
    Effect.gen(function*() {
      const { code, told } = yield* stoaIn(yield* transformers.empty, run)
      assert.strictEqual(code, 2)
      assert.include(told, "The embedder minilm is not installed: run npm install @huggingface/transformers")
    }))

  it.live("leaves no run behind where its weights are missing", () =>
    Effect.gen(function*() {
      const folder = yield* transformers.installed("offline")
      const { code, told } = yield* stoaIn(folder, run)
      assert.strictEqual(code, 1)
      assert.include(told, "The weights of the embedder minilm")
      const list = yield* stoaIn(folder, ["runs", "--json"])
      assert.include(list.told, "[]")
    }))

  it.live("is told of by the doctor: there, without its weights, or not there at all; none of these is a fault", () =>
    Effect.gen(function*() {
      const folders = yield* Effect.all([
        transformers.installed("whole"),
        transformers.installed("remote"),
        transformers.empty
      ])
      const [whole, remote, none] = yield* Effect.forEach(folders, (folder) => stoaIn(folder, ["doctor"]))
      assert.match(whole?.told ?? "", /ok +minilm +384 dimensions, from .*node_modules/)
      assert.match(remote?.told ?? "", /note +minilm +The weights of the embedder minilm .* begin once with a network/)
      assert.match(none?.told ?? "", /note +minilm +not installed: npm install @huggingface\/transformers/)
      assert.deepStrictEqual([whole?.code, remote?.code, none?.code], [0, 0, 0])
    }))
})
