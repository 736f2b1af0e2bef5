/** What was seen of a cluster, look by look: how it stands, how fast its workers are, and which shards moved. Pure. */
import type { ClusterLook, Registry } from "@stoa/core/cluster"
import * as Happened from "./Happened.ts"
import * as Holders from "./Holders.ts"

type Look = ClusterLook.ClusterLook

/** What a worker had done when it told of itself. */
interface Sample {
  readonly seen: number
  readonly began: number
  readonly calls: number
  readonly facts: number
}

/** What a worker, or all of them, do in a second. */
export interface Speed {
  readonly calls: number
  readonly facts: number
}

/** All workers at one moment. */
export interface Moment extends Speed {
  readonly busy: number
}

/** Something that happened, with the moment of it. */
export interface Event extends Happened.Happening {
  readonly at: number
}

/** What was seen. */
export interface Seen {
  /** The last look that saw a cluster. */
  readonly look: Look | undefined
  /** True where the database has no cluster. */
  readonly isMissing: boolean
  /** Why nothing is seen just now, and since when. */
  readonly trouble: { readonly sentence: string; readonly since: number } | undefined
  readonly samples: ReadonlyMap<string, ReadonlyArray<Sample>>
  /** The last moments, oldest first. */
  readonly moments: ReadonlyArray<Moment>
  /** By shard, when it went to another worker. */
  readonly moved: ReadonlyMap<number, number>
  /** The last things that happened, oldest first. */
  readonly events: ReadonlyArray<Event>
}

/** Nothing was seen yet. */
export const nothing: Seen = {
  look: undefined,
  isMissing: false,
  trouble: undefined,
  samples: new Map(),
  moments: [],
  moved: new Map(),
  events: []
}

/** Milliseconds over which a speed is taken; looks of which sums are kept, and happenings. */
const [window, mostMoments, mostEvents] = [6000, 240, 200]

const sampled = (before: ReadonlyArray<Sample>, { began, load: { calls, facts }, lost, seen }: Registry.WorkerRow) => {
  if (lost) return []
  const last = before.at(-1)
  if (last?.seen === seen) return before
  // What a worker counts begins anew with it.
  const same = last?.began === began ? before : []
  const kept = same.filter((sample) => seen - sample.seen <= window)
  return [...(kept.length === 0 ? same.slice(-1) : kept), { seen, began, calls, facts }]
}

/** What a worker does in a second; undefined before it has told of itself twice, and of one that is lost. */
export const speedOf = ({ samples }: Seen, worker: string): Speed | undefined => {
  const [first, ...rest] = samples.get(worker) ?? []
  const last = rest.at(-1)
  if (first === undefined || last === undefined) return undefined
  const seconds = (last.seen - first.seen) / 1000
  return { calls: (last.calls - first.calls) / seconds, facts: (last.facts - first.facts) / seconds }
}

/** The workers that are not lost. */
export const present = ({ workers }: Look): ReadonlyArray<Registry.WorkerRow> => workers.filter(({ lost }) => !lost)

/** What all workers do in a second; undefined before any of them is known. */
export const speed = (seen: Seen): Speed | undefined => {
  if (seen.look === undefined) return undefined
  const all = present(seen.look).map(({ worker }) => speedOf(seen, worker)).filter((each) => each !== undefined)
  if (all.length === 0) return undefined
  return {
    calls: all.reduce((sum, { calls }) => sum + calls, 0),
    facts: all.reduce((sum, { facts }) => sum + facts, 0)
  }
}

/** Requests in flight at all workers, of those that may be, and calls that wait for one. */
export const slots = (look: Look) => {
  const loads = present(look).map(({ load }) => load)
  const sum = (of: (load: Registry.WorkerRow["load"]) => number) => loads.reduce((all, load) => all + of(load), 0)
  return { busy: sum(({ inFlight }) => inFlight), all: sum((load) => load.slots), waiting: sum((load) => load.waiting) }
}

const told = (seen: Seen, happened: ReadonlyArray<Happened.Happening>, at: number): ReadonlyArray<Event> =>
  happened.length === 0
    ? seen.events
    : [...seen.events, ...happened.map((each) => ({ ...each, at }))].slice(-mostEvents)

/** One look more. */
export const add = (seen: Seen, look: Look | undefined, at: number): Seen => {
  const back = seen.trouble === undefined ? [] : [Happened.back]
  if (look === undefined) {
    const missing = seen.isMissing ? [] : [Happened.missing]
    return { ...seen, trouble: undefined, isMissing: true, events: told(seen, [...back, ...missing], at) }
  }
  const samples = new Map(look.workers.map((row) => [row.worker, sampled(seen.samples.get(row.worker) ?? [], row)]))
  const moved = new Map(seen.moved)
  if (seen.look !== undefined) {
    for (const shard of Holders.moved(Holders.of(seen.look), Holders.of(look))) moved.set(shard, at)
  }
  const next: Seen = { ...seen, look, isMissing: false, trouble: undefined, samples, moved }
  return {
    ...next,
    moments: [...seen.moments, { calls: 0, facts: 0, ...speed(next), busy: slots(look).busy }].slice(-mostMoments),
    events: told(seen, [...back, ...Happened.between(seen.look, look)], at)
  }
}

/** The server did not answer. */
export const away = (seen: Seen, sentence: string, at: number): Seen =>
  seen.trouble !== undefined
    ? { ...seen, trouble: { ...seen.trouble, sentence } }
    : { ...seen, trouble: { sentence, since: at }, events: told(seen, [Happened.away(sentence)], at) }
