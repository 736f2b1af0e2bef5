import { afterAll, beforeAll, describe } from "@effect/vitest"
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"

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

/** Makes a database and starts its server. */
export const startPostgres = async ({ fsync = false }: PostgresOptions = {}): Promise<Postgres> => {
  const folder = programs()
  if (folder === undefined) throw new Error(missing)
  const home = mkdtempSync(join(tmpdir(), "stoa-postgres-"))
  const user = ordinary()
  if (user !== undefined) chownSync(home, user.uid, user.gid)
  const data = join(home, "data")
  const as = { ...user, cwd: home, env: { PATH: folder, LC_ALL: "C.UTF-8" } }
  const init = ["-D", data, "-U", "stoa", "-A", "trust", "-E", "UTF8", "--no-sync", "--no-instructions"]
  execFileSync(join(folder, "initdb"), init, { ...as, stdio: ["ignore", "ignore", "pipe"] })
  const port = await freePort()
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
  }
  const atExit = () => void server?.kill("SIGQUIT")
  process.once("exit", atExit)
  const remove = async () => {
    await stop()
    process.off("exit", atExit)
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { url: `postgres://stoa@127.0.0.1:${port}/postgres`, stop, start, remove }
}

/** Tests over a server of their own; skipped, with a sentence, where there is no PostgreSQL. */
export const describePostgres = (name: string, tests: (server: () => Postgres) => void): void => {
  const isThere = programs() !== undefined
  describe.skipIf(!isThere)(`${name}${isThere ? "" : ` (${missing})`}`, () => {
    let server: Postgres
    beforeAll(async () => {
      server = await startPostgres()
    })
    afterAll(() => server?.remove())
    tests(() => server)
  })
}
