/** The numbers of a society's health with their trend from step to step. */
import type { Health } from "@stoa/core"
import { count, percent } from "../../canvas/Amount.ts"
import { section } from "../../canvas/Block.ts"
import * as Chart from "../../canvas/Chart.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { line } from "../../canvas/lines.ts"
import { pad, padStart, wrap } from "../../canvas/text.ts"
import type { Glyphs } from "../../state/Glyphs.ts"

interface Measure {
  readonly title: string
  readonly of: (numbers: Health.Numbers) => number
  readonly show: (value: number) => string
  readonly about: string
}

const flawed = ({ flaws }: Health.Numbers): number => Object.values(flaws).reduce((sum, many) => sum + many, 0)
const one = (value: number): string => value.toFixed(1)
const two = (value: number): string => value.toFixed(2)

const measures: ReadonlyArray<Measure> = [
  { title: "messages", of: ({ messages }) => messages, show: count, about: "how much is done" },
  { title: "reacting", of: ({ reactive }) => reactive, show: percent, about: "of acts answer what was heard" },
  { title: "hearers", of: ({ hearers }) => hearers, show: one, about: "of a message, on average" },
  { title: "unheard", of: ({ unheard }) => unheard, show: percent, about: "of messages reach nobody" },
  { title: "beyond", of: ({ inGroup }) => 1 - inGroup, show: percent, about: "of messages are heard in other groups" },
  { title: "reach", of: ({ reach }) => reach, show: one, about: "agents know of a chain of acts" },
  {
    title: "repeated",
    of: ({ repeated }) => repeated,
    show: percent,
    about: "of acts say nearly what the agent said before"
  },
  { title: "topics", of: ({ topics }) => topics, show: two, about: "of 1: how spread out the acts are" },
  { title: "flawed", of: flawed, show: count, about: "acts let pass with a flaw" },
  { title: "failing", of: ({ failing }) => failing, show: percent, about: "of turns come to nothing" }
]

/** The numbers over all steps, of the last one, and how they went. */
export const draw = (
  { all, goals, isolation, links, steps }: Health.Health,
  { glyphs, width }: { readonly width: number; readonly glyphs: Glyphs }
): ReadonlyArray<Line> => {
  const whole = steps.filter((step) => step.whole)
  const last = whole.at(-1)
  if (last === undefined) return [[span("No step is whole yet: there is nothing to measure.", "dim")]]
  const longest = measures.reduce((most, { about }) => Math.max(most, about.length), 0)
  const columns = Math.max(8, Math.min(whole.length, 40, width - 36 - longest))
  const about = width - 34 - columns
  // Where the words have no room beside the numbers, they stand below them.
  const isBelow = measures.some(({ about: words }) => about < words.length + 2)
  const head = line(
    span(pad("", 10)),
    span(padStart("all", 8), "title"),
    span(padStart(`step ${last.step}`, 10), "title"),
    span(`  ${padStart("by step", columns)}`, "dim")
  )
  return [
    head,
    ...measures.map(({ about: words, of, show, title }) =>
      line(
        span(pad(title, 10)),
        span(padStart(show(of(all)), 8), "strong"),
        span(padStart(show(of(last)), 10)),
        span(`  ${Chart.spark(Chart.gathered(whole.map(of), columns), { columns, glyphs })}`, "accent"),
        span(isBelow ? "" : `  ${words}`, "dim")
      )
    ),
    line(
      span(pad("plans", 10)),
      span(padStart(percent(goals.share), 8), "strong"),
      span(
        `  of ${count(goals.planSteps)} steps of plans are done; ${
          count(goals.agentsDone)
        } agents are done with theirs`,
        "dim"
      )
    ),
    line(
      span(pad("links", 10)),
      span(padStart(percent(isolation.linksUsed), 8), "strong"),
      span(`  of ${count(links)} links were used; ${count(isolation.isolatedGroups)} groups live for themselves`, "dim")
    ),
    ...(isBelow
      ? wrap(measures.map(({ about, title }) => `${title}: ${about}`).join("; "), width)
        .map((text): Line => [span(text, "dim")])
      : [])
  ]
}

/** The same under a title. */
export const block = (health: Health.Health, drawn: { readonly width: number; readonly glyphs: Glyphs }) =>
  section({ title: "health", lines: draw(health, drawn) }, drawn)
