/**
 * The log-probabilities of a given reply, as vLLM tells them with a chat completion: `prompt_logprobs`, of a conversation that ends
 * with the reply. The server's own chat template is used, so that a reply is scored just as it would have been written.
 */
import { Result, Schema } from "effect"
import type { ScoredToken, Scoring } from "./Likelihood.ts"

/** Likeliest tokens that are asked for at each place; all versions of vLLM give so many by default. */
const likeliest = 5

/** The body of the request. One token is written, for a server may refuse to write none. */
export const body = (model: string, { reply, turns }: Pick<Scoring, "turns" | "reply">) => ({
  model,
  messages: [...turns, { role: "assistant", content: reply }].map(({ content, role }) => ({
    role,
    content: content.toWellFormed()
  })),
  max_tokens: 1,
  temperature: 0,
  add_generation_prompt: false,
  continue_final_message: true,
  prompt_logprobs: likeliest
})

/**
 * Reads the JSON of the reply. The token that stands in the text is the first of its place, and a whole number as a name would lose
 * its place among others: names get a letter.
 */
export const parse = (text: string): unknown =>
  JSON.parse(text.replaceAll(/([{,]\s*)"(\d+)"(\s*:\s*\{)/g, "$1\"t$2\"$3"))

const Entry = Schema.Struct({
  logprob: Schema.Finite,
  decoded_token: Schema.optionalKey(Schema.NullOr(Schema.String))
})
const Place = Schema.NullOr(Schema.Record(Schema.String, Entry))
const Count = Schema.optionalKey(Schema.NullOr(Schema.Int))
const Scored = Schema.Struct({
  prompt_logprobs: Schema.Array(Place),
  usage: Schema.optionalKey(Schema.NullOr(Schema.Struct({ prompt_tokens: Count, completion_tokens: Count })))
})
const decode = Schema.decodeUnknownResult(Scored)

/** A reply as it was scored, and how many tokens were read and written for it, where the server says so. */
export interface Read {
  readonly tokens: ReadonlyArray<ScoredToken>
  readonly usage: { readonly inputTokens: number; readonly outputTokens: number } | undefined
}

const tokenOf = (place: typeof Place.Type): ScoredToken | undefined => {
  const all = Object.values(place ?? {}).map(({ decoded_token, logprob }) => [decoded_token ?? "", logprob] as const)
  const [own] = all
  if (own === undefined) return undefined
  const top = all.toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : a > b ? 1 : 0)).slice(0, likeliest)
  return { token: own[0], logprob: own[1], top }
}

// Tokenizers spell spaces and what is beyond ASCII in ways of their own, and bytes as <0x0A>; a template may trim the ends.
const spelledBytes = /<0x[0-9A-F]{2}>/g
const notAscii = /[^!-~]/g

/** The last tokens that spell the reply; undefined where none do, as when the server left it out or put more behind it. */
const ending = (tokens: ReadonlyArray<ScoredToken | undefined>, reply: string) => {
  const left = reply.replaceAll(spelledBytes, "").replaceAll(notAscii, "") === "" ? /\s/g : notAscii
  const bare = (text: string) => text.replaceAll(spelledBytes, "").replaceAll(left, "")
  const wanted = bare(reply)
  if (wanted === "") return undefined
  let spelled = ""
  for (let at = tokens.length - 1; at >= 0; at--) {
    spelled = bare(tokens[at]?.token ?? "") + spelled
    if (spelled === wanted) {
      const ended = tokens.slice(at)
      return ended.every((token) => token !== undefined) ? ended : undefined
    }
    if (spelled.length >= wanted.length) return undefined
  }
  return undefined
}

/** The tokens of the reply, out of what the server said; the failure completes "the server ...". */
export const read = (answer: unknown, reply: string): Result.Result<Read, string> => {
  const scored = decode(answer)
  if (Result.isFailure(scored)) return Result.fail("gives no probabilities of a text that is given (prompt_logprobs)")
  const { prompt_logprobs, usage } = scored.success
  const tokens = ending(prompt_logprobs.map(tokenOf), reply)
  if (tokens === undefined) return Result.fail("gives probabilities of tokens that do not spell the reply")
  const { completion_tokens: output, prompt_tokens: input } = usage ?? {}
  return Result.succeed({
    tokens,
    usage: typeof input === "number" && typeof output === "number"
      ? { inputTokens: input, outputTokens: output }
      : undefined
  })
}
