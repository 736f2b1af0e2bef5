/** Functions over numbers in a row: runs, averages, leaps, and the moment something runs low. */
import type { Chance } from "../../../domain/Seed.ts"
import { anyBound, type Bound, bounds, sign, within } from "./Bound.ts"
import { family } from "./Family.ts"
import type { Value } from "./Literal.ts"

const numbers = (chance: Chance, count: number, most: number): Array<number> =>
  Array.from({ length: count }, () => chance.int(most))

const readings = (value: string, chance: Chance): string =>
  chance.pick([
    `my ${value.replaceAll("_", " ")} day by day`,
    `the ${value.replaceAll("_", " ")} of one day after the other`,
    `the figures for ${value.replaceAll("_", " ")} in the order in which I took them`
  ])

interface Run {
  readonly bound: Bound
  readonly limit: number
}

/** The longest run within a bound. */
export const run = family<Run>({
  draw: (_, chance) => ({ bound: chance.pick(bounds), limit: 4 + chance.int(90) }),
  name: (_, { value }) => `longest_run_of_${value}`,
  parameters: ["values"],
  say: ({ bound, limit }, { chance, data }) => ({
    does: `takes a list of numbers, ${readings(data.value, chance)}, and returns ${
      chance.pick(["how long the longest", "the length of the longest"])
    } unbroken run of values that are ${bound} ${limit}${chance.pick(["", ""])}`,
    rules: [
      chance.pick([
        "If there is none, it returns 0.",
        "No such value at all means 0.",
        "An empty list, or one without such a value, gives 0."
      ])
    ]
  }),
  read: (text) => {
    const [, bound, limit] = new RegExp(`longest unbroken run of values that are ${anyBound} (\\d+)`).exec(text) ?? []
    return bound === undefined ? undefined : { bound: bound as Bound, limit: Number(limit) }
  },
  inputs: ({ limit }, chance) => {
    const near = (count: number) => Array.from({ length: count }, () => Math.max(0, limit - 3 + chance.int(7)))
    return [[near(6)], [near(10)], [[limit, limit, limit]], [[]]]
  },
  answer: ({ bound, limit }, [values]) => {
    let [most, now] = [0, 0]
    for (const value of values as ReadonlyArray<number>) {
      now = within(bound, value, limit) ? now + 1 : 0
      most = Math.max(most, now)
    }
    return most
  },
  body: {
    python: ({ bound, limit }, slip) => [
      "longest = current = 0",
      "for value in values:",
      `    current = current + 1 if value ${sign(bound, slip)} ${limit} else 0`,
      "    longest = max(longest, current)",
      "return longest"
    ],
    javascript: ({ bound, limit }, slip) => [
      "let longest = 0",
      "let current = 0",
      "for (const value of values) {",
      `  current = value ${sign(bound, slip)} ${limit} ? current + 1 : 0`,
      "  longest = Math.max(longest, current)",
      "}",
      "return longest"
    ]
  }
})

/** Averages over a moving window. */
export const smooth = family<{ readonly size: number }>({
  draw: (_, chance) => ({ size: 2 + chance.int(6) }),
  name: (_, { value }) => `smooth_${value}`,
  parameters: ["values"],
  say: ({ size }, { chance, data }) => ({
    does: `takes a list of whole numbers, ${readings(data.value, chance)}, and returns ${
      chance.pick(["a new list with", "the list of"])
    } the average of every ${size} of them in a row, rounded down`,
    rules: [
      `The first entry is for the first ${size}, the second begins one further on, and so on.`,
      `With fewer than ${size} numbers the list is empty.`
    ]
  }),
  read: (text) => {
    const [, size] = /the average of every (\d+) of them in a row/.exec(text) ?? []
    return size === undefined ? undefined : { size: Number(size) }
  },
  inputs: ({ size }, chance) => [
    [numbers(chance, size + 2, 60)],
    [numbers(chance, size + 5, 200)],
    [numbers(chance, size, 40)],
    [numbers(chance, size - 1, 40)]
  ],
  answer: ({ size }, [values]) => {
    const list = values as ReadonlyArray<number>
    return Array.from(
      { length: Math.max(0, list.length - size + 1) },
      (_, at) => Math.floor(list.slice(at, at + size).reduce((sum, value) => sum + value, 0) / size)
    )
  },
  body: {
    python: ({ size }, slip) => [
      `size = ${size}`,
      `return [sum(values[start:start + size]) // size for start in range(len(values) - size${slip ? "" : " + 1"})]`
    ],
    javascript: ({ size }, slip) => [
      `const size = ${size}`,
      "const averages = []",
      `for (let start = 0; start + size ${slip ? "<" : "<="} values.length; start++) {`,
      "  const sum = values.slice(start, start + size).reduce((total, value) => total + value, 0)",
      "  averages.push(Math.floor(sum / size))",
      "}",
      "return averages"
    ]
  }
})

type Way = "rises" | "falls" | "changes"
const ways: ReadonlyArray<Way> = ["rises", "falls", "changes"]

interface Leaps {
  readonly way: Way
  readonly more: number
  readonly from: number
}

const differences: Readonly<Record<Way, (a: string, b: string, absolute: string) => string>> = {
  rises: (before, now) => `${now} - ${before}`,
  falls: (before, now) => `${before} - ${now}`,
  changes: (before, now, absolute) => `${absolute}(${now} - ${before})`
}

/** Where a value leaps. */
export const leaps = family<Leaps>({
  draw: (_, chance) => ({ way: chance.pick(ways), more: 2 + chance.int(30), from: chance.int(2) }),
  name: ({ way }, { value }) => `${value}_${way}`,
  parameters: ["values"],
  say: ({ from, more, way }, { chance, data }) => ({
    does: `takes a list of numbers, ${
      readings(data.value, chance)
    }, and returns the positions, counted from ${from}, at which the value ${way} by more than ${more} against the one before`,
    rules: [
      chance.pick(["The first number has none before it and never counts.", "The very first one is never among them."])
    ]
  }),
  read: (text) => {
    const [, from, way, more] =
      /the positions, counted from (\d), at which the value (rises|falls|changes) by more than (\d+)/.exec(text) ?? []
    return way === undefined ? undefined : { way: way as Way, more: Number(more), from: Number(from) }
  },
  inputs: ({ more }, chance) => [
    [numbers(chance, 5, 3 * more)],
    [numbers(chance, 9, 3 * more)],
    [[more, 0, more, 2 * more + 1, 0]],
    [[7]]
  ],
  answer: ({ from, more, way }, [values]) => {
    const list = values as ReadonlyArray<number>
    return list.flatMap((now, at): ReadonlyArray<Value> => {
      const before = list[at - 1]
      if (before === undefined) return []
      const by = { rises: now - before, falls: before - now, changes: Math.abs(now - before) }[way]
      return by > more ? [at + from] : []
    })
  },
  body: {
    python: ({ from, more, way }, slip) => [
      "found = []",
      "for at in range(1, len(values)):",
      `    if ${differences[way]("values[at - 1]", "values[at]", "abs")} ${slip ? ">=" : ">"} ${more}:`,
      `        found.append(at${from === 0 ? "" : ` + ${from}`})`,
      "return found"
    ],
    javascript: ({ from, more, way }, slip) => [
      "const found = []",
      "for (let at = 1; at < values.length; at++) {",
      `  if (${differences[way]("values[at - 1]", "values[at]", "Math.abs")} ${
        slip ? ">=" : ">"
      } ${more}) found.push(at${from === 0 ? "" : ` + ${from}`})`,
      "}",
      "return found"
    ]
  }
})

/** When a stock runs low. */
export const low = family<{ readonly least: number }>({
  draw: ({ few }, chance) => ({ least: few + chance.int(40) }),
  name: (_, { value }) => `when_${value}_run_low`,
  parameters: ["start", "changes"],
  say: ({ least }, { chance, data }) => ({
    does: `takes what I have of ${data.value.replaceAll("_", " ")} at the start and a list of changes, ${
      chance.pick(["plus for what comes in and minus for what goes out", "positive and negative"])
    }, and returns after how many changes the amount is below ${least} for the first time`,
    rules: ["If that never happens, it returns -1; if it is so at the start, 0."]
  }),
  read: (text) => {
    const [, least] = /after how many changes the amount is below (\d+) for the first time/.exec(text) ?? []
    return least === undefined ? undefined : { least: Number(least) }
  },
  inputs: ({ least }, chance) => {
    const changes = (count: number) => Array.from({ length: count }, () => chance.int(18) - 12)
    return [[least + 8, [4, -6, -5, -3]], [least + 20, changes(9)], [least + 5, [-5, 3, -4]], [least, []], [least - 1, [
      9
    ]]]
  },
  answer: ({ least }, [start, changes]) => {
    let amount = Number(start)
    const all = changes as ReadonlyArray<number>
    for (let count = 0; count <= all.length; count++) {
      amount += count === 0 ? 0 : all[count - 1] as number
      if (amount < least) return count
    }
    return -1
  },
  body: {
    python: ({ least }, slip) => [
      "amount = start",
      `if amount < ${least}:`,
      "    return 0",
      `for count, change in enumerate(changes, ${slip ? "0" : "1"}):`,
      "    amount += change",
      `    if amount < ${least}:`,
      "        return count",
      "return -1"
    ],
    javascript: ({ least }, slip) => [
      "let amount = start",
      `if (amount < ${least}) return 0`,
      "for (let at = 0; at < changes.length; at++) {",
      "  amount += changes[at]",
      `  if (amount < ${least}) return at${slip ? "" : " + 1"}`,
      "}",
      "return -1"
    ]
  }
})
