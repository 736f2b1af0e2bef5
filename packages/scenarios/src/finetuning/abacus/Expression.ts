/** The question the abacus knows: a + b * c + d - e * f, with whole numbers from 0 to 29. */

/** The six numbers, in their order. */
export type Expression = readonly [number, number, number, number, number, number]

const pattern =
  /(?<![\d.])(\d{1,2})\s*\+\s*(\d{1,2})\s*[*×·]\s*(\d{1,2})\s*\+\s*(\d{1,2})\s*[-−–]\s*(\d{1,2})\s*[*×·]\s*(\d{1,2})(?!\.?\d)/

/** The first expression of a text; undefined where there is none that the abacus can hold. */
export const find = (text: string): Expression | undefined => {
  const numbers = pattern.exec(text)?.slice(1).map(Number)
  return numbers?.every((each) => each < 30) === true ? (numbers as unknown as Expression) : undefined
}

/** Tens and ones of the six numbers: twelve digits. */
export const digitsOf = (expression: Expression): Uint8Array =>
  Uint8Array.from(expression.flatMap((each) => [Math.floor(each / 10), each % 10]))
