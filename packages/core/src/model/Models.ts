/** From a recipe's words to the layers that answer: which model, where, with which key, within which limits. */
import { Context, Effect, Layer, Option, Result, Scope } from "effect"
import { RateLimiter } from "effect/persistence"
import { AttemptStore } from "../log/Attempts.ts"
import type { CallStore } from "../log/CallStore.ts"
import type { LogError } from "../log/EventLog.ts"
import * as Reach from "./Access.ts"
import { Budget, type BudgetOptions } from "./Budget.ts"
import { Embedder } from "./Embedder.ts"
import * as Fallback from "./Fallback.ts"
import type * as Governor from "./Governor.ts"
import * as Later from "./Later.ts"
import * as MiniLm from "./MiniLm.ts"
import { Model, ModelError, UnknownModel } from "./Model.ts"
import * as Offline from "./Offline.ts"
import * as OpenAi from "./OpenAi.ts"
import * as Price from "./Price.ts"
import * as PriceFile from "./PriceFile.ts"
import * as Prices from "./Prices.ts"
import { isPinned, parted } from "./Providers.ts"
import type { Together } from "./Purse.ts"
import * as Recorded from "./Recorded.ts"
import * as Rehearsal from "./Rehearsal.ts"
import * as SharedBudget from "./SharedBudget.ts"
import * as Slots from "./Slots.ts"
import * as Stack from "./Stack.ts"
import * as Tried from "./Tried.ts"

export { ModelNameError, reachLater as resolveLater, resolve } from "./Access.ts"
export { layer as likelihood } from "./Likelihoods.ts"
export * as MiniLm from "./MiniLm.ts"
export type Access = Reach.Access
export type Environment = Reach.Environment

/** A model of this process, by its name; undefined for one that is none. */
export type Own = (name: string) => Layer.Layer<Model> | undefined

const none: Own = () => undefined

const knownPrices = Effect.fnUntraced(function*(access: Access, environment: Environment, own: Own) {
  const listed = access.prices === undefined ? [] : yield* PriceFile.read(access.prices)
  const names = Reach.served(access, (name) => own(name) !== undefined)
  const servers = yield* Effect.forEach(names, (name) => Effect.fromResult(Reach.reach(name, access, environment)))
  const known = Prices.of(servers, listed)
  yield* Prices.check(access, known)
  // A run may have asked models before that its recipe no longer names: what one's own file says of those holds for them too.
  const prices = new Map(known.prices)
  for (const { model, ...price } of listed) {
    if (known.prices.has(model) || known.unknown.includes(model)) continue
    const present = prices.get(model)
    prices.set(model, present === undefined ? price : Price.dearer(present, price))
  }
  const home = own(access.model) === undefined && access.model !== Rehearsal.rehearsal ? servers[0] : undefined
  return { prices, listed, home }
})

const budgetOf = (access: Access, environment: Environment, own: Own) =>
  Effect.map(knownPrices(access, environment, own), (known) => ({
    ...access,
    prices: known.prices,
    ...Later.prices(known)
  }))

/** Finds out before anything is asked whether a limit in dollars can be kept once models are trained from the run's own. */
export const checkTrained = (access: Access, environment: Environment) =>
  Effect.flatMap(knownPrices(access, environment, none), (known) => Later.check(access, known))

/** Finds out before anything is made whether names, addresses and prices lead anywhere. What the servers say, the layers find out. */
export const check = (
  access: Access,
  environment: Environment,
  { minilm = {}, own = none }: Pick<ModelsOptions, "minilm" | "own"> = {}
) =>
  Effect.suspend(() => {
    const flaw = (access.baseUrl === undefined ? undefined : Reach.flawOf(access.baseUrl)) ??
      (access.embedder === MiniLm.minilm && MiniLm.find(minilm.folders) === undefined ? MiniLm.missing : undefined)
    return flaw === undefined ? Effect.asVoid(budgetOf(access, environment, own)) : Effect.fromResult(Reach.wrong(flaw))
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
  /** Models of this process beside the rehearsal: nobody is paid for them, so that they count in no budget. */
  readonly own?: Own
  /** Where MiniLM is looked for. */
  readonly minilm?: MiniLm.MiniLmOptions
  /** Where the run's limits are kept when others work on it too; by itself this process is the only one. */
  readonly together?: Together
}

/** Runs a trial with what the models of a run share, whoever's call it is for. */
const sharing = Effect.gen(function*() {
  const own = Context.pick(AttemptStore, Budget, Scope.Scope)(
    yield* Effect.context<AttemptStore | Budget | Scope.Scope>()
  )
  const rates = yield* Effect.serviceOption(RateLimiter.RateLimiterStore)
  const shared = Option.match(rates, {
    onNone: () => own,
    onSome: (store) => Context.add(own, RateLimiter.RateLimiterStore, store)
  })
  return <A, E>(effect: Effect.Effect<A, E, AttemptStore | Budget | Scope.Scope>) => Effect.provide(effect, shared)
})

/** One model of many: a request goes to the one it names, which is made with the first that names it where there is none yet. */
const many = (
  first: Model["Service"],
  known: Map<string, Model["Service"]>,
  later: (name: string) => Effect.Effect<Model["Service"]>
): Model["Service"] =>
  Model.of({
    name: first.name,
    ask: (request) => {
      if (request.model === undefined) return first.ask(request)
      const { model: name } = request
      const present = known.get(name)
      if (present !== undefined) return present.ask(request)
      return Effect.flatMap(later(name), (made) => {
        // Whoever asked at the same time may have been first.
        const model = known.get(name) ?? made
        known.set(name, model)
        return model.ask(request)
      })
    }
  })

/** The layers of a run: its models and an embedder, each governed, on one budget, and recorded. */
export const layer = (
  access: Access,
  environment: Environment,
  options: ModelsOptions = {}
): Layer.Layer<Model | Embedder | Budget, Failure, CallStore | AttemptStore> => {
  const { eager = true, minilm = {}, own = none, pace, together, watch = {} } = options
  const { concurrency, drill = 0, requestsPerMinute, timeout, tokensPerMinute } = access
  const hasRates = requestsPerMinute !== undefined || tokensPerMinute !== undefined
  const rates = together === undefined || !hasRates ? Layer.empty : together.rates
  const budgetLayer = (options: BudgetOptions) =>
    together === undefined ? Budget.layer(options) : SharedBudget.layer(options, together.purse)
  const slotsAt = concurrency === undefined ? undefined : Slots.byAddress(concurrency)
  const stack = { governor: access, watch, timeout, drill, ...(slotsAt === undefined ? {} : { slotsAt }) }
  /** A model of this process, if the name is one's. */
  const embedded = (name: string) => {
    if (name === Rehearsal.rehearsal) return Stack.rehearsal(pace, stack)
    // What a server calls its model is no model of this process, whatever it is called.
    const raw = isPinned(name) ? undefined : own(name)
    return raw === undefined ? undefined : Stack.own(name, raw, stack)
  }
  const candidate = Effect.fnUntraced(function*(name: string) {
    const present = embedded(name)
    if (present !== undefined) return present
    return Stack.model(yield* Effect.fromResult(Reach.reach(name, access, environment)), stack)
  })
  const models = Effect.fnUntraced(function*(learn: Later.Learn) {
    const share = yield* sharing
    const made = Effect.fnUntraced(function*([first, ...others]: readonly [string, ...ReadonlyArray<string>]) {
      const chain = [yield* candidate(first), ...(yield* Effect.forEach(others, candidate))] as const
      return yield* Tried.model(chain[0].name, share(Fallback.tried(chain)), { eager })
    })
    /** A model that no recipe names: it came to be during the run. */
    const later = (name: string) => {
      const present = embedded(name)
      const found = present === undefined
        ? Effect.map(Later.reached(name, access, environment), (server) => {
          learn(server)
          return Stack.model(server, stack)
        })
        : Effect.succeed(present)
      const trial = Effect.flatMap(found, (candidate) => share(Fallback.tried([candidate])))
      return Effect.orDie(Tried.model(parted(name).bare, trial, { eager: false }))
    }
    // All are tried at once; the first in the order of the recipe that is not there is the one that is told of.
    const chains = [Reach.chain(access), ...Reach.others(access).map((name) => [name] as const)] as const
    const tried = yield* Effect.forEach(chains, (names) => Effect.result(made(names)), { concurrency: "unbounded" })
    const ready = yield* Effect.forEach(tried, (result) => Effect.fromResult(result))
    const byName = new Map(chains.map(([name], index) => [name, ready[index] as Model["Service"]]))
    const model = many(ready[0] as Model["Service"], byName, later)
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
  return Layer.unwrap(Effect.map(
    budgetOf(access, environment, own),
    ({ learn, ...budget }) =>
      Layer.unwrap(models(learn)).pipe(Layer.provide(rates), Layer.provideMerge(budgetLayer(budget)))
  ))
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
