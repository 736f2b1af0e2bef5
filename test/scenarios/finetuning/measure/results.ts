/** Results to be measured and shown. */
import * as Accuracy from "../../../../packages/scenarios/src/finetuning/measure/Accuracy.ts"
import type { Iteration, Measured, Result, Scored } from "../../../../packages/scenarios/src/finetuning/Result.ts"

/** Scores of questions named by their place; a "+" is right. */
export const scored = (outcomes: string): ReadonlyArray<Scored> =>
  [...outcomes].map((outcome, at) => ({ question: `q${at}`, answer: "1", right: outcome === "+" }))

export const measured = (method: string, outcomes: string, more: Partial<Measured> = {}): Measured => ({
  method,
  iteration: 0,
  questions: outcomes.length,
  ...Accuracy.of(scored(outcomes)),
  unparseable: 0,
  calls: outcomes.length * 9,
  inputTokens: 1000,
  outputTokens: 234,
  diversity: { consensus: 0.75 },
  scores: scored(outcomes),
  ...more
})

/** An iteration of which nobody knows how often votes were right, and nobody debated with anybody. */
export const bare = (number: number, more: Partial<Iteration> = {}): Iteration => ({
  iteration: number,
  calls: 900,
  sizes: [
    { agent: "generator-1", found: { G: 40 }, used: { G: 40 } },
    { agent: "critic-1", found: { "C-": 10, "C+": 30 }, used: { "C-": 10, "C+": 10 } }
  ],
  trained: { "generator-1": { model: "own-1", trainer: "embedded", conversations: 40, retries: 0, seconds: 2 } },
  generators: ["own-1"],
  critics: ["base"],
  ...more
})

export const iteration = (number: number, more: Partial<Iteration> = {}): Iteration =>
  bare(number, {
    votes: { questions: 100, without: 2, accuracy: 0.6, error: 0.049 },
    consensus: 0.6,
    ...more
  })

export const result = (more: Partial<Result> = {}): Result => ({
  stoa: "0.1.0",
  task: "arithmetic",
  model: "abacus",
  seed: 7,
  agents: 3,
  rounds: 2,
  train: 100,
  test: 10,
  finished: true,
  iterations: [iteration(1), iteration(2)],
  measured: [
    measured("finetuned", "++++------"),
    measured("finetuned", "++++++++--", { iteration: 1 }),
    measured("finetuned", "+++++++---", { iteration: 2 }),
    measured("base", "+---------"),
    measured("debate", "++++------"),
    measured("finetuned", "+++++-----", { iteration: 1, transfer: "gsm8k" }),
    measured("base", "++--------", { transfer: "gsm8k" })
  ],
  best: 1,
  alarms: [],
  notes: ["KL was not measured."],
  ...more
})
