/** Where the models of well-known providers are served. */

/** A provider: its address, and the environment variable that holds its key where it wants one. */
export interface Provider {
  readonly baseUrl: string
  readonly keyName?: string
}

/** By the name that stands before the slash in PROVIDER/MODEL. */
export const providers: Readonly<Record<string, Provider>> = {
  openai: { baseUrl: "https://api.openai.com/v1", keyName: "OPENAI_API_KEY" },
  openrouter: { baseUrl: "https://openrouter.ai/api/v1", keyName: "OPENROUTER_API_KEY" },
  groq: { baseUrl: "https://api.groq.com/openai/v1", keyName: "GROQ_API_KEY" },
  together: { baseUrl: "https://api.together.xyz/v1", keyName: "TOGETHER_API_KEY" },
  mistral: { baseUrl: "https://api.mistral.ai/v1", keyName: "MISTRAL_API_KEY" },
  deepseek: { baseUrl: "https://api.deepseek.com/v1", keyName: "DEEPSEEK_API_KEY" },
  ollama: { baseUrl: "http://localhost:11434/v1" },
  vllm: { baseUrl: "http://localhost:8000/v1" },
  lmstudio: { baseUrl: "http://localhost:1234/v1" },
  llamacpp: { baseUrl: "http://localhost:8080/v1" }
}

/** A model's name as a recipe writes it, in its parts. */
export interface Parted {
  /** What stands before the slash, where it is one we know. */
  readonly provider: Provider | undefined
  /** The name its server knows the model by. */
  readonly bare: string
  /** What stands behind the @, as in qwen2.5-0.5b@http://localhost:8001/v1: the address of a server of its own. */
  readonly address: string | undefined
}

/** Behind these two signs stands where a name is served that is taken word for word: NAME@@ADDRESS. */
const wordForWord = "@@"

/**
 * The parts of a model's name. A name before @@ is taken as it is, whatever stands in it: what a server says its model is called chooses
 * no provider, no address and no key. Of several addresses the last one counts, for that is the one that was put there by us.
 */
export const parted = (name: string): Parted => {
  const [, exact, where] = /^(.+)@@(https?:\/\/.*)$/s.exec(name) ?? []
  if (exact !== undefined) return { provider: undefined, bare: exact, address: where }
  const [, called = name, address] = /^(.+)@(https?:\/\/.*)$/s.exec(name) ?? []
  const slash = called.indexOf("/")
  const prefix = called.slice(0, Math.max(0, slash))
  const provider = Object.hasOwn(providers, prefix) ? providers[prefix] : undefined
  return { provider, bare: provider === undefined ? called : called.slice(slash + 1), address }
}

/** The name of a model that its server calls just so, at an address: it is reached there and nowhere else. */
export const pinned = (bare: string, address: string): string => `${bare}${wordForWord}${address}`

/** True for a name that is taken word for word. */
export const isPinned = (name: string): boolean => /^.+@@https?:\/\//s.test(name)

/** The address without what does not tell it from another way to write it. */
export const plainAddress = (address: string): string => address.replace(/\/+$/, "")

/** True where both addresses are of one server: its protocol, its host, its port. */
export const isSameServer = (one: string, other: string): boolean =>
  URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin

/** The provider whose own address this is, where it wants a key; a proxy, or a server on one's own machine, is nobody's. */
export const ownerOf = (address: string): Provider | undefined =>
  Object.values(providers).find(({ baseUrl, keyName }) => keyName !== undefined && isSameServer(baseUrl, address))
