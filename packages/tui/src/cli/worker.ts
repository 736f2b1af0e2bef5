/** `stoa worker`: works for the runs of a cluster. */
import { Effect, Option } from "effect"
import { Command, Flag } from "effect/cli"
import * as cluster from "./cluster/flag.ts"
import * as shared from "./flags.ts"
import { maybe } from "./flags.ts"

export const worker = Command.make(
  "worker",
  {
    cluster: cluster.flag,
    slots: maybe(
      Flag.Int("slots"),
      "Requests at once to each endpoint, of this worker; as many as the recipe says where it is left out"
    ),
    name: maybe(Flag.String("name"), "What it is called in the cluster; its machine and process where it is left out"),
    host: maybe(
      Flag.String("host"),
      "Where the other workers reach this one; its address in the network where it is left out"
    ),
    port: maybe(Flag.Int("port"), "The port they reach it at; any that is free where it is left out"),
    pace: maybe(Flag.Int("pace"), "Milliseconds that a call of the rehearsal takes"),
    verbose: shared.verbose
  },
  Effect.fn("stoa worker")(function*({ cluster: given, verbose, ...flags }) {
    const url = yield* cluster.addressOf(given)
    const { work } = yield* Effect.promise(() => import("./cluster/work.ts"))
    yield* work({
      url,
      verbose,
      name: Option.getOrUndefined(flags.name),
      host: Option.getOrUndefined(flags.host),
      port: Option.getOrUndefined(flags.port),
      slots: Option.getOrUndefined(flags.slots),
      pace: Option.getOrUndefined(flags.pace)
    })
  })
).pipe(
  Command.withDescription("Work for the runs of a cluster, beside other workers on this machine or others"),
  Command.withExamples([
    {
      command: "stoa worker --cluster postgres://stoa@db/stoa",
      description: "Take a share of whatever runs there are, until Ctrl-C"
    },
    {
      command: "stoa worker --slots 64 --name gpu-1",
      description: "At most 64 requests at once; the address is that of STOA_CLUSTER"
    }
  ])
)
