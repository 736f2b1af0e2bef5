/** A worked solution as one can ask about it: each step with its sum, what it claims, and the sentence with a gap for its result. */
import { Phrase } from "@stoa/core"
import * as Equation from "../../rehearse/Equation.ts"
import * as Label from "../../rehearse/Label.ts"
import { show } from "../../rehearse/Numbers.ts"
import * as Solution from "../../rehearse/Solution.ts"
import * as Material from "../Material.ts"

/** A step of a solution. */
export interface Step {
  /** The sentence as it stands. */
  readonly text: string
  /** Its sums as one writes them, without results: "48 / 2"; none where it only says something. */
  readonly sums: ReadonlyArray<string>
  /** The results, as written: "$5". */
  readonly results: ReadonlyArray<string>
  /** The sentence with its results and without their sums: "Natalia sold 24 clips in May." */
  readonly claim: string
  /** The claim with a gap for each result: "Natalia sold ___ clips in May." */
  readonly gap: string
  /** What its last sum finds out, as a phrase, where the sentence tells it well: "how many clips Natalia sold in May". */
  readonly finds: string | undefined
}

/** What stands for a result that is to be found. */
export const blank = "___"

const signs: Readonly<Record<string, string>> = { "*": "x", "/": "/", "+": "+", "-": "-" }

type Sum = Pick<Equation.Equation, "operands" | "operators">

/** A sum as one writes it: "48 / 2". */
export const write = ({ operands, operators }: Sum): string =>
  operands.map((operand, at) => at === 0 ? show(operand) : `${signs[operators[at - 1] ?? "+"] ?? "+"} ${show(operand)}`)
    .join(" ")

const digits = String.raw`\d+(?:,\d{3})*(?:\.\d+)?`
const written = new RegExp(String.raw`(?<![\w.,$])(?<!= )${digits}(?: [-+x/] ${digits})+(?![\d%]|[.,]\d| ?=)`, "g")

/** The sums that are asked for in a text, as far as `write` wrote them. */
export const sumsIn = (
  text: string
): Array<{ readonly sum: string; readonly operands: ReadonlyArray<number>; readonly value: number }> =>
  [...text.matchAll(written)].flatMap(([sum]) => {
    const operands = sum.split(/ [-+x/] /).map((one) => Number(one.replaceAll(",", "")))
    const operators = [...sum.matchAll(/ ([-+x/]) /g)].map(([, sign = "+"]) => (sign === "x" ? "*" : sign))
    const value = Equation.value({ operands, operators })
    return value === undefined ? [] : [{ sum, operands, value }]
  })

// A minus is one between two numbers, never before one.
const plainly = ({ operands, operators }: Sum): Sum => ({
  operands: operands.map((operand, at) => operators[at - 1] === "-" ? Math.abs(operand) : operand),
  operators
})

const opening = /^(?:so|thus|hence|therefore|then|now|next|first|finally|this means(?: that)?|and|but)\b,? /i
const reason = /,? (?:because|since|as) \$?(?:_{3}|[\d.,]+%?)(?: = \$?(?:_{3}|[\d.,]+%?))?\.?$/

const sentence = (text: string): string =>
  Phrase.stop(Phrase.tidy(text).replace(reason, "").replace(/(\$?(?:_{3}|\d[\d,.]*)) = \1/g, "$1").replace(opening, ""))

const stepOf = (text: string): Step => {
  // A formula is no sum that one could ask about in words.
  const found = Solution.isFormal(text) ? [] : Equation.find(text)
  const results = found.map(({ shown }) => shown.split("=").at(-1)?.trim() ?? "")
  const told = [...found.entries()].toReversed().reduce(
    (out, [at, { end, start }]) => `${out.slice(0, start)} ${results[at]} ${out.slice(end)}`,
    text
  )
  const hidden = results.reduce((out, result) => {
    const digits = result.replace(/^\D+|\D+$/g, "")
    const whole = `(?<![\\d.,])${digits.replaceAll(".", "\\.")}(?!\\d|[.,]\\d)`
    return digits === "" ? out : out.replace(new RegExp(whole, "g"), blank)
  }, told)
  const last = found.at(-1)
  return {
    text,
    finds: last && Label.of(text, last),
    sums: found.map((equation) => write(plainly(equation))),
    results,
    claim: sentence(told),
    gap: sentence(hidden)
  }
}

/** Words of a sentence that may be told with a gap: a longer one would give the reference away word by word. */
const longest = 8

/** True where a sentence with a gap says what goes into it, and no more. */
export const tells = (gap: string): boolean => {
  const words = gap.match(/\p{L}{2,}/gu) ?? []
  return gap.includes(blank) && words.length >= 2 && words.length <= longest
}

/** What a step is about, as one asks for it: what it finds out, or its sentence with a gap; undefined where neither says it well. */
export const goal = ({ finds, gap }: Step): string | undefined =>
  finds !== undefined && finds.split(" ").length <= longest + 2
    ? `find out ${finds}`
    : tells(gap)
    ? `complete "${gap}"`
    : undefined

/** A sentence with its gaps filled in order; undefined where there are more gaps than results, or fewer. */
export const filled = (gap: string, results: ReadonlyArray<number>): string | undefined => {
  const pieces = gap.split(blank)
  if (pieces.length !== results.length + 1) return undefined
  return pieces.map((piece, at) => {
    const result = results[at]
    return result === undefined ? piece : `${piece}${piece.endsWith("$") ? money(result) : show(result)}`
  }).join("")
}

/** The final answer a worked solution names, without its step. */
export const finalOf = (solution: string): string | undefined =>
  /^The answer is (\S.*?)\.?$/m.exec(Material.readable(solution))?.[1]

/** The steps of a solution, in order; the line that only names the answer is none. */
export const find = (solution: string): ReadonlyArray<Step> =>
  Material.pieces(Material.readable(solution)).filter((one) => !/^The answer is \S.*$/.test(one)).map(stepOf)

/** A value as one says it; a question mark where there is none. */
export const shown = (value: number | undefined): string => value === undefined ? "?" : show(value)

/** An amount of money as one writes it, without its sign: "17.50". */
export const money = (value: number): string => show(value).replace(/\.(\d)$/, ".$10")

/** A sentence as it stands after a comma: its first letter small where its first word is no name. */
export const within = (text: string): string => {
  const [first = ""] = Phrase.words(text)
  return Phrase.isSmall(first) ? Phrase.lowerFirst(text) : text
}

/** The steps of a solution that work something out. */
export const withSums = (solution: string): ReadonlyArray<Step> => find(solution).filter(({ sums }) => sums.length > 0)
