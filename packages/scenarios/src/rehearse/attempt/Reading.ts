/** How a pupil reads a sum: from left to right, number by number, each taken for what the words next to it seem to want. */
import type { Problem } from "../Problem.ts"
import type { Quantity } from "../Quantity.ts"

/** What is done to two things. part: so much of something, as in half or 20%; times: so many times something. */
export type Deed = "add" | "take" | "multiply" | "share" | "part" | "times"

/** A number of the question, or what an earlier move came to. */
export type Ref = { readonly given: number } | { readonly move: number }

/** One step of the pupil's. */
export interface Move {
  readonly deed: Deed
  readonly left: Ref
  readonly right: Ref
  /** A word that was taken for something else, as in "half as many" for 2 fewer. */
  readonly taken?: number
  /** By how much its result is off. */
  readonly slip?: number
}

/** The moves of a reading, over the numbers it uses. */
export interface Reading {
  readonly given: ReadonlyArray<Quantity>
  readonly moves: ReadonlyArray<Move>
}

const losing =
  /\b(?:gave|gives?|give away|lost|loses?|spent|spends?|ate|eats?|sold|sells?|used|uses?|broke|left|threw|throws?|donate[sd]?|took|takes? away|died|withdrew|paid|pays?|remove[sd]?|eaten|stolen|borrow(?:s|ed)?|popped|missing|absent|fewer|less|off)\b/i
const rated = /\b(?:each|every|per|apiece|a (?:day|week|month|year|hour|minute|piece)|an hour)\b/i
const whole = /\b(?:altogether|in total|total|in all|combined|together|both|sum|overall|all)\b/i
const rest = /\b(?:left|remain(?:s|ing)?|still|change|rest|more .*\bneed|need .*\bmore|short|save)\b/i
const apart = /\b(?:difference|how (?:many|much) (?:more|less|fewer|longer|older|taller|farther|further|heavier))\b/i

/** Numbers a pupil keeps in mind. */
const most = 5

const isPart = ({ form }: Quantity): boolean => form === "factor" || form === "percent"

/** Numbers that stand twice are one, and a question of many numbers is read in part. */
const kept = ({ asks, quantities, sentences }: Problem): Array<Quantity> => {
  const last = sentences.lastIndexOf(asks)
  const seen = new Set<string>()
  const once = quantities.filter(({ phrase, value }) => {
    const key = `${phrase}:${value}`
    if (seen.has(key) || value === 0) return false
    seen.add(key)
    return true
  })
  const asked = once.filter(({ sentence }) => sentence === last)
  return once.length <= most
    ? once
    : [...once.filter((one) => !asked.includes(one)).slice(0, most - Math.min(1, asked.length)), ...asked.slice(0, 1)]
}

/** The plain reading of a question. It may well be right. */
export const plain = (problem: Problem): Reading => {
  const given = kept(problem)
  const moves: Array<Move> = []
  const start = Math.max(0, given.findIndex((one) => !isPart(one)))
  const parts: Array<Ref> = given.length === 0 ? [] : [{ given: start }]
  const make = (move: Move): Ref => {
    moves.push(move)
    return { move: moves.length - 1 }
  }
  given.forEach((quantity, index) => {
    if (index === start || given[start] === undefined) return
    const sentence = problem.sentences[quantity.sentence] ?? ""
    const running = parts.at(-1) as Ref
    const right: Ref = { given: index }
    const before = given[index - 1]
    if (quantity.form === "factor") {
      parts.push(make({ deed: quantity.value < 1 ? "part" : "times", left: running, right }))
    } else if (quantity.form === "percent") {
      const part = make({ deed: "part", left: running, right })
      if (/\b(?:discount|off|less|decreas|reduc|cheaper|lost|lose)/i.test(sentence)) {
        parts[parts.length - 1] = make({ deed: "take", left: running, right: part })
      } else if (/\b(?:increas|more|tax|tip|raise|interest|faster|higher|extra)/i.test(sentence)) {
        parts[parts.length - 1] = make({ deed: "add", left: running, right: part })
      } else parts.push(part)
    } else if (quantity.isMore) parts.push(make({ deed: "add", left: running, right }))
    else if (quantity.isFewer) parts.push(make({ deed: "take", left: running, right }))
    else if (
      quantity.rate !== "" || (before !== undefined && before.rate !== "" && before.noun !== quantity.noun) ||
      rated.test(sentence)
    ) {
      parts[parts.length - 1] = make({ deed: "multiply", left: running, right })
    } else if (losing.test(sentence) && parts.length > 0) {
      parts[parts.length - 1] = make({ deed: "take", left: running, right })
    } else parts.push(right)
  })
  const join = (deed: Deed, refs: ReadonlyArray<Ref>): void => {
    refs.slice(1).reduce((left, right) => make({ deed, left, right }), refs[0] as Ref)
  }
  if (parts.length > 1) {
    if (apart.test(problem.asks)) join("take", [parts.at(-1) as Ref, parts.at(-2) as Ref])
    else if (rest.test(problem.asks)) join("take", parts)
    else if (whole.test(problem.asks) || moves.length === 0 || "given" in (parts.at(-1) as Ref)) join("add", parts)
  }
  return { given, moves }
}

/** What a deed makes of two numbers; of a difference always the greater less the smaller, as a pupil does it. */
export const comesTo = (deed: Deed, a: number, b: number): number => {
  switch (deed) {
    case "add":
      return a + b
    case "take":
      return Math.abs(a - b)
    case "share":
      return b === 0 ? a : a / b
    default:
      return a * b
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100

/** What every move comes to, in order. */
export const results = ({ given, moves }: Reading): Array<number> => {
  const found: Array<number> = []
  const of = (ref: Ref): number => ("given" in ref ? given[ref.given]?.value ?? 0 : found[ref.move] ?? 0)
  for (const { deed, left, right, slip = 0, taken } of moves) {
    found.push(rounded(comesTo(deed, of(left), taken ?? of(right)) + slip))
  }
  return found
}

/** What a reading comes to; undefined where it has no move. */
export const final = (reading: Reading): number | undefined => results(reading).at(-1)

/** The plain reading, where it has a few moves and comes to something; else undefined. */
export const careful = (problem: Problem): Reading | undefined => {
  const reading = plain(problem)
  const found = results(reading)
  return found.length > 0 && found.length <= 5 && found.every((value) => value > 0 && value < 1e9) ? reading : undefined
}
