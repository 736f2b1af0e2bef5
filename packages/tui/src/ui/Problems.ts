/** What is wrong with a run, in the order in which `!` shows it: alerts, agents whose turns failed, errors of the log. */
import type { Watched } from "@stoa/core"
import { HashMap, Option } from "effect"
import type { Crumb } from "./State.ts"

/** One problem: what it is, and where it is seen. */
export interface Problem {
  readonly text: string
  readonly crumb: Crumb
  /** The item there. */
  readonly item: string | undefined
}

type Run = Pick<Watched.Watched, "alerts" | "chronicle" | "world">

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const failed = ({ chronicle, world }: Run): Array<Problem> =>
  [...chronicle.agents]
    .filter(([, { failures }]) => failures > 0)
    .toSorted(([a], [b]) => compare(a, b))
    .map(([id, { failures, lastFailure }]) => {
      const name = Option.match(HashMap.get(world.agents, id), {
        onNone: () => id,
        onSome: ({ agent }) => `${agent.profile.name} (${id})`
      })
      return {
        text: `${name}: ${failures === 1 ? "a turn" : `${failures} turns`} came to nothing${
          lastFailure === undefined ? "." : `: ${lastFailure}`
        }`,
        crumb: { view: "agent", subject: id },
        item: undefined
      }
    })

/** All problems there are now. */
export const of = (run: Run): Array<Problem> => [
  ...run.alerts.map(({ sentence, step }): Problem => ({
    text: `Step ${step}: ${sentence}`,
    crumb: { view: "overview", subject: undefined },
    item: undefined
  })),
  ...failed(run),
  ...run.chronicle.entries.filter(({ level }) => level === "error").map(({ id, text }): Problem => ({
    text,
    crumb: { view: "logs", subject: undefined },
    item: String(id)
  }))
]

const counted = new WeakMap<Run, number>()

/** How many problems there are, counted once for a run as it is now. */
export const count = (run: Run): number => {
  const known = counted.get(run)
  if (known !== undefined) return known
  const failures = HashMap.reduce(run.chronicle.agents, 0, (sum, { failures }) => sum + (failures > 0 ? 1 : 0))
  const errors = run.chronicle.entries.filter(({ level }) => level === "error").length
  const all = run.alerts.length + failures + errors
  counted.set(run, all)
  return all
}
