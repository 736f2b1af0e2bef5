/** What people ask on this machine of a run in a cluster: to stop, or to take or drop a row. The rest its workers do not hear. */
import { type Command, Commands } from "@stoa/core"
import { Effect } from "effect"
import * as decide from "../../engine/decide.ts"

/** What is asked of the cluster. */
export interface AskedOptions<E, R> {
  readonly phase: () => string
  readonly stop: Effect.Effect<void, E, R>
}

const elsewhere: Commands.Answer = {
  state: "refused",
  answer: "Workers of a cluster are at this run: it can be stopped, and its rows can be decided about."
}

/** Milliseconds between two looks. */
const often = 200

/** Answers until the scope closes. */
export const attend = Effect.fnUntraced(function*<E, R>({ phase, stop }: AskedOptions<E, R>) {
  const commands = yield* Commands.Commands
  const carryOut = (command: Command.Command | undefined) =>
    command?._tag === "Decide"
      ? decide.carryOut(command, phase())
      : command?._tag === "Stop"
      ? Effect.as(stop, { state: "done" as const, answer: "Stopping." })
      : Effect.succeed(elsewhere)
  const look = Effect.gen(function*() {
    if (!(yield* commands.isNews)) return
    for (const { command, id } of yield* commands.pending) yield* commands.answer(id, yield* carryOut(command))
  })
  // What somebody asks is never the end of a run.
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(look), Effect.sleep(often))))
})
