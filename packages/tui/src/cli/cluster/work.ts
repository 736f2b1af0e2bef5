/** A worker at its work: takes part in a cluster until it is told to end, and tells how it does. */
import { version } from "@stoa/core"
import { LogError, Runner } from "@stoa/core/cluster"
import { Deferred, Effect, Layer, Schedule } from "effect"
import { SqlError } from "effect/sql"
import { once } from "node:events"
import { createServer } from "node:net"
import { hostname, networkInterfaces } from "node:os"
import { codes, usage } from "../CommandError.ts"
import * as Interrupt from "../Interrupt.ts"
import * as Screen from "../Screen.ts"
import * as Address from "./Address.ts"
import * as Meter from "./Meter.ts"
import * as open from "./open.ts"

/** What a worker is told. */
export interface WorkOptions {
  readonly url: string
  readonly name: string | undefined
  readonly host: string | undefined
  readonly port: number | undefined
  readonly slots: number | undefined
  readonly pace: number | undefined
  readonly verbose: boolean
}

/** The variable that makes workers be missed sooner, for tests. */
const timing = (): Runner.Timing => process.env["STOA_CLUSTER_TIMING"] === "quick" ? "quick" : "steady"

/** Where others on the database's side of the network reach this machine: where the database is here too, they are as well. */
const ownHost = (url: string): string => {
  const { hostname: server } = new URL(url)
  if (["localhost", "127.0.0.1", "[::1]", ""].includes(server)) return "127.0.0.1"
  const outside = Object.values(networkInterfaces()).flat().find((one) => one?.family === "IPv4" && !one.internal)
  return outside?.address ?? hostname()
}

/** A port that nobody listens at; of the one that is wanted a sentence where somebody does. */
const freePort = (wanted: number | undefined) =>
  Effect.tryPromise({
    try: async () => {
      const server = createServer()
      const failed = once(server, "error").then(([error]) => Promise.reject(error as Error))
      server.listen(wanted ?? 0)
      await Promise.race([once(server, "listening"), failed])
      const address = server.address()
      await new Promise((resolve) => server.close(resolve))
      return typeof address === "object" && address !== null ? address.port : 0
    },
    catch: (error) => error
  }).pipe(
    Effect.catch(() =>
      usage(`Port ${wanted} is in use on this machine: give another one with --port, or leave it out.`)
    )
  )

/** How often the registry hears of a worker. */
const often = "1 second"

/** Milliseconds that a worker takes to end at most: what it had is with the others by then, whatever does not close here. */
const longest = 10_000

/** What the server said, or the network to it. */
const detailOf = ({ message, reason }: SqlError.SqlError): string => {
  const { cause } = reason
  return cause instanceof Error ? cause.message : reason.message ?? message
}

/** Works until it is interrupted. */
export const work = Effect.fn("worker")(function*(options: WorkOptions) {
  const { pace, slots, url } = options
  const began = Date.now()
  const address = { host: options.host ?? ownHost(url), port: yield* freePort(options.port) }
  const worker = options.name ?? `${hostname()}-${process.pid}`
  const meter = Meter.make()
  const opening = Layer.succeed(Runner.Opening, open.opening({ url, worker, slots, pace, meter }))
  const ending = Deferred.makeUnsafe<void>()
  const body = Effect.gen(function*() {
    const registry = yield* Runner.Registry
    let held = -1
    const tell = Effect.gen(function*() {
      const { groups, portions, runs, shards } = yield* Runner.share
      if (shards.length !== held) {
        held = shards.length
        Screen.say(`${worker} has ${held} of ${Runner.shards} shards`)
      }
      const load = { ...meter.snapshot(), groups, portions, runs, shards }
      yield* registry.report({
        worker,
        address: `${address.host}:${address.port}`,
        pid: process.pid,
        host: hostname(),
        version,
        began,
        load
      })
    })
    yield* Effect.addFinalizer(() => Effect.ignore(Effect.timeoutOption(registry.leave(worker), "2 seconds")))
    yield* Interrupt.onFirst(() => {
      Screen.say("Ending: what this worker had goes to the others. Ctrl-C again ends at once.")
      setTimeout(() => process.exit(codes.ok), longest).unref()
      Deferred.doneUnsafe(ending, Effect.void)
    })
    Screen.say(
      `worker ${worker} at ${address.host}:${address.port}, in the cluster of ${Runner.nameOf(url)}; Ctrl-C ends it`
    )
    yield* Effect.raceFirst(Effect.repeat(tell, Schedule.spaced(often)), Deferred.await(ending))
  })
  yield* body.pipe(
    Effect.scoped,
    Effect.provide(Runner.worker({ url, address, timing: timing() }).pipe(Layer.provide(opening))),
    Effect.mapError((error) =>
      SqlError.isSqlError(error)
        ? Address.unusable(url, { detail: detailOf(error) })
        : error instanceof LogError
        ? Address.unusable(url, error)
        : error
    )
  )
})
