/** Who is asked what, and the society they are asked in. */
import { type Event, Interview, type Runs, type World } from "@stoa/core"
import { Effect, Result } from "effect"
import { usage } from "../CommandError.ts"

/** A question, and those it is put to. */
export interface Asking {
  readonly agents: ReadonlyArray<string>
  readonly question: string
}

/** The society of a run as of now, or as of the end of a step. */
export const society = Effect.fnUntraced(function*(
  folder: Runs.RunFolder,
  { events, step }: { readonly events: ReadonlyArray<Event.Event>; readonly step: number | undefined }
) {
  const world = Interview.asOf(events, step)
  if (Result.isSuccess(world)) return world.success
  return yield* usage(`${folder.name} cannot be asked with --at ${step}: ${world.failure}.`)
})

/** The agents that are meant, each once; the first that nobody is called fails. */
export const agentsIn = (world: World.World, given: ReadonlyArray<string>) =>
  Effect.map(
    Effect.forEach(given, (one) => Effect.mapError(Effect.fromResult(Interview.find(world, one)), usage)),
    (found) => [...new Set(found)]
  )

/** Names in a list with commas. */
export const listed = (text: string): Array<string> =>
  text.split(",").map((one) => one.trim()).filter((one) => one !== "")

/** What words after the run's name come to: agents and, as the last one, the question; undefined where nothing is asked. */
export const read = Effect.fnUntraced(function*(
  words: ReadonlyArray<string>,
  { listed, run, world }: { readonly listed: ReadonlyArray<string>; readonly run: string; readonly world: World.World }
) {
  const names = [...words.slice(0, -1), ...listed]
  const [question] = words.slice(-1)
  if (question === undefined) return undefined
  if (names.length === 0) {
    const meant = Interview.find(world, question)
    return yield* usage(
      `Say ${Result.isSuccess(meant) ? "what to ask" : "whom to ask, and what"}: stoa interview ${run} ${
        Result.isSuccess(meant) ? meant.success : "AGENT"
      } "What do you want most?"`
    )
  }
  const agents = yield* agentsIn(world, names).pipe(
    Effect.mapError((error) =>
      words.length > 2 ? usage(`${error.sentence} A question of several words stands in quotation marks.`) : error
    )
  )
  const asking: Asking = { agents, question }
  return asking
})
