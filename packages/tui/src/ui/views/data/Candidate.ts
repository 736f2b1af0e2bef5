/** A row as it is listed: as people decided, and what it came to. */
import { Decisions, Draft, type Event, type Example } from "@stoa/core"

/** What came of a candidate. */
export type State = "kept" | "dropped" | "accepted" | "rejected" | "edited"

/** A row with what is known of it at a glance; its texts are looked up, so that tens of thousands of them are not held twice. */
export interface Row {
  readonly id: string
  /** A text by which rows stand in place order. */
  readonly key: string
  readonly state: State
  readonly isKept: boolean
  /** What dropped it: the name of the first filter that did; "" for a row that stays. */
  readonly filter: string
  readonly kind: Example.Example["kind"]
  /** The number of its requirement; undefined for one of a class, which has a scenario. */
  readonly requirement: number | undefined
  readonly agent: string
  readonly tokens: number
  /** The points of a judge, of ten; -1 where none gave any. */
  readonly points: number
}

const states = { accept: "accepted", reject: "rejected", edit: "edited" } as const

/** A text that stands where the place does: its numbers in seven digits. */
const keyOf = (id: string): string => id.replaceAll(/\d+/g, (digits) => digits.padStart(7, "0"))

/** The points by which rows are compared: those of a judge of answers, or of one of five grades. */
const pointsOf = ({ ratings, rejected, safety }: Example.Example): number => {
  const scored = rejected?.scores?.chosen[0] ?? safety?.harmless
  if (scored !== undefined) return scored
  return ratings === undefined ? -1 : 2 * (Draft.qualities.indexOf(ratings.quality) + 1)
}

/** A row from what was judged and what people decided about it. */
export const make = (judged: Example.Example, decided: Event.Decided | undefined): Row => {
  const { verdicts } = decided === undefined ? judged : Decisions.decide(judged, decided)
  const filter = verdicts.find(({ keep }) => !keep)?.filter ?? ""
  return {
    id: judged.id,
    key: keyOf(judged.id),
    state: decided === undefined ? (filter === "" ? "kept" : "dropped") : states[decided.decision],
    isKept: filter === "",
    filter,
    kind: judged.kind,
    requirement: judged.requirement,
    agent: judged.sources.agents[0] ?? "",
    tokens: judged.makings.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0),
    points: pointsOf(judged)
  }
}

/** Place order. */
export const inOrder = (a: Row, b: Row): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)

/** Number of the first row of an ordered list that does not stand before this one. */
export const placeIn = (rows: ReadonlyArray<Row>, { key }: Row): number => {
  let [from, to] = [0, rows.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rows[middle] as Row).key < key) from = middle + 1
    else to = middle
  }
  return from
}
