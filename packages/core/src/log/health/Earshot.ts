/** Who came to know of what, counted as it is told: hearings, chains, and what crossed from group to group. */
import type { GroupId } from "../../domain/Group.ts"
import type { Message } from "../../domain/Message.ts"
import * as Bin from "./Bin.ts"

/** One hearing: who of which group came to know of a message, and in which step. */
export interface Hearing {
  readonly message: string
  readonly group: GroupId
  readonly agent: string
  readonly step: number
}

/** A message driven by a plan and what came of it. */
interface Chain {
  readonly step: number
  readonly from: string
  /** How much later an agent first came to know of it, by agents. */
  readonly known: Map<string, number>
}

/** What is kept of a message while its hearings come in. */
interface Sent {
  readonly step: number
  readonly group: GroupId
  readonly chain: Chain
  heard: number | undefined
  crossed: number | undefined
}

/** Counts the first of something, which may come to be known after later ones: facts of different groups come in any order. */
const first = (delayed: Bin.Delayed, before: number | undefined, delay: number): number => {
  if (before !== undefined && before <= delay) return before
  if (before !== undefined) Bin.add(delayed, before, -1)
  Bin.add(delayed, delay)
  return delay
}

/** Keeps the earlier of two steps. */
const keepFirst = (steps: Map<string, number>, key: string, step: number): void => {
  const before = steps.get(key)
  if (before === undefined || step < before) steps.set(key, step)
}

const upTo = (steps: Map<string, number>, last: number): number =>
  [...steps.values()].reduce((sum, step) => sum + (step <= last ? 1 : 0), 0)

/** What a count of hearings remembers. */
export interface EarshotOptions {
  /**
   * Steps for which messages and chains are remembered; default: for ever. What is heard of later than that counts nothing, and a
   * reaction to it begins a chain.
   */
  readonly back?: number
}

/** What is told of hearings, counted into the bins of their steps. */
export const make = (binOf: (step: number) => Bin.Bin, { back = Infinity }: EarshotOptions = {}) => {
  const sent = new Map<string, Sent>()
  const open = new Map<string, number>()
  const usedLinks = new Map<string, number>()
  let newest = 0

  /** Forgets what was sent before a step; a chain goes with its last message. Messages come nearly in the order of steps. */
  const forget = (before: number) => {
    for (const [id, { step }] of sent) {
      if (step >= before) return
      sent.delete(id)
    }
  }

  return {
    /** A message was sent. */
    send: ({ becauseOf, from, group, id, step }: Message): void => {
      const cause = becauseOf[0] === undefined ? undefined : sent.get(becauseOf[0])
      const chain = cause?.chain ?? { step, from, known: new Map<string, number>() }
      if (cause === undefined) binOf(step).chains++
      sent.set(id, { step, group, chain, heard: undefined, crossed: undefined })
      if (step <= newest) return
      newest = step
      forget(step - back)
    },

    /** Somebody heard one. */
    hear: ({ agent, group, message, step }: Hearing): void => {
      const heard = sent.get(message)
      if (heard === undefined) return
      const delay = Math.max(0, step - heard.step)
      const bin = binOf(heard.step)
      const now = binOf(step)
      Bin.add(bin.hearings, delay)
      now.hearingsNow++
      heard.heard = first(bin.heard, heard.heard, delay)
      if (group !== heard.group) {
        now.crossingsNow++
        heard.crossed = first(bin.crossed, heard.crossed, delay)
        keepFirst(open, group, step)
        keepFirst(open, heard.group, step)
        keepFirst(usedLinks, [group, heard.group].toSorted().join(" "), step)
      }
      const { chain } = heard
      if (chain.from === agent) return
      chain.known.set(agent, first(binOf(chain.step).reached, chain.known.get(agent), Math.max(0, step - chain.step)))
    },

    /** Groups of whose messages one was heard beyond them, or that heard one of another, by the end of a step. */
    openGroups: (last: number): number => upTo(open, last),

    /** Pairs of groups of which one heard a message of the other by the end of a step. */
    usedLinks: (last: number): number => upTo(usedLinks, last)
  }
}
