/** What went wrong in an attempt, found by holding its sums against those of the solution. */
import type { Equation } from "./Equation.ts"
import * as Equations from "./Equation.ts"
import type { Matter } from "./Hint.ts"
import * as Numbers from "./Numbers.ts"
import type { Quantity } from "./Quantity.ts"

/**
 * A fault. slip: a sum that does not come to what it says; percent and word: a percentage or a word as half taken for a plain number;
 * deed: the right numbers and the wrong sign; pair: numbers that do not belong together; early: a step is missing at the end;
 * unused: a number of the question that is never used; none: no sums at all.
 */
export type Finding =
  | { readonly kind: "slip"; readonly sum: Equation; readonly by: number }
  | { readonly kind: "percent" | "word"; readonly sum: Equation; readonly quantity: Quantity }
  | { readonly kind: "deed"; readonly sum: Equation; readonly sign: string }
  | { readonly kind: "pair"; readonly sum: Equation }
  | { readonly kind: "early"; readonly sum: Equation }
  | { readonly kind: "unused"; readonly quantity: Quantity }
  | { readonly kind: "none" }

/** Whether a number is among others, be it in cents, thousands or millions. */
const has = (numbers: ReadonlyArray<number>, value: number): boolean =>
  numbers.some((one) => [1, 100, 1000, 1e6].some((scale) => Numbers.near(one * scale, value)))

const sameNumbers = (a: Equation, b: Equation): boolean =>
  a.operands.length === b.operands.length && a.operands.every((value) => has(b.operands, value)) &&
  b.operands.every((value) => has(a.operands, value))

/** A part as half, and the number it is made with. */
const equals = ({ operands, operators }: Equation, quantity: Quantity): boolean => {
  const second = operands.at(-1) ?? 0
  const plain = quantity.form === "percent"
    ? quantity.value * 100
    : quantity.value < 1
    ? Math.round(1 / quantity.value)
    : quantity.value
  return operands.length === 2 && (operators[0] === "+" || operators[0] === "-") && Numbers.near(second, plain)
}

const ofSum = (sum: Equation, attempt: string, { problem, solution }: Matter): Finding | undefined => {
  const steps = solution.steps.flatMap(({ sums }) => sums)
  const within = (step: Equation) =>
    sum.operands.every((value) => has(step.operands, value)) && step.operators[0] === sum.operators[0]
  // The same step, be it written in another way: 10 x 80% for 80/100 * 10.
  const agrees = (step: Equation) =>
    Numbers.near(step.result, sum.result) && sum.operands.some((value) => has(step.operands, value))
  const same = steps.find((step) => sameNumbers(step, sum) && step.operators[0] !== sum.operators[0])
  if (steps.some((step) => within(step) || (same === undefined && agrees(step)))) return undefined
  const mistaken = problem.quantities.find((quantity) =>
    (quantity.form === "percent" || quantity.form === "factor") && equals(sum, quantity)
  )
  const named = mistaken !== undefined &&
    attempt.slice(Math.max(0, sum.start - 160), sum.start).toLowerCase().includes(`"${mistaken.phrase}"`)
  if (
    mistaken !== undefined &&
    (named ||
      !problem.quantities.some(({ form, value }) =>
        (form === "plain" || form === "money") && value === sum.operands.at(-1)
      ))
  ) {
    return { kind: mistaken.form === "percent" ? "percent" : "word", sum, quantity: mistaken }
  }
  if (same !== undefined) return { kind: "deed", sum, sign: same.operators[0] ?? "+" }
  return { kind: "pair", sum }
}

/** The faults of an attempt, the gravest first. */
export const find = (attempt: string, matter: Matter): Array<Finding> => {
  const sums = Equations.find(attempt)
  if (sums.length === 0) return [{ kind: "none" }]
  const slips = sums.flatMap((sum): Array<Finding> => {
    const value = Equations.value(sum)
    return value === undefined || Numbers.near(value, sum.result) ? [] : [{ kind: "slip", sum, by: sum.result - value }]
  })
  const wrong = sums.flatMap((sum): Array<Finding> => {
    const finding = ofSum(sum, attempt, matter)
    return finding === undefined ? [] : [finding]
  })
  const used = sums.flatMap(({ operands }) => operands)
  const needed = matter.solution.steps.flatMap(({ sums }) => sums.flatMap(({ operands }) => operands))
  const unused = matter.problem.quantities
    .filter(({ form, value }) => (form === "plain" || form === "money") && !has(used, value) && has(needed, value))
    .map((quantity): Finding => ({ kind: "unused", quantity }))
  const last = sums.at(-1) as Equation
  const early: Array<Finding> = wrong.length === 0 && slips.length === 0 ? [{ kind: "early", sum: last }] : []
  // A pair that does not belong together says less than a sign or a word that was misread.
  const clear = wrong.filter(({ kind }) => kind !== "pair")
  return [
    ...clear.slice(0, 1),
    ...early,
    ...(clear.length === 0 ? wrong.slice(0, 1) : []),
    ...slips.slice(0, 1),
    ...unused.slice(0, 1)
  ]
}
