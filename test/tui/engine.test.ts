import { assert, describe, it } from "@effect/vitest"
import { Commands, Pulse, type Runs } from "@stoa/core"
import { Deferred, Effect, Schema } from "effect"
import { spawn } from "node:child_process"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import * as Engine from "../../packages/tui/src/engine/Engine.ts"
import { bundle } from "../support/bundle.ts"
import { inFolder } from "../support/command.ts"

const main = fileURLToPath(new URL(`../../${bundle}/main.js`, import.meta.url))
const starter = fileURLToPath(new URL("../support/starter.ts", import.meta.url))

// What starts an engine starts its own command again.
process.argv[1] = main

const inRuns = <A, E>(use: (runs: string) => Effect.Effect<A, E>) =>
  Effect.promise(() => inFolder((runs) => Effect.runPromise(use(runs))))

const small = "run --agents 12 --episodes 6 --count 4 --concurrency 2 --seed 5".split(" ")

/** What a starter tells, line by line. */
interface Told {
  readonly folder?: Runs.RunFolder
  readonly pid?: number
}

/** Starts a process that starts an engine. */
const start = (args: ReadonlyArray<string>, { stays }: { readonly stays: boolean }) => {
  const child = spawn(process.execPath, [starter, main, ...args], {
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], NO_COLOR: "1", STAYS: stays ? "1" : "0" },
    stdio: ["ignore", "pipe", "inherit"]
  })
  const told: Array<Told> = []
  const waiting = new Set<() => void>()
  let open = ""
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (open + text).split("\n")
    open = lines.pop() as string
    told.push(...lines.map((line) => JSON.parse(line) as Told))
    for (const look of waiting) look()
  })
  const closed = new Promise<void>((resolve) => child.on("close", () => resolve()))
  const first = () =>
    new Promise<Told>((resolve, reject) => {
      const look = () => told[0] !== undefined && resolve(told[0])
      waiting.add(look)
      look()
      void closed.then(() => reject(new Error(`told only ${JSON.stringify(told)}`)))
    })
  return { closed, first, kill: () => child.kill("SIGKILL") }
}

const query = (database: string, sql: string) => {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 20))
}

const pulse = (database: string): Pulse.Pulse | undefined => {
  const [row] = query(database, "SELECT body FROM signals WHERE name = 'pulse'")
  return row === undefined
    ? undefined
    : Schema.decodeUnknownSync(Schema.fromJsonString(Pulse.Pulse))(row["body"])
}

const ask = async (database: string, command: Parameters<typeof Commands.post>[1]) => {
  const id = await Effect.runPromise(Commands.post(database, command))
  const row = () => query(database, `SELECT state, answer FROM commands WHERE id = ${id}`)[0]
  await until(() => row()?.["state"] !== "waiting")
  return row()
}

describe("an engine of its own", { timeout: 120_000 }, () => {
  it("goes on when whoever started it is killed, hears no SIGHUP, takes commands, and comes to the end it had otherwise", () =>
    inFolder(async (runs) => {
      const parent = start([...small, "--pace", "60", "--runs", runs, "--name", "one"], { stays: true })
      const { folder, pid = 0 } = await parent.first()
      const database = folder?.database ?? ""
      assert.strictEqual(database, join(runs, "one", "run.db"))
      await until(() => pulse(database) !== undefined)
      parent.kill()
      await parent.closed
      process.kill(pid, "SIGHUP")

      assert.strictEqual((await ask(database, { _tag: "Pause" }))?.["state"], "done")
      await until(() => pulse(database)?.state === "paused")
      assert.strictEqual(pulse(database)?.pid, pid)
      const answered = query(database, "SELECT place FROM calls").length
      assert.strictEqual((await ask(database, { _tag: "Speed", factor: 100 }))?.["state"], "done")
      assert.strictEqual(query(database, "SELECT place FROM calls").length, answered)
      assert.isTrue(Object.values(pulse(database)?.waits ?? {}).some(({ on }) => on === "pause"))
      assert.strictEqual((await ask(database, { _tag: "Continue" }))?.["state"], "done")

      await until(() => !isAlive(pid))
      assert.isUndefined(pulse(database))
      const [saved] = query(database, "SELECT body FROM events WHERE tag = 'Saved'")
      assert.include(String(saved?.["body"]), `"rows":4`)
    }))

  it.live("is stopped in good order by a command while it is paused; its report and its code come back", () =>
    inRuns((runs) =>
      Effect.gen(function*() {
        const name = "two"
        const { exit, folder } = yield* Engine.start({
          args: [...small, "--pace", "60", "--runs", runs, "--name", name]
        })
        const database = folder?.database ?? ""
        yield* Effect.promise(async () => {
          await until(() => (pulse(database)?.calls ?? 0) > 0)
          await ask(database, { _tag: "Pause" })
          assert.strictEqual((await ask(database, { _tag: "Stop" }))?.["state"], "done")
        })
        const ended = yield* Deferred.await(exit)
        assert.strictEqual(ended.code, 130)
        assert.include(ended.sentence, "resume two")
        assert.isUndefined(pulse(database))

        const resumed = yield* Engine.start({ args: ["resume", name, "--pace", "0", "--runs", runs] })
        const end = yield* Deferred.await(resumed.exit)
        assert.strictEqual(end.code, 0)
        assert.isTrue(end.report.some((line) => line.startsWith("4 examples in ")))
        const finished = yield* Engine.start({ args: ["resume", name, "--runs", runs] })
        assert.isUndefined(finished.folder)
      })
    ))

  it.live("that cannot begin says why, with its code", () =>
    inRuns((runs) =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Engine.start({ args: ["run", join(runs, "none.yaml")] }))
        assert.include(error.sentence, `There is no recipe ${join(runs, "none.yaml")}`)
        assert.strictEqual(error.code, 2)
      })
    ))

  it("keeps nobody alive who started it", () =>
    inFolder(async (runs) => {
      const parent = start([...small, "--pace", "100", "--runs", runs, "--name", "three"], { stays: false })
      const { pid = 0 } = await parent.first()
      await parent.closed
      assert.isTrue(isAlive(pid))
      process.kill(pid, "SIGINT")
      await until(() => !isAlive(pid))
    }))
})
