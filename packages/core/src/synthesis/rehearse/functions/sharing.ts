/** Functions that share out: amounts, days of duty, and prices by how much is used. */
import { family } from "./Family.ts"

interface Shares {
  readonly step: number
  readonly last: boolean
}

/** An amount in even parts. */
export const shares = family<Shares>({
  draw: (_, chance) => ({ step: chance.pick([1, 2, 5, 10, 20, 25, 50]), last: chance.flip(0.5) }),
  name: (_, { value }) => `share_${value}`,
  parameters: ["amount", "people"],
  say: ({ last, step }, { chance, data }) => ({
    does: `${
      chance.pick([
        `splits the ${data.value.replaceAll("_", " ")} of my ${data.rows}`,
        `shares out ${data.value.replaceAll("_", " ")}`
      ])
    }: given an amount and a number of people, it returns the list of their parts, as even as whole steps of ${step} allow`,
    rules: [
      `The amount is always a multiple of ${step}.`,
      `What is left over goes, one step of ${step} each, to the ${last ? "last" : "first"} of the list.`
    ]
  }),
  read: (text) => {
    const [, step] = /as even as whole steps of (\d+) allow/.exec(text) ?? []
    const [, who] = /one step of \d+ each, to the (first|last) of the list/.exec(text) ?? []
    return step === undefined || who === undefined ? undefined : { step: Number(step), last: who === "last" }
  },
  inputs: ({ step }, chance) => {
    const people = 3 + chance.int(4)
    return [
      [step * (people * (2 + chance.int(9)) + 1 + chance.int(people - 1)), people],
      [step * (40 + chance.int(60)), 7],
      [step * 2, 3],
      [0, 2]
    ]
  },
  answer: ({ last, step }, [amount, people]) => {
    const count = Number(people)
    const steps = Math.round(Number(amount) / step)
    const parts = Array.from(
      { length: count },
      (_, at) => step * (Math.floor(steps / count) + (at < steps % count ? 1 : 0))
    )
    return last ? parts.toReversed() : parts
  },
  body: {
    python: ({ last, step }, slip) => [
      `each, left = divmod(amount // ${step}, people)`,
      `parts = [(each + (1 if at ${slip ? "<=" : "<"} left else 0)) * ${step} for at in range(people)]`,
      `return ${last ? "parts[::-1]" : "parts"}`
    ],
    javascript: ({ last, step }, slip) => [
      `const steps = amount / ${step}`,
      "const each = Math.floor(steps / people)",
      "const left = steps % people",
      `const parts = Array.from({ length: people }, (_, at) => (each + (at ${
        slip ? "<=" : "<"
      } left ? 1 : 0)) * ${step})`,
      `return ${last ? "parts.reverse()" : "parts"}`
    ]
  }
})

interface Duty {
  readonly running: number
}

/** Who is on duty when. */
export const duty = family<Duty>({
  draw: ({ few }, chance) => ({ running: 1 + ((few + chance.int(5)) % 9) }),
  name: (_, { by }) => `duty_${by}`,
  parameters: ["names", "days"],
  say: ({ running }, { chance, data }) => ({
    does: `${
      chance.pick([`draws up who looks after the ${data.rows}`, `says who is on duty for my ${data.rows}`])
    }: it takes a list of names and a number of days and returns the name for each day, where everybody has ${running} days running and the list begins anew when it is through`,
    rules: ["Without names the result is an empty list."]
  }),
  read: (text) => {
    const [, running] = /everybody has (\d+) days running and the list begins anew/.exec(text) ?? []
    return running === undefined ? undefined : { running: Number(running) }
  },
  inputs: ({ running }, chance) => {
    const names = chance.sample(["Ana", "Bo", "Cem", "Dina", "Eli"], 3)
    return [[names.slice(0, 2), running + 2], [names, 3 * running + 4], [names.slice(0, 1), 2], [[], 5], [names, 0]]
  },
  answer: ({ running }, [names, days]) => {
    const list = names as ReadonlyArray<string>
    if (list.length === 0) return []
    return Array.from({ length: Number(days) }, (_, day) => list[Math.floor(day / running) % list.length] as string)
  },
  body: {
    python: ({ running }, slip) => [
      ...(slip ? [] : ["if not names:", "    return []"]),
      `return [names[day // ${running} % len(names)] for day in range(days)]`
    ],
    javascript: ({ running }, slip) => [
      ...(slip ? [] : ["if (names.length === 0) return []"]),
      `return Array.from({ length: days }, (_, day) => names[Math.floor(day / ${running}) % names.length])`
    ]
  }
})

interface Tariff {
  readonly free: number
  readonly next: number
  readonly price: number
  readonly beyond: number
}

/** A price by how much is used. */
export const tariff = family<Tariff>({
  draw: ({ few }, chance) => ({
    free: few + chance.int(9),
    next: 10 * (1 + chance.int(12)),
    price: 2 + chance.int(12),
    beyond: 3 + chance.int(25)
  }),
  name: (_, { value }) => `price_of_${value}`,
  parameters: ["used"],
  say: ({ beyond, free, next, price }, { chance, data }) => ({
    does: `${chance.pick(["works out a price by", "tells what is to be paid for the"])} ${
      data.value.replaceAll("_", " ")
    }: the first ${free} cost nothing, the next ${next} cost ${price} each, and all beyond that cost ${beyond} each`,
    rules: [chance.pick(["It takes a whole number and returns one.", "Whole numbers go in, a whole number comes out."])]
  }),
  read: (text) => {
    const [, free, next, price, beyond] =
      /the first (\d+) cost nothing, the next (\d+) cost (\d+) each, and all beyond that cost (\d+) each/.exec(text) ??
        []
    return free === undefined
      ? undefined
      : { free: Number(free), next: Number(next), price: Number(price), beyond: Number(beyond) }
  },
  inputs: ({ free, next }, chance) => [
    [free + 1 + chance.int(next)],
    [free + next + 1 + chance.int(40)],
    [free],
    [free + next],
    [0]
  ],
  answer: ({ beyond, free, next, price }, [used]) => {
    const over = Math.max(0, Number(used) - free)
    return Math.min(over, next) * price + Math.max(0, over - next) * beyond
  },
  body: {
    python: ({ beyond, free, next, price }, slip) => [
      `over = max(0, used - ${free})`,
      `return min(over, ${next}) * ${price} + max(0, ${slip ? "used" : "over"} - ${next}) * ${beyond}`
    ],
    javascript: ({ beyond, free, next, price }, slip) => [
      `const over = Math.max(0, used - ${free})`,
      `return Math.min(over, ${next}) * ${price} + Math.max(0, ${slip ? "used" : "over"} - ${next}) * ${beyond}`
    ]
  }
})
