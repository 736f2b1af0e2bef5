/** How the people do: who does what just now, and how far their plans have come. */
import { count, percent } from "../../canvas/Amount.ts"
import type { Block } from "../../canvas/Block.ts"
import { bar } from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { pad, padStart } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"
import * as Statuses from "../people/Statuses.ts"

// Columns of the words and of the numbers.
const [words, numbers] = [14, 5]

const row = (
  { glyphs }: Scene,
  { value, of, said, sign, width }: {
    readonly sign: Line
    readonly value: number
    readonly of: number
    readonly said: string
    readonly width: number
  }
): Line => [
  ...sign,
  span(padStart(count(value), numbers), "strong"),
  span("  "),
  ...bar(of === 0 ? 0 : value / of, { columns: Math.max(0, Math.min(24, width - words - numbers - 8)), glyphs }),
  span(padStart(said, 6), "dim")
]

/** All statuses in a line, the most frequent first. */
export const inLine = (scene: Scene): Line =>
  Statuses.counts(scene).flatMap(({ agents, standing }, index) => [
    span(index === 0 ? "" : "  "),
    span(`${standing.glyph} `, standing.tone),
    span(count(agents), "strong"),
    span(` ${standing.word}`)
  ])

/** The statuses, the most frequent first, with how many have them; those for which there is no line share the last. */
export const statuses = (scene: Scene, { most, width }: { readonly width: number; readonly most: number }): Block => {
  const counts = Statuses.counts(scene)
  const all = counts.reduce((sum, { agents }) => sum + agents, 0)
  const shown = counts.length <= most ? counts : counts.slice(0, most - 1)
  const rest = counts.slice(shown.length)
  return [
    ...shown.map(({ agents, standing }) =>
      row(scene, {
        sign: [span(`${standing.glyph} `, standing.tone), span(pad(standing.word, words - 2))],
        value: agents,
        of: all,
        said: percent(agents / all),
        width
      })
    ),
    ...(rest.length === 0
      ? []
      : [rest.flatMap(({ agents, standing }, index): Line => [
        span(index === 0 ? "" : "  "),
        span(`${standing.glyph} `, standing.tone),
        span(count(agents), "strong"),
        span(` ${standing.word}`)
      ])])
  ]
}

/** How many steps of plans are done, and how many people have done all of theirs. */
export const goals = (scene: Scene, width: number): Block => {
  const { agents, goals } = scene.watched.health
  if (goals.planSteps === 0) return []
  return [
    row(scene, {
      sign: [span(pad("plan steps", words))],
      value: goals.done,
      of: goals.planSteps,
      said: percent(goals.share),
      width
    }),
    row(scene, {
      sign: [span(pad("whole plans", words))],
      value: goals.agentsDone,
      of: agents,
      said: percent(agents === 0 ? 0 : goals.agentsDone / agents),
      width
    })
  ]
}
