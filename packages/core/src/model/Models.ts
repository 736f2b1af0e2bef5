/** From a recipe's words to the layers that answer: which model, where, with which key, within which limits. */
import { Effect, Layer, Option, Result, Schema } from "effect"
import type { CallStore } from "../log/RunStore.ts"
import { Embedder } from "./Embedder.ts"
import * as Limits from "./Limits.ts"
import { type Model, ModelError, UnknownModel } from "./Model.ts"
import * as Offline from "./Offline.ts"
import * as OpenAi from "./OpenAi.ts"
import { providers } from "./Providers.ts"
import * as Recorded from "./Recorded.ts"
import * as Rehearsal from "./Rehearsal.ts"
import * as Trial from "./Trial.ts"

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

/** What the recipe says of reaching models. */
export interface Access {
  readonly model: string
  readonly embedder: string
  readonly baseUrl?: string
  readonly concurrency?: number
  readonly timeout: number
  readonly sendSeed: boolean
}

const present = (text: string | undefined): string | undefined => (text === undefined || text === "" ? undefined : text)

const wrong = (sentence: string) => Result.fail(new ModelNameError({ sentence }))

/** What is wrong with a server's address, if anything. */
const flawOf = (address: string): string | undefined => {
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    return `"${address}" is no address of a server: expected something like http://localhost:8000/v1.`
  }
  const { password, search, username } = new URL(address)
  return username === "" && password === "" && search === ""
    ? undefined
    : "The server's address holds a key, a password or a query: leave it out, and put the key into the environment."
}

/** Where a model name leads: the server's address, the bare name, the key. */
export const resolve = (
  name: string,
  access: Pick<Access, "baseUrl" | "sendSeed">,
  environment: Environment
): Result.Result<OpenAi.OpenAiOptions, ModelNameError> => {
  const { sendSeed } = access
  const slash = name.indexOf("/")
  const prefix = name.slice(0, Math.max(0, slash))
  const provider = Object.hasOwn(providers, prefix) ? providers[prefix] : undefined
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
    return Result.succeed({ baseUrl: given ?? provider.baseUrl, model: name.slice(slash + 1), apiKey, sendSeed })
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

/** Finds out before anything is made whether the names lead anywhere. What the servers say, the layers find out. */
export const check = (access: Access, environment: Environment) =>
  Effect.suspend(() => {
    const flaw = access.baseUrl === undefined ? undefined : flawOf(access.baseUrl)
    if (flaw !== undefined) return Effect.fromResult(wrong(flaw))
    const names = [access.model, access.embedder].filter((name) => name !== Rehearsal.rehearsal && name !== "lexical")
    return Effect.forEach(names, (name) => Effect.fromResult(resolve(name, access, environment)), { discard: true })
  })

/** What happens to the calls, for whoever shows it. */
export type Watch = Limits.LimitsWatch & Recorded.RecordedWatch

/** The layers of a run: a model and an embedder, each limited and recorded. */
export const layer = (
  access: Access,
  environment: Environment,
  options: { readonly watch?: Watch; readonly pace?: number } = {}
): Layer.Layer<Model | Embedder, ModelNameError | ModelError, CallStore> => {
  const watch = options.watch ?? {}
  const base = access.model === Rehearsal.rehearsal
    ? Result.succeed(Rehearsal.layer(options.pace === undefined ? {} : { pace: options.pace }))
    : Result.map(
      resolve(access.model, access, environment),
      (server) => Trial.model({ ...server, timeout: access.timeout })
    )
  const embedder = access.embedder === "lexical"
    ? Result.succeed(Embedder.lexical)
    : Result.map(
      resolve(access.embedder, access, environment),
      (server) =>
        Recorded.embedder.pipe(
          Layer.provide(Limits.embedder({ ...access, concurrency: access.concurrency ?? 32 }, watch)),
          Layer.provide(Trial.embedder({ ...server, timeout: access.timeout }))
        )
    )
  if (Result.isFailure(base)) return Layer.effectContext(Effect.fail(base.failure))
  if (Result.isFailure(embedder)) return Layer.effectContext(Effect.fail(embedder.failure))
  const model = Recorded.layer(watch).pipe(
    Layer.provide(Limits.layer({ ...access, concurrency: access.concurrency ?? 32 }, watch)),
    Layer.provide(base.success)
  )
  return Layer.merge(model, embedder.success)
}

/** The name a server knows a model by: without the provider that the recipe writes before it. */
const bareName = (name: string): string => {
  const slash = name.indexOf("/")
  return Object.hasOwn(providers, name.slice(0, Math.max(0, slash))) ? name.slice(slash + 1) : name
}

/** The layers of a run that is told again from its record alone: no network, no key, nothing to pay. */
export const offline = (
  access: Pick<Access, "model" | "embedder">,
  onUnrecorded: (place: string) => Effect.Effect<never>
): Layer.Layer<Model | Embedder, never, CallStore> =>
  Layer.merge(
    Recorded.layer().pipe(Layer.provide(Offline.model(bareName(access.model), onUnrecorded))),
    access.embedder === "lexical"
      ? Embedder.lexical
      : Recorded.embedder.pipe(Layer.provide(Offline.embedder(bareName(access.embedder), onUnrecorded)))
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
