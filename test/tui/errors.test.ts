import { assert, describe, it } from "@effect/vitest"
import { existsSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, type Outcome, stoa } from "../support/command.ts"
import { start as serve } from "../support/server/ScriptedServer.ts"

/** One sentence on standard error, nothing on standard output, no trace. */
const fails = (outcome: Outcome, code: number, sentence: RegExp) => {
  assert.match(outcome.stderr, sentence)
  assert.notMatch(outcome.stderr, /\n\s+at |Error:|\[object/)
  assert.strictEqual(outcome.stdout, "")
  assert.strictEqual(outcome.code, code)
}

const people = (rows: ReadonlyArray<string>) => `${rows.join("\n")}\n`
const person = (index: number) =>
  JSON.stringify({ name: `Ann ${index}`, description: `Keeps the books of shop number ${index} and walks to work.` })

describe.concurrent("mistakes get one sentence and the right exit code", () => {
  it("an unknown command and an unknown flag, with a suggestion", async () => {
    fails(await stoa(["rnu"]), 2, /Unknown subcommand "rnu".*Did you mean this\? run/)
    fails(await stoa(["run", "--agnets", "3"]), 2, /--agnets.*Did you mean this\? --agents[\s\S]*See stoa run --help/)
  })

  it("a value that cannot be", async () => {
    fails(await stoa(["run", "--agents", "many"]), 2, /--agents: "many"/)
    fails(await stoa(["run", "--count", "0"]), 2, /--count: expected a value greater than or equal to 1, found 0/)
    fails(await stoa(["run", "--complexity", "extreme"]), 2, /--complexity.*simple/)
  })

  it("a model without a key, and a model that names no server", async () => {
    fails(await stoa(["run", "--model", "openai/gpt-5-mini"]), 2, /needs a key: set OPENAI_API_KEY in the environment/)
    fails(await stoa(["run", "--model", "llama"]), 2, /names no server: write PROVIDER\/MODEL.*--base-url/)
    fails(await stoa(["run", "--model", "llama", "--base-url", "nowhere"]), 2, /"nowhere" is no address of a server/)
  })

  it("a server that is not there leaves no run behind", () =>
    inFolder(async (runs) => {
      const outcome = await stoa(["run", "--model", "m", "--base-url", "http://127.0.0.1:9/v1", "--runs", runs])
      fails(outcome, 1, /No model server answers at http:\/\/127\.0\.0\.1:9\/v1 \(ECONNREFUSED\)/)
      assert.deepStrictEqual(readdirSync(runs), [])
    }))

  it("a model the server does not know, with those it offers; a key it refuses", () =>
    inFolder(async (runs) => {
      const server = await serve({ models: ["stoa-test", "stoa-strong"], apiKey: "right" })
      const run = ["run", "--base-url", server.url, "--runs", runs, "--agents", "3"]
      try {
        fails(
          await stoa([...run, "--model", "stoa-tset"], { OPENAI_API_KEY: "right" }),
          2,
          /does not know the model "stoa-tset"\. It offers: stoa-test, stoa-strong/
        )
        const refused = await stoa([...run, "--model", "stoa-test"], { OPENAI_API_KEY: "sk-planted-secret" })
        fails(refused, 2, /refuses the key for model "stoa-test"/)
        assert.notInclude(refused.stderr, "sk-planted-secret")
        assert.deepStrictEqual(readdirSync(runs), [])
      } finally {
        await server.close()
      }
    }))

  it("bad rows of a profile file are listed with line and field, the good ones used", () =>
    inFolder(async (folder) => {
      const file = join(folder, "people.jsonl")
      const good = Array.from({ length: 8 }, (_, index) => person(index))
      writeFileSync(
        file,
        people([
          ...good.slice(0, 3),
          "{broken",
          ...good.slice(3),
          `{"name": 7, "description": "A long enough text."}`,
          `{"name": "Bo", "description": "x"}`
        ])
      )
      const outcome = await stoa(["run", "--profiles", file, "--count", "2", "--runs", folder])
      assert.strictEqual(outcome.code, 0)
      assert.match(outcome.stderr, /left out: people\.jsonl line 4: /)
      assert.match(outcome.stderr, /left out: people\.jsonl line 10, field "name": /)
      assert.match(outcome.stderr, /left out: people\.jsonl line 11, field "description": /)
      assert.match(outcome.stdout, /2 examples in .*\n.*from 8 agents/)
    }))

  it("profile files that are missing or hold nothing", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "people.jsonl"), people([person(1)]))
      fails(
        await stoa(["run", "--profiles", join(folder, "poeple.jsonl"), "--runs", folder]),
        2,
        /does not exist: did you mean people\.jsonl\?/
      )
    }))

  it("a recipe with a wrong setting names file and setting", () =>
    inFolder(async (folder) => {
      const recipe = join(folder, "mine.yaml")
      writeFileSync(recipe, "society: { meanGroop: 4 }\nsimulation: { steps: 0 }\n")
      const outcome = await stoa(["run", recipe, "--runs", folder])
      fails(
        outcome,
        2,
        /mine\.yaml: there is no setting "society\.meanGroop"; "simulation\.steps": expected .* found 0/
      )
      writeFileSync(recipe, "society: { meanGroup: 4\n")
      fails(await stoa(["run", recipe, "--runs", folder]), 2, /mine\.yaml line \d+: /)
      fails(await stoa(["run", join(folder, "none.yaml")]), 2, /There is no recipe .*none\.yaml/)
    }))

  it("group sizes that cannot hold the agents", () =>
    inFolder(async (folder) => {
      const recipe = join(folder, "tight.yaml")
      writeFileSync(recipe, "population: { agents: 10 }\nsociety: { minGroup: 6, maxGroup: 7, meanGroup: 6 }\n")
      const outcome = await stoa(["run", recipe, "--runs", folder])
      assert.strictEqual(outcome.code, 2)
      assert.match(outcome.stderr, /10 agents/)
    }))

  it("a folder that cannot hold runs, a name taken, a run that is not there", () =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, "file"), "")
      fails(
        await stoa(["run", "--agents", "3", "--runs", join(folder, "file", "runs")]),
        2,
        /Cannot make the folder for runs .*a file, not a folder/
      )
      const named = ["run", "--agents", "4", "--count", "1", "--runs", folder, "--name", "mine"]
      assert.strictEqual((await stoa(named)).code, 0)
      fails(await stoa(named), 2, /There is a run "mine" in .* already/)
      fails(
        await stoa(["trace", "yours", "1", "--runs", folder]),
        2,
        /There is no run "yours"\. The runs in .* are: mine/
      )
      fails(await stoa(["trace", "mine", "nothing", "--runs", folder]), 2, /knows nothing called "nothing"/)
    }))

  it("too few candidates end with exit code 1, a valid data set and the reason", () =>
    inFolder(async (folder) => {
      const outcome = await stoa(["run", "--agents", "5", "--episodes", "1", "--count", "40", "--runs", folder])
      assert.strictEqual(outcome.code, 1)
      assert.match(outcome.stderr, /The data set is complete and valid, and \d+ rows short: see above\./)
      assert.isTrue(existsSync(join(folder, "run-001", "dataset", "manifest.json")))
    }))
})
