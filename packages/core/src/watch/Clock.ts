/** The time of a replay: how many facts are told at a moment, while it plays, stands, goes faster or is put elsewhere. */

/** Milliseconds of silence that are played at most, and those between facts of which nobody knows when they were told. */
export const longestGap = 2000
export const unknownGap = 50

/** Where a replay is. */
export interface Position {
  /** Facts told. */
  readonly fact: number
  /** Milliseconds since the last of them, as they are played. */
  readonly since: number
  readonly playing: boolean
}

/** A clock of facts. Every `now` is in milliseconds of whatever clock the caller has. */
export interface Clock {
  readonly at: (now: number) => Position
  readonly play: (playing: boolean, now: number) => void
  readonly speed: (factor: number, now: number) => void
  readonly factor: () => number
  readonly seek: (fact: number, now: number) => void
}

/** When each fact is told, in milliseconds from the first: silences are shortened, and no time goes backwards. */
export const scheduleOf = (times: ReadonlyArray<number | undefined>): Float64Array => {
  const schedule = new Float64Array(times.length)
  for (let i = 1; i < times.length; i++) {
    const [before, time] = [times[i - 1], times[i]]
    const gap = before === undefined || time === undefined
      ? unknownGap
      : Math.min(longestGap, Math.max(0, time - before))
    schedule[i] = (schedule[i - 1] as number) + gap
  }
  return schedule
}

/** How many of them are told by a time. */
const toldBy = (schedule: Float64Array, time: number): number => {
  let [low, high] = [0, schedule.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((schedule[middle] as number) <= time) low = middle + 1
    else high = middle
  }
  return low
}

/** A clock that begins to play at once. */
export const make = (schedule: Float64Array, { factor: begun, now: start }: { factor: number; now: number }): Clock => {
  let factor = begun
  let playing = true
  /** Where it was put last, and when. */
  let fact = 0
  let since = 0
  let from = start

  const at = (now: number): Position => {
    const elapsed = playing ? Math.max(0, now - from) * factor : 0
    if (elapsed === 0) return { fact, since, playing: playing && fact < schedule.length }
    const time = (fact === 0 ? 0 : schedule[fact - 1] as number) + since + elapsed
    const told = Math.max(fact, toldBy(schedule, time))
    const isOver = told === schedule.length
    return { fact: told, since: isOver ? 0 : time - (schedule[told - 1] ?? 0), playing: !isOver }
  }
  /** Goes on from where it is. */
  const fix = (now: number) => {
    const position = at(now)
    fact = position.fact
    since = position.since
    from = now
  }

  return {
    at,
    play: (play, now) => {
      fix(now)
      // At its end it begins again.
      if (play && fact === schedule.length) {
        fact = 0
        since = 0
      }
      playing = play
    },
    speed: (next, now) => {
      fix(now)
      factor = next > 0 && Number.isFinite(next) ? next : factor
    },
    factor: () => factor,
    seek: (to, now) => {
      playing = at(now).playing
      fact = Math.min(schedule.length, Math.max(0, Math.round(to)))
      since = 0
      from = now
    }
  }
}
