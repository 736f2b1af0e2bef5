import { afterAll, afterEach, assert, beforeAll, it } from "@effect/vitest"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { type Cluster, startCluster, until, type Worker } from "../support/cluster.ts"
import { stoa } from "../support/command.ts"
import { filesIn } from "../support/files.ts"
import { describePostgres } from "../support/postgres.ts"
import { type Running as Server, start as startServer } from "../support/server/ScriptedServer.ts"

// Processes by the dozen: seconds on a machine that has nothing else to do, minutes on one that does.
const timeout = 300_000

const slots = ["--slots", "8"]
const society = "--agents 20 --episodes 10 --count 10 --seed 5 --model stoa-test --embedder stoa-embed".split(" ")

describePostgres("a run on a cluster", (postgres) => {
  const folder = mkdtempSync(join(tmpdir(), "stoa-cluster-"))
  const runs = join(folder, "runs")
  let server: Server
  let cluster: Cluster
  let expected: Record<string, string>
  let requests: number
  let first: Worker
  let second: Worker

  const settings = (name: string) => [...society, "--base-url", server.url, "--runs", runs, "--name", name]
  const dataset = (name: string) => filesIn(join(runs, name, "dataset"))
  /** Begins a run on the cluster, with the server's counts at nothing. */
  const submit = (name: string, ...more: ReadonlyArray<string>) => {
    server.reset()
    return cluster.start(["run", ...settings(name), "--cluster", cluster.url, ...more])
  }
  const resume = (name: string, ...more: ReadonlyArray<string>) =>
    cluster.start(["resume", name, "--runs", runs, "--cluster", cluster.url, ...more])
  /** What it is called in the database. */
  const nameOf = (name: string): string =>
    (JSON.parse(readFileSync(join(runs, name, "cluster.json"), "utf8")) as { readonly run: string }).run
  const asked = (count: number) => until(() => server.stats().requests >= count)
  const finished = async (running: ReturnType<typeof submit>, name: string) => {
    const { code, stderr } = await running.done
    assert.strictEqual(code, 0, stderr)
    assert.deepStrictEqual(dataset(name), expected)
  }
  /** Calls that are answered and kept, and attempts there are: an attempt that comes later at one of these places was one too many. */
  const snapshot = async (name: string) => {
    const calls = await cluster.ask<{ place: string }>(nameOf(name), "SELECT place FROM calls")
    const attempts = await cluster.ask<{ id: string }>(nameOf(name), "SELECT id::text AS id FROM attempts")
    return { kept: new Set(calls.map(({ place }) => place)), known: new Set(attempts.map(({ id }) => id)) }
  }
  const askedAgain = async (name: string, { kept, known }: Awaited<ReturnType<typeof snapshot>>) => {
    const attempts = await cluster.ask<{ id: string; place: string }>(
      nameOf(name),
      "SELECT id::text AS id, place FROM attempts WHERE place <> 'trial'"
    )
    return attempts.filter(({ id, place }) => !known.has(id) && kept.has(place)).map(({ place }) => place)
  }
  /** Attempts of which nobody heard the answer. */
  const broken = async (name: string) => {
    const [attempts] = await cluster.ask<{ count: number }>(
      nameOf(name),
      "SELECT count(*)::int AS count FROM attempts WHERE place <> 'trial' AND state <> 'answered'"
    )
    return attempts?.count ?? 0
  }
  /** Requests that reached the server twice: trials aside, which every process makes that asks a model. */
  const repeated = (name: string) => {
    const db = new DatabaseSync(join(runs, name, "run.db"), { readOnly: true })
    const trials = db.prepare("SELECT COUNT(*) - COUNT(DISTINCT model) AS more FROM attempts WHERE place = 'trial'")
      .get()
    db.close()
    return server.bodies().reduce((sum, { admitted }) => sum + admitted - 1, 0) - Number(trials?.["more"])
  }

  beforeAll(async () => {
    server = await startServer({ latency: { median: 20, sigma: 0.7 } })
    cluster = startCluster(postgres().url)
    const whole = await stoa(["run", ...settings("whole")])
    assert.strictEqual(whole.code, 0, whole.stderr)
    expected = dataset("whole")
    requests = server.stats().requests
  }, timeout)
  afterEach(() => cluster.clear())
  afterAll(async () => {
    await cluster?.close()
    await server?.close()
    rmSync(folder, { recursive: true, force: true })
  }, timeout)

  it(
    "gives the bytes of a run on one machine, with one worker, two and four; the submitter's folder verifies",
    async () => {
      first = await cluster.join("first", slots)
      await finished(submit("one"), "one")
      second = await cluster.join("second", slots)
      await finished(submit("two"), "two")
      const [third, fourth] = await Promise.all([cluster.join("third", slots), cluster.join("fourth", slots)])
      await finished(submit("four"), "four")
      const busy = (await cluster.workers()).filter(({ load }) => load.calls > 0)
      assert.isAtLeast(busy.length, 3)
      assert.strictEqual(repeated("four"), 0)
      const verified = await stoa(["verify", "four", "--runs", runs])
      assert.strictEqual(verified.code, 0, verified.stderr)
      for (const { code, stderr } of await Promise.all([third.end(), fourth.end()])) assert.strictEqual(code, 0, stderr)
    },
    timeout
  )

  it(
    "goes on after workers were killed, with the same bytes; nothing answered is asked again; who joins late gets work",
    async () => {
      const running = submit("killed")
      await asked(requests / 4)
      await second.kill()
      const once = await snapshot("killed")
      const late = await cluster.join("late", slots)
      await asked(requests / 2)
      await first.kill()
      const twice = await snapshot("killed")
      await finished(running, "killed")
      // It tells of itself once a second.
      const calls = await until(async () => {
        const { calls = 0 } = (await late.row())?.load ?? {}
        return calls > 0 && calls
      })
      assert.isAbove(calls, 0)
      for (const before of [once, twice]) {
        assert.isAbove(before.kept.size, 10)
        assert.deepStrictEqual(await askedAgain("killed", before), [])
      }
      const inFlight = await broken("killed")
      assert.isAtMost(repeated("killed"), inFlight)
      // Two endpoints with eight slots each, at either kill and when groups went to who came late.
      assert.isAtMost(inFlight, 3 * 2 * 8)
      first = late
      second = await cluster.join("next", slots)
    },
    timeout
  )

  it("waits for a PostgreSQL that is started again, and goes on to the same bytes", async () => {
    const running = submit("restarted")
    await asked(requests / 3)
    await postgres().stop("crash")
    await postgres().start()
    const before = await snapshot("restarted")
    await finished(running, "restarted")
    assert.isAbove(before.kept.size, 10)
    assert.deepStrictEqual(await askedAgain("restarted", before), [])
  }, timeout)

  it("takes over from a worker that stands still; nothing comes from that one once it goes on", async () => {
    const running = submit("frozen")
    await asked(requests / 3)
    second.freeze()
    await finished(running, "frozen")
    const standing = () =>
      cluster.ask(
        nameOf("frozen"),
        `SELECT (SELECT count(*) FROM events)::text AS facts, (SELECT count(*) FROM calls)::text AS calls,
           (SELECT string_agg(id || state, ' ' ORDER BY id) FROM attempts) AS attempts`
      )
    const before = await standing()
    const { seen } = (await second.row()) ?? { seen: 0 }
    second.thaw()
    await until(async () => {
      const row = await second.row()
      return row !== undefined && row.seen > seen && row.load.groups === 0 && row.load.shards.length > 0
    })
    assert.deepStrictEqual(await standing(), before)
  }, timeout)

  it("keeps a budget over all workers to the call, and goes on with another one", async () => {
    const limit = Math.floor(requests / 2)
    const { code, stderr } = await submit("limited", "--max-calls", `${limit}`).done
    assert.strictEqual(code, 3, stderr)
    const [attempts] = await cluster.ask<{ count: number }>(
      nameOf("limited"),
      "SELECT count(*)::int AS count FROM attempts"
    )
    assert.isAtMost(attempts?.count ?? 0, limit)
    assert.isAtMost(server.stats().requests, limit)
    assert.isAbove(server.stats().requests, limit / 2)
    await finished(resume("limited", "--max-calls", `${4 * requests}`), "limited")
  }, timeout)

  it("keeps a rate over all workers together", async () => {
    const perMinute = 1200
    await finished(submit("slow", "--requests-per-minute", `${perMinute}`), "slow")
    const { firstAt, lastAt } = server.stats()
    // What a second allows may go out at once; after that the rate holds, however long it takes.
    const allowed = perMinute / 60 * (1 + ((lastAt ?? 0) - (firstAt ?? 0)) / 1000)
    assert.isAtMost(server.stats().completions, Math.ceil(allowed))
  }, timeout)

  it("stops in good order on Ctrl-C, and goes on to the same bytes", async () => {
    const running = submit("stopped")
    await asked(requests / 3)
    running.signal("SIGINT")
    const { code, stderr } = await running.done
    assert.strictEqual(code, 130, stderr)
    const before = await snapshot("stopped")
    await finished(resume("stopped"), "stopped")
    assert.deepStrictEqual(await askedAgain("stopped", before), [])
  }, timeout)
})
