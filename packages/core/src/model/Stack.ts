/**
 * What stands between a call and its server, from the top: the governor, the ledger, the time limit, the drill, the span. Each has
 * the interface of the model, so that none knows of another.
 */
import { Effect, Exit, Layer, type Scope } from "effect"
import type { AttemptStore } from "../log/Attempts.ts"
import { Control } from "../log/Control.ts"
import { Stop } from "../log/Stop.ts"
import type { Budget } from "./Budget.ts"
import * as Drill from "./Drill.ts"
import { Embedder } from "./Embedder.ts"
import type * as Fallback from "./Fallback.ts"
import * as Governor from "./Governor.ts"
import * as Ledger from "./Ledger.ts"
import * as MiniLm from "./MiniLm.ts"
import { Model, type ModelError, type ModelRequest } from "./Model.ts"
import type { OpenAiOptions } from "./OpenAi.ts"
import { plainAddress } from "./Providers.ts"
import * as Rehearsal from "./Rehearsal.ts"
import type * as Slots from "./Slots.ts"
import * as TimeLimit from "./TimeLimit.ts"
import * as Traced from "./Traced.ts"
import * as Trial from "./Trial.ts"

/** How endpoints are driven. */
export interface StackOptions {
  readonly governor: Governor.GovernorOptions
  readonly watch: Governor.GovernorWatch
  /** The slots that models at an address share; none where each finds out for itself how many there are. */
  readonly slotsAt?: (baseUrl: string) => Slots.Slots | undefined
  /** Seconds one attempt may take. */
  readonly timeout: number
  /** Share of attempts that meet an invented fault. */
  readonly drill: number
}

/** What a trial finds out: the layer of what is there. */
export type Tried<S> = Effect.Effect<
  Layer.Layer<S, never, AttemptStore | Budget>,
  ModelError,
  AttemptStore | Budget | Scope.Scope
>

const endpointOf = ({ baseUrl, model }: Pick<OpenAiOptions, "baseUrl" | "model">) => `${model}@${plainAddress(baseUrl)}`

/** Calls at once that the rehearsal model gets: it has no server to find out about. */
const rehearsed = 32

/** The share of the time limit that a rehearsed call may take: however slowly calls are made, they are no failures. */
const inTime = 0.8

/** Attempts on record, in time, and watched; where there is one, with the fire drill. */
const attempts = (
  raw: Layer.Layer<Model>,
  { baseUrl, drill, thinking, timeout }: {
    readonly baseUrl: string | undefined
    readonly drill: number
    readonly thinking?: number
    readonly timeout: number
  }
): Layer.Layer<Model, never, AttemptStore | Budget> =>
  Ledger.layer(thinking === undefined ? {} : { thinking }).pipe(
    Layer.provide(TimeLimit.layer(timeout)),
    Layer.provide(Traced.layer(baseUrl)),
    Layer.provide(drill > 0 ? Drill.layer(drill).pipe(Layer.provide(raw)) : raw)
  )

/** The embedded rehearsal model, driven like any other. */
export const rehearsal = (
  pace: number | undefined,
  { drill, governor, timeout, watch }: StackOptions
): Fallback.Candidate<AttemptStore | Budget> => ({
  name: Rehearsal.rehearsal,
  trial: Effect.succeed((isLast) =>
    Governor.layer(
      { concurrency: rehearsed, ...governor, endpoint: Rehearsal.rehearsal, isLast, answered: true },
      watch
    ).pipe(
      Layer.provide(
        attempts(Rehearsal.layer(pace === undefined ? {} : { pace, most: timeout * 1000 * inTime }), {
          baseUrl: undefined,
          drill,
          thinking: 0,
          timeout
        })
      )
    )
  )
})

/**
 * A model that lives in this process: it can be paused and watched like any other. It has no server to spare, so that it needs no
 * slots and no patience, and nobody is paid, so that it stands in no ledger: it is called by the hundred thousand.
 */
export const own = (
  name: string,
  raw: Layer.Layer<Model>,
  { watch }: StackOptions
): Fallback.Candidate<AttemptStore | Budget> => {
  const steered = Layer.effect(
    Model,
    Effect.gen(function*() {
      const model = yield* Model
      const { holds, pass, underWay } = yield* Control
      const answer = (request: ModelRequest) =>
        Effect.flatMap(Stop, ({ attempt }) =>
          attempt(
            Effect.onExit(
              Effect.suspend(() => {
                watch.onStart?.(request.place)
                return model.ask(request)
              }),
              (exit) => Effect.sync(() => watch.onEnd?.(Exit.isSuccess(exit), request.place))
            )
          ))
      return Model.of({
        name,
        ask: (request) =>
          Effect.suspend(() => {
            const { place } = request
            const going = underWay(place, answer(request))
            return holds(place) ? Effect.andThen(pass(place), going) : going
          })
      })
    })
  )
  return { name, trial: Effect.succeed(() => steered.pipe(Layer.provide(Traced.layer()), Layer.provide(raw))) }
}

/** A model behind a server, which is tried first; the trial goes through the ledger too, and meets no drill. */
export const model = (
  server: OpenAiOptions,
  { drill, governor, slotsAt = () => undefined, timeout, watch }: StackOptions
): Fallback.Candidate<AttemptStore | Budget> => {
  const { baseUrl, model: name } = server
  const shared = slotsAt(baseUrl)
  const endpoint = endpointOf(server)
  const governed = { ...governor, endpoint, ...(shared === undefined ? {} : { slots: shared }), answered: true }
  const tried = Trial.ofModel(server, {
    trial: (raw) => attempts(raw, { baseUrl, drill: 0, timeout }),
    use: (raw, thinking) => attempts(raw, { baseUrl, drill, thinking, timeout })
  })
  const trial = Effect.map(
    tried,
    (below) => (isLast: boolean) => Layer.provide(Governor.layer({ ...governed, isLast }, watch), below)
  )
  return { name, trial }
}

/** MiniLM in this process, which is made ready first: nobody is to be spared, and it costs nothing. */
export const minilm = (options: MiniLm.MiniLmOptions): Tried<Embedder> =>
  Effect.map(Effect.all([MiniLm.make(options), Control]), ([made, { pass }]) => {
    const steered = Embedder.of({
      ...made,
      embed: (texts, place) => Effect.andThen(pass(place), made.embed(texts, place))
    })
    return Layer.provide(Traced.embedder(), Layer.succeed(Embedder, steered))
  })

/** An embedder behind a server, which is tried first. */
export const embedder = (server: OpenAiOptions, options: StackOptions): Tried<Embedder> => {
  const attempts = (raw: Layer.Layer<Embedder>, drill: number) =>
    Ledger.embedder.pipe(
      Layer.provide(TimeLimit.embedder(options.timeout)),
      Layer.provide(Traced.embedder(server.baseUrl)),
      Layer.provide(drill > 0 ? Drill.embedder(drill).pipe(Layer.provide(raw)) : raw)
    )
  const tried = Trial.ofEmbedder(server, {
    trial: (raw) => attempts(raw, 0),
    use: (raw) => attempts(raw, options.drill)
  })
  const governor = Governor.embedder(
    { ...options.governor, endpoint: endpointOf(server), answered: true },
    options.watch
  )
  return Effect.map(tried, (below) => Layer.provide(governor, below))
}
