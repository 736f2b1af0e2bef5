/** What a formula of whole numbers comes to exactly: sums, products, quotients, powers, factorials. */
import { FormulaSigns, Unreadable } from "./FormulaSigns.ts"
import * as Value from "./Value.ts"

// Beyond these a number is left to the approximate way.
const mostBits = 6000
const longest = 300
const deepest = 30
const mostFactorial = 400n

const made = (value: Value.Value | undefined): Value.Value => {
  if (value === undefined || bits(value) > mostBits) throw new Unreadable()
  return value
}

const size = (n: bigint): number => n.toString(16).length * 4

const bits = ({ over, under }: Value.Value): number => Math.max(size(over), size(under))

const raised = (base: Value.Value, power: Value.Value): Value.Value => {
  const times = power.over < 0n ? -power.over : power.over
  if (!Value.whole(power) || times > BigInt(mostBits) || Number(times) * bits(base) > mostBits * 4) {
    throw new Unreadable()
  }
  const [over, under] = [base.over ** times, base.under ** times]
  return made(power.over < 0n ? Value.make(under, over) : Value.make(over, under))
}

const factorial = ({ over, under }: Value.Value): Value.Value => {
  if (under !== 1n || over < 0n || over > mostFactorial) throw new Unreadable()
  let product = 1n
  for (let factor = 2n; factor <= over; factor++) product *= factor
  return { over: product, under: 1n }
}

class Reader {
  private depth = 0
  private readonly signs: FormulaSigns

  constructor(signs: FormulaSigns) {
    this.signs = signs
  }

  sum(): Value.Value {
    if (++this.depth > deepest) throw new Unreadable()
    let sum = this.product()
    while (this.signs.is("+", "-")) {
      const minus = this.signs.is("-")
      this.signs.next()
      const term = this.product()
      sum = made(Value.plus(sum, minus ? Value.negated(term) : term))
    }
    this.depth--
    return sum
  }

  private product(): Value.Value {
    let product = this.factor()
    for (;;) {
      const divides = this.signs.is("/") || this.signs.command("div")
      if (divides || this.signs.is("*") || this.signs.command("cdot", "times")) this.signs.next()
      else if (!this.signs.is("(", "{")) return product
      const factor = this.factor()
      product = made(divides ? Value.by(product, factor) : Value.times(product, factor))
    }
  }

  private factor(): Value.Value {
    if (this.signs.is("-", "+")) {
      if (++this.depth > deepest) throw new Unreadable()
      const minus = this.signs.is("-")
      this.signs.next()
      const rest = this.factor()
      this.depth--
      return minus ? Value.negated(rest) : rest
    }
    let base = this.base()
    for (;;) {
      if (this.signs.is("!")) {
        this.signs.next()
        base = factorial(base)
      } else if (this.signs.is("^")) {
        this.signs.next()
        const minus = this.signs.is("-")
        if (minus) this.signs.next()
        const power = this.base()
        base = raised(base, minus ? Value.negated(power) : power)
      } else return base
    }
  }

  private base(): Value.Value {
    const { kind, word } = this.signs
    if (kind === "number" && /^\d+$/.test(word)) {
      this.signs.next()
      // A mixed number and a number in another base are read elsewhere.
      if (this.signs.is("_") || this.signs.command("frac", "dfrac", "tfrac")) throw new Unreadable()
      return { over: BigInt(word), under: 1n }
    }
    if (this.signs.command("frac", "dfrac", "tfrac", "cfrac")) {
      this.signs.next()
      const over = this.group()
      return made(Value.by(over, this.group()))
    }
    return this.group()
  }

  private group(): Value.Value {
    const close = this.signs.is("(") ? ")" : "}"
    if (!this.signs.is("(", "{")) throw new Unreadable()
    this.signs.next()
    const inside = this.sum()
    this.signs.expect(close)
    return inside
  }
}

/** The exact value of a formula of whole numbers; absent where it has letters, decimals, roots, no value or too large a one. */
export const exact = (text: string): Value.Value | undefined => {
  if (text.length > longest || !/\d/.test(text)) return undefined
  try {
    const signs = new FormulaSigns(text)
    const value = new Reader(signs).sum()
    return signs.ended() ? value : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
