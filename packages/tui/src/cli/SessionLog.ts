/** What a sitting of a run tells its log file. */
import { Budget, Notes, Recipe, type Runs, version } from "@stoa/core"
import { Cause, Effect, Exit, Option } from "effect"
import { CommandError } from "./CommandError.ts"
import { explain } from "./explain.ts"
import type { Tally } from "./Watch.ts"

/** What it is about. */
export interface Sitting {
  readonly folder: Runs.RunFolder
  readonly recipe: Recipe.Recipe
  readonly agents: number
  readonly fresh: boolean
}

const origin = (address: string | undefined): string | undefined => {
  const url = URL.parse(address ?? "")
  return url === null ? undefined : `${url.origin}${url.pathname}`
}

/** The first lines of a sitting in the log file. */
export const begun = Effect.fnUntraced(function*({ agents, folder, fresh, recipe }: Sitting) {
  const { embedder, model, operation } = recipe
  yield* Effect.logInfo(fresh ? "the run begins" : "the run goes on", {
    run: folder.name,
    recipe: Recipe.hash(recipe),
    stoa: version,
    node: process.version,
    model,
    ...(operation.fallback.length === 0 ? {} : { fallback: operation.fallback.join(" ") }),
    embedder,
    ...(operation.baseUrl === undefined ? {} : { endpoint: origin(operation.baseUrl) }),
    agents,
    wanted: Recipe.wanted(recipe)
  })
  const salvaged = yield* (yield* Notes.Notes).get("salvaged")
  if (Option.isSome(salvaged)) yield* Effect.logWarning("the log was damaged and saved", { ...salvaged.value })
})

/** What was spent, in the log file once a minute. */
export const spending = ({ operation: { maxCalls, maxCost, maxTokens } }: Recipe.Recipe) =>
  Effect.flatMap(
    Budget.Budget,
    ({ spending }) =>
      Effect.suspend(() => Effect.logInfo("spent so far", { ...spending(), maxCost, maxCalls, maxTokens })).pipe(
        Effect.delay("1 minute"),
        Effect.forever
      )
  )

/** The last line of a sitting in the log file. */
export const ended = (
  { calls, inputTokens, outputTokens, retries, world }: Tally,
  exit: Exit.Exit<unknown, unknown>
) => {
  const fields = { calls, retries, rows: world.kept, inputTokens, outputTokens }
  if (Exit.isSuccess(exit)) return Effect.logInfo("the run ends", fields)
  if (Cause.hasInterruptsOnly(exit.cause)) return Effect.logWarning("the run is stopped at once", fields)
  const error = Cause.squash(exit.cause)
  return error instanceof CommandError
    ? Effect.logInfo("the run stops before its end", { ...fields, reason: error.sentence })
    : Effect.andThen(
      Effect.logError("the run fails", { ...fields, reason: explain(exit.cause).sentence }),
      Effect.logDebug("trace", exit.cause)
    )
}
