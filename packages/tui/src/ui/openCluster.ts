/** Opens the screen over a cluster. What paints is loaded here and not before. */
import * as Glyphs from "./state/Glyphs.ts"
import * as Theme from "./terminal/Theme.ts"
import type { Seen } from "./views/cluster/Seen.ts"

/** What is opened, and how. */
export interface Opening {
  /** The database, without a password. */
  readonly name: string
  readonly seen: () => Seen
  /** How a run is watched, in a sentence. */
  readonly wayTo: (run: string) => string
  /** True for signs of ASCII alone, whatever the terminal says. */
  readonly ascii: boolean
  /** Closes it from outside. */
  readonly signal: AbortSignal
}

/** Shows the cluster until the screen is left. */
export const open = async ({ ascii, name, seen, signal, wayTo }: Opening): Promise<void> => {
  const { env: environment } = process
  environment["NODE_ENV"] ??= "production"
  const [Session, { mount }] = await Promise.all([import("./session/ClusterSession.ts"), import("./terminal/Mount.ts")])
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  signal.addEventListener("abort", leave)
  try {
    await mount({
      run: "cluster",
      theme: Theme.ofEnvironment(environment),
      signal: leaving.signal,
      sit: (place) =>
        Session.make({
          ...place,
          name,
          seen,
          wayTo,
          leave,
          glyphs: ascii ? Glyphs.ascii : Glyphs.of(environment)
        })
    })
  } finally {
    signal.removeEventListener("abort", leave)
  }
}
