/** A model step: two pure functions around one call, typed input to prompt and reply to typed output. */
import { Context, Effect, Result, Schema } from "effect"
import { OpenAiStructuredOutput } from "effect/ai"
import type { Making, Turn } from "../domain/Draft.ts"
import type { Failed } from "../domain/Event.ts"
import * as Seed from "../domain/Seed.ts"
import { Model, type ModelError, type ModelReply, type ModelRequest, type ReplyForm } from "./Model.ts"
import * as Template from "./Template.ts"

/** The fields a prompt may take: texts, numbers and lists of texts. */
export type PromptInput = Readonly<Record<string, Template.SlotValue>>

/** A prompt: what it is given, what it must return, its two texts, and how the rehearsal model answers it. */
export interface Prompt<I extends PromptInput, O> {
  readonly name: string
  /** Version: first 12 hex digits of the SHA-256 of its texts and of the JSON schema of its output. */
  readonly hash: string
  readonly input: Schema.Codec<I>
  readonly temperature: number
  readonly maxTokens: number
  readonly form: ReplyForm
  readonly turns: (input: I) => ReadonlyArray<Turn>
  /** Reads a reply; the failure is a sentence a model can use to mend it. */
  readonly read: (text: string) => Result.Result<O, string>
  /** The rehearsal model's reply, as text. */
  readonly rehearse: (input: I, chance: Seed.Chance) => string
}

/** What a prompt is made of. An output of `Schema.String` asks for plain text, a struct for one JSON object. */
export interface PromptOptions<I extends PromptInput, O> {
  readonly input: Schema.Codec<I>
  readonly output: Schema.Codec<O, unknown>
  readonly system: string
  readonly user: string
  readonly rehearse: (input: NoInfer<I>, chance: Seed.Chance) => NoInfer<O>
  /** Sampling temperature; default 0.7. */
  readonly temperature?: number
  /** Most tokens of the reply; default 1,024. */
  readonly maxTokens?: number
}

/** JSON out of a reply: as it stands, out of a code fence, or the outermost braces of a chatty answer. */
const parseJson = (text: string): Result.Result<unknown, string> => {
  const fenced = /```(?:json)?\s*\n?([\s\S]*?)```/.exec(text)?.[1]
  const open = text.indexOf("{")
  const close = text.lastIndexOf("}")
  const braces = open >= 0 && close > open ? text.slice(open, close + 1) : undefined
  for (const candidate of [text, fenced, braces]) {
    if (candidate === undefined) continue
    const parsed = Result.try(() => JSON.parse(candidate) as unknown)
    if (Result.isSuccess(parsed)) return Result.succeed(parsed.success)
  }
  return Result.fail("The reply is not a JSON object.")
}

const reader = <O>(codec: Schema.Codec<O, unknown>, isText: boolean) => {
  const decode = Schema.decodeUnknownResult(codec)
  return (text: string): Result.Result<O, string> => {
    // What a reasoning model thinks aloud before it answers is no part of the answer.
    const trimmed = text.replace(/^\s*<think>[\s\S]*?<\/think>/, "").trim()
    if (trimmed === "") return Result.fail("The reply is empty.")
    const raw = isText ? Result.succeed(trimmed) : parseJson(trimmed)
    return Result.flatMap(raw, (value) => Result.mapError(decode(value), (issue) => String(issue)))
  }
}

/** Makes a prompt. Its texts are templates (Template.ts) whose slots are the fields of its input. */
export const make = <I extends PromptInput, O>(name: string, options: PromptOptions<I, O>): Prompt<I, O> => {
  const isText = Schema.isSchema(options.output) && options.output.ast._tag === "String"
  const { codec, jsonSchema } = isText
    ? { codec: options.output, jsonSchema: null }
    : OpenAiStructuredOutput.toCodecOpenAI(options.output)
  const read = reader(codec as Schema.Codec<O, unknown>, isText)
  const encode = Schema.encodeSync(codec as Schema.Codec<O, unknown>)
  return {
    name,
    hash: Seed.digest(JSON.stringify([name, options.system, options.user, jsonSchema])).slice(0, 12),
    input: options.input,
    temperature: options.temperature ?? 0.7,
    maxTokens: options.maxTokens ?? 1024,
    form: isText ? { kind: "text" } : { kind: "object", name: name.replaceAll(/[^a-zA-Z0-9_-]/g, "_"), jsonSchema },
    turns: (input) => {
      const system = Template.fill(options.system, input)
      const user: Turn = { role: "user", content: Template.fill(options.user, input) }
      return system === "" ? [user] : [{ role: "system", content: system }, user]
    },
    read,
    rehearse: (input, chance) => {
      const output = options.rehearse(input, chance)
      return isText ? String(output) : JSON.stringify(encode(output))
    }
  }
}

/** A model step that worked: the decoded output, and how it was made. */
export interface Answered<O> {
  readonly _tag: "Answered"
  readonly output: O
  readonly making: Making
}

/** A model step that came to nothing; data, not an error: the run records it and goes on. */
export interface Unusable {
  readonly _tag: "Unusable"
  readonly prompt: string
  readonly kind: "undecodable" | "refused" | "cut" | "empty" | "transient"
  readonly reason: string
  /** The last reply as it came. */
  readonly raw: string
}

export type Answer<O> = Answered<O> | Unusable

/** The fact that a model step at a place came to nothing. */
export const failed = (place: string, { kind, prompt, raw, reason }: Unusable): Failed => ({
  _tag: "Failed",
  place: `${place}/failed`,
  prompt,
  kind,
  reason,
  raw
})

/** Sampling and length a recipe sets for a prompt, by prompt name. */
export const Sampling = Context.Reference<Readonly<Record<string, { temperature?: number; maxTokens?: number }>>>(
  "@stoa/core/model/Prompt/Sampling",
  { defaultValue: () => ({}) }
)

const making = (request: ModelRequest, reply: ModelReply): Making => ({
  prompt: request.prompt,
  promptHash: request.promptHash,
  model: reply.model,
  place: request.place,
  ...(reply.seed === undefined ? {} : { seed: reply.seed }),
  ...(reply.temperature === undefined ? {} : { temperature: reply.temperature }),
  inputTokens: reply.inputTokens,
  outputTokens: reply.outputTokens,
  rehearsal: reply.rehearsal
})

const mend = (problem: string, form: ReplyForm): string =>
  `Your reply could not be used. ${problem}\nReply again with ${
    form.kind === "text" ? "the text" : "the JSON object"
  } alone, as asked above.`

/**
 * Asks a prompt at a place. A reply that does not decode gets one repair attempt, in which the model sees its reply and the
 * problem; a second failure, a refusal or a cut text comes back as `Unusable`. Only errors that concern the whole run fail.
 */
export const ask = Effect.fnUntraced(function*<I extends PromptInput, O>(
  prompt: Prompt<I, O>,
  input: I,
  place: string
): Effect.fn.Return<Answer<O>, ModelError, Model> {
  const model = yield* Model
  const root = yield* Seed.Root
  const sampling = (yield* Sampling)[prompt.name]
  const request = (at: string, turns: ReadonlyArray<Turn>): ModelRequest => {
    const seed = Seed.at(root, at)
    return {
      place: at,
      seed,
      prompt: prompt.name,
      promptHash: prompt.hash,
      turns,
      form: prompt.form,
      temperature: sampling?.temperature ?? prompt.temperature,
      maxTokens: sampling?.maxTokens ?? prompt.maxTokens,
      rehearse: () => prompt.rehearse(input, Seed.chance(seed))
    }
  }
  const unusable = (kind: Unusable["kind"], reason: string, raw: string): Unusable => ({
    _tag: "Unusable",
    prompt: prompt.name,
    kind,
    reason,
    raw
  })

  const turns = prompt.turns(input)
  let current = request(place, turns)
  for (let attempt = 1;; attempt++) {
    const reply = yield* model.ask(current).pipe(
      Effect.catchReasons("ModelError", {
        GivenUp: (reason) => Effect.succeed(unusable("transient", reason.detail, "")),
        BadRequest: (reason) => Effect.succeed(unusable("refused", `The server refused: ${reason.detail}`, ""))
      })
    )
    if ("_tag" in reply) return reply
    if (reply.finish === "refusal") return unusable("refused", "The model refused.", reply.text)
    const cut = reply.finish === "length"
      ? unusable("cut", `The reply was cut at ${current.maxTokens} tokens.`, reply.text)
      : undefined
    if (cut !== undefined && prompt.form.kind === "text") return cut
    const output = prompt.read(reply.text)
    if (Result.isSuccess(output)) return { _tag: "Answered", output: output.success, making: making(current, reply) }
    const empty = reply.text.trim() === ""
    if (attempt === 2) return cut ?? unusable(empty ? "empty" : "undecodable", output.failure, reply.text)
    current = request(`${place}/repair`, [
      ...turns,
      // Some servers refuse a turn that says nothing.
      { role: "assistant", content: empty ? "(nothing)" : reply.text },
      { role: "user", content: mend(output.failure, prompt.form) }
    ])
  }
})
