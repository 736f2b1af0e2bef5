/** A run whose past is played: read first, then moved in. */
import { join } from "node:path"
import * as RunLock from "../log/RunLock.ts"
import * as Calls from "./Calls.ts"
import * as LogTail from "./LogTail.ts"
import * as Past from "./Past.ts"
import * as PastCalls from "./PastCalls.ts"
import * as Playback from "./Playback.ts"
import type { Attempt } from "./Rows.ts"
import * as Source from "./Source.ts"
import * as Tail from "./Tail.ts"
import type { LogLine, Watched } from "./Watched.ts"

/** Attempts that are added up at once while the past is read. */
const some = 500

/** Share of the loading that is reading; the rest is adding up. */
const reading = 0.9

type Observations = Watched["observations"]

/** What of a list was there at a moment; the same object for the same part. */
const upTo = <A>(isLater: (item: A, at: number) => boolean) => {
  let part: ReadonlyArray<A> = []
  let of: ReadonlyArray<A> = part
  return (all: ReadonlyArray<A>, at: number): ReadonlyArray<A> => {
    const first = all.findIndex((item) => isLater(item, at))
    const count = first === -1 ? all.length : first
    if (of !== all || part.length !== count) part = count === all.length ? all : all.slice(0, count)
    of = all
    return part
  }
}

/** Begins to read a past, and plays it once it is read. */
export const open = ({ folder, prices, recipe }: Source.Subject, speed: number): Source.Source => {
  const tail = Tail.make(folder.database)
  const log = LogTail.make(join(folder.path, "run.log"))
  const run = { name: folder.name, path: folder.path, recipe }
  const observed = upTo<Observations[number]>((observation, at) => observation.at > at)
  const logged = upTo<LogLine>((line, at) => line.at !== "" && Date.parse(line.at) > at)
  const none = Calls.make(prices)
  let past = Past.make()
  let attempts = new Map<number, Attempt>()
  let observations: Observations = []
  let calls: PastCalls.PastCalls | undefined
  let playback: Playback.Playback | undefined
  /** Rows that were read. */
  let read = 0
  let loaded = 0
  let trouble: string | undefined
  /** Nothing can be read just now. */
  let isBarred = false
  /** What was asked for before it could be played. */
  let asked: Array<(playback: Playback.Playback) => void> = []
  let now = 0
  let last: Watched | undefined

  const readSome = () => {
    const seen = tail.poll(Source.piece, false)
    trouble = seen.trouble
    if (seen.isOther) {
      past = Past.make()
      attempts = new Map()
      observations = []
    }
    past.add(seen.facts)
    for (const attempt of seen.attempts) attempts.set(attempt.id, attempt)
    if (seen.observations !== undefined) observations = [...observations, ...seen.observations]
    read = (seen.isOther ? 0 : read) + seen.facts.length + seen.attempts.length
    loaded = Math.max(seen.isOther ? 0 : loaded, reading * (seen.left === 0 ? 1 : read / (read + seen.left)))
    isBarred = trouble !== undefined && seen.isDamaged !== true
    if (seen.left > 0 || isBarred) return
    past.end()
    calls = PastCalls.make([...attempts.values()].toSorted((a, b) => a.id - b.id), none)
    attempts = new Map()
  }
  const begin = (calls: PastCalls.PastCalls) => {
    const ids = past.ids()
    const between = (from: number, most: number) => tail.factsAfter(ids[from - 1] ?? 0, most)
    playback = Playback.make({ past, calls, read: between, speed, now })
    for (const each of asked) each(playback)
    asked = []
    loaded = 1
  }
  const load = () => {
    const isTime = Source.budgeted()
    while (isTime()) {
      if (calls === undefined) readSome()
      else if (calls.prepare(some)) return begin(calls)
      if (isBarred) return
    }
  }

  const momentOf = (): Omit<Playback.Moment, "replay"> & Pick<Watched, "replay"> => {
    if (playback !== undefined) return playback.at(now)
    const { chronicle, world } = past.pointBefore(0)
    const { alerts, health } = past.measuredBefore(0)
    return { world, chronicle, health, alerts, spending: none.spending(undefined), replay: undefined }
  }

  const ask = (what: (playback: Playback.Playback) => void) => {
    if (playback === undefined) asked.push(what)
    else what(playback)
  }

  const poll = (at: number): Watched => {
    now = at
    if (playback === undefined) load()
    const moment = momentOf()
    const { replay } = moment
    const isOver = replay === undefined || replay.fact === replay.facts
    const until = isOver ? Infinity : replay.at ?? Infinity
    last = Source.next(last, {
      ...moment,
      run,
      mode: "replay",
      loaded,
      pulse: undefined,
      observations: observed(observations, until),
      commands: last?.commands ?? [],
      log: logged(log.poll(), until),
      ...(trouble === undefined ? {} : { trouble })
    })
    return last
  }

  return {
    poll,
    close: () => {
      if (!RunLock.isHeldNow(folder)) tail.rest()
      tail.close()
    },
    play: (playing) => ask((it) => it.play(playing, now)),
    speed: (factor) => ask((it) => it.speed(factor, now)),
    seek: (to) => ask((it) => it.seek(to, now))
  }
}
