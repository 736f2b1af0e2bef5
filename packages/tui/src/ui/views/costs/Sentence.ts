/** What a run has cost so far and is likely to cost, in sentences. */
import { Projection, Recipe, type Watched } from "@stoa/core"
import { count, dollars, many } from "../../canvas/Amount.ts"
import { type Line, span } from "../../canvas/Line.ts"
import { line } from "../../canvas/lines.ts"
import { clean } from "../../canvas/text.ts"

/** What is expected of the whole run, from what was forecast and what was spent. */
export interface Expected {
  readonly calls: number
  readonly tokens: number
  readonly cost: number | undefined
}

/** What the run is expected to come to; undefined once it is over, and where nothing was forecast. */
export const expected = ({ mode, pulse, spending: { total } }: Watched.Watched): Expected | undefined => {
  const forecast = pulse?.forecast
  if (forecast === undefined || mode === "finished" || mode === "stopped" || forecast.calls <= 0) return undefined
  const done = total.calls / forecast.calls
  const tokens = total.inputTokens + total.outputTokens
  return {
    calls: Math.max(total.calls, forecast.calls),
    tokens: Projection.total(tokens, forecast.tokens, done),
    cost: forecast.cost === undefined || total.cost === undefined
      ? undefined
      : Projection.total(total.cost, forecast.cost, done)
  }
}

/** Models whose calls used tokens, and whose price nobody knows. */
export const unpriced = ({ byModel }: Watched.Spending): ReadonlyArray<string> =>
  [...byModel].filter(([, { cost, inputTokens, outputTokens }]) => cost === undefined && inputTokens + outputTokens > 0)
    .map(([model]) => model)

/** The one sentence that matters: dollars spent, expected and allowed. */
export const money = (watched: Watched.Watched): Line => {
  const { run: { recipe }, spending } = watched
  const { cost } = spending.total
  const limit = recipe.operation.maxCost
  const allowed = limit === undefined ? "" : `, of a budget of ${dollars(limit)}`
  const isOver = watched.mode === "finished"
  if (Recipe.isRehearsed(recipe)) {
    return line(
      span("This is a rehearsal: nothing to pay.", "strong"),
      span("  Every answer comes from a program that plays a model.", "dim")
    )
  }
  if (cost === undefined) {
    const models = unpriced(spending).map(clean).join(", ")
    return line(
      span("What this run costs is not known: ", "warn"),
      span(
        `no price is known of ${
          models === "" ? "its model" : models
        }. Write it into a file and name that with --prices FILE.`
      )
    )
  }
  const whole = expected(watched)?.cost
  return line(
    span(isOver ? "This run cost " : "This run has cost "),
    span(dollars(cost), "strong"),
    span(isOver ? "" : " so far"),
    ...(whole === undefined ? [] : [span(", about "), span(dollars(whole), "strong"), span(" expected")]),
    span(`${allowed}.`),
    ...(limit !== undefined && whole !== undefined && whole > limit
      ? [span(" It would stop at its budget before its end.", "warn")]
      : [])
  )
}

/** Calls and tokens in a sentence, with what is expected of them. */
export const use = (watched: Watched.Watched): Line => {
  const { cachedTokens, calls, failed, inputTokens, outputTokens } = watched.spending.total
  const whole = expected(watched)
  const cached = cachedTokens === 0 || inputTokens === 0
    ? ""
    : `, ${Math.round(100 * cachedTokens / inputTokens)} % of them from a cache`
  return line(
    span(many(calls, "call"), "strong"),
    span(whole === undefined ? "" : ` of about ${count(whole.calls)}`),
    span(failed === 0 ? "" : `, ${many(failed, "retry", "retries")} among them`, "warn"),
    span("; "),
    span(`${count(inputTokens)} tokens`, "strong"),
    span(` read${cached}, `),
    span(count(outputTokens), "strong"),
    span(" written"),
    span(whole === undefined ? "" : `; about ${count(whole.tokens)} in all`),
    span(".")
  )
}

/** What a row and an episode came to. */
export const each = ({ spending: { total }, world }: Watched.Watched, episodes: number): Line => {
  const rows = world.kept
  const tokens = total.inputTokens + total.outputTokens
  const of = (number: number, noun: string) =>
    number === 0
      ? []
      : [
        `${
          total.cost === undefined || total.cost === 0
            ? `${count(tokens / number)} tokens`
            : dollars(total.cost / number)
        } ${noun}`
      ]
  const told = [...of(rows, `a row (${count(rows)} kept)`), ...of(episodes, `an episode (${count(episodes)})`)]
  return told.length === 0 ? [] : [span(`That is ${told.join(" and ")}.`, "dim")]
}
