/** The line of thought of a worked solution in words: what to find out, and out of what, without a result and without a sum. */
import { Phrase, type Seed } from "@stoa/core"
import type { Equation } from "./Equation.ts"
import * as Numbers from "./Numbers.ts"
import type { Problem } from "./Problem.ts"
import type { Quantity } from "./Quantity.ts"
import * as Quantities from "./Quantity.ts"
import type { Solution, Step } from "./Solution.ts"
import * as Solutions from "./Solution.ts"

/** What a hint is made from. */
export interface Matter {
  readonly problem: Problem
  readonly solution: Solution
}

/** True for a text that names no number of the solution but those of the question, and not the result. */
export const isSafe = (text: string, { problem, solution }: Matter): boolean => {
  const given = new Set(Numbers.find(problem.question).map(({ value }) => value))
  const results = Solutions.results(solution)
  const final = results.at(-1)
  return Numbers.find(text).every(({ form, value }) =>
    form === "percent" || form === "factor" ||
    ((final === undefined || !Numbers.near(value, final)) &&
      (given.has(value) || !results.some((one) => Numbers.near(one, value))))
  )
}

const constants: ReadonlyArray<readonly [number, RegExp, string]> = [
  [60, /\bminutes?\b|\bhours?\b/i, "the minutes in an hour"],
  [60, /\bseconds?\b/i, "the seconds in a minute"],
  [24, /\bhours?\b|\bdays?\b/i, "the hours of a day"],
  [7, /\bweeks?\b|\bdays?\b|\bdaily\b/i, "the days of a week"],
  [12, /\bdozens?\b/i, "the pieces in a dozen"],
  [12, /\bmonths?\b|\byears?\b/i, "the months of a year"],
  [12, /\bfeet\b|\binch|\bfoot\b/i, "the inches in a foot"],
  [52, /\bweeks?\b|\byears?\b|\bweekly\b/i, "the weeks of a year"],
  [365, /\bdays?\b|\byears?\b|\bdaily\b/i, "the days of a year"],
  [4, /\bmonths?\b/i, "the weeks of a month"],
  [30, /\bmonths?\b/i, "the days of a month"],
  [16, /\bounces?\b|\bpounds?\b/i, "the ounces in a pound"],
  [3, /\byards?\b|\bfeet\b/i, "the feet in a yard"],
  [4, /\bquarters?\b|\bgallons?\b/i, "the quarters of a whole"]
]

/** A word of the question that stands for a number of the solution: half for 2, 20% for 100. */
const wordFor = (value: number, { quantities }: Problem): Quantity | undefined =>
  quantities.find(({ form, value: own }) =>
    (form === "factor" && (Numbers.near(own, value) || Numbers.near(own, 1 / value))) ||
    (form === "percent" &&
      (value === 100 || Numbers.near(own, value) || Numbers.near(own * 100, value) || Numbers.near(1 - own, value) ||
        Numbers.near(1 + own, value)))
  )

interface Known {
  readonly matter: Matter
  /** What the steps before came to, with what each found out. */
  readonly before: ReadonlyArray<{ readonly result: number; readonly isTold: boolean }>
  /** The numbers that were used so far: one that the question gives once is meant once. */
  readonly used: Array<number>
  readonly line: string
}

const found = (value: number, { before }: Known): string | undefined => {
  const earlier = before.findLastIndex(({ result }) => Numbers.near(result, value))
  if (earlier < 0 || before[earlier]?.isTold !== true) return undefined
  if (earlier === before.length - 1) return "what you have just found"
  return earlier === 0 ? "what you found first" : "what you found before"
}

/** What a number of a sum is called; undefined where nothing says it. */
const named = (value: number, known: Known): string | undefined => {
  const { before, line, matter: { problem, solution }, used } = known
  const isSame = (one: number) => Numbers.near(one, value)
  const fitting = problem.quantities.filter((one) =>
    (one.form === "plain" || one.form === "money") && isSame(one.value)
  )
  const isSpent = used.filter(isSame).length >= fitting.length
  used.push(value)
  if (before.some(({ result }) => isSame(result)) && isSpent) return found(value, known)
  const money = fitting.filter(({ form, text }) => form === "money" && line.includes(text))
  const quantity =
    fitting.find(({ noun }) =>
      noun !== "" && line.toLowerCase().includes(noun.split(" ").at(-1)?.toLowerCase() ?? noun)
    ) ?? money[0] ?? fitting[0]
  if (quantity !== undefined) {
    const final = Number(solution.result.replace(/[^\d.-]/g, ""))
    if (Numbers.near(value, final)) return quantity.noun === "" ? undefined : `the ${quantity.noun}`
    return Quantities.called(quantity)
  }
  return constants.find(([own, context]) => own === value && context.test(`${problem.question} ${line}`))?.[2]
}

const joined = (operators: ReadonlyArray<string>): string | undefined =>
  operators.every((sign) => sign === operators[0]) ? operators[0] : undefined

/** How a sum is to be made, in words: "multiply the slices by the pies"; undefined where a number of it cannot be named. */
const way = (sum: Equation, known: Known): string | undefined => {
  const { operands, operators } = sum
  const words = operands.flatMap((value) => {
    const quantity = wordFor(value, known.matter.problem)
    const earlier = known.before.some(({ result }) => Numbers.near(result, value))
    // A number the line counts something with is meant as such; else the word for it.
    const plain = known.matter.problem.quantities.some((one) =>
      (one.form === "plain" || one.form === "money") && Numbers.near(one.value, value) &&
      (one.noun === "" || known.line.includes(one.noun))
    )
    return quantity === undefined || earlier || plain ? [] : [quantity]
  })
  const [word] = words
  const others = operands.filter((value) => value !== 100 && wordFor(value, known.matter.problem) === undefined)
  if (word !== undefined && operators.some((sign) => sign === "*" || sign === "/")) {
    const of = named(others[0] ?? Number.NaN, known)
    return of === undefined
      ? `think of what "${word.phrase}" means here`
      : `think of what "${word.phrase}" makes of ${of}`
  }
  const names = operands.map((value) => named(value, known))
  const sign = joined(operators)
  if (sign === undefined || names.includes(undefined) || names.length > 4) return undefined
  const [first = "", second = "", ...rest] = names as Array<string>
  if (new Set(names).size < names.length && sign !== "+") return undefined
  switch (sign) {
    case "+":
      if (names.length > 1 && names.every((name) => name?.startsWith("what you"))) {
        return "put all that you found together"
      }
      const together = [...new Set([first, second, ...rest])]
      return together.length < 2 ? undefined : `put ${Phrase.list(together)} together`
    case "-":
      return `take ${Phrase.list([second, ...rest])} away from ${first}`
    case "*":
      return rest.length > 0 ? undefined : `multiply ${first} by ${second}`
    default:
      return rest.length > 0 ? undefined : `divide ${first} by ${second}`
  }
}

const linked = (nth: number, of: number, chance: Seed.Chance): string => {
  if (nth === 0) return of === 1 ? "" : chance.pick(["First", "First", "To begin with,"])
  if (nth === of - 1) return chance.pick(["After that,", "Then, as the last step,", "At the end,", "With that,"])
  return chance.pick(["Then", "Next", "Then"])
}

/** What one step of the solution is to find out, and how; undefined where neither can be said. */
const told = (step: Step, link: string, known: Known, chance: Seed.Chance): string | undefined => {
  const sum = step.sums.at(-1)
  if (sum === undefined) return undefined
  const how = way(sum, known)
  const { finds } = step
  if (finds === undefined && how === undefined) return undefined
  const what = finds === undefined
    ? undefined
    : chance.pick([`find out ${finds}`, `work out ${finds}`, `look for ${finds}`])
  if (what === undefined) return Phrase.stop(`${link} ${how}`)
  if (how === undefined) return Phrase.stop(`${link} ${what}`)
  return how.startsWith("think")
    ? Phrase.stop(`${link} ${what}; ${how}`)
    : chance.pick([Phrase.stop(`${link} ${what}: ${how}`), Phrase.stop(`${link} ${how}, and you know ${finds}`)])
}

/** What can be said of a step of which nothing else can: what it starts from. */
const begun = (step: Step, link: string, known: Known): string | undefined => {
  const names = step.sums.flatMap(({ operands }) => operands.flatMap((value) => named(value, known) ?? []))
  const own = [...new Set(names)].filter((name) => !name.startsWith("what you"))
  return own.length === 0 || own.length > 3
    ? undefined
    : Phrase.stop(`${link} see what follows from ${Phrase.list(own)}`)
}

/** The steps of a solution as hints, in order; those that cannot be told without a result are left out. */
export const steps = (matter: Matter, chance: Seed.Chance): Array<string> => {
  const worked = matter.solution.steps.filter(({ sums }) => sums.length > 0)
  const before: Array<{ readonly result: number; readonly isTold: boolean }> = []
  const used: Array<number> = []
  return worked.flatMap((step, index) => {
    const known = (): Known => ({ matter, before: [...before], used: [...used], line: step.text })
    const link = linked(index, worked.length, chance)
    const hint = [
      told(step, link, known(), chance),
      told({ text: step.text, sums: step.sums }, link, known(), chance),
      begun(step, link, known())
    ]
      .find((one) => one !== undefined && isSafe(one, matter))
    used.push(...step.sums.flatMap(({ operands }) => operands))
    for (const { result } of step.sums) before.push({ result, isTold: hint !== undefined })
    return hint ?? []
  })
}
