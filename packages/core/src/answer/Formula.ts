/** Formulas in LaTeX or plain signs, and what they come to for given values of their letters. No code is ever run. */
import { choose, factorial, functions, greek } from "./FormulaNames.ts"
import { FormulaSigns, Unreadable } from "./FormulaSigns.ts"

/** What a formula comes to, given the values of its letters; not a number where it has no value. */
export type Formula = (letter: (name: string) => number) => number

// A formula that is deeper is hostile, and one that is longer is no answer.
const deepest = 40
const longest = 600

// Of a mixed number: two whole numbers behind \frac.
const wholes = /^\s*(?:\{\s*(\d{1,9})\s*\}|(\d))\s*(?:\{\s*(\d{1,9})\s*\}|(\d))/

// What is divided by nothing has no value, and no endless one.
const quotient = (over: Formula, under: Formula): Formula => (letter) => over(letter) / (under(letter) || Number.NaN)

/** One way through the signs of a formula, by recursive descent. */
class Reader {
  private depth = 0
  private readonly signs: FormulaSigns

  constructor(signs: FormulaSigns) {
    this.signs = signs
  }

  private within<A>(read: () => A): A {
    if (++this.depth > deepest) throw new Unreadable()
    const result = read()
    this.depth--
    return result
  }

  sum(): Formula {
    return this.within(() => {
      let sum = this.product()
      while (this.signs.is("+", "-")) {
        const before = sum
        const sign = this.sign()
        const term = this.product()
        sum = (letter) => before(letter) + sign * term(letter)
      }
      return sum
    })
  }

  private sign(): number {
    const { word } = this.signs
    this.signs.next()
    return word === "-" ? -1 : 1
  }

  private begins(): boolean {
    if (this.signs.kind === "number" || this.signs.kind === "letter") return true
    if (this.signs.kind === "sign") return "([{".includes(this.signs.word)
    return this.signs.kind === "command" &&
      (/^(?:[dtc]?frac|[dt]?binom|sqrt|pi|infty|infinity|inf)$/.test(this.signs.word) ||
        functions.has(this.signs.word) ||
        greek.has(this.signs.word))
  }

  private product(): Formula {
    let product = this.factor()
    for (;;) {
      const before = product
      const divides = this.signs.is("/") || this.signs.command("div")
      if (divides || this.signs.is("*") || this.signs.command("cdot", "times")) this.signs.next()
      else if (this.signs.kind === "number") throw new Unreadable() // "3 4" is no product
      else if (!this.begins()) return product
      const factor = this.factor()
      product = divides ? quotient(before, factor) : (letter) => before(letter) * factor(letter)
    }
  }

  private factor(): Formula {
    return this.within(() => {
      if (this.signs.is("-", "+")) {
        const sign = this.sign()
        const rest = this.factor()
        return (letter) => sign * rest(letter)
      }
      let base = this.base()
      for (;;) {
        const before = base
        if (this.signs.is("^")) {
          this.signs.next()
          if (this.signs.command("circ")) {
            this.signs.next()
            continue
          }
          const exponent = this.argument(true)
          base = (letter) => before(letter) ** exponent(letter)
        } else if (this.signs.is("!")) {
          this.signs.next()
          base = (letter) => factorial(before(letter))
        } else return base
      }
    })
  }

  /** `{...}`, or one sign: a digit, a letter, a command. Of an exponent in plain signs all digits: x^10. */
  private argument(digits = false): Formula {
    if (this.signs.is("{", "(")) return this.group()
    if (this.signs.is("-") && digits) {
      this.signs.next()
      const rest = this.argument(true)
      return (letter) => -rest(letter)
    }
    if (this.signs.kind === "number" && !digits && this.signs.word.length > 1) {
      this.signs.back(this.signs.word.length - 1)
      const digit = Number(this.signs.word)
      this.signs.next()
      return () => digit
    }
    return this.base()
  }

  private group(): Formula {
    const close = { "(": ")", "{": "}", "[": "]" }[this.signs.word]!
    this.signs.next()
    const inside = this.sum()
    this.signs.expect(close)
    return inside
  }

  private base(): Formula {
    return this.within(() => {
      const { kind, word } = this.signs
      if (kind === "number") return this.number()
      if (kind === "letter") {
        this.signs.next()
        if (word === "e") return () => Math.E
        const name = this.indexed(word)
        return (letter) => letter(name)
      }
      if (this.signs.is("(", "[", "{")) return this.group()
      if (this.signs.is("|")) {
        this.signs.next()
        const inside = this.sum()
        this.signs.expect("|")
        return (letter) => Math.abs(inside(letter))
      }
      if (kind !== "command") throw new Unreadable()
      this.signs.next()
      if (word === "pi") return () => Math.PI
      if (word === "infty" || word === "infinity" || word === "inf") return () => Infinity
      if (word === "sqrt") return this.root()
      if (/^[dtc]?frac$/.test(word)) {
        const over = this.argument()
        return quotient(over, this.argument())
      }
      if (/^[dt]?binom$/.test(word)) {
        const [n, k] = [this.argument(), this.argument()]
        return (letter) => choose(n(letter), k(letter))
      }
      if (functions.has(word)) return this.application(word)
      if (!greek.has(word)) throw new Unreadable()
      const name = this.indexed(word)
      return (letter) => letter(name)
    })
  }

  private number(): Formula {
    const { word } = this.signs
    this.signs.next()
    const value = Number(word)
    // 52_8 is written in another base: a name of its own rather than a value.
    const name = this.indexed(word)
    if (name !== word) return (letter) => letter(name)
    // 1\frac{4}{5} is a mixed number, 2\frac{x}{3} a product.
    if (word.includes(".") || !this.signs.command("frac", "dfrac", "tfrac")) return () => value
    const part = this.signs.skip(wholes)
    if (part === null) return () => value
    const [over, under] = [Number(part[1] ?? part[2]), Number(part[3] ?? part[4])]
    this.signs.next()
    return over < under ? () => value + over / under : () => value * over / under
  }

  private indexed(name: string): string {
    if (!this.signs.is("_")) return name
    this.signs.next()
    if (this.signs.ended()) throw new Unreadable()
    if (!this.signs.is("{")) {
      const { word } = this.signs
      this.signs.next()
      return `${name}_${word}`
    }
    let index = ""
    for (this.signs.next(); !this.signs.is("}"); this.signs.next()) {
      if (this.signs.ended()) throw new Unreadable()
      index += this.signs.word
    }
    this.signs.next()
    return `${name}_${index}`
  }

  private root(): Formula {
    if (!this.signs.is("[")) {
      const inside = this.argument()
      return (letter) => Math.sqrt(inside(letter))
    }
    const degree = this.group()
    const inside = this.argument()
    return (letter) => {
      const [x, n] = [inside(letter), degree(letter)]
      return x < 0 && n % 2 === 1 ? -((-x) ** (1 / n)) : x ** (1 / n)
    }
  }

  /** The function, its exponent or base (\sin^2, \log_2), and what it is taken of: a group, or factors without a sign. */
  private application(word: string): Formula {
    const apply = functions.get(word)!
    let base: Formula | undefined
    let exponent: Formula | undefined
    if (this.signs.is("_")) {
      this.signs.next()
      base = this.argument()
    }
    if (this.signs.is("^")) {
      this.signs.next()
      exponent = this.argument(true)
    }
    let of = this.factor()
    while (
      this.signs.kind === "letter" ||
      (this.signs.kind === "command" && (this.signs.word === "pi" || greek.has(this.signs.word)))
    ) {
      const before = of
      const right = this.factor()
      of = (letter) => before(letter) * right(letter)
    }
    return (letter) => {
      const value = base === undefined ? apply(of(letter)) : Math.log(of(letter)) / Math.log(base(letter))
      return exponent === undefined ? value : value ** exponent(letter)
    }
  }
}

/** The formula of a text; absent where it is none that can be computed. */
export const parse = (text: string): Formula | undefined => {
  if (text.length > longest) return undefined
  try {
    const signs = new FormulaSigns(text)
    const formula = new Reader(signs).sum()
    return signs.ended() ? formula : undefined
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}
