import { assert, describe, it } from "@effect/vitest"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { inFolder, start } from "../support/command.ts"
import { inside } from "../support/inside.ts"
import { type Running, start as serve } from "../support/server/ScriptedServer.ts"

const small = "--agents 8 --count 3 --episodes 3".split(" ")

interface Told {
  readonly name: string
  readonly rehearsal: boolean
  readonly settings: ReadonlyArray<{
    readonly setting: Record<string, unknown>
    readonly finished: number
    readonly measures: Record<string, { readonly mean: number; readonly deviation?: number; readonly low?: number }>
  }>
  readonly cells: ReadonlyArray<{
    readonly name: string
    readonly seed: number
    readonly state: string
    readonly reason?: string
    readonly metrics?: { readonly values: Record<string, number> }
  }>
}

const read = (stdout: string) => JSON.parse(stdout) as Told

/** What the data of each cell come to; what its life cost may differ between sittings. */
const dataOf = ({ cells }: Told) =>
  cells.map(({ metrics, name, state }) => {
    const { calls: _, seconds: __, tokens: ___, ...data } = metrics?.values ?? {}
    void [_, __, ___]
    return { name, state, data }
  })

const query = (database: string, sql: string) => {
  const db = new DatabaseSync(database, { readOnly: true })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

const placesIn = (folder: string, table: string): ReadonlyArray<string> =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "run.db")))
    .flatMap(({ name }) =>
      query(join(folder, name, "run.db"), `SELECT place FROM ${table} WHERE place <> 'trial' ORDER BY id`)
        .map(({ place }) => `${name} ${String(place)}`)
    )

/** How often each place stands in a list. */
const counted = (places: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}

const overHttp = (server: Running, seeds = "1") =>
  `--communication none,structured --seeds ${seeds} --model stoa-test --concurrency 6`.split(" ")
    .concat(small, "--base-url", server.url)

describe("stoa ablate", () => {
  it("plays every setting with every seed and prints the data side by side, in 100 columns", () =>
    inFolder(async (runs) => {
      const out = join(runs, "table.csv")
      const args = ["ablate", ...small, "--communication", "none,random,structured", "--seeds", "1,2", "--runs", runs]
      const { code, stderr, stdout } = await inside([...args, "--out", out])
      assert.strictEqual(code, 0, stderr)
      assert.match(stderr, /3 settings with 2 replicates each: 6 cells, each a run in .*ablation-001/)
      assert.match(stderr, /^6 of 6 {2}communication structured · seed 2: 3 of 3 rows, \d+ calls, \d+ s$/m)
      for (const communication of ["none", "random", "structured"]) {
        assert.match(stdout, new RegExp(`^ {2}communication ${communication} +3 ± 0`, "m"))
      }
      assert.include(stdout, "numbers of the rehearsal")
      assert.include(stdout, "Cells of one replicate share seed and people")
      assert.match(stdout, /^Better low: .*likeness/m)
      for (const line of stdout.split("\n")) assert.isAtMost(line.length, 100)
      const csv = readFileSync(out, "utf8").trim().split("\n")
      assert.deepStrictEqual(csv.map((line) => line.split(",")[0]), [
        "society.communication",
        "none",
        "random",
        "structured"
      ])
      assert.deepStrictEqual(
        readdirSync(join(runs, "ablation-001")).filter((name) => name.startsWith("comm")).length,
        6
      )
      const verified = await inside(["verify", "communication-random_seed-2", "--runs", join(runs, "ablation-001")])
      assert.strictEqual(verified.code, 0, verified.stderr)
    }))

  it("names a row that cannot be used once, and not for every cell", () =>
    inFolder(async (runs) => {
      const file = join(runs, "people.csv")
      const people = Array.from({ length: 8 }, (_, nth) => `Person ${nth},Keeps bees and mends boats on shore ${nth}.`)
      writeFileSync(file, ["name,description", ...people, "Nobody,"].join("\n"))
      const { code, stderr } = await inside(
        ["ablate", "--communication", "none,structured", "--seeds", "1,2", "--profiles", file, "--runs", runs]
          .concat("--count 2 --episodes 2".split(" "))
      )
      assert.strictEqual(code, 0, stderr)
      assert.lengthOf(stderr.match(/left out: people\.csv/g) ?? [], 1)
    }))

  it("again with --name reads what is finished, plays what is new, and refuses what was played otherwise", () =>
    inFolder(async (runs) => {
      const args = (
        vary: string
      ) => ["ablate", "--count", "4", "--vary", vary, "--seeds", "3", "--runs", runs, "--json", "--name", "size"]
      const first = await inside(args("population.agents=8,12"))
      assert.strictEqual(first.code, 0, first.stderr)
      const again = await inside(args("population.agents=8,12,16"))
      assert.strictEqual(again.code, 0, again.stderr)
      assert.match(again.stderr, /^2 of 3 {2}agents 12 · seed 3 \(played before\): 4 of 4 rows/m)
      assert.notMatch(again.stderr, /agents 16 · seed 3 \(played before\)/)
      assert.deepStrictEqual(dataOf(read(again.stdout)).slice(0, 2), dataOf(read(first.stdout)))
      const other = await inside([...args("population.agents=8,12"), "--steps", "50"])
      assert.strictEqual(other.code, 2)
      assert.match(other.stderr, /agents-8_seed-3 was played with other settings: .*choose another --name/)
    }))

  it("goes on where it was killed: what is finished is read, what was answered is not asked again", () =>
    inFolder(async (runs) => {
      const server = await serve({ latency: { median: 15, sigma: 0.7 } })
      try {
        const args = ["ablate", ...overHttp(server), "--runs", runs, "--json"]
        const whole = await inside([...args, "--name", "whole"])
        assert.strictEqual(whole.code, 0, whole.stderr)
        assert.isFalse(read(whole.stdout).rehearsal)
        assert.match(whole.stderr, /^expected +cells +calls +tokens$/m)
        const { requests } = server.stats()
        server.reset()
        const running = start([...args, "--name", "killed"])
        while (server.stats().requests < requests * 0.6) await new Promise((resolve) => setTimeout(resolve, 2))
        running.signal("SIGKILL")
        await running.done
        const folder = join(runs, "killed")
        const answered = new Set(placesIn(folder, "calls"))
        const before = counted(placesIn(folder, "attempts"))
        assert.isAbove(answered.size, 20)
        const again = await inside([...args, "--name", "killed"])
        assert.strictEqual(again.code, 0, again.stderr)
        assert.match(again.stderr, /^1 of 2 .*\(played before\)/m)
        assert.deepStrictEqual(dataOf(read(again.stdout)), dataOf(read(whole.stdout)))
        // Only places without an answer have more attempts than they had.
        const more = [...counted(placesIn(folder, "attempts"))].filter(([place, count]) =>
          count > (before.get(place) ?? 0)
        )
        assert.isAbove(more.length, 0)
        assert.deepStrictEqual(more.filter(([place]) => answered.has(place)), [])
      } finally {
        await server.close()
      }
    }))

  it("stops in good order at Ctrl-C and says how it goes on", () =>
    inFolder(async (runs) => {
      const server = await serve({ latency: { median: 40, sigma: 0.5 } })
      try {
        const args = ["ablate", ...overHttp(server), "--runs", runs]
        const running = start(args)
        await running.says("1 of 2")
        await new Promise((resolve) => setTimeout(resolve, 300))
        running.signal("SIGINT")
        const { code, stderr } = await running.done
        assert.strictEqual(code, 130, stderr)
        assert.include(stderr, "Stopping: calls in flight are waited for")
        const [, hint = ""] =
          /Stopped in good order\. 1 of 2 cells finished.* Go on with: npx stoa (ablate .*)$/m.exec(stderr) ?? []
        assert.isTrue(hint.endsWith("--name ablation-001"), stderr)
        const again = await inside(hint.split(" "))
        assert.strictEqual(again.code, 0, again.stderr)
        assert.match(again.stderr, /^1 of 2 .*\(played before\)/m)
      } finally {
        await server.close()
      }
    }))

  it("keeps a limit over all cells together, and goes on with more of it", () =>
    inFolder(async (runs) => {
      const server = await serve({ latency: { median: 5 } })
      try {
        const args = ["ablate", ...overHttp(server), "--runs", runs, "--name", "frugal"]
        const first = await inside([...args, "--max-calls", "90"])
        assert.strictEqual(first.code, 3, first.stderr)
        assert.include(first.stderr, "The limits hold for all cells together.")
        assert.match(
          first.stderr,
          /The budget of the ablation is used up .*: 90 of at most 90 calls\. 1 of 2 cells finished/
        )
        assert.strictEqual(server.stats().requests, 90)
        const still = await inside([...args, "--max-calls", "90"])
        assert.strictEqual(still.code, 3, still.stderr)
        assert.strictEqual(server.stats().requests, 90)
        const last = await inside([...args, "--max-calls", "2000"])
        assert.strictEqual(last.code, 0, last.stderr)
      } finally {
        await server.close()
      }
    }))

  it("goes on with the others where a cell fails, and tells why", () =>
    inFolder(async (runs) => {
      const args = ["ablate", "--count", "4", "--agents", "12", "--vary", "society.minGroup=1,8", "--replicates", "1"]
      const { code, stderr, stdout } = await inside([
        ...args,
        "--vary",
        "society.maxGroup=9,10",
        "--runs",
        runs,
        "--json"
      ])
      assert.strictEqual(code, 1)
      assert.match(stderr, /minGroup 8 · maxGroup 9 · seed 1: failed: /)
      assert.match(stderr, /\d cells? failed\. To try again: npx stoa ablate .*--name ablation-001/)
      const { cells } = read(stdout)
      assert.strictEqual(cells.filter(({ state }) => state === "finished").length, 2)
      for (const { reason, state } of cells) assert.strictEqual(reason !== undefined, state === "failed")
    }))

  it("does not ask a server again that refused everybody, and tries what failed when it is run again", () =>
    inFolder(async (runs) => {
      const refusing = await serve({ script: ({ nth }) => (nth < 90 ? undefined : { status: 401 }) })
      try {
        const args = ["ablate", ...overHttp(refusing, "1,2"), "--runs", runs, "--name", "refused"]
        const { code, stderr } = await inside(args)
        assert.strictEqual(code, 1, stderr)
        assert.match(stderr, /^2 of 4 .*: failed: (?!not begun)/m)
        assert.match(stderr, /^3 of 4 .*: failed: not begun, for /m)
        assert.include(stderr, "3 cells failed. To try again: npx stoa ablate")
        const server = await serve()
        const again = await inside(args.map((arg) => (arg === refusing.url ? server.url : arg)))
        await server.close()
        assert.strictEqual(again.code, 0, again.stderr)
      } finally {
        await refusing.close()
      }
    }))

  it("twice Ctrl-C stops at once, with the way to go on", () =>
    inFolder(async (runs) => {
      const slow = await serve({ delay: 5000, script: ({ nth }) => (nth < 10 ? { delay: 1 } : undefined) })
      try {
        const running = start(["ablate", ...overHttp(slow), "--runs", runs])
        await running.says("2 cells")
        while (slow.stats().requests < 12) await new Promise((resolve) => setTimeout(resolve, 5))
        running.signal("SIGINT")
        await running.says("Stopping")
        running.signal("SIGINT")
        const { code, stderr } = await running.done
        assert.strictEqual(code, 130, stderr)
        assert.match(stderr, /Stopped at once\. What was answered is kept\. Go on with: npx stoa ablate .*ablation-001/)
      } finally {
        await slow.close()
      }
    }))

  it("--forecast tells what it will ask for, and leaves nothing behind", () =>
    inFolder(async (runs) => {
      const args = ["ablate", "--agents", "10,20", "--count", "4", "--replicates", "5", "--runs", runs, "--forecast"]
      const { code, stderr, stdout } = await inside([...args, "--model", "openai/gpt-5-mini"], { OPENAI_API_KEY: "k" })
      assert.strictEqual(code, 0, stderr)
      assert.match(stdout, /^agents 10 +5 +[\d,]+ +[\d,]+ +\$\d+\.\d\d$/m)
      assert.match(stdout, /^all +10 /m)
      assert.deepStrictEqual(readdirSync(runs), [])
    }))

  it("every mistake is one sentence, before anything is played", () =>
    inFolder(async (runs) => {
      const recipe = join(runs, "bad.yaml")
      writeFileSync(recipe, "society: {near: many}\n")
      const cases = [
        [["--vary", "society.nears=1,2"], "there is no setting \"society.nears\""],
        [["--vary", "society.near=1,many"], "society.near: expected"],
        [["--communication", "none,loud"], "society.communication: expected"],
        [["--agents", "10,-1"], "--agents: expected"],
        [["--agents", "10,0"], "nobody lives and nothing is played"],
        [["--seeds", "1,x"], "--seeds takes whole numbers"],
        [["--seeds", "1", "--replicates", "2"], "leave --replicates and --seed out"],
        [["--replicates", "0"], "--replicates: expected 1 or more"],
        [["--replicates", "101"], "That is 101 cells"],
        [["--out", "table.txt"], "ends in .csv, .json or .md"],
        [["--model", "llama,"], "names no server"],
        [[recipe], "bad.yaml: \"society.near\": expected"]
      ] as const
      for (const [given, sentence] of cases) {
        const { code, stderr } = await inside(["ablate", ...given, "--runs", join(runs, "none")])
        assert.strictEqual(code, 2, stderr)
        assert.include(stderr, sentence)
      }
      assert.isFalse(existsSync(join(runs, "none")))
    }))
})
