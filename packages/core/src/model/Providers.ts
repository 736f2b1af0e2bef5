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

/** The parts of a model's name. */
export const parted = (name: string): Parted => {
  const [, called = name, address] = /^(.+?)@(https?:\/\/.*)$/s.exec(name) ?? []
  const slash = called.indexOf("/")
  const prefix = called.slice(0, Math.max(0, slash))
  const provider = Object.hasOwn(providers, prefix) ? providers[prefix] : undefined
  return { provider, bare: provider === undefined ? called : called.slice(slash + 1), address }
}
