/** What happened in a cluster between two looks, in sentences. Pure. */
import { Standing } from "@stoa/core"
import type { ClusterLook, Registry } from "@stoa/core/cluster"
import * as Amount from "../../canvas/Amount.ts"
import type { Tone } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import * as Holders from "./Holders.ts"

type Look = ClusterLook.ClusterLook

/** Something that happened; the text holds nothing that steers a terminal. */
export interface Happening {
  readonly text: string
  readonly tone: Tone
}

const say = (text: string, tone: Tone = "plain"): Happening => ({ text: clean(text), tone })

/** The server answers again. */
export const back: Happening = say("PostgreSQL is back.", "good")

/** The server does not answer. */
export const away = (sentence: string): Happening => say(`PostgreSQL is away and waited for: ${sentence}`, "bad")

/** There is a database, and no cluster in it. */
export const missing: Happening = say(
  "This database has no cluster yet: stoa worker --cluster URL makes one. It is waited for.",
  "warn"
)

// Slots come with the models of a run: a worker without one has none, and wants for nothing.
const placeOf = ({ address, host, load }: Registry.WorkerRow): string =>
  [host, address, ...(load.slots === 0 ? [] : [Amount.many(load.slots, "slot")])].join(", ")

const ofWorkers = (before: Look | undefined, after: Look): ReadonlyArray<Happening> => {
  const old = new Map(before?.workers.map((row) => [row.worker, row]))
  const now = new Set(after.workers.map(({ worker }) => worker))
  return [
    ...after.workers.flatMap((row) => {
      const known = old.get(row.worker)
      const { lost, worker } = row
      const silent = Amount.duration(after.now - row.seen)
      if (lost) {
        return known?.lost === true
          ? []
          : [say(`${worker} is lost: nothing was heard of it for ${silent}.`, "bad")]
      }
      if (known === undefined) return [say(`${worker} works (${placeOf(row)}).`, "good")]
      if (known.began !== row.began) return [say(`${worker} was started again (${placeOf(row)}).`, "good")]
      return known.lost ? [say(`${worker} is back.`, "good")] : []
    }),
    ...[...old.values()].flatMap((
      { lost, worker }
    ) => (now.has(worker) || lost ? [] : [say(`${worker} left.`, "warn")]))
  ]
}

/** Shards that went the same way. */
const ofShards = (before: Look, after: Look): ReadonlyArray<Happening> => {
  const [had, has] = [Holders.of(before), Holders.of(after)]
  const ways = Map.groupBy(
    Holders.moved(had, has),
    (shard) => JSON.stringify([had.get(shard) ?? "nobody", has.get(shard) ?? "nobody"])
  )
  return [...ways].map(([way, shards]) => {
    const [from, to] = JSON.parse(way) as [string, string]
    return say(`${Amount.many(shards.length, "shard")} went from ${from} to ${to}.`, "accent")
  })
}

const came = ({ aim, counts }: ClusterLook.RunLook): string => {
  if (counts === undefined) return ""
  const of = (done: number, wanted: number | undefined) => (wanted === undefined ? `${done}` : `${done} of ${wanted}`)
  return `${of(counts.episodes, aim?.episodes)} episodes, ${of(counts.rows, aim?.rows)} rows, ${
    Amount.many(counts.facts, "fact")
  }, ${Amount.many(counts.calls, "call")}`
}

const tones: Readonly<Record<Registry.RunState, Tone>> = {
  running: "good",
  stopping: "warn",
  stopped: "warn",
  failed: "bad",
  finished: "good"
}

/** How a run stands, in a sentence. */
const standing = (run: ClusterLook.RunLook): Happening => {
  const { sitting, state, why } = run
  if (sitting === 0) return say(`${run.run} was submitted.`)
  const reason = why === undefined ? "" : ` ${why.sentence}`
  const far = state === "running" && came(run) === "" ? "" : `: ${came(run)}`
  return say(`${run.run} is ${state}, sitting ${sitting}${far === ": " ? "" : far}.${reason}`, tones[state])
}

const ofRuns = (before: Look | undefined, after: Look): ReadonlyArray<Happening> => {
  const old = new Map(before?.runs.map((row) => [row.run, row]))
  return after.runs.flatMap((row) => {
    const known = old.get(row.run)
    return known?.state === row.state && known.sitting === row.sitting ? [] : [standing(row)]
  })
}

/** What happened; of a first look what there is. Runs that are long over are passed over there. */
export const between = (before: Look | undefined, after: Look): ReadonlyArray<Happening> => {
  const seen = before === undefined ? { ...after, runs: after.runs.filter(Standing.isUnderWay) } : after
  return [
    ...ofWorkers(before, after),
    ...(before === undefined ? [] : ofShards(before, after)),
    ...ofRuns(before, seen)
  ]
}

/** How far the runs have come that are under way and have come further. */
export const progress = (before: Look | undefined, after: Look): ReadonlyArray<Happening> => {
  const old = new Map(before?.runs.map((row) => [row.run, came(row)]))
  return after.runs.flatMap((row) => {
    const text = came(row)
    return Standing.isUnderWay(row) && text !== "" && text !== old.get(row.run) ? [say(`${row.run}: ${text}.`)] : []
  })
}
