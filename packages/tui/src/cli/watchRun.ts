/** `stoa watch`: the screen over a run that is in progress, finished or stopped. */
import { Effect } from "effect"
import { Command } from "effect/cli"
import * as show from "./show.ts"

export const watch = Command.make(
  "watch",
  show.flags,
  Effect.fn("stoa watch")(function*({ ascii, run, runs, view }) {
    yield* show.open(yield* show.find(runs, run), { view, ascii })
  })
).pipe(
  Command.withDescription("Watch a run on the screen: one in progress, also of another process, or one that is over"),
  Command.withExamples([
    { command: "stoa watch", description: "The run that was worked on last" },
    { command: "stoa watch run-001 --view costs", description: "What a run has cost" }
  ])
)
