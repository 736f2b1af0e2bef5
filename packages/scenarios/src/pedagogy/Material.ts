/** What a class works with: the reference answer as a text one can read out, and the parts into which it falls. */

/** A reference answer as one would write it on a board: without the marks by which a file tells its sums and its outcome. */
export const readable = (answer: string): string =>
  answer
    .replace(/<<[^<>\n]*>>/g, "")
    .replace(/\\boxed\{([^{}]*)\}/g, "$1")
    .replace(/^####\s*(\S.*?)\s*$/m, (_, outcome: string) => `The answer is ${outcome.replace(/\.$/, "")}.`)
    .trim()

// A stop ends a sentence where a space and no small letter follow; after an initial, a title or the number of a list it ends none.
const sentenceEnd =
  /(?<=[.!?]["')\]]?)(?<!\b(?:\p{Lu}|Dr|Mr|Mrs|Ms|St|Prof|vs|etc|e\.g|i\.e|approx)\.)(?<!(?:^|\s)\d+\.)\s+(?=[^\p{Ll}\s])/u

const code = /^\s{2,}\S|^(?:def|class|import|from|return|function|const|let|for|while|if|SELECT|#include)\b|[;{}]\s*$/

/** True where a text is, or holds, a program. */
export const isCode = (text: string): boolean =>
  text.includes("```") || text.split("\n").filter((line) => code.test(line)).length > text.split("\n").length / 3

/** Where the smallest parts of a text begin: lines of a program, sentences of everything else. */
const starts = (text: string): ReadonlyArray<number> => {
  const end = isCode(text) ? /\n+/g : new RegExp(String.raw`\n+\s*|${sentenceEnd.source}`, "gu")
  return [0, ...[...text.matchAll(end)].map(({ 0: gap, index }) => index + gap.length)]
    .filter((at) => text.slice(at).trim() !== "")
}

const cut = (text: string, at: ReadonlyArray<number>): ReadonlyArray<string> =>
  at.map((start, nth) => text.slice(start, at[nth + 1]).replace(/^\n+/, "").trimEnd())

/** The smallest parts of a text. */
export const pieces = (text: string): ReadonlyArray<string> => cut(text, starts(text))

/** Fewest lines of a program that make a part of it. */
const fewest = 3

/** The text in at most `count` parts of about one length, as they stand in it; fewer where it does not fall into so many. */
export const parts = (text: string, count: number): ReadonlyArray<string> => {
  // The line that names the answer goes with the step before it.
  const all = starts(text).filter((at) => at === 0 || !/^The answer is \S+$/.test(text.slice(at).trim()))
  const wanted = Math.max(1, Math.min(count, isCode(text) ? Math.floor(all.length / fewest) : all.length))
  const chosen: Array<number> = []
  for (const [nth, start] of all.entries()) {
    // The part in which the middle of a piece lies; but each part gets a piece while there are enough of them.
    const middle = (start + (all[nth + 1] ?? text.length)) / 2
    const isNew = nth === 0 ||
      (chosen.length < wanted &&
        (Math.floor((middle / text.length) * wanted) >= chosen.length || all.length - nth <= wanted - chosen.length))
    if (isNew) chosen.push(start)
  }
  return cut(text, chosen)
}
