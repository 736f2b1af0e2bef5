/** The stoa command as far as somebody needs it who opens the screen over a run: it starts in a third of the time. */
import { Command } from "effect/cli"
import { replay } from "./replay.ts"
import { watch } from "./watchRun.ts"

const flags: ReadonlySet<string> = new Set(["--runs", "--view", "--ascii", "--speed"])

/** True for arguments that it understands as all of stoa does; help and whatever else is for the whole. */
export const isEnough = ([name, ...rest]: ReadonlyArray<string>): boolean =>
  (name === "watch" || name === "replay") &&
  rest.every((arg) => !arg.startsWith("-") || flags.has(arg.replace(/=.*$/s, "")))

/** Those two commands. */
export const watching = Command.make("stoa").pipe(Command.withSubcommands([watch, replay]))
