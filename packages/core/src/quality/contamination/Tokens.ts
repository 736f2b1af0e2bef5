/** A text as words and numbers in order: what is left of it whatever its case, punctuation, spacing and markup. */

/** The tokens of a text. */
export interface Tokens {
  readonly words: ReadonlyArray<string>
  /** Which of them are numbers that count: 48, 1,000, -2.5, twelve; "one" is too often no number. */
  readonly isNumber: ReadonlyArray<boolean>
  /** How many tokens stand before each end of a sentence, in ascending order; the last is the end of the text. */
  readonly ends: ReadonlyArray<number>
}

const units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
const teens =
  "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    .split(" ")
const spelt: ReadonlyMap<string, number> = new Map([
  ...units.map((word, value) => [word, value] as const),
  ...teens.map((word, index) => [word, index < 10 ? 10 + index : 10 * (index - 8)] as const),
  ["hundred", 100],
  ["thousand", 1000],
  ["million", 1e6]
])

const compounds = new RegExp(`\\b(${teens.slice(10).join("|")})-(${units.slice(1).join("|")})\\b`, "g")

// A drawing of MATH is a number: the same problem with another drawing is another one.
const drawings = /\[asy\][^]*?\[\/asy\]/g
// Commands of LaTeX that set type and say nothing, or stand for a sign that is no token either.
const commands =
  /\\(?:left|right|[dtc]?frac|displaystyle|text(?:bf|it|rm)?|math(?:rm|bf|bb|cal|it)|operatorname|q?quad|begin|end|cdot|times|div|pm|leq?|geq?|neq?|circ|big[lr]?)(?![a-z])/g
const shortFractions = /\\[dtc]?frac\s*(\d)\s*(\d)/g
const signs: Readonly<Record<string, string>> = {
  "√": " sqrt ",
  "∞": " infty ",
  α: " alpha ",
  β: " beta ",
  γ: " gamma ",
  δ: " delta ",
  θ: " theta ",
  λ: " lambda ",
  μ: " mu ",
  π: " pi ",
  σ: " sigma ",
  φ: " phi ",
  ω: " omega "
}
const anySign = /[√∞αβγδθλμπσφω]/g
const apostrophes = /(?<=\p{L})['’ʼ](?=\p{L})/gu

/** A drawing as a sentence with a number of its own, made from all that stand in it. */
const drawn = (drawing: string): string => {
  const numbers = drawing.match(/\d+/g) ?? []
  return `the drawing ${numbers.reduce((hash, number) => Math.imul(hash ^ Number(number), 0x9e3779b1) + 1, 7) >>> 1}`
}

/** The text without what writers of the same thing vary. */
const plain = (text: string): string => {
  let found = text.normalize("NFKC").toLowerCase().replace(apostrophes, "")
    .replace(compounds, (_, tens: string, unit: string) => `${(spelt.get(tens) ?? 0) + (spelt.get(unit) ?? 0)}`)
  if (found.includes("\\")) {
    found = found.replace(/\{,\}|,\\!/g, ",").replace(shortFractions, " $1 $2 ").replace(commands, " ")
  }
  if (found.includes("[asy]")) found = found.replace(drawings, (drawing) => `\n${drawn(drawing)}\n`)
  return found.replace(anySign, (sign) => signs[sign] ?? " ")
}

// Numbers with their sign where nothing is before it to take it from, words, signs of Chinese and Japanese each alone, ends of sentences.
const token =
  /(?<number>(?:(?<![\p{L}\p{N}\)\]\}])[\-−])?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)|(?<word>[[\p{L}\p{M}\p{N}]--[0-9\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])|(?<end>[.!?]+(?![^\s"'”’\)\]*$])|[。！？\n])/gv

/** A number as it is written everywhere: 1,000 and 1000.0 are one. */
const canonical = (digits: string): string => {
  const bare = digits.replaceAll(",", "").replace("−", "-")
  const short = bare.includes(".") ? bare.replace(/\.?0+$/, "") : bare
  return short.replace(/^(-?)0+(?=\d)/, "$1")
}

/** The tokens of a text. */
export const of = (text: string): Tokens => {
  const words: Array<string> = []
  const isNumber: Array<boolean> = []
  const ends: Array<number> = []
  for (const { groups } of plain(text).matchAll(token)) {
    const { end, number, word = "" } = groups!
    if (end !== undefined) {
      if (words.length > (ends.at(-1) ?? 0)) ends.push(words.length)
      continue
    }
    const value = number === undefined ? spelt.get(word) : undefined
    words.push(number === undefined ? value === undefined ? word : `${value}` : canonical(number))
    isNumber.push(number !== undefined || (value !== undefined && word !== "one"))
  }
  if (words.length > (ends.at(-1) ?? 0)) ends.push(words.length)
  return { words, isNumber, ends }
}
