// How busy the slots of an endpoint are kept: 1,000 agents, 20 steps, 64 calls in flight at most, latency log-normal with a median of
// 300 ms and a sigma of 1. The free schedule beside lockstep. The share is that of the time of 64 slots from the first call of the
// simulation to its last, by the attempts of run.db, and by what the server saw. --agents 1000 --steps 20
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import * as Children from "./engine/children.ts"
import { type Cell, percent, seconds, table } from "./engine/table.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "1000" },
    steps: { type: "string", default: "20" },
    concurrency: { type: "string", default: "64" },
    median: { type: "string", default: "300" },
    sigma: { type: "string", default: "1" }
  }
})
const slots = Number(values.concurrency)

interface Attempt {
  readonly group: string
  readonly step: number
  readonly began: number
  readonly ended: number
}

const attempts = (database: string): Array<Attempt> => {
  const db = new DatabaseSync(database, { readOnly: true })
  const rows = db.prepare(
    "SELECT place, began, took FROM attempts WHERE place LIKE 'simulation/%' AND took IS NOT NULL"
  )
    .all() as unknown as ReadonlyArray<{ readonly place: string; readonly began: number; readonly took: number }>
  db.close()
  return rows.map(({ began, place, took }) => {
    const [, step, group = ""] = place.split("/")
    return { group, step: Number(step), began, ended: began + took }
  })
}

/** The share of busy slot-time from one moment to another. */
const busy = (all: ReadonlyArray<Attempt>, from: number, to: number): number =>
  all.reduce((sum, { began, ended }) => sum + Math.max(0, Math.min(ended, to) - Math.max(began, from)), 0) /
  (slots * (to - from))

/** When the last group begins its last step. */
const lastBegins = (all: ReadonlyArray<Attempt>): number => {
  const begins = new Map<string, { readonly step: number; readonly at: number }>()
  for (const { began, group, step } of all) {
    const known = begins.get(group)
    if (known === undefined || step > known.step || (step === known.step && began < known.at)) {
      begins.set(group, { step, at: began })
    }
  }
  return [...begins.values()].reduce((latest, { at }) => Math.max(latest, at), 0)
}

const measure = async (stoa: string, schedule: "free" | "lockstep") => {
  const keep = mkdtempSync(join(tmpdir(), "stoa-slots-"))
  const server = await Children.serve({ median: Number(values.median), sigma: Number(values.sigma) })
  try {
    let seen: Promise<Children.Stats> | undefined
    const { agents, steps } = values
    const args = ["--agents", agents, "--steps", steps, "--concurrency", `${slots}`, "--schedule", schedule]
    await Children.play(stoa, {
      args: [...args, "--url", server.url, "--keep", keep],
      onLine: (line) => {
        if (line.startsWith("simulation ")) void server.reset()
        if (line.startsWith("synthesis ")) seen = server.stats()
      }
    })
    const all = attempts(join(keep, "run.db"))
    const first = all.reduce((least, { began }) => Math.min(least, began), Infinity)
    const last = all.reduce((most, { ended }) => Math.max(most, ended), 0)
    const cut = lastBegins(all)
    const stats = await (seen ?? server.stats())
    // What nobody was in flight for, before the first call and after the last, is no time of the phase.
    const within = stats.busy.slice(1)
    const server64 = within.reduce((sum, ms, index) => sum + ms * (index + 1), 0) /
      (slots * within.reduce((sum, ms) => sum + ms, 0))
    return {
      schedule,
      calls: all.length,
      took: last - first,
      share: busy(all, first, last),
      server: server64,
      cut: busy(all, first, cut),
      tail: last - cut
    }
  } finally {
    server.stop()
    rmSync(keep, { recursive: true, force: true })
  }
}

console.log(
  `${Children.machine()}\n${
    Number(values.agents).toLocaleString("en")
  } agents, ${values.steps} steps, ${slots} slots, latency log-normal: median ${values.median} ms, sigma ${values.sigma}\n`
)
const stoa = await Children.bundle()
const rows: Array<ReadonlyArray<Cell>> = []
for (const schedule of ["free", "lockstep"] as const) {
  const { calls, cut, server, share, tail, took } = await measure(stoa, schedule)
  rows.push([schedule, calls, seconds(took), percent(share), percent(server), percent(cut), seconds(tail)])
  process.stderr.write(`${schedule}: ${percent(share)}\n`)
}
console.log(
  table(["schedule", "calls", "seconds", "busy", "as the server saw it", "busy without the tail", "tail s"], rows)
)
console.log(
  "\nThe tail begins when the last group begins its last step: from then on nobody has new work for a free slot."
)
