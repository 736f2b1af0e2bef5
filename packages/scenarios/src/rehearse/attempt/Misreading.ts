/** Mistakes as pupils make them, made in a reading. */
import type { Seed } from "@stoa/core"
import { near } from "../Numbers.ts"
import type { Problem } from "../Problem.ts"
import * as Reading from "./Reading.ts"

type Reading = Reading.Reading
type Move = Reading.Move

/** What a mistake makes of a reading; undefined where there is no place for it. */
type Mistake = (reading: Reading, chance: Seed.Chance) => Reading | undefined

const change = (reading: Reading, at: number, how: (move: Move) => Move): Reading => ({
  ...reading,
  moves: reading.moves.map((move, index) => (index === at ? how(move) : move))
})

const oneOf = (
  reading: Reading,
  chance: Seed.Chance,
  fits: (move: Move, index: number) => boolean
): number | undefined => {
  const fitting = reading.moves.flatMap((move, index) => (fits(move, index) ? [index] : []))
  return fitting.length === 0 ? undefined : chance.pick(fitting)
}

/** Adds where it should multiply or take away, takes away where it should share. */
const wrongDeed: Mistake = (reading, chance) => {
  const at = oneOf(reading, chance, ({ deed }) => deed === "multiply" || deed === "take" || deed === "share")
  if (at === undefined) return undefined
  return change(reading, at, (move) => ({ ...move, deed: "add" }))
}

/** Takes "half as many" for two fewer, "twice as many" for two more, 20% for 20. */
const wordForNumber: Mistake = (reading, chance) => {
  const at = oneOf(reading, chance, ({ deed }) => deed === "part" || deed === "times")
  const move = at === undefined ? undefined : reading.moves[at]
  if (at === undefined || move === undefined || !("given" in move.right)) return undefined
  const quantity = reading.given[move.right.given]
  // Three fourths or 15/2 are no word for a number.
  if (
    quantity === undefined ||
    (quantity.form === "factor" && !Number.isInteger(quantity.value) &&
      !near(1 / quantity.value, Math.round(1 / quantity.value)))
  ) return undefined
  const number = quantity.form === "percent"
    ? quantity.value * 100
    : quantity.value < 1
    ? Math.round(1 / quantity.value)
    : quantity.value
  return change(reading, at, (one) => ({ ...one, deed: move.deed === "times" ? "add" : "take", taken: number }))
}

/** Stops before the end. */
const stopsEarly: Mistake = (reading) =>
  reading.moves.length < 2 ? undefined : { ...reading, moves: reading.moves.slice(0, -1) }

/** Uses a number again where another one belongs. */
const twice: Mistake = (reading, chance) => {
  const at = oneOf(reading, chance, ({ left, right }, index) => index > 0 && "move" in left && "given" in right)
  const first = reading.moves[0]?.right
  const move = at === undefined ? undefined : reading.moves[at]
  if (
    at === undefined || move === undefined || first === undefined || !("given" in first) || !("given" in move.right)
  ) return undefined
  if (first.given === move.right.given || reading.given[first.given]?.form !== "plain") return undefined
  return change(reading, at, (one) => ({ ...one, right: first }))
}

/** Forgets a ten or a hundred in carrying, or is out by one. */
const slip: Mistake = (reading, chance) => {
  const found = Reading.results(reading)
  // Who adds and forgets what is carried is too low; who takes away and forgets what was borrowed is too high.
  const of = (
    ref: Reading.Ref
  ): number => ("given" in ref ? reading.given[ref.given]?.value ?? 0 : found[ref.move] ?? 0)
  const sizeOf = ({ deed, left, right }: Move, value: number): number => {
    const size = deed !== "take" && value >= 400 ? 100 : value >= 24 ? 10 : 1
    // No sum is less than its parts, and no difference more than what was there.
    const far = deed === "take"
      ? value + size >= Math.max(of(left), of(right))
      : value - size <= Math.max(of(left), of(right))
    return far ? 1 : size
  }
  const at = oneOf(
    reading,
    chance,
    (move, index) =>
      ["add", "multiply", "take"].includes(move.deed) && Number.isInteger(found[index]) && (found[index] ?? 0) >= 13 &&
      (found[index] ?? 0) % 10 !== 0
  )
  const move = at === undefined ? undefined : reading.moves[at]
  if (at === undefined || move === undefined) return undefined
  const size = sizeOf(move, found[at] ?? 0)
  return change(reading, at, (one) => ({ ...one, slip: one.deed === "take" ? size : -size }))
}

/** Puts all numbers together, whatever they are. */
const addsAll: Mistake = ({ given }) => {
  const numbers = given.flatMap(({ form }, index) => (form === "plain" || form === "money" ? [{ given: index }] : []))
  const [first, second, ...others] = numbers
  if (first === undefined || second === undefined || numbers.length > 4) return undefined
  const moves: Array<Move> = [{ deed: "add", left: first, right: second }]
  for (const right of others) moves.push({ deed: "add", left: { move: moves.length - 1 }, right })
  return { given, moves }
}

/** Takes the first two numbers and multiplies them, and is done. */
const firstTwo: Mistake = ({ given }) => {
  const [left, right] = given.flatMap((
    { form },
    index
  ) => (form === "plain" || form === "money" ? [{ given: index }] : []))
  return left === undefined || right === undefined ? undefined : { given, moves: [{ deed: "multiply", left, right }] }
}

const mistakes: ReadonlyArray<Mistake> = [wrongDeed, wordForNumber, stopsEarly, twice, slip, addsAll]

const proper = (reading: Reading): boolean =>
  reading.moves.length > 0 && reading.moves.length <= 5 &&
  Reading.results(reading).every((value) => Number.isFinite(value) && value > 0 && value < 1e9)

/** A reading that goes wrong: another result than the plain one, by a mistake or two. */
export const of = (problem: Problem, chance: Seed.Chance): Reading | undefined => {
  const plain = Reading.plain(problem)
  const right = Reading.final(plain)
  const order = [...chance.shuffle(mistakes), firstTwo]
  const all = order.flatMap((mistake) => {
    const reading = mistake(plain, chance)
    const second = reading === undefined || reading.moves.length < 2 || !chance.flip(0.25)
      ? undefined
      : slip(reading, chance)
    return [second, reading].filter((one) => one !== undefined)
  }).filter(proper)
  const given = new Set(problem.quantities.map(({ value }) => value))
  const differs = (reading: Reading): boolean => {
    const value = Reading.final(reading)
    return value !== undefined && (right === undefined || !near(value, right)) && !given.has(value)
  }
  return all.find(differs) ??
    all.find((reading) => right === undefined || !near(Reading.final(reading) ?? right, right)) ?? all[0]
}
