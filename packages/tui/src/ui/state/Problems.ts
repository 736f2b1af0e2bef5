/** What is wrong with a run, in the order in which `!` shows it; the header counts the same, in the same words. */
import { type Event, type Watched, World } from "@stoa/core"
import { HashMap, Option } from "effect"
import { many } from "../canvas/Amount.ts"
import type { Crumb } from "./State.ts"

/** One problem: what it is, and where it is seen. */
export interface Problem {
  readonly text: string
  readonly crumb: Crumb
  /** The item there. */
  readonly item: string | undefined
}

/** What of a run tells what is wrong with it. */
export type Run = Pick<
  Watched.Watched,
  "alerts" | "chronicle" | "world" | "mode" | "pulse" | "trouble" | "isUnexpected"
>

const overview: Crumb = { view: "overview", subject: undefined }
const logs: Crumb = { view: "logs", subject: undefined }

/** The endpoints that do not answer just now. */
export const down = ({ mode, pulse }: Pick<Run, "mode" | "pulse">): ReadonlyArray<string> =>
  mode === "live" ? pulse?.endpoints.filter(({ circuit }) => circuit === "open").map(({ name }) => name) ?? [] : []

const isError = ({ level, tag }: Watched.Entry): boolean => level === "error" && tag !== "Failed"

/** Whom a place is about, whether or not that person came into the society. */
const personAt = (place: string): string | undefined => /\/(a\d{4,})(?:\/|$)/.exec(place)?.[1]

const failed = ({ chronicle, world }: Run): Array<Problem> => {
  const lines = new Map(chronicle.entries.filter(({ tag }) => tag === "Failed").map(({ id, place }) => [place, id]))
  return World.failures(world).map(({ kind, place, prompt, reason }: Event.Failed): Problem => {
    const person = personAt(place)
    const profile = person === undefined ? undefined : Option.getOrUndefined(HashMap.get(world.profiles, person))
    const who = person === undefined
      ? place.replace(/\/failed$/, "")
      : profile === undefined
      ? person
      : `${profile.name} (${person})`
    const text = `${who}: came to nothing at ${prompt} (${kind})${reason === "" ? "." : `: ${reason}`}`
    const line = lines.get(place)
    return person !== undefined && HashMap.has(world.agents, person)
      ? { text, crumb: { view: "agent", subject: person }, item: undefined }
      : { text, crumb: logs, item: line === undefined ? undefined : String(line) }
  })
}

/** All problems there are now. What was asked again and answered then is none. */
export const of = (run: Run): Array<Problem> => [
  ...(run.trouble === undefined ? [] : [{ text: run.trouble, crumb: overview, item: undefined }]),
  ...down(run).map((name): Problem => ({ text: `${name} does not answer.`, crumb: overview, item: undefined })),
  ...run.alerts.map(({ sentence, step }): Problem => ({
    text: `Step ${step}: ${sentence}`,
    crumb: overview,
    item: undefined
  })),
  ...failed(run),
  ...run.chronicle.entries.filter(isError).map(({ id, text }): Problem => ({ text, crumb: logs, item: String(id) }))
]

interface Counts {
  readonly all: number
  readonly words: string
}

const counted = new WeakMap<Run, Counts>()

/** How many problems there are, and how many of which sort in words; put together once for a run as it is now. */
export const counts = (run: Run): Counts => {
  const known = counted.get(run)
  if (known !== undefined) return known
  const endpoints = down(run).length
  const failures = HashMap.size(run.world.failures)
  const errors = run.chronicle.entries.reduce((sum, entry) => sum + (isError(entry) ? 1 : 0), 0)
  const trouble = run.trouble === undefined ? 0 : 1
  const words = [
    trouble === 0 ? "" : run.isUnexpected === true ? "engine gone" : "log not read",
    endpoints === 0 ? "" : `${many(endpoints, "endpoint")} down`,
    run.alerts.length === 0 ? "" : many(run.alerts.length, "alert"),
    failures === 0 ? "" : `${failures} came to nothing`,
    errors === 0 ? "" : many(errors, "error")
  ]
  const now = {
    all: trouble + endpoints + run.alerts.length + failures + errors,
    words: words.filter((word) => word !== "").join(", ")
  }
  counted.set(run, now)
  return now
}
