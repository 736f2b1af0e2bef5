/** A question with its reference answer, read: what those who know the answer speak from. */
import type { Matter } from "./Hint.ts"
import type { Kind } from "./Problem.ts"
import * as Problem from "./Problem.ts"
import * as Solution from "./Solution.ts"

/** What somebody who knows the answer is given. */
export interface Known {
  readonly question: string
  readonly answer: string
  /** What it comes to, where that can be compared. */
  readonly result?: string | undefined
}

/** A question with its reference answer, read. */
export interface Reference extends Known {
  readonly kind: Kind
  readonly matter: Matter
}

const codeLine =
  /^\s*(?:def|class|import|from \w+ import|#include|function|public|SELECT|return|<\w+>|<!DOCTYPE|for \w+ in|\w+ = \w+\()/im

/** Reads a question with its reference answer. A sum is what the answer has sums for, whatever the question looks like. */
export const read = ({ answer, question, result }: Known): Reference => {
  const problem = Problem.read(question)
  const solution = Solution.read(answer, { question, result })
  const own = problem.kind === "code" && (/```/.test(answer) || codeLine.test(answer)) ? "code" : problem.kind
  const worked = solution.steps.some(({ sums }) => sums.length > 0) && !Solution.isFormal(answer)
  const kind = own === "code" || own === "choice" ? own : worked ? "sum" : "open"
  return { question, answer, result, kind, matter: { problem, solution } }
}

/** The code of a text: what stands between fences, else the text. */
export const code = (text: string): string =>
  [...text.matchAll(/```[^\n]*\n([\s\S]*?)```/g)].map(([, inside = ""]) => inside.trimEnd()).join("\n\n") || text.trim()

/** A code between fences; a text that has fences stays as it is. */
export const fenced = (text: string, language: string): string =>
  /```/.test(text) ? text.trim() : `\`\`\`${language}\n${text.trim().replace(/[ \t]+$/gm, "")}\n\`\`\``
