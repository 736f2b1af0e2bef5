/** `stoa` alone: a small society lives before your eyes and ends with a data set. */
import { Effect } from "effect"
import { execute } from "./execute.ts"
import { decode } from "./recipe.ts"
import * as Screen from "./Screen.ts"

/** Small enough for a minute, large enough for several groups. */
const settings = {
  population: { agents: 40 },
  society: { near: 3, far: 1 },
  simulation: { episodes: 30 },
  requirements: [{ count: 20 }],
  operation: { concurrency: 6 }
}

/** Milliseconds of a rehearsed call: a person can follow, and it takes about a quarter of a minute. */
const pace = 250

/** Plays the demo into a runs folder. */
export const demo = Effect.fn("stoa")(
  function*(options: { readonly runs: string; readonly json: boolean; readonly verbose: boolean }) {
    const recipe = yield* Effect.fromResult(
      decode({ ...settings, operation: { ...settings.operation, runs: options.runs } }, "The demo")
    )
    Screen.say(
      Screen.style.bold("A society of forty people, on the rehearsal model: no network, no key, nothing to pay.")
    )
    Screen.say("Each is given a character, a goal and a plan; then they live, and their life becomes instructions.")
    Screen.say("")
    yield* execute(recipe, { json: options.json, verbose: options.verbose, tell: true, pace })
    Screen.say("")
    Screen.say(
      "Next: npx stoa run --help for your own profiles, models and wishes; npx stoa doctor for what works here."
    )
  }
)
