/** What an agent or a group does or waits for just now, in a few words. */
import type { Pulse } from "@stoa/core"
import { duration } from "../../canvas/Amount.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { clean } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"

const words = {
  call: "thinks",
  slot: "waits for a slot",
  rate: "waits for the rate limit",
  retry: "tries again",
  endpoint: "waits for the endpoint",
  budget: "waits for the budget",
  stop: "is held: the run stops",
  pause: "is held: paused",
  neighbour: "waits for"
} as const

const tones: Readonly<Record<Pulse.Wait["on"], Tone>> = {
  call: "accent",
  slot: "dim",
  rate: "warn",
  retry: "warn",
  endpoint: "bad",
  budget: "bad",
  stop: "warn",
  pause: "dim",
  neighbour: "dim"
}

/** In words: "thinks, 2.4 s", "waits for g003", "tries again in 4 s: overloaded". */
export const inWords = (wait: Pulse.Wait, now: number): Line => {
  const rest = wait.until === undefined || wait.until <= now ? undefined : duration(wait.until - now)
  const left = rest === undefined ? "" : wait.on === "retry" ? ` in ${rest}` : `, ${rest} more`
  const since = wait.on === "call" ? `, ${duration(now - wait.since)}` : ""
  const whom = wait.on === "neighbour" ? ` ${clean(wait.group ?? "a neighbour")}` : ""
  const why = wait.reason === undefined || wait.reason === "" ? "" : `: ${clean(wait.reason)}`
  return [span(`${words[wait.on]}${whom}${since}${left}${why}`, tones[wait.on])]
}

/** The wait of an agent or a group; of a group whose members act the one of them that has taken longest. */
export const waitOf = (
  { watched }: Pick<Scene, "watched">,
  id: string,
  members: ReadonlyArray<string> = []
): Pulse.Wait | undefined => {
  const waits = watched.pulse?.waits ?? {}
  const own = waits[id]
  const theirs = members.flatMap((member) => waits[member] ?? [])
  return theirs.reduce<Pulse.Wait | undefined>(
    (oldest, wait) => oldest === undefined || wait.since < oldest.since ? wait : oldest,
    undefined
  ) ?? own
}
