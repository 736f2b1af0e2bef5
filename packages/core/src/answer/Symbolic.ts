/**
 * Formulas compared by algebra, where neither their signs nor their values tell; the one home of the compute engine. It is loaded only
 * by who asks for it, and is given nothing that could keep it busy: short formulas of few letters, small numbers and small powers.
 */
import type { ComputeEngine } from "@cortex-js/compute-engine"
import { Effect } from "effect"
import * as Formula from "./Formula.ts"
import * as Latex from "./Latex.ts"

const longest = 64
const deepest = 4
const mostLetters = 2
const mostDigits = 6
const mostPowers = 3
const largestPower = 6

// Commands whose work hangs on the length of what they stand in, and on nothing else.
const known = new Set(
  "frac dfrac tfrac cfrac sqrt cdot times div pi sin cos tan ln log overline lfloor rfloor lceil rceil theta alpha beta omega"
    .split(" ")
)
// Of large numbers these are worked out digit by digit.
const costly = /\\(?:sin|cos|tan|ln|log|[lr]floor|[lr]ceil)/g
const mostCostly = 2

let engine: ComputeEngine | undefined

/** Loads the engine; before it nothing is the same to it. */
export const ready: Effect.Effect<void> = Effect.suspend(() =>
  engine === undefined
    ? Effect.map(Effect.promise(() => import("@cortex-js/compute-engine")), (loaded) => {
      engine ??= new loaded.ComputeEngine()
    })
    : Effect.void
)

const depthOf = (text: string): number => {
  let depth = 0
  let most = 0
  for (const sign of text) {
    if ("{([".includes(sign)) most = Math.max(most, ++depth)
    else if ("})]".includes(sign)) depth--
  }
  return depth === 0 ? most : Infinity
}

// A whole number, a letter, a simple fraction, or i times a simple angle.
const exponent =
  /\^\s?(?:\{\s?(-?(?:\d{1,2}|[a-z]|i ?\\pi|\\pi ?i|\\[dt]?frac\{?1\}?\{?[2-6]\}?))\s?\}|(\d|[a-z]))(?!\s?\^)/g

/** Whether powers are small and few, so that no tower of them is large. */
const powersAreSmall = (text: string): boolean => {
  const powers = [...text.matchAll(exponent)].map((match) => (match[1] ?? match[2])!)
  return powers.length === text.split("^").length - 1 && powers.length <= mostPowers &&
    powers.every((power) => !/^-?\d+$/.test(power) || Math.abs(Number(power)) <= largestPower)
}

const numbersAreSmall = (text: string): boolean => {
  const functions = (text.match(costly) ?? []).length
  return functions <= mostCostly &&
    (text.match(/[\d.]+/g) ?? []).every((digits) => digits.length <= (functions === 0 ? mostDigits : 3))
}

/** Whether the engine can be given a formula: one value, of signs that it knows, and no more work than a moment's. */
const bounded = (text: string): boolean => {
  if (text === "" || text.length > longest || depthOf(text) > deepest || /[^\x20-\x7e]|[!,;:=<>&%#@"'`?]/.test(text)) {
    return false
  }
  if ((text.match(/\\[A-Za-z]+|\\./g) ?? []).some((command) => !known.has(command.slice(1)))) return false
  const bare = text.replace(/\\[A-Za-z]+/g, " ")
  const letters = new Set((bare.match(/[A-Za-z]/g) ?? []).filter((letter) => letter !== "i" && letter !== "e"))
  // Letters in a row are a word, and big ones have meanings of their own.
  return letters.size <= mostLetters && !/[A-Za-z]{4}|[A-Z]/.test(bare) && !/_/.test(text.replace(/\\log ?_/g, "")) &&
    !/\\sqrt ?\[(?![2-6]\])/.test(text) && numbersAreSmall(text) && powersAreSmall(text)
}

const unit = /(?<![A-Za-z\\])i(?![A-Za-z])|\\(?:overline|bar|[lr]floor|[lr]ceil)(?![A-Za-z])/

/** Whether the value of a formula is known without algebra; then values have told already. */
const hasValue = (text: string): boolean => {
  const formula = unit.test(text) ? undefined : Formula.parse(text)
  return formula !== undefined && [0.7, 1.9, 3.3, -2.6].some((value) => Number.isFinite(formula(() => value)))
}

/** Whether algebra shows that two formulas are the same. A comparison that fails, or is too much work, says no. */
export const same = (a: string, b: string): boolean => {
  const [x, y] = [Latex.tidy(a), Latex.tidy(b)].toSorted() as [string, string]
  if (engine === undefined || !bounded(x) || !bounded(y) || (hasValue(x) && hasValue(y))) return false
  // What the engine infers of a letter holds for these two formulas alone.
  engine.pushScope()
  try {
    const [left, right] = [engine.parse(x), engine.parse(y)]
    if (!left.isValid || !right.isValid) return false
    if (left.isSame(right)) return true
    return left.isEqual(right) ?? engine.box(["Subtract", left, right]).simplify().is(0)
  } catch {
    return false
  } finally {
    engine.popScope()
  }
}
