/** `stoa cluster forget`: takes a run that is over out of a cluster's database, with the texts of people that it holds. */
import { RunLock, Runs } from "@stoa/core"
import type { Registry } from "@stoa/core/cluster"
import { Effect } from "effect"
import { Argument, Command } from "effect/cli"
import { usage } from "../CommandError.ts"
import * as shared from "../flags.ts"
import * as Screen from "../Screen.ts"
import * as cluster from "./flag.ts"
import * as OwnRuns from "./OwnRuns.ts"

const told = (
  { calls, facts, messages, replies, run, state }: Registry.Forgotten,
  { folder, name }: { readonly name: string; readonly folder: Runs.RunFolder | undefined }
): string =>
  `Dropped ${Screen.quote(run, 120)}, which had ${
    state === "finished" ? "come to its end" : state
  }, from the cluster of ${name}: its recipe and people, ${Screen.count(facts, "fact")}, ${
    Screen.count(calls, "answered call")
  }, ${Screen.count(messages, "message")} among workers and ${Screen.count(replies, "reply", "replies")}.${
    folder === undefined ? "" : ` Its folder ${folder.path} stays as it is.`
  }`

export const forget = Command.make(
  "forget",
  {
    run: Argument.String("run").pipe(
      Argument.withDescription("The run: by its name in the cluster, or by that of its folder here")
    ),
    cluster: cluster.flag,
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa cluster forget")(function*({ cluster: given, json, run: said, runs }) {
    const url = yield* cluster.addressOf(given)
    const { Runner } = yield* Effect.promise(() => import("@stoa/core/cluster"))
    const Address = yield* Effect.promise(() => import("./Address.ts"))
    const { folder, run } = OwnRuns.meant(runs, yield* Runs.names(runs))(said)
    // Whoever copies it into its folder just now would be left with half of it.
    if (folder !== undefined) yield* RunLock.hold(folder)
    const forgotten = yield* Effect.flatMap(Runner.Registry, (registry) => registry.forget(run)).pipe(
      Effect.provide(Address.registry(url)),
      Effect.catchIf((error) => error instanceof Runner.RunRefused, ({ message }) => usage(message))
    )
    const name = Runner.nameOf(url)
    if (json) return Screen.print(JSON.stringify({ ...forgotten, cluster: name }))
    Screen.print(told(forgotten, { folder, name }))
  }, Effect.scoped)
).pipe(
  Command.withDescription(
    "Take a run that is over out of a cluster: its log, its recipe and people, and what workers asked of each other; what no folder has of it is lost"
  ),
  Command.withExamples([
    { command: "stoa cluster forget run-001", description: "The run of a folder here; its folder stays" },
    {
      command: "stoa cluster forget run-001-0a1b2c3d --cluster postgres://stoa@db/stoa",
      description: "By the name that stoa cluster status shows"
    }
  ])
)
