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
  if (quantity === undefined) return undefined
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
  const at = oneOf(reading, chance, ({ deed, left }, index) => {
    const value = found[index] ?? 0
    const before = "given" in left ? reading.given[left.given]?.value ?? 0 : found[left.move] ?? 0
    return Number.isInteger(value) && Number.isInteger(before) && value >= 13 &&
      (deed === "add" || deed === "multiply" || (deed === "take" && value + 10 < before))
  })
  if (at === undefined) return undefined
  const value = found[at] ?? 0
  const size = value >= 400 ? 100 : value >= 24 ? 10 : 1
  return change(reading, at, (move) => ({ ...move, slip: move.deed === "take" ? Math.min(size, 10) : -size }))
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
