/** What a recipe says of reaching models, and where each name leads: to which server, with which key. */
import { Result, Schema } from "effect"
import { isEmbedded } from "./Embedder.ts"
import type * as OpenAi from "./OpenAi.ts"
import { isPinned, ownerOf, parted, plainAddress, providers } from "./Providers.ts"
import { rehearsal } from "./Rehearsal.ts"

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

/**
 * What the recipe says of reaching models, within which limits and for how much (Recipe.ts, operation). Models at one address share
 * the calls at once that `concurrency` gives, beside those of the embedder; where that number is to be found out, it is for each of
 * them. The limits of a minute are each model's own.
 */
export interface Access {
  readonly model: string
  /** Other models that may be asked, by name: those of roles. What stands in for the run's own model stands in for none of them. */
  readonly models?: ReadonlyArray<string>
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

/** The failure with this sentence. */
export const wrong = (sentence: string) => Result.fail(new ModelNameError({ sentence }))

/** What is wrong with a server's address, if anything. */
export const flawOf = (address: string): string | undefined => {
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

/** Where a model name leads: the server's address, the bare name, the key. */
export const resolve = (
  name: string,
  access: Pick<Access, "baseUrl" | "sendSeed">,
  environment: Environment
): Result.Result<OpenAi.OpenAiOptions, ModelNameError> => {
  const { sendSeed } = access
  const { address, bare, provider } = parted(name)
  const given = address ?? access.baseUrl ??
    (provider === undefined ? present(environment["OPENAI_BASE_URL"]) : undefined)
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
      `The model "${name}" names no server: write PROVIDER/MODEL or MODEL@ADDRESS (${
        Object.keys(providers).join(", ")
      }), or give the server's address with --base-url or OPENAI_BASE_URL, or use --model rehearsal.`
    )
  }
  // An address that a name brings along gets the key of the provider whose it is, and no other provider's.
  const keyName = (address === undefined ? undefined : ownerOf(address)?.keyName) ?? "OPENAI_API_KEY"
  return Result.succeed({ baseUrl: given, model: bare, apiKey: present(environment[keyName]), sendSeed })
}

/** A model beside the run's own, as one that stands in or plays a role, is served where its provider is, or else where the first one is. */
export const reach = (name: string, access: Access, environment: Environment) => {
  const named = parted(name).provider !== undefined
  const { sendSeed } = access
  return Result.map(
    resolve(name, named && name !== access.model && name !== access.embedder ? { sendSeed } : access, environment),
    (server) => ({ ...server, stream: access.stream ?? false })
  )
}

/** The run's own model, and those that stand in for it, in their order. */
export const chain = ({ fallback = [], model }: Access): readonly [string, ...ReadonlyArray<string>] => [
  model,
  ...fallback
]

/** The other models that may be asked by name. */
export const others = ({ model, models = [] }: Access): ReadonlyArray<string> =>
  [...new Set(models)].filter((name) => name !== model)

/**
 * Where a model leads that is named during the run. A bare name, as trained models mostly have, is served where the run's own model
 * is, with its key; so is a name taken word for word at that address. At another address such a name gets the key of the provider
 * whose address it is, or none.
 */
export const reachLater = (name: string, access: Access, environment: Environment) => {
  const { address, bare, provider } = parted(name)
  const isBare = address === undefined && provider === undefined
  const own = isBare || isPinned(name) ? Result.getOrUndefined(reach(access.model, access, environment)) : undefined
  if (own === undefined || (address !== undefined && plainAddress(address) !== plainAddress(own.baseUrl))) {
    return Result.map(
      reach(name, access, environment),
      (server) => isPinned(name) && ownerOf(server.baseUrl) === undefined ? { ...server, apiKey: undefined } : server
    )
  }
  return Result.succeed({ ...own, model: isBare ? name : bare })
}

/** All names behind which there is a server, the embedder's last; models of this process are none. */
export const served = (access: Access, isOwn: (name: string) => boolean = () => false): ReadonlyArray<string> => [
  ...[...chain(access), ...others(access)].filter((name) => name !== rehearsal && !isOwn(name)),
  ...[access.embedder].filter((name) => !isEmbedded(name))
]
