/** `stoa replay`: the screen over the past of a run, with a scrubber. */
import { Effect } from "effect"
import { Command, Flag } from "effect/cli"
import { usage } from "./CommandError.ts"
import * as show from "./show.ts"

export const replay = Command.make(
  "replay",
  {
    speed: Flag.Finite("speed").pipe(
      Flag.withDescription("Times as fast as it was"),
      Flag.withDefault(1)
    ),
    ...show.flags
  },
  Effect.fn("stoa replay")(function*({ ascii, run, runs, speed, view }) {
    if (!(speed > 0)) return yield* usage(`--speed takes a number above 0, as in --speed 8, and found ${speed}.`)
    yield* show.open(yield* show.find(runs, run), { view, ascii, replay: { speed } })
  })
).pipe(
  Command.withDescription("Play a run as it went: wind it step by step, faster and slower"),
  Command.withExamples([
    { command: "stoa replay run-001 --speed 8", description: "Eight times as fast as it was" }
  ])
)
