import type { FaultKind } from "./faults.ts"
import type { ParsedRequest, Stats } from "./options.ts"

/** The counts behind a server's stats. */
export interface Counters {
  request(): void
  /** Counts a body as admitted and says how often it was before. */
  admit(endpoint: ParsedRequest["endpoint"], digest: string): number
  limited(): void
  fault(kind: FaultKind): void
  /** A reply was written in full; `digest` where it answers a model request. */
  written(status: number, digest?: string): void
  /** A model request is in flight from the return of this call until that of the one it gives. */
  enter(): () => void
  inFlight(): number
  stats(): Stats
  reset(): void
}

const fresh = () => ({
  requests: 0,
  completions: 0,
  embeddings: 0,
  maxSeen: 0,
  answered: 0,
  limited: 0,
  inFlightMax: 0,
  firstAt: null as number | null,
  lastAt: null as number | null,
  seen: new Map<string, number>(),
  answeredBodies: new Set<string>(),
  statuses: {} as Record<string, number>,
  faults: {} as Partial<Record<FaultKind, number>>
})

/** Counters at zero. */
export const counters = (): Counters => {
  let at = fresh()
  // A request in flight across a reset still ends: the gauge is not part of what is reset.
  let inFlight = 0
  return {
    request: () => {
      at.requests++
      at.lastAt = Date.now()
      at.firstAt ??= at.lastAt
    },
    admit: (endpoint, digest) => {
      at[endpoint === "chat" ? "completions" : "embeddings"]++
      const before = at.seen.get(digest) ?? 0
      at.seen.set(digest, before + 1)
      at.maxSeen = Math.max(at.maxSeen, before + 1)
      return before
    },
    limited: () => {
      at.limited++
    },
    fault: (kind) => {
      at.faults[kind] = (at.faults[kind] ?? 0) + 1
    },
    written: (status, digest) => {
      at.statuses[status] = (at.statuses[status] ?? 0) + 1
      if (status !== 200 || digest === undefined) return
      at.answered++
      at.answeredBodies.add(digest)
    },
    enter: () => {
      at.inFlightMax = Math.max(at.inFlightMax, ++inFlight)
      let left = false
      return () => {
        if (!left) inFlight--
        left = true
      }
    },
    inFlight: () => inFlight,
    stats: () => {
      const { answeredBodies, seen, ...counts } = at
      return {
        ...counts,
        statuses: { ...at.statuses },
        faults: { ...at.faults },
        distinct: seen.size,
        answeredDistinct: answeredBodies.size,
        inFlight
      }
    },
    reset: () => {
      at = fresh()
      at.inFlightMax = inFlight
    }
  }
}
