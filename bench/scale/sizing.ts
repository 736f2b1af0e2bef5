/**
 * What runs of several sizes take, worked out from figures (figures.ts): pure. `node bench/scale/sizing.ts` prints the table of
 * docs/scale.md.
 */
import { table } from "../engine/table.ts"
import { assumed, measured } from "./figures.ts"

/** How large a run is. */
export interface Size {
  readonly agents: number
  readonly steps: number
  readonly examples: number
}

/** What all work must go through, and what sets its pace by itself. */
export type Part = "endpoint" | "neighbours" | "workers" | "PostgreSQL" | "forming" | "gates"

/** What ends a run of a size, as the cluster stands. */
export type Wall = "heap" | "silence" | "statement"

/** What a run takes. */
export interface Sized extends Size {
  readonly calls: number
  readonly facts: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly dollars: number
  /** Hours that each part would take if nothing but it took time. */
  readonly hours: { readonly [K in Part]: number }
  /** Hours that each worker spends on what others tell; of those of the workers. */
  readonly following: number
  /** The part that takes longest, and the one that does where the endpoint is as quick as one likes. */
  readonly first: Part
  readonly next: Part
  readonly walls: ReadonlyArray<Wall>
  /** GB: the world that each worker holds, what one process would hold that did all of it alone, what the gates hold in the one process that judges, the log. */
  readonly memory: number
  readonly alone: number
  readonly gates: number
  readonly disk: number
  /** While the first part sets the pace: writes into PostgreSQL a second, and megabits that workers read of each other. */
  readonly writes: number
  readonly network: number
  /** Calls in flight with which the endpoint takes no longer than the next part. */
  readonly slots: number
}

const hour = 3600
const micro = 1e-6

/** Microseconds in which a row is found to say the same as another, or not, among so many. */
const semanticAt = (rows: number): number =>
  measured.semantic.value * measured.semanticGrowth.value ** Math.max(0, Math.log10(rows / 100_000))

const longest = (hours: Sized["hours"], parts: ReadonlyArray<Part>): Part =>
  parts.reduce((most, part) => (hours[part] > hours[most] ? part : most))

/** What a run takes. */
export const size = ({ agents, examples, steps }: Size): Sized => {
  const turns = agents * steps
  const tried = examples / measured.kept.value
  const calls = {
    people: agents * measured.callsAnAgent.value,
    turns: turns * measured.callsAStep.value,
    rows: tried * measured.callsAnExample.value
  }
  const all = calls.people + calls.turns + calls.rows
  const facts = agents * measured.factsAnAgent.value + turns * measured.factsAStep.value +
    tried * measured.factsAnExample.value
  const slots = assumed.slots.value * measured.busy.value
  const workers = assumed.workers.value
  // Each worker reads what all others tell.
  const following = facts * (workers - 1) / workers * measured.follow.value * micro / hour
  const hours = {
    endpoint: all * assumed.seconds.value / slots / hour,
    neighbours: calls.turns * assumed.seconds.value / (agents * measured.inFlight.value) / hour,
    workers: all * measured.cpuACall.value * micro / workers / hour + following,
    PostgreSQL: ((facts + measured.writesAnAttempt.value * all) / measured.postgresFacts.value +
      all / measured.postgresCalls.value) / hour,
    forming: agents * measured.cpuForming.value * micro / hour,
    gates: tried * (measured.judging.value + semanticAt(examples)) * micro / hour
  }
  const parts = Object.keys(hours) as ReadonlyArray<Part>
  const first = longest(hours, parts)
  const next = longest(hours, parts.filter((part) => part !== "endpoint"))
  const seconds = hours[first] * hour
  const inputTokens = calls.people * measured.inputPerson.value + calls.turns * measured.inputTurn.value +
    calls.rows * measured.inputRow.value
  const outputTokens = calls.people * measured.outputPerson.value + calls.turns * measured.outputTurn.value +
    calls.rows * measured.outputRow.value
  const memory = (agents * measured.worldAgent.value + turns * measured.worldStep.value +
    tried * measured.worldExample.value + facts * measured.worldFact.value) / 1e6
  const walls: ReadonlyArray<readonly [wall: Wall, stands: boolean]> = [
    ["heap", memory * 1e3 > assumed.heap.value],
    ["silence", agents * measured.society.value * micro > assumed.lock.value],
    ["statement", agents * measured.bytesEnrolled.value > assumed.message.value]
  ]
  return {
    agents,
    steps,
    examples,
    calls: all,
    facts,
    inputTokens,
    outputTokens,
    dollars: (inputTokens * assumed.input.value + outputTokens * assumed.output.value) / 1e6,
    hours,
    following,
    first,
    next,
    walls: walls.flatMap(([wall, stands]) => stands ? [wall] : []),
    memory,
    alone: (agents * measured.residentAgent.value + (turns - agents) * measured.worldStep.value +
      tried * (measured.worldExample.value + measured.gateRow.value)) / 1e6,
    gates: tried * measured.gateRow.value / 1e6,
    disk: (agents * measured.logAgent.value + turns * measured.logStep.value + tried * measured.logExample.value) / 1e6,
    writes: (facts + (1 + measured.writesAnAttempt.value) * all) / seconds,
    network: facts * measured.bytesAFact.value * 8 * (workers - 1) / seconds / 1e6,
    slots: all * assumed.seconds.value / measured.busy.value / (hours[next] * hour)
  }
}

/** Workers at which a worker spends as much on what others tell as on calls of its own: more make a run hardly shorter. */
export const mostWorkers = (): number => {
  const { calls, facts } = size({ agents: 1, steps: assumed.steps.value, examples: assumed.steps.value })
  return calls * measured.cpuACall.value / (facts * measured.follow.value)
}

const whole = (value: number): string => Math.round(value).toLocaleString("en")

/** Two or three digits that count. */
const short = (value: number): string =>
  value >= 1e9
    ? `${Number((value / 1e9).toPrecision(3))} G`
    : value >= 1e6
    ? `${Number((value / 1e6).toPrecision(3))} M`
    : value >= 1000
    ? whole(value)
    : `${Number(value.toPrecision(2))}`

/** The sizes of the table: an example for each step of an agent. */
export const sizes: ReadonlyArray<Size> = [1_000, 10_000, 100_000, 1_000_000].map((agents) => ({
  agents,
  steps: assumed.steps.value,
  examples: agents * assumed.steps.value
}))

/** The table of some sizes, as Markdown. */
export const tableOf = (some: ReadonlyArray<Size>): string => {
  const all = some.map(size)
  const line = (name: string, value: (sized: Sized) => string) => [name, ...all.map(value)]
  const hours = (name: string, part: Part) => line(`${name}, hours`, (sized) => short(sized.hours[part]))
  return table(["agents", ...all.map(({ agents }) => whole(agents))], [
    line("examples", ({ examples }) => whole(examples)),
    line("calls", ({ calls }) => short(calls)),
    line("facts", ({ facts }) => short(facts)),
    line("tokens in", ({ inputTokens }) => short(inputTokens)),
    line("tokens out", ({ outputTokens }) => short(outputTokens)),
    line("dollars, at the prices taken", ({ dollars }) => short(dollars)),
    hours("endpoint", "endpoint"),
    hours("neighbours", "neighbours"),
    hours("workers", "workers"),
    line("following, of these, hours", ({ following }) => short(following)),
    hours("PostgreSQL", "PostgreSQL"),
    hours("forming", "forming"),
    hours("gates", "gates"),
    line("**what takes longest**", ({ first }) => first),
    line("with an endpoint as quick as one likes", ({ next }) => next),
    line("slots for that", ({ slots }) => short(slots)),
    line("world of each worker, GB", ({ memory }) => short(memory)),
    line("one process that does all, GB", ({ alone }) => short(alone)),
    line("of the gates alone, GB", ({ gates }) => short(gates)),
    line("log, GB", ({ disk }) => short(disk)),
    line("writes a second", ({ writes }) => short(writes)),
    line("workers read, Mbit/s", ({ network }) => short(network)),
    line("**what ends it, as it stands**", ({ walls }) => walls.length === 0 ? "nothing" : walls.join(", "))
  ])
}

/** The figures that it is worked out from, as Markdown. */
export const tableOfFigures = (): string =>
  [measured, assumed].map((figures) =>
    table(
      ["what", "figure", "from"],
      Object.values(figures).map(({ from, unit, value }) => [unit, value.toLocaleString("en"), from])
    )
  ).join("\n\n")

if (import.meta.main) console.log(`${tableOf(sizes)}\n\n${tableOfFigures()}`)
