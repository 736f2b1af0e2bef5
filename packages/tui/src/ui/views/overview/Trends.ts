/** How calls go: each number as it is now, with the last minutes of it. */
import type { Watched } from "@stoa/core"
import { count, dollars, duration, many, rate } from "../../canvas/Amount.ts"
import type { Block } from "../../canvas/Block.ts"
import { gathered, spark } from "../../canvas/Chart.ts"
import { type Line, span, type Tone } from "../../canvas/Line.ts"
import { pad, padStart } from "../../canvas/text.ts"
import type { Scene } from "../../state/View.ts"

interface Trend {
  readonly name: string
  readonly values: ReadonlyArray<number | undefined>
  /** The value now, of a run in progress. */
  readonly now: string
  /** What it comes to over the whole run. */
  readonly all: string
  readonly tone?: Tone
}

/** Seconds over which the present is averaged: one alone says little. */
const recent = 5

const mean = (values: ReadonlyArray<number>): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

const last = (values: ReadonlyArray<number | undefined>): number | undefined =>
  values.findLast((value) => value !== undefined)

const time = (milliseconds: number | undefined): string => milliseconds === undefined ? "-" : duration(milliseconds)

const budget = ({ recipe }: Watched.Watched["run"]): string =>
  recipe.operation.maxCost === undefined ? "" : ` of ${dollars(recipe.operation.maxCost)}`

const trends = ({ chronicle, run, spending }: Watched.Watched): ReadonlyArray<Trend> => {
  const { seconds, total } = spending
  // The second that is not over yet would always look like a fall.
  const whole = seconds.slice(0, -1)
  const now = (of: (second: Watched.Second) => number) => rate(mean(whole.slice(-recent).map(of)))
  const tokens = (second: Watched.Second) => second.inputTokens + second.outputTokens
  const p50 = whole.map((second) => second.p50)
  const p95 = whole.map((second) => second.p95)
  const acted = chronicle.steps.map((step) => step.acted)
  return [
    {
      name: "calls/s",
      values: whole.map(({ calls }) => calls),
      now: now(({ calls }) => calls),
      all: many(total.calls, "call")
    },
    { name: "usual call (p50)", values: p50, now: time(last(p50)), all: "" },
    { name: "slow calls (p95)", values: p95, now: time(last(p95)), all: "" },
    {
      name: "tokens/s",
      values: whole.map(tokens),
      now: now(tokens),
      all: `${count(total.inputTokens + total.outputTokens)} tokens`
    },
    {
      name: "cost/min",
      values: whole.map(({ cost }) => cost),
      now: total.cost === undefined ? "-" : dollars(mean(whole.slice(-60).map(({ cost }) => cost ?? 0)) * 60),
      all: total.cost === undefined ? "no price known" : `${dollars(total.cost)}${budget(run)}`
    },
    {
      name: "retries/s",
      values: whole.map(({ failed }) => failed),
      now: now(({ failed }) => failed),
      all: many(total.failed, "retry", "retries"),
      ...(total.failed > 0 ? { tone: "warn" as const } : {})
    },
    {
      name: "messages/step",
      values: acted,
      now: String(acted.at(-1) ?? 0),
      all: many(acted.reduce((sum, acted) => sum + acted, 0), "message")
    }
  ]
}

// Columns of the present value and of the sum.
const [nows, alls] = [8, 14]

/** From this width on names are written out. */
const roomy = 56

const short: Readonly<Record<string, string>> = { "usual call (p50)": "usual (p50)", "slow calls (p95)": "slow (p95)" }

/** Which of them are shown where there is room for only so many: first those that a person looks for first. */
const ranks = ["calls/s", "cost/min", "retries/s", "slow calls (p95)", "tokens/s", "messages/step", "usual call (p50)"]

/** A line for each trend: name, chart, present value, and the sum where there is room. */
export const draw = (
  { glyphs, watched }: Scene,
  { most, width }: { readonly width: number; readonly most: number }
): Block => {
  const shown = ranks.slice(0, Math.max(0, most))
  const isLive = watched.mode === "live"
  const names = width < roomy ? 13 : 16
  const hasSums = width >= names + nows + alls + 16
  const columns = Math.max(0, width - names - (isLive ? nows : 0) - (hasSums || !isLive ? alls + 2 : 0) - 3)
  return trends(watched).filter(({ name }) => shown.includes(name)).map(({ all, name, now, tone, values }): Line => [
    span(pad(width < roomy ? short[name] ?? name : name, names), "dim"),
    span(" "),
    span(spark(gathered(values, columns), { columns, glyphs }), tone ?? "accent"),
    span("  "),
    ...(isLive ? [span(padStart(now, nows), "strong")] : []),
    ...(hasSums || !isLive ? [span(isLive ? "  " : ""), span(pad(all, alls), isLive ? "dim" : "strong")] : [])
  ])
}
