/** The program in an answer: the block of code that defines the function asked for, ready to be run before its tests. */
import type { Programming } from "../../domain/Requirement.ts"

const fenced = /^[ \t]{0,3}(```+|~~~+)[^\n]*\n([\s\S]*?)(?:^[ \t]{0,3}\1[^\n]*$|(?![\s\S]))/gm

/** True where a program defines a name at its top. */
const defines = (program: string, name: string): boolean => {
  const escaped = name.replaceAll("$", "\\$")
  return new RegExp(
    String
      .raw`^(?:(?:export\s+)?(?:default\s+)?(?:async\s+)?(?:def|function\s*\*?|class)\s+${escaped}\b|(?:export\s+)?(?:(?:const|let|var)\s+)?${escaped}\s*=(?!=))`,
    "m"
  ).test(program)
}

/** The program of an answer that defines a name; undefined where there is none. Of several blocks only that one counts: others may show calls. */
export const find = (answer: string, name: string): string | undefined => {
  const blocks = [...answer.matchAll(fenced)].map(([, , code = ""]) => code.trimEnd())
  const whole = blocks.find((block) => defines(block, name))
  if (whole !== undefined) return whole
  return blocks.length === 0 && defines(answer, name) ? answer.trim() : undefined
}

/** What begins only when a file is run by itself; here it would run before the tests, and often waits for somebody to type. */
const begins = /^if __name__ == ["']__main__["']:[^\n]*\n(?:[ \t]+[^\n]*(?:\n|$)|[ \t]*(?:\n|$))*/gm

/** A program and its tests as one. */
export const withTests = (solution: string, tests: string, programming: Programming): string =>
  `${programming === "python" ? `${solution}\n`.replace(begins, "") : solution}\n\n${tests}\n`

/** The cases as one program of tests. */
export const tests = (cases: ReadonlyArray<string>, { programming, solution }: {
  readonly programming: Programming
  readonly solution: string
}): string => {
  const text = cases.join("\n")
  if (programming === "python" || /\bassert\b[^\n]*(?:=|from)[^\n]*assert|import assert/.test(text)) return text
  // Who runs them elsewhere needs the assert that they speak of.
  return /^\s*(?:import|export)\b/m.test(solution)
    ? `import assert from "node:assert/strict"\n${text}`
    : `const assert = require("node:assert/strict")\n${text}`
}
