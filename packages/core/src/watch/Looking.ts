/** What is read from run.db when somebody looks at it: single calls in full, and messages that are long past. */
import { HashMap, Option } from "effect"
import type { Acted, Event } from "../domain/Event.ts"
import type { Hearer, Message, MessageId } from "../domain/Message.ts"
import * as Place from "../domain/Place.ts"
import * as Sqlite from "../log/Sqlite.ts"
import { harmAt } from "../log/Trace.ts"
import type { World } from "../log/World.ts"
import { tallyOf } from "./Chronicle.ts"
import type { CallText, Lookup, Watched } from "./Watched.ts"

interface Row {
  readonly place: string
  readonly prompt: string
  readonly model: string
  readonly request: string
  readonly reply: string
}

/** Most calls that are read at once. */
const most = 100

/** What JSON that another process wrote says, or nothing where it is none. */
const parsed = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : {}
  } catch {
    return {}
  }
}

const replyOf = (text: string): string => {
  const { failure, text: said } = parsed(text) as { readonly text?: string; readonly failure?: { detail?: string } }
  return said ?? (failure === undefined ? "" : `(no answer: ${failure.detail ?? "the request was refused"})`)
}

const callText = (world: World, showSafety: boolean) => (row: Row): CallText => {
  const { parts = [], texts = [], turns = texts.map((content) => ({ role: "text", content })) } = parsed(
    row.request
  ) as {
    readonly turns?: CallText["turns"]
    readonly parts?: CallText["parts"]
    readonly texts?: ReadonlyArray<string>
  }
  const { model, place, prompt } = row
  const harm = harmAt(world, row)
  const isHidden = harm !== undefined && !showSafety
  return {
    place,
    prompt,
    model,
    turns: isHidden ? turns.map(({ content, role }) => ({ role, content: role === "system" ? content : "" })) : turns,
    parts,
    reply: isHidden ? "" : replyOf(row.reply),
    ...(harm === undefined ? {} : { harm })
  }
}

/** Reads a file for a moment; what cannot be read just now is as if it were not there. */
const using = <A>(filename: string, read: (db: Sqlite.Connection) => A, otherwise: A): A => {
  try {
    const { db } = Sqlite.openReader(filename)
    try {
      return read(db)
    } finally {
      db.close()
    }
  } catch {
    return otherwise
  }
}

/** A message as facts tell it, up to one of them. */
const messageIn = (db: Sqlite.Connection, id: MessageId, last: number): Message | undefined => {
  const at = db.prepare("SELECT body FROM events WHERE place = ? AND id <= ?")
  const fact = <Tag extends Event["_tag"]>(place: string, tag: Tag) => {
    const body = at.get(place, last)?.["body"]
    const event = typeof body === "string" ? JSON.parse(body) as Event : undefined
    return event?._tag === tag ? event as Extract<Event, { readonly _tag: Tag }> : undefined
  }
  const [group = "", step = "0", agent = ""] = id.split("/")
  const acted: Acted | undefined = fact(Place.join("simulation", step, group, agent), "Acted")
  if (acted === undefined) return undefined
  const hearers = (who: ReadonlyArray<string>, heard: Omit<Hearer, "agent">): Array<Hearer> =>
    who.map((agent) => ({ agent, ...heard }))
  const route = fact(Place.join("simulation", step, group, "route"), "Routed")?.routes.find(({ message }) =>
    message === id
  )
  const own = route === undefined ? [] : hearers(route.agents, { step: Number(step), group, reason: route.reason })
  // A group takes in what it was sent at the beginning of its next step.
  const others = (route?.groups ?? []).flatMap((other) => {
    const next = Number(step) + 1
    const found = fact(Place.join("simulation", next, other, "receive"), "Received")?.receptions
      .find(({ message }) => message === id)
    return found === undefined ? [] : hearers(found.agents, { step: next, group: other, reason: found.reason })
  })
  const heardBy = [...own, ...others].toSorted((a, b) => Place.compare(a.agent, b.agent))
  return { ...acted.message, heardBy, sentTo: (route?.groups ?? []).toSorted(Place.compare) }
}

/** Most answers that are remembered: whoever draws asks the same with every frame. */
const mostRemembered = 200

/** Gives what was found before as long as the same run is watched. */
const remembering = <A>(now: () => Watched, find: (watched: Watched, key: string) => A) => {
  let of: Watched | undefined
  const found = new Map<string, A>()
  return (key: string): A => {
    const watched = now()
    if (watched !== of || found.size > mostRemembered) found.clear()
    of = watched
    const known = found.has(key) ? found.get(key) as A : find(watched, key)
    found.set(key, known)
    return known
  }
}

/** Looks things up in a run as it is watched just now. */
export const make = (filename: string, now: () => Watched): Lookup => {
  const callsAt = (showSafety: boolean) =>
    remembering(now, ({ world }, place) =>
      using(
        filename,
        (db) =>
          (db.prepare(
            `SELECT place, prompt, model, request, reply FROM calls
              WHERE place = ? OR (place >= ? AND place < ?) ORDER BY id LIMIT ${most}`
          ).all(place, `${place}/`, `${place}0`) as unknown as Array<Row>).map(callText(world, showSafety)),
        [] as Array<CallText>
      ))
  const hidden = callsAt(false)
  const shown = callsAt(true)
  const past = remembering(now, ({ chronicle, replay }, id) => {
    // Of a past that is played, what comes later is not known.
    const last = replay === undefined ? Number.MAX_SAFE_INTEGER : chronicle.entries.at(-1)?.id ?? 0
    return using(filename, (db) => messageIn(db, id, last), undefined)
  })
  return {
    calls: (place, { showSafety = false } = {}) => (showSafety ? shown : hidden)(place),
    lastTurn: (agent) => tallyOf(now().chronicle, agent).lastPlace,
    message: (id) => Option.getOrUndefined(HashMap.get(now().world.messages, id)) ?? past(id)
  }
}
