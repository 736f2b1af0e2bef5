/** What the card tells of a class: its questions, its scenarios, who spoke, and how the conversations are laid out. */
import { version } from "../version.ts"
import type { ClassSummary, ScenarioSummary } from "./ClassSummary.ts"
import type { Mean } from "./Counts.ts"
import type { LayoutOptions } from "./Layout.ts"
import type { Summary } from "./Manifest.ts"
import { cell, list, percent, table, value } from "./Markdown.ts"
import { measure } from "./noise/Noise.ts"
import type { RowSet } from "./Sets.ts"

const several = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`

/** The scenarios of the paper. */
const master: ReadonlySet<string> = new Set(["error-correction", "debate", "analogy"])

const isMaster = ({ scenarios }: ClassSummary): boolean => Object.keys(scenarios).some((name) => master.has(name))

const paper = "MASTER ([arXiv:2506.02689](https://arxiv.org/abs/2506.02689))"

/** What the data set is, in a sentence or two. */
export const opening = ({ class: taught, requirements, rows, society }: Summary, run: string): string => {
  if (taught === undefined) return ""
  const played = Object.values(taught.scenarios).reduce((sum, each) => sum + each.played, 0)
  const asked = taught.questions.reduce((sum, each) => sum + each.questions, 0)
  const pairs = requirements.length === 0 ?
    "" :
    `, and ${several(rows - taught.rows, "instruction-response pair")} that grew out of its life by the
method of MATRIX-Gen ([arXiv:2410.14251](https://arxiv.org/abs/2410.14251))`
  const people = society.agents === 0 ? "" : `, played by people of a society of ${several(society.agents, "agent")}`
  return `${several(taught.rows, "conversation")} of a class: ${several(played, "play")} of ${
    several(Object.keys(taught.scenarios).length, "scenario")
  } over ${several(asked, "question")} with reference answers${people}${pairs}. Made with
Stoa ${version} (run \`${run}\`)${isMaster(taught) ? ` by the method of ${paper}` : ""}.`
}

const learnt: Readonly<Record<NonNullable<LayoutOptions["trainOn"]>, string>> = {
  all: "A trainer learns every answer, also those that were meant to be wrong.",
  last:
    `A trainer shall learn only the last answer of a conversation. \`train/lora.yaml\` says so with \`mask_history\`, \`messages.jsonl\`
with weights, and \`sharegpt.json\` with \`"train": false\` at an answer, which Axolotl reads (\`message_field_training\`) and LLaMA-Factory
passes over.`,
  right:
    `A trainer shall learn all answers but those that were meant to be wrong. LLaMA-Factory has no field for that and would learn them
too: train with Axolotl (\`train/axolotl.yaml\`), which leaves unlearnt what has \`"train": false\` in \`sharegpt.json\`, or with a trainer
that reads the weights in \`messages.jsonl\`.`
}

const layoutText = ({ roleTags, system, trainOn = "all" }: LayoutOptions): string =>
  [
    "A conversation is the turns of a scene in their order; whoever asks is the human side, whoever answers the model's.",
    ...(system === "student" ? ["It begins with a system turn: the model is a student who answers in detail."] : []),
    ...(roleTags === "angle" ? ["Each turn begins with its speaker in angle brackets, as in &lt;Teacher>."] : []),
    learnt[trainOn]
  ].join(" ")

const departures =
  `What departs from the paper: the questions, the models and their temperatures are those named here, where the paper has Qwen2.5-Instruct
of 0.5B, 7B and 14B and 19,000 questions of Orca-Math, ProcQA and OpenHermes 2.5; the prompts are Stoa's own; filters look at every
conversation, where the paper drops none; and of the training in \`train/\` the paper does not give what is marked so there.`

/** How the conversations came about. */
export const made = (taught: ClassSummary, layout: LayoutOptions): string =>
  `Each question was given to one scenario, a script that a few roles play; models speak for the roles, and what they said is the
conversation. ${layoutText(layout)}${isMaster(taught) ? `\n\n${departures}` : ""}`

const faulty = ({ faulty }: ScenarioSummary): string =>
  faulty === undefined
    ? "not judged"
    : `${percent(faulty.mean)}${faulty.error === undefined ? "" : ` ± ${percent(faulty.error)}`} of ${faulty.n}`

const scenarios = (taught: ClassSummary): string =>
  table(
    ["scenario", "played", "kept", "rejected by", "nothing", "failed", "elsewhere", "calls a play", "faulty reasoning"],
    Object.entries(taught.scenarios).map(([name, each]) => [
      name,
      each.played,
      each.kept,
      list(each.rejectedBy),
      each.nothing,
      each.failed,
      each.elsewhere,
      value(each.calls),
      faulty(each)
    ])
  )

const questions = (taught: ClassSummary): string =>
  table(
    ["questions from", "field", "licence", "questions", "as similar ones"],
    taught.questions.map(({ domain, licence, questions, similar, source }) => [
      source,
      domain,
      licence,
      questions,
      similar
    ])
  )

const speakers = (taught: ClassSummary): string =>
  table(
    ["scenario", "role", "prompt", "model", "temperature", "calls"],
    taught.models.map(({ calls, model, prompt, role, scenario, temperature }) => [
      scenario,
      role,
      prompt,
      model,
      temperature ?? "the server's",
      calls
    ])
  )

/** A table with what leads to it; nothing where it has no rows. */
const told = (lead: string, head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string | number>>) =>
  rows.length === 0 ? [] : [`${lead}\n\n${table(head, rows)}`]

const isNought = ({ error = 0, mean }: Mean): boolean => mean === 0 && error === 0

/** What plays measured, and in a line what was 0 in all of them. */
const measured = ({ scenarios }: ClassSummary): Array<string> => {
  const notes = Object.entries(scenarios).map(([name, { notes }]) => ({ name, notes: Object.entries(notes) }))
  const noughts = notes.flatMap(({ name, notes }) => {
    const always = notes.flatMap(([note, each]) => (isNought(each) ? [note] : []))
    return always.length === 0 ? [] : [`${name}: ${always.join(", ")}`]
  })
  return [
    ...told(
      "What the plays measured of themselves, with the standard error of the mean:",
      ["scenario", "measure", "mean", "plays"],
      notes.flatMap(({ name, notes }) =>
        notes.flatMap(([note, each]) => (isNought(each) ? [] : [[name, note, value(each), each.n]]))
      )
    ),
    ...(noughts.length === 0 ? [] : [`Measured too, and 0 in every play: ${cell(noughts.join("; "))}.`])
  ]
}

const remarked = ({ scenarios }: ClassSummary): Array<string> =>
  told(
    "What they said of themselves:",
    ["scenario", "remark", "plays"],
    Object.entries(scenarios).flatMap(([name, { remarks }]) =>
      Object.entries(remarks).map(([remark, counts]) => [name, remark, list(counts)])
    )
  )

const failures = ({ scenarios }: ClassSummary): Array<string> =>
  told(
    "Why plays could not go on:",
    ["scenario", "reason", "plays"],
    Object.entries(scenarios).flatMap(([name, { failedBy }]) =>
      Object.entries(failedBy).map(([reason, plays]) => [name, reason, plays])
    )
  )

/** How the embedder tells what is alike; a text's words are no meaning, and a card must not promise any. */
const alikeBy = (embedder: string | undefined): string => {
  if (embedder === undefined) return ""
  return embedder === "lexical"
    ? " by the embedder lexical, which compares words and not meaning"
    : ` by the embedder ${cell(embedder)}`
}

const nearest = ({ similar: { embedder, fallbacks, matched, similarity } }: ClassSummary): Array<string> => {
  if (matched === 0) return []
  const spread = similarity === undefined ?
    "" :
    ` Their similarity${alikeBy(embedder)} (cosine): ${
      [similarity.min, similarity.median, similarity.max].map((cosine) => cosine.toFixed(2)).join(", ")
    } (least, median, most).`
  return [
    `${
      several(matched, "question")
    } went with others because they are like them; for ${fallbacks} none was as near as wanted, and the
nearest one was taken.${spread}`
  ]
}

const unchecked = ({ rows, unchecked }: ClassSummary): Array<string> =>
  unchecked === 0
    ? []
    : [
      `The answers of ${unchecked} of ${
        several(rows, "conversation")
      } cannot be compared by value (programs, prose): whether a first attempt is
wrong and a correction right was not checked there, only that a program stands where one is asked for.`
    ]

/** The class in numbers. */
export const section = (taught: ClassSummary): string =>
  [
    `## The class\n\n${questions(taught)}`,
    ...nearest(taught),
    scenarios(taught),
    ...unchecked(taught),
    ...measured(taught),
    ...remarked(taught),
    ...failures(taught),
    `Who spoke, in the conversations that are here:\n\n${speakers(taught)}`
  ].join("\n\n")

/** The lines of the files that only a class has. */
export const files = (sets: ReadonlyArray<Pick<RowSet, "file" | "summary">>): string =>
  [
    ...sets.map(({ file, summary }) => `- \`${file}\`: ${summary}`),
    ...(sets.some(({ file }) => file.startsWith("noise/"))
      ? [
        `  Typing errors in the manner of nlpaug: in ${
          percent(measure.share)
        } of the words, where nlpaug's own default is 30 %, and in
  ${measure.least} to ${measure.most} of a text; never in one with a digit or a formula. Answers are unchanged.`
      ]
      : []),
    "- `dataset_info.json`: the ShareGPT files as LLaMA-Factory reads them",
    "- `train/lora.yaml`, `train/axolotl.yaml`: a training with LLaMA-Factory, and the same with Axolotl",
    ""
  ].join("\n")

/** What to mind. */
export const limits = (taught: ClassSummary): string =>
  `The conversations of the class were written by language models. The reference answers come with the questions and were not checked:
who was shown a wrong one repeats it. Check the terms of the models before you train on what they wrote. The questions stand here in
full, so their licences go with them. Licences of the questions: ${cell(list(taught.licences))}.
`
