import { assert, it } from "@effect/vitest"
import { Context, Deferred, Effect, Fiber, Layer, Stream } from "effect"
import * as Connections from "../../../packages/core/src/log/postgres/Connections.ts"
import * as Registry from "../../../packages/core/src/runner/Registry.ts"
import { idle, type RunStanding, type WorkerReport } from "../../../packages/core/src/runner/RegistryRows.ts"
import { version } from "../../../packages/core/src/version.ts"
import { describePostgres } from "../../support/postgres.ts"

const submission = (run: string) => ({ run, recipe: "{\"seed\":\"s\"}", inputs: "{\"profiles\":[]}" })
const asked = { code: 130, sentence: "Somebody asked for it." }
const spent = { code: 3, sentence: "The budget is spent." }

const worker = (name: string, more: Partial<WorkerReport> = {}): WorkerReport => ({
  worker: name,
  address: "10.0.0.7:34431",
  pid: 4711,
  host: "one",
  version,
  began: 1_700_000_000_000,
  load: idle,
  ...more
})

const brief = ({ sitting, state, why }: RunStanding) => `${sitting} ${state}${why === undefined ? "" : ` ${why.code}`}`

describePostgres("a registry", (server) => {
  const open = (options?: Registry.RegistryOptions) =>
    Effect.map(Layer.build(Registry.layer(server().url, options)), (made) => Context.get(made, Registry.Registry))
  const connect = Effect.suspend(() => Connections.make({ url: server().url, schema: "stoa", readonly: false }))

  it.live("keeps what a run is made of, and how it stands, for whoever opens it", () =>
    Effect.gen(function*() {
      const one = yield* open()
      yield* one.submit(submission("kept"))
      const two = yield* open()
      const row = yield* two.read("kept")
      assert.isDefined(row)
      assert.strictEqual(row.recipe, "{\"seed\":\"s\"}")
      assert.strictEqual(row.inputs, "{\"profiles\":[]}")
      assert.strictEqual(row.version, version)
      assert.strictEqual(brief(row), "0 stopped")
      assert.strictEqual(yield* two.begin("kept"), 1)
      const standing = (yield* one.runs).find(({ run }) => run === "kept")
      assert.isDefined(standing)
      assert.strictEqual(brief(standing), "1 running")
      assert.notProperty(standing, "inputs")
      assert.isUndefined(yield* one.read("unknown"))
    }))

  it.live("takes a run once under a name, also of two who hand one in at the same time", () =>
    Effect.gen(function*() {
      const both = yield* Effect.all([open(), open()])
      const ends = yield* Effect.forEach(both, (one) => Effect.exit(one.submit(submission("once"))), {
        concurrency: "unbounded"
      })
      assert.lengthOf(ends.filter(({ _tag }) => _tag === "Success"), 1)
      const error = yield* Effect.flip(both[0].submit(submission("once")))
      assert.include(error.message, "has a run \"once\" already: give this one another name")
      assert.notInclude(error.message, "The log")
    }))

  it.live("refuses a name that cannot name a run", () =>
    Effect.gen(function*() {
      const error = yield* Effect.flip((yield* open()).submit(submission("a/b")))
      assert.include(error.message, "\"a/b\" cannot name a run: use letters")
    }))

  it.live("begins a sitting once, whoever asks while it runs, and the next one when it is over", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      yield* registry.submit(submission("sittings"))
      const begun = yield* Effect.all([registry.begin("sittings"), registry.begin("sittings")], {
        concurrency: "unbounded"
      })
      assert.deepStrictEqual(begun, [1, 1])
      yield* registry.stop("sittings", asked)
      const error = yield* Effect.flip(registry.begin("sittings"))
      assert.include(error.message, "is stopping: wait until it has stopped")
      yield* registry.end("sittings", { sitting: 1, state: "stopped" })
      assert.strictEqual(yield* registry.begin("sittings"), 2)
      assert.isUndefined((yield* registry.read("sittings"))?.why)
    }))

  it.live("counts the end of a sitting once: the first wins, and one of an earlier sitting is nothing", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      yield* registry.submit(submission("ends"))
      yield* registry.begin("ends")
      yield* registry.end("ends", { sitting: 1, state: "failed", why: spent })
      yield* registry.end("ends", { sitting: 1, state: "finished" })
      const first = yield* registry.read("ends")
      assert.strictEqual(first?.state, "failed")
      assert.deepStrictEqual(first?.why, spent)
      yield* registry.begin("ends")
      yield* registry.end("ends", { sitting: 1, state: "failed", why: spent })
      assert.strictEqual((yield* registry.read("ends"))?.state, "running")
      yield* registry.end("ends", { sitting: 2, state: "finished" })
      assert.strictEqual((yield* registry.read("ends"))?.state, "finished")
    }))

  it.live("stops a run for the first reason there was, and one that is over not at all", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      yield* registry.submit(submission("stops"))
      yield* registry.stop("stops", asked)
      assert.strictEqual((yield* registry.read("stops"))?.why, undefined)
      yield* registry.begin("stops")
      yield* registry.stop("stops", spent)
      yield* registry.stop("stops", asked)
      yield* registry.end("stops", { sitting: 1, state: "stopped" })
      yield* registry.stop("stops", asked)
      const row = yield* registry.read("stops")
      assert.strictEqual(row?.state, "stopped")
      assert.deepStrictEqual(row?.why, spent)
    }))

  it.live("finishes a run that was done before it could stop, with no reason why it would have", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      yield* registry.submit(submission("late"))
      yield* registry.begin("late")
      yield* registry.stop("late", asked)
      yield* registry.end("late", { sitting: 1, state: "finished" })
      assert.strictEqual(brief((yield* registry.read("late"))!), "1 finished")
    }))

  const watched = Effect.fnUntraced(function*(registry: Registry.Registry["Service"], run: string) {
    const seen: Array<string> = []
    const waiting: Array<{ readonly text: string; readonly is: Deferred.Deferred<void> }> = []
    const fiber = yield* Effect.forkScoped(Stream.runForEach(registry.watch(run), (standing) => {
      seen.push(brief(standing))
      const done = waiting.filter(({ text }) => text === seen.at(-1))
      return Effect.forEach(done, ({ is }) => Deferred.succeed(is, undefined), { discard: true })
    }))
    const until = (text: string) =>
      Effect.gen(function*() {
        const is = yield* Deferred.make<void>()
        waiting.push({ text, is })
        if (!seen.includes(text)) yield* Deferred.await(is)
      })
    return { seen, until, fiber }
  })

  it.live("tells who watches how a run stands and each change, in order", () =>
    Effect.gen(function*() {
      const one = yield* open()
      const two = yield* open()
      yield* one.submit(submission("watched"))
      const { seen, until } = yield* watched(two, "watched")
      yield* until("0 stopped")
      yield* one.begin("watched")
      yield* until("1 running")
      yield* one.stop("watched", asked)
      yield* until("1 stopping 130")
      yield* one.end("watched", { sitting: 1, state: "stopped" })
      yield* until("1 stopped 130")
      assert.deepStrictEqual(seen, ["0 stopped", "1 running", "1 stopping 130", "1 stopped 130"])
    }))

  it.live("tells of a change that nobody said anything of", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      yield* registry.submit(submission("silent"))
      yield* registry.begin("silent")
      const { until } = yield* watched(registry, "silent")
      yield* until("1 running")
      const { query } = yield* connect
      yield* query("UPDATE runs SET state = 'finished' WHERE run = 'silent'")
      yield* until("1 finished")
    }))

  it.live("cannot watch a run that was never handed in", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      const error = yield* Effect.flip(Stream.runDrain(registry.watch("nobody")))
      assert.include(error.message, "There is no run \"nobody\" in the cluster of postgres://127.0.0.1")
    }))

  for (const how of ["fast", "crash"] as const) {
    it.live(`waits for a server that is away, and goes on telling (${how})`, () =>
      Effect.gen(function*() {
        const registry = yield* open()
        const run = `away-${how}`
        yield* registry.submit(submission(run))
        const { until } = yield* watched(registry, run)
        yield* until("0 stopped")
        yield* Effect.promise(() => server().stop(how))
        const begun = yield* Effect.forkChild(registry.begin(run), { startImmediately: true })
        yield* Effect.promise(() => server().start())
        assert.strictEqual(yield* Fiber.join(begun), 1)
        yield* until("1 running")
        yield* registry.end(run, { sitting: 1, state: "finished" })
        yield* until("1 finished")
      }))
  }

  it.live("knows workers by what they told last, until they leave", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      const load = { ...idle, slots: 64, inFlight: 12, shards: [1, 5, 64], runs: ["a"] }
      yield* registry.report(worker("w1"))
      yield* registry.report(worker("w1", { load, pid: 4712 }))
      yield* registry.report(worker("w2"))
      const [first, second] = yield* registry.workers
      assert.deepInclude(first, { ...worker("w1", { load, pid: 4712 }), lost: false })
      assert.strictEqual(second?.worker, "w2")
      yield* registry.leave("w1")
      yield* registry.leave("w2")
      assert.lengthOf(yield* registry.workers, 0)
    }))

  it.live("marks a worker as lost that has told nothing for a while, and forgets it after an hour", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      const { query } = yield* connect
      yield* Effect.forEach(["w1", "w2", "w3"], (name) => registry.report(worker(name)))
      yield* query("UPDATE workers SET seen = seen - 16000 WHERE worker = 'w2'")
      yield* query("UPDATE workers SET seen = seen - 3700000 WHERE worker = 'w3'")
      const found = yield* registry.workers
      assert.deepStrictEqual(found.map((row) => `${row.worker} ${row.lost}`), ["w1 false", "w2 true"])
      yield* registry.report(worker("w2"))
      assert.isFalse((yield* registry.workers)[1]?.lost)
    }))

  it.live("takes the load of a version that it cannot read for that of an idle worker", () =>
    Effect.gen(function*() {
      const registry = yield* open()
      const { query } = yield* connect
      yield* registry.report(worker("w9"))
      yield* query("UPDATE workers SET load = '{}' WHERE worker = 'w9'")
      const found = yield* registry.workers
      assert.deepStrictEqual(found.find((row) => row.worker === "w9")?.load, idle)
    }))

  it.live("refuses a database whose cluster is of another layout", () =>
    Effect.gen(function*() {
      yield* open()
      const { query } = yield* connect
      yield* query("UPDATE layout SET number = 99")
      const error = yield* Effect.flip(open())
      yield* query("UPDATE layout SET number = 1")
      assert.include(error.message, "its cluster has layout 99, this version of Stoa reads 1")
    }))
})
