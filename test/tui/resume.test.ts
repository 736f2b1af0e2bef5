import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { onFullDisk, start } from "../support/command.ts"
import { filesIn } from "../support/files.ts"
import { inside } from "../support/inside.ts"
import { type Running, start as serve } from "../support/server/ScriptedServer.ts"

let runs: string
let server: Running
let whole: string

const recipe = "--agents 16 --episodes 10 --count 10 --seed 3 --model stoa-test --concurrency 8".split(" ")
const flags = (name: string, more: ReadonlyArray<string> = []) => [
  "run",
  ...recipe,
  "--base-url",
  server.url,
  "--runs",
  runs,
  "--name",
  name,
  ...more
]
const resume = (name: string, more: ReadonlyArray<string> = []) => inside(["resume", name, "--runs", runs, ...more])

const at = (name: string, ...path: ReadonlyArray<string>) => join(runs, name, ...path)
const datasetOf = (name: string): string =>
  Object.entries(filesIn(at(name, "dataset"))).map(([file, text]) => `${file}\n${text}`).join("\n")

/** Rows of a run at work that were judged so far. */
const judged = (name: string): number => {
  const db = new DatabaseSync(at(name, "run.db"), { readOnly: true })
  const rows = db.prepare("SELECT COUNT(*) AS rows FROM events WHERE tag = 'Judged'").get()?.["rows"]
  db.close()
  return Number(rows)
}

beforeAll(async () => {
  runs = mkdtempSync(join(tmpdir(), "stoa-resume-"))
  server = await serve({ latency: { median: 10, sigma: 0.5 } })
  const outcome = await inside(flags("whole"))
  assert.strictEqual(outcome.code, 0, outcome.stderr)
  whole = datasetOf("whole")
}, 60_000)

afterAll(async () => {
  await server.close()
  rmSync(runs, { recursive: true, force: true })
})

describe("Ctrl-C", () => {
  it("once drains the calls in flight, in a run that nobody else may work on, and leaves what is finished so far; the run goes on to the same data set", async () => {
    const slow = await serve({ latency: { median: 50, sigma: 0.3 } })
    const running = start(flags("drained").map((flag) => (flag === server.url ? slow.url : flag)))
    await running.says("simulation")
    const second = await resume("drained")
    assert.strictEqual(second.code, 2)
    assert.match(second.stderr, /The run drained is being worked on by process \d+ \(since 20/)
    await running.says("synthesis")
    // The first row is there, and the last one is not.
    while (judged("drained") === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    running.signal("SIGINT")
    const { code, stderr } = await running.done
    await slow.close()
    assert.strictEqual(code, 130)
    assert.match(stderr, /Stopping: \d+ calls? in flight (is|are) waited for\. Ctrl-C again stops at once\./)
    assert.match(
      stderr,
      /Stopped in good order\. \d+ answered calls kept, \d+ examples? so far in .*dataset\. Go on with: npx stoa resume drained/
    )
    const manifest = JSON.parse(readFileSync(at("drained", "dataset", "manifest.json"), "utf8")) as {
      readonly finished: boolean
      readonly rows: number
    }
    assert.isFalse(manifest.finished)
    assert.isAbove(manifest.rows, 0)
    assert.isAtMost(manifest.rows, 10)
    assert.include(readFileSync(at("drained", "dataset", "README.md"), "utf8"), "**Unfinished.**")
    // Nothing was cut: whatever was in flight was answered and kept.
    assert.notInclude((await resume("drained", ["--base-url", server.url])).stderr, "in flight when it broke off")
    assert.strictEqual(datasetOf("drained"), whole)
  })

  it("twice stops at once, and the run goes on all the same", async () => {
    const slow = await serve({ delay: 5000, script: ({ nth }) => (nth < 20 ? { delay: 1 } : undefined) })
    try {
      const running = start(
        flags("hasty").map((flag) => (flag === server.url ? slow.url : flag)).concat("--timeout", "60")
      )
      // Those that are slow are in flight.
      while (slow.stats().requests < 24) await new Promise((resolve) => setTimeout(resolve, 20))
      running.signal("SIGINT")
      await running.says("Stopping")
      running.signal("SIGINT")
      const { code, stderr } = await running.done
      assert.strictEqual(code, 130)
      assert.match(stderr, /Stopped at once\. \d+ answered calls? kept.*npx stoa resume hasty/)
    } finally {
      await slow.close()
    }
    const { code } = await resume("hasty", ["--base-url", server.url])
    assert.strictEqual(code, 0)
    assert.strictEqual(datasetOf("hasty"), whole)
  })

  it("before anything was answered leaves nothing behind", async () => {
    const silent = await serve({ script: ({ nth }) => (nth === 0 ? undefined : { hang: true }) })
    try {
      const running = start(flags("nothing").map((flag) => (flag === server.url ? silent.url : flag)))
      await running.says("population")
      running.signal("SIGINT")
      await running.says("Stopping")
      running.signal("SIGINT")
      assert.include((await running.done).stderr, "nothing is left behind")
      assert.isFalse(existsSync(at("nothing")))
    } finally {
      await silent.close()
    }
  })
})

describe("a budget", () => {
  it("of calls is never overshot, ends the run with code 3, and more of it goes on to the same data set", async () => {
    server.reset()
    const first = await inside(flags("frugal", ["--max-calls", "60"]))
    assert.strictEqual(first.code, 3)
    assert.include(first.stderr, "The budget is used up: 60 of at most 60 calls are made")
    assert.include(first.stderr, "npx stoa resume frugal")
    assert.strictEqual(server.stats().requests, 60)
    assert.strictEqual((await resume("frugal")).code, 3)
    const last = await resume("frugal", ["--max-calls", "1000"])
    assert.strictEqual(last.code, 0, last.stderr)
    assert.strictEqual(datasetOf("frugal"), whole)
  })

  it("in dollars wants a price, from a file where nobody publishes one", async () => {
    const refused = await inside(flags("priceless", ["--budget", "1"]))
    assert.strictEqual(refused.code, 2)
    assert.include(refused.stderr, "The price of the model \"stoa-test\" is not known")
    const file = join(runs, "prices.yaml")
    writeSync(openSync(file, "w"), "prices:\n  - { model: stoa-test, input: 1, output: 2 }\n")
    const spent = await inside(flags("dollars", ["--budget", "0.03", "--prices", file]))
    assert.strictEqual(spent.code, 3)
    assert.match(spent.stderr, /\$0\.0\d+ of at most \$0\.03/)
    assert.strictEqual((await resume("dollars", ["--budget", "9"])).code, 0)
    assert.strictEqual(datasetOf("dollars"), whole)
  })
})

describe("stoa resume", () => {
  it("says that a run is finished, and that there is none", async () => {
    assert.include((await resume("whole")).stdout, "is finished: its data set is in")
    const unknown = await resume("nowhere")
    assert.strictEqual(unknown.code, 2)
    assert.include(unknown.stderr, "There is no run \"nowhere\"")
  })

  it("goes on from what is whole of a damaged run.db, and keeps the damaged one", async () => {
    const running = start(flags("damaged"))
    await running.says("simulation")
    await new Promise((resolve) => setTimeout(resolve, 400))
    running.signal("SIGKILL")
    await running.done
    // What is in the log beside the file goes into it, then pages of answered calls are overwritten.
    const db = new DatabaseSync(at("damaged", "run.db"))
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)")
    const pages = db.prepare("SELECT pageno FROM dbstat WHERE name = 'calls' AND pagetype = 'leaf'").all()
    db.close()
    const handle = openSync(at("damaged", "run.db"), "r+")
    for (const { pageno } of pages.slice(3, 6)) {
      writeSync(handle, Buffer.alloc(4096, 7), 0, 4096, (Number(pageno) - 1) * 4096)
    }
    const { code, stderr } = await resume("damaged")
    assert.strictEqual(code, 0, stderr)
    assert.match(
      stderr,
      /run\.db is damaged \(.*\)\. It is kept as run\.damaged-1\.db; \d+ facts and \d+ answered calls/
    )
    assert.isTrue(existsSync(at("damaged", "run.damaged-1.db")))
    assert.strictEqual(datasetOf("damaged"), whole)
    assert.strictEqual((await inside(["verify", "damaged", "--runs", runs])).code, 0)
  })

  it("goes on after the disk was full: the run stopped in good order, with a sentence", async () => {
    const { code, stderr } = await onFullDisk(1000, flags("full"))
    assert.strictEqual(code, 1)
    assert.match(stderr, /The log .*run\.db cannot be used: .*\. The disk is full or cannot be written: free space/)
    assert.match(stderr, /\d+ answered calls kept.*npx stoa resume full/)
    assert.notInclude(stderr, "    at ")
    assert.strictEqual((await resume("full")).code, 0)
    assert.strictEqual(datasetOf("full"), whole)
  })

  it("begins nothing anew where nothing can be read", async () => {
    const running = start(flags("ruined"))
    await running.says("population")
    running.signal("SIGKILL")
    await running.done
    rmSync(at("ruined", "run.db-wal"))
    writeSync(openSync(at("ruined", "run.db"), "w"), "no database ".repeat(1000))
    const { code, stderr } = await resume("ruined")
    assert.strictEqual(code, 1)
    assert.include(stderr, "nothing of it can be read. It is kept as run.damaged-1.db")
  })
})

describe("verify and fork", () => {
  it("tell a run again, and go on from a step of it", async () => {
    const verified = await inside(["verify", "whole", "--runs", runs, "--json"])
    assert.strictEqual(verified.code, 0)
    assert.deepInclude(JSON.parse(verified.stdout), { finished: true, same: true, changed: [] })
    server.reset()
    const fork = await inside(["run", "--from", "whole@0", "--runs", runs, "--name", "fork"])
    assert.strictEqual(fork.code, 0, fork.stderr)
    // The trial alone: every call of the fork stands in its parent's ledger.
    assert.strictEqual(server.stats().requests, 1)
    for (const name of ["messages.jsonl", "examples.jsonl", "rejected.jsonl", "failed.jsonl"]) {
      const [one, other] = ["whole", "fork"].map((run) => readFileSync(at(run, "dataset", name), "utf8"))
      assert.strictEqual(other, one)
    }
    assert.include(readFileSync(at("fork", "dataset", "README.md"), "utf8"), "the first step of its life")
    const file = at("fork", "dataset", "messages.jsonl")
    writeSync(openSync(file, "a"), "{}\n")
    const changed = await inside(["verify", "fork", "--runs", runs])
    assert.strictEqual(changed.code, 1)
    assert.include(changed.stderr, "files of the data set were changed since: messages.jsonl")
  })

  it("say what cannot be", async () => {
    const cases = [
      [["--from", "whole@"], "--from takes a run, or a run and a step"],
      [["--from", "nobody@1"], "There is no run \"nobody\""],
      [["--from", "whole@77"], "cannot be forked at step 77"],
      [
        ["--from", "whole@0", "--agents", "5"],
        "The society of whole has 16 people at step 0: --agents 5 would be fewer"
      ]
    ] as const
    for (const [given, sentence] of cases) {
      const { code, stderr } = await inside(["run", "--runs", runs, ...given])
      assert.strictEqual(code, 2)
      assert.include(stderr, sentence)
    }
  })
})
