/** What is known of the worker or the run under the cursor. Pure. */
import type { ClusterLook, Registry } from "@stoa/core/cluster"
import * as Amount from "../../canvas/Amount.ts"
import { type Block, type Pair, pairs } from "../../canvas/Block.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Room } from "../../state/View.ts"
import * as Brief from "./Brief.ts"
import * as Holders from "./Holders.ts"
import { stateOf } from "./Runs.ts"
import { chosen, type Scene } from "./State.ts"

/** 1-3, 7, 9-12. */
export const ranges = (numbers: ReadonlyArray<number>): string => {
  const parts: Array<[number, number]> = []
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = parts.at(-1)
    if (last !== undefined && number - last[1] <= 1) last[1] = number
    else parts.push([number, number])
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(", ")
}

const ofWorker = (row: Registry.WorkerRow, look: ClusterLook.ClusterLook): ReadonlyArray<Pair> => {
  const { address, began, host, load, lost, pid, seen, version, worker } = row
  const held = [...Holders.of(look)].filter(([, holder]) => holder === worker).map(([shard]) => shard)
  return [
    { key: "worker", value: worker },
    { key: "at", value: `${host}, ${address}, process ${pid}` },
    { key: "version", value: version },
    { key: "works for", value: Amount.duration(look.now - began) },
    {
      key: "told of itself",
      value: `${Amount.duration(look.now - seen)} ago${lost ? ": it is lost, and its work goes to others" : ""}`,
      tone: lost ? "bad" : "plain"
    },
    {
      key: "calls",
      value: load.slots === 0
        ? `${load.calls} answered`
        : `${load.inFlight} of ${load.slots} slots busy, ${load.waiting} waiting, ${load.calls} answered`
    },
    {
      key: "work",
      value: `${Amount.many(load.groups, "group")}, ${Amount.many(load.portions, "portion")}, ${load.facts} facts told`
    },
    ...(lost ? [] : [{ key: "memory", value: Brief.bytes(load.rss) }]),
    { key: "runs", value: load.runs.length === 0 ? "none" : load.runs.join(", ") },
    { key: "shards", value: held.length === 0 ? "none" : ranges(held) }
  ]
}

const ofRun = (row: ClusterLook.RunLook, { glyphs, seen }: Scene): ReadonlyArray<Pair> => {
  const { aim, changed, counts, run, sitting, submitted, version, why } = row
  const look = seen.look
  const { text, tone } = stateOf(row, glyphs)
  const at = look?.workers.filter(({ load, lost }) => !lost && load.runs.includes(run)) ?? []
  const of = (done: number, wanted: number | undefined) => (wanted === undefined ? `${done}` : `${done} of ${wanted}`)
  return [
    { key: "run", value: run },
    {
      key: "state",
      value: `${text}${sitting === 0 ? "" : `, sitting ${sitting}`}, for ${
        Amount.duration((look?.now ?? changed) - changed)
      }`,
      tone
    },
    ...(why === undefined ? [] : [{ key: "why", value: why.sentence }]),
    { key: "submitted", value: `${Amount.duration((look?.now ?? submitted) - submitted)} ago, by version ${version}` },
    ...(counts === undefined ? [] : [
      { key: "episodes", value: of(counts.episodes, aim?.episodes) },
      { key: "rows", value: of(counts.rows, aim?.rows) },
      { key: "facts", value: `${counts.facts}` },
      { key: "calls", value: `${counts.calls}` }
    ]),
    { key: "at work", value: at.length === 0 ? "nobody" : at.map(({ worker }) => worker).join(", ") }
  ]
}

const found = (scene: Scene): ReadonlyArray<Pair> => {
  const { look } = scene.seen
  const id = chosen(scene)
  if (look === undefined || id === undefined) return []
  if (scene.state.table === "workers") {
    const row = look.workers.find(({ worker }) => worker === id)
    return row === undefined ? [] : ofWorker(row, look)
  }
  const row = look.runs.find(({ run }) => run === id)
  return row === undefined ? [] : ofRun(row, scene)
}

/** A line for each thing that is known, as many as there is room for. */
export const draw = (scene: Scene, { height, width }: Room): Block => {
  const lines: ReadonlyArray<Line> = pairs(
    found(scene).map((pair) => ({ ...pair, value: typeof pair.value === "string" ? clean(pair.value) : pair.value })),
    { width: width - 2 }
  )
  return lines.slice(0, height).map((line) => [span(" "), ...line])
}
