import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import * as Tail from "../../../packages/core/src/watch/Tail.ts"
import { act, society } from "../../support/life.ts"
import { aRun, observed, pulseOf, written } from "./runs.ts"

const places = (seen: Tail.Seen) => seen.facts.map(({ event }) => event.place)

/** All that is there, in looks of a few rows. */
const readAll = (tail: Tail.Tail, most = 3) => {
  const seen: Array<Tail.Seen> = []
  do seen.push(tail.poll(most, true))
  while ((seen.at(-1)?.left ?? 0) > 0)
  return {
    looks: seen.length,
    facts: seen.flatMap(({ facts }) => facts),
    attempts: seen.flatMap((one) => one.attempts)
  }
}

const watching = Effect.fnUntraced(function*() {
  const run = yield* aRun
  const tail = yield* Effect.acquireRelease(
    Effect.sync(() => Tail.make(run.database)),
    (tail) => Effect.sync(tail.close)
  )
  return { run, tail }
})

describe("a run.db that is followed", () => {
  it.effect("may not be there yet, or have no tables yet", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      assert.deepStrictEqual(places(tail.poll(9, false)), [])
      writeFileSync(run.database, "")
      assert.isUndefined(tail.poll(9, false).trouble)
      const { close, tell } = written(run)
      tell(society(2))
      assert.deepStrictEqual(places(tail.poll(9, true)), society(2).map(({ place }) => place))
      close()
    }))

  it.effect("is read in pieces and says how much is left", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, tell } = written(run)
      tell(society(20))
      const first = tail.poll(10, true)
      assert.deepStrictEqual([first.facts.length, first.left], [10, society(20).length - 10])
      assert.deepInclude(first.facts[0], { id: 1, at: 1000 })
      const rest = readAll(tail)
      assert.strictEqual(rest.facts.length, society(20).length - 10)
      close()
    }))

  it.effect("gives each fact once, as another process writes it", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const engine = written(run)
      engine.tell(society(2))
      readAll(tail)
      for (let step = 0; step < 5; step++) {
        assert.deepStrictEqual(places(tail.poll(9, true)), [])
        engine.tell([act(0, step)])
        assert.deepStrictEqual(places(tail.poll(9, true)), [act(0, step).place])
      }
      engine.close()
    }))

  it.effect("tells of an attempt when it is opened, when it ends, and when its call is known", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const engine = written(run)
      const id = engine.ask("simulation/0/g000/a0000", 5000)
      const look = () => tail.poll(9, true).attempts.map(({ prompt, state, took }) => [state, took, prompt])
      assert.deepStrictEqual(look(), [["open", undefined, undefined]])
      engine.tell([act(0, 0)])
      assert.deepStrictEqual(look(), [])
      engine.answer(id, 40)
      assert.deepStrictEqual(look(), [["answered", 40, undefined]])
      engine.keep("simulation/0/g000/a0000", "act")
      assert.deepStrictEqual(look(), [["answered", 40, "act"]])
      engine.tell([act(0, 1)])
      assert.deepStrictEqual(look(), [])
      engine.close()
    }))

  it.effect("tells of what is open as cut once nobody works on the run, but for an interview", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const engine = written(run)
      engine.ask("simulation/0/g000/a0000", 5000)
      engine.ask("interview/a0000/1", 5000)
      tail.poll(9, true)
      assert.deepStrictEqual(tail.poll(9, false).attempts.map(({ place, state }) => [place, state]), [
        ["simulation/0/g000/a0000", "cut"]
      ])
      engine.close()
    }))

  it.effect("tells of pulse, commands, observations and owner when they change", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, db } = written(run)
      tail.poll(9, true)
      db.exec(`INSERT INTO signals VALUES ('pulse', 77, '${pulseOf(1)}');
        INSERT INTO commands (body, asked, state, answer) VALUES ('{}', 1, 'waiting', '');
        INSERT INTO observations (at, body) VALUES (5, '${observed("Why?")}');
        INSERT INTO notes VALUES ('owner', '{"pid":1,"host":"h","since":"s"}')`)
      const { commands, observations, owner, pulse } = tail.poll(9, true)
      assert.deepInclude(pulse, { at: 77 })
      assert.deepStrictEqual(commands?.map(({ id, state }) => [id, state]), [[1, "waiting"]])
      assert.deepStrictEqual(observations?.map(({ at, id, question }) => [id, at, question]), [[1, 5, "Why?"]])
      assert.strictEqual(owner?.host, "h")
      db.exec("UPDATE commands SET state = 'done', answer = 'Paused.'")
      const then = tail.poll(9, true)
      assert.deepStrictEqual(then.commands?.map(({ answer }) => answer), ["Paused."])
      assert.hasAllKeys(then, ["isOther", "facts", "attempts", "left", "hasPulse", "commands"])
      close()
    }))

  it.effect("takes a pulse, an answer, a command and an owner that nobody understands for none", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, db, tell } = written(run)
      tail.poll(9, true)
      db.exec(`INSERT INTO signals VALUES ('pulse', 77, '{"pid":"one"');
        INSERT INTO commands (body, asked, state, answer) VALUES ('{}', 1, 'pondering', ''), ('{}', 1, 'done', 'Yes.');
        INSERT INTO observations (at, body) VALUES (5, '{"agent":"a0000"}'), (6, '${observed("Why?")}');
        INSERT INTO notes VALUES ('owner', 'me')`)
      tell(society(2))
      const seen = tail.poll(9, true)
      assert.isUndefined(seen.pulse)
      assert.isUndefined(seen.owner)
      assert.isUndefined(seen.trouble)
      assert.deepStrictEqual(seen.commands?.map(({ id }) => id), [2])
      assert.deepStrictEqual(seen.observations?.map(({ id }) => id), [2])
      assert.strictEqual(seen.facts.length, society(2).length)
      close()
    }))

  it.effect("is read up to a fact that is damaged, which is named, and not looked at again until something is written", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { ask, close, db, tell } = written(run)
      tell([...society(2), act(0, 0), act(1, 0)])
      ask("simulation/0/g000/a0000", 5000)
      const nth = society(2).length + 1
      db.prepare("UPDATE events SET body = '{\"_tag\":\"Ac' WHERE id = ?").run(nth)
      const { attempts, facts, left, trouble } = tail.poll(100, true)
      assert.deepStrictEqual([facts.length, attempts.length, left], [nth - 1, 1, 0])
      assert.match(trouble ?? "", new RegExp(`^Fact ${nth} of the log .*run\\.db cannot be read`))
      const again = tail.poll(100, true)
      assert.deepStrictEqual([again.isOther, again.facts.length, again.trouble], [false, 0, trouble])
      db.prepare("UPDATE events SET body = ? WHERE id = ?").run(JSON.stringify(act(0, 0)), nth)
      const mended = tail.poll(100, true)
      assert.deepStrictEqual([mended.isOther, mended.facts.length, mended.trouble], [false, 2, undefined])
      close()
    }))

  it.effect("says that it is no longer there, and goes on where it was once it is back", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, tell } = written(run)
      tell(society(2))
      close()
      readAll(tail)
      tail.rest()
      renameSync(run.database, `${run.database}.away`)
      for (let look = 0; look < 3; look++) {
        const { isOther, trouble } = tail.poll(9, false)
        assert.isFalse(isOther)
        assert.match(trouble ?? "", /run\.db is no longer there/)
      }
      renameSync(`${run.database}.away`, run.database)
      const back = tail.poll(9, false)
      assert.deepStrictEqual([back.isOther, back.facts.length, back.trouble], [false, 0, undefined])
    }))

  it.effect("tells how commands end however many were asked for since", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, db } = written(run)
      const ask = db.prepare("INSERT INTO commands (body, asked, state, answer) VALUES ('{}', ?, ?, '')")
      ask.run(1, "waiting")
      ask.run(2, "done")
      for (let nth = 0; nth < 400; nth++) ask.run(10_000_000 + nth, "done")
      const ids = () => tail.poll(9, true).commands?.map(({ id }) => id)
      const recent = Array.from({ length: 400 }, (_, nth) => nth + 3)
      assert.deepStrictEqual(ids(), [1, ...recent])
      close()
    }))

  it.effect("may be of an earlier version, and be gone on with by this one", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const old = written(run, { old: true })
      old.tell(society(2))
      old.close()
      const { facts } = readAll(tail, 100)
      assert.deepStrictEqual([facts.length, facts[0]?.at], [society(2).length, undefined])
      const { close, db } = written(run, { old: true })
      db.exec("ALTER TABLE events ADD COLUMN at INTEGER")
      db.prepare("INSERT INTO events (place, tag, body, digest, at) VALUES ('x', 'Acted', ?, '', 42)")
        .run(JSON.stringify(act(0, 0)))
      assert.deepStrictEqual(tail.poll(9, true).facts.map(({ at }) => at), [42])
      close()
    }))

  it.effect("is read anew when another file takes its place", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const first = written(run)
      first.tell(society(4))
      readAll(tail)
      first.close()
      const mended = written({ database: join(run.path, "mended.db") })
      mended.tell(society(2))
      mended.close()
      renameSync(join(run.path, "mended.db"), run.database)
      for (const side of ["-wal", "-shm"]) {
        if (existsSync(run.database + side)) renameSync(run.database + side, join(run.path, `old${side}`))
      }
      const seen = tail.poll(100, true)
      assert.isTrue(seen.isOther)
      assert.strictEqual(seen.facts.length, society(2).length)
      assert.isFalse(tail.poll(100, true).isOther)
    }))

  it.effect("is read anew when a run that lost calls has told its facts again", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const { close, db, tell } = written(run)
      db.exec("INSERT INTO notes VALUES ('salvaged', '{}')")
      tell([...society(2), act(0, 0)])
      readAll(tail)
      db.exec("DELETE FROM events WHERE tag = 'Acted'")
      tell([{ _tag: "Saved", place: "dataset", rows: 0, files: [] }])
      // The number of a fact that is forgotten is given away again.
      assert.deepStrictEqual(places(tail.poll(100, true)), [])
      tail.poll(100, false)
      const seen = tail.poll(100, false)
      assert.isTrue(seen.isOther)
      assert.deepStrictEqual(places(seen), [...society(2).map(({ place }) => place), "dataset"])
      assert.isFalse(tail.poll(100, false).isOther)
      close()
    }))

  it.effect("leaves nothing beside a file that nobody works on", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      const engine = written(run)
      engine.tell(society(2))
      readAll(tail)
      engine.close()
      tail.rest()
      assert.deepStrictEqual(readdirSync(run.path), ["run.db"])
      assert.deepStrictEqual(places(tail.poll(9, false)), [])
      assert.deepStrictEqual(readdirSync(run.path), ["run.db"])
      const again = written(run)
      again.tell([act(0, 0)])
      assert.deepStrictEqual(places(tail.poll(9, true)), [act(0, 0).place])
      again.close()
    }))

  it.effect("says in a sentence why it cannot be read, and is read once it can", () =>
    Effect.gen(function*() {
      const { run, tail } = yield* watching()
      writeFileSync(run.database, "This is no database, but a text of some length that stands where one should be.")
      assert.match(tail.poll(9, false).trouble ?? "", /^The log .*run\.db cannot be read just now: .*not a database\.$/)
      renameSync(run.database, `${run.database}.txt`)
      const { close, db, tell } = written(run)
      db.exec("PRAGMA user_version = 1")
      assert.include(tail.poll(9, false).trouble ?? "", "it has layout 1, this version of Stoa reads 2.")
      db.exec("PRAGMA user_version = 2")
      tell(society(2))
      assert.strictEqual(tail.poll(9, false).facts.length, society(2).length)
      close()
    }))
})
