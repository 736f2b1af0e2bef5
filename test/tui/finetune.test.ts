import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { inFolder, start } from "../support/command.ts"
import { pagesOf, ruin } from "../support/damage.ts"
import { inside } from "../support/inside.ts"
import { type ParsedRequest, start as serve } from "../support/server/ScriptedServer.ts"

const example = fileURLToPath(new URL("../../examples/arithmetic", import.meta.url))

/** Four sums each, answered by the rehearsal, and nobody trains. */
const small = "--model rehearsal --trainer none --train-count 4 --test-count 4 --methods base,majority --iterations 2"
  .split(" ")

interface Result {
  readonly name: string
  readonly finished: boolean
  readonly task: string
  readonly seed: number
  readonly train: number
  readonly test: number
  readonly iterations: ReadonlyArray<{ readonly iteration: number }>
  readonly measured: ReadonlyArray<{ readonly method: string; readonly iteration: number; readonly calls: number }>
  readonly sitting?: { readonly calls: number; readonly known: number }
}

const read = (stdout: string) => JSON.parse(stdout) as Result

let runs: string
beforeAll(() => {
  runs = mkdtempSync(join(tmpdir(), "stoa-finetune-"))
})
afterAll(() => rmSync(runs, { recursive: true, force: true }))

/** A finetuning in the folder of all tests. */
const finetune = (...args: ReadonlyArray<string>) => inside(["finetune", ...args, "--runs", runs])

const callsIn = (name: string): number => {
  const db = new DatabaseSync(join(runs, name, "finetuning.db"), { readOnly: true })
  try {
    return Number(db.prepare("SELECT COUNT(*) AS n FROM calls").get()?.["n"])
  } finally {
    db.close()
  }
}

describe("stoa finetune", () => {
  it("plays a recipe in a folder of its own, tells every result as it comes, and at the end the table", async () => {
    const { code, stderr, stdout } = await finetune(...small)
    assert.strictEqual(code, 0, stderr)
    assert.match(stderr, /3 generators and 3 critics of rehearsal on arithmetic, 2 rounds, 2 iterations, 2 methods/)
    assert.match(stderr, /^iteration 2: votes over train .* % right/m)
    assert.match(stderr, /^debate of base models: \d.*, diversity \d+\.\d %/m)
    assert.match(stderr, /^finetuned, after 1 training: \d/m)
    assert.match(stderr, /^majority: \d/m)
    assert.match(stdout, /majority/)
    assert.match(stdout, /numbers of the rehearsal/)
    const folder = join(runs, "finetuning-001")
    for (const file of ["finetuning.json", "finetuning.db", "result.json", "report.md", "run.log"]) {
      assert.isTrue(existsSync(join(folder, file)), file)
    }
    assert.deepStrictEqual(readdirSync(join(folder, "questions")).toSorted(), ["test.jsonl", "train.jsonl"])
  })

  it("prints the table of a finished one again, without a call, by resume and by the same command", async () => {
    await finetune(...small, "--name", "twice")
    const calls = callsIn("twice")
    const resumed = await inside(["resume", "twice", "--runs", runs, "--json"])
    assert.strictEqual(resumed.code, 0, resumed.stderr)
    assert.isTrue(read(resumed.stdout).finished)
    const repeated = await finetune(...small, "--name", "twice", "--json", "--concurrency", "3")
    assert.deepStrictEqual(read(repeated.stdout), read(resumed.stdout))
    assert.strictEqual(callsIn("twice"), calls)
  })

  it("stops at its budget in good order, and goes on to the very result of one that was never stopped", async () => {
    const whole = await finetune(...small, "--name", "whole", "--json")
    assert.strictEqual(whole.code, 0, whole.stderr)
    const cut = await finetune(...small, "--name", "cut", "--max-calls", "20")
    assert.strictEqual(cut.code, 3)
    assert.match(cut.stderr, /budget is used up.*answered calls? kept\. Go on with: npx stoa resume cut --runs/)
    assert.strictEqual(callsIn("cut"), 20)
    const refused = await inside(["resume", "cut", "--runs", runs, "--count", "3"])
    assert.strictEqual(refused.code, 2)
    assert.match(refused.stderr, /--count is for rows of a run, and cut is a finetuning/)
    const { code, stderr, stdout } = await inside(["resume", "cut", "--runs", runs, "--max-calls", "5000", "--json"])
    assert.strictEqual(code, 0, stderr)
    const { name: _, folder: __, sitting, ...result } = read(stdout) as Result & { readonly folder: string }
    const { name: ___, folder: ____, sitting: before, ...expected } = read(whole.stdout) as typeof result & {
      readonly name: string
      readonly folder: string
      readonly sitting: Result["sitting"]
    }
    void [_, __, ___, ____, before]
    assert.deepStrictEqual(result, expected)
    assert.strictEqual(sitting?.known, 20)
    assert.strictEqual(callsIn("cut"), callsIn("whole"))
  })

  it("takes over what is whole of a damaged log, between two trainings as well, and comes to what it would have come to", async () => {
    await finetune(...small, "--name", "unharmed")
    const cut = ["--name", "torn", "--max-calls", "150"]
    assert.strictEqual((await finetune(...small, ...cut)).code, 3)
    const database = join(runs, "torn", "finetuning.db")
    const pages = pagesOf(database, "calls")
    ruin(database, pages.slice(0, 1))
    const { code, stderr } = await inside(["resume", "torn", "--runs", runs, "--max-calls", "5000"])
    assert.strictEqual(code, 0, stderr)
    assert.match(
      stderr,
      /finetuning\.db is damaged .* It is kept as run\.damaged-1\.db; .* answered calls? of it are whole/
    )
    const resultOf = (name: string) =>
      readFileSync(join(runs, name, "result.json"), "utf8").replace(/"seconds": [\d.]+/g, "")
    assert.strictEqual(resultOf("torn"), resultOf("unharmed"))
    ruin(database, [...pagesOf(database, "calls"), ...pagesOf(database, "milestones")])
    const again = await finetune(...small, "--name", "torn")
    assert.match(again.stderr, /is damaged/)
  })

  it("refuses to go on with another recipe, and says how to go on", async () => {
    await finetune(...small, "--name", "mine")
    const { code, stderr } = await finetune(...small, "--name", "mine", "--agents", "2")
    assert.strictEqual(code, 2)
    assert.match(
      stderr,
      /mine is a finetuning with another recipe \(debate\.agents is 2, and there it is 3\), .*: go on with it as it is with npx stoa resume mine/
    )
    mkdirSync(join(runs, "occupied"))
    writeFileSync(join(runs, "occupied", "letter.txt"), "not yours")
    const occupied = await finetune(...small, "--name", "occupied")
    assert.strictEqual(occupied.code, 2)
    assert.match(occupied.stderr, /There is a run "occupied" in .* already/)
  })

  it("goes on to further iterations and other methods, to what a finetuning of that recipe comes to", async () => {
    const more = small.map((word) => ({ "2": "3", "base,majority": "base,single-agent" })[word] ?? word)
    await finetune(...small, "--name", "grown")
    const { code, stderr } = await finetune(...more, "--name", "grown")
    assert.strictEqual(code, 0, stderr)
    await finetune(...more, "--name", "at-once")
    const resultOf = (name: string) =>
      readFileSync(join(runs, name, "result.json"), "utf8").replace(/"seconds": [\d.]+/g, "")
    assert.strictEqual(resultOf("grown"), resultOf("at-once"))
    // Nothing was asked twice: beside the calls of the other there are those of majority, three for each of four questions.
    assert.strictEqual(callsIn("grown"), callsIn("at-once") + 12)
  })

  it("counts calls and trainings of a forecast, which come true, and writes nothing", async () => {
    const before = readdirSync(runs)
    const { code, stderr, stdout } = await finetune(...small, "--forecast", "--json")
    assert.strictEqual(code, 0, stderr)
    const expected = JSON.parse(stdout) as {
      readonly calls: number
      readonly scorings: number
      readonly trainings: number
      readonly cost: number
    }
    assert.deepStrictEqual(readdirSync(runs), before)
    await finetune(...small, "--name", "forecast")
    assert.strictEqual(expected.calls, callsIn("forecast"))
    assert.strictEqual(expected.scorings, 0)
    const served = await finetune(...small.slice(2), "--model", "some@http://localhost:1/v1", "--forecast", "--json")
    assert.isAbove((JSON.parse(served.stdout) as typeof expected).scorings, 0)
    assert.isAtLeast(expected.trainings, 3)
    assert.strictEqual(expected.cost, 0)
  })

  it("forecasts what a server would be asked for without its key", async () => {
    const api = ["--model", "openai/gpt-4o-mini", "--task", "gsm8k", "--trainer", "api", "--methods", "none"]
    await inFolder(async (folder) => {
      const file = join(folder, "sums.jsonl")
      const rows = Array.from(
        { length: 20 },
        (_, nth) => ({ question: `What is ${nth} + 1?`, answer: `#### ${nth + 1}` })
      )
      writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""))
      const counts = ["--train", file, "--test", file, "--train-count", "10", "--test-count", "10"]
      const { code, stderr, stdout } = await finetune(...api, ...counts, "--forecast")
      assert.strictEqual(code, 0, stderr)
      assert.match(stdout, /The calls cost about \$.*the host's own price/)
      assert.strictEqual((await finetune(...api, ...counts)).code, 2)
    })
  })

  it("keeps its limits when the same command goes on with it, as resume does", async () => {
    await finetune(...small, "--name", "limited", "--max-calls", "20")
    const again = await finetune(...small, "--name", "limited")
    assert.strictEqual(again.code, 3, again.stderr)
    const more = small.map((word) => (word === "2" ? "3" : word))
    assert.strictEqual((await finetune(...more, "--name", "limited")).code, 3)
    assert.strictEqual(callsIn("limited"), 20)
    assert.strictEqual((await finetune(...more, "--name", "limited", "--max-calls", "5000")).code, 0)
  })

  it("takes a folder that holds finetune.yaml, with files from where it lies, and flags before what it says", () =>
    inFolder(async (folder) => {
      const rows = (from: number) =>
        Array.from(
          { length: 4 },
          (_, nth) => ({ question: `What is ${from + nth} + 1?`, answer: `#### ${from + nth + 1}` })
        )
      for (const [file, from] of [["one.jsonl", 1], ["two.jsonl", 50]] as const) {
        writeFileSync(join(folder, file), rows(from).map((row) => `${JSON.stringify(row)}\n`).join(""))
      }
      writeFileSync(
        join(folder, "finetune.yaml"),
        "task: gsm8k\nmodel: rehearsal\ntrainer: { kind: none }\nmethods: []\nseed: 5\n" +
          "train: { files: [one.jsonl], count: 4 }\ntest: { files: [two.jsonl], count: 4 }\n"
      )
      const { code, stderr, stdout } = await finetune(folder, "--json", "--seed", "6", "--set", "debate.tie=first")
      assert.strictEqual(code, 0, stderr)
      const result = read(stdout)
      assert.deepInclude(result, { task: "gsm8k", train: 4, test: 4, seed: 6 })
      const kept = JSON.parse(readFileSync(join(runs, result.name, "finetuning.json"), "utf8")) as {
        readonly train: { readonly files: ReadonlyArray<string> }
        readonly debate: { readonly tie: string }
      }
      assert.deepStrictEqual(kept.train.files, [join(folder, "one.jsonl")])
      assert.strictEqual(kept.debate.tie, "first")
    }))

  it("says what is wrong before anything is asked or made, with file and field", () =>
    inFolder(async (folder) => {
      const file = join(folder, "bad.yaml")
      writeFileSync(file, "task: arithmetic\ndebate: { agents: 0 }\nfoo: 1\n")
      const before = readdirSync(runs)
      const server = ["--model", "some", "--base-url", "http://localhost:1/v1"]
      for (
        const [args, sentence] of [
          [[file], /bad\.yaml: there is no setting "foo"; "debate\.agents": .*found 0/],
          [[join(folder, "none.yaml")], /There is no recipe .*none\.yaml: check the path, or run "stoa finetune"/],
          [[folder], /The folder .* holds no finetune\.yaml/],
          [["--rounds", "0"], /--rounds: .*found 0/],
          [["--methods", "base,debat"], /there is no method "debat": did you mean debate/],
          [["--set", "debate"], /--set takes a setting and its value/],
          [
            ["--set", "debate.agnets=3"],
            /there is no setting "debate\.agnets" \(did you mean debate\.agents or debate\.peers\?\)/
          ],
          [["--set", "train.levels=1,2,3"], /arithmetic has no levels/],
          [["--task", "chess"], /chess/],
          [["--task", "gsm8k"], /The abacus knows arithmetic alone/],
          [["--task", "gsm8k", "--model", "rehearsal", "--trainer", "none"], /gsm8k/],
          [["--base-url", "http://localhost:1/v1"], /names a server but no model/],
          [["--trainer", "command", "--model", "rehearsal"], /--trainer-command/],
          [["--model", "rehearsal"], /embedded/],
          [["--model", "rehearsal", "--forecast"], /embedded/],
          [["--model", "rehearsal", "--trainer", "api"], /trainer\.kind is api, and there is no server/],
          [["--trainer-command", "./none.sh", ...server], /"\.\/none\.sh" cannot be run: there is no such file/],
          [["--trainer-command", "no-such-program x", ...server, "--forecast"], /no program of that name/],
          [["--trainer-command", `${file} x`, ...server], /may not be executed/],
          [
            ["--trainer-command", "true", "--set", "trainer.preset=phi", ...server],
            /^stoa: trainer\.preset: expected/m
          ],
          [["--model", "nowhere"], /names no server/]
        ] as ReadonlyArray<readonly [ReadonlyArray<string>, RegExp]>
      ) {
        const { code, stderr, stdout } = await finetune(...args, "--train-count", "4", "--test-count", "4")
        assert.strictEqual(code, 2, args.join(" "))
        assert.strictEqual(stdout, "")
        assert.match(stderr, sentence)
        assert.notMatch(stderr, /unforeseen/)
      }
      assert.deepStrictEqual(readdirSync(runs), before)
    }))

  it("goes on with the questions it began with, and says so where their file was changed", async () => {
    await finetune(...small, "--name", "edited", "--max-calls", "20")
    const file = join(runs, "edited", "questions", "test.jsonl")
    const before = readFileSync(file, "utf8")
    writeFileSync(file, before.split("\n").slice(1).join("\n"))
    const resume = () => inside(["resume", "edited", "--runs", runs, "--max-calls", "5000"])
    const refused = await resume()
    assert.strictEqual(refused.code, 2)
    assert.match(refused.stderr, /questions of test are not those that edited began with: put back .*test\.jsonl/)
    assert.match(readFileSync(join(runs, "edited", "run.log"), "utf8"), /questions of test are not those/)
    rmSync(file)
    const { code, stderr } = await resume()
    assert.strictEqual(code, 0, stderr)
    assert.strictEqual(readFileSync(file, "utf8"), before)
  })

  it("stops at the first Ctrl-C: what is in flight is kept, and resume goes on", async () => {
    const answer = (
      request: ParsedRequest
    ) => (request.userText === "" ? undefined : { content: "\\boxed{7}", delay: 50 })
    const server = await serve({ models: ["candidate"], script: answer })
    try {
      const model = ["--model", "candidate", "--concurrency", "2", "--base-url", server.url]
      const running = start(["finetune", ...small.slice(2), ...model, "--runs", runs, "--name", "halted"])
      await running.says("3 generators")
      while (server.stats().answered < 6) await new Promise((go) => setTimeout(go, 20))
      running.signal("SIGINT")
      const { code, stderr } = await running.done
      assert.strictEqual(code, 130, stderr)
      assert.match(stderr, /in flight (?:is|are) waited for|Stopping\./)
      assert.match(
        stderr,
        /Stopped in good order\. \d+ answered calls kept\. Go on with: npx stoa resume halted --runs/
      )
      const before = callsIn("halted")
      const resumed = await inside(["resume", "halted", "--runs", runs, "--json"])
      assert.strictEqual(resumed.code, 0, resumed.stderr)
      assert.strictEqual(read(resumed.stdout).sitting?.known, before)
    } finally {
      await server.close()
    }
  })
})

describe("examples/arithmetic", () => {
  it("is a recipe that is understood, with every method there is", async () => {
    const { code, stderr, stdout } = await finetune(
      example,
      ..."--model rehearsal --trainer none --train-count 2 --test-count 2 --forecast --json".split(" ")
    )
    assert.strictEqual(code, 0, stderr)
    assert.deepInclude(JSON.parse(stdout), { questions: { train: 2, test: 2, transfer: 0 } })
  })
})
