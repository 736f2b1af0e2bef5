/** The card of a data set: README.md with the YAML that the Hugging Face hub reads. */
import { stringify } from "yaml"
import { version } from "../version.ts"
import type { Census, Counts } from "./Manifest.ts"

/** What the recipe says of the data set as a whole. */
export interface CardOptions {
  readonly title: string
  readonly licence: string
  readonly run: string
  readonly configs: ReadonlyArray<{ readonly name: string; readonly file: string }>
}

const sizes = [[1e3, "n<1K"], [1e4, "1K<n<10K"], [1e5, "10K<n<100K"], [1e6, "100K<n<1M"], [1e7, "1M<n<10M"]] as const

const sizeCategory = (rows: number): string => sizes.find(([limit]) => rows < limit)?.[1] ?? "10M<n<100M"

const languages: Readonly<Record<string, string>> = {
  english: "en",
  german: "de",
  french: "fr",
  spanish: "es",
  portuguese: "pt",
  italian: "it",
  dutch: "nl",
  polish: "pl",
  russian: "ru",
  turkish: "tr",
  arabic: "ar",
  hindi: "hi",
  chinese: "zh",
  japanese: "ja",
  korean: "ko"
}

// A name the table lacks may be a code already; anything else is "und", the code for undetermined.
const languageCode = (name: string): string =>
  languages[name.toLowerCase()] ?? (/^[a-z]{2,3}$/.test(name) ? name : "und")

/** One line, harmless in markdown tables. */
const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|").replaceAll("<", "&lt;")

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((item) => cell(String(item))).join(" | ")} |`).join(
    "\n"
  )

const list = (counts: Counts): string =>
  Object.entries(counts).map(([key, value]) => `${key}: ${value}`).join("; ") || "none"

const frontMatter = (census: Census, options: CardOptions): string =>
  stringify({
    pretty_name: options.title,
    language: [...new Set(census.requirements.map((requirement) => languageCode(requirement.language)))],
    license: options.licence,
    annotations_creators: ["machine-generated"],
    language_creators: ["machine-generated"],
    size_categories: [sizeCategory(census.rows)],
    source_datasets: ["original"],
    task_categories: ["text-generation", "question-answering"],
    tags: ["synthetic", "multi-agent", "stoa", ...(census.rehearsal ? ["rehearsal"] : [])],
    configs: options.configs.map(({ file, name }, index) => ({
      config_name: name,
      ...(index === 0 ? { default: true } : {}),
      data_files: [{ split: "train", path: file }]
    }))
  })

const rehearsalNote =
  `> **This is a rehearsal.** The rows were written by Stoa's embedded rehearsal model, which is a program of fixed phrases and no
> language model. They show the form of the data, not its quality: do not train on them.\n\n`

const notes = (census: Census) =>
  `## Limits and risks

Everything here was written by language models in a simulated society: facts are unchecked, people are invented or come from the
profile files named above, and the models' own biases and gaps are in the rows. Check the terms of the models that wrote them before
you train on them. Licences stated by the profile files: ${list(census.society.licences)}.
`

/** The whole card. */
export const write = (census: Census, options: CardOptions): string =>
  `---
${frontMatter(census, options)}---

# ${options.title}

${
    census.rehearsal
      ? rehearsalNote
      : ""
  }${census.rows} instruction-response pairs that grew out of the life of a society of ${census.society.agents} agents, made with
Stoa ${version} (run \`${options.run}\`) by the method of MATRIX-Gen ([arXiv:2410.14251](https://arxiv.org/abs/2410.14251)).

## What was wanted, and what there is

${
    table(
      ["requirement", "domain", "complexity", "wanted", "kept", "tried", "rejected by", "failed"],
      census.requirements.map((requirement) => [
        requirement.text,
        requirement.domain,
        requirement.complexity,
        requirement.count,
        requirement.kept,
        requirement.tried,
        list(requirement.rejectedBy),
        list(requirement.failedBy)
      ])
    )
  }

## How it was made

Profiles: ${
    list(census.society.profiles)
  }. They became ${census.society.agents} agents with a personality, a life goal and a plan, in
${census.society.groups} groups of alike people. Their ${census.society.messages} messages make ${census.society.episodes} episodes; each instruction is what one agent of an
episode would ask an assistant, each response the answer to the bare instruction. No seed instructions were used.

Models: ${list(census.models)} calls. Prompts: ${
    Object.entries(census.prompts).map(([name, hash]) => `${name} \`${hash}\``).join(", ") || "none"
  }.

## Numbers

${
    table(["characters", "fewest", "median", "most"], [
      [
        "instruction",
        census.characters.instruction.min,
        census.characters.instruction.median,
        census.characters.instruction.max
      ],
      ["response", census.characters.response.min, census.characters.response.median, census.characters.response.max]
    ])
  }

## Files

- \`messages.jsonl\`: OpenAI chat messages, one conversation a line
- \`sharegpt.json\`: the same rows as ShareGPT conversations
- \`examples.jsonl\`: the same rows with their sources, the calls that made them and the filters' verdicts
- \`rejected.jsonl\`: ${census.rejected} rows that were dropped, with the reason
- \`manifest.json\`: counts and SHA-256 of every file

${notes(census)}`
