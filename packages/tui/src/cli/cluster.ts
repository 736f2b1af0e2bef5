/** `stoa cluster`: what concerns a cluster, or a run as far as it lies there. */
import { Command } from "effect/cli"
import { forget } from "./cluster/forget.ts"
import { status } from "./cluster/status.ts"

export const cluster = Command.make("cluster").pipe(
  Command.withDescription("Look at a cluster, its workers and its runs, or take a run out of it"),
  Command.withSubcommands([status, forget])
)
