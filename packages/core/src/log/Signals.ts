/** Signals: what goes on while a run runs. Never hashed, never folded, free to be dropped. */
import { Context, Effect } from "effect"

/** The parts of the pipeline, in the order of its flow. */
export const phases = ["population", "society", "simulation", "synthesis", "dataset"] as const
export type Phase = (typeof phases)[number]

/** Whoever watches a run. */
export interface Signals {
  readonly phase: (phase: Phase) => void
}

/** The watcher of the run in progress; nobody by default. */
export const Signals = Context.Reference<Signals>("@stoa/core/log/Signals", {
  defaultValue: () => ({ phase: () => undefined })
})

/** Says that a phase begins. */
export const phase = (name: Phase) => Effect.map(Signals, (signals) => signals.phase(name))
