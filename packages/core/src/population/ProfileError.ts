/** Why a file of profiles cannot be used at all. A file with a few bad rows is no error: see RowProblem. */
import { Match, Schema } from "effect"
import { RowProblem, sentence } from "./RowProblem.ts"

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

/** The file was read and holds no profile; `fields` are those of its first row. */
export class NoUsableRow extends Schema.TaggedError<NoUsableRow>()("NoUsableRow", {
  rows: Schema.Int,
  first: Schema.optionalKey(RowProblem),
  fields: Schema.Array(Schema.String)
}) {}

/** The folder holds no file of profiles. */
export class EmptyFolder extends Schema.TaggedError<EmptyFolder>()("EmptyFolder", {}) {}

/** The name endings of files that can be read, for messages. */
export const readable = ".jsonl, .jsonl.gz, .json, .csv or .csv.gz"

const noUsableRow = (path: string, reason: NoUsableRow): string => {
  if (reason.first === undefined) {
    return `${path} holds no rows: write one profile a line, with at least name and description.`
  }
  const fields = reason.fields.length === 0 ? "" : ` (fields of the first row: ${reason.fields.join(", ")})`
  const rows = reason.rows === 1 ? "its only row cannot be used" : `none of its ${reason.rows} rows can be used`
  return `${path}: ${rows}; ${
    sentence(reason.first)
  }; correct the rows, or map the fields to name and description${fields}.`
}

/** A file of profiles could not be used. */
export class ProfileError extends Schema.TaggedError<ProfileError>()("ProfileError", {
  path: Schema.String.annotate({ description: "The file or folder as it was asked for" }),
  reason: Schema.Union([FileMissing, Unreadable, NotGzip, UnknownExtension, NoUsableRow, EmptyFolder])
}) {
  override get message(): string {
    const { path } = this
    return Match.valueTags(this.reason, {
      FileMissing: ({ near }) =>
        near.length === 0
          ? `${path} does not exist: check the path of the profiles file.`
          : `${path} does not exist: did you mean ${near.join(" or ")}?`,
      Unreadable: ({ detail }) => `${path} cannot be read: ${detail}.`,
      NotGzip: () =>
        `${path} is not gz-compressed although its name ends in .gz: compress it, or take .gz off the name.`,
      UnknownExtension: () => `${path} is no file of profiles: expected a name that ends in ${readable}.`,
      NoUsableRow: (reason) => noUsableRow(path, reason),
      EmptyFolder: () => `${path} holds no file of profiles: put one there whose name ends in ${readable}.`
    })
  }
}
