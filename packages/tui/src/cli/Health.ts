/** How a society does, for a person to read. */
import type { Health } from "@stoa/core"
import * as Screen from "./Screen.ts"

type Numbers = Health.Numbers
type Alert = Health.Alert

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** An alert in a line of plain text. */
export const sentence = ({ sentence, step }: Alert): string => `step ${step}: ${sentence}`

/** An alert as it stands out while a run goes on. */
export const warning = (alert: Alert): string => Screen.style.yellow(`! ${sentence(alert)}`)

/** A society's health in one line. */
export const line = ({ all, goals }: Pick<Health.Health, "all" | "goals">): string =>
  [
    `${all.hearers.toFixed(1)} hearers a message`,
    `${percent(all.unheard)} heard by nobody`,
    `${percent(1 - all.inGroup)} beyond their group`,
    `${percent(all.repeated)} repeated`,
    `topics ${all.topics.toFixed(2)} of 1`,
    `${percent(goals.share)} of all plan steps done`,
    ...(all.failedTurns === 0 ? [] : [`${percent(all.failing)} of turns failed`])
  ].join(", ")

const flawed = ({ flaws }: Numbers): number => Object.values(flaws).reduce((sum, count) => sum + count, 0)

/** Columns of the table: what stands above, and what of the numbers below. */
const columns: ReadonlyArray<readonly [string, (numbers: Numbers) => string]> = [
  ["messages", ({ messages }) => String(messages)],
  ["reacting", ({ reactive }) => percent(reactive)],
  ["hearers", ({ hearers }) => hearers.toFixed(2)],
  ["unheard", ({ unheard }) => percent(unheard)],
  ["in group", ({ inGroup }) => percent(inGroup)],
  ["reach", ({ reach }) => reach.toFixed(1)],
  ["repeated", ({ repeated }) => percent(repeated)],
  ["topics", ({ topics }) => topics.toFixed(2)],
  ["flawed", (numbers) => String(flawed(numbers))],
  ["failed", ({ failedTurns }) => String(failedTurns)]
]

const row = (head: string, cells: ReadonlyArray<string>): string =>
  `${head.padEnd(6)}${cells.map((cell) => cell.padStart(10)).join("")}`

/** Steps shown from the beginning and from the end of a long life. */
const shown = 4

/** A table by step, of a long life the first and last steps, and over all. */
export const table = ({ all, steps }: Health.Health): Array<string> => {
  const line = (head: string, numbers: Numbers) => row(head, columns.map(([, of]) => of(numbers)))
  const left = steps.length > 2 * shown + 1 ? steps.length - 2 * shown : 0
  const lines = steps.map((step) => line(`${step.step}${step.whole ? "" : " *"}`, step))
  return [
    row("step", columns.map(([head]) => head)),
    ...(left === 0
      ? lines
      : [...lines.slice(0, shown), `... ${Screen.count(left, "step")} more ...`, ...lines.slice(-shown)]),
    line("all", all),
    ...(steps.some(({ whole }) => !whole) ? ["* not all groups have ended this step"] : [])
  ]
}
