/** The past of a run as something to move in: forth as it went or faster, and to any fact or step, also back. */
import { HashMap } from "effect"
import * as World from "../log/World.ts"
import * as Clock from "./Clock.ts"
import * as Past from "./Past.ts"
import type { PastCalls } from "./PastCalls.ts"
import type { Told } from "./Rows.ts"
import type { Replay, Watched } from "./Watched.ts"

/** A run at a moment of its past. */
export interface Moment extends Pick<Watched, "world" | "chronicle" | "health" | "alerts" | "spending"> {
  readonly replay: Replay
}

/** A replay. Every `now` is in milliseconds of whatever clock the caller has. */
export interface Playback {
  readonly at: (now: number) => Moment
  readonly play: (playing: boolean, now: number) => void
  readonly speed: (factor: number, now: number) => void
  readonly seek: (to: { readonly step: number } | { readonly fact: number }, now: number) => void
}

/** What is played. */
export interface PlaybackOptions {
  readonly past: Past.Past
  readonly calls: PastCalls
  /** The facts after so many, at most so many. */
  readonly read: (from: number, most: number) => ReadonlyArray<Told>
  readonly speed: number
  readonly now: number
}

/** A replay of a past that is read, which begins to play at once. */
export const make = ({ calls, now: start, past, read, speed }: PlaybackOptions): Playback => {
  const times = past.times()
  const ends = past.ends()
  const clock = Clock.make(Clock.scheduleOf(times), { factor: speed, now: start })
  let point = past.pointBefore(0)
  let last: Moment | undefined

  /** Goes where the clock is: from here, or from the world that is nearest. */
  const go = (fact: number): Past.Point => {
    const near = past.pointBefore(fact)
    const from = point.fact <= fact && point.fact >= near.fact ? point : near
    if (fact === from.fact) return from
    const facts = read(from.fact, fact - from.fact)
    // What cannot be read just now is there at the next look.
    return facts.length === fact - from.fact ? Past.advance(from, facts) : from
  }
  /** The moment in the time of the log; where that has none, the attempts are taken to be as far as the facts. */
  const timeOf = ({ fact, since }: Clock.Position): { readonly at: number | undefined; readonly calls: number } => {
    const told = fact === 0 ? times[0] : times[fact - 1]
    const at = told === undefined ? undefined : told + since
    if (fact === times.length) return { at, calls: Infinity }
    if (fact === 0) return { at, calls: at === undefined ? -Infinity : at - 1 }
    const [first, end] = calls.span
    return { at, calls: at ?? first + (end - first) * fact / times.length }
  }

  const at = (now: number): Moment => {
    const position = clock.at(now)
    point = go(position.fact)
    const time = timeOf(position)
    const { chronicle, world } = point
    const { alerts, health } = past.measuredBefore(position.fact)
    const step = HashMap.isEmpty(world.groups) ? -1 : World.lastStep(world)
    const replay: Replay = {
      playing: position.playing,
      speed: clock.factor(),
      fact: position.fact,
      facts: times.length,
      at: time.at === undefined ? undefined : Math.floor(time.at),
      step,
      steps: ends.length - 1
    }
    const isSame = last !== undefined &&
      (Object.keys(replay) as Array<keyof Replay>).every((key) => last?.replay[key] === replay[key])
    const spending = calls.at(time.calls).spending(Number.isFinite(time.calls) ? time.calls : undefined)
    last = { world, chronicle, health, alerts, spending, replay: isSame ? (last as Moment).replay : replay }
    return last
  }

  return {
    at,
    play: clock.play,
    speed: clock.speed,
    seek: (to, now) => {
      if ("fact" in to) return clock.seek(to.fact, now)
      if (to.step < 0) return clock.seek(0, now)
      const { fact } = clock.at(now)
      const end = ends[to.step] ?? times.length
      // Whoever wants to a step that is yet to come goes on, never back.
      const isOn = to.step > (last?.replay.step ?? -1)
      clock.seek(isOn && end <= fact ? ends.find((end) => end > fact) ?? times.length : end, now)
    }
  }
}
