/** run.log: what a run says of itself while it runs, one line each. Written beside the run, never in its way. */
import type { Models } from "@stoa/core"
import { Effect, Layer, Logger, References } from "effect"
import * as LogLine from "./LogLine.ts"
import * as RollingFile from "./RollingFile.ts"
import * as Screen from "./Screen.ts"
import * as Secrets from "./Secrets.ts"

/** Where the log of a run goes, and how much of it. */
export interface LogFileOptions extends Pick<RollingFile.RollingFileOptions, "path" | "most" | "wait"> {
  /** Also write what helps to find a fault, and show warnings and errors on standard error. */
  readonly verbose: boolean
  /** Holds the secrets that no line may hold. */
  readonly environment: Models.Environment
}

/** No log at all: what a command says goes through Screen alone. */
export const silent: Layer.Layer<never> = Logger.layer([])

const show = ({ level, what }: Pick<LogLine.LogLine, "level" | "what">) =>
  Screen.say(Screen.style.dim(`${level}: ${Screen.quote(what, 600)}`))

/** Everything that is logged goes into this file; a log that cannot be written ends no run. */
export const layer = ({ environment, verbose, ...file }: LogFileOptions): Layer.Layer<never> => {
  const toLine = LogLine.make(Secrets.hide(environment))
  const onTrouble = (reason: string) => {
    if (verbose) show({ level: "warn", what: `${file.path} cannot be written: ${reason}` })
  }
  const logger = Effect.map(
    Effect.acquireRelease(
      Effect.sync(() => RollingFile.open({ ...file, onTrouble })),
      // A disk that hangs must not keep a finished run.
      ({ close }) => Effect.promise(close).pipe(Effect.interruptible, Effect.timeoutOption("3 seconds"))
    ),
    ({ add }) =>
      Logger.make((entry: Logger.Options<unknown>) => {
        const line = toLine(entry)
        add(LogLine.toText(line))
        if (verbose && (line.level === "warn" || line.level === "error")) show(line)
      })
  )
  return Layer.merge(Logger.layer([logger]), Layer.succeed(References.MinimumLogLevel, verbose ? "Debug" : "Info"))
}
