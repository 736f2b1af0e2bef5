/** Opens the screen over a run. What paints is loaded here and not before: no other command waits for it. */
import type { Recipe, Runs } from "@stoa/core"
import type { Leaving } from "./session/Farewell.ts"
import * as Glyphs from "./state/Glyphs.ts"
import { initial, type ViewId } from "./state/State.ts"
import * as Theme from "./terminal/Theme.ts"

/** What is opened, and how. */
export interface Opening {
  readonly folder: Runs.RunFolder
  readonly recipe: Recipe.Recipe
  /** How fast the past is played; absent where the run is watched as it is. */
  readonly replay?: { readonly speed: number } | undefined
  /** The view at which it opens. */
  readonly view?: ViewId | undefined
  /** True for signs of ASCII alone, whatever the terminal says. */
  readonly ascii?: boolean | undefined
  /** Closes it from outside. */
  readonly signal?: AbortSignal | undefined
}

/** True where there is a terminal with a person before it. */
export const isPossible = (): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true && process.env["TERM"] !== "dumb"

/** Shows the run until the screen is left; what comes back says how. */
export const open = async (opening: Opening): Promise<Leaving> => {
  // React decides as it is loaded whether it watches over whoever writes components; that doubles what it costs.
  const { env: environment } = process
  environment["NODE_ENV"] ??= "production"
  const { ascii = false, folder, recipe, replay, signal, view = "overview" } = opening
  const [Watching, Session, { mount }, { views }] = await Promise.all([
    import("./session/Watching.ts"),
    import("./session/Session.ts"),
    import("./terminal/Mount.ts"),
    import("./views/index.ts")
  ])
  const { close, driver, isWriting, source } = Watching.open(folder, { recipe, replay })
  const leaving = new AbortController()
  const leave = () => leaving.abort()
  signal?.addEventListener("abort", leave)
  let drain = false
  try {
    await mount({
      run: folder.name,
      theme: Theme.ofEnvironment(environment),
      signal: leaving.signal,
      sit: (place) =>
        Session.make({
          ...place,
          source,
          driver: {
            ...driver,
            leave: (asked) => {
              drain = asked
              leave()
            }
          },
          views,
          glyphs: ascii ? Glyphs.ascii : Glyphs.of(environment),
          state: { ...initial, view }
        })
    })
    if (drain) await driver.ask({ _tag: "Stop" })
    return { watched: source.poll(Date.now()), drain, writing: isWriting() }
  } finally {
    signal?.removeEventListener("abort", leave)
    close()
  }
}
