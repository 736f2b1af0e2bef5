/** A summary of workings: which value was found how often. A program counts them, no network; a critic's network reads it again. */
import { form, places, placesOf, put, size, textOf, values } from "./Alphabet.ts"
import { read as readWorkings } from "./Working.ts"

const numbers = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"]

const answered = (count: number): string => `${numbers[count] ?? count} other agent${count === 1 ? "" : "s"} answered.`

/** Sums up the workings of a text; a sentence where there are none. */
export const write = (text: string): string => {
  const workings = readWorkings(text)
  if (workings.length === 0) return "None of these answers is a working that can be summed up."
  const lines = values.map((name, value) => {
    const counts = new Map<string, number>()
    for (const working of workings) {
      const found = textOf(working, value)
      counts.set(found, (counts.get(found) ?? 0) + 1)
    }
    const sorted = [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    return `${name}: ${sorted.map(([found, count]) => `${found} (${count})`).join(", ")}`
  })
  return [`${answered(workings.length)} Counted by a program:`, ...lines].join("\n")
}

const line = new RegExp(`^(${values.join("|")}): (.+)$`, "gm")
const counted = new RegExp(`(${form}) \\((\\d{1,4})\\)`, "g")

/** The shares of symbols that a summary tells of; undefined where a text holds none. */
export const read = (text: string): Float32Array | undefined => {
  const shares = new Float32Array(places * size)
  const told = new Set<number>()
  for (const [, name, found] of text.matchAll(line)) {
    const value = values.findIndex((each) => each === name)
    const pairs = [...(found as string).matchAll(counted)].map(([, written, count]) => ({
      written: written as string,
      count: Number(count)
    }))
    const all = pairs.reduce((sum, { count }) => sum + count, 0)
    if (all === 0 || told.has(value)) continue
    told.add(value)
    for (const { count, written } of pairs) {
      const symbols = new Uint8Array(places)
      if (!put(symbols, value, written)) return undefined
      for (const place of placesOf(value)) {
        const at = place * size + (symbols[place] as number)
        shares[at] = (shares[at] as number) + count
      }
    }
    for (const place of placesOf(value)) {
      for (let at = place * size; at < (place + 1) * size; at++) shares[at] = (shares[at] as number) / all
    }
  }
  return told.size === values.length ? shares : undefined
}
