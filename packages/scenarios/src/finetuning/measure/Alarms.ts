/** What a person must look at: agents that became alike, votes that became worse, agents without data, answers nobody can read. */
import type { Recipe } from "../Recipe.ts"
import type { Alarm, Iteration, Measured } from "../Result.ts"
import { iterationsOf } from "./Best.ts"
import { percent } from "./Columns.ts"

/** Share of answers that cannot be read, beyond which it is sounded. */
const unreadable = 0.2
// 0.9 - 0.85 is a little more than 0.05 to a computer.
const hair = 1e-9
/** Standard errors of a difference that chance passes once in twenty: one-sided p < 0.05. */
const oneSided = 1.645

/** What is known so far of a method whose agents are trained. */
export interface SoFar {
  /** The method; the finetuned agents where it is absent. */
  readonly method?: string
  readonly iterations: ReadonlyArray<Iteration>
  readonly measured: ReadonlyArray<Measured>
  /** Questions that are debated to learn from; those with a reference answer count where it is absent. */
  readonly train?: number
  readonly settings: Omit<Recipe["alarms"], "stop">
}

const own = "finetuned"

/** Whose alarm it is, where it is not that of the finetuned agents. */
const named = (method: string): string => (method === own ? "" : `${method}: `)

/** What to make of agents that became alike; said once, of the finetuned ones. */
const advice =
  " They may be right together or wrong together: where the accuracy does not rise any more, an earlier iteration is the better one."

interface Level {
  readonly iteration: number
  readonly level: number
  /** Its standard error, or a bound of it. */
  readonly error: number
}

/**
 * The first iteration whose level is too low beside that of the first, and by more than chance brings about. All iterations debate the
 * same questions, but which of them came out how stands nowhere: held against each other as if they were not the same, the two levels
 * must differ by more, and so an alarm is rather too rare than too frequent.
 */
const fell = (
  levels: ReadonlyArray<Level>,
  tooLow: (now: number, first: number) => boolean
): { readonly first: Level; readonly now: Level } | undefined => {
  const [first, ...later] = levels
  if (first === undefined) return undefined
  const now = later.find(({ error, level }) =>
    tooLow(level, first.level) && first.level - level > oneSided * Math.hypot(first.error, error)
  )
  return now === undefined ? undefined : { first, now }
}

/**
 * A diversity with a bound of its standard error. How much it varies from question to question stands nowhere; but shares between 0 and 1
 * with a mean of d vary by no more than d (1 - d).
 */
const diverse = (
  consensus: number | undefined,
  { iteration, questions }: { readonly iteration: number; readonly questions: number }
): ReadonlyArray<Level> => {
  if (consensus === undefined || questions === 0) return []
  const level = 1 - consensus
  return [{ iteration, level, error: Math.sqrt(level * (1 - level) / questions) }]
}

const collapses = ({ iterations, measured, method = own, settings, train }: SoFar): ReadonlyArray<Alarm> => {
  const over = {
    train: iterations.flatMap(({ consensus, iteration, votes }) =>
      diverse(consensus, { iteration, questions: train ?? votes?.questions ?? 0 })
    ),
    test: iterationsOf(measured, method).flatMap(({ diversity: { consensus }, iteration, questions }) =>
      diverse(consensus, { iteration, questions })
    )
  }
  return (["train", "test"] as const).flatMap((set) => {
    const found = fell(over[set], (now, first) => now < settings.collapse * first - hair)
    return found === undefined ? [] : [{
      kind: "collapse" as const,
      iteration: found.now.iteration,
      sentence: `${
        named(method)
      }The agents became alike: in the debates over ${set} of iteration ${found.now.iteration} their diversity (1 - consensus) is ${
        percent(found.now.level)
      }, below ${percent(settings.collapse)} of the ${percent(found.first.level)} of the first.${
        method === own ? advice : ""
      }`
    }]
  })
}

const drifts = ({ iterations, method = own, settings }: SoFar): ReadonlyArray<Alarm> => {
  const levels = iterations.flatMap(({ iteration, votes }) =>
    votes === undefined ? [] : [{ iteration, level: votes.accuracy, error: votes.error }]
  )
  const found = fell(levels, (now, first) => first - now > settings.drift + hair)
  return found === undefined ? [] : [{
    kind: "drift",
    iteration: found.now.iteration,
    sentence: `${named(method)}The votes that agents learn from became worse: ${
      percent(found.now.level)
    } of those over train are right in iteration ${found.now.iteration}, and were ${
      percent(found.first.level)
    } at first, more of a difference than their errors explain. What is learnt from here on repeats mistakes; go on with an earlier iteration.`
  }]
}

const nothing = (counts: Readonly<Record<string, number>>): boolean =>
  Object.values(counts).every((count) => count === 0)

const empties = ({ iterations, method = own }: SoFar): ReadonlyArray<Alarm> =>
  iterations.flatMap(({ iteration, sizes }) => {
    const agents = sizes.filter(({ used }) => nothing(used)).map(({ agent }) => agent)
    return agents.length === 0 ? [] : [{
      kind: "empty" as const,
      iteration,
      sentence: `${named(method)}Nothing to learn in iteration ${iteration} for ${
        agents.join(", ")
      }: no conversation of theirs agrees with the votes, so they stay as they were. Use more questions, or easier ones.`
    }]
  })

/** Debates over train in which nobody's answer could be read. A tie without a winner is no silence. */
const unheard = ({ iterations, method = own }: SoFar): ReadonlyArray<Alarm> =>
  iterations.flatMap(({ iteration, votes = { questions: 0, without: 0 } }) => {
    const unread = votes.without - (votes.tied ?? 0)
    return votes.questions === 0 || unread / votes.questions <= unreadable + hair ? [] : [{
      kind: "unparseable" as const,
      iteration,
      sentence: `${
        named(method)
      }${unread} of ${votes.questions} debates over train came to no vote in iteration ${iteration}: no final answer could be read. Look at what the model writes in transcripts/.`
    }]
  }).slice(0, 1)

/** Methods whose answers cannot be read, each at its first iteration: of all that is measured, also of methods that train nothing. */
export const silences = (measured: ReadonlyArray<Measured>): ReadonlyArray<Alarm> =>
  [...Map.groupBy(measured, ({ method, transfer }) => JSON.stringify([method, transfer])).values()].flatMap((rows) =>
    rows.filter(({ unparseable }) => unparseable > unreadable + hair).slice(0, 1).map((row) => ({
      kind: "unparseable" as const,
      iteration: row.iteration,
      sentence: `In ${percent(row.unparseable)} of the answers of ${row.method}${
        row.transfer === undefined ? "" : ` on ${row.transfer}`
      }, iteration ${row.iteration}, no final answer could be read; they count as wrong. Look at what the model writes in transcripts/, and at the most tokens of an answer.`
    }))
  )

/** Alarms of a method's trainings so far: of a kind at its first iteration, but for agents without data, who are told each time. */
export const of = (soFar: SoFar): ReadonlyArray<Alarm> =>
  [collapses, drifts, empties, unheard].flatMap((alarms) => alarms(soFar))
