/** What a class says of itself at its end: what became of each scenario's plays, and what learners gained. */
import { type Manifest, World } from "@stoa/core"
import { Gain } from "@stoa/scenarios"
import * as Screen from "./Screen.ts"

type ClassSummary = NonNullable<Manifest.Summary["class"]>

const most = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts).toSorted(([, a], [, b]) => b - a).map(([name, count]) =>
    `${count} by ${Screen.quote(name, 60)}`
  )
    .join(", ")

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`

/** One line for each scenario, as wide as the widest name. */
const scenarioLines = ({ scenarios }: ClassSummary): Array<string> => {
  const names = Object.keys(scenarios)
  const wide = Math.max(0, ...names.map((name) => name.length))
  return names.map((name) => {
    const { elsewhere, failed, failedBy, faulty, kept, nothing, played, rejected, rejectedBy } = scenarios[name]!
    return [
      `  ${name.padEnd(wide)}  ${
        kept + rejected > played
          ? `${Screen.count(kept, "conversation")} of ${Screen.count(played, "play")} kept`
          : `${kept} of ${Screen.count(played, "play")} kept`
      }`,
      ...(rejected === 0 ? [] : [`${rejected} dropped (${most(rejectedBy)})`]),
      ...(elsewhere === 0 ? [] : [`${elsewhere} sent elsewhere`]),
      ...(nothing === 0 ? [] : [`${nothing} came to nothing`]),
      ...(failed === 0 ? [] : [`${failed} failed (${most(failedBy)})`]),
      ...(faulty === undefined ? [] : [`faulty reasoning in ${percent(faulty.mean)} of ${faulty.n}`])
    ].join(", ")
  })
}

/** The lines of a class. */
export const lines = (summary: ClassSummary, world: World.World): Array<string> => {
  const { questions, similar } = summary
  const asked = questions.reduce((sum, { questions }) => sum + questions, 0)
  const tested = World.plays(world).filter(({ notes }) => notes["pre"] !== undefined)
  const gain = tested.length === 0 ? [] : Gain.table(tested)
  return [
    `  over ${Screen.count(asked, "question")} of ${
      [...new Set(questions.map(({ source }) => source))].map((source) => Screen.quote(source, 60)).join(", ")
    }${similar.matched === 0 ? "" : `; ${similar.matched} went with one like it`}`,
    ...scenarioLines(summary),
    ...(gain.length === 0 ? [] : ["", ...gain.map((line) => `  ${line}`)])
  ]
}
