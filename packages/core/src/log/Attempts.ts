/** The money ledger of a run: every attempt at a call, with what it may cost before and what it did cost after. */
import { Context, Effect, Layer } from "effect"
import type { LogError } from "./EventLog.ts"

/** An attempt before it is sent, with its worst case. */
export interface Attempt {
  readonly place: string
  /** The model asked, as its endpoint knows it. */
  readonly model: string
  /** Most tokens it can be charged for. */
  readonly inputTokens: number
  readonly outputTokens: number
}

/** How an attempt ended. */
export interface AttemptEnd {
  /** answered: a reply came; free: the server refused, nothing is charged; lost: nobody knows what it cost, so its worst case counts. */
  readonly state: "answered" | "free" | "lost"
  readonly inputTokens: number
  readonly outputTokens: number
  /** Of the input tokens, those that the server says it took from its cache. */
  readonly cachedTokens: number
}

/** What was spent on a model. */
export interface Spent {
  readonly model: string
  /** Attempts sent, whatever came of them. */
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedTokens: number
}

/** Keeps the attempts. One that was opened and never closed was in flight when the process died: its worst case counts. */
export class AttemptStore extends Context.Service<AttemptStore, {
  /** Keeps an attempt before it is sent; gives its number. */
  readonly open: (attempt: Attempt) => Effect.Effect<number, LogError>
  readonly close: (id: number, end: AttemptEnd) => Effect.Effect<void, LogError>
  /** What was spent so far, by model. */
  readonly spent: Effect.Effect<ReadonlyArray<Spent>, LogError>
}>()("@stoa/core/log/AttemptStore") {
  /** Keeps the attempts in memory: for tests and trials. */
  static readonly memory = Layer.sync(AttemptStore, () => {
    const attempts: Array<Attempt & { readonly cachedTokens: number }> = []
    return AttemptStore.of({
      open: (attempt) => Effect.sync(() => attempts.push({ ...attempt, cachedTokens: 0 }) - 1),
      close: (id, { cachedTokens, inputTokens, outputTokens }) =>
        Effect.sync(() => {
          const present = attempts[id]
          if (present !== undefined) attempts[id] = { ...present, inputTokens, outputTokens, cachedTokens }
        }),
      spent: Effect.sync(() => sum(attempts.map((attempt) => ({ ...attempt, calls: 1 }))))
    })
  })
}

const sum = (entries: ReadonlyArray<Spent>): Array<Spent> => {
  const byModel = new Map<string, Spent>()
  for (const { cachedTokens, calls, inputTokens, model, outputTokens } of entries) {
    const before = byModel.get(model)
    byModel.set(model, {
      model,
      calls: (before?.calls ?? 0) + calls,
      inputTokens: (before?.inputTokens ?? 0) + inputTokens,
      outputTokens: (before?.outputTokens ?? 0) + outputTokens,
      cachedTokens: (before?.cachedTokens ?? 0) + cachedTokens
    })
  }
  return [...byModel.values()].toSorted((a, b) => (a.model < b.model ? -1 : 1))
}
