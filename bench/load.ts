// How well an endpoint is used. Two runs of 300 agents over HTTP against a server whose latency is log-normal (median 300 ms, sigma 1):
// (a) it bears 64 requests in flight and turns away more with 429; (b) every fifth attempt meets a fault of any kind, and a call may take
// 5 s; then (b) again, killed half way and resumed.
import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { cpus, tmpdir } from "node:os"
import { join } from "node:path"
import setup, { bundle } from "../test/support/bundle.ts"
import type { Stats } from "../test/support/server/ScriptedServer.ts"

const root = new URL("..", import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), "stoa-load-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
await setup()

const agents = Number(process.argv[2] ?? 300)
const limit = 64
const settings = [
  "--agents",
  `${agents}`,
  "--episodes",
  `${agents}`,
  "--count",
  `${agents / 2}`,
  "--runs",
  folder,
  "--json"
]

/** The server is a process of its own: it must not share the run's event loop. */
const serve = async (flags: ReadonlyArray<string>) => {
  const child = spawn(process.execPath, [
    join(root, "test/support/server/main.ts"),
    "--latency",
    "300",
    "--sigma",
    "1",
    ...flags
  ], {
    stdio: ["ignore", "pipe", "ignore"]
  })
  const url = await new Promise<string>((resolve) =>
    child.stdout.once("data", (text: Buffer) => resolve(String(text).trim()))
  )
  const stats = async () => (await fetch(url.replace("/v1", "/stats"))).json() as Promise<Stats>
  return { url, stats, reset: () => fetch(url.replace("/v1", "/reset"), { method: "POST" }), stop: () => child.kill() }
}
type Server = Awaited<ReturnType<typeof serve>>

const stoa = (args: ReadonlyArray<string>): ChildProcess =>
  spawn(process.execPath, [join(root, bundle, "main.js"), ...args], { stdio: ["ignore", "pipe", "pipe"] })

const ended = (child: ChildProcess) => new Promise<number | null>((resolve) => child.on("close", resolve))

interface Sample {
  readonly at: number
  readonly stats: Stats
}

/** Runs a command and looks at the server ten times a second meanwhile. */
const observe = async (server: Server, args: ReadonlyArray<string>) => {
  const samples: Array<Sample> = []
  const began = performance.now()
  const child = stoa(args)
  let said = ""
  child.stderr?.on("data", (text: Buffer) => (said += String(text)))
  let printed = ""
  child.stdout?.on("data", (text: Buffer) => (printed += String(text)))
  const over = ended(child)
  const look = setInterval(async () => {
    samples.push({ at: performance.now() - began, stats: await server.stats() })
  }, 100)
  const code = await over
  clearInterval(look)
  const { slots } = JSON.parse(printed) as {
    readonly slots: { readonly wanted: number; readonly inFlight: number; readonly limit: number }
  }
  return { samples, seconds: (performance.now() - began) / 1000, code, said, slots, stats: await server.stats() }
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** What was in flight on average, and the share of 429, from one share of all answers to another. */
const between = (samples: ReadonlyArray<Sample>, from: number, to: number) => {
  const total = samples.at(-1)?.stats.answered ?? 0
  const inside = samples.filter(({ stats }) => stats.answered >= total * from && stats.answered <= total * to)
  const [first] = inside
  const last = inside.at(-1)
  if (first === undefined || last === undefined || first === last) throw new Error("too few samples")
  const requests = last.stats.requests - first.stats.requests
  return {
    inFlight: inside.reduce((sum, { stats }) => sum + stats.inFlight, 0) / inside.length,
    limited: (last.stats.limited - first.stats.limited) / requests,
    perSecond: (last.stats.answered - first.stats.answered) / (last.at - first.at) * 1000
  }
}

const rows = (name: string): number =>
  (JSON.parse(readFileSync(join(folder, name, "dataset", "manifest.json"), "utf8")) as { rows: number }).rows

const same = (a: string, b: string): boolean =>
  readdirSync(join(folder, a, "dataset")).every((file) =>
    readFileSync(join(folder, a, "dataset", file)).equals(readFileSync(join(folder, b, "dataset", file)))
  )

console.log(`node ${process.versions.node}, ${cpus().length} cores for run and server together; ${agents} agents\n`)
const at = (
  server: Server,
  name: string
) => ["run", ...settings, "--model", "stoa-test", "--base-url", server.url, "--name", name]

const calm = await serve(["--limit", `${limit}`])

/** A run against the server that bears so many, in words. */
const settle = async (what: string, name: string, more: ReadonlyArray<string>) => {
  await calm.reset()
  const run = await observe(calm, [...at(calm, name), ...more])
  const settled = between(run.samples, 0.2, 0.8)
  const { slots, stats } = run
  console.log(`(a) ${what}: exit ${run.code}, ${rows(name)} rows, ${run.seconds.toFixed(1)} s`)
  console.log(
    `    ${stats.requests} requests, ${stats.answered} answered, ${stats.limited} turned away with 429 (${
      percent(stats.limited / stats.requests)
    } of all)`
  )
  console.log(
    `    once settled (from 20 to 80 % of all answers): ${percent(settled.limited)} of requests turned away, ${
      settled.inFlight.toFixed(1)
    } in flight on average (${percent(settled.inFlight / limit)} of the limit), ${
      settled.perSecond.toFixed(0)
    } answers/s`
  )
  console.log(
    `    calls waited for a slot in ${percent(slots.wanted)} of the time; then ${slots.inFlight} were in flight (${
      percent(slots.inFlight / limit)
    } of the limit)`
  )
  return settled
}
await settle(`a true limit of ${limit}, no faults, everybody lives alone`, "alone", ["--communication", "none"])
const settled = await settle(`the same, a society in groups that wait for their neighbours`, "a", [])
calm.stop()

const faulty = ["--limit", `${limit}`, "--faults", "0.2", "--kinds", "transient,content"]
const rough = await serve(faulty)
const b = await observe(rough, [...at(rough, "b"), "--timeout", "5"])
const settledB = between(b.samples, 0.2, 0.8)
console.log(
  `(b) 20 % faults of all kinds, calls of at most 5 s: exit ${b.code}, ${rows("b")} rows, ${b.seconds.toFixed(1)} s`
)
console.log(
  `    ${b.stats.requests} requests, ${b.stats.answered} answered; faults ${
    JSON.stringify(b.stats.faults)
  }, ${b.stats.limited} turned away`
)
console.log(
  `    once settled: ${settledB.perSecond.toFixed(0)} answers/s (${
    percent(settledB.perSecond / settled.perSecond)
  } of (a)), ${settledB.inFlight.toFixed(1)} in flight`
)

await rough.reset()
const killed = stoa([...at(rough, "c"), "--timeout", "5"])
const total = b.stats.answered
while ((await rough.stats()).answered < total / 2) await new Promise((resolve) => setTimeout(resolve, 50))
killed.kill("SIGKILL")
await ended(killed)
const resumed = await observe(rough, ["resume", "c", "--runs", folder, "--json"])
rough.stop()
console.log(
  `(b) killed after half of its answers and resumed: exit ${resumed.code}, ${
    rows("c")
  } rows, the same bytes as unbroken: ${same("b", "c") ? "yes" : "NO"}`
)
console.log(`    ${resumed.said.split("\n").find((line) => line.startsWith("Going on"))}`)
