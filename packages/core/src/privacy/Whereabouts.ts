/** Street addresses, dates and numbers to look things up by: what leads to one door, one birth, one account. */
import { type Found, matches } from "./Found.ts"

const streets =
  "Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Close|Highway|Hwy|Row|Quay|Parkway|Pkwy|Alley|Gardens|Mews|Walk"
const capital = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`
// Of a row of capitals parted by signs, each may begin a street: so none is looked at for longer than streets are.
const street = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,80}?`
const house = String.raw`(?:(?:Flat|Apt|Apartment|Unit|No|Nr|House|Suite)\.?\s*\w+,?\s+)?\d{1,5}[A-Za-z]?`

const addresses: ReadonlyArray<RegExp> = [
  new RegExp(String.raw`\b${house},?\s+(?:${capital}\s+|\d+(?:st|nd|rd|th)\s+){1,4}(?:${streets})\b\.?`, "gu"),
  new RegExp(
    String
      .raw`\b${street}(?:straße|strasse|str\.|gasse|weg|platz|allee|damm|laan|straat|gade|gatan|vej|gata)\s+\d{1,4}[a-z]?\b`,
    "gu"
  ),
  /(?<!\p{L})(?:Rue|Calle|Via|Viale|Avenida|Av\.|Rua|Plaza|Piazza|Carrer|Ulica|ul\.|Praça|Jalan|Jl\.)\s+(?:(?:de|del|della|du|des|da|do|la|las|los|le)\s+){0,6}\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*){0,12},?\s+(?:n[°º.]\s*)?\d{1,4}\b/gu,
  /\b\d{1,4},?\s+(?:rue|avenue|boulevard|place|chemin)\s+(?:(?:de|des|du|la|le|l['’])\s*)*\p{Lu}[\p{L}\p{M}'’-]+/gu,
  /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/gu,
  /\bP\.?\s?O\.?\s?Box\s+\d+/giu
]

/** The street addresses in a text, whoever lives there. */
export const addressesIn = (text: string): Array<Found> => matches(text, addresses, "street address")

const ids: ReadonlyArray<RegExp> = [
  // As an IBAN begins.
  /\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b/gu,
  /\b\d{3}-\d{2}-\d{4}\b/gu,
  // Letters and digits mixed, at least six of these, as on passports, plates and badges.
  /\b[A-Z]{1,3}-?\d{6,}[A-Z]?\b/gu,
  /(?<![\d.,])\d{7,}(?![.,]?\d)/gu
]

/** Numbers by which a person, an account or a thing can be looked up. */
export const idsIn = (text: string): Array<Found> => matches(text, ids, "number")

const months = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december"
]
const month = String.raw`(?:${months.map((name) => `${name}|${name.slice(0, 3)}\\.?`).join("|")}|sept\.?)`
const dates: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => ReadonlyArray<string>]> = [
  [/(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g, ([, y, m, d]) => [dateOf(y, m, d)]],
  // Which of the two is the month differs by country.
  [/(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)/g, ([, a, b, y]) => [dateOf(y, b, a), dateOf(y, a, b)]],
  [
    new RegExp(String.raw`\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(${month}),?\s+(\d{4})\b`, "gi"),
    ([, d, m, y]) => [dateOf(y, nth(m), d)]
  ],
  [
    new RegExp(String.raw`\b(${month})\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`, "gi"),
    ([, m, d, y]) => [dateOf(y, nth(m), d)]
  ]
]

const nth = (name = ""): string =>
  String(months.findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1)

const dateOf = (year = "", month = "", day = ""): string => [year, Number(month), Number(day)].join("-")

/** A date to the day: as found, and as year, month and day, of which there may be two readings. */
export interface ExactDate extends Found {
  readonly readings: ReadonlyArray<string>
}

/** The dates in a text that name a day of a year. */
export const datesIn = (text: string): Array<ExactDate> =>
  dates.flatMap(([pattern, read]) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: "exact date" as const,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
      readings: read(match)
    }))
  )
