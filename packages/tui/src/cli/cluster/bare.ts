/** `--cluster` without an address: that of the environment is meant. */

/** An address, right or wrong; whatever else follows the flag is an argument of its own. */
const isAddress = (text: string | undefined): boolean => text !== undefined && text.includes("://")

/** The arguments with the address of the environment where the flag stands without one. */
export const filled = (
  args: ReadonlyArray<string>,
  environment: Readonly<Record<string, string | undefined>>
): Array<string> =>
  args.map((arg, at) =>
    arg === "--cluster" && !isAddress(args[at + 1]) ? `--cluster=${environment["STOA_CLUSTER"] ?? ""}` : arg
  )
