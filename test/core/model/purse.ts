import { Clock, Deferred, Effect } from "effect"
import type { Attempt, AttemptEnd, Spent } from "../../../packages/core/src/log/Attempts.ts"
import * as Claims from "../../../packages/core/src/model/Claims.ts"
import type { Purse, PurseOptions } from "../../../packages/core/src/model/Purse.ts"

/** An attempt on record: with its worst case while it is open. */
interface Kept {
  readonly epoch: number
  readonly model: string
  isOpen: boolean
  isSent: boolean
  tokens: number
}

/** A purse in memory for several processes, and the record of their attempts; any of them can be cut off from it. */
export const purse = (silence = 20_000) => {
  let claims = Claims.empty
  const kept: Array<Kept> = []
  const cut = new Map<number, Deferred.Deferred<void>>()

  const spent = (own: ReadonlyArray<Kept>): ReadonlyArray<Spent> =>
    own.map(({ model, tokens }) => ({ model, calls: 1, inputTokens: tokens, outputTokens: 0, cachedTokens: 0 }))

  const of = (epoch: number) => ({ charge, limits }: PurseOptions): Effect.Effect<Purse> =>
    Effect.sync(() => {
      const count = (of: number) => charge(spent(kept.filter((each) => each.epoch === of)))
      const reached = <A>(step: (comer: Claims.Comer) => A) =>
        Effect.gen(function*() {
          const gate = cut.get(epoch)
          if (gate !== undefined) yield* Deferred.await(gate)
          return step({ epoch, silence, now: yield* Clock.currentTimeMillis })
        })
      return {
        silence,
        begin: reached((comer) => {
          const epochs = [...new Set([epoch, ...kept.map((each) => each.epoch)])]
          claims = Claims.begin(claims, comer, Object.fromEntries(epochs.map((of) => [of, count(of)])))
          return { ...Claims.taken(claims), granted: 0 }
        }),
        take: (turn) =>
          reached((comer) => {
            for (const gone of Claims.silent(claims, comer)) claims = Claims.end(claims, gone, count(gone))
            const [next, answer] = Claims.take(claims, comer, { limits, turn }) ?? [claims, undefined]
            claims = next
            return answer
          }),
        leave: reached(() => {
          if (claims.live[epoch] !== undefined) claims = Claims.end(claims, epoch, count(epoch))
        })
      }
    })

  return {
    of,
    claims: () => claims,
    /** Puts an attempt on record. */
    open: (epoch: number, { inputTokens, model, outputTokens }: Attempt): Kept => {
      const each = { epoch, model, isOpen: true, isSent: false, tokens: inputTokens + outputTokens }
      kept.push(each)
      return each
    },
    close: (each: Kept, end: AttemptEnd) => {
      each.isOpen = false
      each.tokens = end.inputTokens + end.outputTokens
    },
    /** What all have sent, at worst. */
    sent: () => {
      const all = kept.filter(({ isSent }) => isSent)
      return { calls: all.length, tokens: all.reduce((sum, { tokens }) => sum + tokens, 0) }
    },
    /** From now on a process reaches the purse no more, until it is let through again. */
    cutOff: (epoch: number) => {
      const gate = Deferred.makeUnsafe<void>()
      cut.set(epoch, gate)
      return () => {
        cut.delete(epoch)
        Deferred.doneUnsafe(gate, Effect.void)
      }
    }
  }
}
