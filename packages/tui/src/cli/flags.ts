/** The flags that several commands share. */
import { Flag } from "effect/cli"

/** A flag that may be left out. */
export const maybe = <A>(flag: Flag.Flag<A>, description: string) =>
  flag.pipe(Flag.withDescription(description), Flag.optional)

/** What a command is given for its flags. */
export type Given<Flags> = { readonly [Name in keyof Flags]: Flags[Name] extends Flag.Flag<infer A> ? A : never }

/** The folder that holds the runs. */
export const runs = Flag.String("runs").pipe(
  Flag.withDescription("The folder that holds the runs"),
  Flag.withDefault("./runs")
)

/** Machine-readable results on standard output. */
export const json = Flag.Boolean("json").pipe(
  Flag.withDescription("Print the result as JSON on standard output, everything else on standard error"),
  Flag.withDefault(false)
)

/** What went wrong, in full. */
export const verbose = Flag.Boolean("verbose").pipe(
  Flag.withDescription("Say more: every failure, and the whole trace of an error; in run.log every retry too"),
  Flag.withDefault(false)
)

/** `--ascii`, of commands that open the screen. */
export const ascii = Flag.Boolean("ascii").pipe(
  Flag.withDescription("Draw the screen with signs of ASCII alone"),
  Flag.withDefault(false)
)
