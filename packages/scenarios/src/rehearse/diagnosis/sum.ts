/** What a teacher says of an attempt at a sum: which step fails, and how to think instead. */
import { Phrase, type Seed } from "@stoa/core"
import type { Equation } from "../Equation.ts"
import type { Finding } from "../Finding.ts"
import * as Findings from "../Finding.ts"
import * as Hint from "../Hint.ts"
import * as Numbers from "../Numbers.ts"
import * as Quantities from "../Quantity.ts"

const written = ({ shown }: Equation): string => shown.split("=")[0]?.trim() ?? shown

const doing: Readonly<Record<string, string>> = {
  "+": "bringing two amounts together",
  "-": "taking something away",
  "*": "taking the same amount several times",
  "/": "sharing something out into equal parts"
}

const done: Readonly<Record<string, string>> = { "+": "added", "-": "took away", "*": "multiplied", "/": "divided" }

/** A number of a sum with what it counts in the question. */
const counted = (value: number, { problem }: Hint.Matter): string | undefined => {
  const quantity = problem.quantities.find((one) =>
    one.form !== "factor" &&
    (Numbers.near(one.value, value) || (one.form === "percent" && Numbers.near(one.value * 100, value)))
  )
  return quantity === undefined ? undefined : Quantities.called(quantity)
}

const unit = (phrase: string): string => phrase.startsWith("the $") ? "$" : phrase.split(" ").at(-1) ?? ""

/** What is wrong, in a sentence or two; undefined where it cannot be said without giving something away. */
const fault = (
  finding: Finding,
  { chance, isFirst, matter }: { readonly matter: Hint.Matter; readonly chance: Seed.Chance; readonly isFirst: boolean }
): string | undefined => {
  const said = ((): string | undefined => {
    switch (finding.kind) {
      case "slip": {
        const off = Math.abs(finding.by)
        const what = off === 10 ? "a ten" : off === 100 ? "a hundred" : off === 1 ? "one" : undefined
        return what === undefined
          ? `The sum ${written(finding.sum)} does not come to what you wrote; do it once more, column by column.`
          : chance.pick([
            `In ${written(finding.sum)} you are out by ${what}: watch what you carry and what you borrow.`,
            `Check ${written(finding.sum)} again, column by column; you are out by ${what} there.`
          ])
      }
      case "percent":
        return chance.pick([
          `You treated ${finding.quantity.text} as if it were a plain number, but a percentage is a part of something: ask yourself first of what.`,
          `${finding.quantity.text} is not so many pieces, it is a share of an amount. In ${
            written(finding.sum)
          } you used it as a plain number.`
        ])
      case "word":
        return chance.pick([
          `You read "${finding.quantity.phrase}" as a number to ${
            finding.sum.operators[0] === "+" ? "add" : "take away"
          }, but it compares two amounts: it tells you how many times the one goes into the other.`,
          `"${finding.quantity.phrase}" does not mean ${
            finding.sum.operators[0] === "+" ? "that much more" : "that much less"
          }. In ${written(finding.sum)} you changed what the words say.`
        ])
      case "deed": {
        const [a, b] = finding.sum.operands.map((value) => counted(value, matter))
        const names = a === undefined || b === undefined
          ? `the two numbers in ${written(finding.sum)}`
          : `${a} and ${b}`
        return chance.pick([
          `You ${
            done[finding.sum.operators[0] ?? "+"] ?? "took"
          } ${names}. The numbers are well chosen, but what happens here is ${
            doing[finding.sign] ?? "something else"
          }.`,
          `In ${written(finding.sum)} the numbers are right and the operation is not: think about ${
            doing[finding.sign] ?? "what happens"
          }.`
        ])
      }
      case "pair": {
        const [a, b] = finding.sum.operands.map((value) => counted(value, matter))
        if (a !== undefined && b !== undefined && unit(a) !== unit(b)) {
          return chance.pick([
            `The step ${
              written(finding.sum)
            } is where it goes wrong: ${a} and ${b} are different things, and nothing in the question brings them together like that.`,
            `Ask yourself what ${written(finding.sum)} would count. ${
              Phrase.upperFirst(a)
            } and ${b} do not belong in one sum here.`
          ])
        }
        return chance.pick([
          `The step ${
            written(finding.sum)
          } has no ground in the question: say aloud what it would count, and you will hear it.`,
          `Look at ${written(finding.sum)}: it brings you no nearer to what is asked.`,
          `Up to a point I can follow you, but ${written(finding.sum)} does not fit what happens in the question.`
        ])
      }
      case "early":
        return chance.pick([
          `Each sum you wrote is in order, but you stopped too soon: what you have is not yet what is asked.`,
          `Your steps are fine as far as they go; one is missing, for the question wants something else than the last number you found.`
        ])
      case "unused": {
        const name = counted(finding.quantity.value, matter) ?? finding.quantity.phrase
        return isFirst
          ? chance.pick([`You never used ${name}, and without that it cannot come out right.`, `You left out ${name}.`])
          : chance.pick([`And you never used ${name}.`, `You also left out ${name}.`])
      }
      default:
        return `You gave a number without a single step, so neither of us can see where it comes from.`
    }
  })()
  if (said !== undefined && Hint.isSafe(said, matter)) return said
  // A slip can be spoken of without its numbers.
  return finding.kind === "slip"
    ? "One of your sums does not come out as you wrote it: go through them again, column by column."
    : undefined
}

const asks = ({ problem }: Hint.Matter, chance: Seed.Chance): string => {
  const question = problem.asks.replace(/["“”]/g, "'").trim()
  return question.length > 160 || !question.endsWith("?") ? "" : chance.pick([
    `Keep the question before you: "${question}"`,
    `Remember what is asked: "${question}"`,
    `Read the last sentence again: "${question}"`
  ])
}

/** What is said where a step cannot be named without giving something away. */
const lost = [
  "You combined the numbers in the order in which they come; ask at each step what it counts.",
  "Somewhere on the way you lost sight of what each of your numbers counts.",
  "One of your steps brings things together that the question keeps apart."
]

/** How to go about any sum. */
export const general = ({ problem }: Hint.Matter): string =>
  `Say first what each number in the question counts${
    problem.counted === "" ? "" : `, and which of them have to do with the ${problem.counted}`
  }; then ask which of them belong together, and in which order.`

/** What is said of a sum: its faults, what is asked, and the line of thought. */
export const of = (
  attempt: string,
  { chance, isRight, matter }: { readonly matter: Hint.Matter; readonly isRight: boolean; readonly chance: Seed.Chance }
): Array<string> => {
  const faults: Array<string> = []
  for (const finding of isRight ? [] : Findings.find(attempt, matter)) {
    const said = fault(finding, { matter, chance, isFirst: faults.length === 0 })
    if (said !== undefined && faults.length < 2) faults.push(said)
  }
  if (!isRight && faults.length === 0) faults.push(chance.pick(lost))
  const hints = Hint.steps(matter, chance)
  const shown = hints.length > 4
    ? [...hints.slice(0, 3), "Go on like that, one step after the other.", hints.at(-1) as string]
    : hints
  return [...faults, chance.flip(0.4) ? asks(matter, chance) : "", ...(shown.length === 0 ? [general(matter)] : shown)]
}
