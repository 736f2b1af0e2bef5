/** What a class works with: the reference answer as a text one can read out, and the parts into which it falls. */

/** A reference answer as one would write it on a board: without the marks by which a file tells its sums and its outcome. */
export const readable = (answer: string): string =>
  answer
    .replace(/<<[^<>\n]*>>/g, "")
    .replace(/\\boxed\{([^{}]*)\}/g, "$1")
    .replace(/^####\s*(\S.*?)\s*$/m, (_, outcome: string) => `The answer is ${outcome.replace(/\.$/, "")}.`)
    .trim()

// A stop ends a sentence where a space and no small letter follow; one after a single letter or an initial ends none.
const sentenceEnd =
  /(?<=[.!?]["')\]]?)(?<!\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Prof|vs|etc|e\.g|i\.e|approx)\.)\s+(?=[^\p{Ll}\s])/u

const code = /^\s{2,}\S|^(?:def|class|import|from|return|function|const|let|for|while|if|SELECT|#include)\b|[;{}]\s*$/

/** True where a text is, or holds, a program. */
export const isCode = (text: string): boolean =>
  text.includes("```") || text.split("\n").filter((line) => code.test(line)).length > text.split("\n").length / 3

// A line that just ends would run into the next one; an option stays as it is.
const stopped = (sentence: string): string =>
  /[\p{L}\p{N}%)]$/u.test(sentence) && !/^[A-J]\. /.test(sentence) ? `${sentence}.` : sentence

/** The smallest pieces a text may be parted into: lines of a program, sentences of everything else. */
export const pieces = (text: string): ReadonlyArray<string> => {
  const lines = text.split("\n").filter((one) => one.trim() !== "")
  return isCode(text) ? lines : lines.flatMap((one) => one.trim().split(sentenceEnd).map(stopped))
}

/** Fewest lines of a program that make a part of it. */
const fewest = 3

/** What may stand in a part by itself: the line that names the answer goes with the step before it. */
const units = (text: string): ReadonlyArray<string> =>
  pieces(text).reduce<ReadonlyArray<string>>(
    (all, one) =>
      all.length > 0 && /^The answer is \S+$/.test(one) ? [...all.slice(0, -1), `${all.at(-1)} ${one}`] : [...all, one],
    []
  )

/** The text in at most `count` parts of about one length, in their order; fewer where it does not fall into so many. */
export const parts = (text: string, count: number): ReadonlyArray<string> => {
  const all = units(text)
  const isProgram = isCode(text)
  const wanted = Math.max(1, Math.min(count, isProgram ? Math.floor(all.length / fewest) : all.length))
  const whole = all.reduce((sum, one) => sum + one.length, 0)
  const found: Array<Array<string>> = []
  let before = 0
  for (const [index, piece] of all.entries()) {
    // The part in which the middle of a piece lies; but each part gets a piece while there are enough of them.
    const share = Math.floor(((before + piece.length / 2) / whole) * wanted)
    const isNew = found.length === 0 ||
      (found.length < wanted && (share >= found.length || all.length - index <= wanted - found.length))
    if (isNew) found.push([piece])
    else found.at(-1)?.push(piece)
    before += piece.length
  }
  return found.map((own) => own.join(isProgram ? "\n" : " "))
}
