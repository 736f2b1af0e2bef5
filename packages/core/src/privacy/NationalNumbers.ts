/** Numbers that a state gives to each of its people. */
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"

interface Sort {
  readonly kind: string
  readonly pattern: RegExp
  readonly isOne: (found: string) => boolean
}

// Printed in advertisements and instructions for decades, or kept free for them.
const printed = new Set(["078-05-1120", "219-09-9999", "123-45-6789", "457-55-5462", "111-22-3333", "999-99-9999"])

const check = (digits: string, weights: ReadonlyArray<number>): number => {
  const rest = weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
  return rest < 2 ? 0 : 11 - rest
}

const isCpf = (found: string): boolean => {
  const digits = found.replace(/\D/g, "")
  return new Set(digits).size > 2 && digits !== "12345678909" &&
    check(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[9]) &&
    check(digits, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) === Number(digits[10])
}

const sorts: ReadonlyArray<Sort> = [
  {
    kind: "a social security number",
    pattern: /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
    isOne: (found) => !printed.has(found) && new Set(found).size > 3
  },
  {
    kind: "a national insurance number",
    pattern: /\b(?!BG|GB|KN|NK|NT|TN|ZZ|QQ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/g,
    isOne: (found) => !/123456|000000/.test(found.replace(/\D/g, "")) && !/^A[AB]/.test(found)
  },
  { kind: "a tax number", pattern: /(?<![\d.])\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/g, isOne: isCpf }
]

/** The numbers of people in a text. */
export const find: Finder = (text) =>
  /\d{2}/.test(text)
    ? sorts.flatMap(({ isOne, kind, pattern }) =>
      [...text.matchAll(pattern)].filter(([found]) => isOne(found)).map(({ 0: found, index }) => ({
        kind,
        hint: Mask.beginning("", 0),
        start: index,
        end: index + found.length
      }))
    )
    : []
