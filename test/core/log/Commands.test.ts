import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { execFile } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import type { Command } from "../../../packages/core/src/domain/Command.ts"
import * as Commands from "../../../packages/core/src/log/Commands.ts"
import * as RunStore from "../../../packages/core/src/log/RunStore.ts"
import { Signalled } from "../../../packages/core/src/log/Signalled.ts"

const inFile = <A, E, R>(use: (database: string) => Effect.Effect<A, E, R>) =>
  Effect.acquireUseRelease(
    Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-commands-"))),
    (path) => use(join(path, "run.db")),
    (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
  )

const source = fileURLToPath(new URL("../../../packages/core/src/log/Commands.ts", import.meta.url))

/** Posts from a process of its own. */
const postElsewhere = (database: string, command: Command) =>
  Effect.promise(() =>
    promisify(execFile)(process.execPath, [
      "--input-type=module",
      "-e",
      `import { post } from ${JSON.stringify(source)}
       import { Effect } from "effect"
       for (let nth = 0; nth < 20; nth++) {
         await Effect.runPromise(post(${JSON.stringify(database)}, ${JSON.stringify(command)}))
       }`
    ])
  )

const query = (database: string, sql: string) => {
  const db = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
  try {
    return db.prepare(sql).all()
  } finally {
    db.close()
  }
}

describe("commands", () => {
  it.live("of another process reach an engine that writes all the while", () =>
    inFile((database) =>
      Effect.gen(function*() {
        const commands = yield* Commands.Commands
        const signalled = yield* Signalled
        let isOver = false
        yield* Effect.forkChild(
          Effect.repeat(
            Effect.forEach(Array.from({ length: 50 }, (_, nth) => nth), (nth) =>
              signalled.put(`s${nth}`, "x".repeat(500)), {
              concurrency: "unbounded",
              discard: true
            }),
            {
              while: () =>
                !isOver
            }
          )
        )
        yield* postElsewhere(database, { _tag: "Concurrency", limit: 7 })
        isOver = true
        const pending = yield* commands.pending
        assert.deepStrictEqual(
          pending.map(({ command }) =>
            command
          ),
          Array.from({ length: 20 }, () => ({ _tag: "Concurrency" as const, limit: 7 }))
        )
        assert.deepStrictEqual(pending.map(({ id }) => id), pending.map((_, index) => index + 1))
      }).pipe(Effect.provide(RunStore.layer(database)))
    ))

  it.live("have nowhere to go where there is no run, and make none", () =>
    inFile((database) =>
      Effect.gen(function*() {
        const error = yield* Effect.flip(Commands.post(database, { _tag: "Pause" }))
        assert.strictEqual(error.file, database)
        assert.throws(() => query(database, "SELECT 1"))
      })
    ))
})
