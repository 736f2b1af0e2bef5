/** What the card says of the files of a data set. */
import * as ClassCard from "./ClassCard.ts"
import type { Summary } from "./Manifest.ts"
import type { RowSet } from "./Sets.ts"

/** The section about files. */
export const files = (
  summary: Summary,
  { sets = [] }: { readonly sets?: ReadonlyArray<Pick<RowSet, "file" | "summary">> }
): string =>
  `## Files

- \`messages.jsonl\`: OpenAI chat messages, one conversation a line
- \`sharegpt.json\`: the same rows as ShareGPT conversations
- \`examples.jsonl\`: the same rows with their sources, the calls that made them and the filters' verdicts
${
    summary.class === undefined
      ? ""
      : ClassCard.files(sets)
  }- \`rejected.jsonl\`: ${summary.rejected} rows that were dropped, with the reason
- \`failed.jsonl\`: ${summary.failed} ${
    summary.class === undefined
      ? "candidates that came to nothing, with the call and the reason"
      : "in all, of plays, calls of plays and candidates that came to nothing, with the place and the reason"
  }
- \`manifest.json\`: counts and SHA-256 of every file`
