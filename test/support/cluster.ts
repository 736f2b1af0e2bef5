import { Runner } from "@stoa/core/cluster"
import { Effect, Exit, ManagedRuntime, Scope } from "effect"
import * as Connections from "../../packages/core/src/log/postgres/Connections.ts"
import * as RunSchema from "../../packages/core/src/log/postgres/RunSchema.ts"
import { type Outcome, type Running, start as startCommand } from "./command.ts"

/** A worker of a cluster, in a process of its own. */
export interface Worker {
  readonly name: string
  /** Ends it at once, as a crash does; resolves when it is gone. */
  readonly kill: () => Promise<void>
  /** Stops it where it is: it does nothing, and its connections stay open. */
  readonly freeze: () => void
  /** Lets it go on. */
  readonly thaw: () => void
  /** Has it end in good order. */
  readonly end: () => Promise<Outcome>
  /** How it is known in the cluster just now. */
  readonly row: () => Promise<Runner.WorkerRow | undefined>
}

/** A cluster: a database, and the workers that were started for it. */
export interface Cluster {
  readonly url: string
  /** Runs a command that means this cluster. */
  readonly start: (args: ReadonlyArray<string>) => Running
  /** Starts a worker and waits until it has shards. */
  readonly join: (name: string, args?: ReadonlyArray<string>) => Promise<Worker>
  readonly workers: () => Promise<ReadonlyArray<Runner.WorkerRow>>
  readonly runs: () => Promise<ReadonlyArray<Runner.RunStanding>>
  /** Asks the tables of a run. */
  readonly ask: <Row extends object>(run: string, statement: string) => Promise<ReadonlyArray<Row>>
  /** Kills every command that is left but for workers: those of a test that failed. */
  readonly clear: () => Promise<void>
  /** Kills every process that is left, frozen ones too, and gives the connections back. */
  readonly close: () => Promise<void>
}

/** Looks again and again, until what is looked for is there. A test's own time limit ends it. */
export const until = async <A>(look: () => Promise<A | undefined | false> | A | undefined | false): Promise<A> => {
  for (;;) {
    const found = await look()
    if (found !== undefined && found !== false) return found
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

/** A cluster over a database; its workers are missed soon, or as they are outside of tests. */
export const startCluster = (url: string, timing: "quick" | "steady" = "quick"): Cluster => {
  const environment = { STOA_CLUSTER: url, STOA_CLUSTER_TIMING: timing }
  const runtime = ManagedRuntime.make(Runner.registry(url))
  const registry = <A, E>(ask: (registry: Runner.Registry["Service"]) => Effect.Effect<A, E>) =>
    runtime.runPromise(Effect.flatMap(Runner.Registry, ask))
  const commands = new Set<Running>()
  const working = new Set<Running>()
  const start = (args: ReadonlyArray<string>, among = commands): Running => {
    const command = startCommand(args, environment)
    among.add(command)
    void command.done.then(() => among.delete(command))
    return command
  }
  const kill = async (all: ReadonlySet<Running>) => {
    for (const one of all) one.signal("SIGKILL")
    await Promise.all([...all].map(({ done }) => done))
  }
  const atExit = () => {
    for (const one of [...commands, ...working]) one.signal("SIGKILL")
  }
  process.once("exit", atExit)

  const scope = Scope.makeUnsafe()
  const opened = new Map<string, Promise<Connections.Connections>>()
  const connectionsOf = (run: string) => {
    const known = opened.get(run) ??
      Effect.runPromise(
        Scope.provide(Connections.make({ url, schema: RunSchema.schemaOf(run), readonly: true }), scope)
      )
    opened.set(run, known)
    return known
  }

  const workers = () => registry(({ workers }) => workers)
  const join: Cluster["join"] = async (name, args = []) => {
    const command = start(["worker", "--name", name, ...args], working)
    let ended: Outcome | undefined
    void command.done.then((outcome) => (ended = outcome))
    const row = async () => (await workers()).find(({ worker }) => worker === name)
    await until(async () => {
      if (ended !== undefined) throw new Error(`worker ${name} ended with ${ended.code}: ${ended.stderr}`)
      return ((await row())?.load.shards.length ?? 0) > 0
    })
    return {
      name,
      kill: async () => {
        command.signal("SIGKILL")
        await command.done
      },
      freeze: () => command.signal("SIGSTOP"),
      thaw: () => command.signal("SIGCONT"),
      end: () => {
        command.signal("SIGTERM")
        return command.done
      },
      row
    }
  }
  return {
    url,
    start: (args) => start(args),
    join,
    workers,
    runs: () => registry(({ runs }) => runs),
    ask: async <Row extends object>(run: string, statement: string) => {
      const { query } = await connectionsOf(run)
      return Effect.runPromise(query<Row>(statement))
    },
    clear: () => kill(commands),
    close: async () => {
      await kill(new Set([...commands, ...working]))
      process.off("exit", atExit)
      await Effect.runPromise(Scope.close(scope, Exit.void))
      await runtime.dispose()
    }
  }
}
