/** Reads from run.db what is new since the last look, in pieces: facts, attempts, and what the engine says of itself. */
import { oneLine } from "../domain/PlainText.ts"
import type { Owner } from "../log/Notes.ts"
import type { Pulse } from "../log/Pulse.ts"
import * as Rows from "./Rows.ts"
import * as RunFile from "./RunFile.ts"
import type { CommandState, Watched } from "./Watched.ts"

/** What one look brings. */
export interface Seen {
  /** Another file, or one whose past was changed: what was read before counts for nothing. */
  readonly isOther: boolean
  readonly facts: ReadonlyArray<Rows.Told>
  /** Attempts that are new, or stand otherwise than when they were told last. */
  readonly attempts: ReadonlyArray<Rows.Attempt>
  /** Rows of facts and attempts that are there and not yet read, more or less. */
  readonly left: number
  /** What follows is absent where it is as it was. */
  readonly pulse?: { readonly at: number; readonly pulse: Pulse }
  readonly observations?: Watched["observations"]
  readonly commands?: ReadonlyArray<CommandState>
  readonly owner?: Owner
  /** Why the file cannot be read just now, in a sentence. */
  readonly trouble?: string
}

/** A file that is followed. */
export interface Tail {
  /** Reads at most so many rows of each sort. `isLive` false: what is open is nobody's any more. */
  readonly poll: (most: number, isLive: boolean) => Seen
  /** Facts once more, after one that was told before; none where they cannot be read just now. */
  readonly factsAfter: (id: number, most: number) => ReadonlyArray<Rows.Told>
  /** Nobody works on the run any more. */
  readonly rest: () => void
  readonly close: () => void
}

const nothing: Seen = { isOther: false, facts: [], attempts: [], left: 0 }

/** Most attempts whose call is not on record that are looked at again, the latest. */
const mostUnnamed = 256

/** How far the reading is. */
const start = () => ({
  fact: 0,
  attempt: 0,
  /** Attempts that were open, or whose prompt was not known, as they were told. */
  unsettled: new Map<number, Rows.Attempt>(),
  call: 0,
  pulse: 0,
  observation: 0,
  commands: "",
  owner: "",
  /** All that was there at first is read. */
  isCaughtUp: false
})

/** Follows a run.db, whether it is there or not. */
export const make = (filename: string): Tail => {
  const file = RunFile.make(filename)
  let rows: Rows.Rows | undefined
  let at = start()
  let inFile = ""
  let isUnread = false
  let wasLive = false
  /** What was told again went before what was read. */
  let isRewritten = false

  const asLeft = (attempt: Rows.Attempt, isLive: boolean): Rows.Attempt =>
    attempt.state === "open" && !isLive && !attempt.place.startsWith("interview")
      ? { ...attempt, state: "cut" }
      : attempt

  const attemptsNow = (from: Rows.Rows, most: number, isLive: boolean): Array<Rows.Attempt> => {
    const call = from.lastCall()
    // Those that came to an end wait for the call at their place, and for nothing else.
    const moving = [...at.unsettled.values()].filter(({ state }) =>
      call !== at.call || state === "open" || state === "cut"
    )
    at.call = call
    const found = from.attemptsAt(moving.map(({ id }) => id)).map((row) => asLeft(row, isLive)).filter((now) => {
      const before = at.unsettled.get(now.id)
      return now.state !== before?.state || now.prompt !== before.prompt
    })
    for (const row of from.attemptsAfter(at.attempt, most)) {
      at.attempt = row.id
      found.push(asLeft(row, isLive))
    }
    for (const now of found) {
      at.unsettled.delete(now.id)
      if (now.state === "open" || now.prompt === undefined) at.unsettled.set(now.id, now)
    }
    let over = at.unsettled.size - mostUnnamed
    for (const [id, { state }] of at.unsettled) {
      if (over <= 0) break
      if (state === "open") continue
      at.unsettled.delete(id)
      over--
    }
    return found
  }

  const read = (from: Rows.Rows, most: number, isLive: boolean): Seen => {
    const facts = from.factsAfter(at.fact, most)
    at.fact = facts.at(-1)?.id ?? at.fact
    const attempts = attemptsNow(from, most, isLive)
    const left = facts.length < most && attempts.length < most
      ? 0
      : Math.max(0, from.lastFact() - at.fact) + Math.max(0, from.lastAttempt() - at.attempt)
    const pulse = from.pulseAfter(at.pulse)
    const observations = from.observationsAfter(at.observation)
    const commands = from.commands()
    const owner = from.note("owner") ?? ""
    at.pulse = pulse?.at ?? at.pulse
    at.observation = observations.at(-1)?.id ?? at.observation
    const said = commands.map(({ id, state }) => `${id}${state}`).join(" ")
    const seen: Seen = {
      isOther: false,
      facts,
      attempts,
      left,
      ...(pulse === undefined ? {} : { pulse }),
      ...(observations.length === 0 ? {} : { observations }),
      ...(said === at.commands ? {} : { commands }),
      ...(owner === at.owner ? {} : { owner: JSON.parse(owner) as Owner })
    }
    at.commands = said
    at.owner = owner
    return seen
  }

  // A run that lost calls puts what it tells again in the place of what was left, and in the end forgets what it did not tell.
  const isRetold = (from: Rows.Rows, { facts }: Seen, isLeft: boolean): boolean =>
    from.note("salvaged") !== undefined &&
    (isLeft || from.lastFact() < at.fact || facts.some(({ event }) => event._tag === "Saved"))

  const poll = (most: number, isLive: boolean): Seen => {
    let isReading = false
    try {
      const { db, file: found, isChanged, isReopened } = file.look()
      if (db === undefined) {
        rows = undefined
        return nothing
      }
      const isOther = isRewritten || (inFile !== "" && inFile !== found)
      if (isOther) at = start()
      inFile = found
      isRewritten = false
      if (rows === undefined || isReopened) rows = Rows.of(db)
      if (!isOther && !isChanged && !isUnread && isLive === wasLive) return nothing
      isReading = true
      const isLeft = wasLive && !isLive
      const seen = read(rows, most, isLive)
      isUnread = seen.left > 0
      wasLive = isLive
      isRewritten = at.isCaughtUp && isRetold(rows, seen, isLeft)
      at.isCaughtUp ||= !isUnread
      return isOther ? { ...seen, isOther } : seen
    } catch (error) {
      file.close()
      rows = undefined
      // Half of what was read is lost.
      isRewritten ||= isReading
      const reason = oneLine(error instanceof Error ? error.message : String(error))
      return { ...nothing, trouble: `The log ${filename} cannot be read just now: ${reason}.` }
    }
  }

  return {
    poll,
    factsAfter: (id, most) => {
      try {
        const { db } = file.look()
        return db === undefined ? [] : Rows.of(db).factsAfter(id, most)
      } catch {
        return []
      }
    },
    rest: () => {
      file.rest()
      rows = undefined
    },
    close: file.close
  }
}
