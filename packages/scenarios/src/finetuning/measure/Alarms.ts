/** What a person must look at: agents that became alike, votes that became worse, agents without data, answers nobody can read. */
import type { Recipe } from "../Recipe.ts"
import type { Alarm, Iteration, Measured } from "../Result.ts"
import { finetuned } from "./Best.ts"
import { percent } from "./Columns.ts"

/** Share of answers that cannot be read, beyond which it is sounded. */
const unreadable = 0.2
// 0.9 - 0.85 is a little more than 0.05 to a computer.
const hair = 1e-9

/** What is known so far. */
export interface SoFar {
  readonly iterations: ReadonlyArray<Iteration>
  readonly measured: ReadonlyArray<Measured>
  readonly settings: Omit<Recipe["alarms"], "stop">
}

interface Level {
  readonly iteration: number
  readonly level: number
}

/** The first iteration whose level is too low beside that of the first. */
const fell = (
  levels: ReadonlyArray<Level>,
  tooLow: (now: number, first: number) => boolean
): { readonly first: number; readonly now: Level } | undefined => {
  const first = levels[0]?.level
  const now = first === undefined ? undefined : levels.find(({ level }) => tooLow(level, first))
  return first === undefined || now === undefined ? undefined : { first, now }
}

const collapses = ({ iterations, measured, settings }: SoFar): ReadonlyArray<Alarm> => {
  const train = iterations.map(({ consensus, iteration }) => ({ iteration, level: 1 - consensus }))
  const test = finetuned(measured).flatMap(({ diversity: { consensus }, iteration }) =>
    consensus === undefined ? [] : [{ iteration, level: 1 - consensus }]
  )
  // Where nobody measured the untrained agents on test, their debates over train stand in for it.
  const over = { train, test: test[0]?.iteration === 0 ? test : [...train.slice(0, 1), ...test] }
  return (["train", "test"] as const).flatMap((set) => {
    const found = fell(over[set], (now, first) => now < settings.collapse * first - hair)
    return found === undefined ? [] : [{
      kind: "collapse" as const,
      iteration: found.now.iteration,
      sentence:
        `The agents became alike: in the debates over ${set} of iteration ${found.now.iteration} their diversity (1 - consensus) is ${
          percent(found.now.level)
        }, below ${percent(settings.collapse)} of the ${
          percent(found.first)
        } of the first. More iterations teach them little; go on with an earlier one.`
    }]
  })
}

const drifts = ({ iterations, settings }: SoFar): ReadonlyArray<Alarm> => {
  const levels = iterations.map(({ iteration, votes }) => ({ iteration, level: votes.accuracy }))
  const found = fell(levels, (now, first) => first - now > settings.drift + hair)
  return found === undefined ? [] : [{
    kind: "drift",
    iteration: found.now.iteration,
    sentence: `The votes that agents learn from became worse: ${
      percent(found.now.level)
    } of those over train are right in iteration ${found.now.iteration}, and were ${
      percent(found.first)
    } at first. What is learnt from here on repeats mistakes; go on with an earlier iteration.`
  }]
}

const empties = ({ iterations }: SoFar): ReadonlyArray<Alarm> =>
  iterations.flatMap(({ iteration, sizes }) => {
    const agents = sizes.filter(({ used }) => Object.values(used).every((count) => count === 0)).map(({ agent }) =>
      agent
    )
    return agents.length === 0 ? [] : [{
      kind: "empty" as const,
      iteration,
      sentence: `Nothing to learn in iteration ${iteration} for ${
        agents.join(", ")
      }: no conversation of theirs agrees with the votes, so they stay as they were. Use more questions, or easier ones.`
    }]
  })

const silences = ({ iterations, measured }: SoFar): ReadonlyArray<Alarm> => [
  ...iterations.filter(({ votes }) => votes.questions > 0 && votes.without / votes.questions > unreadable + hair)
    .slice(0, 1).map(({ iteration, votes }) => ({
      kind: "unparseable" as const,
      iteration,
      sentence:
        `${votes.without} of ${votes.questions} debates over train came to no vote in iteration ${iteration}: no final answer could be read. Look at what the model writes in transcripts/.`
    })),
  ...[...Map.groupBy(measured, ({ method, transfer }) => JSON.stringify([method, transfer]))].flatMap(([, rows]) => {
    const row = rows.find(({ unparseable }) => unparseable > unreadable + hair)
    return row === undefined ? [] : [{
      kind: "unparseable" as const,
      iteration: row.iteration,
      sentence: `In ${percent(row.unparseable)} of the answers of ${row.method}${
        row.transfer === undefined ? "" : ` on ${row.transfer}`
      }, iteration ${row.iteration}, no final answer could be read; they count as wrong. Look at what the model writes in transcripts/, and at the most tokens of an answer.`
    }]
  })
]

/** All alarms so far: of a kind at its first iteration, but for agents without data, who are told each time. */
export const of = (soFar: SoFar): ReadonlyArray<Alarm> =>
  [collapses, drifts, empties, silences].flatMap((alarms) => alarms(soFar))
