/** From a recipe's words to the layers that answer: which model, where, with which key, within which limits. */
import { Context, Effect, Layer, Option, Result, Scope } from "effect"
import { AttemptStore } from "../log/Attempts.ts"
import type { CallStore } from "../log/CallStore.ts"
import type { LogError } from "../log/EventLog.ts"
import * as Reach from "./Access.ts"
import { Budget } from "./Budget.ts"
import { Embedder } from "./Embedder.ts"
import * as Fallback from "./Fallback.ts"
import type * as Governor from "./Governor.ts"
import * as MiniLm from "./MiniLm.ts"
import { Model, ModelError, type ModelRequest, UnknownModel } from "./Model.ts"
import * as Offline from "./Offline.ts"
import * as OpenAi from "./OpenAi.ts"
import * as Price from "./Price.ts"
import * as PriceFile from "./PriceFile.ts"
import * as Prices from "./Prices.ts"
import { parted } from "./Providers.ts"
import * as Recorded from "./Recorded.ts"
import * as Rehearsal from "./Rehearsal.ts"
import * as Slots from "./Slots.ts"
import * as Stack from "./Stack.ts"
import * as Tried from "./Tried.ts"

export { ModelNameError, resolve } from "./Access.ts"
export * as MiniLm from "./MiniLm.ts"
export type Access = Reach.Access
export type Environment = Reach.Environment

/** The servers behind all names of a recipe. */
const servers = (access: Access, environment: Environment) =>
  Effect.forEach(Reach.served(access), (name) => Effect.fromResult(Reach.reach(name, access, environment)))

const budgetOf = Effect.fnUntraced(function*(access: Access, environment: Environment) {
  const own = access.prices === undefined ? [] : yield* PriceFile.read(access.prices)
  const known = Prices.of(yield* servers(access, environment), own)
  yield* Prices.check(access, known)
  // A run may have asked models before that its recipe no longer names: what one's own file says of those holds for them too.
  const prices = new Map(known.prices)
  for (const { model, ...price } of own) {
    if (known.prices.has(model) || known.unknown.includes(model)) continue
    const present = prices.get(model)
    prices.set(model, present === undefined ? price : Price.dearer(present, price))
  }
  return { ...access, prices }
})

/** Finds out before anything is made whether names, addresses and prices lead anywhere. What the servers say, the layers find out. */
export const check = (access: Access, environment: Environment, { minilm = {} }: Pick<ModelsOptions, "minilm"> = {}) =>
  Effect.suspend(() => {
    const flaw = (access.baseUrl === undefined ? undefined : Reach.flawOf(access.baseUrl)) ??
      (access.embedder === MiniLm.minilm && MiniLm.find(minilm.folders) === undefined ? MiniLm.missing : undefined)
    return flaw === undefined ? Effect.asVoid(budgetOf(access, environment)) : Effect.fromResult(Reach.wrong(flaw))
  })

/** What happens to the calls, for whoever shows it. */
export interface Watch extends Governor.GovernorWatch, Recorded.RecordedWatch {}

/** Whatever may be wrong with the models of a recipe. */
export type Failure = Reach.ModelNameError | ModelError | PriceFile.PriceFileError | Prices.UnknownPrice | LogError

/** How the models of a run are made. */
export interface ModelsOptions {
  readonly watch?: Watch
  /** Milliseconds that each call of the rehearsal model takes. */
  readonly pace?: number
  /** False to try no server before a call comes that is not on record; a failed trial then stops the run. Default true. */
  readonly eager?: boolean
  /** Where MiniLM is looked for. */
  readonly minilm?: MiniLm.MiniLmOptions
}

/** Runs a trial with what the models of a run share, whoever's call it is for. */
const sharing = Effect.map(
  Effect.context<AttemptStore | Budget | Scope.Scope>(),
  (context) => {
    const shared = Context.pick(AttemptStore, Budget, Scope.Scope)(context)
    return <A, E>(effect: Effect.Effect<A, E, AttemptStore | Budget | Scope.Scope>) => Effect.provide(effect, shared)
  }
)

/** Slots by address, where it was said how many there are. */
const shared = (concurrency: number | undefined): Stack.StackOptions["slotsAt"] => {
  if (concurrency === undefined) return undefined
  const known = new Map<string, Slots.Slots>()
  return (baseUrl) => {
    const address = baseUrl.replace(/\/+$/, "")
    const slots = known.get(address) ?? Slots.make(concurrency)
    known.set(address, slots)
    return slots
  }
}

/** One model of many: a request goes to the one it names. */
const many = (own: Model["Service"], others: ReadonlyMap<string, Model["Service"]>): Model["Service"] => {
  const chosen = ({ model }: ModelRequest) => (model === undefined ? own : others.get(model))
  return Model.of({
    name: own.name,
    ask: (request) =>
      chosen(request)?.ask(request) ??
        Effect.die(new Error(`The model "${request.model}" is asked at ${request.place} and was not made ready.`))
  })
}

/** The layers of a run: its models and an embedder, each governed, on one budget, and recorded. */
export const layer = (
  access: Access,
  environment: Environment,
  options: ModelsOptions = {}
): Layer.Layer<Model | Embedder | Budget, Failure, CallStore | AttemptStore> => {
  const { eager = true, minilm = {}, pace, watch = {} } = options
  const { concurrency, drill = 0, timeout } = access
  const slotsAt = shared(concurrency)
  const stack = { governor: access, watch, timeout, drill, ...(slotsAt === undefined ? {} : { slotsAt }) }
  const candidate = (name: string) =>
    name === Rehearsal.rehearsal
      ? Effect.succeed(Stack.rehearsal(pace, stack))
      : Effect.map(
        Effect.fromResult(Reach.reach(name, access, environment)),
        (server) => Stack.model(server, stack)
      )
  const models = Effect.gen(function*() {
    const share = yield* sharing
    const made = Effect.fnUntraced(function*([first, ...others]: readonly [string, ...ReadonlyArray<string>]) {
      const chain = [yield* candidate(first), ...(yield* Effect.forEach(others, candidate))] as const
      return yield* Tried.model(chain[0].name, share(Fallback.tried(chain)), { eager })
    })
    // All are tried at once; the first in the order of the recipe that is not there is the one that is told of.
    const chains = [Reach.chain(access), ...Reach.others(access).map((name) => [name] as const)] as const
    const tried = yield* Effect.forEach(chains, (names) => Effect.result(made(names)), { concurrency: "unbounded" })
    const ready = yield* Effect.forEach(tried, (result) => Effect.fromResult(result))
    const byName = new Map(chains.map(([name], index) => [name, ready[index] as Model["Service"]]))
    const model = many(ready[0] as Model["Service"], byName)
    const recorded = Recorded.layer(watch).pipe(Layer.provide(Layer.succeed(Model, model)))
    if (access.embedder === "lexical") return Layer.merge(recorded, Embedder.lexical)
    const governed: Stack.Tried<Embedder> = access.embedder === MiniLm.minilm
      ? Stack.minilm(minilm)
      : Stack.embedder(yield* Effect.fromResult(Reach.reach(access.embedder, access, environment)), stack)
    const built = Effect.flatMap(
      governed,
      (layer) => Effect.flatMap(Effect.scope, (scope) => Layer.buildWithScope(layer, scope))
    )
    const trial = share(Effect.map(built, Context.get(Embedder)))
    const embedder = Tried.embedder(knownOf(access.embedder), trial, { eager })
    return Layer.merge(recorded, Recorded.embedder.pipe(Layer.provide(Layer.effect(Embedder, embedder))))
  })
  const budget = Layer.unwrap(Effect.map(budgetOf(access, environment), Budget.layer))
  return Layer.unwrap(models).pipe(Layer.provideMerge(budget))
}

/** What is known of an embedder whose calls are recorded before it is asked. */
const knownOf = (name: string) => ({
  name: parted(name).bare,
  batch: name === MiniLm.minilm ? MiniLm.batch : OpenAi.batch
})

/** The layers of a run that is told again from its record alone: no network, no key, nothing to pay. Any model may be asked. */
export const offline = (
  access: Pick<Access, "model" | "embedder">,
  onUnrecorded: (place: string) => Effect.Effect<never>
): Layer.Layer<Model | Embedder, never, CallStore> =>
  Layer.merge(
    Recorded.layer().pipe(Layer.provide(Offline.model(parted(access.model).bare, onUnrecorded))),
    access.embedder === "lexical"
      ? Embedder.lexical
      : Recorded.embedder.pipe(Layer.provide(Offline.embedder(knownOf(access.embedder), onUnrecorded)))
  )

/** An error about an unknown model, with the names that its server offers. */
export const withKnownModels = (error: ModelError, access: Access, environment: Environment) =>
  error.reason._tag !== "UnknownModel"
    ? Effect.succeed(error)
    : Effect.gen(function*() {
      const all = Reach.served(access).flatMap((name) =>
        Option.toArray(Result.getSuccess(Reach.reach(name, access, environment)))
      )
      // Its own key and no other: it goes to that server.
      const server = all.find(({ baseUrl, model }) => baseUrl === error.endpoint && model === error.model)
      if (server === undefined) return error
      const known = Option.getOrElse(yield* OpenAi.models(server), () => [])
      return new ModelError({
        model: error.model,
        endpoint: error.endpoint,
        reason: new UnknownModel({ detail: "unknown model", known })
      })
    }).pipe(Effect.orElseSucceed(() => error))
