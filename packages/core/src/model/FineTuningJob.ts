/** A fine-tuning job as a server of the OpenAI protocol tells of it. */
import { Option, Schema } from "effect"
import { brief } from "../domain/PlainText.ts"

const text = Schema.optionalKey(Schema.NullOr(Schema.String))

/** What is read of a job; servers leave much of it out. */
const Told = Schema.Struct({
  // It stands in addresses, files and sentences.
  id: Schema.String.check(Schema.isPattern(/^[!-~]{1,200}$/)),
  status: Schema.NonEmptyString,
  fine_tuned_model: text,
  training_file: text,
  trained_tokens: Schema.optionalKey(Schema.NullOr(Schema.Finite)),
  created_at: Schema.optionalKey(Schema.NullOr(Schema.Finite)),
  finished_at: Schema.optionalKey(Schema.NullOr(Schema.Finite)),
  error: Schema.optionalKey(
    Schema.NullOr(Schema.Struct({ code: text, message: text, param: text }))
  )
})

/**
 * A job. Its texts are a server's: short, on one line, without anything that steers a terminal; but for the names of the model and the
 * file, which stand as they were told: whoever uses them looks at them first.
 */
export interface FineTuningJob {
  readonly id: string
  /** waiting: not begun, running, or one of the three ends. */
  readonly state: "waiting" | "running" | "succeeded" | "failed" | "cancelled"
  /** The server's own word for it. */
  readonly status: string
  /** The new model's name, once it succeeded. */
  readonly model: string | undefined
  readonly file: string | undefined
  /** When it was begun, in seconds of the server's clock. */
  readonly began: number | undefined
  readonly tokens: number | undefined
  readonly seconds: number | undefined
  /** Why it failed, as far as the server says. */
  readonly why: string | undefined
  /** True where it failed for what stands in its file: the same file fails again. */
  readonly isFilesFault: boolean
}

const states: Readonly<Record<string, FineTuningJob["state"]>> = {
  running: "running",
  succeeded: "succeeded",
  // Together's word.
  completed: "succeeded",
  failed: "failed",
  // Mistral's, for jobs that its check refused.
  failed_validation: "failed",
  error: "failed",
  cancelled: "cancelled",
  canceled: "cancelled",
  user_error: "failed"
}

const decodeTold = Schema.decodeUnknownOption(Told)

/** Reads a job; undefined where it is none. `hide` takes the key out of what the server says. */
export const read = (body: unknown, hide: (text: string) => string): FineTuningJob | undefined => {
  const told = Option.getOrUndefined(decodeTold(body))
  if (told === undefined) return undefined
  const { created_at: began, error, finished_at: ended, status } = told
  const said = error?.message ?? error?.code ?? undefined
  return {
    id: told.id,
    state: states[status.toLowerCase()] ?? "waiting",
    status: brief(hide(status), 40),
    model: told.fine_tuned_model ?? undefined,
    file: told.training_file ?? undefined,
    began: began ?? undefined,
    tokens: told.trained_tokens == null ? undefined : Math.max(0, Math.round(told.trained_tokens)),
    seconds: began == null || ended == null ? undefined : Math.max(0, ended - began),
    why: said === undefined || said === "" ? undefined : brief(hide(said), 300),
    isFilesFault: error?.param === "training_file" || /invalid.{0,12}(?:training_)?file/i.test(error?.code ?? "")
  }
}

const Listed = Schema.Struct({
  data: Schema.Array(Schema.Unknown),
  has_more: Schema.optionalKey(Schema.NullOr(Schema.Boolean))
})
const decodeList = Schema.decodeUnknownOption(Listed)

/** A page of jobs, or of other things. */
export interface Page {
  readonly data: ReadonlyArray<unknown>
  /** True where the server does not say that there are more. */
  readonly isLast: boolean
}

/** Reads a page; undefined where it is none. */
export const listed = (body: unknown): Page | undefined =>
  Option.getOrUndefined(Option.map(decodeList(body), ({ data, has_more }) => ({ data, isLast: has_more !== true })))
