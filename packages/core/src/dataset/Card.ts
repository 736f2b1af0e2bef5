/** The card of a data set: README.md with the YAML that the Hugging Face hub reads. */
import { version } from "../version.ts"
import * as ClassCard from "./ClassCard.ts"
import * as FilesCard from "./FilesCard.ts"
import { frontMatter, kindsOf } from "./FrontMatter.ts"
import * as GatesCard from "./GatesCard.ts"
import type { LayoutOptions } from "./Layout.ts"
import type { Spread, Summary } from "./Manifest.ts"
import { cell, list, table } from "./Markdown.ts"
import * as NumbersCard from "./NumbersCard.ts"
import type { RowSet } from "./Sets.ts"
import * as SocietyCard from "./SocietyCard.ts"
import * as TermsCard from "./TermsCard.ts"

/** What the recipe says of the data set as a whole. */
export interface CardOptions {
  readonly title: string
  readonly licence: string
  readonly run: string
  readonly drill?: number
  readonly finished?: boolean
  readonly takenOver?: number | undefined
  readonly configs: ReadonlyArray<{ readonly name: string; readonly file: string }>
  /** How the conversations of a class are laid out, and what is written beside them. */
  readonly layout?: LayoutOptions
  readonly sets?: ReadonlyArray<Pick<RowSet, "file" | "summary">>
}

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

/** True where people live: a run without a class is nothing without them. */
const lives = (summary: Summary): boolean => summary.class === undefined || summary.society.agents > 0

const pairsOpening = (summary: Summary, { run }: CardOptions): string =>
  `${summary.rows} ${
    kindsOf(summary).every((kind) => kind === "sft") ? "instruction-response pairs" : "rows of training data"
  } that grew out of the life of a society of ${summary.society.agents} agents, made with
Stoa ${version} (run \`${run}\`) by the method of MATRIX-Gen ([arXiv:2410.14251](https://arxiv.org/abs/2410.14251)).`

const ends: Readonly<Record<NonNullable<Summary["requirements"][number]["end"]>, string>> = {
  full: "all that was wanted is there",
  candidates: "every agent of every episode was asked",
  tries: "the budget of candidates was used up",
  novelty: "what came was like what was there"
}

/** What rows of single kinds have of their own. */
const ofKinds = ({ ofKinds: { harm, refusals, rejectedBy, tests } }: Summary): string =>
  [
    ...(rejectedBy === undefined ? [] : [`Rejected responses were written by: ${cell(list(rejectedBy))}.`]),
    ...(tests === undefined ? [] : [`Tests of programs: ${cell(list(tests))}.`]),
    ...(harm === undefined
      ? []
      : [`Harm that requests would do: ${cell(list(harm))}; answers that decline: ${refusals}.`])
  ].map((sentence) => `\n\n${sentence}`).join("")

const composition = (summary: Summary): string =>
  `## What is in it

${
    table(
      ["kind", "domain", "from", "rows"],
      summary.portions.map(({ domain, kind, rows, source }) => [kind, domain, source, rows])
    )
  }${ofKinds(summary)}`

const wanted = ({ requirements }: Summary): string =>
  `## What was wanted, and what there is

${
    table(
      [
        "requirement",
        "kind",
        "domain",
        "complexity",
        "style",
        "wanted",
        "kept",
        "tried",
        "rejected by",
        "failed",
        "ended"
      ],
      requirements.map((requirement) => [
        requirement.text,
        requirement.kind,
        requirement.domain,
        requirement.complexity,
        requirement.style,
        requirement.count,
        requirement.kept,
        requirement.tried,
        list(requirement.rejectedBy),
        list(requirement.failedBy),
        requirement.end === undefined ? "not ended" : ends[requirement.end]
      ])
    )
  }`

const people = ({ requirements, society }: Summary): string =>
  `Profiles: ${
    cell(list(society.profiles))
  }. They became ${society.agents} agents with a personality, a life goal and a plan, in
${society.groups} groups of alike people. ${
    requirements.length === 0
      ? ""
      : `${society.messages} of their messages make the ${society.episodes} episodes used here; each instruction is what one agent of an
episode would ask an assistant, each response the answer to the bare instruction. No seed instructions were used.`
  }

${SocietyCard.sources(society)}

${SocietyCard.anonymised(society)}`

const callsOf = ({ calls }: Summary): string =>
  table(
    ["prompt", "version", "model", "temperature", "calls"],
    calls.map(({ calls, model, prompt, promptHash, temperature }) => [
      prompt,
      promptHash,
      model,
      temperature ?? "the server's",
      calls
    ])
  )

const howMade = (summary: Summary, { layout = {} }: CardOptions): string =>
  `## How it was made

${lives(summary) ? people(summary) : ""}${
    summary.class === undefined ? "" : `${ClassCard.made(summary.class, layout)}

`
  }The calls behind the rows. Their texts are the prompts of Stoa ${version}, or those that the recipe names instead, by their version:

${callsOf(summary)}`

const numbers = (summary: Summary): string => {
  const row = (name: string, { max, median, min }: Spread) => [name, min, median, max]
  const { instruction, response } = summary.characters
  return `## Numbers

${
    summary.class === undefined
      ? table(["characters", "fewest", "median", "most"], [row("instruction", instruction), row("response", response)])
      : table(["of a row", "fewest", "median", "most"], [
        row("characters of all that is asked", instruction),
        row("characters of all that is answered", response),
        row("turns of a conversation of the class", summary.class.turns),
        row("characters of one of its turns", summary.class.characters)
      ])
  }`
}

const limits = (summary: Summary): string =>
  `## Limits and risks

${
    lives(summary)
      ? `Everything here was written by language models in a simulated society: facts are unchecked, people are invented or come from the
profile files named above, and the models' own biases and gaps are in the rows. Check the terms of the models that wrote them before
you train on them. Licences stated by the profile files: ${cell(list(summary.society.licences))}.
`
      : ""
  }${summary.class === undefined ? "" : `${lives(summary) ? "\n" : ""}${ClassCard.limits(summary.class)}`}`

/** The whole card. */
export const write = (summary: Summary, options: CardOptions): string =>
  `---
${frontMatter(summary, options)}---

# ${cell(options.title)}

${options.finished === false ? soFarNote : ""}${options.takenOver === undefined ? "" : forkNote(options.takenOver)}${
    summary.rehearsal ? rehearsalNote : ""
  }${(options.drill ?? 0) > 0 ? drillNote(options.drill ?? 0) : ""}${
    [
      summary.class === undefined ? pairsOpening(summary, options) : ClassCard.opening(summary, options.run),
      composition(summary),
      ...(summary.class === undefined || summary.requirements.length > 0 ? [wanted(summary)] : []),
      howMade(summary, options),
      ...(summary.class === undefined ? [] : [ClassCard.section(summary.class)]),
      ...(lives(summary) ? [`## The society\n\n${SocietyCard.life(summary.society)}`] : []),
      GatesCard.gates(summary),
      GatesCard.contamination(summary),
      numbers(summary),
      ...(summary.numbers === undefined ? [] : [NumbersCard.section(summary.numbers)]),
      FilesCard.files(summary, options),
      limits(summary),
      TermsCard.terms(summary, options),
      TermsCard.again(options),
      TermsCard.citation(summary, options)
    ].map((section) => section.trimEnd()).join("\n\n")
  }\n`
