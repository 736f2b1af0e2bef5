/** The flags that say how models are reached, within which limits and for how much; they change nothing that a row says of itself. */
import { Option, Struct } from "effect"
import { Flag } from "effect/cli"
import { resolve } from "node:path"
import * as shared from "./flags.ts"
import { type Given, maybe } from "./flags.ts"

/** The flags. */
export const flags = {
  baseUrl: maybe(Flag.String("base-url"), "Address of an OpenAI-compatible server, e.g. http://localhost:8000/v1"),
  concurrency: maybe(Flag.Int("concurrency"), "Model calls in flight at most; default: as many as the server bears"),
  schedule: maybe(
    Flag.Literals("schedule", ["free", "lockstep"]),
    "free: a group goes on once its neighbours have; lockstep: once everybody has"
  ),
  timeout: maybe(Flag.Finite("timeout"), "Seconds one model call may take"),
  requestsPerMinute: maybe(Flag.Int("requests-per-minute"), "Requests an endpoint gets in a minute at most"),
  tokensPerMinute: maybe(Flag.Int("tokens-per-minute"), "Tokens an endpoint gets in a minute at most"),
  fallback: Flag.String("fallback").pipe(
    Flag.withDescription("A model that is asked when the one before is down; may be given several times"),
    Flag.atLeast(0)
  ),
  hedge: maybe(Flag.Finite("hedge"), "Seconds after which an unanswered call is sent a second time; both are paid for"),
  stream: maybe(Flag.Boolean("stream"), "Have replies streamed"),
  budget: maybe(Flag.Finite("budget"), "US dollars the run may cost; it stops in good order before it costs more"),
  maxCalls: maybe(Flag.Int("max-calls"), "Requests the run may send, those that fail included"),
  maxTokens: maybe(Flag.Int("max-tokens"), "Tokens the run may use, in and out together"),
  prices: maybe(Flag.String("prices"), "A file of prices that go before those that come with Stoa"),
  allowSafety: maybe(
    Flag.Boolean("allow-safety"),
    "Allow --kind safety, for which harmful requests are written, and files of such requests"
  ),
  pace: maybe(Flag.Finite("pace"), "Milliseconds a call of the rehearsal model takes, so that a person can follow"),
  drill: maybe(Flag.Finite("drill"), "Share of calls that meet an invented fault, e.g. 0.2"),
  synchronous: maybe(
    Flag.Literals("synchronous", ["NORMAL", "FULL"]),
    "How safe the log is: NORMAL survives a killed process, FULL also a power cut"
  )
}

/** The flag that sets a setting, for messages about flags. */
export const named = {
  "operation.baseUrl": "--base-url",
  "operation.name": "--name",
  "operation.concurrency": "--concurrency",
  "operation.timeout": "--timeout",
  "operation.requestsPerMinute": "--requests-per-minute",
  "operation.tokensPerMinute": "--tokens-per-minute",
  "operation.hedge": "--hedge",
  "operation.maxCost": "--budget",
  "operation.maxCalls": "--max-calls",
  "operation.maxTokens": "--max-tokens",
  "operation.drill": "--drill"
} as const

/** The flags of a command that begins a run, whatever it is a run of. */
export const ofRun = {
  seed: maybe(Flag.Int("seed"), "Root of all chance in the run"),
  ...flags,
  name: maybe(Flag.String("name"), "Name of the run's folder; default: run-001 and so on"),
  runs: shared.runs,
  json: shared.json,
  verbose: shared.verbose
}

/** Those that a run may be resumed with: a drill changes rows, and so belongs to the run from its beginning. */
export const resumable = Struct.omit(flags, ["drill"])

/** The flags as they were given; a resumed run is given no drill. */
export type OperationFlags = Given<typeof resumable> & Partial<Given<typeof flags>>

/** The settings they make, to be put over a recipe's own. */
export const settings = (given: OperationFlags) => {
  const { budget, fallback, prices, ...rest } = given
  const plain = Object.fromEntries(
    Object.keys(flags).flatMap((name) => {
      const value = (rest as unknown as Readonly<Record<string, Option.Option<unknown> | undefined>>)[name]
      return value === undefined || Option.isNone(value) ? [] : [[name, value.value]]
    })
  )
  return {
    ...plain,
    maxCost: Option.getOrUndefined(budget),
    prices: Option.getOrUndefined(Option.map(prices, (path) => resolve(path))),
    fallback: fallback.length === 0 ? undefined : fallback
  }
}
