/** Clusters as they are looked at, made up. */
import type { ClusterLook, Registry } from "@stoa/core/cluster"

/** The clock of the server at the first look. */
export const start = Date.UTC(2026, 0, 5, 12)

/** A worker that told of itself just now. */
export const worker = (
  name: string,
  { load = {}, ...more }: Partial<Omit<Registry.WorkerRow, "load">> & { readonly load?: Partial<Registry.Load> } = {}
): Registry.WorkerRow => ({
  worker: name,
  address: "10.0.0.7:34431",
  pid: 4711,
  host: "one",
  version: "0.1.0",
  began: start - 7_500_000,
  seen: start,
  lost: false,
  ...more,
  load: {
    slots: 64,
    inFlight: 16,
    waiting: 0,
    groups: 12,
    portions: 3,
    calls: 0,
    facts: 0,
    rss: 250_000_000,
    shards: [],
    runs: [],
    ...load
  }
})

/** A run under way. */
export const run = (name: string, more: Partial<ClusterLook.RunLook> = {}): ClusterLook.RunLook => ({
  run: name,
  version: "0.1.0",
  submitted: start - 60_000,
  changed: start - 50_000,
  sitting: 1,
  state: "running",
  why: undefined,
  aim: { episodes: 40, rows: 50 },
  counts: { facts: 1234, calls: 321, episodes: 10, rows: 0 },
  ...more
})

/** A cluster at a moment. */
export const look = (
  workers: ReadonlyArray<Registry.WorkerRow>,
  { now = start, runs = [] }: { readonly now?: number; readonly runs?: ReadonlyArray<ClusterLook.RunLook> } = {}
): ClusterLook.ClusterLook => ({ now, shards: 64, workers, runs })

/** Numbers from one to another. */
export const span = (from: number, to: number): ReadonlyArray<number> =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
