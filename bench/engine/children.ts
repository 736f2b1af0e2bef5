// The processes of the benchmarks: a server, a society, and what it is compared with, each in a process of its own.
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { existsSync, mkdirSync, readFileSync } from "node:fs"
import { cpus, loadavg, totalmem } from "node:os"
import { fileURLToPath } from "node:url"

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** A phase as the child of a society measured it: milliseconds, and bytes at its end. */
export interface Phase {
  readonly cpu: number
  readonly wall: number
  readonly rss: number
  /** Calls asked, facts told, and bytes that its log grew by. */
  readonly calls: number
  readonly facts: number
  readonly bytes: number
}

/** What a process held at a moment. */
export interface Held {
  readonly rss: number
  /** What lives on the heap and beside it. */
  readonly used: number
  /** What the heap and the buffers beside it have taken from the system. */
  readonly taken: number
}

/** What became of a society (stoa.ts). */
export interface Played {
  readonly agents: number
  readonly calls: Readonly<Record<string, number>>
  readonly episodes: number
  readonly counted: number
  readonly population?: Phase
  readonly society?: Phase
  readonly simulation?: Phase
  readonly base: Held
  readonly idle: Held
  readonly peak: number
  readonly most: number
}

/** The calls of a society but for those that ground its agents. */
export const callsInside = (calls: Played["calls"]): number =>
  Object.values(calls).reduce((sum, count) => sum + count, 0) - (calls["ground"] ?? 0)

/** Time that some requests took a client: milliseconds. */
export interface Cost {
  readonly calls: number
  readonly cpu: number
  readonly wall: number
}

/** What a server saw since it was reset: requests, bytes of their bodies, milliseconds by number in flight. */
export interface Stats {
  readonly requests: number
  readonly bytes: number
  readonly busy: ReadonlyArray<number>
}

/** What a benchmark is run on, in one line; on a machine that others use as well, figures vary with its load. */
export const machine = (): string => {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `node ${process.versions.node}, SQLite ${process.versions["sqlite"]}, ${cpus().length} cores (${
    cpu?.model.trim() ?? "unknown"
  }), ${memory} GiB; load when it began: ${loadavg()[0]?.toFixed(1)}`
}

/** The version of an installed package. */
export const version = (name: string): string => {
  const file = new URL(`../peers/node_modules/${name}/package.json`, import.meta.url)
  return (JSON.parse(readFileSync(file, "utf8")) as { readonly version: string }).version
}

const folder = at("../../node_modules/.cache/stoa-bench")

/** Where a bundle goes, and what it is of: by itself of the child that plays a society. */
export interface BundleOptions {
  readonly folder?: string
  readonly entries?: ReadonlyArray<string>
}

/** Bundles the child that plays a society, as build.mjs does the command, and gives the file. */
export const bundle = async ({ entries = [], folder: outdir = folder }: BundleOptions = {}): Promise<string> => {
  const { build } = await import("esbuild")
  mkdirSync(outdir, { recursive: true })
  await build({
    entryPoints: [at("stoa.ts"), ...entries],
    outdir,
    // Each under its own name, wherever it lies.
    entryNames: "[name]",
    // Who runs a bundle makes none.
    external: ["esbuild"],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    legalComments: "none",
    define: { "process.env.NODE_ENV": "\"production\"" },
    banner: {
      js:
        "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
    },
    logLevel: "warning"
  })
  return `${outdir}/stoa.js`
}

const started = new Set<ChildProcess>()
process.on("exit", () => {
  for (const child of started) child.kill("SIGKILL")
})
// Whoever stops a benchmark stops its children with it.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1))

/** Starts a server of its own; with latency where it is given. */
export const serve = async (latency: { readonly median: number; readonly sigma: number } = { median: 0, sigma: 0 }) => {
  const child = spawn(process.execPath, [
    at("server.ts"),
    "--delay",
    `${latency.median}`,
    "--sigma",
    `${latency.sigma}`
  ], {
    stdio: ["ignore", "pipe", "inherit"]
  })
  started.add(child)
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text: Buffer) => resolve(String(text).trim()))
  )
  const get = async (path: string) => (await fetch(url.replace("/v1", path))).json() as Promise<unknown>
  return {
    url,
    stats: () => get("/stats") as Promise<Stats>,
    reset: () => get("/reset"),
    stop: () => {
      started.delete(child)
      child.kill()
    }
  }
}

/** A server in a process of its own. */
export type Server = Awaited<ReturnType<typeof serve>>

/** How a child is run: what it may take, and who hears what it tells of itself. */
export interface ChildOptions {
  readonly args: ReadonlyArray<string>
  readonly seconds?: number | undefined
  readonly heap?: number | undefined
  readonly onLine?: ((line: string) => void) | undefined
}

/** Runs a child to its end or its time limit, and gives the lines it printed, each as JSON. */
export const run = async (file: string, { args, heap = 8000, onLine, seconds = 3600 }: ChildOptions) => {
  const child = spawn(process.execPath, ["--expose-gc", `--max-old-space-size=${heap}`, file, ...args], {
    stdio: ["ignore", "pipe", "pipe"]
  })
  started.add(child)
  let printed = ""
  let said = ""
  child.stdout.on("data", (text: Buffer) => (printed += String(text)))
  child.stderr.on("data", (text: Buffer) => {
    said += String(text)
    if (onLine !== undefined) { for (const line of String(text).split("\n")) if (line !== "") onLine(line) }
  })
  let stopped = false
  const limit = setTimeout(() => {
    stopped = true
    child.kill("SIGKILL")
  }, seconds * 1000)
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve))
  clearTimeout(limit)
  started.delete(child)
  if (code !== 0 && !stopped) throw new Error(`${file} ended with ${code}: ${said.slice(-2000)}`)
  return {
    lines: printed.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as unknown),
    stopped
  }
}

/** Plays a society and gives what it took. */
export const play = async (file: string, options: ChildOptions): Promise<Played> => {
  const { lines, stopped } = await run(file, options)
  const [played] = lines
  if (stopped || played === undefined) throw new Error(`A society was not played to its end in ${options.seconds} s`)
  return played as Played
}

/** Puts the peers in place where they are not yet. They are no part of the workspace. */
export const installPeers = (): void => {
  if (existsSync(at("../peers/node_modules/@langchain/langgraph/package.json"))) return
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: at("../peers"),
    stdio: ["ignore", "ignore", "inherit"]
  })
}
