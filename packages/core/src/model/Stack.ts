/**
 * What stands between a call and its server, from the top: the governor, the ledger, the time limit, the drill, the span. Each has
 * the interface of the model, so that none knows of another.
 */
import { Layer } from "effect"
import type { AttemptStore } from "../log/Attempts.ts"
import type { Budget } from "./Budget.ts"
import * as Drill from "./Drill.ts"
import type { Embedder } from "./Embedder.ts"
import * as Governor from "./Governor.ts"
import * as Ledger from "./Ledger.ts"
import type { Model, ModelError } from "./Model.ts"
import type { OpenAiOptions } from "./OpenAi.ts"
import * as Rehearsal from "./Rehearsal.ts"
import * as TimeLimit from "./TimeLimit.ts"
import * as Traced from "./Traced.ts"
import * as Trial from "./Trial.ts"

/** How endpoints are driven. */
export interface StackOptions {
  readonly governor: Governor.GovernorOptions
  readonly watch: Governor.GovernorWatch
  /** Seconds one attempt may take. */
  readonly timeout: number
  /** Share of attempts that meet an invented fault. */
  readonly drill: number
}

/** Calls at once that the rehearsal model gets: it has no server to find out about. */
const rehearsed = 32

/** A layer that needs another of its own kind below. */
type Wrap<S, R> = (below: Layer.Layer<S>) => Layer.Layer<S, never, R>

/** Attempts on record, in time, and watched; what the trial of a server goes through too. */
const plain = (baseUrl: string | undefined, { timeout }: StackOptions): Wrap<Model, AttemptStore | Budget> => (raw) =>
  Ledger.layer().pipe(
    Layer.provide(TimeLimit.layer(timeout)),
    Layer.provide(Traced.layer(baseUrl)),
    Layer.provide(raw)
  )

/** The same with the fire drill, where there is one. */
const drilled = (baseUrl: string | undefined, options: StackOptions): Wrap<Model, AttemptStore | Budget> => (raw) =>
  plain(baseUrl, options)(options.drill > 0 ? Drill.layer(options.drill).pipe(Layer.provide(raw)) : raw)

/** The embedded rehearsal model, driven like any other. */
export const rehearsal = (
  pace: number | undefined,
  options: StackOptions
): Layer.Layer<Model, never, AttemptStore | Budget> =>
  Governor.layer({ concurrency: rehearsed, ...options.governor }, options.watch).pipe(
    Layer.provide(drilled(undefined, options)(Rehearsal.layer(pace === undefined ? {} : { pace })))
  )

/** A model behind a server, which is tried first. */
export const model = (
  server: OpenAiOptions,
  options: StackOptions
): Layer.Layer<Model, ModelError, AttemptStore | Budget> =>
  Governor.layer(options.governor, options.watch).pipe(
    Layer.provide(
      Trial.model(server, { trial: plain(server.baseUrl, options), use: drilled(server.baseUrl, options) })
    )
  )

/** An embedder behind a server, which is tried first. */
export const embedder = (
  server: OpenAiOptions,
  options: StackOptions
): Layer.Layer<Embedder, ModelError, AttemptStore | Budget> => {
  const wrap = (share: number): Wrap<Embedder, AttemptStore | Budget> => (raw) =>
    Ledger.embedder.pipe(
      Layer.provide(TimeLimit.embedder(options.timeout)),
      Layer.provide(Traced.embedder(server.baseUrl)),
      Layer.provide(share > 0 ? Drill.embedder(share).pipe(Layer.provide(raw)) : raw)
    )
  return Governor.embedder(options.governor, options.watch).pipe(
    Layer.provide(Trial.embedder(server, { trial: wrap(0), use: wrap(options.drill) }))
  )
}
