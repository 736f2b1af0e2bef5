/** From a recipe's words to the layers that answer: which model, where, with which key, within which limits. */
import { Effect, Layer, Option, Result, Schema } from "effect"
import type { CallStore } from "../log/RunStore.ts"
import { Embedder } from "./Embedder.ts"
import * as Limits from "./Limits.ts"
import { type Model, ModelError, UnknownModel } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"
import { providers } from "./Providers.ts"
import * as Recorded from "./Recorded.ts"
import * as Rehearsal from "./Rehearsal.ts"

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
  readonly concurrency: number
  readonly timeout: number
  readonly sendSeed: boolean
}

const present = (text: string | undefined): string | undefined => (text === undefined || text === "" ? undefined : text)

/** Where a model name leads: the server's address, the bare name, the key. */
export const resolve = (
  name: string,
  access: Pick<Access, "baseUrl" | "sendSeed">,
  environment: Environment
): Result.Result<OpenAi.OpenAiOptions, ModelNameError> => {
  const { sendSeed } = access
  const slash = name.indexOf("/")
  const provider = slash > 0 ? providers[name.slice(0, slash)] : undefined
  const given = access.baseUrl ?? (provider === undefined ? present(environment["OPENAI_BASE_URL"]) : undefined)
  if (provider !== undefined) {
    const apiKey = provider.keyName === undefined ? undefined : present(environment[provider.keyName])
    if (provider.keyName !== undefined && apiKey === undefined && given === undefined) {
      return Result.fail(
        new ModelNameError({
          sentence:
            `The model "${name}" needs a key: set ${provider.keyName} in the environment, or use --model rehearsal.`
        })
      )
    }
    return Result.succeed({ baseUrl: given ?? provider.baseUrl, model: name.slice(slash + 1), apiKey, sendSeed })
  }
  if (given === undefined) {
    return Result.fail(
      new ModelNameError({
        sentence: `The model "${name}" names no server: write PROVIDER/MODEL (${
          Object.keys(providers).join(", ")
        }), or give the server's address with --base-url or OPENAI_BASE_URL, or use --model rehearsal.`
      })
    )
  }
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    return Result.fail(
      new ModelNameError({
        sentence: `"${given}" is no address of a server: expected something like http://localhost:8000/v1.`
      })
    )
  }
  const { password, username } = new URL(given)
  if (username !== "" || password !== "") {
    return Result.fail(
      new ModelNameError({
        sentence: "The server's address holds a key or password: put it into OPENAI_API_KEY instead."
      })
    )
  }
  return Result.succeed({ baseUrl: given, model: name, apiKey: present(environment["OPENAI_API_KEY"]), sendSeed })
}

/** What happens to the calls, for whoever shows it. */
export type Watch = Limits.LimitsWatch & Recorded.RecordedWatch

/** The layers of a run: a model and an embedder, each limited and recorded. */
export const layer = (
  access: Access,
  environment: Environment,
  options: { readonly watch?: Watch; readonly pace?: number } = {}
): Layer.Layer<Model | Embedder, ModelNameError, CallStore> => {
  const watch = options.watch ?? {}
  const base = access.model === Rehearsal.rehearsal
    ? Result.succeed(Rehearsal.layer(options.pace === undefined ? {} : { pace: options.pace }))
    : Result.map(resolve(access.model, access, environment), OpenAi.layer)
  const embedder = access.embedder === "lexical"
    ? Result.succeed(Embedder.lexical)
    : Result.map(
      resolve(access.embedder, access, environment),
      (options) => Layer.provide(Recorded.embedder, OpenAi.embedder(options))
    )
  if (Result.isFailure(base)) return Layer.effectContext(Effect.fail(base.failure))
  if (Result.isFailure(embedder)) return Layer.effectContext(Effect.fail(embedder.failure))
  const model = Recorded.layer(watch).pipe(
    Layer.provide(Limits.layer(access, watch)),
    Layer.provide(base.success)
  )
  return Layer.merge(model, embedder.success)
}

/**
 * Finds out before anything begins whether the servers named can be reached and take the key. A server that cannot list its
 * models is believed; whether it knows the model, its first answer tells.
 */
export const check = Effect.fn("Models.check")(function*(access: Access, environment: Environment) {
  const names = [access.model, access.embedder].filter((name) => name !== Rehearsal.rehearsal && name !== "lexical")
  for (const name of names) {
    const options = yield* Effect.fromResult(resolve(name, access, environment))
    yield* OpenAi.models(options).pipe(
      Effect.catchIf(
        (error) => error.reason._tag === "Transient",
        () => Effect.succeedNone
      )
    )
  }
})

/** An error about an unknown model, with the names that the server offers. */
export const withKnownModels = (error: ModelError, access: Access, environment: Environment) =>
  error.reason._tag !== "UnknownModel"
    ? Effect.succeed(error)
    : Effect.gen(function*() {
      const options = yield* Effect.fromResult(resolve(access.model, access, environment))
      const known = Option.getOrElse(yield* OpenAi.models(options), () => [])
      return new ModelError({
        model: error.model,
        endpoint: error.endpoint,
        reason: new UnknownModel({ detail: "unknown model", known })
      })
    }).pipe(Effect.orElseSucceed(() => error))
