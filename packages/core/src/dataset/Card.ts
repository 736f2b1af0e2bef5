/** The card of a data set: README.md with the YAML that the Hugging Face hub reads. */
import { stringify } from "yaml"
import { version } from "../version.ts"
import type { Counts, Summary } from "./Manifest.ts"

/** What the recipe says of the data set as a whole. */
export interface CardOptions {
  readonly title: string
  readonly licence: string
  readonly run: string
  readonly drill?: number
  readonly finished?: boolean
  readonly takenOver?: number | undefined
  readonly configs: ReadonlyArray<{ readonly name: string; readonly file: string }>
}

const sizes = [[1e3, "n<1K"], [1e4, "1K<n<10K"], [1e5, "10K<n<100K"], [1e6, "100K<n<1M"], [1e7, "1M<n<10M"]] as const

const sizeCategory = (rows: number): string => sizes.find(([limit]) => rows < limit)?.[1] ?? "10M<n<100M"

const languages = new Map(Object.entries({
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
}))

// A name the table lacks may be a code already; anything else is "und", the code for undetermined.
const languageCode = (name: string): string =>
  languages.get(name.toLowerCase()) ?? (/^[a-z]{2,3}$/.test(name) ? name : "und")

/** One line, harmless in markdown and in its tables, where a backslash would set a bar free. */
const cell = (text: string): string => text.replace(/\s+/g, " ").replace(/[\\|]/g, "\\$&").replaceAll("<", "&lt;")

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | number>>): string =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map((item) => cell(String(item))).join(" | ")} |`).join(
    "\n"
  )

const list = (counts: Counts): string =>
  Object.entries(counts).map(([key, value]) => `${key}: ${value}`).join("; ") || "none"

const frontMatter = (summary: Summary, options: CardOptions): string =>
  stringify({
    pretty_name: options.title,
    language: [...new Set(summary.requirements.map((requirement) => languageCode(requirement.language)))],
    license: options.licence,
    annotations_creators: ["machine-generated"],
    language_creators: ["machine-generated"],
    size_categories: [sizeCategory(summary.rows)],
    source_datasets: ["original"],
    task_categories: ["text-generation", "question-answering"],
    tags: ["synthetic", "multi-agent", "stoa", ...(summary.rehearsal ? ["rehearsal"] : [])],
    configs: options.configs.map(({ file, name }, index) => ({
      config_name: name,
      ...(index === 0 ? { default: true } : {}),
      data_files: [{ split: "train", path: file }]
    }))
  })

const rehearsalNote =
  `> **This is a rehearsal.** The rows were written by Stoa's embedded rehearsal model, which is a program of fixed phrases and no
> language model. They show the form of the data, not its quality: do not train on them.\n\n`

const soFarNote =
  "> **Unfinished.** The run was stopped; these are the rows it had by then. It can go on, and will write this data set anew.\n\n"

const forkNote = (steps: number) => {
  const life = steps === 1 ? "step" : `${steps} steps`
  const taken = steps === 0
    ? "The people and their society"
    : `The people, their society and the first ${life} of its life`
  return `> **A fork.** ${taken} are those of another run; what came after is this one's own.\n\n`
}

const drillNote = (share: number) =>
  `> **A fire drill.** Invented faults were put into ${
    Math.round(share * 100)
  } % of the calls, to see what the run makes of them.\n\n`

/** What became of people who could have been recognised. Their records stay with the run. */
const anonymised = ({ anonymised: made }: Summary["society"]): string => {
  if (made === undefined) return ""
  const { because, leftOut, people, rehearsed } = made
  return `Made unrecognisable before anything else was done with them: ${people} people of files. A model rewrote what was known of
each, and code looked for all that would still give them away. Left out, because that could not be done: ${leftOut}${
    leftOut === 0 ? "" : ` (${cell(list(because))})`
  }.${
    rehearsed === 0
      ? ""
      : ` Rewritten in rehearsal, by a program of fixed phrases and no language model: ${rehearsed}.`
  }
Who these people were stands in the recorded calls of the run and nowhere else: do not give its run.db on with this data set.

`
}

const sources = ({ sources }: Summary["society"]): string =>
  table(
    ["people from", "people", "licences"],
    Object.entries(sources).map(([source, licences]) => [
      source,
      Object.values(licences).reduce((sum, people) => sum + people, 0),
      list(licences)
    ])
  )

const notes = (summary: Summary) =>
  `## Limits and risks

Everything here was written by language models in a simulated society: facts are unchecked, people are invented or come from the
profile files named above, and the models' own biases and gaps are in the rows. Check the terms of the models that wrote them before
you train on them. Licences stated by the profile files: ${cell(list(summary.society.licences))}.
`

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

const life = ({ health }: Summary["society"]): string =>
  table(["what", "how much"], [
    ["messages up to the end", health.messages],
    ["what they are", list(health.acts)],
    ["reactions to something heard (the others follow a plan)", percent(health.reactive)],
    ["who heard a message, on average", health.hearers],
    ["messages nobody heard", percent(health.unheard)],
    ["messages nobody beyond their own group heard", percent(health.inGroup)],
    ["who came to know of a plan's act or of a reaction in its wake, on average", health.reach],
    ["plan steps done", `${health.goals.done} of ${health.goals.planSteps} (${percent(health.goals.share)})`],
    ["agents whose whole plan is done", health.goals.agentsDone],
    ["groups with no exchange with others", health.isolatedGroups],
    ["acts nearly the same as one of the agent's last ten", percent(health.repeated)],
    ["spread over topics, from 0 (all alike) to 1", health.topics],
    ["acts let pass with a flaw", list(health.flaws)],
    ["turns that came to nothing", `${health.failedTurns} (${percent(health.failing)})`]
  ])

/** The whole card. */
export const write = (summary: Summary, options: CardOptions): string =>
  `---
${frontMatter(summary, options)}---

# ${cell(options.title)}

${options.finished === false ? soFarNote : ""}${options.takenOver === undefined ? "" : forkNote(options.takenOver)}${
    summary.rehearsal ? rehearsalNote : ""
  }${
    (options.drill ?? 0) > 0 ? drillNote(options.drill ?? 0) : ""
  }${summary.rows} instruction-response pairs that grew out of the life of a society of ${summary.society.agents} agents, made with
Stoa ${version} (run \`${options.run}\`) by the method of MATRIX-Gen ([arXiv:2410.14251](https://arxiv.org/abs/2410.14251)).

## What was wanted, and what there is

${
    table(
      ["requirement", "domain", "complexity", "wanted", "kept", "tried", "rejected by", "failed"],
      summary.requirements.map((requirement) => [
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
    cell(list(summary.society.profiles))
  }. They became ${summary.society.agents} agents with a personality, a life goal and a plan, in
${summary.society.groups} groups of alike people. ${summary.society.messages} of their messages make the ${summary.society.episodes} episodes used here; each instruction is what one agent of an
episode would ask an assistant, each response the answer to the bare instruction. No seed instructions were used.

${sources(summary.society)}

${anonymised(summary.society)}Models: ${cell(list(summary.models))} calls. Prompts: ${
    Object.entries(summary.prompts).map(([name, hash]) => `${name} \`${hash}\``).join(", ") || "none"
  }.

## The society

${life(summary.society)}

## Numbers

${
    table(["characters", "fewest", "median", "most"], [
      [
        "instruction",
        summary.characters.instruction.min,
        summary.characters.instruction.median,
        summary.characters.instruction.max
      ],
      ["response", summary.characters.response.min, summary.characters.response.median, summary.characters.response.max]
    ])
  }

## Files

- \`messages.jsonl\`: OpenAI chat messages, one conversation a line
- \`sharegpt.json\`: the same rows as ShareGPT conversations
- \`examples.jsonl\`: the same rows with their sources, the calls that made them and the filters' verdicts
- \`rejected.jsonl\`: ${summary.rejected} rows that were dropped, with the reason
- \`failed.jsonl\`: ${summary.failed} candidates that came to nothing, with the call and the reason
- \`manifest.json\`: counts and SHA-256 of every file

${notes(summary)}`
