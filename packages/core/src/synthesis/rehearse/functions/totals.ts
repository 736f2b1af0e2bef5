/** Functions over rows: a number out of them, for all or for each of something, and who leads. */
import type { Chance } from "../../../domain/Seed.ts"
import { anyBound, type Bound, bounds, sign, within } from "./Bound.ts"
import { family } from "./Family.ts"
import type { Value } from "./Literal.ts"

type Measure = "total" | "number" | "average" | "largest" | "smallest" | "gap"

interface Totals {
  readonly measure: Measure
  readonly by: string
  readonly field: string
  readonly each: boolean
  readonly bound?: Bound
  readonly limit: number
}

const measures: ReadonlyArray<Measure> = ["total", "number", "average", "largest", "smallest", "gap"]

const words: Readonly<Record<Measure, (field: string) => string>> = {
  total: (field) => `the total of \`${field}\``,
  number: () => "how many there are",
  average: (field) => `the average \`${field}\`, rounded down`,
  largest: (field) => `the largest \`${field}\``,
  smallest: (field) => `the smallest \`${field}\``,
  gap: (field) => `the gap between the highest and the lowest \`${field}\``
}

const inPython: Readonly<Record<Measure, string>> = {
  total: "sum(values)",
  number: "len(values)",
  average: "sum(values) // len(values)",
  largest: "max(values)",
  smallest: "min(values)",
  gap: "max(values) - min(values)"
}

const inJavascript: Readonly<Record<Measure, string>> = {
  total: "values.reduce((sum, value) => sum + value, 0)",
  number: "values.length",
  average: "Math.floor(values.reduce((sum, value) => sum + value, 0) / values.length)",
  largest: "Math.max(...values)",
  smallest: "Math.min(...values)",
  gap: "Math.max(...values) - Math.min(...values)"
}

const measured = (measure: Measure, values: ReadonlyArray<number>): number => {
  const sum = values.reduce((sum, value) => sum + value, 0)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return {
    total: sum,
    number: values.length,
    average: Math.floor(sum / values.length),
    largest: most,
    smallest: least,
    gap: most - least
  }[measure]
}

const names = ["north", "south", "mill", "harbour", "east", "upper", "old"]

/** Rows of which each has one of few names and a number; every limit is met exactly by one. */
const rowsOf = ({ by, field, limit }: Pick<Totals, "by" | "field" | "limit">, chance: Chance, count: number): Value => {
  const some = chance.sample(names, 3)
  return Array.from({ length: count }, (_, nth) => ({
    [by]: nth < 2 ? some[0] as string : chance.pick(some),
    [field]: nth === 1 ? limit : 1 + chance.int(2 * limit + 20)
  }))
}

const numberIn = (row: unknown, field: string): number => Number((row as Record<string, unknown>)[field])
const textIn = (row: unknown, field: string): string => String((row as Record<string, unknown>)[field])

/** A number out of rows. */
export const totals = family<Totals>({
  draw: ({ by, value }, chance) => ({
    measure: chance.pick(measures),
    by,
    field: value,
    each: chance.flip(0.7),
    limit: 3 + chance.int(58),
    ...(chance.flip(0.65) ? { bound: chance.pick(bounds) } : {})
  }),
  name: ({ by, each, field, measure }) =>
    `${measure === "number" ? "count" : measure}_${measure === "number" ? "rows" : field}${each ? `_by_${by}` : ""}`,
  parameters: ["rows"],
  say: ({ bound, by, each, field, limit, measure }, { chance, data, tongue }) => {
    const what = `${words[measure](field)}${each ? ` for each \`${by}\`` : ""}`
    const list = `a list of ${data.rows}, each ${tongue.record} with \`${by}\` and \`${field}\``
    return {
      does: chance.pick([
        `takes ${list}, and returns ${what}`,
        `is given ${list}, and gives back ${what}`,
        `works out ${what} from ${list}`
      ]),
      rules: [
        ...(bound === undefined
          ? []
          : [chance.pick([
            `Only those whose \`${field}\` is ${bound} ${limit} count.`,
            `It goes by the ones whose \`${field}\` is ${bound} ${limit} and by no others.`,
            `Leave out everything but those whose \`${field}\` is ${bound} ${limit}.`
          ])]),
        each
          ? `The result is ${tongue.record} from \`${by}\` to the number, and an empty one when nothing is left.`
          : "When nothing is left it returns 0."
      ]
    }
  },
  read: (text) => {
    const [, by, field] = /each (?:a dictionary|an object) with `(\w+)` and `(\w+)`/.exec(text) ?? []
    if (by === undefined || field === undefined) return undefined
    const measure = measures.find((one) => text.includes(words[one](field)))
    if (measure === undefined) return undefined
    const [, , bound, limit] = new RegExp(`whose \`(\\w+)\` is ${anyBound} (\\d+)`).exec(text) ?? []
    return {
      measure,
      by,
      field,
      each: text.includes(`for each \`${by}\``),
      limit: Number(limit ?? 20),
      ...(bound === undefined ? {} : { bound: bound as Bound })
    }
  },
  inputs: (spec, chance) => [[rowsOf(spec, chance, 3)], [rowsOf(spec, chance, 6)], [rowsOf(spec, chance, 9)], [[]]],
  answer: ({ bound, by, each, field, limit, measure }, [rows]) => {
    const usable = (rows as ReadonlyArray<unknown>).filter((row) =>
      bound === undefined || within(bound, numberIn(row, field), limit)
    )
    const values = (some: ReadonlyArray<unknown>) => some.map((row) => numberIn(row, field))
    if (!each) return usable.length === 0 ? 0 : measured(measure, values(usable))
    const grouped = Map.groupBy(usable, (row) => textIn(row, by))
    return Object.fromEntries([...grouped].map(([name, some]) => [name, measured(measure, values(some))]))
  },
  body: {
    python: ({ bound, by, each, field, limit, measure }, slip) => {
      const rows = slip && bound === undefined ? "rows[1:]" : "rows"
      const condition = bound === undefined ? "" : `row["${field}"] ${sign(bound, slip)} ${limit}`
      if (!each) {
        return [
          `values = [row["${field}"] for row in ${rows}${condition === "" ? "" : ` if ${condition}`}]`,
          `return ${inPython[measure]} if values else 0`
        ]
      }
      return [
        "found = {}",
        `for row in ${rows}:`,
        ...(condition === "" ? [] : [`    if not ${condition}:`, "        continue"]),
        `    found.setdefault(row["${by}"], []).append(row["${field}"])`,
        `return {name: ${inPython[measure]} for name, values in found.items()}`
      ]
    },
    javascript: ({ bound, by, each, field, limit, measure }, slip) => {
      const rows = slip && bound === undefined ? "rows.slice(1)" : "rows"
      const kept = bound === undefined ? rows : `${rows}.filter((row) => row.${field} ${sign(bound, slip)} ${limit})`
      if (!each) {
        return [
          `const values = ${kept}.map((row) => row.${field})`,
          `return values.length === 0 ? 0 : ${inJavascript[measure]}`
        ]
      }
      return [
        "const found = {}",
        `for (const row of ${kept}) {`,
        `  found[row.${by}] ??= []`,
        `  found[row.${by}].push(row.${field})`,
        "}",
        "return Object.fromEntries(",
        `  Object.entries(found).map(([name, values]) => [name, ${inJavascript[measure]}])`,
        ")"
      ]
    }
  }
})

interface Leaders {
  readonly by: string
  readonly field: string
  readonly count: number
}

/** Those with the largest totals. */
export const leaders = family<Leaders>({
  draw: ({ by, value }, chance) => ({ by, field: value, count: 2 + chance.int(4) }),
  name: ({ by, field }) => `top_${by}_by_${field}`,
  parameters: ["rows"],
  say: ({ by, count, field }, { chance, data, tongue }) => ({
    does: chance.pick([
      `takes a list of ${data.rows}, each ${tongue.record} with \`${by}\` and \`${field}\`, and returns the ${count} names of \`${by}\` with the largest sums of \`${field}\`, the largest first`,
      `adds up \`${field}\` over my ${data.rows} (each ${tongue.record} with \`${by}\` and \`${field}\`) and returns the ${count} names of \`${by}\` with the largest sums of \`${field}\`, the largest first`
    ]),
    rules: ["Where two sums are equal the alphabet decides.", "If there are fewer names, it returns those there are."]
  }),
  read: (text) => {
    const [, count, by, field] = /the (\d+) names of `(\w+)` with the largest sums of `(\w+)`/.exec(text) ?? []
    return by === undefined || field === undefined ? undefined : { by, field, count: Number(count) }
  },
  inputs: ({ by, count, field }, chance) => {
    const rows = (size: number): Value =>
      Array.from({ length: size }, (_, nth) => ({
        [by]: nth < count + 1 ? names[nth % names.length] as string : chance.pick(names.slice(0, count + 2)),
        [field]: 1 + chance.int(40)
      }))
    return [[rows(count + 2)], [rows(12)], [[{ [by]: "mill", [field]: 5 }, { [by]: "east", [field]: 5 }]], [[]]]
  },
  answer: ({ by, count, field }, [rows]) => {
    const sums = new Map<string, number>()
    for (const row of rows as ReadonlyArray<unknown>) {
      sums.set(textIn(row, by), (sums.get(textIn(row, by)) ?? 0) + numberIn(row, field))
    }
    return [...sums].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, count).map(([name]) => name)
  },
  body: {
    python: ({ by, count, field }, slip) => [
      "sums = {}",
      "for row in rows:",
      `    sums[row["${by}"]] = sums.get(row["${by}"], 0) + row["${field}"]`,
      `ranked = sorted(sums, key=lambda name: (${slip ? "" : "-"}sums[name], name))`,
      `return ranked[:${count}]`
    ],
    javascript: ({ by, count, field }, slip) => [
      "const sums = new Map()",
      "for (const row of rows) {",
      `  sums.set(row.${by}, (sums.get(row.${by}) ?? 0) + row.${field})`,
      "}",
      "return [...sums]",
      `  .sort(([a, x], [b, y]) => ${slip ? "x - y" : "y - x"} || (a < b ? -1 : 1))`,
      `  .slice(0, ${count})`,
      "  .map(([name]) => name)"
    ]
  }
})
