/** Processes that live a society together, over one log; and a model some of whose answers are of no use. */
import { EventLog, Model, Seed, World } from "@stoa/core"
import { Effect, Fiber, Layer } from "effect"
import { Marks } from "../../../packages/core/src/log/Marks.ts"
import { keyOf } from "../../../packages/core/src/model/Recorded.ts"
import * as Renew from "../../../packages/core/src/population/Renew.ts"
import * as Simulation from "../../../packages/core/src/simulation/Simulation.ts"
import * as SharedLog from "../../support/sharedLog.ts"
import { answering, foundOf, type Size, told } from "./ring.ts"

/** A society, and how it lives. */
export interface Way
  extends Size, Pick<Simulation.SimulationOptions, "communication" | "episodes" | "routing" | "unit">
{
  readonly steps: number
  readonly window: number
  readonly schedule: "free" | "lockstep"
  /** Steps of everybody's plan. */
  readonly plan: number
  /** How often an agent finds another goal. */
  readonly goals: number
}

/** Of the questions and repairs this share comes back empty, so that some turns, routes and summaries come to nothing. */
const useless = 1 / 3

/** A reaction that changes the plan of whoever it is, or adds to one that was done. */
const revising = (text: string): string =>
  JSON.stringify({ ...JSON.parse(text), stepDone: false, revised: { title: "Go on", detail: text } })

/** A model whose answers hang on the question alone, and come late as chance will have it; notes what it is asked. */
export const asked = (calls: Map<string, string>, chance?: Seed.Chance) =>
  Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) => {
          calls.set(keyOf(model.name, request), request.place)
          const said = Seed.chance(Seed.at(request.seed, "said"))
          const isUseless = said.flip(useless)
          const isRevising = said.flip(1 / 2) && request.prompt === "react"
          // Some summaries are so late that their group has played on as far as it may.
          const late = request.prompt === "summarise" ? Math.floor((chance?.next() ?? 0) * 80) : 0
          return Effect.repeat(Effect.yieldNow, { times: late }).pipe(
            Effect.andThen(model.ask(request)),
            Effect.map((reply) => {
              if (isUseless) return { ...reply, text: "" }
              return isRevising ? { ...reply, text: revising(reply.text) } : reply
            })
          )
        }
      }))
  ).pipe(Layer.provide(answering(chance)))

/** The environment of a process. */
const inside = (process: SharedLog.Process, model: Layer.Layer<Model.Model>) =>
<A, E>(
  effect: Effect.Effect<A, E, EventLog.EventLog | Model.Model>
) =>
  effect.pipe(
    Effect.provideService(EventLog.EventLog, process.log),
    Effect.provideService(Marks, process.marks),
    Effect.provide(model)
  )

const optionsOf = (way: Way): Simulation.SimulationOptions => ({ ...way, renew: Renew.renew })

/** The facts that count, as text. */
export const textOf = (entries: ReadonlyArray<SharedLog.Entry>): string =>
  told(SharedLog.factsOf(entries), lastOf(entries))

/** The last step that counts. */
export const lastOf = (entries: ReadonlyArray<SharedLog.Entry>): number =>
  SharedLog.factsOf(entries).find((fact) => fact._tag === "SimulationEnded")?.step ?? Infinity

/** The society is founded and lived by one process alone; gives what came into the log, in its order. */
export const alone = Effect.fnUntraced(function*(way: Way, { calls, chance }: {
  readonly calls: Map<string, string>
  readonly chance?: Seed.Chance
}) {
  const shared = SharedLog.make([], chance)
  const process = shared.open()
  yield* inside(process, asked(calls, chance))(Effect.andThen(foundOf(way), Simulation.live(optionsOf(way))))
  return shared.entries
})

/** A log in which the society is founded. */
export const founded = Effect.fnUntraced(function*(way: Way, chance?: Seed.Chance) {
  const shared = SharedLog.make([], chance)
  yield* Effect.provideService(foundOf(way), EventLog.EventLog, shared.open().log)
  return shared
})

/** A process that lives some of the groups. */
export const join = Effect.fnUntraced(function*(
  { entries, open }: ReturnType<typeof SharedLog.make>,
  { model, way }: { readonly way: Way; readonly model: Layer.Layer<Model.Model> }
) {
  const process = open()
  const own = inside(process, model)
  yield* process.catchUp
  const shared = yield* own(Simulation.share(optionsOf(way)))
  const hearing = yield* Effect.forkChild(process.follow((entry) => Simulation.hear(shared, entry)))
  const hearAll = Effect.suspend(() =>
    Effect.forEach(SharedLog.marksOf(entries), (mark) => Simulation.hear(shared, mark), { discard: true })
  )
  yield* hearAll
  return {
    groups: Effect.map(process.log.world, (world) => World.groups(world).map(({ group }) => group.id)),
    /** Lives a group from where it stands to its end. */
    live: (id: string) =>
      Effect.andThen(Effect.andThen(process.catchUp, hearAll), own(Simulation.liveGroup(id, shared))),
    /** Waits for the end of all groups, and records the end. */
    conclude: Effect.andThen(
      Simulation.isOver(shared),
      Effect.andThen(process.catchUp, own(Simulation.conclude(shared)))
    ),
    shutOut: process.shutOut,
    leave: Fiber.interrupt(hearing)
  }
})
