/** How far a run in a cluster is, in one line; on a terminal it changes in place, elsewhere it is told every few seconds. */
import type { Mirror } from "@stoa/core/cluster"
import { Effect } from "effect"
import * as Progress from "../Progress.ts"
import * as Screen from "../Screen.ts"
import type * as Sitting from "../Sitting.ts"
import * as Status from "../Status.ts"
import type * as Watch from "../Watch.ts"
import * as Load from "./Load.ts"

/** Milliseconds after which a line is said once more where nothing has changed. */
const silence = 30_000

/** What it is told from. */
export interface LineOptions {
  readonly work: Sitting.Work
  readonly tally: Watch.Tally
  readonly load: Load.Load
  readonly counts: Mirror.Mirror["counts"]
}

/** The line of a moment. */
export const line = (
  { counts, load, tally, work }: LineOptions,
  { now, seconds }: Pick<Progress.ProgressView, "now" | "seconds">
): string => {
  const flying = Load.inFlight(load)
  const status: Status.Status = {
    ...Status.make(),
    line: () =>
      `${Screen.count(load.workers.length, "worker")}, ${flying} in flight · ${Screen.short(counts().facts)} facts`
  }
  return Progress.line(tally, { recipe: work.recipe, agents: work.agents, status, now, seconds })
}

/** True for a line that differs from the one that was said last, or where that was long ago. */
export const news = () => {
  let said: { readonly text: string; readonly at: number } | undefined
  return (text: string, now: number): boolean => {
    if (said?.text === text && now - said.at < silence) return false
    said = { text, at: now }
    return true
  }
}

/** Tells it until it is interrupted. */
export const follow = (options: LineOptions): Effect.Effect<never> => {
  const began = Date.now()
  const isNews = news()
  const tell = Effect.suspend(() => {
    const now = Date.now()
    const text = line(options, { now, seconds: (now - began) / 1000 })
    if (Screen.isTerminal()) Screen.setStatus(text)
    else if (isNews(text, now)) Screen.say(text)
    return Effect.sleep(Screen.isTerminal() ? 250 : 5000)
  })
  return Effect.ensuring(Effect.forever(tell), Effect.sync(() => Screen.setStatus("")))
}
