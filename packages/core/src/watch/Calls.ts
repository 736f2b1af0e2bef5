/** The attempts of a run, added up as they come: by model, phase, prompt, scenario and agent, second by second, and the latest of them. */
import * as Price from "../model/Price.ts"
import type { Attempt } from "./Rows.ts"
import * as Seconds from "./Seconds.ts"
import { agentAt } from "./Sentence.ts"
import * as Spans from "./Spans.ts"
import * as Sums from "./Sums.ts"
import type { Spending } from "./Watched.ts"

/** Sums over attempts. Those that stand otherwise than before are told again, and count as they stand now. */
export interface Calls {
  readonly add: (attempts: ReadonlyArray<Attempt>) => void
  /** As of a moment, in epoch milliseconds; undefined for that of the last attempt. The same object where nothing changed. */
  readonly spending: (now: number | undefined) => Spending
  readonly copy: () => Calls
}

/** Attempts of which more may be told, at most. */
const mostUnsettled = 4096

interface State {
  readonly sums: Sums.Sums
  readonly seconds: Seconds.Seconds
  readonly spans: Spans.Spans
  readonly unsettled: Map<number, Attempt>
}

const over = (prices: ReadonlyMap<string, Price.Price>, { seconds, spans, sums, unsettled }: State): Calls => {
  let version = 0
  let made: { readonly version: number; readonly until: number; readonly spending: Spending } | undefined

  /** Whole nanodollars; Infinity where tokens were used and no price is known. */
  const nanosOf = ({ cached, input, model, output }: Attempt): number => {
    const price = prices.get(model)
    if (price === undefined) return input + output === 0 ? 0 : Infinity
    return Price.cost(price, { inputTokens: input, outputTokens: output, cachedTokens: cached })
  }
  const count = (attempt: Attempt, sign: 1 | -1) => {
    const { model, place, prompt } = attempt
    const [phase = "", , scenario] = place.split("/")
    const agent = agentAt(place)
    sums.add({ attempt, nanos: nanosOf(attempt), sign }, {
      model,
      phase,
      prompt,
      scenario: phase === "class" ? scenario : undefined,
      agent
    })
    seconds.add({ attempt, nanos: nanosOf(attempt), sign })
  }
  const put = (attempt: Attempt) => {
    const before = unsettled.get(attempt.id)
    if (before !== undefined && before.state !== "open") count(before, -1)
    if (attempt.state !== "open") count(attempt, 1)
    unsettled.delete(attempt.id)
    // A call at its place may be told later, and somebody who resumes the run may know better what became of it.
    if (attempt.state === "open" || attempt.state === "cut" || attempt.prompt === undefined) {
      unsettled.set(attempt.id, attempt)
      if (unsettled.size > mostUnsettled) unsettled.delete(unsettled.keys().next().value as number)
    }
    spans.put(attempt)
  }

  return {
    add: (attempts) => {
      if (attempts.length === 0) return
      for (const attempt of attempts) put(attempt)
      version++
    },
    spending: (now) => {
      const until = now === undefined ? seconds.last() : Math.max(seconds.last(), Math.floor(now / 1000))
      if (made !== undefined && made.version === version && made.until === until) return made.spending
      const before = made?.version === version ? made.spending : undefined
      const spending: Spending = {
        ...(before ?? { ...sums.read(), spans: spans.read() }),
        seconds: seconds.read(until)
      }
      made = { version, until, spending }
      return spending
    },
    copy: () =>
      over(prices, {
        sums: sums.copy(),
        seconds: seconds.copy(),
        spans: spans.copy(),
        unsettled: new Map(unsettled)
      })
  }
}

/** No attempts yet, at these prices by the names of models. */
export const make = (prices: ReadonlyMap<string, Price.Price>): Calls =>
  over(prices, { sums: Sums.make(), seconds: Seconds.make(), spans: Spans.make(), unsettled: new Map() })
