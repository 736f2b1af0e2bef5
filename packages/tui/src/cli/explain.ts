/** What ended a command, in a sentence. Loaded where one failed: it knows the errors of the whole engine. */
import {
  Anonymise,
  AtomicFile,
  EventLog,
  Ground,
  Grouping,
  Model,
  Models,
  PriceFile,
  Prices,
  ProfileError,
  Runs,
  Simulation
} from "@stoa/core"
import { Cause } from "effect"
import { codes, CommandError } from "./CommandError.ts"

const isInputError = (error: unknown): boolean =>
  error instanceof Models.ModelNameError || error instanceof Grouping.GroupingError || error instanceof ProfileError ||
  error instanceof Runs.RunsError || error instanceof PriceFile.PriceFileError ||
  error instanceof Prices.UnknownPrice ||
  (error instanceof Model.ModelError && (error.reason._tag === "Unauthorised" || error.reason._tag === "UnknownModel"))

const isKnown = (error: unknown): error is Error =>
  isInputError(error) || error instanceof CommandError || error instanceof Model.ModelError ||
  error instanceof Anonymise.NobodyAnonymised || error instanceof Ground.NobodyGrounded ||
  error instanceof Simulation.NobodyActs ||
  error instanceof EventLog.LogError || error instanceof AtomicFile.WriteError

/** Sentence and exit code of whatever ended a command; errors nobody foresaw say so. */
export const explain = (cause: Cause.Cause<unknown>): { readonly sentence: string; readonly code: number } => {
  if (Cause.hasInterruptsOnly(cause)) return { sentence: "", code: codes.interrupted }
  const error = Cause.squash(cause)
  if (error instanceof CommandError) return { sentence: error.message, code: error.code }
  if (isKnown(error)) return { sentence: error.message, code: isInputError(error) ? codes.usage : codes.failed }
  const detail = error instanceof Error ? error.message : String(error)
  return {
    sentence:
      `Something unforeseen went wrong: ${detail}. Run the command again with --verbose and report what it prints.`,
    code: codes.failed
  }
}
