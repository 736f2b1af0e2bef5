// What an idle agent holds, and how many calls an episode takes. Agents with their profiles are grounded and grouped by the whole pipeline,
// with the durable log and the rehearsal model; then the process rests. Beside it calls of a run of 1,000 agents to 2,000 episodes.
// --agents 1000,10000,100000 --episodes 2000
import { parseArgs } from "node:util"
import * as Children from "./engine/children.ts"
import { type Cell, megabytes, table } from "./engine/table.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "1000,10000,100000" },
    episodes: { type: "string", default: "2000" }
  }
})
const aim = { kilobytes: 20, calls: 5.5 }
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

console.log(`${Children.machine()}\n`)
const stoa = await Children.bundle()

const rows: Array<ReadonlyArray<Cell>> = []
let before: Children.Played | undefined
for (const agents of values.agents.split(",").map(Number)) {
  const played = await Children.play(stoa, {
    args: ["--agents", `${agents}`, "--warm", "300", "--until", "simulation"]
  })
  const { base, idle, most } = played
  const more = before === undefined ? undefined : agents - before.agents
  const since = (held: "rss" | "used") =>
    before === undefined || more === undefined ? "-" : kilobytes((idle[held] - before.idle[held]) / more)
  rows.push([
    agents,
    megabytes(idle.rss),
    megabytes(idle.used),
    megabytes(idle.taken),
    kilobytes((idle.rss - base.rss) / agents),
    kilobytes((idle.used - base.used) / agents),
    since("rss"),
    since("used"),
    megabytes(most)
  ])
  process.stderr.write(`${agents}: ${rows.at(-1)?.join(" ")}\n`)
  before = played
}
console.log(
  table([
    "idle agents",
    "RSS MB",
    "heap MB",
    "heap taken MB",
    "RSS kB each",
    "heap kB each",
    "RSS kB each more",
    "heap kB each more",
    "most ever MB"
  ], rows)
)
console.log(
  `\nEach: above what the process held before, divided by the agents; each more: above the row before. Heap is heapUsed and external; taken is what V8 has of the system for it. Aim: under ${aim.kilobytes} kB resident.\n`
)

const wanted = Number(values.episodes)
const { calls, counted, episodes } = await Children.play(stoa, {
  args: ["--agents", "1000", "--steps", "100", "--episodes", `${wanted}`]
})
const total = Children.callsInside(calls)
const parts = ["act", "react", "again", "route", "receive", "summarise", "repair"]
console.log(table(["calls of an episode", "calls", "of one counted", "of one told"], [
  ...parts.map((
    part
  ) => [part, calls[part] ?? 0, ((calls[part] ?? 0) / counted).toFixed(2), ((calls[part] ?? 0) / episodes).toFixed(2)]),
  ["all", total, (total / counted).toFixed(2), (total / episodes).toFixed(2)]
]))
console.log(
  `\n1,000 agents, ${counted.toLocaleString("en")} episodes counted, ${
    episodes.toLocaleString("en")
  } told before the society stopped; structured communication, grounding left out. Aim: at most ${aim.calls}.`
)
