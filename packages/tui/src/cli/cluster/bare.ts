/** `--cluster` without an address: that of the environment is meant. */
import { existsSync } from "node:fs"

/** Commands whose argument is the name of a run, and so may be any word. */
const ofRuns = new Set(["resume", "forget"])

/** True for a word that stands where an address does, right or wrong: another flag, a recipe or the name of a run is none. */
const isAddress = (text: string | undefined, args: ReadonlyArray<string>): boolean =>
  text !== undefined &&
  (text.includes("://") ||
    !(text.startsWith("-") || /\.(?:ya?ml|json)$/i.test(text) || existsSync(text) ||
      args.some((arg) => ofRuns.has(arg))))

/** The arguments with the address of the environment where the flag stands without one. */
export const filled = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>
): Array<string> =>
  args.map((arg, at) =>
    arg === "--cluster" && !isAddress(args[at + 1], args) ? `--cluster=${environment["STOA_CLUSTER"] ?? ""}` : arg
  )
