/** A number by its exact value: a fraction in lowest terms, and how it was written where that matters. */

/** An exact value. */
export interface Value {
  readonly over: bigint
  readonly under: bigint
  /** A percent sign stood behind it; the value is that before the sign. */
  readonly percent?: boolean
  /** What it is counted in, where the sign or the word for it stood with it. */
  readonly money?: "cents" | "dollars"
  /** "dozen" stood behind it; the value is that before the word. */
  readonly dozens?: boolean
  /** How many decimals were written. */
  readonly decimals?: number
}

const divisor = (a: bigint, b: bigint): bigint => {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** The value of a fraction; absent where it has none. */
export const make = (over: bigint, under: bigint): Value | undefined => {
  if (under === 0n) return undefined
  if (under === 1n) return { over, under }
  const sign = under < 0n ? -1n : 1n
  const common = divisor(over < 0n ? -over : over, under * sign) * sign
  return { over: over / common, under: under / common }
}

// More digits than any answer has: beyond them a number is text.
const mostDigits = 60

/** The value of plain digits with an optional point (`12`, `.5`, `3.`), times a power of ten. */
export const decimal = (digits: string, power = 0): Value | undefined => {
  const match = /^(\d*)\.?(\d*)$/.exec(digits)
  if (match === null || digits.length > mostDigits || !/\d/.test(digits) || Math.abs(power) > mostDigits) {
    return undefined
  }
  const decimals = match[2]!.length
  const over = BigInt(`${match[1]}${match[2]}`)
  const shift = power - decimals
  const value = shift >= 0 ? make(over * 10n ** BigInt(shift), 1n) : make(over, 10n ** BigInt(-shift))
  return value && { ...value, decimals }
}

const marks = ({ dozens, money, percent }: Value) => ({
  ...(dozens === undefined ? {} : { dozens }),
  ...(money === undefined ? {} : { money }),
  ...(percent === undefined ? {} : { percent })
})

/** The sum, with what is written of the first. */
export const plus = (a: Value, b: Value): Value => ({
  ...make(a.over * b.under + b.over * a.under, a.under * b.under)!,
  ...marks(a)
})

/** The product, with what is written of the first. */
export const times = (a: Value, b: Value): Value => ({ ...make(a.over * b.over, a.under * b.under)!, ...marks(a) })

/** The quotient; absent where the second is nothing. */
export const by = (a: Value, b: Value): Value | undefined => make(a.over * b.under, a.under * b.over)

/** The value with its sign turned. */
export const negated = (value: Value): Value => ({ ...value, over: -value.over })

export const whole = (value: Value): boolean => value.under === 1n

/** Nearest number of the machine. */
export const approximately = ({ over, under }: Value): number => Number(over) / Number(under)

const equal = (a: Value, b: Value): boolean => a.over === b.over && a.under === b.under

const endless = ({ under }: Value): boolean => {
  let rest = under
  while (rest % 2n === 0n) rest /= 2n
  while (rest % 5n === 0n) rest /= 5n
  return rest !== 1n
}

// Of a fraction that no decimal can write, three decimals are taken for the whole: 0.667 for 2/3, and not 0.67.
const rounds = (written: Value, exact: Value): boolean => {
  const decimals = written.decimals ?? 0
  if (decimals < 3 || !endless(exact)) return false
  const scale = 10n ** BigInt(decimals)
  const off = written.over * exact.under - exact.over * written.under
  return (off < 0n ? -off : off) * 2n * scale <= written.under * exact.under
}

const alike = (a: Value, b: Value): boolean => equal(a, b) || rounds(a, b) || rounds(b, a)

const dozen: Value = { over: 12n, under: 1n }
const hundredth: Value = { over: 1n, under: 100n }

/**
 * Whether two values are the same: exactly, or one the other rounded to three or more decimals where no decimal is exact. A
 * percent sign of one alone may be left out of account (15 is 15%) or counted (0.15 is 15%), and so may "dozen"; cents are a hundredth of dollars.
 */
export const same = (a: Value, b: Value): boolean => {
  if (a.dozens !== b.dozens) return alike(a, b) || (a.dozens ? alike(times(a, dozen), b) : alike(a, times(b, dozen)))
  if (a.money !== undefined && b.money !== undefined && a.money !== b.money) {
    return a.money === "cents" ? alike(times(a, hundredth), b) : alike(a, times(b, hundredth))
  }
  if (a.percent === b.percent) return alike(a, b)
  return alike(a, b) || (a.percent ? alike(times(a, hundredth), b) : alike(a, times(b, hundredth)))
}
