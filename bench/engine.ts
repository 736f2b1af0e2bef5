// Engine CPU of a model call: a society over HTTP with its durable log (act, react, route, receive, summarise), beside plain fetch and
// Promise.all over the very requests it made, beside LangGraph.js with a Send for each agent. What is measured is the client's process,
// warmed up; the server is one of its own and answers at once. --agents 200,1000 --steps 3 --runs 3 --limit 120
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Children from "./engine/children.ts"
import { type Cell, median, percent, table } from "./engine/table.ts"

const { values } = parseArgs({
  options: {
    agents: { type: "string", default: "200,1000,4000,10000" },
    steps: { type: "string", default: "3" },
    runs: { type: "string", default: "3" },
    limit: { type: "string", default: "120" },
    peers: { type: "string", default: "200,1000,4000,10000" }
  }
})
const sizes = values.agents.split(",").map(Number)
const peerSizes = values.peers.split(",").map(Number)
const steps = Number(values.steps)
const limit = Number(values.limit)

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const aim = { above: 150, growth: 1.15 }

/** Microseconds of CPU of a call, and how many bytes its body had. */
interface Side {
  readonly calls: number
  readonly each: number
  readonly bytes: number
  readonly wall: number
}

/** One society, and the same requests by fetch. */
const once = async (stoa: string, agents: number) => {
  const keep = mkdtempSync(join(tmpdir(), "stoa-bench-"))
  const server = await Children.serve()
  try {
    let before: Promise<unknown> = Promise.resolve()
    let after: Promise<Children.Stats> | undefined
    const played = await Children.play(stoa, {
      args: ["--agents", `${agents}`, "--steps", `${steps}`, "--warm", "1000", "--url", server.url, "--keep", keep],
      onLine: (line) => {
        if (line.startsWith("simulation ")) before = server.reset()
        if (line.startsWith("synthesis ")) after = server.stats()
      }
    })
    await before
    const stats = await (after ?? server.stats())
    const cost = played.simulation
    if (cost === undefined) throw new Error("The simulation did not come to its end")
    const calls = Children.callsInside(played.calls)
    const own: Side = { calls, each: cost.cpu * 1000 / calls, bytes: stats.bytes / stats.requests, wall: cost.wall }
    const database = join(keep, "run.db")
    const { lines } = await Children.run(at("engine/fetch.ts"), {
      args: ["--url", server.url, "--database", database, "--warm", "4000"]
    })
    const plain = lines[0] as Children.Cost
    const seen = await server.stats()
    const fetched: Side = {
      calls: plain.calls,
      each: plain.cpu * 1000 / plain.calls,
      bytes: seen.bytes / seen.requests,
      wall: plain.wall
    }
    return { own, fetched, keep, server }
  } catch (error) {
    rmSync(keep, { recursive: true, force: true })
    server.stop()
    throw error
  }
}

/** Who keeps LangGraph.js from having more calls in flight: the graph, or the client in a graph that begins all tasks at once. */
type Limits = "graph" | "client"

/** The acts of a step of the society by LangGraph.js, if they are done in the time there is. */
const langgraph = async (agents: number, { database, limits, url }: {
  readonly database: string
  readonly url: string
  readonly limits: Limits
}) => {
  const { lines, stopped } = await Children.run(at("peers/langgraph.ts"), {
    args: ["--url", url, "--database", database, "--agents", `${agents}`, "--steps", "1", "--limits", limits],
    seconds: limit
  })
  return { cost: lines.at(-1) as (Children.Cost & { readonly steps: number }) | undefined, stopped }
}

Children.installPeers()
console.log(
  `${Children.machine()}; @langchain/langgraph ${Children.version("@langchain/langgraph")}, core ${
    Children.version("@langchain/core")
  }, openai ${Children.version("@langchain/openai")}\n${steps} steps, 64 calls in flight, replies at once\n`
)
const stoa = await Children.bundle()
const rows: Array<ReadonlyArray<Cell>> = []
const middle = new Map<number, number>()
// What was not done in its time is not tried with more agents.
const given = new Set<Limits>()
let widest = 0
for (const agents of sizes) {
  const runs = Math.max(1, Math.round(Number(values.runs) / (agents > 4000 ? 3 : 1)))
  const owns: Array<Side> = []
  const plains: Array<Side> = []
  const peers: Record<Limits, string> = { graph: "-", client: "-" }
  for (let nth = 0; nth < runs; nth++) {
    const { fetched, keep, own, server } = await once(stoa, agents)
    owns.push(own)
    plains.push(fetched)
    widest = Math.max(widest, Math.abs(1 - own.bytes / fetched.bytes))
    for (const limits of ["graph", "client"] as const) {
      if (nth > 0 || given.has(limits) || !peerSizes.includes(agents)) continue
      const { cost, stopped } = await langgraph(agents, { database: join(keep, "run.db"), url: server.url, limits })
      if (stopped) given.add(limits)
      peers[limits] = cost === undefined
        ? `over ${limit} s`
        : Math.round(cost.cpu * 1000 / cost.calls).toLocaleString("en")
    }
    server.stop()
    rmSync(keep, { recursive: true, force: true })
  }
  const own = median(owns.map(({ each }) => each))
  const plain = median(plains.map(({ each }) => each))
  middle.set(agents, own)
  const row = [agents, median(owns.map(({ calls }) => calls)), own, plain, own - plain, peers.graph, peers.client, runs]
  rows.push(row)
  process.stderr.write(
    `${agents}: stoa ${owns.map(({ each }) => Math.round(each)).join(" ")}, fetch ${
      plains.map(({ each }) => Math.round(each)).join(" ")
    }, langgraph ${peers.graph} ${peers.client}\n`
  )
}
console.log(
  table(["agents", "calls", "Stoa us", "fetch us", "difference", "LangGraph.js us", "all at once us", "runs"], rows)
)
console.log(
  `\nMicroseconds of CPU of the client's process for each call, medians of the runs. Bodies of both sides differ by ${
    percent(widest)
  } at most. LangGraph.js makes the acts of a step alone, each with a prompt of that run, and keeps no log: with maxConcurrency of 64 in the graph, and with all tasks begun at once and 64 in the client. "-" is not tried.`
)
console.log(
  `Above fetch: ${
    rows.map(([agents, , , , difference]) =>
      `${Math.round(Number(difference))} us at ${Number(agents).toLocaleString("en")}`
    )
      .join(", ")
  } (aim: at most ${aim.above})`
)
const [small, large] = [middle.get(1000), middle.get(10_000)]
if (small !== undefined && large !== undefined) {
  console.log(`From 1,000 to 10,000 agents: ${(large / small).toFixed(2)}x (aim: at most ${aim.growth}x)`)
}
