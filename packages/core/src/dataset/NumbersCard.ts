/** What the card says of how varied a data set is. */
import * as Histogram from "../diversity/Histogram.ts"
import type { Measured } from "../diversity/Measured.ts"
import * as Table from "../diversity/Table.ts"
import { list, table } from "./Markdown.ts"
import type { Numbers } from "./Numbers.ts"

const sideBySide = (columns: ReadonlyArray<Table.Column>): string =>
  table(
    ["number", ...columns.map(({ name }) => name), "what it is"],
    Table.filled(columns).map(({ cells, meaning, title }) => [title, ...cells, meaning])
  )

const groups = (what: string, of: Readonly<Record<string, Measured>>): Array<string> => {
  const columns = Object.entries(of).map(([name, measured]) => ({ name, measured }))
  const filled = Table.filled(columns, { brief: true })
  return columns.length === 0 ? [] : [
    table(
      [what, ...filled.map(({ title }) => title)],
      columns.map(({ name }, nth) => [name, ...filled.map(({ cells }) => cells[nth] ?? "")])
    )
  ]
}

const lengths = ({ lengths: { instruction, response, thinking } }: Measured): string => {
  const columns = [["instruction", instruction], ["response", response], ["thinking", thinking]] as const
  const shown = columns.flatMap(([name, counts]) => (counts === undefined ? [] : [{ name, counts }]))
  const last = Math.max(0, ...shown.map(({ counts }) => counts.findLastIndex((count) => count > 0)))
  return table(
    ["characters", ...shown.map(({ name }) => name)],
    Array.from({ length: last + 1 }, (_, nth) => [Histogram.name(nth), ...shown.map(({ counts }) => counts[nth] ?? 0)])
  )
}

const verbs = ({ verbs: { found, looked, roots } }: Measured): Array<string> =>
  roots.length === 0 ? [] : [
    `What is asked for, by the root verb of English instructions and its direct object, found by rule in ${found} of ${looked} rows:`,
    table(
      ["verb", "rows", "objects"],
      roots.map(({ objects, rows, verb }) => [
        verb,
        rows,
        list(Object.fromEntries(objects.map(({ object, rows }) => [object, rows])))
      ])
    )
  ]

const ratings = ({ ratings: given }: Measured): Array<string> =>
  given === undefined ? [] : [
    `A judge was asked about ${given.rows} of the rows:`,
    table(["what", "rows"], [
      ["quality of the instruction", list(given.quality)],
      ["difficulty", list(given.difficulty)],
      ["task", list(given.category)]
    ])
  ]

const problems = ({ references }: Numbers): Array<string> =>
  references.flatMap((reference) =>
    "problem" in reference ? [`Not compared with ${reference.name}: ${reference.problem}.`] : []
  )

/** The section of numbers. */
export const section = (numbers: Numbers): string => {
  const { set } = numbers
  const columns = [
    { name: "this data set", measured: set.whole },
    ...numbers.references.flatMap((reference) =>
      "problem" in reference ? [] : [{ name: reference.name, measured: reference.whole }]
    )
  ]
  const by = numbers.embedder === undefined ? "" : ` Cosines are those of the embedder ${numbers.embedder}.`
  return [
    `## How varied it is

None of these numbers says that a row is good. Most change with the number of rows: compare sets of one size.${by}`,
    sideBySide(columns),
    ...problems(numbers),
    ...groups("kind", set.kinds),
    ...groups("source", set.sources),
    lengths(set.whole),
    ...verbs(set.whole),
    ...ratings(set.whole)
  ].join("\n\n")
}
