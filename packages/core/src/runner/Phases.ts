/** The phases of a run as its leader sees them: what can be asked elsewhere is, and what has an order is decided here. */
import { Effect } from "effect"
import type * as Stretch from "../domain/Stretch.ts"
import * as EventLog from "../log/EventLog.ts"
import { Others } from "../log/postgres/PostgresStore.ts"
import * as World from "../log/World.ts"
import * as Pipeline from "../Pipeline.ts"
import * as Recipe from "../Recipe.ts"
import * as Simulation from "../simulation/Simulation.ts"
import type { Wave } from "../synthesis/Synthesis.ts"
import * as Group from "./Group.ts"
import type { Host, Own } from "./Host.ts"

/** Leases of whoever leads: nobody else writes the facts that have an order. */
const lease = "leader"

/** People, questions and candidates that one worker takes at once. */
const size = { people: 50, questions: 25, candidates: 32 }

/** Does a phase over all that is known of the run by now. */
const leading = <A, E>(phase: (host: Host) => Effect.Effect<A, E, Own>) => (host: Host) =>
  host.under(
    lease,
    Effect.andThen(Effect.flatMap(Others, ({ catchUp }) => catchUp), Pipeline.under(host.recipe)(phase(host)))
  )

const ask = ({ spread }: Host, _tag: "People" | "Questions") => (stretch: Stretch.Stretch) =>
  spread({ _tag, ...stretch })

/** A wave goes out in slices: never a row by itself, and not all to one worker. */
const askWave = ({ spread }: Host) => ({ candidates, ...wave }: Wave) =>
  Effect.forEach(
    Array.from({ length: Math.ceil(candidates.length / size.candidates) }, (_, nth) =>
      candidates.slice(nth * size.candidates, (nth + 1) * size.candidates)),
    (slice) =>
      spread({ _tag: "Wave", ...wave, candidates: slice }),
    { concurrency: "unbounded", discard: true }
  )

const people = leading((host) =>
  Recipe.hasSociety(host.recipe)
    ? Pipeline.people(host.recipe, {
      profiles: host.inputs.profiles,
      ahead: { size: size.people, ask: ask(host, "People") }
    })
    : Effect.void
)

/** Has all groups lived, and waits for the last of them. */
const simulation = (host: Host) =>
  Effect.gen(function*() {
    const { life, recipe, sitting, under } = host
    if (!Recipe.hasSociety(recipe) || Recipe.episodesWanted(recipe) === 0) return
    const shared = yield* life
    const begun = Effect.gen(function*() {
      const world = yield* EventLog.currentWorld
      if (world.ended !== undefined) return true
      yield* Group.begin(sitting, World.groups(world).map(({ group }) => group.id))
      return false
    })
    if (yield* under(lease, begun)) return
    yield* Simulation.isOver(shared)
    yield* leading(() => Simulation.conclude(shared))(host)
  })

const lessons = leading((host) =>
  Effect.gen(function*() {
    const { inputs: { questions }, recipe, scenarios } = host
    if (!Recipe.hasClass(recipe)) return
    const gear = yield* host.gear
    const ahead = { size: size.questions, ask: ask(host, "Questions") }
    yield* Pipeline.lessons(recipe, { gear, scenarios, questions, ahead })
  })
)

const synthesis = leading((host) =>
  Effect.gen(function*() {
    const { recipe } = host
    if (Recipe.wanted(recipe) === 0) return
    yield* Pipeline.synthesis(recipe, { gear: yield* host.gear, ahead: askWave(host) })
  })
)

/** The data set is written where the run was submitted, but what it asks is asked where keys and servers are. */
const dataset = leading(({ recipe }) => Pipeline.measure(recipe))

/** A phase, led here. */
export interface Phase {
  readonly name: string
  readonly work: (host: Host) => Effect.Effect<void, unknown>
}

/** All phases in their order. */
export const all: ReadonlyArray<Phase> = [
  { name: "people", work: people },
  { name: "simulation", work: simulation },
  { name: "class", work: lessons },
  { name: "synthesis", work: synthesis },
  { name: "dataset", work: dataset }
]
