/** What the card says of gates: what each filter dropped, what of benchmarks was found, what people decided. */
import type { Summary } from "./Manifest.ts"
import { cell, list, table } from "./Markdown.ts"

const people = ({ decisions }: Summary): string =>
  decisions === undefined ? "" : `\n\nPeople looked at rows and had the last word about them: ${cell(list(decisions))}.`

/** The section about filters. */
export const gates = (summary: Summary): string =>
  `## Gates

Every row passed these filters, in this order; what each dropped stands in \`rejected.jsonl\` with the reason.

${
    table(
      ["filter", "rows that came to it", "kept", "dropped", "kept and reported", "dropped by it alone"],
      summary.filters.map((gate) => [gate.filter, gate.in, gate.out, gate.in - gate.out, gate.reported, gate.alone])
    )
  }${people(summary)}`

/** The section about benchmarks. */
export const contamination = ({ contamination: found }: Summary): string => {
  if (found === undefined) {
    return `## Contamination

No files of tests were named: nobody looked whether rows repeat a benchmark.`
  }
  const { benchmarks, dropped, files, looked } = found
  return `## Contamination

${looked} rows were compared with every item of ${
    benchmarks === undefined ? "the files of tests that the recipe names" : cell(benchmarks.join(", "))
  }. A row repeats an item when it holds
most of its words in their order, and the same numbers. Dropped for that: ${dropped}${
    dropped === 0 ? "" : ` (${cell(list(files))})`
  }. What was put in quite other words is not found.`
}
