/** A small programming task: how somebody asks for it, how it is known again, and code that solves it. */
import type { Chance } from "../../../domain/Seed.ts"
import type { Table } from "../../../model/rehearse/Trade.ts"

/** What a task is about: a table of the person's trade, and a few numbers. */
export interface Data extends Table {
  /** A small number, such as days or items. */
  readonly few: number
  /** A larger one, such as rows. */
  readonly many: number
}

/** A task put into a person's words. */
export interface Wish {
  /** One sentence or two: what is wanted. */
  readonly want: string
  /** What the data look like; "" where none are needed. */
  readonly given: string
  /** The person's own attempt, as a fenced block; "" where there is none. */
  readonly draft: string
  /** Conditions for the more demanding levels. */
  readonly limits: ReadonlyArray<string>
}

/** An answer in parts. */
export interface Solution {
  readonly language: string
  /** What it does, before the code. */
  readonly before: string
  readonly code: string
  /** What to look out for, behind the code. */
  readonly after: ReadonlyArray<string>
}

/** A family of tasks. */
export interface Task {
  readonly id: string
  /** Matters that call for it. */
  readonly fits: RegExp
  /** The words by which an instruction is known to ask for it. */
  readonly sign: RegExp
  /** True when the wish makes no sense without the person's own attempt. */
  readonly showsDraft?: boolean
  readonly ask: (data: Data, chance: Chance) => Wish
  readonly answer: (data: Data, text: string) => Solution
}

const standard: Data = {
  file: "orders",
  rows: "orders",
  key: "order_id",
  by: "customer",
  value: "amount",
  date: "ordered_on",
  few: 7,
  many: 4000
}

// Three or more marked names in a row: the columns, in the order of a table.
const header = /`(\w+)`(?: in A)?,(?: and)? `(\w+)`(?: in B)?,?(?: and)? `(\w+)`(?: in C)?(?:,?(?: and)? `(\w+)`)?/

/** The data an instruction speaks of, read back from its marked names; usual names where it marks none. */
export const readData = (text: string): Data => {
  const file = /`([A-Za-z_][\w-]*)\.\w{2,4}`/.exec(text)?.[1] ??
    /(?:table|folder|folder called|back up|copy of) `(\w+)`/.exec(text)?.[1] ??
    /\b[Ss]heet,? (\w+)[:,]/.exec(text)?.[1] ??
    /id="(\w+)"/.exec(text)?.[1]
  const [, key, by, value, date] = header.exec(text) ?? []
  const marked = [...text.matchAll(/`([a-z_]\w*)`/g)].map(([, name]) => name as string).filter((name) =>
    name !== file && !javascript.test(name)
  )
  const number = /\b(\d{1,2}) (?:days?|readings|times|attempts|items|people|files|minutes)\b/.exec(text)?.[1]
  return {
    file: file ?? standard.file,
    rows: standard.rows,
    key: key ?? /print\("(\w+)"/.exec(text)?.[1] ?? marked[0] ?? standard.key,
    by: by ?? standard.by,
    value: value ?? (key === undefined ? marked[1] : undefined) ?? standard.value,
    date: date ?? standard.date,
    few: number === undefined ? standard.few : Number(number),
    many: standard.many
  }
}

const javascript = /^(?:await|forEach|datetime|urllib|payments|paid_on)$/

/** Says what is in the file, so that the names can be read back in the same order. */
export const describeFile = ({ by, date, file, key, many, value }: Data, chance: Chance, ending = "csv"): string =>
  chance.pick([
    `The file is \`${file}.${ending}\` with the columns \`${key}\`, \`${by}\`, \`${value}\` and \`${date}\`.`,
    `I have \`${file}.${ending}\`, header \`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`.`,
    `Data: \`${file}.${ending}\` (\`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`), roughly ${many} rows.`,
    `Everything sits in \`${file}.${ending}\`: \`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`.`,
    `It comes as \`${file}.${ending}\`. The first line says \`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`.`
  ])

/** The same for a table of a database. */
export const describeTable = ({ by, date, file, key, value }: Data, chance: Chance): string =>
  chance.pick([
    `The table \`${file}\` has \`${key}\`, \`${by}\`, \`${value}\` and \`${date}\`.`,
    `I have a table \`${file}\` with \`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`.`,
    `Columns of the table \`${file}\`: \`${key}\`, \`${by}\`, \`${value}\`, \`${date}\`.`
  ])

/** A fenced block. */
export const block = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\``

/** Limits that fit most scripts. */
export const usualLimits = ({ many }: Data): ReadonlyArray<string> => [
  "It has to run on Python 3.9 without extra packages, because I may not install anything.",
  `There are about ${many} rows, so it need not be clever, only right.`,
  "Some cells are empty and must not crash it.",
  "Names have accents in them, and they should survive.",
  "Please add two or three lines that test it on made-up rows.",
  "I will run it every morning, so running it twice must do no harm."
]
