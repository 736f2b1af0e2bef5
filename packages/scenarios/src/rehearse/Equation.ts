/** Sums as texts write them out: "12 x 2 = 24 pages", "5 snakes/jaguar * 6 jaguars = 30 snakes", "$5 + $10 = $15". */

/** A step of arithmetic that a text shows. */
export interface Equation {
  readonly operands: ReadonlyArray<number>
  /** One of + - * / between each two operands. */
  readonly operators: ReadonlyArray<string>
  readonly result: number
  /** As the text has it, on one line. */
  readonly shown: string
  readonly start: number
  readonly end: number
}

interface Token {
  readonly kind: "number" | "sign" | "word" | "bracket" | "equals" | "other"
  readonly text: string
  readonly start: number
}

const token =
  /(?<number>[$€£]?\s?(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:\s?%)?)|(?<sign>[-+*/×÷−–·]|(?<=\d)\((?=[\d.$])|(?:(?<=\d)x(?=[\s\d$])|\b(?:x|times|plus|minus)\b))|(?<equals>=)|(?<word>[a-zA-Z][a-zA-Z.'’]*(?:\/[a-zA-Z]+)*)|(?<bracket>[()[\]])|(?<other>\S)/g

const signs: Readonly<Record<string, string>> = {
  "×": "*",
  x: "*",
  times: "*",
  "·": "*",
  "÷": "/",
  "−": "-",
  "–": "-",
  plus: "+",
  minus: "-",
  // 86(2) is a product.
  "(": "*"
}

const tokens = (text: string): Array<Token> =>
  [...text.matchAll(token)].map((match) => ({
    kind:
      (Object.entries(match.groups ?? {}).find(([, group]) => group !== undefined)?.[0] ?? "other") as Token["kind"],
    text: match[0],
    start: match.index
  }))

const read = (text: string): number => {
  const value = Number(text.replace(/[^\d.]/g, ""))
  return text.includes("%") ? value / 100 : value
}

/** Words that may stand between a number of a sum and the next sign: its unit. */
const longest = 5

/** The sum that ends just before a token, read from right to left. */
const before = (all: ReadonlyArray<Token>, end: number) => {
  const operands: Array<number> = []
  const operators: Array<string> = []
  let start = -1
  let words = 0
  let isOpen = true
  for (let at = end - 1; at >= 0; at--) {
    const { kind, text } = all[at] as Token
    if (kind === "bracket") continue
    if (kind === "number" && isOpen) {
      operands.unshift(read(text))
      start = at
      isOpen = false
      words = 0
    } else if (kind === "sign" && !isOpen) {
      operators.unshift(signs[text] ?? text)
      isOpen = true
    } else if (kind === "sign" && text === "/" && words > 0) words += 1
    else if (kind === "word" && isOpen && words < longest) words += 1
    else break
  }
  // A sign with nothing before it belongs to the first number or to the words.
  if (operators.length === operands.length) operators.shift()
  return { operands, operators, start }
}

/** The sums of a text in order. */
export const find = (text: string): Array<Equation> =>
  text.split("\n").reduce<{ readonly at: number; readonly found: Array<Equation> }>(({ at, found }, line) => {
    const all = tokens(line)
    all.forEach(({ kind }, index) => {
      if (kind !== "equals") return
      const { operands, operators, start } = before(all, index)
      const right = all.slice(index + 1).find(({ kind, text }) => kind !== "bracket" && text !== "-")
      if (right?.kind !== "number" || operators.length === 0 || start < 0) return
      const sign = line.slice((all[index] as Token).start, right.start).endsWith("-") ? -1 : 1
      const from = (all[start] as Token).start
      const to = right.start + right.text.length
      found.push({
        operands,
        operators,
        result: sign * read(right.text),
        shown: line.slice(from, to).replace(/\s+/g, " ").trim(),
        start: at + from,
        end: at + to
      })
    })
    return { at: at + line.length + 1, found }
  }, { at: 0, found: [] }).found

/** What a sum really comes to, products before sums; undefined where it cannot be told. */
export const value = ({ operands, operators }: Pick<Equation, "operands" | "operators">): number | undefined => {
  const terms = [operands[0] ?? 0]
  operators.forEach((sign, index) => {
    const next = operands[index + 1] ?? 0
    const last = terms.at(-1) ?? 0
    if (sign === "*") terms[terms.length - 1] = last * next
    else if (sign === "/") terms[terms.length - 1] = last / next
    else terms.push(sign === "-" ? -next : next)
  })
  const total = terms.reduce((sum, term) => sum + term, 0)
  return Number.isFinite(total) ? total : undefined
}
