import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, HashMap, Layer } from "effect"
import { appendFileSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as RunLock from "../../../packages/core/src/log/RunLock.ts"
import type { RunFolder } from "../../../packages/core/src/log/Runs.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as Pipeline from "../../../packages/core/src/Pipeline.ts"
import * as Looking from "../../../packages/core/src/watch/Looking.ts"
import type { Watched } from "../../../packages/core/src/watch/Watched.ts"
import * as Watcher from "../../../packages/core/src/watch/Watcher.ts"
import { modelsOf, recipeOf } from "../../support/flow.ts"
import { act, hear, idOf, society, steps } from "../../support/life.ts"
import { people } from "../../support/people.ts"
import { plain } from "./plain.ts"
import { aRun, pulseOf, written } from "./runs.ts"

const recipe = recipeOf({ population: { agents: 8 }, requirements: [{ count: 3 }] })

const watch = (run: RunFolder, options: Watcher.WatcherOptions = {}, of = recipe) =>
  Effect.acquireRelease(
    Effect.sync(() => Watcher.open(run, of, options)),
    (watcher) => Effect.sync(watcher.close)
  )

/** Plays the recipe in a run's folder, as an engine would. */
const play = (run: RunFolder) =>
  Effect.scoped(
    Effect.andThen(RunLock.hold(run), Pipeline.run(recipe, { profiles: people(8), folder: run }))
  ).pipe(Effect.provide(modelsOf(recipe).pipe(Layer.provideMerge(RunStore.layer(run.database)))))

/** All of it, read to its end. */
const whole = (watcher: Watcher.Watcher, now = Date.now()): Watched => {
  let watched = watcher.poll(now)
  while (watched.loaded < 1) watched = watcher.poll(now)
  // Its health is measured once nothing more comes.
  return watcher.poll(now)
}

/** What is the same for whoever came early and whoever came late. */
const essence = ({ alerts, chronicle, health, mode, spending, world }: Watched) =>
  plain({ alerts, chronicle, health, mode, spending, world })

describe("a run that is watched", () => {
  it.live("is the same for who saw it live and for who opens it when it is finished", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const watcher = yield* watch(run)
      assert.strictEqual(watcher.poll(0).mode, "stopped")
      const playing = yield* Effect.forkChild(play(run))
      const modes = new Set<string>()
      let now = 1000
      let facts = 0
      while (playing.pollUnsafe() === undefined) {
        const { chronicle, mode } = watcher.poll(now += 1000)
        modes.add(mode)
        assert.isAtLeast(chronicle.facts, facts)
        facts = chronicle.facts
        yield* Effect.sleep(5)
      }
      yield* Fiber.join(playing)
      assert.isTrue(modes.has("live"))
      const seen = whole(watcher, now + 5000)
      const opened = whole(yield* watch(run))
      assert.strictEqual(seen.mode, "finished")
      assert.deepStrictEqual(essence(seen), essence(opened))
      assert.strictEqual(seen.world.saved?.rows, 3)
      assert.strictEqual(seen.health.steps.length, World.lastStep(seen.world) + 1)
      assert.isAbove(seen.spending.total.calls, 20)
      assert.strictEqual(seen.spending.total.cost, 0)
      // The past at its end is the present.
      const replay = yield* watch(run, { replay: { speed: 1 } })
      assert.strictEqual(whole(replay).mode, "replay")
      replay.seek({ fact: Infinity })
      const { replay: at, ...end } = replay.poll(Date.now())
      assert.deepStrictEqual(essence({ ...end, replay: undefined, mode: "finished" }), essence(opened))
      assert.deepStrictEqual([at?.playing, at?.fact], [false, opened.chronicle.facts])
    }), 60_000)

  it.live("is one object as long as nothing changes, and another one of a higher version when something does", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.tell(society(4))
      const watcher = yield* watch(run)
      const first = whole(watcher, 5000)
      assert.strictEqual(watcher.poll(5100), first)
      assert.strictEqual(watcher.poll(9000), first)
      engine.tell([act(0, 0)])
      const second = watcher.poll(9100)
      assert.isAbove(second.version, first.version)
      assert.isTrue(HashMap.has(second.world.messages, idOf(0, 0)))
      assert.isFalse(HashMap.has(first.world.messages, idOf(0, 0)))
      engine.close()
    }))

  it.live("is live while a process holds its lock; a pulse is one as long as it is young", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const { close, db } = written(run)
      db.exec(`INSERT INTO signals VALUES ('pulse', 100000, '${pulseOf(7)}')`)
      const watcher = yield* watch(run)
      assert.deepStrictEqual([watcher.poll(100_000).mode, watcher.poll(100_000).pulse], ["stopped", undefined])
      yield* Effect.scoped(Effect.gen(function*() {
        yield* RunLock.hold(run)
        assert.strictEqual(watcher.poll(100_500).mode, "stopped")
        assert.deepStrictEqual([watcher.poll(101_000).mode, watcher.poll(101_000).pulse?.pid], ["live", 7])
        assert.strictEqual(watcher.poll(105_000).pulse?.pid, 7)
        assert.isUndefined(watcher.poll(105_001).pulse)
      }))
      assert.strictEqual(watcher.poll(107_000).mode, "stopped")
      close()
    }))

  it.live("keeps its pulse when the clock is set back, and has none of another engine than its own", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const { close, db } = written(run)
      db.exec(`INSERT INTO signals VALUES ('pulse', 100000, '${pulseOf(7)}')`)
      const watcher = yield* watch(run)
      yield* RunLock.hold(run)
      assert.strictEqual(watcher.poll(100_000).pulse?.pid, 7)
      db.exec("UPDATE signals SET at = 40000")
      assert.strictEqual(watcher.poll(40_001).pulse?.pid, 7)
      db.exec(`INSERT INTO notes VALUES ('owner', '{"pid":8,"host":"h","since":"s"}')`)
      assert.isUndefined(watcher.poll(40_002).pulse)
      db.exec(`UPDATE signals SET at = 40001, body = '${pulseOf(8)}'`)
      assert.strictEqual(watcher.poll(40_003).pulse?.pid, 8)
      close()
    }))

  it.live("says that its engine ended unexpectedly where that left its pulse, and nothing where it took it away", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const { close, db, tell } = written(run)
      tell(society(2))
      const watcher = yield* watch(run)
      yield* Effect.scoped(Effect.gen(function*() {
        yield* RunLock.hold(run)
        db.exec(`INSERT INTO signals VALUES ('pulse', 1000, '${pulseOf(7)}')`)
        assert.isUndefined(watcher.poll(1000).trouble)
      }))
      const { isUnexpected, mode, trouble } = watcher.poll(3000)
      assert.deepStrictEqual([mode, isUnexpected], ["stopped", true])
      assert.strictEqual(trouble, "The engine ended unexpectedly; nothing that was answered is lost.")
      assert.strictEqual(watcher.poll(3001).trouble, trouble)
      yield* Effect.scoped(Effect.gen(function*() {
        yield* RunLock.hold(run)
        assert.isUndefined(watcher.poll(5000).trouble)
        db.exec("DELETE FROM signals")
      }))
      assert.deepStrictEqual([watcher.poll(7000).mode, watcher.poll(9000).trouble], ["stopped", undefined])
      close()
    }))

  it.live("stands as it was seen last when its folder is gone", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.tell(society(4))
      engine.close()
      const watcher = yield* watch(run)
      const { world } = whole(watcher)
      renameSync(run.path, `${run.path}-away`)
      const left = watcher.poll(Date.now() + 5000)
      renameSync(`${run.path}-away`, run.path)
      assert.strictEqual(left.world, world)
      assert.match(left.trouble ?? "", /is no longer there/)
      assert.isUndefined(left.isUnexpected)
    }))

  it.live("is loaded further with every look, also where there are more attempts than facts", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.tell(society(4))
      engine.db.exec("BEGIN")
      for (let nth = 0; nth < 20_000; nth++) engine.ask(`synthesis/r1/w${nth}/0`, 5000)
      engine.db.exec("COMMIT")
      for (const options of [{}, { replay: { speed: 1 } }]) {
        const watcher = yield* watch(run, options)
        const shares: Array<number> = []
        do shares.push(watcher.poll(1000).loaded)
        while ((shares.at(-1) as number) < 1)
        assert.deepStrictEqual(shares, shares.toSorted((a, b) => a - b))
        assert.isAbove(shares.length, 2)
      }
      engine.close()
    }))

  it.live("does what was asked for while its past was read, once it can be played", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.tell([...society(4), ...steps(4, 3, (step) => [act(0, step)])])
      engine.close()
      const replay = yield* watch(run, { replay: { speed: 1 } })
      replay.play(false)
      replay.speed(8)
      replay.seek({ step: 1 })
      assert.deepInclude(whole(replay).replay, { playing: false, speed: 8, step: 1 })
    }))

  it.live("shows run.log as it grows, cut or begun anew, without what steers a terminal", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const log = join(run.path, "run.log")
      const watcher = yield* watch(run)
      assert.deepStrictEqual(watcher.poll(0).log, [])
      writeFileSync(
        log,
        "2026-01-02T03:04:05.678Z warn  a \u001b[31mplace\u001b[0m failed\n2026-01-02T03:04:06.000Z in"
      )
      const told = [{ at: "2026-01-02T03:04:05.678Z", level: "warn", text: "a place failed" }]
      assert.deepStrictEqual(watcher.poll(1).log, told)
      appendFileSync(log, "fo  so\u00e9\n(3 lines are missing here)\n")
      assert.deepStrictEqual(watcher.poll(2).log.slice(1), [
        { at: "2026-01-02T03:04:06.000Z", level: "info", text: "so\u00e9" },
        { at: "", level: "", text: "(3 lines are missing here)" }
      ])
      renameSync(log, `${log}.1`)
      writeFileSync(log, "2026-01-02T03:04:09.000Z info  anew\n")
      assert.deepStrictEqual(watcher.poll(3).log.map(({ text }) => text).slice(-1), ["anew"])
      assert.strictEqual(watcher.poll(4).log, watcher.poll(5).log)
    }))

  it.live("goes on from nothing when another file takes the place of its run.db", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const first = written(run)
      first.tell([...society(4), act(0, 0)])
      first.close()
      const watcher = yield* watch(run)
      assert.strictEqual(HashMap.size(whole(watcher).world.messages), 1)
      const second = written({ database: `${run.database}.new` })
      second.tell(society(2))
      second.close()
      renameSync(`${run.database}.new`, run.database)
      const { chronicle, world } = whole(watcher)
      assert.deepStrictEqual([HashMap.size(world.agents), HashMap.size(world.messages)], [2, 0])
      assert.strictEqual(chronicle.facts, society(2).length)
    }))
})

describe("what is looked up", () => {
  const request = JSON.stringify({
    turns: [{ role: "system", content: "You act." }, { role: "user", content: "Do harm." }],
    parts: [{ name: "person", tokens: 12 }]
  })
  const reply = JSON.stringify({ text: "Ana bakes." })

  it.live("is the call of an agent's last turn, in full", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.tell([...society(4), act(0, 0)])
      engine.keep("simulation/0/g000/a0000", "act", { request, reply })
      engine.keep("simulation/0/g000/a0000/again", "act", {
        request,
        reply: JSON.stringify({ endpoint: "e", failure: { _tag: "Overflow", detail: "too long" } })
      })
      engine.keep("simulation/0/g000/a00001", "act", { request, reply })
      const { look, poll } = yield* watch(run)
      poll(0)
      const place = look.lastTurn("a0000")
      assert.strictEqual(place, "simulation/0/g000/a0000")
      assert.isUndefined(look.lastTurn("a0001"))
      const calls = look.calls(place as string)
      assert.deepStrictEqual(calls.map(({ reply }) => reply), ["Ana bakes.", "(no answer: too long)"])
      assert.deepInclude(calls[0], { prompt: "act", model: "m", parts: [{ name: "person", tokens: 12 }] })
      assert.strictEqual(calls[0]?.turns[1]?.content, "Do harm.")
      assert.deepStrictEqual(look.calls("nowhere"), [])
      engine.close()
    }))

  it.live("is without its texts where it is about a row of safety, unless somebody asks for them", () =>
    Effect.gen(function*() {
      const run = yield* aRun
      const engine = written(run)
      engine.keep("synthesis/r1/w0/0/instruct", "instruct-safety", { request, reply })
      const { look, poll } = yield* watch(run)
      poll(0)
      const [hidden] = look.calls("synthesis/r1/w0/0")
      assert.deepStrictEqual(hidden?.turns.map(({ content }) => content), ["You act.", ""])
      assert.deepStrictEqual([hidden?.reply, hidden?.harm], ["", "safety"])
      const [shown] = look.calls("synthesis/r1/w0/0", { showSafety: true })
      assert.deepStrictEqual([shown?.turns[1]?.content, shown?.reply], ["Do harm.", "Ana bakes."])
      engine.close()
    }))

  it.live(
    "is a message that the world forgot, with who heard it and why; in a replay none that is yet to come",
    () =>
      Effect.gen(function*() {
        const run = yield* aRun
        const engine = written(run)
        const routed = (step: number) => [
          act(0, step),
          { ...hear(idOf(0, step), [1], step), place: `simulation/${step}/g000/route` },
          ...(step === 0 ? [] : [{ ...hear(idOf(0, step - 1), [2], step), place: `simulation/${step}/g001/receive` }])
        ]
        engine.db.exec("BEGIN")
        engine.tell([...society(4), ...steps(4, 3, routed)])
        const first = engine.db.prepare("SELECT body FROM events WHERE place = 'simulation/0/g000/route'").get()
          ?.["body"]
        const route = JSON.parse(String(first)) as { routes: Array<{ groups: Array<string> }> }
        for (const each of route.routes) each.groups.push("g001")
        engine.db.prepare("UPDATE events SET body = ? WHERE place = 'simulation/0/g000/route'").run(
          JSON.stringify(route)
        )
        engine.db.exec("COMMIT")
        const watcher = yield* watch(run)
        const forgetful = { ...whole(watcher), world: World.empty }
        const message = Looking.make(run.database, () => forgetful).message(idOf(0, 0))
        assert.deepStrictEqual(message?.heardBy.map(({ agent, group, reason, step }) => [agent, group, step, reason]), [
          ["a0001", "g000", 0, "near"],
          ["a0002", "g001", 1, "told"]
        ])
        assert.deepStrictEqual(message?.sentTo, ["g001"])
        assert.isUndefined(watcher.look.message("g009/1/a0099/1"))
        engine.close()
        const replay = yield* watch(run, { replay: { speed: 1 } })
        whole(replay)
        replay.seek({ fact: society(4).length })
        replay.play(false)
        replay.poll(Date.now())
        assert.isUndefined(replay.look.message(idOf(0, 0)))
        replay.seek({ step: 0 })
        replay.poll(Date.now())
        assert.isDefined(replay.look.message(idOf(0, 0)))
      })
  )
})
