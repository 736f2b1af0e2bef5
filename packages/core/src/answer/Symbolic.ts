/**
 * Formulas compared by algebra, where neither their signs nor their values tell; the one home of the compute engine. It is loaded only
 * by who asks for it, and is given nothing that could keep it busy: short formulas of few letters, small numbers and small powers.
 */
import type { ComputeEngine } from "@cortex-js/compute-engine"
import { Effect } from "effect"
import * as Formula from "./Formula.ts"
import * as Latex from "./Latex.ts"

const longest = 120
const deepest = 6
const mostLetters = 2
const mostDigits = 9
const largestPower = 12

// Commands whose work hangs on the length of what they stand in, and on nothing else.
const known = new Set(
  ("frac dfrac tfrac cfrac sqrt cdot times div pi sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh ln log exp overline " +
    "bar lfloor rfloor lceil rceil theta alpha beta lambda phi varphi omega imaginaryI exponentialE").split(" ")
)

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

const power = /\^\s?(?:\{([^{}]*)\}|(\S))/g

/** Whether powers are small ones of letters and numbers, and no tower of powers. */
const powersAreSmall = (text: string): boolean => {
  if ((text.match(/\^/g) ?? []).length !== [...text.matchAll(power)].length) return false
  return [...text.matchAll(power)].every(({ 1: group, 2: sign, index, 0: all }) => {
    const raised = (group ?? sign)!
    return !raised.includes("^") && !/^\s?\^/.test(text.slice(index + all.length)) &&
      (raised.match(/\d+/g) ?? []).every((digits) => Number(digits) <= largestPower)
  })
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
  return letters.size <= mostLetters && !/[A-Za-z]{4}|[A-Z]/.test(bare) && !/[_]/.test(text.replace(/\\log ?_/g, "")) &&
    (bare.match(/[\d.]+/g) ?? []).every((digits) => digits.length <= mostDigits) && powersAreSmall(text)
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
  try {
    const [left, right] = [engine.parse(x), engine.parse(y)]
    if (!left.isValid || !right.isValid) return false
    if (left.isSame(right) || left.isEqual(right) === true) return true
    return engine.box(["Subtract", left, right]).simplify().is(0)
  } catch {
    return false
  }
}
