/**
 * The rows of a run in place order, with their sums. Tens of thousands are not gone through for each that comes: the latest facts say
 * which ones came since the last look.
 */
import { Decisions, type Event, type Example, type Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import * as Candidate from "./Candidate.ts"
import * as Sums from "./Sums.ts"

type Row = Candidate.Row
/** What rows are of. */
export type Run = Pick<Watched.Watched, "chronicle" | "world">

/** All rows of a world. */
export interface Rows {
  readonly all: ReadonlyArray<Row>
  readonly byId: ReadonlyMap<string, Row>
  readonly byAgent: ReadonlyMap<string, ReadonlySet<string>>
  readonly sums: Sums.Sums
}

/** Rows, and what they were made of. */
interface Looked {
  readonly examples: Run["world"]["examples"]
  readonly decisions: Run["world"]["decisions"]
  /** What people decided, by row. */
  readonly decided: ReadonlyMap<string, Event.Decided>
  /** The number of the last fact that was known. */
  readonly fact: number
  readonly rows: Rows
  /** Those of the rows, to be added to: who holds older rows does not mind newer ones in them. */
  readonly byId: Map<string, Row>
  readonly byAgent: Map<string, Set<string>>
}

const none: ReadonlyMap<string, Event.Decided> = new Map()

const decidedIn = ({ world }: Run): ReadonlyMap<string, Event.Decided> =>
  HashMap.size(world.decisions) === 0 ? none : Decisions.last(world)

const lastFact = ({ chronicle: { entries } }: Run): number => entries.at(-1)?.id ?? -1

const enter = (row: Row, { byAgent, byId }: Pick<Looked, "byAgent" | "byId">): void => {
  byId.set(row.id, row)
  if (row.agent === "") return
  const rows = byAgent.get(row.agent) ?? new Set<string>()
  byAgent.set(row.agent, rows.add(row.id))
}

/** All rows gone through. */
const anew = (run: Run): Looked => {
  const { decisions, examples } = run.world
  const decided = decidedIn(run)
  const all: Array<Row> = []
  for (const example of HashMap.values(examples)) all.push(Candidate.make(example, decided.get(example.id)))
  all.sort(Candidate.inOrder)
  const known = { byId: new Map<string, Row>(), byAgent: new Map<string, Set<string>>() }
  for (const row of all) enter(row, known)
  const rows = { all, ...known, sums: Sums.of(all) }
  return { examples, decisions, decided, fact: lastFact(run), rows, ...known }
}

/** The ids of the rows that are other than before; undefined where the latest facts do not say. */
const changedSince = (
  run: Run,
  { before, decided }: { readonly before: Looked; readonly decided: Looked["decided"] }
): ReadonlySet<string> | undefined => {
  const { chronicle: { entries }, world: { examples } } = run
  const changed = new Set<string>()
  if (before.examples !== examples) {
    let at = entries.length - 1
    for (; at >= 0 && (entries[at]?.id ?? 0) > before.fact; at--) {
      const { place = "", tag } = entries[at] ?? {}
      const id = tag === "Judged" ? /^(?:synthesis|class)\/(.+)\/judged$/.exec(place)?.[1] : undefined
      if (id !== undefined) changed.add(id)
    }
    let more = 0
    for (const id of changed) if (!before.byId.has(id)) more++
    if (HashMap.size(examples) !== before.rows.all.length + more) return undefined
  }
  if (before.decisions !== run.world.decisions) {
    for (const [id, decision] of decided) if (before.decided.get(id) !== decision) changed.add(id)
    for (const id of before.decided.keys()) if (!decided.has(id)) changed.add(id)
  }
  return changed
}

/** The rows before with those that are other since. */
const goOn = (run: Run, before: Looked): Looked => {
  const { decisions, examples } = run.world
  const decided = before.decisions === decisions ? before.decided : decidedIn(run)
  const changed = changedSince(run, { before, decided })
  if (changed === undefined) return anew(run)
  const all = before.rows.all.slice()
  let { sums } = before.rows
  for (const id of changed) {
    const example = Option.getOrUndefined(HashMap.get(examples, id))
    if (example === undefined) return anew(run)
    const old = before.byId.get(id)
    const made = Candidate.make(example, decided.get(id))
    // Of a row that is long past the calls are held no more.
    const row = old !== undefined && example.makings.length === 0 ? { ...made, tokens: old.tokens } : made
    all.splice(Candidate.placeIn(all, row), old === undefined ? 0 : 1, row)
    sums = Sums.add(sums, { row, before: old })
    enter(row, before)
  }
  const { byAgent, byId } = before
  return { examples, decisions, decided, fact: lastFact(run), byId, byAgent, rows: { all, byId, byAgent, sums } }
}

/** True where the first row is the very one that was known: of another run, or of one that was read anew, it is not. */
const isSame = ({ world }: Run, { examples, rows: { all: [first] } }: Looked): boolean =>
  first !== undefined && Option.getOrUndefined(HashMap.get(world.examples, first.id)) !== undefined &&
  Option.getOrUndefined(HashMap.get(world.examples, first.id)) ===
    Option.getOrUndefined(HashMap.get(examples, first.id))

let last: Looked | undefined

/** The rows of a run. */
export const of = (run: Run): Rows => {
  const { decisions, examples } = run.world
  if (last !== undefined && last.examples === examples && last.decisions === decisions) return last.rows
  // A replay that is wound back has fewer facts.
  const isLater = last !== undefined && lastFact(run) >= last.fact && isSame(run, last)
  last = isLater && last !== undefined ? goOn(run, last) : anew(run)
  return last.rows
}

const asDecided = new WeakMap<Example.Example, { readonly decided: Event.Decided; readonly example: Example.Example }>()

/** A row in full, as people decided; undefined where there is none. */
export const exampleOf = (run: Run, id: string): Example.Example | undefined => {
  const example = Option.getOrUndefined(HashMap.get(run.world.examples, id))
  of(run)
  const decided = last?.decided.get(id)
  if (example === undefined || decided === undefined) return example
  const known = asDecided.get(example)
  if (known?.decided === decided) return known.example
  const made = Decisions.decide(example, decided)
  asDecided.set(example, { decided, example: made })
  return made
}

/** The rows that were written for an agent, in order. */
export const ofAgent = (run: Run, agent: string): ReadonlyArray<Row> => {
  const { byAgent, byId } = of(run)
  return [...byAgent.get(agent) ?? []].flatMap((id) => byId.get(id) ?? []).toSorted(Candidate.inOrder)
}
