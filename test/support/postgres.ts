import { afterAll, beforeAll, describe } from "@effect/vitest"
import { Effect } from "effect"
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer, Socket } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import * as Connections from "../../packages/core/src/log/postgres/Connections.ts"

/** A PostgreSQL of one's own, in a folder for its time, at a free port. */
export interface Postgres {
  readonly url: string
  /** Ends it: in good order, or at once as a crash does. */
  readonly stop: (how?: "fast" | "crash") => Promise<void>
  /** Starts it again over the same files, at the same port. */
  readonly start: () => Promise<void>
  /** Ends it for good, with its files. */
  readonly remove: () => Promise<void>
}

/** How it runs. */
export interface PostgresOptions {
  /** False (default) where its files need not outlive the machine: tests. */
  readonly fsync?: boolean
  /** True where nobody ends it: it holds up no process that has nothing else to do, and ends with it. */
  readonly isLent?: boolean
}

const packaged = "/usr/lib/postgresql"

/** The folder of `initdb` and `postgres`: of the search path, or the newest that the system has packaged; undefined where there is none. */
export const programs = (): string | undefined =>
  [
    ...(process.env["PATH"] ?? "").split(delimiter),
    ...(existsSync(packaged) ? readdirSync(packaged) : [])
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(packaged, version, "bin"))
  ].find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "postgres")))

/** What is said where the tests of PostgreSQL cannot run. */
export const missing =
  "skipped: there is no PostgreSQL here (initdb and postgres, in PATH or /usr/lib/postgresql/*/bin)"

/** PostgreSQL refuses to run as root, so there it runs as a user who owns nothing else. */
const ordinary = (): { readonly uid: number; readonly gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"))
  const user = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody")
  return user === undefined ? undefined : { uid: Number(user[2]), gid: Number(user[3]) }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  return typeof address === "object" && address !== null ? address.port : 0
}

/** Resolves when the server takes connections, and fails with what it said when it ends before. */
const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ""
    server.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4000)
      if (said.includes("ready to accept connections")) resolve()
    })
    server.once("exit", () => reject(new Error(`PostgreSQL ended at once:\n${said}`)))
  })

/** Ends the server and removes its folder once this process is no more, however it ended: then nobody holds the other end of its input. */
const afterwards = (home: string, user: ReturnType<typeof ordinary>): ChildProcess => {
  const script = `cat >/dev/null; pid=$(head -n 1 data/postmaster.pid 2>/dev/null) && kill -QUIT "$pid"
    while [ -e data/postmaster.pid ] && kill -0 "$pid" 2>/dev/null; do sleep 0.1; done; cd /; rm -rf "$0"`
  const keeper = spawn("sh", ["-c", script, home], {
    ...user,
    cwd: home,
    stdio: ["pipe", "ignore", "ignore"],
    detached: true
  })
  keeper.unref()
  const { stdin } = keeper
  if (stdin instanceof Socket) stdin.unref()
  return keeper
}

/** Makes a database and starts its server. */
export const startPostgres = async ({ fsync = false, isLent = false }: PostgresOptions = {}): Promise<Postgres> => {
  const folder = programs()
  if (folder === undefined) throw new Error(missing)
  const home = mkdtempSync(join(tmpdir(), "stoa-postgres-"))
  const user = ordinary()
  if (user !== undefined) chownSync(home, user.uid, user.gid)
  const data = join(home, "data")
  const as = { ...user, cwd: home, env: { PATH: folder, LC_ALL: "C.UTF-8" } }
  const init = ["-D", data, "-U", "stoa", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"]
  execFileSync(join(folder, "initdb"), init, { ...as, stdio: ["ignore", "ignore", "pipe"] })
  const keeper = afterwards(home, user)
  let port = await freePort()
  const settings = [
    `unix_socket_directories=${home}`,
    "listen_addresses=127.0.0.1",
    `fsync=${fsync ? "on" : "off"}`,
    "shared_buffers=64MB"
  ]
  let server: ChildProcess | undefined
  const stop: Postgres["stop"] = async (how = "fast") => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, "exit")
    server.kill(how === "fast" ? "SIGINT" : "SIGQUIT")
    await ended
  }
  const start = async () => {
    const options = settings.flatMap((setting) => ["-c", setting])
    server = spawn(join(folder, "postgres"), ["-D", data, "-p", String(port), ...options], {
      ...as,
      stdio: ["ignore", "ignore", "pipe"]
    })
    await ready(server)
    if (!isLent) return
    server.unref()
    if (server.stderr instanceof Socket) server.stderr.unref()
  }
  const remove = async () => {
    await stop()
    rmSync(home, { recursive: true, force: true })
    keeper.stdin?.end()
  }
  for (let tries = 1;; tries++) {
    try {
      await start()
      break
    } catch (error) {
      // Between the look for a free port and the start, somebody else may have taken it.
      if (tries < 5 && String(error).includes("could not bind")) port = await freePort()
      else {
        await remove()
        throw error
      }
    }
  }
  return { url: `postgres://stoa@127.0.0.1:${port}/postgres`, stop, start, remove }
}

let lent: Promise<Postgres> | undefined
let databases = 0

/** A database of its own at the server that all files of a worker share. */
const makeDatabase = async (): Promise<Pick<Postgres, "url">> => {
  const { url } = await (lent ??= startPostgres({ isLent: true }))
  const name = `tests_${++databases}`
  const creating = Effect.flatMap(
    Connections.make({ url, schema: "public", readonly: false }),
    ({ query }) => query(`CREATE DATABASE ${name}`)
  )
  await Effect.runPromise(Effect.scoped(creating))
  return { url: url.replace(/postgres$/, name) }
}

/** Tests over a database of their own; skipped, with a sentence, where there is no PostgreSQL. */
export const describeDatabase = (name: string, tests: (database: () => Pick<Postgres, "url">) => void): void =>
  describeOver(name, { make: makeDatabase, end: () => undefined, tests })

/** Tests over a server of their own, which they may stop and start; skipped, with a sentence, where there is no PostgreSQL. */
export const describePostgres = (name: string, tests: (server: () => Postgres) => void): void =>
  describeOver(name, { make: startPostgres, end: (server) => server.remove(), tests })

/** Waits until so many sessions of this database wait for a lock that another one holds. */
export const waitForLocked = Effect.fnUntraced(function*(url: string, sessions = 1) {
  const { query } = yield* Connections.make({ url, schema: "public", readonly: true })
  const waiting = query<{ waiting: number }>(
    "SELECT count(*)::float8 AS waiting FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
  )
  yield* Effect.repeat(Effect.andThen(Effect.sleep(5), waiting), {
    until: ([row]) => row !== undefined && row.waiting >= sessions
  })
})

const describeOver = <A>(name: string, { end, make, tests }: {
  readonly make: () => Promise<A>
  readonly end: (made: A) => unknown
  readonly tests: (made: () => A) => void
}): void => {
  const isThere = programs() !== undefined
  describe.skipIf(!isThere)(`${name}${isThere ? "" : ` (${missing})`}`, () => {
    let made: A | undefined
    beforeAll(async () => {
      made = await make()
    })
    afterAll(() => made === undefined ? undefined : end(made))
    tests(() => made as A)
  })
}
