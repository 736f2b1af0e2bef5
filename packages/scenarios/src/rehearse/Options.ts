/** The options of a choice, as a question lists them. */

/** One option: its letter and its text. */
export interface Option {
  readonly letter: string
  readonly text: string
}

const onLines = /^[ \t]*[([]?([A-J])[)\].:][ \t]+(\S.*)$/gm
const inLine = /[([]([A-J])[)\]]\s*([^()[\]\n]+?)(?=\s*[,;]?\s*[([][A-J][)\]]|\s*$)/gm

// Letters in order from A: anything else that looks so is none.
const inOrder = (options: ReadonlyArray<Option>): boolean =>
  options.length > 1 && options.every(({ letter }, index) => letter === String.fromCodePoint(65 + index))

/** The options of a question; none where it offers no choice. */
export const find = (question: string): ReadonlyArray<Option> => {
  for (const pattern of [onLines, inLine]) {
    const options = [...question.matchAll(pattern)].map(([, letter = "", text = ""]) => ({ letter, text: text.trim() }))
    const last = options.findLastIndex(({ letter }) => letter === "A")
    if (last >= 0 && inOrder(options.slice(last))) return options.slice(last)
  }
  return []
}

/** The question without its options. */
export const stem = (question: string): string => {
  const [first] = find(question)
  if (first === undefined) return question
  const at = question.search(new RegExp(String.raw`^[ \t]*[([]?A[)\].:][ \t]+\S|[([]A[)\]]`, "m"))
  return question.slice(0, at < 0 ? undefined : at).replace(/\s*(?:Options|Choices|Answer choices):?\s*$/i, "").trim()
}

/** The letter a text settles on: the one in square brackets, else the one it names last. */
export const chosen = (text: string): string | undefined =>
  [...text.matchAll(/\[([A-J])\]/g)].at(-1)?.[1] ??
    [...text.matchAll(/\b(?:option|answer(?: is)?:?) \(?([A-J])\b/gi)].at(-1)?.[1] ??
    /^\s*(?:\(([A-J])\)|([A-J])[).:](?:\s|$)|([A-J])\s*$)/.exec(text)?.slice(1).find((letter) => letter !== undefined)
