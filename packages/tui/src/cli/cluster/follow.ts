/** Follows a run in its cluster until its sitting ends, as its run.db grows; then writes the data set and tells what came of it. */
import { EventLog, Notes, RunLock, Standing } from "@stoa/core"
import { Mirror, Runner } from "@stoa/core/cluster"
import { Effect, Option, Stream } from "effect"
import * as layers from "../../layers.ts"
import * as Before from "../Before.ts"
import { codes, CommandError } from "../CommandError.ts"
import * as Interrupt from "../Interrupt.ts"
import { resumeHint } from "../runFolder.ts"
import * as Screen from "../Screen.ts"
import * as session from "../session.ts"
import * as SessionLog from "../SessionLog.ts"
import type * as Sitting from "../Sitting.ts"
import * as Watch from "../Watch.ts"
import * as Address from "./Address.ts"
import * as Asked from "./Asked.ts"
import * as Counting from "./Counting.ts"
import * as Finish from "./Finish.ts"
import * as Line from "./Line.ts"
import * as Load from "./Load.ts"

/** Which run, and how it is shown. */
export interface FollowOptions {
  readonly url: string
  /** Its name in the cluster. */
  readonly run: string
  /** Has a sitting of it begun, if none is under way. */
  readonly begin: Effect.Effect<void, unknown, Runner.Registry>
  /** True to leave it to the cluster once it has begun. */
  readonly detach: boolean
  readonly json: boolean
  readonly verbose: boolean
}

/** Seconds after which it is said that no worker is there. */
const patience = "5 seconds"

/** Looks after the workers, and says once where there are none. */
const workers = Effect.fnUntraced(function*(load: Load.Load, { run, url }: Pick<FollowOptions, "run" | "url">) {
  const look = Effect.ignore(Load.look(load, run))
  yield* look
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep("1 second"), look)))
  const missing = Effect.sync(() => {
    if (load.workers.length > 0) return
    Screen.say(`no worker is there yet: start one with: npx stoa worker ${Address.flagFor(url)}`)
  })
  yield* Effect.forkScoped(Effect.delay(missing, patience))
})

/** The command that goes on with a run, or comes back to it. */
const againFor = ({ folder, recipe }: Sitting.Work, url: string): string =>
  `${resumeHint(folder, recipe)} ${Address.flagFor(url)}`

const asked: Runner.Why = { code: codes.interrupted, sentence: "Stopped in good order." }

/** Asks for the stop of a run. */
const stopping = Effect.fnUntraced(function*(load: Load.Load, run: string) {
  const registry = yield* Runner.Registry
  yield* registry.stop(run, asked)
  yield* Load.look(load, run)
  if (load.workers.length > 0) return
  // Nobody is there who could stop it; whoever comes sees that it was stopped.
  const standing = yield* Stream.runHead(registry.watch(run))
  if (Option.isSome(standing)) yield* registry.end(run, { sitting: standing.value.sitting, state: "stopped" })
})

/** The first Ctrl-C stops a run. */
const onSignal = Effect.fnUntraced(function*<E>(load: Load.Load, stop: Effect.Effect<void, E, Runner.Registry>) {
  const fork = Effect.runForkWith(yield* Effect.context<Runner.Registry>())
  yield* Interrupt.onFirst(() => {
    const flying = Load.inFlight(load)
    const waited = flying === 0
      ? ""
      : `: ${Screen.count(flying, "call")} in flight ${flying === 1 ? "is" : "are"} waited for`
    Screen.say(`Stopping${waited}. Ctrl-C again leaves at once.`)
    fork(Effect.ignore(stop))
  })
})

/** Follows a run whose lock is held. Fails with a sentence and its exit code where it stops before its end. */
export const follow = Effect.fn("cluster.follow")(function*(work: Sitting.Work, options: FollowOptions) {
  const { detach, json, run, url, verbose } = options
  const { folder, recipe } = work
  const again = againFor(work, url)
  const watcher = Watch.make(recipe, work.agents, { tell: false })
  const { tally } = watcher
  const load = Load.none()
  const began = Date.now()
  let settled: Before.Before["settled"] = new Set()
  let isThere = false
  let isStopping = false

  const stop = Effect.andThen(Effect.sync(() => void (isStopping = true)), stopping(load, run))

  const untilEnd = Effect.fnUntraced(function*(mirror: Mirror.Mirror) {
    const registry = yield* Runner.Registry
    const { counts } = mirror
    yield* onSignal(load, stop)
    const sum = yield* Counting.begin(work, { tally, load, counts })
    yield* workers(load, options)
    yield* Load.beat(() => Load.pulseOf(load, { tally, isStopping }))
    yield* Asked.attend({ phase: () => tally.phase, stop })
    yield* Effect.forkScoped(Line.follow({ work, tally, load, counts }))
    const ended = Stream.runHead(Stream.filter(registry.watch(run), (standing) => !Standing.isUnderWay(standing)))
    const end = yield* Effect.raceFirst(mirror.follow, ended)
    yield* mirror.complete
    yield* sum
    return Option.getOrElse(end, () => ({ state: "stopped" as const, why: asked }))
  })

  const body = Effect.gen(function*() {
    yield* (yield* Notes.Notes).set("owner", yield* RunLock.self)
    yield* SessionLog.begun(work)
    const mirror = yield* Mirror.make({ url, run, database: folder.database })
    const before = yield* Before.read
    settled = before.settled
    tally.onRecord = before.kept
    tally.known = mirror.counts().calls
    yield* options.begin
    isThere = true
    if (detach) return { _tag: "Left" as const }

    const end = yield* Effect.scoped(untilEnd(mirror))
    isThere = false
    const spent = yield* Finish.spending(recipe)
    tally.spending = () => spent
    if (end.state !== "finished") {
      return yield* session.leave(work, { reason: end.why ?? asked, tally, again })
    }
    yield* Finish.save(recipe, folder)
    return { _tag: "Finished" as const }
  })

  const left = Effect.suspend(() => {
    Screen.setStatus("")
    if (!isThere) return Effect.void
    const how = isStopping ? "stops in the cluster by itself" : "goes on in the cluster"
    return Effect.sync(() => Screen.say(`Left at once: ${folder.name} ${how}. Come back with: ${again}`))
  })
  const made = yield* body.pipe(
    Effect.scoped,
    Effect.onExit((exit) => SessionLog.ended(tally, exit)),
    Effect.provide(layers.log(recipe, { folder, watcher, verbose, lossy: false })),
    Effect.provide(Address.registry(url)),
    Effect.onInterrupt(() => left),
    Effect.mapError((error) => told(error, { again, isUnderWay: isThere }))
  )
  if (made._tag === "Left") {
    const told = { run: folder.name, cluster: run, detached: true }
    if (json) return Screen.print(JSON.stringify(told))
    return Screen.print(`${folder.name} is with the cluster, as ${run}. Follow it with: ${again}`)
  }
  yield* session.conclude(work, {
    tally,
    seconds: (Date.now() - began) / 1000,
    settled,
    evaluated: undefined,
    json
  })
})

/** What goes wrong here does not end the run. */
const told = <E>(error: E, { again, isUnderWay }: { readonly again: string; readonly isUnderWay: boolean }) =>
  error instanceof EventLog.LogError && isUnderWay
    ? new CommandError({
      sentence: `${error.message} The run goes on in the cluster. Come back with: ${again}`,
      code: codes.failed
    })
    : error
