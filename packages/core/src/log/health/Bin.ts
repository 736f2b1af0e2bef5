/** What is counted of one step. Hearing may come steps after what is heard, so it is counted by how much later it came. */
import type { Flaw, Message } from "../../domain/Message.ts"
import { topics } from "./Wording.ts"

/** Numbers by steps of delay: at 0 what came in the same step. */
export type Delayed = Array<number>

/** The counts of a step: of its messages, and of what became of them later. */
export interface Bin {
  readonly acts: Record<Message["act"], number>
  reactions: number
  /** Acts nearly the same as one of the agent's last ten. */
  repeated: number
  /** Acts that were let pass with a flaw, by flaw. */
  readonly flaws: Record<Flaw, number>
  readonly topics: Array<number>
  /** Messages that are the first of a chain. */
  chains: number
  /** Who came to know of a chain that began in this step, each once a chain. */
  readonly reached: Delayed
  /** Hearings of this step's messages. */
  readonly hearings: Delayed
  /** Messages of this step that somebody heard, by the first hearing. */
  readonly heard: Delayed
  /** Messages of this step that somebody of another group heard, by the first such hearing. */
  readonly crossed: Delayed
  /** Hearings that were decided in this step, whatever step the message is of. */
  hearingsNow: number
  /** Of these, those by another group. */
  crossingsNow: number
  /** Times that a modulator decided who hears what. */
  routings: number
  failedTurns: number
  failedRoutings: number
  /** Plan steps that were done, and those that were added to plans that were. */
  stepsDone: number
  stepsAdded: number
  /** Agents who finished the last step of their plan, less those who added one to it. */
  plansDone: number
  /** Groups that ended the step. */
  ended: number
}

/** A step of which nothing is known yet. */
export const empty = (): Bin => ({
  acts: { do: 0, say: 0, ask: 0, publish: 0, think: 0 },
  reactions: 0,
  repeated: 0,
  flaws: { repetition: 0, drift: 0, voice: 0, address: 0 },
  topics: Array.from({ length: topics }, () => 0),
  chains: 0,
  reached: [],
  hearings: [],
  heard: [],
  crossed: [],
  hearingsNow: 0,
  crossingsNow: 0,
  routings: 0,
  failedTurns: 0,
  failedRoutings: 0,
  stepsDone: 0,
  stepsAdded: 0,
  plansDone: 0,
  ended: 0
})

/** Adds to what came after so many steps. Nothing is heard before it is said: a damaged log may tell so all the same. */
export const add = (delayed: Delayed, delay: number, by = 1): void => {
  const at = Math.max(0, delay)
  delayed[at] = (delayed[at] ?? 0) + by
}

/** What came within so many steps. */
export const within = (delayed: Delayed, most: number): number => {
  let sum = 0
  for (let delay = 0; delay <= most && delay < delayed.length; delay++) sum += delayed[delay] ?? 0
  return sum
}

/** All acts of a step. */
export const messages = ({ acts }: Bin): number => acts.do + acts.say + acts.ask + acts.publish + acts.think
