/** Functions over rows with dates: the newest of each, and what is overdue. */
import type { Chance } from "../../../domain/Seed.ts"
import { family } from "./Family.ts"
import type { Value } from "./Literal.ts"

const dayLength = 86_400_000
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength
const dateOf = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10)

/** A day in the year after 2025-03-01. */
const someDay = (chance: Chance): number => dayOf("2025-03-01") + chance.int(365)

const field = (row: unknown, name: string): string => String((row as Record<string, unknown>)[name])
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface Newest {
  readonly key: string
  readonly date: string
  readonly value: string
}

/** The newest row of each key. */
export const newest = family<Newest>({
  draw: ({ date, key, value }) => ({ key, date, value }),
  name: ({ key }, { rows }) => `newest_${rows.replace(/\W+/g, "_")}_by_${key}`,
  parameters: ["rows"],
  say: ({ date, key, value }, { chance, data, tongue }) => ({
    does: chance.pick([
      `takes a list of ${data.rows}, each ${tongue.record} with \`${key}\`, \`${date}\` and \`${value}\`, and returns only the newest one of every \`${key}\`, in the order of \`${key}\``,
      `clears my ${data.rows} of what is out of date: it gets a list in which each is ${tongue.record} with \`${key}\`, \`${date}\` and \`${value}\`, and keeps only the newest one of every \`${key}\`, in the order of \`${key}\``
    ]),
    rules: [
      "Dates look like \"2026-03-01\".",
      "Of two with the same date the one further down in the list wins."
    ]
  }),
  read: (text) => {
    const [, key, date, value] = /(?:a dictionary|an object) with `(\w+)`, `(\w+)` and `(\w+)`/.exec(text) ?? []
    return key === undefined || date === undefined || value === undefined ||
        !text.includes("only the newest one of every")
      ? undefined
      : { key, date, value }
  },
  inputs: ({ date, key, value }, chance) => {
    const start = someDay(chance)
    const rows = (count: number): Value => {
      const keys = chance.sample(["A7", "B2", "C5", "D1", "E9", "F3"], Math.ceil(count / 2))
      return Array.from({ length: count }, (_, nth) => ({
        [key]: nth < keys.length ? keys[nth] as string : chance.pick(keys),
        [date]: dateOf(start + chance.int(40)),
        [value]: 1 + chance.int(90)
      }))
    }
    const twice = [3, 8].map((amount) => ({ [key]: "B2", [date]: dateOf(start), [value]: amount }))
    return [[rows(3)], [rows(6)], [twice], [[]]]
  },
  answer: ({ date, key }, [rows]) => {
    const kept = new Map<string, Value>()
    for (const row of rows as ReadonlyArray<Value>) {
      const before = kept.get(field(row, key))
      if (before === undefined || field(row, date) >= field(before, date)) kept.set(field(row, key), row)
    }
    return [...kept.values()].toSorted((a, b) => inOrder(field(a, key), field(b, key)))
  },
  body: {
    python: ({ date, key }, slip) => [
      "kept = {}",
      "for row in rows:",
      `    before = kept.get(row["${key}"])`,
      `    if before is None or row["${date}"] ${slip ? ">" : ">="} before["${date}"]:`,
      `        kept[row["${key}"]] = row`,
      "return [kept[name] for name in sorted(kept)]"
    ],
    javascript: ({ date, key }, slip) => [
      "const kept = new Map()",
      "for (const row of rows) {",
      `  const before = kept.get(row.${key})`,
      `  if (before === undefined || row.${date} ${slip ? ">" : ">="} before.${date}) kept.set(row.${key}, row)`,
      "}",
      `return [...kept.values()].sort((a, b) => (a.${key} < b.${key} ? -1 : 1))`
    ]
  }
})

interface Overdue {
  readonly key: string
  readonly date: string
  readonly days: number
}

/** What lies too long back. */
export const overdue = family<Overdue>({
  draw: ({ date, few, key }, chance) => ({ key, date, days: few + chance.int(20) }),
  name: (_, { rows }) => `overdue_${rows}`,
  parameters: ["rows", "today"],
  say: ({ date, days, key }, { chance, data, tongue }) => ({
    does: chance.pick([
      `takes a list of ${data.rows}, each ${tongue.record} with \`${key}\` and \`${date}\`, and a day, and returns the \`${key}\` of every one whose \`${date}\` lies more than ${days} days before that day`,
      `tells me which ${data.rows} are overdue: given a list of them, each ${tongue.record} with \`${key}\` and \`${date}\`, and a day, it returns the \`${key}\` of every one whose \`${date}\` lies more than ${days} days before that day`
    ]),
    rules: [
      "All days look like \"2026-03-01\".",
      `The one that lies furthest back comes first; those of one day come in the order of \`${key}\`.`
    ]
  }),
  read: (text) => {
    const [, key, date, days] =
      /returns the `(\w+)` of every one whose `(\w+)` lies more than (\d+) days before/.exec(text) ??
        []
    return key === undefined || date === undefined ? undefined : { key, date, days: Number(days) }
  },
  inputs: ({ date, days, key }, chance) => {
    const today = someDay(chance)
    const row = (name: string, ago: number) => ({ [key]: name, [date]: dateOf(today - ago) })
    const some = (count: number) =>
      chance.sample(["A7", "B2", "C5", "D1", "E9", "F3"], count).map((name) => row(name, chance.int(2 * days + 4)))
    const day = dateOf(today)
    return [
      [[row("C5", days + 1 + chance.int(9)), ...some(2).filter((one) => field(one, key) !== "C5")], day],
      [some(5), day],
      [[row("B2", days), row("A7", days + 1), row("A3", days + 1)], day],
      [[], day]
    ]
  },
  answer: ({ date, days, key }, [rows, today]) =>
    (rows as ReadonlyArray<Value>)
      .filter((row) => dayOf(String(today)) - dayOf(field(row, date)) > days)
      .toSorted((a, b) => inOrder(field(a, date), field(b, date)) || inOrder(field(a, key), field(b, key)))
      .map((row) => field(row, key)),
  imports: { python: "from datetime import date, timedelta" },
  body: {
    python: ({ date, days, key }, slip) => [
      `limit = (date.fromisoformat(today) - timedelta(days=${days})).isoformat()`,
      `late = [row for row in rows if row["${date}"] ${slip ? "<=" : "<"} limit]`,
      `late.sort(key=lambda row: (row["${date}"], row["${key}"]))`,
      `return [row["${key}"] for row in late]`
    ],
    javascript: ({ date, days, key }, slip) => [
      "const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000",
      "const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0)",
      "return rows",
      `  .filter((row) => day(today) - day(row.${date}) ${slip ? ">=" : ">"} ${days})`,
      `  .sort((a, b) => order(a.${date}, b.${date}) || order(a.${key}, b.${key}))`,
      `  .map((row) => row.${key})`
    ]
  }
})
