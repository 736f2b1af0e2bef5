/** `stoa cluster`: what concerns a cluster and no single run. */
import { Command } from "effect/cli"
import { status } from "./cluster/status.ts"

export const cluster = Command.make("cluster").pipe(
  Command.withDescription("Look at a cluster: its workers and its runs"),
  Command.withSubcommands([status])
)
