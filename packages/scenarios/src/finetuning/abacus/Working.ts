/**
 * A working as a text, and read from one. The values in it are what the network wrote; the frame around them, that the line is a product
 * and of which numbers, is copied from the question and from values written before, and is not the network's.
 */
import { form, places, put, size, type Symbols, textOf, values } from "./Alphabet.ts"
import type { Expression } from "./Expression.ts"

/** A working in lines, the result in a box. */
export const render = ([a, b, c, d, e, f]: Expression, symbols: Symbols): string => {
  const [first, second, sum, all, result] = values.map((_, value) => textOf(symbols, value))
  return [
    `${b} * ${c} = ${first}`,
    `${e} * ${f} = ${second}`,
    `${a} + ${first} = ${sum}`,
    `${sum} + ${d} = ${all}`,
    `${all} - ${second} = ${result}`,
    `\\boxed{${result}}`
  ].join("\n")
}

const line = new RegExp(`^[^\\S\\n]*\\S+ ([*+-]) \\S+ = (${form})[^\\S\\n]*$`, "gm")
const order = "**++-"

/** All whole workings of a text, in their order. */
export const read = (text: string): ReadonlyArray<Symbols> => {
  const found: Array<Symbols> = []
  let symbols: Symbols = new Uint8Array(places)
  let value = 0
  for (const [, operator, written] of text.matchAll(line)) {
    if (operator !== order[value] || !put(symbols, value, written as string)) {
      // Perhaps another one begins here.
      value = operator === "*" && put(symbols, 0, written as string) ? 1 : 0
      continue
    }
    value++
    if (value < order.length) continue
    found.push(symbols)
    symbols = new Uint8Array(places)
    value = 0
  }
  return found
}

/** How often each symbol stands at each place, as shares: what a network is told of others. */
export const meanOf = (workings: ReadonlyArray<Symbols>): Float32Array | undefined => {
  if (workings.length === 0) return undefined
  const counts = new Float32Array(places * size)
  for (const working of workings) {
    for (let place = 0; place < places; place++) {
      const at = place * size + (working[place] as number)
      counts[at] = (counts[at] as number) + 1
    }
  }
  return counts.map((count) => count / workings.length)
}
