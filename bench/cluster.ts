// What a cluster makes of workers: calls a second of one worker and of two, each with 16 slots against a server that takes 300 ms, and
// against one that takes no time, where cores are the limit; how soon another worker goes on with the groups of one that is killed, or
// that stands still; then what keeping costs in PostgreSQL beside run.db (bench/postgres.ts). Needs initdb and postgres. --no-rates and
// --no-store leave parts out.
import { type ChildProcess, spawn, spawnSync } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import setup from "../test/support/bundle.ts"
import { type Cluster, startCluster, until, type Worker } from "../test/support/cluster.ts"
import { startPostgres } from "../test/support/postgres.ts"
import * as Children from "./engine/children.ts"
import { type Cell, seconds, table } from "./engine/table.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "120" },
    steps: { type: "string", default: "4" },
    slots: { type: "string", default: "16" },
    latency: { type: "string", default: "300" },
    rates: { type: "boolean", default: true },
    store: { type: "boolean", default: true }
  },
  allowNegative: true
})

const folder = mkdtempSync(join(tmpdir(), "stoa-cluster-"))
const servers: Array<ChildProcess> = []
process.on("exit", () => {
  for (const server of servers) server.kill("SIGKILL")
  rmSync(folder, { recursive: true, force: true })
})

/** A scripted server in a process of its own. */
const serve = async (latency: number): Promise<string> => {
  const main = fileURLToPath(new URL("../test/support/server/main.ts", import.meta.url))
  const child = spawn(process.execPath, [main, "--latency", `${latency}`], { stdio: ["ignore", "pipe", "ignore"] })
  servers.push(child)
  const [line] = await once(child.stdout, "data") as [Buffer]
  return line.toString().trim()
}

interface Attempt {
  readonly epoch: number
  readonly place: string
  readonly began: number
  readonly took: number | null
}

const nameOf = (name: string): string =>
  (JSON.parse(readFileSync(join(folder, name, "cluster.json"), "utf8")) as { readonly run: string }).run

/** The calls of the simulation so far; whose they are tells the upper half of their number. */
const attempts = (cluster: Cluster, name: string) =>
  cluster.ask<Attempt>(
    nameOf(name),
    `SELECT (id >> 32)::float8 AS epoch, place, began::float8 AS began, took::float8 AS took
     FROM attempts WHERE place LIKE 'simulation/%' ORDER BY began`
  )

const submit = (cluster: Cluster, { name, url }: { readonly name: string; readonly url: string }) =>
  cluster.start(
    `run --agents ${values.agents} --steps ${values.steps} --episodes 100000 --count 1 --model stoa-test`.split(" ")
      .concat("--base-url", url, "--runs", folder, "--name", name, "--cluster", cluster.url)
  ).done

const played = async (cluster: Cluster, run: { readonly name: string; readonly url: string }) => {
  const { code, stderr } = await submit(cluster, run)
  if (code !== 0 && code !== 1) throw new Error(stderr)
  const all = await attempts(cluster, run.name)
  const began = all[0]?.began ?? 0
  const took = all.reduce((most, one) => Math.max(most, one.began + (one.took ?? 0)), 0) - began
  return { calls: all.length, took, rate: all.length / took * 1000 }
}

const groupOf = ({ place }: Attempt): string => place.split("/")[2] ?? ""

/** Milliseconds from the moment a worker is gone until another one asks for a group that it had. */
const failover = async (
  cluster: Cluster,
  { gone, name, url, worker }: {
    readonly name: string
    readonly url: string
    readonly worker: Worker
    readonly gone: () => unknown
  }
) => {
  const running = submit(cluster, { name, url })
  const many = Number(values.agents)
  await until(async () => {
    await new Promise((resolve) => setTimeout(resolve, 100))
    const runs = await cluster.runs()
    if (!runs.some(({ run }) => run.startsWith(name))) return false
    const [tables] = await cluster.ask<{ there: boolean }>(
      nameOf(name),
      "SELECT to_regclass('attempts') IS NOT NULL AND to_regclass('leases') IS NOT NULL AS there"
    )
    return tables?.there === true && (await attempts(cluster, name)).length > many
  })
  const at = Date.now()
  gone()
  const leases = await cluster.ask<{ epoch: number }>(
    nameOf(name),
    `SELECT epoch::float8 AS epoch FROM leases WHERE name LIKE 'worker/${worker.name}/%'`
  )
  const former = new Set(leases.map(({ epoch }) => epoch))
  const before = (await attempts(cluster, name)).filter(({ began }) => began <= at)
  // Whoever asked for a group last has it.
  const owners = new Map(before.map((one) => [groupOf(one), one.epoch]))
  const lost = [...owners].filter(([, epoch]) => former.has(epoch)).map(([group]) => group)
  if (lost.length === 0) throw new Error(`${worker.name} had no groups`)
  const first = await until(async () => {
    // Seldom: whoever looks takes time from those who are looked at.
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [found] = await cluster.ask<{ began: number | null }>(
      nameOf(name),
      `SELECT min(began)::float8 AS began FROM attempts WHERE began > ${at} AND id >> 32 NOT IN (${[...former].join()})
       AND place LIKE 'simulation/%' AND split_part(place, '/', 3) IN (${lost.map((group) => `'${group}'`).join()})`
    )
    return found?.began ?? undefined
  })
  const { code, stderr } = await running
  if (code !== 0 && code !== 1) throw new Error(stderr)
  return { groups: lost.length, took: first - at }
}

await setup()
const postgres = await startPostgres({ fsync: true })
const cluster = startCluster(postgres.url, "steady")
try {
  const slots = ["--slots", values.slots]
  console.log(`${Children.machine()}\n${values.agents} agents, ${values.steps} steps; ${values.slots} slots a worker\n`)
  const [slow, fast] = await Promise.all([serve(Number(values.latency)), serve(0)])
  const rows: Array<ReadonlyArray<Cell>> = []
  const measure = async (workers: number) => {
    for (const [what, url] of [[`${values.latency} ms`, slow], ["none", fast]] as const) {
      const { calls, rate, took } = await played(cluster, { name: `${workers}-${url === slow ? "slow" : "fast"}`, url })
      rows.push([`${workers}`, what, calls, seconds(took), rate, loadavg()[0]?.toFixed(1) ?? ""])
    }
  }
  await cluster.join("first", slots)
  if (values.rates) await measure(1)
  const second = await cluster.join("second", slots)
  if (values.rates) await measure(2)
  if (values.rates) console.log(table(["workers", "latency", "calls", "seconds", "calls a second", "load"], rows))

  const killed = await failover(cluster, { name: "killed", url: slow, worker: second, gone: second.kill })
  console.log(
    `\nA worker is killed with ${killed.groups} groups: the first of them goes on after ${seconds(killed.took)} s`
  )
  const third = await cluster.join("third", slots)
  const frozen = await failover(cluster, { name: "frozen", url: slow, worker: third, gone: third.freeze })
  console.log(
    `A worker stands still with ${frozen.groups} groups: the first of them goes on after ${seconds(frozen.took)} s`
  )
} finally {
  await cluster.close()
  await postgres.remove()
  // They would keep this process waiting.
  for (const server of servers) server.kill("SIGKILL")
}

if (values.store) {
  console.log("\nWhat keeping costs\n")
  spawnSync(process.execPath, [fileURLToPath(new URL("postgres.ts", import.meta.url))], { stdio: "inherit" })
}
