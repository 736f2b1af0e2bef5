/** What prompts and checks need of one thing remembered, worked out once however often it comes to mind. */
import type * as World from "../log/World.ts"
import * as Cache from "../model/Cache.ts"
import * as Lexical from "../model/Lexical.ts"
import type { Tokens } from "../model/Tokens.ts"
import type { Vector } from "../vector/Vector.ts"
import * as Unit from "../vector/Vector.ts"

/** Characters of a text that are looked at for what it is about. */
const looked = 1000

/** What a text is about, as a unit vector of its words. What was heard is asked for by everybody who heard it, soon after. */
export const vectorOfText = Cache.make(16_384, (text): Vector => Lexical.embed(text.slice(0, looked)))

/** A line as a prompt has it, and its tokens. */
export interface Line {
  readonly text: string
  readonly size: number
}

/** A unit vector in a quarter of the memory: its greatest number, and all numbers as parts of it. */
export interface Packed {
  readonly parts: Int8Array
  readonly scale: number
}

/** Whole steps between nothing and the greatest number of a packed vector. */
const steps = 127

/** Packs a vector; a cosine with it is off by less than a hundredth. */
export const pack = (vector: Vector): Packed => {
  let most = 0
  for (const number of vector) most = Math.max(most, Math.abs(number))
  const scale = most / steps
  return { parts: Int8Array.from(vector, (number) => (most === 0 ? 0 : Math.round(number / scale))), scale }
}

interface Worked {
  vector?: Packed
  line?: Line
  tokens?: Tokens
}

// Forgotten with the last who remembers it.
const worked = new WeakMap<object, Worked>()

const workOf = (of: object): Worked => {
  const known = worked.get(of)
  if (known !== undefined) return known
  const made: Worked = {}
  worked.set(of, made)
  return made
}

/** What a thing remembered is about. Agents remember scores of things for as long as they live, so it is packed. */
export const vectorOf = (entry: World.Memory): Packed => workOf(entry).vector ??= pack(vectorOfText(entry.text))

/** The line for something remembered, of at most so many tokens; `tell` puts it into words. */
export const lineOf = <A extends object>(of: A, tell: (of: A) => string, { longest, tokens }: {
  readonly longest: number
  readonly tokens: Tokens
}): Line => {
  const work = workOf(of)
  if (work.line !== undefined && work.tokens === tokens) return work.line
  const told = tell(of)
  const size = tokens.count(told)
  const text = size <= longest ? told : tokens.cut(told, longest)
  work.tokens = tokens
  return work.line = { text, size: size <= longest ? size : tokens.count(text) }
}

/** What several texts together are about. */
export const vectorOfAll = (texts: ReadonlyArray<string>): Vector | undefined => {
  const [first, ...rest] = texts.filter((text) => text !== "").map(vectorOfText)
  if (first === undefined || rest.length === 0) return first
  const sum = first.slice()
  for (const vector of rest) {
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] as number) + (vector[at] as number)
  }
  return Unit.normalise(sum)
}

/** The cosine of a unit vector with a packed one, rounded; four sums that wait for no other. */
export const nearness = (one: Vector, { parts, scale }: Packed): number => {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let at = 0; at < one.length; at += 4) {
    a += one[at]! * parts[at]!
    b += one[at + 1]! * parts[at + 1]!
    c += one[at + 2]! * parts[at + 2]!
    d += one[at + 3]! * parts[at + 3]!
  }
  return Math.round((a + b + c + d) * scale * 1e6) / 1e6 + 0
}
