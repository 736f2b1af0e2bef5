/** Whether a text copies a long stretch of another, in words or in code. */
import * as Code from "./Code.ts"

// So many words in a row are no accident.
const longStretch = 12
// So much of a solution in code is the solution.
const share = 0.6

const wordsOf = (text: string): Array<string> => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

const stretches = (words: ReadonlyArray<string>, length: number): Set<string> =>
  new Set(
    Array.from({ length: Math.max(0, words.length - length + 1) }, (_, at) => words.slice(at, at + length).join(" "))
  )

/** The question of a reference answer, and whether a short answer counts as a whole. */
interface Reference {
  readonly question: string
  readonly whole: boolean
}

const inWords = (text: string, answer: string, { question, whole }: Reference): string | undefined => {
  const words = wordsOf(answer)
  // A short answer is copied when all of it is; of one that is only a value, the value is looked for elsewhere.
  const length = Math.min(longStretch, words.length)
  if (length < (whole ? 1 : longStretch) || (length < 3 && answer.trim().length < 4)) return undefined
  const asked = stretches(wordsOf(question), length)
  const copied = stretches(wordsOf(text), length)
  for (const stretch of stretches(words, length)) if (copied.has(stretch) && !asked.has(stretch)) return stretch
  return undefined
}

const inCode = (text: string, code: string, question: string): boolean => {
  const asked = new Set(Code.lines(question))
  const wanted = Code.lines(code).filter((line) => line.length > 3 && !asked.has(line))
  const size = (lines: ReadonlyArray<string>) => lines.reduce((sum, line) => sum + line.length, 0)
  if (size(wanted) === 0) return false
  const told = Code.lines(text)
  const known = new Set(told)
  const whole = told.join("")
  return size(wanted.filter((line) => known.has(line) || (line.length >= 12 && whole.includes(line)))) >=
    share * size(wanted)
}

/** What a text copies of a reference answer: its first words, or "code"; absent where it copies nothing long. */
export const copied = (
  text: string,
  { answer, ...reference }: Reference & { readonly answer: string }
): { readonly words: string } | "code" | undefined => {
  const { code, prose } = Code.parted(answer)
  if (code !== "" && inCode(text, code, reference.question)) return "code"
  const words = inWords(text, prose, reference)
  return words === undefined ? undefined : { words: words.split(" ").slice(0, 5).join(" ") }
}
