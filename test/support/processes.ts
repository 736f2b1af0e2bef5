/** Several processes that work on one run, in memory: its facts and calls are shared, each has a world and models of its own. */
import { Embedder, type Event, EventLog, Fold, Model, Rehearsal, Sandbox, World } from "@stoa/core"
import { Context, Effect, Equal, Layer } from "effect"
import { CallStore } from "../../packages/core/src/log/CallStore.ts"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"

/** What a run has on record. */
export interface OnRecord {
  readonly facts: Map<string, Event.Event>
  readonly calls: CallStore["Service"]
}

/** All that a phase asks for. */
export type Services = EventLog.EventLog | CallStore | Model.Model | Embedder.Embedder

/** One that works on it. */
export interface Process {
  /** The places at which its model was asked, its embedder, and its sandbox: what was on record was not. */
  readonly asked: Array<string>
  readonly embedded: Array<string>
  readonly ran: Array<string>
  /** Learns what others have told; nothing of it before. */
  readonly catchUp: () => void
  readonly world: () => World.World
  /** Does something apart from whoever asks for it, as another process would. */
  readonly run: <A, E>(effect: Effect.Effect<A, E, Services>) => Effect.Effect<A, E>
}

/** A run with these facts on record, and these answered calls. */
export const onRecord = Effect.fnUntraced(function*(
  facts: Iterable<Event.Event> = [],
  calls?: CallStore["Service"]
) {
  const found: OnRecord = {
    facts: new Map([...facts].map((fact) => [fact.place, fact])),
    calls: calls ?? Context.get(yield* Layer.build(CallStore.memory), CallStore)
  }
  return found
})

/** A log over what is on record. As of a run in PostgreSQL: it begins with all facts, and each place counts once. */
const logOf = ({ facts }: OnRecord) => {
  let world = World.empty
  const seen = new Set<string>()
  const learn = (fact: Event.Event) => {
    if (seen.has(fact.place)) return
    seen.add(fact.place)
    world = Fold.apply(world, fact)
  }
  const catchUp = () => [...facts.values()].forEach(learn)
  catchUp()
  const log = EventLog.EventLog.over({
    store: (added) =>
      Effect.suspend(() => {
        const taken = added.find((fact) => !Equal.equals(facts.get(fact.place) ?? fact, fact))
        if (taken !== undefined) {
          return Effect.fail(
            new EventLog.LogError({ file: "in memory", detail: `another fact stands at ${taken.place} already` })
          )
        }
        for (const fact of added) if (!facts.has(fact.place)) facts.set(fact.place, fact)
        return Effect.void
      }),
    load: Effect.sync(() => [...facts.values()]),
    loadTagged: (tag) => Effect.sync(() => [...facts.values()].filter(({ _tag }) => _tag === tag)),
    places: Effect.sync(() => [...facts.keys()])
  })
  const appendAll = (added: ReadonlyArray<Event.Event>) => Effect.map(log.appendAll(added), () => added.forEach(learn))
  const shared = EventLog.EventLog.of({
    ...log,
    append: (fact) => appendAll([fact]),
    appendAll,
    world: Effect.sync(() => world)
  })
  return { log: shared, catchUp, world: () => world }
}

/** How a process is opened. */
export interface OpenOptions {
  /** It stands in what its sandbox finds. */
  readonly name: string
  /** Milliseconds an answer takes at most; default none. */
  readonly longest?: number
  /** The places where the model says nothing; default none. */
  readonly spoiled?: RegExp
}

/** Opens the run in one more process. */
export const open = Effect.fnUntraced(function*(run: OnRecord, { longest = 0, name, spoiled = /$^/ }: OpenOptions) {
  const { catchUp, log, world } = logOf(run)
  const asked: Array<string> = []
  const embedded: Array<string> = []
  const ran: Array<string> = []
  const model = Layer.effect(
    Model.Model,
    Effect.map(Model.Model, (model) =>
      Model.Model.of({
        name: model.name,
        ask: (request) =>
          Effect.suspend(() => {
            asked.push(request.place)
            const known = spoiled.test(request.place) ? { ...request, rehearse: () => "" } : request
            return longest === 0 ? model.ask(known) : Effect.delay(model.ask(known), Math.random() * longest)
          })
      }))
  ).pipe(Layer.provide(Rehearsal.layer()))
  const embedder = Layer.effect(
    Embedder.Embedder,
    Effect.map(Embedder.Embedder, (embedder) =>
      Embedder.Embedder.of({
        ...embedder,
        embed: (texts, place) =>
          Effect.suspend(() => {
            embedded.push(place)
            return embedder.embed(texts, place)
          })
      }))
  ).pipe(Layer.provide(Embedder.Embedder.lexical))
  const models = Layer.merge(
    Recorded.layer().pipe(Layer.provide(model)),
    Recorded.embedder.pipe(Layer.provide(embedder))
  ).pipe(Layer.provideMerge(Layer.succeed(CallStore, run.calls)))
  const context = yield* Layer.build(Layer.merge(models, Layer.succeed(EventLog.EventLog, log)))
  const sandbox: Sandbox.Sandbox = {
    run: (_, place) =>
      Effect.sync(() => {
        ran.push(place)
        return { verdict: "passed", detail: `by ${name}`, by: "a test" }
      })
  }
  const opened: Process = {
    asked,
    embedded,
    ran,
    catchUp,
    world,
    run: (effect) =>
      Effect.callback((resume) => {
        const fiber = Effect.runFork(
          Effect.provideService(Effect.provideContext(effect, context), Sandbox.Sandbox, sandbox)
        )
        fiber.addObserver((exit) => resume(exit))
        return Effect.sync(() => fiber.interruptUnsafe())
      })
  }
  return opened
})
