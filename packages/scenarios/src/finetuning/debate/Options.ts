/** Who debates a question, and how. */
import type { Task } from "../task/Task.ts"
import type { Tie } from "./Tie.ts"

/** A debate's setting; the same for all questions of a set. */
export interface DebateOptions {
  readonly task: Task
  /** The model of each generator, by number; as many as there are agents. */
  readonly generators: ReadonlyArray<string>
  /** The model of each critic. */
  readonly critics: ReadonlyArray<string>
  /** M, the first answers included; 1: answers and a vote, no debate. */
  readonly rounds: number
  readonly summaries: "base" | "own" | "off"
  /** The model that sums up where `summaries` is base. */
  readonly base: string
  readonly style: "debate" | "cooperative"
  /** True to tell every agent which one it is. */
  readonly identified: boolean
  /** Others whose answers a critic gets at most. */
  readonly peers: number
  readonly tie: Tie
}
