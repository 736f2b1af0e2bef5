/** What a run may spend: no attempt is sent unless its worst case fits beside the worst cases of all that are in flight. */
import { Context, Effect, Layer } from "effect"
import { type Attempt, AttemptStore, type Spent } from "../log/Attempts.ts"
import type { LogError } from "../log/EventLog.ts"
import * as Allowance from "./Allowance.ts"
import { type Amount, and, none, plus } from "./Claims.ts"
import * as Reservation from "./Reservation.ts"

export type { BudgetOptions, Limits, Spending } from "./Allowance.ts"
export type { Reservation } from "./Reservation.ts"

/** Shares a run's budget among all its endpoints. */
export class Budget extends Context.Service<Budget, {
  /**
   * Runs an attempt as soon as its worst case fits. While it does not, it waits in line, as long as others in flight may still
   * come to less; when none is, it asks for the run's stop and waits for ever.
   */
  readonly reserve: <A, E, R>(
    worst: Attempt,
    use: (reservation: Reservation.Reservation) => Effect.Effect<A, E, R>
  ) => Effect.Effect<A, E, R>
  readonly spending: () => Allowance.Spending
}>()("@stoa/core/model/Budget") {
  /** The budget of a run, which goes on counting from what the run has spent before. */
  static readonly layer = (options: Allowance.BudgetOptions): Layer.Layer<Budget, LogError, AttemptStore> =>
    Layer.effect(
      Budget,
      Effect.flatMap(AttemptStore, (store) => Effect.map(store.spent, (spent) => make(options, spent)))
    )
}

/** A budget of which this much is spent already. */
export const make = (options: Allowance.BudgetOptions, before: ReadonlyArray<Spent> = []): Budget["Service"] => {
  const { charge, most, refusal, spending } = Allowance.make(options)
  let spent = charge(before)
  /** The worst cases of all reservations that are not settled. */
  let held: Amount = none
  const line: Array<Reservation.Entry> = []

  /** Lets go on whoever fits, first come first served; stops the run when the first in line will never fit. */
  const admit = () => {
    for (let first = line[0]; first !== undefined; first = line[0]) {
      const sentence = refusal(first, { spent, held })
      if (sentence !== undefined) {
        if (held.calls === 0) Reservation.refuse(first, sentence)
        return
      }
      line.shift()
      held = and(held, first.most)
      Reservation.grant(first)
    }
  }

  const reserve = Reservation.reserve({
    enqueue: (worst, stop) => {
      const entry = Reservation.entry(worst, { most: most(worst), stop })
      line.push(entry)
      if (line.length === 1) admit()
      return entry
    },
    settle: (entry, { cachedTokens, inputTokens, outputTokens }) => {
      if (entry.state === "settled") return
      const { state } = entry
      entry.state = "settled"
      if (state === "waiting") line.splice(line.indexOf(entry), 1)
      else held = and(held, entry.most, -1)
      if (state === "sent") {
        const { model } = entry.worst
        spent = plus(spent, charge([{ model, calls: 1, inputTokens, outputTokens, cachedTokens }]))
      }
      admit()
    },
    isHeld: () => Effect.succeed(true)
  })
  return Budget.of({ reserve, spending: () => spending(spent) })
}
