/** Telephone numbers of somebody. */
import type { Found } from "./Found.ts"
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"

// Kept free for films and books, and lines that whole houses answer.
const nobodys: ReadonlyArray<RegExp> = [
  /^(?:\+?1)?\d{3}555\d{4}$/,
  /^(?:\+?1)?(?:800|833|844|855|866|877|888|900)\d{7}$/,
  /^(?:\+?44|0)(?:7700900|1632960|20?79460|1\d14960|1\d{2}4960|2\d?496|8081570|3069990|800|808|845|870|3\d{2})/,
  /^(?:\+?61|0)(?:[23478]5550|[23478]7010|491570|180|13)/,
  /^(?:\+?33|0)(?:199000|261910|353010|465710|536490|639980|8)/,
  /^(?:\+?49|0)(?:3023125|699000|4066969|22147111|8999998|171392|1520281|800)/,
  /^(?:\+?353|0)2091/,
  /^(?:\+?\d{1,3})?0?800/
]

// "123-456-7890", "111 222 3333", "000000000".
const isCounted = (digits: string): boolean =>
  new Set(digits).size < 4 || "012345678901234567890".includes(digits) || "98765432109876543210".includes(digits) ||
  /1234567|7654321|(?:(\d)\1{2}){2,}|(\d)\2{4}/.test(digits)

const isNobodys = (text: string): boolean => {
  const dialled = text.replace(/\(0\)/g, "").replace(/[^\d+]/g, "").replace(/^00/, "+")
  return nobodys.some((pattern) => pattern.test(dialled)) || isCounted(dialled.replace(/^\+\d{1,2}|\D/g, "")) ||
    isCounted(dialled.replace(/\D/g, ""))
}

// As they are written in North America, which no other figures are.
const american =
  /(?<![\p{L}\d.,$€£=+/_-])(?:1[-. ])?(?:\([2-9]\d{2}\) ?[2-9]\d{2}[-. ]\d{4}|[2-9]\d{2}([-.])[2-9]\d{2}\1\d{4})(?![\p{L}\d_]|[-.]\d)/gu

// Elsewhere the word before them tells.
const called =
  /\b(?:(?:tele|mobile |cell )?phone|tel|mobile|cell|handy|fax|whatsapp|call|ring|dial|text|sms|number|reach|contact)(?:s|ed|ing)?\b[^\n\d]{0,24}?(\(?0\d{1,4}\)?(?:[ /.-]?\d{2,5}){2,4})(?![\p{L}\d_]|[.,]\d)/giu

/** A finder of telephone numbers, with one for those that begin with the sign of a country. */
export const finder =
  (international: (text: string) => ReadonlyArray<Pick<Found, "text" | "start" | "end">>): Finder => (text) => {
    if (!/\d{3}/.test(text)) return []
    const national = [
      ...[...text.matchAll(american)].map(({ 0: number, index }) => ({ text: number, start: index })),
      ...[...text.matchAll(called)].map(({ 0: all, 1: number = "", index }) => ({
        text: number,
        start: index + all.length - number.length
      })).filter(({ text: number }) => number.replace(/\D/g, "").length >= 9)
    ]
    return [...international(text), ...national].filter(({ text: number }) => !isNobodys(number)).map((found) => ({
      kind: "a telephone number",
      hint: Mask.beginning(found.text.trim(), 2),
      start: found.start,
      end: found.start + found.text.length
    }))
  }
