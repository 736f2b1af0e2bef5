/** Expressions compared by what they are: values, rows, sets, intervals, matrices, equations, words. */
import { exact } from "./Exact.ts"
import * as Formula from "./Formula.ts"
import * as Latex from "./Latex.ts"
import * as Numerals from "./Numerals.ts"
import * as Value from "./Value.ts"

type Expression =
  | { readonly kind: "words"; readonly words: string }
  | {
    readonly kind: "scalar"
    readonly text: string
    readonly value?: Value.Value
    readonly formula?: Formula.Formula
    readonly exact?: Value.Value
  }
  | {
    readonly kind: "row"
    readonly brackets: string
    readonly ordered: boolean
    readonly items: ReadonlyArray<Expression>
  }
  | { readonly kind: "relation"; readonly signs: ReadonlyArray<string>; readonly sides: ReadonlyArray<Expression> }

// What is longer is no answer, and compared as text.
const longest = 1000
const mostItems = 40

const matrix = /^\\begin ?\{([bpv]?matrix|array)\}(?: ?\{[^{}]*\})?(.*)\\end ?\{\1\}$/s
const relations = /\\(?:le|ge|ne)(?![A-Za-z])|[=<>]/
const plusMinus = /\\(?:pm|mp)(?![A-Za-z])/

const scalar = (text: string): Expression => {
  // Text beside a formula is its unit, with its exponent.
  const bare = text.replace(/\\text\{[^{}]*\}(?: ?\^ ?(?:\{\d\}|\d))?/g, " ").trim()
  const compact = text.replace(/\s+/g, "")
  const value = Numerals.read(text)
  const signs = bare.replace(/(?<=\d),(?=\d{3})/g, "").replace(/\$/g, "")
  const formula = Formula.parse(signs)
  const whole = exact(signs)
  return {
    kind: "scalar",
    text: compact,
    ...(value === undefined ? {} : { value }),
    ...(formula === undefined ? {} : { formula }),
    ...(whole === undefined ? {} : { exact: whole })
  }
}

/** Whether small letters in a row are factors: without the vowels that make a word of them, as xy, abc and pqrs. */
const areFactors = (text: string): boolean => /^(?:[b-df-hj-np-tv-z]{2,4}|[abcxyz]{3}|[a-df-np-tv-z]{2})$/.test(text)

const wordsOf = (text: string): string | undefined => {
  if (areFactors(text)) return undefined
  const bare = text.replace(/\\text\{([^{}]*)\}/g, "$1").replace(/^\(([^()]*)\)$/, "$1").trim()
  return /^[\p{L}\s'’.-]+$/u.test(bare) && /\p{L}{2}/u.test(bare) && !/^(?:pi|inf|infinity)$/.test(bare)
    ? bare.toLowerCase().replace(/[\s.-]+/g, " ").trim()
    : undefined
}

const row = (items: ReadonlyArray<string>, brackets: string, deep: number): Expression => ({
  kind: "row",
  brackets,
  ordered: brackets !== "" && brackets !== "∪",
  items: items.flatMap((item) => {
    const element = read(item, deep + 1)
    return element.kind === "row" && element.brackets === "" && brackets === "" ? element.items : [element]
  })
})

const read = (text: string, deep = 0): Expression => {
  const opaque: Expression = { kind: "scalar", text: text.replace(/\s+/g, "") }
  if (deep > 8) return opaque
  const words = wordsOf(text)
  if (words !== undefined) return { kind: "words", words }

  const cells = matrix.exec(text)?.[2]?.split("\\\\").filter((line) => line.trim() !== "").map((line) =>
    line.split("&")
  )
  if (cells !== undefined) {
    // A column is a point: (1, 2).
    return cells.every((line) => line.length === 1)
      ? row(cells.flat(), "()", deep)
      : { kind: "row", brackets: "matrix", ordered: true, items: cells.map((line) => row(line, "()", deep)) }
  }
  const members = /^[A-Za-z] ?\\in (.*)$/s.exec(text)?.[1]
  if (members !== undefined) return read(members.trim(), deep + 1)
  const unions = Latex.cut(text, /\\cup(?![A-Za-z])/).pieces
  if (unions.length > 1) return row(unions, "∪", deep)
  const items = Latex.elements(text, false)
  if (items.length > mostItems) return opaque
  if (items.length > 1) return row(items, "", deep)

  const around = Latex.bracketed(text)
  if (around !== undefined) {
    const inner = Latex.elements(around.inside, true)
    if (around.open === "\\{") return row(inner, "", deep)
    if (inner.length > 1 && inner.length <= mostItems) return row(inner, around.open + around.close, deep)
  }
  const { between, pieces } = Latex.cut(text, relations)
  if (between.length > 0) {
    // "> 3 >" is read from the smaller to the greater.
    const turned = between.every((sign) => sign === ">" || sign === "\\ge")
    const signs = turned ? between.toReversed().map((sign) => sign === ">" ? "<" : "\\le") : between
    return {
      kind: "relation",
      signs,
      sides: (turned ? pieces.toReversed() : pieces).map((piece) => read(piece, deep + 1))
    }
  }
  if (plusMinus.test(text)) {
    const either = (plus: string, minus: string) =>
      text.replace(/\\pm(?![A-Za-z])/g, plus).replace(/\\mp(?![A-Za-z])/g, minus)
    return row([either("+", "-"), either("-", "+")], "", deep)
  }
  return scalar(text)
}

// A letter stands for a number that depends on its name alone, so that equal formulas come to equal values at every place.
const places = [1, 2, 3, 4].map((place) => (name: string): number => {
  let hash = place * 7919
  for (const sign of name) hash = (hash * 31 + sign.codePointAt(0)!) % 1_000_003
  return (place === 4 ? -1 : 1) * (0.3 + (hash % 9973) / 4001)
})

const near = (x: number, y: number): boolean =>
  x === y ||
  (Number.isFinite(x) && Number.isFinite(y) && Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y))) ||
  (Math.abs(x) < 1e-12 && Math.abs(y) < 1e-12)

/** Whether two formulas come to the same wherever both come to something. */
const everywhere = (a: Formula.Formula, b: Formula.Formula): boolean => {
  let told = false
  for (const place of places) {
    const [x, y] = [a(place), b(place)]
    if (Number.isNaN(x) !== Number.isNaN(y) || (!Number.isNaN(x) && !near(x, y))) return false
    told = told || !Number.isNaN(x)
  }
  return told
}

const difference = ({ sides }: Expression & { readonly kind: "relation" }): Formula.Formula | undefined => {
  const [left, right] = sides
  if (left?.kind !== "scalar" || right?.kind !== "scalar" || !left.formula || !right.formula) return undefined
  const { formula: from } = left
  const { formula: take } = right
  return (letter) => from(letter) - take(letter)
}

/** Equations are the same where one is a multiple of the other. */
const proportional = (a: Formula.Formula, b: Formula.Formula): boolean => {
  const values = places.map((place) => [a(place), b(place)] as const).filter(([x, y]) =>
    Number.isFinite(x) && Number.isFinite(y)
  )
  const [first] = values
  return first !== undefined && values.length > 2 && first[0] !== 0 && first[1] !== 0 &&
    values.every(([x, y]) => near(x * first[1], y * first[0]))
}

const matched = (a: ReadonlyArray<Expression>, b: ReadonlyArray<Expression>): boolean => {
  const left = [...b]
  return a.length === b.length && a.every((item) => {
    const index = left.findIndex((other) => alike(item, other))
    if (index >= 0) left.splice(index, 1)
    return index >= 0
  })
}

const inOrder = (a: ReadonlyArray<Expression>, b: ReadonlyArray<Expression>): boolean =>
  a.length === b.length && a.every((item, index) => alike(item, b[index]!))

/** What a relation gives its letter, as in "x = 5" and "f(x) = 2x"; absent where it is something else. */
const given = (expression: Expression): Expression | undefined => {
  if (expression.kind !== "relation" || expression.signs.length !== 1 || expression.signs[0] !== "=") return undefined
  const [left, right] = expression.sides
  return left?.kind === "scalar" && /^(?:\\[a-z]+|[A-Za-z])(?:_\{?\w\}?)?(?:\([a-z]\))?$/.test(left.text)
    ? right
    : undefined
}

const alike = (a: Expression, b: Expression): boolean => {
  if (a.kind === "relation" && b.kind === "relation") {
    if (a.signs.join() !== b.signs.join()) return false
    if (inOrder(a.sides, b.sides)) return true
    if (a.signs.length !== 1 || a.signs[0] !== "=") return false
    const [x, y] = [difference(a), difference(b)]
    return inOrder(a.sides, b.sides.toReversed()) || (x !== undefined && y !== undefined && proportional(x, y))
  }
  const [fromA, fromB] = [given(a), given(b)]
  if (fromA !== undefined && b.kind !== "relation") return alike(fromA, b)
  if (fromB !== undefined && a.kind !== "relation") return alike(a, fromB)
  if (a.kind === "row" && b.kind === "row") {
    return a.brackets === b.brackets && (a.ordered ? inOrder(a.items, b.items) : matched(a.items, b.items))
  }
  // A set of one is that one.
  if (a.kind === "row" && a.brackets === "" && a.items.length === 1) return alike(a.items[0]!, b)
  if (b.kind === "row" && b.brackets === "" && b.items.length === 1) return alike(a, b.items[0]!)
  if (a.kind === "words" && b.kind === "words") return a.words === b.words
  if (a.kind === "words" && b.kind === "scalar") return a.words === b.text
  if (b.kind === "words" && a.kind === "scalar") return b.words === a.text
  if (a.kind !== "scalar" || b.kind !== "scalar") return false
  if (a.text === b.text) return true
  if (a.value !== undefined && b.value !== undefined) return Value.same(a.value, b.value)
  // What is near is the same only where nothing says what it is exactly.
  if (a.exact !== undefined && b.exact !== undefined) return Value.same(a.exact, b.exact)
  if (a.formula === undefined || b.formula === undefined || !everywhere(a.formula, b.formula)) return false
  // What only grows too large for the machine is not the same by that.
  return Number.isFinite(a.formula(() => 1)) || Number.isNaN(a.formula(() => 1)) ||
    (/inf/.test(a.text) && /inf/.test(b.text))
}

/** Whether two expressions are the same, by value where both can be computed. */
export const same = (a: string, b: string): boolean => {
  if (a.length > longest || b.length > longest) return a.trim() === b.trim()
  const [x, y] = [Latex.tidy(a), Latex.tidy(b)]
  return x === y || alike(read(x), read(y))
}
