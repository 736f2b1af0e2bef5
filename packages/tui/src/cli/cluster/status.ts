/** `stoa cluster status`: who works in a cluster, and how far its runs have come. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import * as Seen from "../../ui/views/cluster/Seen.ts"
import { codes, CommandError } from "../CommandError.ts"
import * as shared from "../flags.ts"
import * as Screen from "../Screen.ts"
import * as cluster from "./flag.ts"
import * as StatusTable from "./StatusTable.ts"

/** Looks at workers until each has told of itself twice: a speed needs two moments. */
const [looks, between] = [12, "250 millis"] as const

const isTimed = (seen: Seen.Seen): boolean =>
  seen.look === undefined ||
  Seen.present(seen.look).every(({ worker }) => Seen.speedOf(seen, worker) !== undefined)

export const status = Command.make(
  "status",
  { cluster: cluster.flag, json: shared.json },
  Effect.fn("stoa cluster status")(function*(flags) {
    const url = yield* cluster.addressOf(flags.cluster)
    const [{ ClusterLook }, { adviceOn }] = yield* Effect.promise(() =>
      Promise.all([import("@stoa/core/cluster"), import("./Address.ts")])
    )
    const name = ClusterLook.nameOf(url)
    const seen = yield* Effect.gen(function*() {
      const { count, look } = yield* ClusterLook.make(url)
      let seen = Seen.add(Seen.nothing, yield* look, Date.now())
      yield* count
      for (let nth = 0; nth < looks; nth++) {
        seen = Seen.add(seen, yield* look, Date.now())
        if (isTimed(seen)) break
        yield* Effect.sleep(between)
      }
      return seen
    }).pipe(
      Effect.scoped,
      Effect.mapError(({ detail }) =>
        new CommandError({
          sentence: `The cluster of ${name} cannot be looked at: ${detail}. ${adviceOn(url, detail)}`,
          code: codes.failed
        })
      )
    )
    if (flags.json) return Screen.print(JSON.stringify(StatusTable.json(seen, name)))
    for (const line of StatusTable.lines(seen, { name, columns: process.stdout.columns ?? 0 })) Screen.print(line)
  })
).pipe(
  Command.withDescription("Who works in a cluster, and how far its runs have come"),
  Command.withExamples([
    { command: "stoa cluster status --cluster postgres://stoa@db/stoa", description: "Workers and runs in two tables" }
  ])
)
