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
  readonly owner?: Owner | undefined
  /** A pulse stands in the file: an engine is at work, or ended without a word. */
  readonly hasPulse?: boolean
  /** Why the file, or part of it, cannot be read, in a sentence. */
  readonly trouble?: string
  /** True where that is damage of a part: what can be read of the file is read. */
  readonly isDamaged?: boolean
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
  pulse: undefined as number | undefined,
  observation: 0,
  commands: "",
  owner: "",
  /** What of it is damaged. */
  trouble: undefined as string | undefined,
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

  const whyOf = (error: unknown): string => oneLine(error instanceof Error ? error.message : String(error))

  /** Reads a part of a file; of one that is damaged the other parts are read all the same. */
  const part = <A>(read: () => A, otherwise: A): A => {
    try {
      return read()
    } catch (error) {
      if (Rows.isPassing(error)) throw error
      at.trouble ??= `Part of the log ${filename} cannot be read: ${whyOf(error)}.`
      return otherwise
    }
  }

  const readAttempts = (from: Rows.Rows, most: number) => {
    const call = from.lastCall()
    // Those that came to an end wait for the call at their place, and for nothing else.
    const moving = [...at.unsettled.values()].filter(({ state }) =>
      call !== at.call || state === "open" || state === "cut"
    )
    return {
      call,
      known: from.attemptsAt(moving.map(({ id }) => id)),
      added: from.attemptsAfter(at.attempt, most),
      last: from.lastAttempt()
    }
  }
  const takeAttempts = (
    { added, call, known }: Pick<ReturnType<typeof readAttempts>, "added" | "call" | "known">,
    isLive: boolean
  ): Array<Rows.Attempt> => {
    at.call = call
    const found = known.map((row) => asLeft(row, isLive)).filter((now) => {
      const before = at.unsettled.get(now.id)
      return now.state !== before?.state || now.prompt !== before.prompt
    })
    for (const row of added) {
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
    at.trouble = undefined
    const none = { call: at.call, known: [], added: [], last: 0 }
    const read = part(() => readAttempts(from, most), none)
    const { broken, facts } = part((): Rows.Facts => from.factsAfter(at.fact, most), { facts: [] })
    if (broken !== undefined) {
      at.trouble = `Fact ${broken} of the log ${filename} cannot be read: what was told before it is shown.`
    }
    const isMore = facts.length === most || read.added.length === most
    const lastFact = isMore && broken === undefined ? part(from.lastFact, 0) : 0
    const pulseAt = part(from.pulseAt, undefined)
    const pulse = pulseAt === undefined || pulseAt === at.pulse ? undefined : part(from.pulse, undefined)
    const said = part(() => from.observationsAfter(at.observation), { last: at.observation, observations: [] })
    const commands = part(from.commands, [])
    const owner = part(() => from.note("owner"), undefined) ?? ""
    // From here on nothing fails: what is read counts as read.
    at.fact = facts.at(-1)?.id ?? at.fact
    const attempts = takeAttempts(read, isLive)
    at.pulse = pulseAt
    at.observation = said.last
    const states = commands.map(({ id, state }) => `${id}${state}`).join(" ")
    const seen: Seen = {
      isOther: false,
      facts,
      attempts,
      left: isMore ? Math.max(0, lastFact - at.fact) + Math.max(0, read.last - at.attempt) : 0,
      hasPulse: pulseAt !== undefined,
      ...(pulse === undefined ? {} : { pulse }),
      ...(said.observations.length === 0 ? {} : { observations: said.observations }),
      ...(states === at.commands ? {} : { commands }),
      ...(owner === at.owner ? {} : { owner: Rows.ownerOf(owner) }),
      ...(at.trouble === undefined ? {} : { trouble: at.trouble, isDamaged: true })
    }
    at.commands = states
    at.owner = owner
    return seen
  }
  /** Nothing is new. */
  const asBefore = (): Seen => ({
    ...nothing,
    hasPulse: at.pulse !== undefined,
    ...(at.trouble === undefined ? {} : { trouble: at.trouble, isDamaged: true })
  })

  // A run that lost calls puts what it tells again in the place of what was left, and in the end forgets what it did not tell.
  const isRetold = (from: Rows.Rows, { facts }: Seen, isLeft: boolean): boolean => {
    try {
      return from.note("salvaged") !== undefined &&
        (isLeft || from.lastFact() < at.fact || facts.some(({ event }) => event._tag === "Saved"))
    } catch {
      // What was read counts all the same.
      return false
    }
  }

  const poll = (most: number, isLive: boolean): Seen => {
    try {
      const { db, file: found, isChanged, isReopened } = file.look()
      if (db === undefined) {
        rows = undefined
        return inFile === ""
          ? nothing
          : { ...nothing, trouble: `The log ${filename} is no longer there: what was read of it is shown.` }
      }
      const isOther = isRewritten || (inFile !== "" && inFile !== found)
      if (isOther) at = start()
      inFile = found
      isRewritten = isOther
      if (rows === undefined || isReopened) rows = Rows.of(db)
      if (!isOther && !isChanged && !isUnread && isLive === wasLive) return asBefore()
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
      return { ...nothing, trouble: `The log ${filename} cannot be read just now: ${whyOf(error)}.` }
    }
  }

  return {
    poll,
    factsAfter: (id, most) => {
      try {
        const { db } = file.look()
        return db === undefined ? [] : Rows.of(db).factsAfter(id, most).facts
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
