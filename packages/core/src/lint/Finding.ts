/** What a trainer would stumble over in a row: skip it without a word, refuse the file, or learn something else than was meant. */

/** The trainers whose rules are known. */
export const trainers = ["openai", "llama-factory", "trl", "axolotl"] as const
export type Trainer = (typeof trainers)[number]

/** How bad it is. error: the row is skipped, or the file refused; warning: it is read, but perhaps not as it was meant. */
export type Severity = "error" | "warning"

/** A rule that a row breaks, before it is known which row it is. */
export interface Problem {
  /** Name of the rule, as in alternation. */
  readonly rule: string
  readonly severity: Severity
  /** Where in the row, as in messages[3].content; empty for the row as a whole. */
  readonly at: string
  /** What was expected and what stands there, and what the trainer makes of it. */
  readonly problem: string
}

/** A broken rule in a file. */
export interface Finding extends Problem {
  readonly file: string
  /** Line where the row begins, counted from 1; 0 for the file as a whole. */
  readonly line: number
  /** Number of the row, counted from 1; 0 for the file as a whole. */
  readonly row: number
  /** Whose rule it is; all: whoever reads the file. */
  readonly trainer: Trainer | "all"
}

const of = (severity: Severity) => (rule: string, at: string, problem: string): Problem => ({
  rule,
  severity,
  at,
  problem
})

/** A rule whose breach costs the row. */
export const error = of("error")
/** A rule whose breach is worth a look. */
export const warning = of("warning")

const mostShown = 60

/** A value as it is told in a sentence. */
export const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing"
  return text.length <= mostShown ? text : `${text.slice(0, mostShown - 3)}...`
}

/** An object and neither a list nor nothing. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
