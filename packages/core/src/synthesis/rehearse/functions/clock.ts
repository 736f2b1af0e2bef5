/** Functions over times and stretches of time. */
import type { Chance } from "../../../domain/Seed.ts"
import { family } from "./Family.ts"

interface Hours {
  /** Minutes beyond which a pause is taken off, and how long it is; absent: none is. */
  readonly pause?: { readonly beyond: number; readonly minutes: number }
}

const two = (number: number): string => String(number).padStart(2, "0")
const clock = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
const span = (from: number, length: number): string => `${clock(from)}-${clock(from + length)}`

const minutesOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(":").map(Number)
  return hour * 60 + minute
}

/** What hours add up to. */
export const hours = family<Hours>({
  draw: (_, chance) =>
    chance.flip(0.7)
      ? { pause: { beyond: 60 * (4 + chance.int(5)), minutes: chance.pick([10, 15, 20, 30, 40, 45, 60]) } }
      : {},
  name: (_, { rows }) => `minutes_of_${rows}`,
  parameters: ["times"],
  say: ({ pause }, { chance, data }) => ({
    does: `takes a list of times like "${
      span(60 * (5 + chance.int(5)) + 15 * chance.int(4), 60 * (3 + chance.int(5)))
    }", the hours my ${data.rows} took, and returns ${
      chance.pick(["how many minutes they come to together", "the minutes they come to together"])
    }`,
    rules: [
      chance.pick([
        "A time that ends before it begins runs past midnight.",
        "Where the end is earlier than the beginning, it went on past midnight."
      ]),
      ...(pause === undefined
        ? []
        : [`From each that is longer than ${pause.beyond} minutes, ${pause.minutes} are taken off for the break.`])
    ]
  }),
  read: (text) => {
    if (!/a list of times like "\d\d:\d\d-\d\d:\d\d"/.test(text)) return undefined
    const [, beyond, minutes] = /longer than (\d+) minutes, (\d+) are taken off/.exec(text) ?? []
    return beyond === undefined ? {} : { pause: { beyond: Number(beyond), minutes: Number(minutes) } }
  },
  inputs: ({ pause }, chance) => {
    const edge = pause?.beyond ?? 300
    const some = (count: number) =>
      Array.from({ length: count }, () => span(15 * chance.int(72), 15 * (4 + chance.int(36))))
    return [[[span(480, edge + 30), ...some(1)]], [some(4)], [[span(1320, 300), span(360, edge)]], [[]]]
  },
  answer: ({ pause }, [times]) =>
    (times as ReadonlyArray<string>).reduce((sum, time) => {
      const [begin = "", end = ""] = time.split("-")
      const length = (minutesOf(end) - minutesOf(begin) + 1440) % 1440
      return sum + length - (pause !== undefined && length > pause.beyond ? pause.minutes : 0)
    }, 0),
  body: {
    python: ({ pause }, slip) => [
      "def minutes(clock):",
      "    hour, minute = clock.split(\":\")",
      "    return int(hour) * 60 + int(minute)",
      "",
      "total = 0",
      "for time in times:",
      "    begin, end = time.split(\"-\")",
      `    length = ${slip ? "minutes(end) - minutes(begin)" : "(minutes(end) - minutes(begin)) % 1440"}`,
      ...(pause === undefined ? [] : [`    if length > ${pause.beyond}:`, `        length -= ${pause.minutes}`]),
      "    total += length",
      "return total"
    ],
    javascript: ({ pause }, slip) => [
      "const minutes = (clock) => {",
      "  const [hour, minute] = clock.split(\":\").map(Number)",
      "  return hour * 60 + minute",
      "}",
      "let total = 0",
      "for (const time of times) {",
      "  const [begin, end] = time.split(\"-\")",
      `  let length = ${slip ? "minutes(end) - minutes(begin)" : "(minutes(end) - minutes(begin) + 1440) % 1440"}`,
      ...(pause === undefined ? [] : [`  if (length > ${pause.beyond}) length -= ${pause.minutes}`]),
      "  total += length",
      "}",
      "return total"
    ]
  }
})

interface Joined {
  readonly gap: number
}

const pairs = (chance: Chance, count: number, gap: number): Array<[number, number]> =>
  Array.from({ length: count }, () => {
    const from = chance.int(8 * (gap + 3))
    return [from, from + chance.int(gap + 4)]
  })

/** Stretches of time that touch become one. */
export const joined = family<Joined>({
  draw: (_, chance) => ({ gap: 1 + chance.int(14) }),
  name: (_, { rows }) => `join_${rows}`,
  parameters: ["pairs"],
  say: ({ gap }, { chance, data }) => ({
    does: `takes a list of pairs of day numbers, the first and the last day of my ${data.rows}, and ${
      chance.pick(["puts together all", "makes one out of those"])
    } that overlap or lie at most ${gap} days apart`,
    rules: [
      "Days apart means the first day of the later one minus the last day of the earlier one.",
      "The result is a list of such pairs, sorted by their first day."
    ]
  }),
  read: (text) => {
    const [, gap] = /overlap or lie at most (\d+) days apart/.exec(text) ?? []
    return gap === undefined ? undefined : { gap: Number(gap) }
  },
  inputs: ({ gap }, chance) => [
    [[[1, 4], [4 + gap, 9 + gap], [12 + 3 * gap, 14 + 3 * gap]]],
    [pairs(chance, 6, gap)],
    [[[20 + gap, 21 + gap], [1, 9], [3, 5], [10 + gap, 11 + gap]]],
    [[]]
  ],
  answer: ({ gap }, [list]) => {
    const result: Array<[number, number]> = []
    for (const [from, to] of (list as ReadonlyArray<[number, number]>).toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
      const last = result.at(-1)
      if (last !== undefined && from - last[1] <= gap) last[1] = Math.max(last[1], to)
      else result.push([from, to])
    }
    return result
  },
  body: {
    python: ({ gap }, slip) => [
      "joined = []",
      "for first, last in sorted(pairs):",
      `    if joined and first - joined[-1][1] ${slip ? "<" : "<="} ${gap}:`,
      "        joined[-1][1] = max(joined[-1][1], last)",
      "    else:",
      "        joined.append([first, last])",
      "return joined"
    ],
    javascript: ({ gap }, slip) => [
      "const joined = []",
      "for (const [first, last] of [...pairs].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {",
      "  const before = joined.at(-1)",
      `  if (before && first - before[1] ${slip ? "<" : "<="} ${gap}) before[1] = Math.max(before[1], last)`,
      "  else joined.push([first, last])",
      "}",
      "return joined"
    ]
  }
})
