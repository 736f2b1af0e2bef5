/** Asks a prompt at a place: made to fit, repaired once when the reply is of no use, shortened when a server finds it too long. */
import { Context, Effect, Result } from "effect"
import type { Making, Turn } from "../domain/Draft.ts"
import type { Failed } from "../domain/Event.ts"
import * as Seed from "../domain/Seed.ts"
import * as Fitting from "./Fitting.ts"
import { Model, type ModelError, type ModelReply, type ModelRequest } from "./Model.ts"
import type { Prompt, PromptInput } from "./Prompt.ts"
import { apart } from "./Reading.ts"
import * as Tokens from "./Tokens.ts"

/** A model step that worked: the decoded output, and how it was made. */
export interface Answered<O> {
  readonly _tag: "Answered"
  readonly output: O
  /** What the model thought before it answered, whether the server told it apart or it stood in the reply. */
  readonly reasoning?: string
  readonly making: Making
}

/** A model step that came to nothing; data, not an error: the run records it and goes on. */
export interface Unusable {
  readonly _tag: "Unusable"
  readonly prompt: string
  readonly kind: Failed["kind"]
  readonly reason: string
  /** The last reply as it came. */
  readonly raw: string
  /** True where reply and reason may quote what is told nowhere. */
  readonly isPrivate?: boolean
}

export type Answer<O> = Answered<O> | Unusable

/** The fact that a model step at a place came to nothing; of a private one it tells neither the reply nor the reason. */
export const failed = (place: string, { isPrivate = false, kind, prompt, raw, reason }: Unusable): Failed => ({
  _tag: "Failed",
  place: `${place}/failed`,
  prompt,
  kind,
  reason: isPrivate ? "not told, for it may quote what is private" : reason,
  raw: isPrivate ? "" : raw
})

/** Sampling and length a recipe sets for a prompt, by prompt name, or by the role of prompts that are not named. */
export const Sampling = Context.Reference<
  Readonly<Record<string, { temperature?: number; topP?: number; maxTokens?: number }>>
>("@stoa/core/model/Prompt/Sampling", { defaultValue: () => ({}) })

/** The room that a recipe gives: tokens of the model's context, prompt and reply together, and tokens of a prompt at most. */
export const Room = Context.Reference<{ readonly window: number; readonly prompt: number }>(
  "@stoa/core/model/Prompt/Room",
  { defaultValue: () => ({ window: 8192, prompt: 4000 }) }
)

/** The model that is asked, as the recipe names it; undefined for the run's own. */
export const ModelName = Context.Reference<string | undefined>("@stoa/core/model/Prompt/ModelName", {
  defaultValue: () => undefined
})

/** The model for a prompt that nobody chose one for otherwise, as the recipe names it, by the prompt's name and role and the place. */
export const ModelFor = Context.Reference<
  (asked: { readonly name: string; readonly role: string; readonly place: string }) => string | undefined
>(
  "@stoa/core/model/Prompt/ModelFor",
  { defaultValue: () => () => undefined }
)

/** The prompts that are asked in place of others, by the hash of the other: those whose texts somebody wrote anew. */
export const Instead = Context.Reference<ReadonlyMap<string, Prompt<PromptInput, unknown>>>(
  "@stoa/core/model/Prompt/Instead",
  { defaultValue: () => new Map() }
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

const thoughtOf = ({ reasoning = "", text }: ModelReply): { readonly reasoning?: string } => {
  const thought = reasoning.trim() === "" ? apart(text).thinking : reasoning.trim()
  return thought === "" ? {} : { reasoning: thought }
}

const mend = (problem: string, { form }: Pick<ModelRequest, "form">): string =>
  `Your reply could not be used. ${problem}\nReply again with ${
    form.kind === "text" ? "the text" : "the JSON object"
  } alone, as asked above.`

/** Tokens of a problem that a model is shown, and of its useless reply at least. */
const shown = { problem: 200, reply: 64 }

/** How often a prompt is shortened when a server finds it too long, and the shortest that replies become with it. */
const shorter = { times: 2, reply: 256 }

/** A prompt with the reply to be mended behind it. The reply gives way first, then the prompt; both stay where there is room. */
const withRepair = <I>(
  fitted: Fitting.Fitted<I>,
  { problem, refit, reply, room, tokens }: {
    readonly reply: string
    readonly problem: string
    readonly room: number
    readonly tokens: Tokens.Tokens
    readonly refit: (room: number) => Fitting.Fitted<I>
  }
): Fitting.Fitted<I> => {
  const asked: Turn = { role: "user", content: problem }
  const left = room - fitted.tokens - Fitting.size([asked, { role: "assistant", content: "" }], tokens)
  // Some servers refuse a turn that says nothing.
  const content = reply.trim() === "" ? "(nothing)" : tokens.cut(reply, Math.max(shown.reply, left))
  const more: ReadonlyArray<Turn> = [{ role: "assistant", content }, asked]
  const size = Fitting.size(more, tokens)
  const base = fitted.tokens + size > room ? refit(room - size) : fitted
  return {
    ...base,
    turns: [...base.turns, ...more],
    parts: [...base.parts, { name: "repair", tokens: size }],
    tokens: base.tokens + size
  }
}

/**
 * Asks a prompt at a place. It is shortened to the room there is; a prompt that does not fit even so comes to nothing. A reply
 * that does not decode gets one repair attempt, in which the model sees its reply and the problem. When the server finds the
 * prompt too long, what may be shortened is halved, twice at most, each time at a place of its own. A second failure, a refusal or
 * a cut text comes back as `Unusable`. Only errors that concern the whole run fail.
 */
export const ask = Effect.fnUntraced(function*<I extends PromptInput, O>(
  given: Prompt<I, O>,
  input: I,
  place: string
): Effect.fn.Return<Answer<O>, ModelError, Model> {
  const model = yield* Model
  const prompt = ((yield* Instead).get(given.hash) as Prompt<I, O> | undefined) ?? given
  const root = yield* Seed.Root
  const settings = yield* Sampling
  const sampling = settings[prompt.name] ?? settings[prompt.role]
  const { prompt: most, window } = yield* Room
  const name = (yield* ModelName) ?? (yield* ModelFor)({ name: prompt.name, role: prompt.role, place })
  const tokens = yield* Tokens.load
  // A reply may take half of the context.
  const longest = Math.min(sampling?.maxTokens ?? prompt.maxTokens, Math.floor(window / 2))
  const roomFor = (maxTokens: number) => Math.min(most, window - maxTokens)
  const refit = (room: number) => prompt.fit(input, room, tokens)

  const hidden = given.isPrivate ? { isPrivate: true as const } : {}
  const unusable = (kind: Unusable["kind"], reason: string, raw = ""): Unusable => ({
    _tag: "Unusable",
    prompt: prompt.name,
    kind,
    reason,
    raw,
    ...hidden
  })

  /** One question, and one repair of its reply. */
  const put = Effect.fnUntraced(function*(at: string, first: Fitting.Fitted<I>, maxTokens: number) {
    let fitted = first
    for (let attempt = 1;; attempt++) {
      const seed = Seed.at(root, attempt === 1 ? at : `${at}/repair`)
      const { input, parts, turns } = fitted
      const request: ModelRequest = {
        place: attempt === 1 ? at : `${at}/repair`,
        seed,
        prompt: prompt.name,
        promptHash: prompt.hash,
        ...(name === undefined ? {} : { model: name }),
        turns,
        form: prompt.form,
        temperature: sampling?.temperature ?? prompt.temperature,
        ...(sampling?.topP === undefined ? {} : { topP: sampling.topP }),
        maxTokens,
        parts,
        ...hidden,
        rehearse: () => prompt.rehearse(input, Seed.chance(seed))
      }
      const reply = yield* model.ask(request).pipe(
        Effect.catchReasons("ModelError", {
          GivenUp: (reason) => Effect.succeed(unusable("transient", reason.detail)),
          BadRequest: (reason) => Effect.succeed(unusable("refused", `The server refused: ${reason.detail}`)),
          Overflow: (reason) =>
            Effect.succeed(unusable("overflow", `The prompt is too long for the model: ${reason.detail}`))
        })
      )
      if ("_tag" in reply) return reply
      if (reply.finish === "refusal") return unusable("refused", "The model refused.", reply.text)
      const cut = reply.finish === "length"
        ? unusable("cut", `The reply was cut at ${maxTokens} tokens.`, reply.text)
        : undefined
      if (cut !== undefined && prompt.form.kind === "text") return cut
      const output = prompt.read(reply.text)
      if (Result.isSuccess(output)) {
        return {
          _tag: "Answered" as const,
          output: output.success,
          ...thoughtOf(reply),
          making: making(request, reply)
        }
      }
      const isEmpty = apart(reply.text).answer === ""
      const failure = cut ?? unusable(isEmpty ? "empty" : "undecodable", output.failure, reply.text)
      if (attempt === 2) return failure
      const problem = mend(tokens.cut(output.failure, shown.problem), prompt)
      fitted = withRepair(first, { problem, refit, reply: reply.text, room: roomFor(maxTokens), tokens })
      if (fitted.tokens > roomFor(maxTokens)) return failure
    }
  })

  const whole = refit(roomFor(longest))
  if (whole.tokens > roomFor(longest)) {
    const reason = `The prompt takes ${whole.tokens} tokens at least, and there is room for ${roomFor(longest)}.`
    return unusable("overflow", reason)
  }
  let answer = yield* put(place, whole, longest)
  let last = { tokens: whole.tokens, maxTokens: longest }
  for (let nth = 1; nth <= shorter.times; nth++) {
    if (answer._tag === "Answered" || answer.kind !== "overflow") return answer
    const least = refit(0).tokens
    const fitted = refit(least + Math.floor((whole.tokens - least) / 2 ** nth))
    const maxTokens = Math.min(longest, Math.max(shorter.reply, Math.floor(longest / 2 ** nth)))
    if (fitted.tokens >= last.tokens && maxTokens >= last.maxTokens) return answer
    last = { tokens: fitted.tokens, maxTokens }
    answer = yield* put(`${place}/shorter${nth}`, fitted, maxTokens)
  }
  return answer
})
