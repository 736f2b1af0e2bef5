/** A finetuning as a page for somebody who has never heard of it: what was done, what came of it, and what that does not mean. */
import { PlainText } from "@stoa/core"
import * as Name from "../method/Name.ts"
import type { Measured, Result } from "../Result.ts"
import { finetuned } from "./Best.ts"
import { amount, marked, percent, points, withError } from "./Columns.ts"
import * as Comparisons from "./Comparisons.ts"
import * as Plot from "./Plot.ts"
import * as Sheets from "./Sheets.ts"
import * as Table from "./Table.ts"

/** Columns of a plot in the page. */
const width = 90

const code = (text: string): string => `\`${PlainText.brief(text, 120).replaceAll("`", "'")}\``

/** The result in a sentence or two, with what it is worth. */
const inShort = (result: Result): ReadonlyArray<string> => {
  const agents = finetuned(result.measured)
  const best = agents.find(({ iteration }) => iteration === result.best)
  if (best === undefined) return ["Nothing has been measured yet."]
  const rows = Comparisons.of(result).find(({ transfer }) => transfer === undefined)?.rows ?? []
  const clear = (sign: number) =>
    rows.filter(({ corrected, paired }) => (corrected ?? 1) < 0.05 && Math.sign(paired?.difference ?? 0) === sign)
      .map(({ measured, paired }) => `${Sheets.label(measured)} (${points(paired?.difference ?? 0)} points)`)
  const [above, below] = [clear(1), clear(-1)]
  const tested = rows.filter(({ paired }) => paired !== undefined)
  const chosen = agents.length > 1 ? ", though the iteration was chosen on these questions" : ""
  return [
    `${
      best.iteration === 0 ? "The agents before any training" : `The finetuned agents of iteration ${best.iteration}`
    } are right in ${withError(best.accuracy, best.error)} of ${amount(best.questions)} questions.`,
    ...(above.length === 0
      ? []
      : [`That is clearly more than ${above.join(", ")}, each with p < 0.05 after correction${chosen}.`]),
    ...(below.length === 0
      ? []
      : [`That is clearly less than ${below.join(", ")}, each with p < 0.05 after correction.`]),
    ...(tested.length > above.length + below.length
      ? [
        above.length + below.length === 0
          ? "It cannot be told apart from any other method here: every difference may be chance."
          : "From the other methods it cannot be told apart: those differences may be chance."
      ]
      : [])
  ]
}

const done = ({ agents, rounds, test, train }: Result): ReadonlyArray<string> => [
  `Several copies of one language model were made to specialise, as in *Multiagent Finetuning* (arXiv:2501.05707). ${
    agents === 1 ? "One *generator*" : `${agents} *generators* each`
  } answered ${amount(train)} training questions; ${
    rounds === 1
      ? "with one round there was no debate"
      : `${
        agents === 1
          ? "as there was nobody else to hear, one *critic* looked at that answer and answered again"
          : "as many *critics* read what the others had said and answered again"
      }, ${rounds - 1 === 1 ? "once" : `${rounds - 1} times`}`
  }. The answer that most agents gave last is the *vote*; between equals the seed decides, unless the recipe says otherwise.`,
  "",
  `What agrees with the vote becomes training data, and each agent learns only from what it said itself: a generator from first answers (G)${
    rounds === 1
      ? ""
      : "; a critic from debates in which it was wrong first and came to the vote (C-), and from those in which it held on to it (C+)"
  }. Then the trained agents replace the old ones and ${
    rounds === 1 ? "answer" : "debate"
  } again: that is one *iteration*.`,
  "",
  `All methods are measured on the same ${amount(test)} test questions; none of them is among the training questions.`
]

const caveats = (result: Result): ReadonlyArray<string> => [
  "The agents learn from votes, not from right answers. A vote can be wrong, and what most agents get wrong together is learnt as if it were right.",
  ...(result.iterations.some(({ votes }) => votes !== undefined)
    ? [
      "The column *votes on train* shows how often votes were right; it is for the reader: no data set of these agents has seen it."
    ]
    : []),
  "± is the standard error of a share over the test questions. It says how much the number hangs on the choice of these questions, and nothing of how another seed or another training would come out: everything here is one run.",
  "Two methods are held against each other on the questions that one of them gets right and the other wrong. p is the chance of so uneven a split, or a more uneven one, where both are equally good. A p above 0.05 does not show that they are.",
  ...(result.measured.some(({ diversity }) => diversity.consensus !== undefined)
    ? [
      "*Diversity* here is 1 - consensus: the share of readable last answers that are not the one most agents gave. It falls when agents become alike, and also when they are all right. Read it beside the accuracy."
    ]
    : []),
  "An answer that could not be read counts as wrong, and has no vote.",
  ...(result.model.startsWith("abacus")
    ? [
      "The abacus is a very small network that comes with Stoa and knows arithmetic only. It shows that the method works from end to end, not what it does for a large language model."
    ]
    : []),
  ...(result.model === "rehearsal"
    ? [
      "The rehearsal is no language model: its answers are invented by chance. None of these numbers says anything about a model."
    ]
    : [])
]

const definitions = (measured: ReadonlyArray<Measured>): ReadonlyArray<string> => {
  const used = new Set(measured.map(({ method }) => method))
  return [
    "- **finetuned**: agents trained as above, each for itself; iteration 0 are copies of the base model",
    ...Name.names.filter((name) => used.has(name)).map((name) => `- **${name}**: ${Name.summaries[name]}`)
  ]
}

const sum = <A>(rows: ReadonlyArray<A>, of: (row: A) => number): number => rows.reduce((sum, row) => sum + of(row), 0)

const costs = ({ asked, iterations }: Result): ReadonlyArray<string> => {
  const trainings = iterations.flatMap(({ trained }) => Object.values(trained)).filter(({ trainer }) =>
    trainer !== "none"
  )
  const tokens = sum(trainings, ({ tokens = 0 }) => tokens)
  return [
    ...(asked === undefined ? [] : [
      `- All debates and answers, of all methods, to learn from and to measure: ${amount(asked.calls)} calls, ${
        amount(asked.inputTokens)
      } tokens read and ${amount(asked.outputTokens)} written. What several methods are measured by counts once.`
    ]),
    `- Of these, what the finetuned agents learnt from: ${
      amount(sum(iterations, ({ calls }) => calls))
    } calls in ${iterations.length} ${iterations.length === 1 ? "iteration" : "iterations"}.`,
    `- Training of the finetuned agents: ${trainings.length} trainings on ${
      amount(sum(trainings, ({ conversations }) => conversations))
    } conversations${tokens === 0 ? "" : `, ${amount(tokens)} tokens`}${
      sum(trainings, ({ retries }) => retries) === 0 ? "" : `, ${sum(trainings, ({ retries }) => retries)} begun again`
    }.`
  ]
}

/** The models of each iteration, by agent. */
const models = ({ iterations, rounds }: Result): ReadonlyArray<string> =>
  iterations.map(({ critics, generators, iteration }) =>
    `- iteration ${iteration}: generators ${generators.map(code).join(", ")}${
      rounds === 1 ? "" : `; critics ${critics.map(code).join(", ")}`
    }`
  )

const section = (heading: string, lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.length === 0 ? [] : [`## ${heading}`, "", ...lines, ""]

/** The page. */
export const markdown = (result: Result): string => {
  const sizes = Sheets.sizes(result)
  const tables = Table.results(result)
  const plot = Plot.lines(result, { width, ascii: true })
  const votes = result.iterations.flatMap(({ iteration, votes }) =>
    votes === undefined ? [] : [
      `iteration ${iteration}: ${percent(votes.accuracy)} of ${
        amount(votes.questions)
      } votes right, ${votes.without} without a vote${votes.tied === undefined ? "" : `, ${votes.tied} of them tied`}`
    ]
  )
  return [
    `# Finetuning: ${PlainText.brief(result.task, 60)} with ${PlainText.brief(result.model, 120)}`,
    "",
    ...Table.head(result),
    "",
    ...Table.alarms(result).flatMap((sentence) => [`> **Alarm.** ${sentence}`, ""]),
    ...section("In short", [inShort(result).join(" ")]),
    ...section("What was done", done(result)),
    ...section("Results", [
      ...tables.flatMap(marked),
      ...(plot.length === 0
        ? []
        : ["```text", ...plot, "```", "", "The axes of these plots do not begin at 0: look at the numbers."])
    ]),
    ...section("What the agents learnt from", [
      ...(sizes === undefined ? [] : marked(sizes)),
      ...votes.map((line) => `- ${line}`)
    ]),
    ...section("What the numbers mean, and what not", caveats(result).map((line) => `- ${line}`)),
    ...section("Notes", Table.notes(result).map((line) => `- ${line}`)),
    ...section("Methods", definitions(result.measured)),
    ...section("What it took", [...costs(result)]),
    ...section("Models", models(result)),
    `Stoa ${
      PlainText.brief(result.stoa, 40)
    }, seed ${result.seed}. All of it can be checked: every question, reply, vote and conversation lies beside this page.`,
    ""
  ].join("\n")
}
