/** A reading told by a pupil, step by step. */
import { Phrase, type Seed } from "@stoa/core"
import { show } from "../Numbers.ts"
import type { Problem } from "../Problem.ts"
import * as Quantities from "../Quantity.ts"
import type { Quantity } from "../Quantity.ts"
import * as Reading from "./Reading.ts"

type Reading = Reading.Reading
type Ref = Reading.Ref

/** A number the pupil works with: its value, what it is called, how it stands in a sum. */
interface Term {
  readonly value: number
  readonly name: string
  readonly shown: string
  readonly quantity: Quantity | undefined
}

/** What a pupil may say before anything else. */
export const openings = [
  "Okay, I'll try.",
  "Let me see.",
  "I think I know how this goes.",
  "Here is how I did it.",
  "I hope I got this right.",
  "I wrote it down step by step.",
  "This one looked easy to me.",
  "I read it twice, and this is what I did."
]

const noticing = (given: ReadonlyArray<Quantity>, chance: Seed.Chance): string => {
  const list = Phrase.list([...new Set(given.map(({ phrase }) => phrase))])
  return chance.pick([
    `The numbers in the question are ${list}.`,
    `I picked out ${list}.`,
    `The question gives me ${list}.`,
    `What we know is ${list}.`
  ])
}

interface Step {
  readonly move: Reading.Move
  readonly left: Term
  readonly right: Term
  readonly result: string
  /** "Then", "Next" ... */
  readonly link: string
  /** What the question says where the new number stands. */
  readonly says: string | undefined
}

const behind = (link: string, clause: string): string => link === "" ? Phrase.upperFirst(clause) : `${link} ${clause}`

/** What the pupil does, without and with a subject before it, and the sum it writes. */
const doing = (
  { left, move: { deed, taken }, result, right }: Step,
  chance: Seed.Chance
): readonly [does: string, sum: string] => {
  const sum = (sign: string, second = right.shown) => `${left.shown} ${sign} ${second} = ${result}`
  const word = right.quantity?.phrase.toLowerCase() ?? right.name
  if (taken !== undefined) {
    const number = show(taken)
    const less = left.value < taken ? `${number} - ${left.shown} = ${result}` : sum("-", number)
    return deed === "take"
      ? [chance.pick([`take ${number} away for "${word}"`, `make it ${number} fewer for "${word}"`]), less]
      : [chance.pick([`add ${number} for "${word}"`, `make it ${number} more for "${word}"`]), sum("+", number)]
  }
  switch (deed) {
    case "add":
      return [
        chance.pick([`add ${right.name} to ${left.name}`, `put ${left.name} and ${right.name} together`]),
        sum("+")
      ]
    case "take": {
      const [more, less] = left.value >= right.value ? [left, right] : [right, left]
      return [
        chance.pick([`take ${less.name} away from ${more.name}`, `subtract ${less.name} from ${more.name}`]),
        `${more.shown} - ${less.shown} = ${result}`
      ]
    }
    case "share":
      return [`share ${left.name} among ${right.name}`, sum("÷")]
    case "part": {
      const unit = right.value > 0 && right.quantity?.form === "factor" &&
        Number.isInteger(Math.round(1 / right.value * 1000) / 1000)
      const part = right.quantity?.form === "percent" ? right.quantity.text : right.name
      return [`work out ${part} of ${left.name}`, unit ? sum("÷", show(1 / right.value)) : sum("x")]
    }
    case "times":
      return [
        chance.pick([
          `take ${left.name} ${right.shown} times for "${word}"`,
          `multiply ${left.name} by ${right.shown} for "${word}"`
        ]),
        sum("x")
      ]
    default:
      return [
        chance.pick([`multiply ${left.name} by ${right.name}`, `take ${left.name} times ${right.name}`]),
        sum("x")
      ]
  }
}

const told = (step: Step, chance: Seed.Chance): string => {
  const { link, says } = step
  const [does, sum] = doing(step, chance)
  if (says !== undefined && chance.flip(0.6)) {
    const it = chance.pick(["it says", "the question says", "I read"])
    return chance.pick([
      `${behind(link, `${it} "${says}", so I ${does}: ${sum}.`)}`,
      `${behind(link, `${it} "${says}". I ${does}, and that is ${sum}.`)}`
    ])
  }
  return chance.pick([
    behind(link, `I ${does}: ${sum}.`),
    behind(link, `I ${does}, so ${sum}.`),
    behind(link, `I ${does}. That gives ${sum}.`)
  ])
}

const linking = (index: number, last: boolean, chance: Seed.Chance): string => {
  if (index === 0) return chance.pick(["First", "First", "To start with,", ""])
  return last
    ? chance.pick(["At the end", "And then", "So then", "Now"])
    : chance.pick(["Then", "Next", "After that", "Then"])
}

const closing = (problem: Problem, value: string, chance: Seed.Chance): string => {
  const answer = problem.isMoney ? `$${value}` : problem.counted === "" ? value : `${value} ${problem.counted}`
  return chance.pick([
    `So my answer is ${answer}.`,
    `The answer is ${answer}.`,
    `So the answer is ${answer}.`,
    `I think the answer is ${answer}.`,
    `My final answer is ${answer}.`
  ])
}

const carrying = (
  value: number,
  at: number,
  { chance, ref }: { readonly ref: number; readonly chance: Seed.Chance }
): string =>
  ref === at - 1
    ? chance.pick([`that ${show(value)}`, `the ${show(value)}`, `my ${show(value)}`])
    : `the ${show(value)} from before`

/** The lines of a pupil's attempt. */
export const lines = (reading: Reading, problem: Problem, chance: Seed.Chance): Array<string> => {
  const found = Reading.results(reading)
  const refs = reading.moves.flatMap(({ left, right }) => [left, right])
  const used = new Set(refs.flatMap((ref) => ("given" in ref ? [ref.given] : [])))
  const term = (ref: Ref, at: number): Term => {
    if ("given" in ref) {
      const quantity = reading.given[ref.given] as Quantity
      const shown = quantity.form === "percent" || /^\d+\/\d+$/.test(quantity.text)
        ? quantity.text.replace(/ ?percent$/i, "%")
        : show(quantity.value)
      return {
        value: quantity.value,
        name: Quantities.called(quantity),
        shown: /^[\d$]/.test(shown) ? shown : show(quantity.value),
        quantity
      }
    }
    const value = found[ref.move] ?? 0
    return { value, name: carrying(value, at, { ref: ref.move, chance }), shown: show(value), quantity: undefined }
  }
  const said = new Set<string>()
  const steps = reading.moves.map((move, index) => {
    const [left, right] = [term(move.left, index), term(move.right, index)]
    const clause = right.quantity === undefined ? undefined : Quantities.clause(right.quantity, problem.sentences)
    const says = clause === undefined || said.has(clause) ? undefined : clause
    if (says !== undefined) said.add(says)
    const last = index > 0 && index === reading.moves.length - 1
    return told(
      { move, left, right, result: show(found[index] ?? 0), link: linking(index, last, chance), says },
      chance
    )
  })
  const few = used.size <= 4 && steps.length > 1
  return [
    ...(chance.flip(0.45) ? [chance.pick(openings)] : []),
    ...(few && chance.flip(0.45) ? [noticing(reading.given.filter((_, index) => used.has(index)), chance)] : []),
    ...steps,
    closing(problem, show(found.at(-1) ?? 0), chance)
  ].map((line) => Phrase.tidy(line))
}
