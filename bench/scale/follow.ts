// What following a run costs a worker of a cluster: every fact of all others is decoded and folded into a world of its own. Facts of a
// society that the rehearsal lived, as they lie in the log; microseconds of CPU a fact, facts a second on one core, and what the world
// takes: of people, of their life, of rows. --agents 2000 --steps 2 --rows 500
import "effect/schema/SchemaJITCompiler/enable"
import { Schema } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { parseArgs } from "node:util"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { Event } from "../../packages/core/src/domain/Event.ts"
import * as Fold from "../../packages/core/src/log/Fold.ts"
import * as World from "../../packages/core/src/log/World.ts"
import * as Children from "../engine/children.ts"
import { type Cell, table } from "../engine/table.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "2000" },
    steps: { type: "string", default: "2" },
    rows: { type: "string", default: "500" }
  }
})
const agents = Number(values.agents)
const folder = mkdtempSync(join(tmpdir(), "stoa-follow-"))
process.on("exit", () => rmSync(folder, { recursive: true, force: true }))
setFlagsFromString("--expose-gc")
const collect = runInNewContext("gc") as () => void

console.log(`${Children.machine()}\n`)
const size = ["--agents", values.agents, "--steps", values.steps, "--rows", values.rows]
await Children.play(await Children.bundle(), { args: [...size, "--until", "dataset", "--keep", folder] })
const file = new DatabaseSync(join(folder, "run.db"), { readOnly: true })
const rows = file.prepare("SELECT tag, body FROM events ORDER BY id").all() as unknown as ReadonlyArray<
  { readonly tag: string; readonly body: string }
>
file.close()

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Event))

interface Sum {
  facts: number
  bytes: number
  decoded: number
  folded: number
}
const nothing = (): Sum => ({ facts: 0, bytes: 0, decoded: 0, folded: 0 })

/** Decodes and folds facts in their order, and says what those of each sort took. On a busy machine time is more than CPU, by one measure for all. */
const follow = (some: typeof rows) => {
  const sums = new Map<string, Sum>()
  let world = World.empty
  const cpu = process.cpuUsage()
  const start = performance.now()
  for (const { body, tag } of some) {
    const began = performance.now()
    const event = decode(body)
    const decoded = performance.now()
    world = Fold.apply(world, event)
    const folded = performance.now()
    const sum = sums.get(tag) ?? nothing()
    sums.set(tag, sum)
    sum.facts++
    sum.bytes += body.length
    sum.decoded += decoded - began
    sum.folded += folded - decoded
  }
  const { system, user } = process.cpuUsage(cpu)
  const share = Math.min(1, (system + user) / 1000 / (performance.now() - start))
  for (const sum of sums.values()) {
    sum.decoded *= share
    sum.folded *= share
  }
  return { sums, world }
}

const used = () => {
  collect()
  const { external, heapUsed } = process.memoryUsage()
  return heapUsed + external
}

/** The facts up to the first one of a sort, which is not among them. */
const before = (tag: string) => rows.slice(0, rows.findIndex((row) => row.tag === tag))

/** What the world holds after some facts. */
const held = (some: typeof rows): number => {
  const empty = used()
  const { world } = follow(some)
  const full = used()
  if (World.agents(world).length !== agents) throw new Error("The world is not that of all agents")
  return full - empty
}

// Twice to have it compiled; the third time counts.
follow(rows)
follow(rows)
const { sums } = follow(rows)
const people = held(before("Acted"))
const life = held(before("SimulationEnded"))
const whole = held(rows)

const all = [...sums.entries()].toSorted(([, a], [, b]) => b.decoded + b.folded - a.decoded - a.folded)
const line = (name: string, { bytes, decoded, facts, folded }: Sum): ReadonlyArray<Cell> => [
  name,
  facts,
  (facts / agents).toFixed(2),
  bytes / facts,
  (decoded * 1000 / facts).toFixed(1),
  (folded * 1000 / facts).toFixed(1),
  facts / (decoded + folded) * 1000
]
const ofLife = new Set(["Acted", "Routed", "Received", "EpisodeClosed", "StepEnded", "Renewed"])
const inLife = all.filter(([tag]) => ofLife.has(tag))
const total = (some: typeof all): Sum =>
  some.reduce((sum, [, next]) => ({
    facts: sum.facts + next.facts,
    bytes: sum.bytes + next.bytes,
    decoded: sum.decoded + next.decoded,
    folded: sum.folded + next.folded
  }), nothing())
console.log(table(["facts", "count", "an agent", "bytes", "decode us", "fold us", "a second"], [
  ...all.map(([tag, sum]) => line(tag, sum)),
  line("all of the life", total(inLife)),
  line("all", total(all))
]))
const kilobytes = (bytes: number, count: number) => (bytes / count / 1000).toFixed(1)
const judged = sums.get("Judged")?.facts ?? 0
console.log(
  `\n${agents} agents, ${values.steps} steps, ${judged} rows. The world holds ${
    kilobytes(people, agents)
  } kB an agent, ${kilobytes(life - people, agents * Number(values.steps))} kB more for a step of an agent, ${
    kilobytes(whole - life, judged)
  } kB for a row.`
)
