/** What learners gained by scenarios, over many plays: means with standard errors, and a table of them. */
import * as Paired from "./Paired.ts"

/** A play with what was noted in it. */
export interface Noted {
  readonly scenario: string
  readonly notes: Readonly<Record<string, number>>
}

/** What one test came to over its plays. */
export interface Gain {
  readonly plays: number
  readonly pre: Paired.Mean
  readonly post: Paired.Mean
  readonly control: Paired.Mean
  /** Paired differences: post - pre, control - pre, post - control. */
  readonly gain: Paired.Mean
  readonly controlGain: Paired.Mean
  readonly effect: Paired.Mean
  /**
   * What was learnt of what there was to learn, (post - pre) / (1 - pre) of the means, with and without the lesson; undefined where
   * everything was known before. R. R. Hake, "Interactive-engagement versus traditional methods", 1998.
   */
  readonly normalised: Paired.Mean | undefined
  readonly normalisedControl: Paired.Mean | undefined
}

/** What the plays that took a test came to; undefined where none did. `prefix` names the test: "" its own question, or transfer. */
export const of = (plays: ReadonlyArray<Noted>, prefix: "" | "transfer" = ""): Gain | undefined => {
  const name = (measure: string) =>
    prefix === "" ? measure : `${prefix}${measure.slice(0, 1).toUpperCase()}${measure.slice(1)}`
  const taken = plays.flatMap(({ notes }) => {
    const [pre, post, control] = [notes[name("pre")], notes[name("post")], notes[name("control")]]
    return pre === undefined || post === undefined || control === undefined ? [] : [{ pre, post, control }]
  })
  if (taken.length === 0) return undefined
  const pre = taken.map((one) => one.pre)
  const post = taken.map((one) => one.post)
  const control = taken.map((one) => one.control)
  return {
    plays: taken.length,
    pre: Paired.meanOf(pre),
    post: Paired.meanOf(post),
    control: Paired.meanOf(control),
    gain: Paired.meanOf(Paired.differences(post, pre)),
    controlGain: Paired.meanOf(Paired.differences(control, pre)),
    effect: Paired.meanOf(Paired.differences(post, control)),
    normalised: Paired.normalised(pre, post),
    normalisedControl: Paired.normalised(pre, control)
  }
}

const number = (value: number, isSigned: boolean): string => `${isSigned && value > 0 ? "+" : ""}${value.toFixed(2)}`

const shown = (mean: Paired.Mean | undefined, isSigned = false): string => {
  if (mean === undefined) return "-"
  return mean.error === undefined
    ? number(mean.mean, isSigned)
    : `${number(mean.mean, isSigned)} ±${mean.error.toFixed(2)}`
}

const head = [
  "scenario",
  "question",
  "plays",
  "before",
  "after",
  "alone",
  "gain",
  "gain alone",
  "effect",
  "g",
  "g alone"
]

const row = (scenario: string, question: string, gain: Gain | undefined): ReadonlyArray<ReadonlyArray<string>> =>
  gain === undefined ? [] : [[
    scenario,
    question,
    String(gain.plays),
    shown(gain.pre),
    shown(gain.post),
    shown(gain.control),
    shown(gain.gain, true),
    shown(gain.controlGain, true),
    shown(gain.effect, true),
    shown(gain.normalised, true),
    shown(gain.normalisedControl, true)
  ]]

const rowsOf = (scenario: string, plays: ReadonlyArray<Noted>) => [
  ...row(scenario, "the same", of(plays)),
  ...row(scenario, "a like one", of(plays, "transfer"))
]

const legend =
  "Shares of right answers ± standard error. before, after: the learner's test before and after the scenario; alone: after no lesson; effect: after less alone, by pairs; g: what was learnt of what was not yet known. The same: the question of the lesson, shown without what gives its answer away; a like one: a question the lesson did not touch."

/** A line for each scenario and test, all scenarios together last where there are several; without any test one line that says so. */
export const table = (plays: ReadonlyArray<Noted>): ReadonlyArray<string> => {
  const names = [...new Set(plays.map(({ scenario }) => scenario))].toSorted()
  const rows = names.flatMap((name) => rowsOf(name, plays.filter(({ scenario }) => scenario === name)))
  if (rows.length === 0) return ["No play was tested before and after."]
  const all = [head, ...rows, ...(names.length > 1 ? rowsOf("all", plays) : [])]
  const widths = head.map((_, at) => Math.max(...all.map((cells) => cells[at]?.length ?? 0)))
  const lines = all.map((cells) =>
    cells.map((cell, at) => at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)).join("  ").trimEnd()
  )
  const untested = plays.filter(({ notes }) => notes["scored"] === 0).length
  return [
    ...lines,
    "",
    legend,
    ...(untested === 0
      ? []
      : [`${untested} of ${plays.length} plays are not scored: their answers cannot be told right or wrong by value.`])
  ]
}
