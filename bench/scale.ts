// What an agent costs from 1,000 to 1,000,000 on one machine, with the rehearsal model and the durable log, each size in a process of
// its own: CPU of a call and of an agent, resident memory, bytes of log, calls and facts a second in so many steps of life; beside that
// people and the forming of their society, which has a law of its own. Says before each size what it will need, and stops with a sentence
// where that is not to be had. --agents 1000,10000,100000,1000000 --steps 1 --seconds 3600 --people asked|given --heap MB
import { existsSync, statfsSync } from "node:fs"
import { tmpdir } from "node:os"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Children from "./engine/children.ts"
import { type Cell, megabytes, seconds, table } from "./engine/table.ts"
import * as Fit from "./scale/fit.ts"
import * as Need from "./scale/need.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "1000,10000,100000" },
    steps: { type: "string", default: "1" },
    seconds: { type: "string", default: "3600" },
    people: { type: "string", default: "asked" },
    heap: { type: "string" }
  }
})
const aim = { ratio: 1.3, bytes: 8e9 }
const phases = ["population", "society", "simulation"] as const
type Name = (typeof phases)[number]
const nothing: Children.Phase = { cpu: Number.NaN, wall: Number.NaN, rss: Number.NaN, calls: 0, facts: 0, bytes: 0 }

const memory = process.availableMemory()
// Node takes a few GB for a heap by itself, whatever the machine has; beside the heap stand vectors and buffers.
const heap = values.heap === undefined ? Math.floor(memory * 0.85 / 2 ** 20) : Number(values.heap)

console.log(
  `${Children.machine()}; ${(memory / 1e9).toFixed(0)} GB free, heap of at most ${heap.toLocaleString("en")} MB`
)
console.log(`${values.steps} step, rehearsal model, durable log${values.people === "given" ? ", people given" : ""}\n`)
const beside = fileURLToPath(new URL("stoa.js", import.meta.url))
const stoa = existsSync(beside) ? beside : await Children.bundle()
const began = performance.now()

const head = [
  "agents",
  "CPU us a call",
  "CPU us an agent",
  "calls/s",
  "facts/s",
  "log kB an agent",
  "forming us an agent",
  "people us an agent",
  "RSS kB an agent",
  "heap kB an agent",
  "most MB",
  "seconds"
]
const widths = head.map((name, column) => Math.max(name.length, column === 0 ? 9 : 7))
const print = (cells: ReadonlyArray<string>) =>
  console.log(`| ${cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join(" | ")} |`)

const phase = (played: Children.Played, name: Name): Children.Phase => played[name] ?? nothing
const each = (played: Children.Played, name: Name) => phase(played, name).cpu * 1000 / played.agents
const sum = (played: Children.Played, of: (phase: Children.Phase) => number) =>
  phases.reduce((total, name) => total + of(phase(played, name)), 0)
const held = ({ agents, base, most }: Children.Played) => (most - base.rss) / agents / 1000
const whole = (value: number) => Math.round(value).toLocaleString("en")

const row = (played: Children.Played, took: number): ReadonlyArray<string> => {
  const { bytes, calls, cpu, facts, wall } = phase(played, "simulation")
  return [
    whole(played.agents),
    whole(cpu * 1000 / calls),
    whole(each(played, "simulation")),
    whole(calls / wall * 1000),
    whole(facts / wall * 1000),
    (bytes / played.agents / 1000).toFixed(1),
    whole(each(played, "society")),
    whole(each(played, "population")),
    held(played).toFixed(1),
    ((played.idle.used - played.base.used) / played.agents / 1000).toFixed(1),
    megabytes(played.most),
    took.toFixed(0)
  ]
}

const left = () => Number(values.seconds) - (performance.now() - began) / 1000

/** Plays all sizes that can be had, and says why where one cannot. */
const playAll = async (): Promise<ReadonlyArray<Children.Played>> => {
  const all: Array<Children.Played> = []
  let before: Need.Took | undefined
  for (const agents of values.agents.split(",").map(Number)) {
    const need = Need.of(agents, before)
    const { bavail, bsize } = statfsSync(tmpdir())
    const missing = Need.missing(agents, need, { seconds: left(), memory, disk: bavail * bsize })
    if (missing !== undefined) {
      console.log(`\n${missing}`)
      return all
    }
    process.stderr.write(`${agents}: will take ${Need.inWords(need)}\n`)
    const start = performance.now()
    try {
      const played = await Children.play(stoa, {
        args: ["--agents", `${agents}`, "--steps", values.steps, "--people", values.people, "--warm", "300"],
        seconds: left(),
        heap,
        onLine: (line) => process.stderr.write(`${agents}: ${line}\n`)
      })
      const took = (performance.now() - start) / 1000
      if (all.length === 0) {
        print(head)
        print(widths.map((width) => `${"-".repeat(width - 1)}:`))
      }
      print(row(played, took))
      all.push(played)
      const lived = sum(played, ({ wall }) => wall) / 1000
      before = {
        agents,
        seconds: lived,
        warming: took - lived,
        memory: played.most,
        base: played.base.rss,
        disk: sum(played, ({ bytes }) => bytes)
      }
    } catch (error) {
      const [why] = (error instanceof Error ? error.message : String(error)).split("\n").slice(-1)
      console.log(
        `\n${whole(agents)} agents came to no end after ${whole((performance.now() - start) / 1000)} s: ${why}`
      )
      return all
    }
  }
  return all
}

const all = await playAll()
const rows: Array<ReadonlyArray<Cell>> = all.flatMap((played) => [
  ...phases.map((name): ReadonlyArray<Cell> => [
    name,
    played.agents,
    seconds(phase(played, name).wall),
    seconds(phase(played, name).cpu),
    each(played, name),
    megabytes(phase(played, name).rss)
  ]),
  [
    "all",
    played.agents,
    seconds(sum(played, ({ wall }) => wall)),
    seconds(sum(played, ({ cpu }) => cpu)),
    sum(played, ({ cpu }) => cpu) * 1000 / played.agents,
    megabytes(played.most)
  ]
])
if (rows.length > 0) {
  console.log(`\n${table(["phase", "agents", "seconds", "CPU s", "CPU us an agent", "RSS MB"], rows)}`)
}
const [first] = all
const last = all.at(-1)
if (first !== undefined && last !== undefined) {
  const ratio = (names: ReadonlyArray<Name>) =>
    (names.reduce((total, name) => total + each(last, name), 0) /
      names.reduce((total, name) => total + each(first, name), 0))
      .toFixed(2)
  console.log(
    `\nAn agent of ${whole(last.agents)} costs ${ratio(phases)}x one of ${whole(first.agents)} (${
      phases.map((name) => `${name} ${ratio([name])}x`).join(", ")
    }; aim: at most ${aim.ratio}x). Most memory held: ${megabytes(last.most)} MB (aim: at most ${
      megabytes(aim.bytes)
    }). RSS of a phase is at its end, of "all" the most ever.\n`
  )
  const fit = (what: string, of: (played: Children.Played) => number) =>
    console.log(Fit.inWords(what, all.map((played) => ({ agents: played.agents, each: of(played) }))))
  fit("CPU of a call in a step", (played) => phase(played, "simulation").cpu / phase(played, "simulation").calls)
  fit("CPU of an agent in a step", (played) => each(played, "simulation"))
  fit("CPU of an agent to be grouped and linked", (played) => each(played, "society"))
  fit("CPU of an agent to be enrolled and grounded", (played) => each(played, "population"))
  fit("Log of an agent", (played) => phase(played, "simulation").bytes / played.agents)
  fit("Resident memory of an agent", held)
}
