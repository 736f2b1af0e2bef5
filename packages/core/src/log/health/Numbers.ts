/** Counts of steps as numbers that say something of themselves. */
import type { Flaw, Message } from "../../domain/Message.ts"
import * as Bin from "./Bin.ts"
import { spread } from "./Wording.ts"

/** The health of a stretch of time. Shares are parts of 1, rounded to three digits; 0 where there is nothing to share. */
export interface Numbers {
  /** Messages; as each agent acts at most once a step, in a step also the agents who acted. */
  readonly messages: number
  /** Messages by sort of act. */
  readonly acts: Readonly<Record<Message["act"], number>>
  /** Share of messages that react to something heard; the others are driven by plans. */
  readonly reactive: number
  /** Agents who heard a message, on average. */
  readonly hearers: number
  /** Share of messages that nobody heard. */
  readonly unheard: number
  /** Share of messages that nobody beyond their own group heard. */
  readonly inGroup: number
  /**
   * Agents who came to know of a chain, on average, each counted once: a chain is a message driven by a plan, the reactions to it,
   * the reactions to these, and so on. A reaction to several messages goes on with the chain of the first.
   */
  readonly reach: number
  /** Share of acts nearly the same words as one of the agent's last ten: cosine 0.9 or more. */
  readonly repeated: number
  /** Acts that were let pass with a flaw, by flaw: drift is the act of somebody else. */
  readonly flaws: Readonly<Record<Flaw, number>>
  /** How spread out the acts are over 64 topics, from 0 (all alike) to 1 (as spread out as so many can be). */
  readonly topics: number
  /** Turns that came to nothing, for the model's answer could not be used. */
  readonly failedTurns: number
  /** Share of turns that came to nothing. */
  readonly failing: number
  /** Answers of modulators that could not be used: nobody hears what they were to pass on. */
  readonly failedRoutings: number
}

/** A part of a whole, rounded to three digits. */
export const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round(part / whole * 1000) / 1000)

/** A step with its counts. */
export interface Counted {
  readonly step: number
  readonly bin: Bin.Bin
}

/** The numbers of some steps, from what was known of them by the end of step `last`. */
export const of = (steps: ReadonlyArray<Counted>, last: number): Numbers => {
  const sum = Bin.empty()
  let [hearings, heard, crossed, reached] = [0, 0, 0, 0]
  for (const { bin, step } of steps) {
    const most = last - step
    hearings += Bin.within(bin.hearings, most)
    heard += Bin.within(bin.heard, most)
    crossed += Bin.within(bin.crossed, most)
    reached += Bin.within(bin.reached, most)
    for (const act of Object.keys(sum.acts) as Array<Message["act"]>) sum.acts[act] += bin.acts[act]
    for (const flaw of Object.keys(sum.flaws) as Array<Flaw>) sum.flaws[flaw] += bin.flaws[flaw]
    for (const key of ["reactions", "repeated", "chains", "failedTurns", "failedRoutings"] as const) {
      sum[key] += bin[key]
    }
    bin.topics.forEach((count, topic) => (sum.topics[topic] = (sum.topics[topic] ?? 0) + count))
  }
  const messages = Bin.messages(sum)
  return {
    messages,
    acts: sum.acts,
    reactive: share(sum.reactions, messages),
    hearers: share(hearings, messages),
    unheard: share(messages - heard, messages),
    inGroup: share(messages - crossed, messages),
    reach: share(reached, sum.chains),
    repeated: share(sum.repeated, messages),
    flaws: sum.flaws,
    topics: share(spread(sum.topics), 1),
    failedTurns: sum.failedTurns,
    failing: share(sum.failedTurns, sum.failedTurns + messages),
    failedRoutings: sum.failedRoutings
  }
}
