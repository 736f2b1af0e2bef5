/** Telephone numbers in a text: the home of libphonenumber-js. It is loaded when the first text is read, not before. */
import { Effect } from "effect"
import type { Found } from "./Found.ts"

/** Finds telephone numbers of any country, and rows of digits long enough to be one. */
export type PhoneNumbers = (text: string) => ReadonlyArray<Found>

// Where a number is written without its country, it may be one of these.
const countries = ["US", "GB", "AU", "IN", "FR", "ES", "BR"] as const

const digitsOf = (text: string): string => text.replace(/\D/g, "")

// Two years, a date, a number with its decimals: digits that nobody calls.
const isNoNumber = (text: string): boolean =>
  /^(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:1[5-9]|20)\d\d$/.test(text) ||
  /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$|^\d{1,2}[-./]\d{1,2}[-./]\d{4}$/.test(text) ||
  /^\d+\.\d+$/.test(text)

// Digits with the signs that stand in numbers between them, and at most two of those at once.
const rows = /(?<![\p{L}\p{N}.,])(?:\+\s?|\(\+?)?\d(?:[\s().\-–/\u00a0]{0,2}\d){6,}(?!\p{L}|[,.]?\d)/gu

// More digits in one row than any number has, with what may stand in numbers between them. The library would try it from every digit.
const crowds = /\d(?:[-\p{Pd}\p{Zs}\t\n\r()[\]（）［］./／~⁓∼～x\u00ad\u200b\u2060ー]{0,4}\d){60,}/gu

const kindOf = (text: string): Found["kind"] => /^\+|[\s()/-]/.test(text) ? "telephone number" : "number"

const read = async (): Promise<PhoneNumbers> => {
  const { findPhoneNumbersInText } = await import("libphonenumber-js")
  return known = (text) => {
    if (digitsOf(text).length < 7) return []
    const found = new Map<number, Found>()
    const readable = text.replace(crowds, (crowd, start: number) => {
      found.set(start, { kind: kindOf(crowd), text: crowd, start, end: start + crowd.length })
      return ";".repeat(crowd.length)
    })
    for (const country of [undefined, ...countries]) {
      for (const { endsAt, startsAt } of findPhoneNumbersInText(readable, country)) {
        const slice = text.slice(startsAt, endsAt)
        if (isNoNumber(slice) || digitsOf(slice).length < 7) continue
        found.set(startsAt, { kind: "telephone number", text: slice, start: startsAt, end: endsAt })
      }
    }
    for (const match of text.matchAll(rows)) {
      const end = match.index + match[0].length
      if (isNoNumber(match[0]) || [...found.values()].some((one) => one.start < end && one.end > match.index)) continue
      found.set(match.index, { kind: kindOf(match[0]), text: match[0], start: match.index, end })
    }
    return [...found.values()]
  }
}

let known: PhoneNumbers | undefined
let reading: Promise<PhoneNumbers> | undefined

/** The finder; its tables are read once. */
export const load: Effect.Effect<PhoneNumbers> = Effect.suspend(() =>
  known === undefined ? Effect.promise(() => reading ??= read()) : Effect.succeed(known)
)

/** Finds telephone numbers that are written with the sign of their country, and that can be ones there. */
export type International = (text: string) => ReadonlyArray<Found>

// A sum has fewer digits in a row: the library would read it all the same, and for long.
const mayHold = /[+＋]\s?[1-9](?:[\s().\-–/]{0,3}\d){7}/u

/** The finder of numbers with the sign of their country. */
export const loadInternational: Effect.Effect<International> = Effect.map(
  Effect.promise(() => import("libphonenumber-js")),
  ({ findPhoneNumbersInText }) => (text) =>
    mayHold.test(text)
      ? findPhoneNumbersInText(text.replace(crowds, (crowd) => ";".repeat(crowd.length))).map(
        ({ endsAt, startsAt }): Found => ({
          kind: "telephone number",
          text: text.slice(startsAt, endsAt),
          start: startsAt,
          end: endsAt
        })
      )
      : []
)
