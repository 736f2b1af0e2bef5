/** What of a text is prose, and so in some language: without code, formulas, addresses and figures; and cut into pieces. */

const fences = /^[ \t]*(```|~~~)[\s\S]*?(?:^[ \t]*\1[^\n]*$|(?![\s\S]))/gm

const notProse: ReadonlyArray<RegExp> = [
  fences,
  /`[^`\n]+`/g,
  /\[asy\][\s\S]*?\[\/asy\]/g,
  /\$\$[^$]*\$\$|\$[^$\n]*[\\^_={}][^$\n]*\$|\\\[[\s\S]*?\\\]|\\\([\s\S]*?\\\)/g,
  /\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\1\}/g,
  /\\[a-zA-Z]+/g,
  /<<[^<>\n]*>>/g,
  /<\/?[a-zA-Z][^<>\n]*>/g,
  /\b(?:https?:\/\/|www\.)\S+/g
]

// A line of code that stands in no fence: signs of which sentences hold few, and endings that they never have.
const codeLine =
  /[;{}]\s*$|^\s*(?:def|class|import|from|return|elif|else:|try:|except|print|public|private|const|let|var|function|#include|using|if\s*\(|for\s*\(|for \w+ in|while\s*\()\b|^\s*(?:#|\/\/|\/\*|\*|--|>>>|\$ )|[=!<>]=|=>|->|\w\([^\s()]{0,80}\)|\w\[\w+\]|::|^\s*[\w.]+\s*[-+*/]?=\s/

const isCode = (line: string): boolean => {
  if (codeLine.test(line)) return true
  const signs = line.match(/[^\p{L}\p{M}\p{N}\s.,;:!?'"“”‘’«»„()—–…。，、；：！？「」（）-]/gu)?.length ?? 0
  return signs * 8 > line.length
}

/** Letters of a text; a sign that stands for a word or half of one counts thrice. */
export const letters = (text: string): number =>
  (text.match(/\p{L}/gu)?.length ?? 0) +
  2 * (text.match(/[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu)?.length ?? 0)

/** True for a piece that is little but names and titles, which are in whatever language they are. */
export const isOfNames = (piece: string): boolean => {
  const words = piece.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? []
  return words.filter((word) => /^\p{Lu}/u.test(word)).length > 0.6 * words.length
}

const sentences = /[^.!?。！？\n]*(?:[.!?]+(?=["'”’)*_]*\s|$)["'”’)*_]*|[。！？]+|\n|$|[.!?]+)/gu

/** The lines of a text that are prose, without what is none in them. */
export const lines = (text: string): ReadonlyArray<string> =>
  notProse.reduce((rest, pattern) => rest.replace(pattern, " "), text).split("\n").filter((line) => !isCode(line))

/** The pieces of a text that are long enough to be told apart: sentences, and short ones with the next. */
export const pieces = (text: string, fewest: number): ReadonlyArray<string> => {
  const prose = lines(text).join("\n")
  const found: Array<string> = []
  let open = ""
  let size = 0
  for (const [sentence] of prose.matchAll(sentences)) {
    open += sentence
    size += letters(sentence)
    if (size < fewest) continue
    found.push(open.trim())
    open = ""
    size = 0
  }
  // What is left over belongs to the last piece, or is one where it is all there is.
  const last = found.pop()
  return last === undefined ? [open.trim()].filter((piece) => piece !== "") : [...found, `${last}${open}`.trim()]
}
