/** What the next size will need, from the one before, and whether it is to be had: pure. */

/** What a size took. */
export interface Took {
  readonly agents: number
  readonly seconds: number
  /** Seconds before there was anybody. */
  readonly warming: number
  /** Bytes of memory at most, and what the process held before there was anybody. */
  readonly memory: number
  readonly base: number
  /** Bytes of the log. */
  readonly disk: number
}

/** What there is. */
export interface Room {
  readonly seconds: number
  readonly memory: number
  readonly disk: number
}

/** What an agent takes where no size was tried: the figures of a thousand agents. */
const guess = { seconds: 0.008, memory: 50_000, disk: 20_000 }

/** What a process takes before there is anybody. */
const first = { base: 4e8, warming: 10 }

/** Memory grows in leaps while there are few: a small size says too little of a large one. */
const leastMemory = 45_000

/** What so many agents will need: as much for each as the size before, and a fifth more of time and memory. */
export const of = (agents: number, before: Took | undefined): Room => {
  const { base, warming } = before ?? first
  const each = before === undefined ? guess : {
    seconds: before.seconds / before.agents,
    memory: Math.max(leastMemory, (before.memory - before.base) / before.agents),
    disk: before.disk / before.agents
  }
  return {
    seconds: warming + 1.2 * agents * each.seconds,
    memory: base + 1.2 * agents * each.memory,
    disk: agents * each.disk
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`
const minutes = (seconds: number): string =>
  seconds < 120 ? `${Math.round(seconds)} s` : `${(seconds / 60).toFixed(0)} min`

/** A need in words. */
export const inWords = ({ disk, memory, seconds }: Room): string =>
  `about ${minutes(seconds)}, ${gigabytes(memory)} of memory, ${gigabytes(disk)} of disk`

/** Why a size cannot be had, in a sentence; undefined where it can. */
export const missing = (agents: number, need: Room, room: Room): string | undefined => {
  const stop = (what: string, there: string, how: string) =>
    `${agents.toLocaleString("en")} agents would take ${what}, and there ${there}: ${how}.`
  if (need.memory > room.memory) {
    return stop(
      `${gigabytes(need.memory)} of memory`,
      `are ${gigabytes(room.memory)}`,
      "take a machine with more, or fewer --agents"
    )
  }
  if (need.disk > room.disk) {
    return stop(`${gigabytes(need.disk)} of disk`, `are ${gigabytes(room.disk)}`, "name another folder with TMPDIR")
  }
  if (need.seconds > room.seconds) {
    return stop(minutes(need.seconds), `are ${minutes(Math.max(0, room.seconds))} left`, "give more --seconds")
  }
  return undefined
}
