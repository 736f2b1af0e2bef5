/** A cluster as `stoa cluster status` prints it. */
import { Standing } from "@stoa/core"
import type { ClusterLook, Registry } from "@stoa/core/cluster"
import * as Amount from "../../ui/canvas/Amount.ts"
import * as Brief from "../../ui/views/cluster/Brief.ts"
import * as Holders from "../../ui/views/cluster/Holders.ts"
import * as Seen from "../../ui/views/cluster/Seen.ts"
import * as Screen from "../Screen.ts"
import * as Columns from "./Columns.ts"

/** Columns of a terminal that is as narrow as they usually are. */
const narrow = 80

const rate = (value: number | undefined): string => (value === undefined ? "-" : Amount.rate(value))

const workers = (seen: Seen.Seen, look: ClusterLook.ClusterLook): ReadonlyArray<Columns.Column<Registry.WorkerRow>> => [
  { title: "worker", least: 10, cell: ({ worker }) => worker },
  // Workers without a name of their own are called by their hosts.
  ...(look.workers.every(({ host, worker }) => worker.startsWith(host))
    ? []
    : [{ title: "host", least: 3, cell: ({ host }: Registry.WorkerRow) => host }]),
  { title: "up", right: true, cell: ({ began }) => Brief.span(look.now - began) },
  { title: "busy", right: true, cell: ({ load }) => (load.slots === 0 ? "-" : `${load.inFlight}/${load.slots}`) },
  { title: "groups", right: true, cell: ({ load }) => Amount.count(load.groups) },
  { title: "portions", right: true, cell: ({ load }) => Amount.count(load.portions) },
  { title: "calls/s", right: true, cell: ({ worker }) => rate(Seen.speedOf(seen, worker)?.calls) },
  { title: "facts/s", right: true, cell: ({ worker }) => rate(Seen.speedOf(seen, worker)?.facts) },
  { title: "mem", right: true, cell: ({ load, lost }) => (lost ? "-" : Brief.bytes(load.rss)) },
  { title: "shards", right: true, cell: ({ load }) => String(load.shards.length) },
  { title: "seen", cell: ({ lost, seen }) => `${Brief.span(look.now - seen)}${lost ? " LOST" : ""}` }
]

const of = (done: number | undefined, wanted: number | undefined): string =>
  done === undefined ? "-" : wanted === undefined || wanted === 0 ? String(done) : `${done}/${wanted}`

const runs = (look: ClusterLook.ClusterLook): ReadonlyArray<Columns.Column<ClusterLook.RunLook>> => [
  { title: "run", least: 12, cell: ({ run }) => run },
  { title: "state", cell: ({ sitting, state }) => (sitting === 0 ? "submitted" : state) },
  { title: "sitting", right: true, cell: ({ sitting }) => String(sitting) },
  { title: "facts", right: true, cell: ({ counts }) => of(counts?.facts, undefined) },
  { title: "calls", right: true, cell: ({ counts }) => of(counts?.calls, undefined) },
  { title: "episodes", right: true, cell: ({ aim, counts }) => of(counts?.episodes, aim?.episodes) },
  { title: "rows", right: true, cell: ({ aim, counts }) => of(counts?.rows, aim?.rows) },
  { title: "age", right: true, cell: ({ submitted }) => Brief.span(look.now - submitted) }
]

const sum = (look: ClusterLook.ClusterLook): string => {
  const present = Seen.present(look).length
  const lost = look.workers.length - present
  const running = look.runs.filter(Standing.isUnderWay).length
  return [
    `${Screen.count(present, "worker")}${lost === 0 ? "" : ` and ${lost} lost`}`,
    `${Holders.of(look).size} of ${look.shards} shards held`,
    `${Screen.count(look.runs.length, "run")}${look.runs.length === 0 ? "" : `, ${running} under way`}`
  ].join("; ")
}

/** The workers and the runs in two tables, and why runs have ended. */
export const lines = (seen: Seen.Seen, { columns, name }: { readonly name: string; readonly columns: number }) => {
  const { look } = seen
  if (look === undefined) {
    return [`There is no cluster in ${name} yet: stoa worker --cluster URL makes one.`]
  }
  const width = Math.max(narrow, columns)
  const reasons = look.runs.flatMap(({ run, state, why }) =>
    why === undefined || state === "finished" ? [] : [Screen.quote(`${run} is ${state}: ${why.sentence}`, 400)]
  )
  return [
    `The cluster of ${name}`,
    sum(look),
    ...(look.workers.length === 0 ? [] : ["", ...Columns.lines(workers(seen, look), { rows: look.workers, width })]),
    ...(look.runs.length === 0 ? [] : ["", ...Columns.lines(runs(look), { rows: look.runs, width })]),
    ...(reasons.length === 0 ? [] : ["", ...reasons])
  ]
}

/** The same for programs. */
export const json = (seen: Seen.Seen, name: string) => ({
  cluster: name,
  shards: seen.look?.shards ?? 0,
  workers: (seen.look?.workers ?? []).map((row) => {
    const speed = Seen.speedOf(seen, row.worker)
    return { ...row, callsPerSecond: speed?.calls ?? null, factsPerSecond: speed?.facts ?? null }
  }),
  runs: (seen.look?.runs ?? []).map(({ aim, counts, why, ...row }) => ({
    ...row,
    why: why ?? null,
    aim: aim ?? null,
    counts: counts ?? null
  }))
})
