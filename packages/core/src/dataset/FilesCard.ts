/** What the card says of the files of a data set. */
import type { CardOptions } from "./Card.ts"
import * as ClassCard from "./ClassCard.ts"
import type { Summary } from "./Manifest.ts"

/** The files that hold rows, in the order in which they are told. */
const rowsFiles: Readonly<Record<string, string>> = {
  "messages.jsonl": "OpenAI chat messages, one conversation a line",
  "sharegpt.json": "the same rows as ShareGPT conversations",
  "preference.jsonl":
    "pairs of a better and a worse response: prompt, chosen and rejected as messages, as TRL and most others read them",
  "openai-preference.jsonl": "the same pairs as OpenAI and other hosts take them",
  "sharegpt-preference.json": "the same pairs as LLaMA-Factory ranks them",
  "safety.jsonl": "harmful requests with safe answers, as messages; they stand in none of the files above",
  "code.jsonl":
    "the rows of code once more: task, entry point, solution, tests, and what came of running them; the tests are programs of a model, to be run shut off from everything",
  "examples.jsonl": "the same rows with their sources, the calls that made them and the filters' verdicts"
}

/** What becomes of thinking in the files of conversations. */
const thinking: Readonly<Record<string, string>> = {
  "messages.jsonl": "; the thinking before an answer is left out, as hosts have it",
  "sharegpt.json": "; the thinking before an answer stands in it, between think tags"
}

const line = (file: string, summary: string): string => `- \`${file}\`: ${summary}`

/** Trainings of rows of requirements. The paper's own comparison says in which order. */
const trainings = ({ class: taught, requirements }: Summary, files: ReadonlyArray<string>): Array<string> => {
  const hasPairs = files.includes("sharegpt-preference.json")
  const hasTalks = requirements.some(({ kept }) => kept > 0) &&
    (files.includes("sharegpt.json") || files.includes("safety.jsonl"))
  if (!hasPairs && !hasTalks) return []
  return [
    ...(taught === undefined ? [line("dataset_info.json", "the files that LLaMA-Factory reads")] : []),
    ...(hasTalks
      ? [
        line(
          "train/sft.yaml`, `train/sft-axolotl.yaml",
          "a training on the conversations with the values of MATRIX table 9, with LLaMA-Factory and with Axolotl"
        )
      ]
      : []),
    ...(hasPairs
      ? [
        line(
          "train/dpo.yaml`, `train/dpo-axolotl.yaml",
          "one on the pairs; simple conversations first and specialised pairs then do best (MATRIX table 10)"
        )
      ]
      : []),
    line("train/zero2.json", "what these trainings tell DeepSpeed")
  ]
}

/** The section about files. */
export const files = (
  summary: Summary,
  { configs = [], sets = [] }: Partial<Pick<CardOptions, "configs" | "sets">>
): string => {
  const names = configs.map(({ file }) => file)
  const thinks = summary.portions.some(({ kind }) => kind === "reasoning")
  const told = Object.entries(rowsFiles).filter(([file]) => names.includes(file)).map(([file, summary]) =>
    line(file, `${summary}${thinks ? thinking[file] ?? "" : ""}`)
  )
  return `## Files

${told.join("\n")}
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
${trainings(summary, names).map((line) => `${line}\n`).join("")}- \`manifest.json\`: counts and SHA-256 of every file`
}
