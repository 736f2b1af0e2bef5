/** A text as one compares it: small letters without accents, look-alikes of other scripts and what nobody sees; cut into words. */

/** A word: folded, and where it stands in the text. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

// Letters of other scripts that look like Latin ones, so that "Маrk" with two Cyrillic letters is Mark all the same.
const alike = new Map(
  Object.entries({
    а: "a",
    е: "e",
    о: "o",
    р: "p",
    с: "c",
    у: "y",
    х: "x",
    і: "i",
    ј: "j",
    ѕ: "s",
    к: "k",
    м: "m",
    т: "t",
    в: "b",
    н: "h",
    ԁ: "d",
    ԛ: "q",
    ԝ: "w",
    һ: "h",
    ӏ: "l",
    г: "r",
    α: "a",
    β: "b",
    ε: "e",
    ζ: "z",
    η: "n",
    ι: "i",
    κ: "k",
    μ: "m",
    ν: "v",
    ο: "o",
    ρ: "p",
    τ: "t",
    υ: "u",
    χ: "x",
    γ: "y",
    ω: "w",
    ß: "ss",
    ø: "o",
    ł: "l",
    đ: "d",
    ð: "d",
    þ: "th",
    æ: "ae",
    œ: "oe",
    ı: "i",
    ħ: "h",
    ŋ: "n",
    ɑ: "a",
    ɡ: "g",
    ƒ: "f",
    ʼ: "'",
    "’": "'",
    "‘": "'",
    "‐": "-",
    "‑": "-"
  })
)

// A Greek capital may look like another letter than its small one does.
const alikeCapitals = new Map(
  Object.entries({
    Α: "a",
    Β: "b",
    Ε: "e",
    Ζ: "z",
    Η: "h",
    Ι: "i",
    Κ: "k",
    Μ: "m",
    Ν: "n",
    Ο: "o",
    Ρ: "p",
    Τ: "t",
    Υ: "y",
    Χ: "x"
  })
)

const unseen = /\p{M}|\p{Cf}|[\u115f\u1160\u3164\uffa0]/gu

// NFKC makes one letter of full-width, circled and mathematical ones; NFKD parts accents from their letters.
const foldLetter = (letter: string): string => {
  const capital = alikeCapitals.get(letter)
  if (capital !== undefined) return capital
  const bare = letter.normalize("NFKD").replace(unseen, "")
  let folded = ""
  for (const one of bare) {
    const small = one.toLowerCase()
    folded += alikeCapitals.get(one) ?? alike.get(small) ?? small
  }
  return folded.replace(unseen, "")
}

/** The text folded. */
export const fold = (text: string): string => [...text].map(foldLetter).join("")

const isOfWord = /[\p{L}\p{N}]/u

/** The words of a text: unbroken letters and digits. Accents and what nobody sees part no words. */
export const words = (text: string): Array<Word> => {
  const found: Array<Word> = []
  let word = ""
  let start = 0
  let end = 0
  const close = () => {
    if (word !== "") found.push({ text: word, start, end })
    word = ""
  }
  let at = 0
  for (const letter of text) {
    const next = at + letter.length
    const folded = foldLetter(letter)
    if (folded === "" || isOfWord.test(folded)) {
      if (folded !== "") {
        if (word === "") start = at
        word += folded
        end = next
      }
    } else close()
    at = next
  }
  close()
  return found
}

/** The words run together: "O'Neil-García" is oneilgarcia. */
export const squash = (text: string): string => words(text).map((word) => word.text).join("")
