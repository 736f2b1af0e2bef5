/** What the card says at its end: licence and terms, how to make the data set again, how to cite it. */
import { version } from "../version.ts"
import type { Summary } from "./Manifest.ts"
import { cell, list } from "./Markdown.ts"

interface Told {
  readonly title: string
  readonly licence: string
  readonly run: string
}

/** Licence, and the terms of whoever wrote the rows. */
export const terms = (summary: Summary, { licence }: Told): string => {
  const models = [...new Set(summary.calls.map(({ model }) => model))]
  return `## Licence and terms

Given on under: ${cell(licence)}. That covers what is new here and nothing else: the rows were written by ${
    models.length === 0 ? "no model" : cell(models.join(", "))
  }, and the terms of
a model may limit what is trained on its answers; look them up before you do.${
    Object.keys(summary.society.licences).length === 0
      ? ""
      : ` People come from profiles under: ${cell(list(summary.society.licences))}.`
  }${summary.class === undefined ? "" : ` Questions come from files under: ${cell(list(summary.class.licences))}.`}`
}

/** How to make it again. */
export const again = ({ run }: Told): string =>
  `## Making it again

\`\`\`sh
stoa run recipe.json
stoa verify RUN
\`\`\`

\`recipe.json\` lies in the folder of run \`${run}\`, with every setting and the seed. The same recipe, the same files and the same answers of
the models give the same bytes (Stoa ${version}); \`stoa verify\` tells the run again from its recorded answers, without a model.`

const bib = (key: string, fields: Readonly<Record<string, string>>): string =>
  `@misc{${key},\n${
    Object.entries(fields).map(([name, value]) => `  ${name} = {${value.replace(/[\\{}]/g, " ")}}`).join(",\n")
  }\n}`

/** What to cite. */
export const citation = (summary: Summary, { run, title }: Told): string => {
  const entries = [
    bib(`stoa_${run}`, { title: cell(title), note: `Synthetic data, made with Stoa ${version}, run ${run}` }),
    ...(summary.requirements.length === 0 ? [] : [bib("matrix", {
      title: "Synthesizing Post-Training Data for LLMs through Multi-Agent Simulation",
      author: "Tang, Shuo and others",
      eprint: "2410.14251",
      archivePrefix: "arXiv"
    })]),
    ...(summary.class === undefined ? [] : [bib("master", {
      author: "Yue and others",
      note: "The method of MASTER",
      eprint: "2506.02689",
      archivePrefix: "arXiv"
    })])
  ]
  return `## Citation

\`\`\`bibtex
${entries.join("\n\n")}
\`\`\``
}
