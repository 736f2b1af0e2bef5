/** A model step: two pure functions around one call, typed input to prompt and reply to typed output. */
import { type Result, Schema } from "effect"
import { OpenAiStructuredOutput } from "effect/ai"
import type { Turn } from "../domain/Draft.ts"
import * as Seed from "../domain/Seed.ts"
import * as Fitting from "./Fitting.ts"
import type { Measure } from "./Measure.ts"
import type { Model, ReplyForm } from "./Model.ts"
import { reader } from "./Reading.ts"
import * as Template from "./Template.ts"
import type { Tokens } from "./Tokens.ts"

/** What asking a prompt takes. */
export type Needed = Model

export {
  type Answer,
  type Answered,
  ask,
  failed,
  Instead,
  ModelFor,
  ModelName,
  Room,
  Sampling,
  type Unusable
} from "./Asking.ts"

/** The fields a prompt may take: texts, numbers and lists of texts; and lists of numbers, which stand in no slot. */
export type PromptInput = Readonly<Record<string, Template.SlotValue | ReadonlyArray<number>>>

/** The two texts of a prompt, as templates. */
export interface Texts {
  readonly system: string
  readonly user: string
}

/** A prompt: what it is given, what it must return, its two texts, and how the rehearsal model answers it. */
export interface Prompt<I extends PromptInput, O> {
  readonly name: string
  /** Whose part it is: a recipe names models by this too, as in respond or judge. */
  readonly role: string
  /** Version: first 12 hex digits of the SHA-256 of its texts and of the JSON schema of its output. */
  readonly hash: string
  readonly texts: Texts
  /** The slots that other texts for it may have, and those of them that may be left out. */
  readonly slots: ReadonlyArray<string>
  readonly optional: ReadonlyArray<string>
  readonly input: Schema.Codec<I>
  readonly temperature: number
  readonly maxTokens: number
  /** True when what it is given is nobody's business: what a server says of it is told nowhere. */
  readonly isPrivate: boolean
  readonly form: ReplyForm
  readonly turns: (input: I) => ReadonlyArray<Turn>
  /** The prompt in so many tokens, shortened where it may be; the shortest it can be when that is still too long. */
  readonly fit: (input: I, room: number, tokens: Tokens) => Fitting.Fitted<I>
  /** Reads a reply; the failure is a sentence a model can use to mend it. */
  readonly read: (text: string) => Result.Result<O, string>
  /** The rehearsal model's reply, as text. */
  readonly rehearse: (input: I, chance: Seed.Chance) => string
  /** The same step with other texts: another version, with a hash of its own. */
  readonly withTexts: (texts: Partial<Texts>) => Prompt<I, O>
}

/** What a prompt is made of. An output of `Schema.String` asks for plain text, a struct for one JSON object. */
export interface PromptOptions<I extends PromptInput, O> extends Texts {
  readonly input: Schema.Codec<I>
  readonly output: Schema.Codec<O, unknown>
  /** The field with what was said before, user and assistant in turn: turns between the system text and the user's. */
  readonly history?: keyof NoInfer<I> & string
  /** Slots that texts of one's own may do without. */
  readonly optional?: ReadonlyArray<keyof NoInfer<I> & string>
  /** How long the values of slots may be. A prompt that does not fit is shortened in this order; what is not named stays. */
  readonly measures?: { readonly [Slot in keyof NoInfer<I>]?: Measure }
  readonly rehearse: (input: NoInfer<I>, chance: Seed.Chance) => NoInfer<O>
  /** True when what a server says of such a request is told nowhere, for it may quote it; default false. */
  readonly isPrivate?: boolean
  /** Whose part it is, where that is not the prompt's name. */
  readonly role?: string
  /** Sampling temperature; default 0.7. */
  readonly temperature?: number
  /** Most tokens of the reply; default 1,024. */
  readonly maxTokens?: number
}

/** Makes a prompt. Its texts are templates (Template.ts) whose slots are the fields of its input. */
export const make = <I extends PromptInput, O>(name: string, options: PromptOptions<I, O>): Prompt<I, O> => {
  const isText = Schema.isSchema(options.output) && options.output.ast._tag === "String"
  const { codec, jsonSchema } = isText
    ? { codec: options.output, jsonSchema: null }
    : OpenAiStructuredOutput.toCodecOpenAI(options.output)
  const pieces: Fitting.Pieces = {
    system: Template.read(options.system),
    user: Template.read(options.user),
    history: options.history,
    schema: isText ? undefined : JSON.stringify(jsonSchema),
    measures: Object.entries<Measure | undefined>(options.measures ?? {}).flatMap(([slot, measure]) =>
      measure === undefined ? [] : [[slot, measure] as const]
    )
  }
  const encode = Schema.encodeSync(codec as Schema.Codec<O, unknown>)
  const slots = [...new Set([...pieces.system.slots, ...pieces.user.slots])]
  return {
    name,
    texts: { system: options.system, user: options.user },
    slots,
    optional: options.optional ?? [],
    role: options.role ?? name,
    hash: Seed.digest(JSON.stringify([name, options.system, options.user, jsonSchema])).slice(0, 12),
    input: options.input,
    temperature: options.temperature ?? 0.7,
    maxTokens: options.maxTokens ?? 1024,
    isPrivate: options.isPrivate ?? false,
    form: isText ? { kind: "text" } : { kind: "object", name: name.replaceAll(/[^a-zA-Z0-9_-]/g, "_"), jsonSchema },
    turns: (input) => Fitting.turns(pieces, input),
    fit: (input, room, tokens) => Fitting.fit(pieces, input, { room, tokens }),
    read: reader(codec as Schema.Codec<O, unknown>, isText),
    rehearse: (input, chance) => {
      const output = options.rehearse(input, chance)
      return isText ? String(output) : JSON.stringify(encode(output))
    },
    // What other texts may hold stays what these hold.
    withTexts: (texts) => ({ ...make(name, { ...options, ...texts }), slots })
  }
}
