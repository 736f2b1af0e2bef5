/** Why a server trains no model, each reason with one sentence. */
import { Schema } from "effect"
import { brief } from "../domain/PlainText.ts"
import type { ModelError } from "./Model.ts"

/**
 * model: it does not fine-tune this one; file: it refuses what stands in the file; quota: the account may do no more; unsupported: the
 * server has no fine-tuning; ended: it has, and not for this account (any more); job: it does not know the job; refused: anything else
 * it says no to; key, unreachable, trouble: as for any other request.
 */
export const Reason = Schema.Literals([
  "model",
  "file",
  "quota",
  "unsupported",
  "ended",
  "job",
  "refused",
  "key",
  "unreachable",
  "trouble"
])
export type Reason = typeof Reason.Type

/** A request about fine-tuning that came to nothing. */
export class FineTuningError extends Schema.TaggedError<FineTuningError>()("FineTuningError", {
  reason: Reason,
  endpoint: Schema.String,
  /** The model to be trained, or the job that was asked about. */
  subject: Schema.String,
  /** What the server says, short. */
  detail: Schema.String
}) {
  override get message(): string {
    const { detail, endpoint, subject } = this
    switch (this.reason) {
      case "model":
        return `${endpoint} does not fine-tune the model "${subject}" (${detail}): name one that it does.`
      case "file":
        return `${endpoint} refuses the conversations: ${detail}`
      case "quota":
        return `${endpoint} lets this account train no more (${detail}): see to the account there, then go on.`
      case "unsupported":
        return `${endpoint} has no fine-tuning jobs (${detail}): give the address of a server with /files and /fine_tuning/jobs in trainer.baseUrl, or train with trainer.kind command.`
      case "ended":
        return `${endpoint} does not let this account begin fine-tuning jobs (${detail}): OpenAI ends its own in steps from May 2026 to January 2027; use another server, or trainer.kind command.`
      case "job":
        return `${endpoint} does not know the job ${subject} that was begun there (${detail}): check trainer.baseUrl and the key, for a new job would be paid for again.`
      case "key":
        return `${endpoint} refuses the key (${detail}): set the right one in the environment, for example OPENAI_API_KEY.`
      case "unreachable":
        return `No server answers at ${endpoint} (${detail}): start it, or give the right address in trainer.baseUrl.`
      case "trouble":
        return `${endpoint} is in trouble, or asks for too long a wait (${detail}): go on later; nothing that was begun is lost.`
      case "refused":
        return `${endpoint} refuses the request for "${subject}": ${detail}`
    }
  }
}

/** What is asked of a server, by which its refusals are read. */
export type Asked = "check" | "list" | "upload" | "create" | "look" | "remove"

// A model that may be asked but not trained; Mistral words it as the third.
const noSuchModel =
  /(?:not|n't) (?:available|supported|allowed|eligible|enabled) for (?:this type of )?fine-?tun|fine-?tun\w* (?:is|are) not (?:available|supported|enabled) (?:for|on) (?:this |the )?model|model .{0,160}(?:does not|doesn't) exist|(?:invalid|unknown|unsupported|no such) (?:base )?model|cannot be fine-?tuned/i
const ended =
  /fine-?tun\w*.{0,80}(?:no longer|winding down|wound down|sunset|deprecat|discontinued|has ended)|(?:no longer|not) (?:available|enabled|permitted|allowed) (?:to|for|in) (?:your|this) (?:org|account|project|team)|self-?serve|(?:org\w*|account|project).{0,60}(?:not|n't) (?:have access|allowed|permitted|eligible)/i
const refusedFile =
  /training[_ ]file|(?:invalid|bad|malformed) (?:file|json)|jsonl|\bexamples?\b|file (?:format|is (?:empty|not valid|invalid))|\bline \d/i

const statusOf = (detail: string): string | undefined => /^(\d{3})\b/.exec(detail)?.[1]

const reasonOf = ({ reason }: ModelError, asked: Asked): Reason => {
  switch (reason._tag) {
    case "Unreachable":
      return "unreachable"
    case "Unauthorised":
      return /quota|credit|billing|balance/i.test(reason.detail) ? "quota" : "key"
    case "UnknownModel":
      if (asked === "look") return "job"
      return asked === "create" && noSuchModel.test(reason.detail) ? "model" : "unsupported"
    case "BadRequest": {
      const { detail } = reason
      if (/\bpermissions?\b|\bscopes?\b/i.test(detail) && statusOf(detail) === "403") return "key"
      if (asked === "create" && noSuchModel.test(detail)) return "model"
      if (ended.test(detail)) return "ended"
      if (statusOf(detail) === "403") return asked === "create" ? "ended" : "key"
      if (asked === "upload" || (asked === "create" && refusedFile.test(detail))) return "file"
      return "refused"
    }
    case "Overflow":
      return "file"
    default:
      return "trouble"
  }
}

/** What an error of the client means for fine-tuning. */
export const of = (error: ModelError, { asked, subject }: { readonly asked: Asked; readonly subject: string }) =>
  new FineTuningError({
    reason: reasonOf(error, asked),
    endpoint: error.endpoint,
    subject,
    detail: brief("detail" in error.reason ? error.reason.detail : "", 300) || "it says nothing more"
  })
