/** From a recipe's words to the layers that answer: which model, where, with which key, within which limits. */
import { Context, Effect, Layer, Option, Result, Schema, Scope } from "effect"
import { AttemptStore } from "../log/Attempts.ts"
import type { CallStore } from "../log/CallStore.ts"
import type { LogError } from "../log/EventLog.ts"
import { Budget } from "./Budget.ts"
import { Embedder } from "./Embedder.ts"
import * as Fallback from "./Fallback.ts"
import type * as Governor from "./Governor.ts"
import { Model, ModelError, UnknownModel } from "./Model.ts"
import * as Offline from "./Offline.ts"
import * as OpenAi from "./OpenAi.ts"
import * as Price from "./Price.ts"
import * as PriceFile from "./PriceFile.ts"
import * as Prices from "./Prices.ts"
import { providers } from "./Providers.ts"
import * as Recorded from "./Recorded.ts"
import * as Rehearsal from "./Rehearsal.ts"
import * as Stack from "./Stack.ts"
import * as Tried from "./Tried.ts"

/** A model name that leads nowhere. */
export class ModelNameError extends Schema.TaggedError<ModelNameError>()("ModelNameError", {
  sentence: Schema.String
}) {
  override get message(): string {
    return this.sentence
  }
}

/** Keys and addresses from outside; the process's environment in the command, anything in tests. */
export type Environment = Readonly<Record<string, string | undefined>>

/** What the recipe says of reaching models, within which limits and for how much (Recipe.ts, operation). */
export interface Access {
  readonly model: string
  readonly embedder: string
  readonly baseUrl?: string
  readonly concurrency?: number
  readonly requestsPerMinute?: number
  readonly tokensPerMinute?: number
  readonly fallback?: ReadonlyArray<string>
  readonly hedge?: number
  readonly stream?: boolean
  readonly timeout: number
  readonly sendSeed: boolean
  readonly drill?: number
  readonly maxCost?: number
  readonly maxCalls?: number
  readonly maxTokens?: number
  readonly prices?: string
}

const present = (text: string | undefined): string | undefined => (text === undefined || text === "" ? undefined : text)

const wrong = (sentence: string) => Result.fail(new ModelNameError({ sentence }))

/** What is wrong with a server's address, if anything. */
const flawOf = (address: string): string | undefined => {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    // What stands before an @ may be a password.
    return `"${
      address.replace(/^.*@/s, "...@")
    }" is no address of a server: expected something like http://localhost:8000/v1.`
  }
  const { password, search, username } = new URL(address)
  return username === "" && password === "" && search === ""
    ? undefined
    : "The server's address holds a key, a password or a query: leave it out, and put the key into the environment."
}

/** The provider that a recipe writes before a model's name, where it is one we know, and the name its server knows the model by. */
const parted = (name: string) => {
  const slash = name.indexOf("/")
  const prefix = name.slice(0, Math.max(0, slash))
  const provider = Object.hasOwn(providers, prefix) ? providers[prefix] : undefined
  return { provider, bare: provider === undefined ? name : name.slice(slash + 1) }
}

/** Where a model name leads: the server's address, the bare name, the key. */
export const resolve = (
  name: string,
  access: Pick<Access, "baseUrl" | "sendSeed">,
  environment: Environment
): Result.Result<OpenAi.OpenAiOptions, ModelNameError> => {
  const { sendSeed } = access
  const { bare, provider } = parted(name)
  const given = access.baseUrl ?? (provider === undefined ? present(environment["OPENAI_BASE_URL"]) : undefined)
  const flaw = given === undefined ? undefined : flawOf(given)
  if (flaw !== undefined) return wrong(flaw)
  if (provider !== undefined) {
    const apiKey = provider.keyName === undefined ? undefined : present(environment[provider.keyName])
    if (provider.keyName !== undefined && apiKey === undefined && given === undefined) {
      return wrong(
        `The model "${name}" needs a key: set ${provider.keyName} in the environment, or use --model rehearsal.`
      )
    }
    return Result.succeed({ baseUrl: given ?? provider.baseUrl, model: bare, apiKey, sendSeed })
  }
  if (given === undefined) {
    return wrong(
      `The model "${name}" names no server: write PROVIDER/MODEL (${
        Object.keys(providers).join(", ")
      }), or give the server's address with --base-url or OPENAI_BASE_URL, or use --model rehearsal.`
    )
  }
  return Result.succeed({ baseUrl: given, model: name, apiKey: present(environment["OPENAI_API_KEY"]), sendSeed })
}

/** A model that stands in is served where its provider is, or else where the first one is. */
const reach = (name: string, access: Access, environment: Environment) => {
  const named = parted(name).provider !== undefined
  const { sendSeed } = access
  return Result.map(
    resolve(name, named && name !== access.model && name !== access.embedder ? { sendSeed } : access, environment),
    (server) => ({ ...server, stream: access.stream ?? false })
  )
}

const chatNames = (
  { fallback = [], model }: Access
): readonly [string, ...ReadonlyArray<string>] => [model, ...fallback]

/** The servers behind all names of a recipe. */
const servers = (access: Access, environment: Environment) =>
  Effect.forEach(
    [...chatNames(access), access.embedder].filter((name) => name !== Rehearsal.rehearsal && name !== "lexical"),
    (name) => Effect.fromResult(reach(name, access, environment))
  )

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
export const check = (access: Access, environment: Environment) =>
  Effect.suspend(() => {
    const flaw = access.baseUrl === undefined ? undefined : flawOf(access.baseUrl)
    return flaw === undefined ? Effect.asVoid(budgetOf(access, environment)) : Effect.fromResult(wrong(flaw))
  })

/** What happens to the calls, for whoever shows it. */
export interface Watch extends Governor.GovernorWatch, Recorded.RecordedWatch {}

/** Whatever may be wrong with the models of a recipe. */
export type Failure = ModelNameError | ModelError | PriceFile.PriceFileError | Prices.UnknownPrice | LogError

/** How the models of a run are made. */
export interface ModelsOptions {
  readonly watch?: Watch
  /** Milliseconds that each call of the rehearsal model takes. */
  readonly pace?: number
  /** False to try no server before a call comes that is not on record; a failed trial then stops the run. Default true. */
  readonly eager?: boolean
}

/** Runs a trial with what the models of a run share, whoever's call it is for. */
const sharing = Effect.map(
  Effect.context<AttemptStore | Budget | Scope.Scope>(),
  (context) => {
    const shared = Context.pick(AttemptStore, Budget, Scope.Scope)(context)
    return <A, E>(effect: Effect.Effect<A, E, AttemptStore | Budget | Scope.Scope>) => Effect.provide(effect, shared)
  }
)

/** The layers of a run: a model and an embedder, each governed, on one budget, and recorded. */
export const layer = (
  access: Access,
  environment: Environment,
  options: ModelsOptions = {}
): Layer.Layer<Model | Embedder | Budget, Failure, CallStore | AttemptStore> => {
  const { eager = true, pace, watch = {} } = options
  const { drill = 0, timeout } = access
  const stack = { governor: access, watch, timeout, drill }
  const models = Effect.gen(function*() {
    const share = yield* sharing
    const [first, ...others] = chatNames(access)
    const candidate = (name: string) =>
      name === Rehearsal.rehearsal
        ? Effect.succeed(Stack.rehearsal(pace, stack))
        : Effect.map(Effect.fromResult(reach(name, access, environment)), (server) => Stack.model(server, stack))
    const chain = [yield* candidate(first), ...(yield* Effect.forEach(others, candidate))] as const
    const model = Tried.model(chain[0].name, share(Fallback.tried(chain)), { eager })
    const recorded = Recorded.layer(watch).pipe(Layer.provide(Layer.effect(Model, model)))
    if (access.embedder === "lexical") return Layer.merge(recorded, Embedder.lexical)
    const server = yield* Effect.fromResult(reach(access.embedder, access, environment))
    const built = Effect.flatMap(
      Stack.embedder(server, stack),
      (governed) => Effect.flatMap(Effect.scope, (scope) => Layer.buildWithScope(governed, scope))
    )
    const known = { name: server.model, batch: OpenAi.batch }
    const embedder = Tried.embedder(known, share(Effect.map(built, Context.get(Embedder))), { eager })
    return Layer.merge(recorded, Recorded.embedder.pipe(Layer.provide(Layer.effect(Embedder, embedder))))
  })
  const budget = Layer.unwrap(Effect.map(budgetOf(access, environment), Budget.layer))
  return Layer.unwrap(models).pipe(Layer.provideMerge(budget))
}

/** The layers of a run that is told again from its record alone: no network, no key, nothing to pay. */
export const offline = (
  access: Pick<Access, "model" | "embedder">,
  onUnrecorded: (place: string) => Effect.Effect<never>
): Layer.Layer<Model | Embedder, never, CallStore> =>
  Layer.merge(
    Recorded.layer().pipe(Layer.provide(Offline.model(parted(access.model).bare, onUnrecorded))),
    access.embedder === "lexical"
      ? Embedder.lexical
      : Recorded.embedder.pipe(Layer.provide(Offline.embedder(parted(access.embedder).bare, onUnrecorded)))
  )

/** An error about an unknown model, with the names that its server offers. */
export const withKnownModels = (error: ModelError, access: Access, environment: Environment) =>
  error.reason._tag !== "UnknownModel"
    ? Effect.succeed(error)
    : Effect.gen(function*() {
      const options = yield* Effect.fromResult(resolve(access.model, access, environment))
      const server = { ...options, baseUrl: error.endpoint }
      const known = Option.getOrElse(yield* OpenAi.models(server), () => [])
      return new ModelError({
        model: error.model,
        endpoint: error.endpoint,
        reason: new UnknownModel({ detail: "unknown model", known })
      })
    }).pipe(Effect.orElseSucceed(() => error))
