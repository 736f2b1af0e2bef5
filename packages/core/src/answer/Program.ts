/** Whether an answer to a programming question holds the program asked for, as far as can be told without running it. */
import type { Question } from "../domain/Question.ts"
import * as Code from "./Code.ts"

type Asked = Pick<Question, "question" | "answer" | "domain" | "tests" | "outcome">

// A single line that nobody writes in prose, wherever it stands: a paragraph may hold a program without its line breaks.
const opening = /\b(?:def|function|func|fn|class)\s+[A-Za-z_]\w*\s*[({<:]/

/** What is checked for definitions: the code of a text, or all of it where a program stands amid prose. */
const programOf = (text: string): string | undefined => {
  const { code } = Code.parted(text)
  if (code.trim() !== "") return code
  return opening.test(text) || Code.hasLine(text) ? text : undefined
}

const defines = (program: string, name: string): boolean =>
  new RegExp(String.raw`\b(?:def|function\*?|func|fn|class)\s+${name}\b|(?:^|[\s;])${name}\s*(?::[^=\n]{0,200})?=(?!=)`)
    .test(program)

const checked = /\bcheck\(\s*([A-Za-z_]\w*)\s*\)/g
const called = /([A-Za-z_]\w*)\s*\(/g

const firsts = (text: string, pattern: RegExp): Array<string> =>
  Array.from(text.matchAll(pattern), ([, name]) => name as string)

/** The functions that the tests call and the reference defines; what the question itself gives need not be written again. */
const namesIn = ({ answer, question, tests = [] }: Asked): ReadonlyArray<string> => {
  const text = tests.join("\n")
  // HumanEval's way: the test gets the function as "candidate".
  const whole = firsts(text, checked).filter((name) => name !== "candidate")
  const asserts = text.split("\n").filter((line) => line.trimStart().startsWith("assert")).join("\n")
  const names = whole.length > 0 ? whole : firsts(asserts, called).filter((name) => !defines(question, name))
  return [...new Set(names)].filter((name) => defines(answer, name))
}

const isAsked = ({ answer, domain, outcome, tests = [] }: Asked): boolean => {
  if (outcome !== undefined) return false
  // Of a function with a long comment most lines are prose; tests tell that it is a program all the same.
  if (tests.length > 0) return programOf(answer) !== undefined
  const { code, prose } = Code.parted(answer)
  if (code.trim() === "" || domain === "code") return code.trim() !== ""
  // A few equations look like code as well.
  return prose.trim() === "" && opening.test(code)
}

/** Why a text cannot be the program that a question asks for; undefined where it may be, or where no program is asked for. */
export const flaw = (text: string, question: Asked): string | undefined => {
  if (!isAsked(question) || Code.holds(text, question.answer)) return undefined
  const program = programOf(text)
  if (program === undefined) return "holds no program, though the reference answer is one"
  const missing = namesIn(question).find((name) => !defines(program, name))
  return missing === undefined ? undefined : `holds a program that does not define "${missing}", which the tests call`
}
