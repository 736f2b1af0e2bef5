/** The facts, the answered calls, the attempts and the milestones of one run, in a PostgreSQL that many processes write. */
import { Context, type Duration, Effect, Layer } from "effect"
import type { Command } from "../../domain/Command.ts"
import { AttemptStore } from "../Attempts.ts"
import { CallStore } from "../CallStore.ts"
import { Commands } from "../Commands.ts"
import { EventLog, LogError } from "../EventLog.ts"
import { Marks } from "../Marks.ts"
import { Milestones } from "../Milestones.ts"
import { Notes } from "../Notes.ts"
import { Signalled } from "../Signalled.ts"
import type { Conflicts } from "../SqliteStores.ts"
import * as Asked from "./Asked.ts"
import * as Calls from "./Calls.ts"
import * as Commit from "./Commit.ts"
import * as Connections from "./Connections.ts"
import * as Facts from "./Facts.ts"
import * as Gather from "./Gather.ts"
import * as Layout from "./Layout.ts"
import * as Leases from "./Lease.ts"
import * as Ledger from "./Ledger.ts"
import * as MarkTable from "./MarkTable.ts"
import * as Named from "./Named.ts"
import * as News from "./News.ts"
import { Others, shared } from "./Others.ts"
import * as Page from "./Page.ts"
import * as Patience from "./Patience.ts"
import * as RunSchema from "./RunSchema.ts"
import * as Shown from "./Shown.ts"

export { Lease, LeaseLost } from "./Lease.ts"
export { Others } from "./Others.ts"

/** How a run is opened. */
export interface PostgresStoreOptions extends Conflicts {
  /** Name of the run; a database holds many. */
  readonly run: string
  readonly readonly?: boolean
  /** True where other processes write the run too: the world is that of all, from the first fact on, and follows theirs. */
  readonly shared?: boolean
  /** Name of the lease under which this process writes what goes on under no other: two of a name shut each other out, and the later one stays. "engine" by itself. */
  readonly lease?: string
  /** How long a server that is away is waited for; two minutes by itself, and twenty seconds while it is opened. */
  readonly patience?: Duration.Input
}

/** Everything that is kept of a run, and who else keeps it. */
export type PostgresStores =
  | EventLog
  | CallStore
  | AttemptStore
  | Notes
  | Commands
  | Signalled
  | Milestones
  | Leases.Lease
  | Others

const placeOf = (url: string, run: string): Layout.RunPlace => ({
  run,
  schema: RunSchema.schemaOf(run),
  file: Shown.run(url, run)
})

const opened = Effect.fnUntraced(function*(url: string, options: PostgresStoreOptions) {
  const place = placeOf(url, options.run)
  if (!RunSchema.isName(options.run)) {
    return yield* new LogError({ file: place.file, detail: RunSchema.refusal(options.run) })
  }
  const connections = yield* Connections.make({
    url,
    schema: RunSchema.quoted(place.schema),
    readonly: options.readonly === true
  })
  return { place, connections }
})

const readonlyCommit = (file: string): Commit.Commit => () =>
  Effect.fail(new LogError({ file, detail: "it was opened to be read only" }))

/** Leases that a process takes at once at most. */
const takesAtOnce = 200

const stores = Effect.fnUntraced(function*(url: string, options: PostgresStoreOptions) {
  const { connections, place } = yield* opened(url, options)
  const { file, schema } = place
  const isReadonly = options.readonly === true
  const patiently = Patience.make(file, options.patience ?? "2 minutes")
  const name = options.lease ?? "engine"
  const takeOver = yield* Gather.make<string, number, LogError>({
    run: (names) =>
      Effect.map(
        patiently(connections.transact((query) => Leases.take(query, names))),
        (epochs) => epochs.map((epoch) => Effect.succeed(epoch))
      ),
    most: takesAtOnce
  })
  const opening = Patience.make(file, options.patience ?? Patience.opening)
  yield* opening(isReadonly ? Layout.expect(connections, place) : Layout.prepare(connections, place))
  const epoch = isReadonly ? 0 : yield* takeOver(name)
  const own = { name, epoch }
  const commit = isReadonly
    ? readonlyCommit(file)
    : yield* Commit.make({ connections, patiently, own, fence: Leases.fence(file) })
  const news = yield* News.make(connections, { schema, epoch })
  const services = { connections, patiently, commit }
  const telling = { file, channel: News.channelOf(schema), epoch }
  const store = Facts.make(services, {
    ...telling,
    ...(options.conflicts === undefined ? {} : { conflicts: options.conflicts })
  })
  const markTable = MarkTable.make(telling)
  const { log, marks, others } = options.shared === true
    ? yield* shared({
      store,
      keep: (mark) => commit(markTable, mark),
      page: Page.make({ connections, patiently, file }),
      epoch,
      news: news.facts
    })
    : { log: EventLog.over(store), marks: Marks.defaultValue(), others: Others.none }
  return Context.make(EventLog, log).pipe(
    Context.add(Marks, marks),
    Context.add(Others, others),
    Context.add(CallStore, yield* Calls.make(services)),
    Context.add(AttemptStore, Ledger.make(services, own)),
    Context.add(Notes, Named.notes(services, file)),
    Context.add(Commands, Asked.make(services, news.commands)),
    Context.add(Signalled, Named.signalled(services)),
    Context.add(Milestones, Named.milestones(services, file)),
    Context.add(Leases.Lease, Leases.Lease.over(own, takeOver))
  )
})

/** Opens a run in a database, or makes it. A server that is away is waited for: not for long while nothing is open yet. */
export const layer = (url: string, options: PostgresStoreOptions): Layer.Layer<PostgresStores, LogError> =>
  Layer.effectContext(Patience.failing(Shown.run(url, options.run))(stores(url, options)))

/** Posts a command to whoever works on a run, from another process; gives its number. */
export const post = (url: string, { command, run }: { readonly run: string; readonly command: Command }) =>
  Effect.gen(function*() {
    const { connections, place } = yield* opened(url, { run })
    yield* Layout.expect(connections, place)
    return yield* Asked.post(connections, place.schema, command)
  }).pipe(Effect.scoped, Patience.failing(Shown.run(url, run)))
