/** Why a file of profiles, questions or other rows cannot be used at all. A file with a few bad rows is no error: see RowProblem. */
import { Match, Schema } from "effect"
import { oneLine } from "../domain/PlainText.ts"
import { RowProblem, sentence } from "./RowProblem.ts"

/** What a file is read for, and the fields that a row of such a file cannot do without. */
export const Holds = Schema.Literals(["profiles", "questions", "rows"])
export type Holds = typeof Holds.Type

const needed: Readonly<Record<Holds, string>> = {
  profiles: "name and description",
  questions: "question and answer",
  rows: "an instruction, a prompt, a question, messages or conversations"
}

/** There is no such file; `near` are names in the same folder that look like it. */
export class FileMissing extends Schema.TaggedError<FileMissing>()("FileMissing", {
  near: Schema.Array(Schema.String)
}) {}

/** The file is there but cannot be read, or not as what its name says. */
export class Unreadable extends Schema.TaggedError<Unreadable>()("Unreadable", { detail: Schema.String }) {}

/** The name ends in .gz, the content is not compressed. */
export class NotGzip extends Schema.TaggedError<NotGzip>()("NotGzip", {}) {}

/** The name tells no format we read. */
export class UnknownExtension extends Schema.TaggedError<UnknownExtension>()("UnknownExtension", {}) {}

/** The file was read and no row of it can be used; `fields` are those of its first row. */
export class NoUsableRow extends Schema.TaggedError<NoUsableRow>()("NoUsableRow", {
  rows: Schema.Int,
  first: Schema.optionalKey(RowProblem),
  fields: Schema.Array(Schema.String)
}) {}

/** The folder holds no file that can be read. */
export class EmptyFolder extends Schema.TaggedError<EmptyFolder>()("EmptyFolder", {}) {}

/** The mapping of the file names something that nothing is made of. */
export class NoSuchSlot extends Schema.TaggedError<NoSuchSlot>()("NoSuchSlot", {
  slot: Schema.String,
  known: Schema.Array(Schema.String)
}) {}

/** The name endings of files that can be read, for messages. */
export const readable = ".jsonl, .jsonl.gz, .json, .csv or .csv.gz"

const noUsableRow = ({ holds, path }: Pick<SourceError, "holds" | "path">, reason: NoUsableRow): string => {
  if (reason.first === undefined) {
    return `${path} holds no rows: write one ${holds.slice(0, -1)} a line, with at least ${needed[holds]}.`
  }
  const fields = reason.fields.length === 0 ? "" : ` (fields of the first row: ${reason.fields.join(", ")})`
  const rows = reason.rows === 1 ? "its only row cannot be used" : `none of its ${reason.rows} rows can be used`
  return `${path}: ${rows}; ${sentence(reason.first)}; correct the rows, or map the fields to ${
    needed[holds]
  }${fields}.`
}

/** A file of profiles, questions or other rows could not be used. */
export class SourceError extends Schema.TaggedError<SourceError>()("SourceError", {
  path: Schema.String.annotate({ description: "The file or folder as it was asked for" }),
  holds: Holds,
  reason: Schema.Union([FileMissing, Unreadable, NotGzip, UnknownExtension, NoUsableRow, EmptyFolder, NoSuchSlot])
}) {
  override get message(): string {
    const { holds, path } = this
    return Match.valueTags(this.reason, {
      FileMissing: ({ near }) =>
        near.length === 0
          ? `${path} does not exist: check the path${holds === "rows" ? "" : ` of the ${holds} file`}.`
          : `${path} does not exist: did you mean ${near.join(" or ")}?`,
      Unreadable: ({ detail }) => `${path} cannot be read: ${detail}.`,
      NotGzip: () =>
        `${path} is not gz-compressed although its name ends in .gz: compress it, or take .gz off the name.`,
      UnknownExtension: () => `${path} is no file of ${holds}: expected a name that ends in ${readable}.`,
      NoUsableRow: (reason) => noUsableRow(this, reason),
      EmptyFolder: () => `${path} holds no file of ${holds}: put one there whose name ends in ${readable}.`,
      NoSuchSlot: ({ known, slot }) =>
        `${path}: its mapping names a field for "${oneLine(slot)}"; expected ${known.slice(0, -1).join(", ")} or ${
          known.at(-1)
        }.`
    })
  }
}
