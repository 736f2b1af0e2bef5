/** The rows of a run as the Data view lists them: in place order, as people decided, with what each came to. */
import { Decisions, type Event, Example, type World } from "@stoa/core"
import { HashMap } from "effect"

/** What came of a candidate. */
export type State = "kept" | "dropped" | "accepted" | "rejected" | "edited"

/** A row with what is known of it at a glance. */
export interface Row {
  readonly id: string
  /** As it was judged. */
  readonly judged: Example.Example
  /** As people decided. */
  readonly example: Example.Example
  readonly state: State
  /** What dropped it: the name of the first filter that did; "" for a row that stays. */
  readonly filter: string
  /** What the filter, or the person, said. */
  readonly reason: string
  readonly tokens: number
}

/** All rows of a world. */
export interface Rows {
  readonly all: ReadonlyArray<Row>
  readonly byId: ReadonlyMap<string, Row>
}

const states = { accept: "accepted", reject: "rejected", edit: "edited" } as const

const made = (judged: Example.Example, decided: Event.Decided | undefined): Row => {
  const example = decided === undefined ? judged : Decisions.decide(judged, decided)
  const dropped = example.verdicts.find(({ keep }) => !keep)
  return {
    id: judged.id,
    judged,
    example,
    state: decided === undefined ? (dropped === undefined ? "kept" : "dropped") : states[decided.decision],
    filter: dropped?.filter ?? "",
    reason: dropped?.reason ?? (decided === undefined ? "" : decided.note),
    tokens: judged.makings.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0)
  }
}

/** A text that stands where the place does: its numbers in seven digits. */
const keyOf = (id: string): string => id.replaceAll(/\d+/g, (digits) => digits.padStart(7, "0"))

const keys = new WeakMap<Example.Example, string>()
const plainRows = new WeakMap<Example.Example, Row>()

const key = (row: Row): string => {
  const known = keys.get(row.judged) ?? keyOf(row.id)
  keys.set(row.judged, known)
  return known
}

const inOrder = (a: Row, b: Row): number => (key(a) < key(b) ? -1 : 1)

/** Two lists in order as one. */
const merged = (a: ReadonlyArray<Row>, b: ReadonlyArray<Row>): ReadonlyArray<Row> => {
  if (b.length === 0) return a
  const all: Array<Row> = []
  let at = 0
  for (const row of a) {
    while (at < b.length && inOrder(b[at] as Row, row) < 0) all.push(b[at++] as Row)
    all.push(row)
  }
  return [...all, ...b.slice(at)]
}

/** The rows of the world before this one: most of them stay where they are. */
let before: { readonly examples: World.World["examples"]; readonly all: ReadonlyArray<Row> } | undefined
const ofWorld = new WeakMap<
  World.World["examples"],
  { readonly decisions: World.World["decisions"]; readonly rows: Rows }
>()

const gather = (world: World.World): ReadonlyArray<Row> => {
  const decisions = HashMap.size(world.decisions) === 0 ? new Map<string, Event.Decided>() : Decisions.last(world)
  const known = new Set<Example.Example>()
  const stays = (before?.all ?? []).filter((row) => {
    const isThere = HashMap.size(world.examples) > 0 && row === plainRows.get(row.judged) && !decisions.has(row.id)
    if (isThere) known.add(row.judged)
    return isThere
  })
  const there = new Set<Example.Example>()
  const more: Array<Row> = []
  for (const example of HashMap.values(world.examples)) {
    there.add(example)
    if (known.has(example)) continue
    const decided = decisions.get(example.id)
    const row = (decided === undefined ? plainRows.get(example) : undefined) ?? made(example, decided)
    if (decided === undefined) plainRows.set(example, row)
    more.push(row)
  }
  // In a replay that is wound back there are fewer.
  return merged(stays.filter(({ judged }) => there.has(judged)), more.toSorted(inOrder))
}

/** The rows of a world; those of one that was asked for before are at hand. */
export const of = (world: World.World): Rows => {
  const known = ofWorld.get(world.examples)
  if (known !== undefined && known.decisions === world.decisions) return known.rows
  const all = gather(world)
  before = { examples: world.examples, all }
  const rows = { all, byId: new Map(all.map((row) => [row.id, row])) }
  ofWorld.set(world.examples, { decisions: world.decisions, rows })
  return rows
}

const agents = new WeakMap<Rows, ReadonlyMap<string, ReadonlyArray<Row>>>()

/** The rows that were written for an agent, in order. */
export const ofAgent = (world: World.World, id: string): ReadonlyArray<Row> => {
  const rows = of(world)
  const known = agents.get(rows) ?? Map.groupBy(rows.all, ({ example }) => example.sources.agents[0] ?? "")
  agents.set(rows, known)
  return known.get(id) ?? []
}

/** True when it is a row of the data set. */
export const isKept = ({ example }: Pick<Row, "example">): boolean => Example.isKept(example)
