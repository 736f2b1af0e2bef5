/** The log of a run as it is listed: facts in sentences and lines of the log file, in the order of their times. */
import type { Watched } from "@stoa/core"
import * as Query from "../../state/Query.ts"

/** How grave a line is, least first. */
export const levels = ["info", "notice", "warning", "error"] as const
export type Level = typeof levels[number]

/** A line: a fact, or one of the log file. */
export interface LogItem {
  readonly id: string
  readonly at: number | undefined
  readonly level: Level
  /** Step and group, where it has them; the log file's lines are of the run. */
  readonly where: string
  readonly text: string
  readonly agent: string | undefined
  readonly message: string | undefined
  readonly row: string | undefined
}

/** The lines of a moment. */
export interface Lines {
  readonly all: ReadonlyArray<LogItem>
  readonly byId: ReadonlyMap<string, LogItem>
  readonly counts: Readonly<Record<Level, number>>
}

const whereOf = ({ place, tag }: Watched.Entry): string => {
  const [phase, first = "", second = ""] = place.split("/")
  if (phase === "simulation") return second.startsWith("g") ? `${first} ${second}` : first
  if (phase === "synthesis" || phase === "class") return `${first}${/^w\d/.test(second) ? `/${second}` : ""}`
  if (phase === "population") return "people"
  return phase === "decision" ? "person" : tag === "Saved" ? "data" : phase ?? ""
}

/** The row that a fact is about. */
const rowAt = ({ place, tag }: Watched.Entry): string | undefined =>
  tag === "Judged" || tag === "Decided"
    ? /^(?:synthesis|class|decision)\/(r\d+\/w\d+\/\d+|c\d+\/[^/]+\/\d+)(?:\/|$)/.exec(place)?.[1]
    : undefined

const ofEntries = new WeakMap<Watched.Entry, LogItem>()

const ofEntry = (entry: Watched.Entry): LogItem => {
  const known = ofEntries.get(entry)
  if (known !== undefined) return known
  const { agent, at, id, level, message, text } = entry
  const item = { id: String(id), at, level, where: whereOf(entry), text, agent, message, row: rowAt(entry) }
  ofEntries.set(entry, item)
  return item
}

const levelOf = (level: string): Level => {
  const word = level.toLowerCase()
  return word.startsWith("err") || word === "fatal" ? "error" : word.startsWith("warn") ? "warning" : "info"
}

/** A line of the log file as people read it: the commonest without the form that programs need. */
const told = (text: string): string => {
  const [, phase] = /^the phase begins phase=(\S+)$/.exec(text) ?? []
  if (phase !== undefined) return `phase: ${phase}`
  const [, state, answer] = /^a command is answered state=(\S+) answer=(.*)$/.exec(text) ?? []
  if (answer === undefined) return text
  const said = answer.startsWith("\"") && answer.endsWith("\"") ? answer.slice(1, -1) : answer
  return `command${state === "refused" ? " refused" : ""}: ${said}`
}

const ofLines = new WeakMap<Watched.LogLine, LogItem>()

const ofLine = (line: Watched.LogLine, nth: number): LogItem => {
  const known = ofLines.get(line)
  if (known !== undefined) return known
  const at = Date.parse(line.at)
  const item: LogItem = {
    id: `log ${line.at} ${nth}`,
    at: Number.isNaN(at) ? undefined : at,
    level: levelOf(line.level),
    where: "run.log",
    text: told(line.text),
    agent: /\b(a\d{4,})\b/.exec(line.text)?.[1],
    message: undefined,
    row: undefined
  }
  ofLines.set(line, item)
  return item
}

/** Two lists in the order of their times as one; what has no time stays where it is in its own. */
const merged = (facts: ReadonlyArray<LogItem>, lines: ReadonlyArray<LogItem>): ReadonlyArray<LogItem> => {
  if (facts.every(({ at }) => at === undefined)) return [...lines, ...facts]
  const all: Array<LogItem> = []
  let next = 0
  for (const fact of facts) {
    while (next < lines.length && (lines[next]?.at ?? 0) <= (fact.at ?? -Infinity)) all.push(lines[next++] as LogItem)
    all.push(fact)
  }
  return [...all, ...lines.slice(next)]
}

let last: {
  readonly entries: Watched.Chronicle["entries"]
  readonly log: Watched.Watched["log"]
  readonly lines: Lines
} | undefined

/** The lines of a run, put together once for the same facts and the same log. */
export const of = ({ chronicle: { entries }, log }: Pick<Watched.Watched, "chronicle" | "log">): Lines => {
  if (last?.entries === entries && last.log === log) return last.lines
  const all = merged(entries.map(ofEntry), log.map(ofLine))
  const counts = { info: 0, notice: 0, warning: 0, error: 0 }
  for (const { level } of all) counts[level]++
  const lines = { all, byId: new Map(all.map((item) => [item.id, item])), counts }
  last = { entries, log, lines }
  return lines
}

const listed = new WeakMap<Lines, { readonly key: string; readonly ids: ReadonlyArray<string> }>()

/** The ids of the lines from a level on that fit a filter, put together once. */
export const listedOf = (
  lines: Lines,
  { filter, from }: { readonly from: Level; readonly filter: string }
): ReadonlyArray<string> => {
  const key = `${from} ${filter}`
  const known = listed.get(lines)
  if (known?.key === key) return known.ids
  const least = levels.indexOf(from)
  const query = Query.parse(filter)
  const ids = lines.all.filter(({ agent, level, text, where }) =>
    levels.indexOf(level) >= least &&
    (query.terms.length === 0 || Query.matches(query, { level, where, agent, text }))
  ).map(({ id }) => id)
  listed.set(lines, { key, ids })
  return ids
}

/** What a line opens: the message, row or agent it tells of. */
export const opens = (id: string) => {
  const item = last?.lines.byId.get(id)
  if (item?.message !== undefined) return { view: "message" as const, subject: item.message }
  if (item?.row !== undefined) return { view: "row" as const, subject: item.row }
  return item?.agent === undefined ? undefined : { view: "agent" as const, subject: item.agent }
}
