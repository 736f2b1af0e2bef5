/** A model that is found out about when it is first needed: what a trial makes is made once, for all who ask. */
import { Effect, Exit, Semaphore } from "effect"
import { Stop } from "../log/Stop.ts"
import { Writing } from "../log/Writing.ts"
import { Embedder } from "./Embedder.ts"
import { Model, type ModelError } from "./Model.ts"

/** When a trial takes place. */
export interface TriedOptions {
  /** False to wait for the first call. */
  readonly eager: boolean
}

/** Runs an effect once, whoever asks first; who asks meanwhile waits for it. What was interrupted is begun again by the next. */
export const once = <A, E>(made: Effect.Effect<A, E>): Effect.Effect<A, E> => {
  // It is everybody's: that whoever asked first is shut out must not be the end of it.
  const effect = Effect.provideService(made, Writing, undefined)
  const turn = Semaphore.makeUnsafe(1)
  let known: Exit.Exit<A, E> | undefined
  const find = Effect.suspend(() =>
    known ?? Effect.onExit(effect, (exit) =>
      Effect.sync(() => {
        if (!Exit.hasInterrupts(exit)) known = exit
      }))
  )
  return Effect.suspend(() => known ?? turn.withPermit(find))
}

/** Makes it before anything else, or with the first call; then an error concerns all calls. */
const ready = <A>(trial: Effect.Effect<A, ModelError>, { eager }: TriedOptions) => {
  const shared = once(trial)
  const needed = Effect.catchIf(shared, () => true, (error) => Effect.flatMap(Stop, (stop) => stop.fatal(error)))
  return Effect.as(eager ? shared : Effect.void, needed)
}

/** A model of a known name, of which a trial makes the rest. */
export const model = (name: string, trial: Effect.Effect<Model["Service"], ModelError>, options: TriedOptions) =>
  Effect.map(
    ready(trial, options),
    (needed) => Model.of({ name, ask: (request) => Effect.flatMap(needed, ({ ask }) => ask(request)) })
  )

/** An embedder of a known name and batch, of which a trial makes the rest. */
export const embedder = (
  known: Pick<Embedder["Service"], "name" | "batch">,
  trial: Effect.Effect<Embedder["Service"], ModelError>,
  options: TriedOptions
) =>
  Effect.map(
    ready(trial, options),
    (needed) =>
      Embedder.of({ ...known, embed: (texts, place) => Effect.flatMap(needed, ({ embed }) => embed(texts, place)) })
  )
