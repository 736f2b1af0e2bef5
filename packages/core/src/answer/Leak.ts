/** Whether somebody who may hint and not solve gives the reference answer away. */
import * as PlainText from "../domain/PlainText.ts"
import type { Question } from "../domain/Question.ts"
import { copied } from "./Copied.ts"
import * as LeakedExpression from "./LeakedExpression.ts"
import * as LeakedNumber from "./LeakedNumber.ts"
import * as LeakedOption from "./LeakedOption.ts"
import * as Numerals from "./Numerals.ts"
import * as OptionLetter from "./OptionLetter.ts"
import { plainly } from "./Plainly.ts"
import * as Presented from "./Presented.ts"

const says = (words: string): string => `It says "${PlainText.brief(words, 40)}", which is the answer.`

/** Why a text gives the reference answer away, in a sentence; absent where it does not. */
export const givesAway = (
  text: string,
  { answer, outcome, question }: Pick<Question, "question" | "outcome" | "answer">
): string | undefined => {
  const plain = plainly(text)
  if (outcome?.kind === "option") {
    const letter = OptionLetter.read(outcome.text)
    const found = letter === undefined ? undefined : LeakedOption.find(plain, { letter, question })
    if (found !== undefined) return says(found)
  } else if (outcome !== undefined) {
    const wanted = outcome.text
    const value = Numerals.read(plainly(wanted.replace(/^\s*[A-Za-z]\s*=\s*/, "")))
    const found = value === undefined
      ? LeakedExpression.find(plain, { question: plainly(question), wanted: plainly(wanted) })
      : LeakedNumber.find(plain, { question, value })
    if (found !== undefined) return says(Presented.quoted(plain, found))
  }
  const stretch = copied(text, { answer, question, whole: outcome === undefined })
  if (stretch === "code") return "It holds most of the reference solution's code."
  return stretch && `It copies the reference answer: "${PlainText.brief(stretch.words, 40)} ...".`
}
