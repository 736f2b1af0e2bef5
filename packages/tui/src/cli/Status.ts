/** Who waits for what just now, from the signals of a run: for the line that tells of it, and for a look at one agent. */
import { PlainText, type Pulse, type Signals } from "@stoa/core"
import * as Screen from "./Screen.ts"

/** What the line is made for. */
export interface StatusView {
  /** Calls in flight. */
  readonly inFlight: number
  /** Epoch milliseconds. */
  readonly now: number
  /** Most characters. */
  readonly columns: number
}

/** A tally of waits. */
export interface Status {
  readonly waiting: Signals.Signals["waiting"]
  /** A request of a place is being answered from now on, or no longer. */
  readonly began: (place: string) => void
  readonly ended: (place: string) => void
  /** What agents and groups do or wait for, by their ids, of at most so many; whose request is being answered comes first. */
  readonly waits: (most: number) => Readonly<Record<string, Pulse.Wait>>
  /** How many are in flight and how many wait, for what, until when. */
  readonly line: (view: StatusView) => string
  /** What an agent or a group waits for, in words; undefined when it waits for nothing. */
  readonly reasonOf: (id: string, now: number) => string | undefined
}

type On = Signals.Waiting["on"]
type Timed = Extract<Signals.Waiting, { readonly until: number }>

/** What is waited for. */
const wanted = {
  slot: "for a slot",
  rate: "for the rate limit",
  endpoint: "for the endpoint",
  budget: "for the budget",
  neighbour: "for a neighbour"
} as const
const order: ReadonlyArray<On> = ["slot", "rate", "retry", "endpoint", "budget", "stop", "pause", "neighbour"]

/** Most characters of what a server said. */
const longestReason = 40
const longestTold = 120

const isTimed = (why: Signals.Waiting): why is Timed => "until" in why

const reasonIn = (why: Timed): string =>
  "reason" in why && why.reason !== "" ? `: ${PlainText.brief(why.reason, longestReason)}` : ""

/** The time left and the reason, as long as the time is not over. */
const detail = (why: Timed | undefined, { now, word }: { readonly now: number; readonly word: string }): string =>
  why === undefined || why.until <= now
    ? ""
    : ` (${word} ${Screen.duration(Math.ceil((why.until - now) / 1000))}${reasonIn(why)})`

const sentence = (why: Signals.Waiting, now: number): string => {
  switch (why.on) {
    case "stop":
      return "is held, for the run is being stopped"
    case "pause":
      return "is held, for the run is paused"
    case "retry":
      return `tries again${detail(why, { now, word: "in" })}`
    case "neighbour":
      return `waits for ${why.group} to finish a step`
    default:
      return `waits ${wanted[why.on]}${isTimed(why) ? detail(why, { now, word: "for" }) : ""}`
  }
}

/** A wait, and when it began. */
interface Since {
  readonly why: Signals.Waiting
  readonly since: number
}

/** A wait as a pulse tells it. */
const pulseOf = (
  why: Signals.Waiting,
  { place, since }: { readonly place: string; readonly since: number }
): Pulse.Wait =>
  "reason" in why
    ? { ...why, reason: PlainText.brief(why.reason, longestTold), since, place }
    : { ...why, since, place }

/** The agent of a place, or its group where it names no agent. */
const idIn = (place: string): string | undefined => {
  const ids = /(?:^|\/)([ag]\d+)(?:\/(a\d+))?(?:\/|$)/.exec(place)
  return ids?.[2] ?? ids?.[1]
}

/** A tally of nothing yet. */
export const make = (): Status => {
  const waits = new Map<string, Since>()
  const calls = new Map<string, { number: number; readonly since: number }>()
  // Made when somebody asks, not with every signal: there are thousands of those a second.
  let byId: Map<string, Signals.Waiting> | undefined

  const index = () => {
    const found = new Map<string, Signals.Waiting>()
    for (const [place, { why }] of waits) {
      const id = idIn(place)
      if (id !== undefined) found.set(id, why)
    }
    return found
  }

  const count = (now: number) => {
    const counts = new Map<On, { number: number; soonest: Timed | undefined }>()
    for (const { why } of waits.values()) {
      const entry = counts.get(why.on) ?? { number: 0, soonest: undefined }
      counts.set(why.on, entry)
      entry.number++
      if (isTimed(why) && why.until > now && why.until < (entry.soonest?.until ?? Number.POSITIVE_INFINITY)) {
        entry.soonest = why
      }
    }
    return counts
  }

  // "wait" is said once: 12 wait for a slot · 40 for a neighbour.
  const render = ({ inFlight, now }: StatusView, withDetails: boolean): string => {
    const counts = count(now)
    let said = false
    const parts = order.flatMap((on) => {
      const { number, soonest } = counts.get(on) ?? { number: 0, soonest: undefined }
      if (number === 0) return []
      const more = withDetails ? detail(soonest, { now, word: "next in" }) : ""
      if (on === "retry") return [`${number} to try again${more}`]
      if (on === "stop" || on === "pause") return [`${number} held by the ${on}`]
      const verb = said ? "" : number === 1 ? "waits " : "wait "
      said = true
      return [`${number} ${verb}${wanted[on]}${more}`]
    })
    return [`${inFlight} in flight`, ...parts].join(" · ")
  }

  return {
    waiting: (place, why) => {
      byId = undefined
      if (why === undefined) waits.delete(place)
      else waits.set(place, { why, since: Date.now() })
    },
    // A second request of a place may be under way beside the first.
    began: (place) => {
      const call = calls.get(place)
      if (call === undefined) calls.set(place, { number: 1, since: Date.now() })
      else call.number++
    },
    ended: (place) => {
      const call = calls.get(place)
      if (call !== undefined && --call.number === 0) calls.delete(place)
    },
    waits: (most) => {
      const found: Record<string, Pulse.Wait> = {}
      let left = most
      const add = (place: string, wait: () => Pulse.Wait) => {
        const id = idIn(place)
        if (id === undefined || id in found) return
        found[id] = wait()
        left--
      }
      for (const [place, { since }] of calls) {
        if (left === 0) break
        add(place, () => ({ on: "call", since, place }))
      }
      for (const [place, { since, why }] of waits) {
        if (left === 0) break
        add(place, () => pulseOf(why, { place, since }))
      }
      return found
    },
    line: (view) => {
      const full = render(view, true)
      return full.length <= view.columns ? full : PlainText.cut(render(view, false), view.columns)
    },
    reasonOf: (id, now) => {
      byId ??= index()
      const why = byId.get(id)
      return why === undefined ? undefined : `${id} ${sentence(why, now)}`
    }
  }
}
