/** Copies a run from PostgreSQL into its run.db, as it is written and from wherever an earlier copying broke off. */
import { type Duration, Effect, Semaphore } from "effect"
import { EventLog, type LogError } from "../EventLog.ts"
import * as Connections from "./Connections.ts"
import * as MirrorFile from "./MirrorFile.ts"
import * as MirrorSource from "./MirrorSource.ts"
import { readEvent } from "./Page.ts"
import * as Patience from "./Patience.ts"
import * as RunSchema from "./RunSchema.ts"
import * as Shown from "./Shown.ts"

/** What is copied, and where to. */
export interface MirrorOptions {
  readonly url: string
  /** Name of the run in PostgreSQL. */
  readonly run: string
  /** Its run.db, which is open as the log. */
  readonly database: string
  /** How long a server that is away is waited for; two minutes by itself. */
  readonly patience?: Duration.Input
}

/** A copy on its way. */
export interface Mirror {
  /** Copies what comes, a run that is not there yet included. */
  readonly follow: Effect.Effect<never, LogError>
  /** Copies all that is there by now, and makes sure that nothing is missing or otherwise. */
  readonly complete: Effect.Effect<void, LogError>
  /** How much is copied. */
  readonly counts: () => Readonly<MirrorFile.Counts>
}

/** Milliseconds between two looks. */
const often = 400

/** Blocks that are compared row by row at once. */
const blocksAtOnce = 16

/** Facts that are told again at once. */
const toldAtOnce = 2000

/** Begins: what the file has already is told to the log. */
export const make = Effect.fn("Mirror.make")(function*(options: MirrorOptions) {
  const { database, patience = "2 minutes", run, url } = options
  const log = yield* EventLog
  const schema = RunSchema.schemaOf(run)
  const name = Shown.run(url, run)
  const patiently = Patience.make(name, patience)
  const connections = yield* Patience.failing(name)(
    Connections.make({ url, schema: RunSchema.quoted(schema), readonly: true })
  )
  const source = MirrorSource.make(connections, patiently)
  const file = yield* MirrorFile.open(database)
  const read = readEvent(name)
  const turn = yield* Semaphore.make(1)
  let callsRead: MirrorSource.CallsRead = file.start.calls
  let factsRead = file.start.facts
  let isThere = false
  let isChecked = false
  const told = yield* log.events
  for (let at = 0; at < told.length; at += toldAtOnce) yield* log.appendAll(told.slice(at, at + toldAtOnce))

  const keep = Effect.fnUntraced(function*(copy: Partial<MirrorFile.Copy>) {
    const { facts = [], read: reading = callsRead } = copy
    const events = yield* Effect.forEach(facts, ({ body }) => read(body))
    // What is in the file is in the world, whoever may have stopped waiting for it.
    yield* Effect.uninterruptible(Effect.gen(function*() {
      callsRead = reading
      factsRead = facts.at(-1)?.id ?? factsRead
      yield* file.write({ calls: [], attempts: [], named: undefined, ...copy, facts, factsRead, read: reading })
      if (events.length > 0) yield* log.appendAll(events)
    }))
  })

  /** What is new of all sorts, a page of facts; true where there is more. Facts are read first, so that the calls they rest on are among those that are there. */
  const look = Effect.gen(function*() {
    const facts = yield* source.facts(factsRead)
    while (true) {
      const found = yield* source.calls(callsRead)
      yield* keep(found)
      if (found.calls.length < MirrorSource.most.calls) break
    }
    const closed = yield* source.closed(file.open())
    const attempts = yield* source.attempts(file.last())
    const named = yield* source.named
    yield* keep({ facts, attempts: [...closed, ...attempts], named })
    return facts.length === MirrorSource.most.facts || attempts.length >= MirrorSource.most.attempts
  })

  /** Attempts may have come to another end since, here or there. */
  const compare = Effect.gen(function*() {
    const here = new Map((yield* file.sums).map(({ block, state, sum }) => [`${block} ${state}`, sum]))
    const there = yield* source.sums
    const other = there.filter(({ block, state, sum }) => here.get(`${block} ${state}`) !== sum)
    const blocks = [...new Set(other.map(({ block }) => block))].toSorted((a, b) => a - b)
    for (let at = 0; at < blocks.length; at += blocksAtOnce) {
      yield* keep({ attempts: yield* source.inBlocks(blocks.slice(at, at + blocksAtOnce)) })
    }
  })

  /** Calls that were passed over, as by a transaction of uncommon length. */
  const recover = Effect.gen(function*() {
    for (let keys = yield* source.keys(""); keys.length > 0; keys = yield* source.keys(keys.at(-1) ?? "")) {
      const missing = yield* file.missing(keys)
      for (let at = 0; at < missing.length; at += MirrorSource.most.calls) {
        yield* keep({ calls: yield* source.callsOf(missing.slice(at, at + MirrorSource.most.calls)) })
      }
    }
  })

  const tick = turn.withPermits(1)(Effect.gen(function*() {
    isThere ||= yield* source.isThere(schema)
    if (!isThere) return false
    if (!isChecked) yield* compare
    isChecked = true
    return yield* look
  }))
  const mirror: Mirror = {
    follow: Effect.forever(Effect.flatMap(tick, (isMore) => Effect.sleep(isMore ? 0 : often))),
    complete: Effect.gen(function*() {
      yield* Effect.repeat(tick, { while: (isMore) => isMore })
      if (!isThere) return
      yield* turn.withPermits(1)(Effect.gen(function*() {
        yield* compare
        if (file.counts().calls < (yield* source.count)) yield* recover
      }))
    }),
    counts: file.counts
  }
  return mirror
})
