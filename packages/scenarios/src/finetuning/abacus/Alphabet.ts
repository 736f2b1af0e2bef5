/** What the abacus writes with: ten digits, a blank and a sign, in sixteen fixed places. */

/** A working: a symbol for each place. */
export type Symbols = Uint8Array

/** How many symbols there are: 0 to 9, then these two. */
export const size = 12
export const blank = 10
export const minus = 11

/** The values of a working in the order they are written. */
export const values = ["first product", "second product", "first sum", "second sum", "result"] as const

/** The first place of a value; it takes three, and the result one more before them, for its sign. */
export const starts = [0, 3, 6, 9, 12] as const
export const places = 16
/** The place of the sign. */
export const signed = 12

/** The symbols that may stand at a place: those from the first to the last. */
export const range = (place: number): readonly [first: number, last: number] =>
  place === signed ? [blank, minus] : [0, blank]

/** The places of a value. */
export const placesOf = (value: number): ReadonlyArray<number> => {
  const start = starts[value] as number
  return value === 4 ? [start, start + 1, start + 2, start + 3] : [start, start + 1, start + 2]
}

/** Places before a value's digits: the sign of the result. */
const ahead = (value: number): number => (value === 4 ? 1 : 0)

/**
 * A value as it is read: the digits stand least significant first, and blanks after them count for nothing. A blank between digits is
 * shown as it is, and no number then.
 */
export const textOf = (symbols: Symbols, value: number): string => {
  const start = (starts[value] as number) + ahead(value)
  let digits = ""
  for (let i = 2; i >= 0; i--) {
    const symbol = symbols[start + i] as number
    if (symbol !== blank) digits += String(symbol)
    else if (digits !== "") digits += "_"
  }
  return (ahead(value) === 1 && symbols[signed] === minus ? "-" : "") + (digits === "" ? "_" : digits)
}

/** A value as `textOf` gives it. */
export const form = "-?(?:_|\\d[\\d_]{0,2})"
const whole = new RegExp(`^${form}$`)

/** Puts a value into its places, as it would have been written to be read so; false where it is none. */
export const put = (symbols: Symbols, value: number, text: string): boolean => {
  if (!whole.test(text) || (text.startsWith("-") && ahead(value) === 0)) return false
  const start = (starts[value] as number) + ahead(value)
  if (ahead(value) === 1) symbols[signed] = text.startsWith("-") ? minus : blank
  const digits = text.replace("-", "")
  for (let i = 0; i < 3; i++) {
    const digit = digits[digits.length - 1 - i]
    symbols[start + i] = digit === undefined || digit === "_" ? blank : Number(digit)
  }
  return true
}

/** A symbol as a sign of its own. */
export const sign = (symbol: number): string => (symbol === blank ? "_" : symbol === minus ? "-" : String(symbol))
