/** The card of an export: what its files are, what they were made from, and what was left out. */
import { version } from "../../version.ts"
import { cell, list, table } from "../Markdown.ts"
import * as FrontMatter from "./FrontMatter.ts"

/** What the card tells. */
export interface Exported extends FrontMatter.Head {
  readonly finished: boolean
  /** Hashes of the recipes that the rows come from. */
  readonly runs: ReadonlyArray<string>
  /** Rows that stand in no file at all, by the reason. */
  readonly leftOut: Readonly<Record<string, number>>
  readonly formats: ReadonlyArray<{
    readonly name: string
    readonly summary: string
    readonly rows: number
    readonly leftOut: Readonly<Record<string, number>>
    /** Where thinking went. */
    readonly thinking: string
  }>
  readonly splits: ReadonlyArray<{ readonly name: string; readonly share: number }>
  readonly provenance: "none" | "sidecar" | "column"
  readonly strict: boolean
}

const rehearsalNote =
  `> **This is a rehearsal.** Rows were written by Stoa's embedded rehearsal model, which is a program of fixed phrases and no language
> model. They show the form of the data, not its quality: do not train on them.\n\n`

const soFarNote = "> **Unfinished.** The run had not ended when this was exported: it may have more rows by now.\n\n"

const thinking: Readonly<Record<string, string>> = {
  inline: "in the answer, between think tags",
  key: "under a key of its own, `thinking`",
  drop: "left out"
}

const where: Readonly<Record<Exported["provenance"], string>> = {
  none: "Where a row comes from stands in `examples.jsonl` of its run.",
  sidecar:
    "Beside every file stands another that says of each of its rows, by number, where it comes from: episode, people, messages, the calls that made it and the filters' verdicts.",
  column:
    "The column `provenance` of every row holds, as JSON, where it comes from: episode, people, messages, the calls that made it and the filters' verdicts."
}

const written = ({ formats }: Exported): Exported["formats"] => formats.filter(({ rows }) => rows > 0)

const wanting = ({ formats }: Exported): string => {
  const names = formats.filter(({ rows }) => rows === 0).map(({ name }) => name)
  return names.length === 0 ? "" : `\n\nNo row is one for ${names.join(", ")}.`
}

const parts = ({ splits }: Exported): string =>
  splits.length === 0
    ? ""
    : `\n\nParted into ${
      splits.map(({ name, share }) => `${name} (${share})`).join(", ")
    }: rows of one episode, and scenes over one question, stand in the same part.`

/** The whole card. */
export const write = (exported: Exported): string =>
  `---
${FrontMatter.write(exported)}---

# ${cell(exported.title)}

${exported.finished ? "" : soFarNote}${
    exported.rehearsal ? rehearsalNote : ""
  }${exported.rows} rows exported with Stoa ${version} from ${exported.runs.length === 1 ? "the run" : "the runs"} ${
    exported.runs.map((run) => `\`${cell(run)}\``).join(", ")
  }. Left out of every file: ${list(exported.leftOut)}.

## Formats

${
    table(
      ["format", "what it is", "rows", "left out", "thinking"],
      written(exported).map(({ leftOut, name, rows, summary, thinking: place }) => [
        name,
        summary,
        rows,
        list(leftOut),
        thinking[place] ?? "as it was made"
      ])
    )
  }${wanting(exported)}

${where[exported.provenance]}${
    exported.strict ? " Rows hold nothing but what trainers read." : ""
  } Formats repeat the same rows: train on one format of conversations and one of pairs.${parts(exported)}

## Files

${
    table(
      ["file", "rows", "bytes", "SHA-256"],
      exported.files.map(({ bytes, name, rows, sha256 }) => [name, rows, bytes, sha256])
    )
  }
`
