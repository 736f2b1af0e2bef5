/** A worked solution, step by step. */
import { Phrase } from "@stoa/core"
import type { Equation } from "./Equation.ts"
import * as Equations from "./Equation.ts"
import * as Label from "./Label.ts"

/** A step: a line of the solution, the sums in it, and what the last of them finds out. */
export interface Step {
  readonly text: string
  readonly sums: ReadonlyArray<Equation>
  readonly finds?: string
}

/** A worked solution. */
export interface Solution {
  readonly steps: ReadonlyArray<Step>
  /** What it comes to, as it is written. */
  readonly result: string
}

/** The text of a worked solution without the marks of its file: sums between angle brackets, the line of the result. */
export const plain = (answer: string): string => answer.replace(/<<[^<>]*>>/g, "").replace(/^\s*####.*$/gm, "").trim()

/** True for a text of formulas or code, which is not to be parted into sentences. */
export const isFormal = (text: string): boolean => /\\[a-zA-Z]{2,}|\$[^$\n]*[\\^_{}][^$\n]*\$|```/.test(text)

const marked = (answer: string): string | undefined =>
  /^\s*####\s*(\S.*)$/m.exec(answer)?.[1]?.trim() ?? /\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(answer)?.[1] ??
    /(?:^|\n)\s*The answer is ([^\n]{1,80}?)\.?\s*$/.exec(answer)?.[1]

// Of a solution in prose each sentence is a step.
const lines = (text: string): Array<string> => {
  const all = text.split(/\n+/).map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "")
  return all.flatMap((line) => Equations.find(line).length > 1 || all.length === 1 ? Phrase.sentences(line) : [line])
}

/** Words that stand in small letters somewhere: at the beginning of a line they are no names. */
const smallWords = (text: string): ReadonlySet<string> => new Set(text.match(/\b[a-z]{3,}\b/g) ?? [])

const withoutCapitals = (phrase: string, small: ReadonlySet<string>): string =>
  phrase.replace(/(?<=\s)\p{Lu}\p{Ll}+/gu, (word) => (small.has(word.toLowerCase()) ? word.toLowerCase() : word))

/**
 * Reads a worked solution; the question tells names from other words. The result is the one given, else the one it is marked with,
 * else its last number.
 */
export const read = (
  answer: string,
  { question = "", result }: { readonly question?: string; readonly result?: string | undefined } = {}
): Solution => {
  const text = plain(answer)
  const small = smallWords(`${question} ${text}`)
  const steps = lines(text).map((line): Step => {
    const sums = Equations.find(line)
    const last = sums.at(-1)
    const label = last === undefined ? undefined : Label.of(line, last)
    const finds = label === undefined ? undefined : withoutCapitals(label, small)
    return { text: line, sums, ...(finds === undefined ? {} : { finds }) }
  })
  return { steps, result: result ?? marked(answer) ?? text.match(/-?\d+(?:,\d{3})*(?:\.\d+)?/g)?.at(-1) ?? "" }
}

/** The numbers a solution comes to on its way and at its end. */
export const results = (solution: Solution): ReadonlyArray<number> => [
  ...solution.steps.flatMap(({ sums }) => sums.map(({ result }) => result)),
  Number(solution.result.replace(/[^\d.-]/g, ""))
]
