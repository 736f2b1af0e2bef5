import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { start } from "../support/command.ts"
import { inside } from "../support/inside.ts"
import { type Running, start as serve } from "../support/server/ScriptedServer.ts"

let runs: string
let server: Running

const at = (name: string, ...path: ReadonlyArray<string>) => join(runs, name, ...path)
const run = (name: string, more: string) =>
  inside([
    "run",
    ..."--agents 24 --episodes 14 --seed 3".split(" "),
    "--runs",
    runs,
    "--name",
    name,
    ...more.split(" ")
  ])
const on = (command: string, name: string, ...more: ReadonlyArray<string>) =>
  inside([command, name, "--runs", runs, ...more])

const datasetOf = (name: string): string =>
  readdirSync(at(name, "dataset"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).toSorted()
    .map((path) => `${path.slice(at(name).length)}\n${readFileSync(path, "utf8")}`).join("\n")

const rowsOf = (name: string) =>
  readFileSync(at(name, "dataset", "examples.jsonl"), "utf8").trim().split("\n")
    .map((line) => ({ ...JSON.parse(line) as { readonly id: string; readonly kind: string }, run: "" }))

const recipeOf = (name: string) => readFileSync(at(name, "recipe.json"), "utf8")

/** A run with what another one has. */
const copy = (name: string, other: string) => cpSync(at(name), at(other), { recursive: true })

beforeAll(async () => {
  runs = mkdtempSync(join(tmpdir(), "stoa-synthesize-"))
  server = await serve({ latency: { median: 5, sigma: 0.5 } })
  const outcome = await run("one", `--count 8 --model stoa-test --base-url ${server.url} --concurrency 8`)
  assert.strictEqual(outcome.code, 0, outcome.stderr)
}, 60_000)

afterAll(async () => {
  await server.close()
  rmSync(runs, { recursive: true, force: true })
})

describe("stoa synthesize", () => {
  it("adds rows to a finished run, keeps those there are, and the run verifies", async () => {
    copy("one", "more")
    const before = rowsOf("more")
    const outcome = await on("synthesize", "more", "--count", "5", "--kind", "preference", "--json")
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.deepInclude(JSON.parse(outcome.stdout), { rows: 13, wanted: 13, short: [] })
    const after = rowsOf("more")
    for (const row of before) assert.deepInclude(after, row)
    assert.strictEqual(after.filter(({ kind }) => kind === "preference").length, 5)
    assert.deepInclude(JSON.parse((await on("verify", "more", "--json")).stdout), { same: true, changed: [] })
    const listed = JSON.parse((await inside(["runs", "--runs", runs, "--json"])).stdout) as ReadonlyArray<object>
    assert.deepInclude(listed.find((row) => (row as { readonly run: string }).run === "more"), {
      state: "finished",
      rows: 13,
      wanted: 13
    })
  })

  it("killed goes on with stoa resume to the same data set, and says meanwhile that it is unfinished", async () => {
    const slow = await serve({ latency: { median: 50, sigma: 0.3 } })
    const wish = ["--count", "9", "--style", "in one line"]
    try {
      copy("one", "whole")
      assert.strictEqual((await on("synthesize", "whole", ...wish)).code, 0)
      copy("one", "killed")
      const running = start(["synthesize", "killed", "--runs", runs, ...wish, "--base-url", slow.url])
      await running.says("synthesis")
      while (slow.stats().requests < 7) await new Promise((resolve) => setTimeout(resolve, 5))
      running.signal("SIGKILL")
      await running.done
    } finally {
      await slow.close()
    }
    assert.include(
      (await inside(["runs", "--runs", runs])).stdout.split("\n").find((line) => line.startsWith("killed")),
      "unfinished"
    )
    assert.strictEqual((await on("verify", "killed")).code, 0)
    const refused = await on("synthesize", "killed", "--count", "3")
    assert.strictEqual(refused.code, 2)
    assert.include(refused.stderr, "has not come to its end yet: bring it there with stoa resume killed")
    const resumed = await on("resume", "killed")
    assert.strictEqual(resumed.code, 0, resumed.stderr)
    assert.strictEqual(datasetOf("killed"), datasetOf("whole").replaceAll("/whole/", "/killed/"))
    assert.strictEqual((await on("verify", "killed")).code, 0)
    assert.include((await on("resume", "killed")).stdout, "is finished")
  })

  it("leaves a run as it was where the model it names answers nothing", async () => {
    copy("one", "failed")
    const before = [recipeOf("failed"), datasetOf("failed")]
    const { code, stderr } = await on(
      "synthesize",
      "failed",
      "--model",
      "nobody",
      "--base-url",
      "http://127.0.0.1:9/v1"
    )
    assert.notStrictEqual(code, 0)
    assert.include(stderr, "Nothing more was answered: failed wants what it wanted before.")
    assert.include(stderr, `Ask again with: npx stoa synthesize failed --runs ${runs}`)
    assert.notInclude(stderr, "Go on with")
    assert.deepStrictEqual([recipeOf("failed"), datasetOf("failed")], before)
    assert.include((await on("resume", "failed")).stdout, "is finished")
  })

  it("has another model write, and remembers where it is", async () => {
    copy("one", "other")
    const outcome = await on("synthesize", "other", "--count", "3", "--model", "stoa-test", "--base-url", server.url)
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    assert.deepInclude(JSON.parse(recipeOf("other")), { model: "stoa-test", models: { r2: `stoa-test@${server.url}` } })
  })

  it("says what cannot be", async () => {
    const unknown = await on("synthesize", "nowhere")
    assert.strictEqual(unknown.code, 2)
    assert.include(unknown.stderr, "There is no run \"nowhere\"")
    const safety = await on("synthesize", "one", "--kind", "safety")
    assert.strictEqual(safety.code, 2)
    assert.include(safety.stderr, "--allow-safety")
    const none = await on("synthesize", "one", "--count", "0")
    assert.strictEqual(none.code, 2)
    assert.include(none.stderr, "--count")
  })
})

describe("stoa resume --count", () => {
  it("raises the aim of a finished run", async () => {
    copy("one", "raised")
    const before = rowsOf("raised")
    const outcome = await on("resume", "raised", "--count", "14")
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    const after = rowsOf("raised")
    assert.strictEqual(after.length, 14)
    for (const row of before) assert.deepInclude(after, row)
    const enough = await on("resume", "raised", "--count", "14")
    assert.strictEqual(enough.code, 2)
    assert.include(enough.stderr, "has 14 rows of its first requirement already")
  })
})

describe("a stop", () => {
  it("before anything more was answered leaves a run as it was, and says how to ask again", async () => {
    const silent = await serve({ script: () => ({ hang: true }) })
    try {
      copy("one", "stopped")
      assert.strictEqual((await on("review", "stopped", "--reject", "2")).code, 0)
      const before = [recipeOf("stopped"), datasetOf("stopped")]
      const running = start(["resume", "stopped", "--runs", runs, "--count", "9", "--base-url", silent.url])
      await running.says("synthesis")
      while (silent.stats().requests === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      running.signal("SIGINT")
      await running.says("Stopping")
      running.signal("SIGINT")
      const { code, stderr } = await running.done
      assert.strictEqual(code, 130)
      assert.include(stderr, `Ask again with: npx stoa resume stopped --runs ${runs} --count 9`)
      assert.notInclude(stderr, "Go on with")
      assert.deepStrictEqual([recipeOf("stopped"), datasetOf("stopped")], before)
    } finally {
      await silent.close()
    }
  })
})

describe("a run that is short", () => {
  it("says why, by what its candidates were dropped, and what would help", async () => {
    const outcome = await run("short", "--count 60 --tries 9")
    assert.strictEqual(outcome.code, 1)
    assert.match(
      outcome.stdout,
      /Requirement 1 is \d+ rows? short: (?:all|\d+ of) \d+ candidates were kept, and the 14 episodes give no more \(at most 3 each\)\./
    )
    assert.match(outcome.stdout, /npx stoa run --from short --runs \S+ --episodes \d+/)
    assert.match(outcome.stderr, /stoa: The data set is complete and valid, and \d+ rows short: see above\.\n$/)
    writeFileSync(join(runs, "few.yaml"), "quality: { instruction: { min: 160, max: 4000 } }\n")
    const few = await inside(
      ["run", join(runs, "few.yaml"), ..."--agents 24 --episodes 14 --seed 3 --count 20 --tries 1".split(" ")]
        .concat("--runs", runs, "--name", "few")
    )
    assert.strictEqual(few.code, 1, few.stdout)
    assert.include(few.stdout, " 20 candidates were kept, and its budget of candidates is used up")
    const help = /npx (stoa synthesize few .*--tries \d+)/.exec(few.stdout)?.[1]
    assert.isDefined(help)
    assert.match(few.stdout, /^ {2}[\w-]+ +\d+$/m)
  })

  it("is told to be short by whoever resumes it, and fails no command that asked for something else", async () => {
    const resumed = await on("resume", "few")
    assert.strictEqual(resumed.code, 0, resumed.stderr)
    assert.match(resumed.stdout, /is finished: .* Requirement 1 is \d+ rows? short: it has \d+ of 20\.\n$/)
    const more = await on("synthesize", "few", "--count", "1", "--kind", "multi-turn", "--tries", "30")
    assert.strictEqual(more.code, 0, more.stderr)
    assert.match(more.stdout, /^Requirement 1 is \d+ rows? short as before\.$/m)
    assert.notInclude(more.stdout, "Row by row")
    const further = await on("synthesize", "few", "--count", "500", "--tries", "1", "--json")
    assert.strictEqual(further.code, 1)
    assert.match(further.stderr, /and \d+ rows short: why stands in "short"/)
    const { short } = JSON.parse(further.stdout) as { readonly short: ReadonlyArray<{ readonly before: boolean }> }
    assert.deepStrictEqual(short.map(({ before }) => before), [true, false])
  })

  it("does not begin where a file of tests is missing, and nothing is left of it", async () => {
    const { code, stderr } = await run("untested", "--count 3 --benchmark /nowhere/tests.jsonl")
    assert.strictEqual(code, 2)
    assert.include(stderr, "/nowhere/tests.jsonl does not exist")
    assert.notInclude(readdirSync(runs), "untested")
  })

  it("drops rows that repeat a test, and finds the file from the recipe's own folder", async () => {
    const told = rowsOf("one")[0] as unknown as { readonly turns: ReadonlyArray<{ readonly content: string }> }
    writeFileSync(join(runs, "tests.jsonl"), `${JSON.stringify({ question: told.turns[0]?.content })}\n`)
    writeFileSync(join(runs, "tested.yaml"), "quality: { benchmarks: [tests.jsonl] }\n")
    const outcome = await inside(
      ["run", join(runs, "tested.yaml"), "--runs", runs, "--name", "tested"].concat(
        `--agents 24 --episodes 14 --seed 3 --count 8 --model stoa-test --base-url ${server.url}`.split(" ")
      )
    )
    assert.strictEqual(outcome.code, 0, outcome.stderr)
    const rejected = readFileSync(at("tested", "dataset", "rejected.jsonl"), "utf8")
    assert.match(
      rejected,
      /"filter":"contamination","keep":false,"reason":"the instruction holds \d+ % of tests\.jsonl line 1/
    )
  })
})
