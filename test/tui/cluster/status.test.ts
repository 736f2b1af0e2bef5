/** The commands that look at a cluster, over a real PostgreSQL. */
import { afterAll, assert, it } from "@effect/vitest"
import { Context, Effect, Layer } from "effect"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import stringWidth from "string-width"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import { inside } from "../../support/inside.ts"
import { describePostgres } from "../../support/postgres.ts"
import * as Terminal from "../../support/terminal.ts"

const folder = mkdtempSync(join(tmpdir(), "stoa-cluster-"))
const terminals = Terminal.make(folder)
afterAll(() => {
  terminals.close()
  rmSync(folder, { recursive: true, force: true })
})

/** `stoa watch --cluster` into a pipe, of which the test waits for what it prints; ended with the scope. */
const telling = (url: string) =>
  Effect.acquireRelease(Effect.sync(() => watching(url)), ({ done }) => Effect.promise(done))

const watching = (url: string) => {
  const child = spawn("sh", ["-c", `exec ${Terminal.stoa("watch", "--cluster", url)}`], {
    stdio: ["ignore", "pipe", "ignore"]
  })
  let printed = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text))
  const ended = once(child, "close")
  return {
    prints: async (text: string) => {
      while (!printed.includes(text)) {
        await Promise.race([
          once(child.stdout, "data"),
          ended.then(() => assert.fail(printed))
        ])
      }
    },
    done: async () => {
      if (child.exitCode === null) child.kill("SIGINT")
      return (await ended)[0] as number
    }
  }
}

const recipe = JSON.stringify({ requirements: [{ text: "Everyday questions.", count: 7 }] })

describePostgres("looking at a cluster", (server) => {
  const open = Effect.suspend(() =>
    Effect.map(Layer.build(Registry.layer(server().url)), (made) => Context.get(made, Registry.Registry))
  )
  const report = (registry: Registry.Registry["Service"], worker: string, shards: ReadonlyArray<number>) =>
    registry.report({
      worker,
      address: "127.0.0.1:34431",
      pid: 1,
      host: "here",
      version: "0.1.0",
      began: Date.now(),
      load: { ...Registry.idle, slots: 8, inFlight: 3, shards, runs: ["village-0a1b2c3d"] }
    })
  const status = (...more: ReadonlyArray<string>) =>
    Effect.promise(() => inside(["cluster", "status", ...more], { STOA_CLUSTER: server().url }))

  it.live("says where there is no cluster that there is none, and where there is no server that it is not reached", () =>
    Effect.gen(function*() {
      const none = yield* status()
      assert.strictEqual(none.code, 0)
      assert.match(none.stdout, /^There is no cluster in postgres:\/\/127\.0\.0\.1:\d+\/postgres yet: stoa worker/)
      const away = yield* status("--cluster", "postgres://stoa:secret@127.0.0.1:1/stoa")
      assert.strictEqual(away.code, 1)
      assert.match(away.stderr, /The cluster of postgres:\/\/127\.0\.0\.1:1\/stoa cannot be looked at: .*ECONNREFUSED/)
      assert.notInclude(away.stderr, "secret")
      const wrong = yield* status("--cluster", "http://127.0.0.1")
      assert.strictEqual(wrong.code, 2)
    }))

  it.live("prints workers and runs in tables, or as JSON", () =>
    Effect.gen(function*() {
      const registry = yield* open
      yield* report(registry, "first", [1, 2])
      yield* registry.submit({ run: "village-0a1b2c3d", recipe, inputs: "{}" })
      yield* registry.begin("village-0a1b2c3d")
      const { code, stdout } = yield* status()
      assert.strictEqual(code, 0)
      assert.match(stdout, /1 worker; 2 of 64 shards held; 1 run, 1 under way/)
      assert.match(stdout, /^first +here .* 3\/8 /m)
      assert.match(stdout, /^village-0a1b2c3d +running +1 +0 +0 +0\/7 +0\/7 /m)
      const data = JSON.parse((yield* status("--json")).stdout)
      assert.strictEqual(data.workers[0].load.slots, 8)
      assert.deepInclude(data.runs[0], { state: "running", why: null, aim: { episodes: 7, rows: 7 } })
      yield* registry.end("village-0a1b2c3d", { sitting: 1, state: "stopped" })
    }))

  it.live("tells without a terminal in a line each what happens", () =>
    Effect.gen(function*() {
      const registry = yield* open
      yield* registry.begin("village-0a1b2c3d")
      const { done, prints } = yield* telling(server().url)
      yield* Effect.promise(() => prints("The cluster of postgres:"))
      yield* Effect.promise(() => prints("village-0a1b2c3d is running, sitting 2"))
      yield* report(registry, "late", [1])
      yield* Effect.promise(() => prints("late works (here, 127.0.0.1:34431, 8 slots).\n"))
      yield* registry.end("village-0a1b2c3d", { sitting: 2, state: "failed", why: { code: 1, sentence: "It broke." } })
      yield* Effect.promise(() => prints("It broke.\n"))
      yield* registry.leave("late")
      yield* Effect.promise(() => prints("late left.\n"))
      assert.strictEqual(yield* Effect.promise(() => done()), 130)
    }))

  it.live("refuses a run and a cluster at once", () =>
    Effect.gen(function*() {
      const { code, stderr } = yield* Effect.promise(() => inside(["watch", "x", "--cluster", server().url]))
      assert.strictEqual(code, 2)
      assert.include(stderr, "name a run, and its view, or --cluster, not both")
    }))

  if (!Terminal.isThere()) console.warn("tmux is not installed: the screen over a cluster is not tried in a terminal.")
  it.skipIf(!Terminal.isThere())(
    "opens a screen that follows workers and runs, waits for the server, and leaves the terminal as it was",
    async () => {
      const run = join(folder, "village")
      mkdirSync(run)
      writeFileSync(join(run, "run.db"), "")
      writeFileSync(join(run, "cluster.json"), JSON.stringify({ run: "village-0a1b2c3d" }))
      const ask = <A, E>(use: (registry: Registry.Registry["Service"]) => Effect.Effect<A, E>) =>
        Effect.runPromise(Effect.scoped(Effect.flatMap(open, use)))
      await ask((registry) => report(registry, "first", Array.from({ length: 64 }, (_, at) => at + 1)))
      const terminal = terminals.open({ columns: 80, rows: 24 })
      terminal.type("echo what stood here before\n")
      await terminal.shows(/^what stood here before/m)
      terminal.type(`${Terminal.stoa("watch", "--cluster", server().url, "--runs", folder)}\n`)
      await terminal.shows("64 of 64 held  a first 64")
      for (const line of terminal.shown()) assert.isAtMost(stringWidth(line), 80, line)

      await ask((registry) =>
        Effect.andThen(
          report(registry, "first", Array.from({ length: 32 }, (_, at) => at + 1)),
          report(registry, "second", Array.from({ length: 32 }, (_, at) => at + 33))
        )
      )
      await terminal.shows("32 just moved")
      await terminal.shows("b second 32")

      terminal.press("Tab", "Enter")
      await terminal.shows(/stoa watch village --runs/)
      terminal.press("?")
      await terminal.shows("The cluster goes on.")
      terminal.press("Escape")
      await terminal.showsNoMore("The cluster goes on.")

      await server().stop("crash")
      await terminal.shows("AWAY")
      await server().start()
      await terminal.showsNoMore("AWAY")
      terminal.resize(160, 45)
      await terminal.shows("PostgreSQL is back.")
      terminal.press("q")
      await terminal.shows(/^what stood here before/m)
      await terminal.shows("goes on without anybody")
    },
    150_000
  )
})
