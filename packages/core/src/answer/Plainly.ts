/** The many signs for the same in texts of models and files, made one: minus signs, blanks, small fractions, LaTeX spacing. */
import { undisguised } from "./Undisguised.ts"

const fractions: Readonly<Record<string, string>> = {
  "½": "1/2",
  "⅓": "1/3",
  "⅔": "2/3",
  "¼": "1/4",
  "¾": "3/4",
  "⅕": "1/5",
  "⅖": "2/5",
  "⅗": "3/5",
  "⅘": "4/5",
  "⅙": "1/6",
  "⅚": "5/6",
  "⅛": "1/8",
  "⅜": "3/8",
  "⅝": "5/8",
  "⅞": "7/8"
}

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"

const signs: Readonly<Record<string, string>> = {
  "−": "-",
  "–": "-",
  "‒": "-",
  "⁻": "-",
  "⁄": "/",
  "∕": "/",
  "⋅": "*",
  "·": "*",
  "∗": "*",
  "×": "\\times ",
  "÷": "/",
  "≤": "\\le ",
  "≥": "\\ge ",
  "≠": "\\ne ",
  "±": "\\pm ",
  "∞": "\\infty ",
  π: "\\pi ",
  "√": "\\sqrt ",
  "∪": "\\cup ",
  "∈": "\\in ",
  º: "°",
  "’": "'",
  "\\$": "$",
  "\\%": "%",
  "{,}": ","
}

const rare = /[−–‒⁻⁄∕⋅·∗×÷≤≥≠±∞π√∪∈º’]|\\[$%]|\{,\}/g

/** A text with one sign for each thing; calculator marks (`<<48/2=24>>`) are left out. */
export const plainly = (text: string): string =>
  undisguised(text)
    .replace(/<<[^<>]*>>/g, "")
    .replace(/[\u00a0\u2000-\u200b\u202f\u205f]/g, " ")
    .replace(/\\! ?|\\[,;:]|\\(?:q?quad|thinspace|medspace)(?![A-Za-z])/g, (sign) => /^\\(?:!|,)/.test(sign) ? "" : " ")
    .replace(/[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]/g, (sign) => ` ${fractions[sign]}`)
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, (run) => `^{${[...run].map((sign) => raised.indexOf(sign)).join("")}}`)
    .replace(/√ ?(\d{1,9}|[A-Za-z])(?![\d.])/g, "\\sqrt{$1}")
    .replace(rare, (sign) => signs[sign] ?? sign)
