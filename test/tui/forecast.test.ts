import { NodeServices } from "@effect/platform-node"
import { assert, describe, it } from "@effect/vitest"
import type { Forecast } from "@stoa/core"
import { type Cause, Effect, Exit } from "effect"
import { Command } from "effect/cli"
import { readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { explain } from "../../packages/tui/src/cli/explain.ts"
import { forecast } from "../../packages/tui/src/cli/forecast.ts"
import { inFolder } from "../support/command.ts"
import { start as serve } from "../support/server/ScriptedServer.ts"

const stoa = Command.make("stoa").pipe(Command.withSubcommands([forecast]))

/** Runs `stoa forecast` in this process, without a key or an address of this machine's. */
const tell = async (args: ReadonlyArray<string>, environment: Readonly<Record<string, string>> = {}) => {
  const said = { stdout: "", stderr: "" }
  const { argv, env } = process
  const kept = { stdout: process.stdout.write, stderr: process.stderr.write }
  process.argv = ["node", "stoa", "forecast", ...args]
  process.env = { ...environment }
  for (const name of ["stdout", "stderr"] as const) {
    process[name].write = (text: string | Uint8Array) => {
      said[name] += String(text)
      return true
    }
  }
  try {
    const exit = await Effect.runPromiseExit(
      Command.runWith(stoa, { version: "0" })(["forecast", ...args]).pipe(Effect.provide(NodeServices.layer))
    )
    return {
      ...said,
      ...(Exit.isSuccess(exit) ? { code: 0, sentence: "" } : explain(exit.cause as Cause.Cause<unknown>))
    }
  } finally {
    process.argv = argv
    process.env = env
    process.stdout.write = kept.stdout
    process.stderr.write = kept.stderr
  }
}

const small = ["--agents", "30", "--count", "10"]
const read = (stdout: string) => JSON.parse(stdout) as Forecast.Forecast

describe("stoa forecast", () => {
  it("tells calls, tokens, cost and time of a real model without a key, in 80 columns, and how to run it", async () => {
    const args = [...small, "--model", "openai/gpt-5-mini", "--requirement", "help with bread"]
    const { code, stderr, stdout } = await tell(args)
    assert.strictEqual(code, 0)
    assert.strictEqual(stderr, "")
    const lines = stdout.split("\n")
    const table = lines.slice(0, lines.indexOf(""))
    assert.match(table[0] ?? "", /^ +calls +tokens in +tokens out +cost$/)
    assert.match(stdout, /^population +30 +[\d,]+ +[\d,]+ +\$0\.\d{4}$/m)
    assert.match(stdout, /^ {2}ground +30 /m)
    assert.match(stdout, /^all +\d+ /m)
    for (const line of table) assert.isAtMost(line.length, 80)
    assert.match(stdout, /^About \d+ .*10 of 10 rows\.$/m)
    assert.match(stdout, /^- Replies are taken to be as long as the rehearsal's/m)
    assert.match(stdout, /^Run it: {2}npx stoa run .*--model openai\/gpt-5-mini --requirement "help with bread"$/m)
  })

  it("of the rehearsal has no cost, and leaves no run behind", () =>
    inFolder(async (folder) => {
      const { code, stdout } = await tell([...small, "--runs", folder])
      assert.strictEqual(code, 0)
      assert.notInclude(stdout, "$")
      assert.match(stdout, /The rehearsal costs nothing/)
      assert.deepStrictEqual(readdirSync(folder), [])
    }))

  it("--json gives the forecast alone", async () => {
    const { stdout } = await tell([...small, "--model", "ollama/llama3.1", "--json"])
    const { assumptions, roles, total } = read(stdout)
    assert.strictEqual(total.calls, roles.reduce((sum, { calls }) => sum + calls, 0))
    assert.isUndefined(total.cost)
    assert.match(assumptions.join("\n"), /price of ollama\/llama3\.1 is not known.*--prices/)
  })

  it("takes prices from a file of one's own, and says which limits of the recipe would be met", () =>
    inFolder(async (folder) => {
      const recipe = join(folder, "recipe.yaml")
      const prices = join(folder, "prices.yaml")
      writeFileSync(prices, "prices:\n- {model: llama3.1, input: 100, output: 100}\n")
      writeFileSync(
        recipe,
        `model: ollama/llama3.1\noperation: {prices: ${prices}, maxCost: 1, maxCalls: 20, maxTokens: 100000000}\n`
      )
      const { stdout } = await tell([recipe, ...small])
      assert.match(stdout, /would stop before its end, at its limit of \$1\.00 and of 20 calls\./)
      writeFileSync(recipe, "model: ollama/llama3.1\noperation: {maxCost: 1}\n")
      assert.match((await tell([recipe, ...small])).stdout, /would not begin: its limit of \$1\.00 cannot be kept/)
      writeFileSync(prices, "prices:\n- {model: llama3.1, input: much, output: 100}\n")
      writeFileSync(recipe, `model: ollama/llama3.1\noperation: {prices: ${prices}}\n`)
      const { code, sentence } = await tell([recipe, ...small])
      assert.strictEqual(code, 2)
      assert.match(sentence, /^prices\.yaml: price 1 "llama3\.1", input: .*found "much"/)
    }))

  it("every mistake is one sentence", async () => {
    const nowhere = await tell([...small, "--model", "llama"])
    assert.strictEqual(nowhere.code, 2)
    assert.match(nowhere.sentence, /"llama" names no server/)
    assert.match((await tell([...small, "--sample"])).sentence, /rehearsal model needs no sample/)
    assert.match(
      (await tell([...small, "--base-url", "http://localhost:1/v1"])).sentence,
      /names a server but no model/
    )
    const absent = await tell([...small, "--model", "openai/gpt-5-mini", "--sample"])
    assert.strictEqual(absent.code, 2)
    assert.match(absent.sentence, /needs a key: set OPENAI_API_KEY/)
  })

  const lessons = ["--agents", "0", "--questions", "examples/classroom/maths.jsonl", "--scenario", "error-correction"]

  it("of a class without a society counts its plays, and names stoa teach", async () => {
    const args = [...lessons, "--model", "openai/gpt-5-mini"]
    const { code, stderr, stdout } = await tell(args)
    assert.strictEqual(code, 0)
    assert.strictEqual(stderr, "")
    assert.match(stdout, /^class +\d+ +[\d,]+ +[\d,]+ +\$0\.\d{4}$/m)
    assert.match(stdout, /^ {2}correction-attempt +\d+ /m)
    assert.notMatch(stdout, /^(population|society|simulation)/m)
    assert.match(stdout, /^About \d+ s, \d+ conversations of \d+ questions\.$/m)
    assert.match(stdout, /^Run it: {2}npx stoa teach --agents 0 .*--model openai\/gpt-5-mini$/m)
    for (const line of stdout.slice(0, stdout.indexOf("About")).split("\n")) assert.isAtMost(line.length, 80)
  })

  it("of roles that other models play adds up each model, and prices those of roles", () =>
    inFolder(async (folder) => {
      const prices = join(folder, "prices.yaml")
      writeFileSync(prices, "prices:\n- {model: small, input: 100, output: 100}\n")
      const asked = [
        "--model",
        "openai/gpt-5-mini",
        "--model-for",
        "weak=ollama/small",
        "--model-for",
        "teacher=rehearsal"
      ]
      const { stdout } = await tell([...lessons, ...asked, "--prices", prices])
      assert.match(stdout, /^openai\/gpt-5-mini +\d+ .*\$0\.\d+$/m)
      assert.match(stdout, /^ollama\/small +\d+ .*\$0\.\d+$/m)
      const unknown = await tell([...lessons, ...asked])
      assert.notInclude(unknown.stdout.slice(0, unknown.stdout.indexOf("About")), "$")
      assert.match(unknown.stdout, /The price of ollama\/small is not known/)
      const nowhere = await tell([...lessons, "--model-for", "weak=small"])
      assert.match(nowhere.sentence, /"small" names no server/)
    }))

  it("--sample of a class asks the run's own model for a few plays, and no model of a role", async () => {
    const server = await serve({ latency: { median: 5 } })
    try {
      const role = ["--model-for", "weak=nobody/there"]
      const asked = ["--model", "stoa-test", "--base-url", server.url, "--json", "--sample", ...role]
      const { code, stderr, stdout } = await tell([...lessons, ...asked])
      assert.strictEqual(code, 0)
      const [, most] = /sample: \d+ plays, about \d+ calls, at most (\d+) and /.exec(stderr) ?? []
      assert.isAtMost(server.stats().requests, Number(most))
      assert.isAbove(server.stats().requests, 5)
      const { assumptions, roles } = read(stdout)
      assert.match(assumptions.join("\n"), /as in a sample of \d+ calls to stoa-test; nobody\/there had none/)
      assert.include(roles.map(({ model }) => model), "nobody/there")
    } finally {
      await server.close()
    }
  })

  it("--sample states its limit first, keeps to it, and says what it took", async () => {
    const server = await serve({ latency: { median: 5 } })
    try {
      const asked = ["--model", "stoa-test", "--base-url", server.url, "--json", "--sample"]
      const { code, stderr, stdout } = await tell([...small, ...asked])
      assert.strictEqual(code, 0)
      const [, most] = /8 agents, about \d+ calls, at most (\d+) and [\d.]+K tokens\./.exec(stderr) ?? []
      const [, took] = /The sample took (\d+) calls and /.exec(stderr) ?? []
      assert.isAtMost(server.stats().requests, Number(most))
      assert.strictEqual(server.stats().requests, Number(took))
      assert.match(read(stdout).assumptions.join("\n"), /as in a sample of \d+ calls/)
    } finally {
      await server.close()
    }
  })
})
