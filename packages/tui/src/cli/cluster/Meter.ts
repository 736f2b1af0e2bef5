/** What a worker counts of the runs it works on, for whoever looks at the cluster. */
import { EventLog, type Governor, type Models } from "@stoa/core"
import { Effect, Layer } from "effect"

/** A meter of one worker. */
export const make = () => {
  let inFlight = 0
  let calls = 0
  let facts = 0
  const endpoints = new Map<string, () => Governor.Snapshot>()
  const runs = new Map<string, number>()
  const models = (run: string): Models.Watch => ({
    onStart: () => {
      inFlight++
    },
    onEnd: () => {
      inFlight--
    },
    onReply: (_, known) => {
      if (!known) calls++
    },
    onGoverned: (name, snapshot) => {
      endpoints.set(`${run} ${name}`, snapshot)
    }
  })
  /** The log below, whose facts are counted. */
  const log = Layer.effect(
    EventLog.EventLog,
    Effect.map(EventLog.EventLog, (log) =>
      EventLog.EventLog.of({
        ...log,
        append: (event) => Effect.tap(log.append(event), () => Effect.sync(() => facts++)),
        appendAll: (events) =>
          Effect.tap(log.appendAll(events), () =>
            Effect.sync(() => {
              facts += events.length
            }))
      }))
  )
  /** Looks at the endpoints of a run while the scope is open; two of its sittings may be, one after the other. */
  const working = (run: string) =>
    Effect.acquireRelease(
      Effect.sync(() => runs.set(run, (runs.get(run) ?? 0) + 1)),
      () =>
        Effect.sync(() => {
          const left = (runs.get(run) ?? 1) - 1
          if (left > 0) runs.set(run, left)
          else {
            runs.delete(run)
            for (const name of endpoints.keys()) if (name.startsWith(`${run} `)) endpoints.delete(name)
          }
        })
    )
  const snapshot = () => {
    const seen = [...endpoints.values()].map((look) => look())
    return {
      inFlight,
      calls,
      facts,
      slots: seen.reduce((sum, { limit }) => sum + limit, 0),
      waiting: seen.reduce((sum, { waiting }) => sum + waiting, 0),
      rss: process.memoryUsage.rss()
    }
  }
  return { models, log, working, snapshot }
}

/** Counts what a worker does. */
export type Meter = ReturnType<typeof make>
