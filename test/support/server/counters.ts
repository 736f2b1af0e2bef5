import type { FaultKind, SettledKind } from "./faults.ts"
import type { BodyStats, ParsedRequest, Stats } from "./options.ts"
import { promptCache } from "./promptCache.ts"

/** The counts behind a server's stats. */
export interface Counters {
  request(): void
  /** Counts a body as admitted and says how often it was before, and how many bodies were. */
  admit(endpoint: ParsedRequest["endpoint"], digest: string): Pick<ParsedRequest, "attempt" | "nth">
  /** Tokens that a prompt begins with and an earlier one did too. */
  cached(request: Pick<ParsedRequest, "messages" | "model">): number
  limited(): void
  fault(kind: FaultKind | SettledKind): void
  /** A reply was written in full; `digest` where it answers a model request. */
  written(status: number, digest?: string): void
  /** A model request is in flight from the return of this call until that of the one it gives. */
  enter(): () => void
  inFlight(): number
  stats(): Stats
  /** How each exact body fared, in the order of arrival. */
  bodies(): ReadonlyArray<BodyStats>
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
  answeredBodies: new Map<string, number>(),
  statuses: {} as Record<string, number>,
  faults: {} as Partial<Record<FaultKind | SettledKind, number>>
})

/** Counters at zero. */
export const counters = (): Counters => {
  let at = fresh()
  // A request in flight across a reset still ends: the gauge is not part of what is reset.
  let inFlight = 0
  const cache = promptCache()
  return {
    request: () => {
      at.requests++
      at.lastAt = Date.now()
      at.firstAt ??= at.lastAt
    },
    admit: (endpoint, digest) => {
      const nth = at.completions + at.embeddings
      at[endpoint === "chat" ? "completions" : "embeddings"]++
      const before = at.seen.get(digest) ?? 0
      at.seen.set(digest, before + 1)
      at.maxSeen = Math.max(at.maxSeen, before + 1)
      return { attempt: before, nth }
    },
    cached: cache.admit,
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
      at.answeredBodies.set(digest, (at.answeredBodies.get(digest) ?? 0) + 1)
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
    bodies: () =>
      Array.from(at.seen, ([digest, admitted]) => ({ digest, admitted, answered: at.answeredBodies.get(digest) ?? 0 })),
    reset: () => {
      at = fresh()
      cache.reset()
      at.inFlightMax = inFlight
    }
  }
}
