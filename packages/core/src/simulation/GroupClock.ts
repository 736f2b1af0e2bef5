/** Who has finished which step: lets a group wait for its neighbours, and finds out when the society falls silent. */
import { Deferred, Effect } from "effect"
import type { GroupId } from "../domain/Group.ts"

/** What a group did in a step. */
export interface StepReport {
  /** Members who acted, or tried to. */
  readonly busy: number
  /** Members who acted. */
  readonly acted: number
  /** Episodes closed. */
  readonly episodes: number
}

interface Track {
  readonly latches: Map<number, Deferred.Deferred<void>>
  stoppedAt: number
}

/** A clock for the groups of a society. */
export const make = (groups: ReadonlyArray<GroupId>) => {
  const tracks = new Map<GroupId, Track>(
    groups.map((group) => [group, { latches: new Map(), stoppedAt: Number.POSITIVE_INFINITY }])
  )
  const totals: Array<StepReport & { readonly finished: number }> = []
  const whole: Array<Deferred.Deferred<void>> = []
  let stopped = false
  let silentStep: number | undefined

  const track = (group: GroupId): Track => {
    const found = tracks.get(group)
    if (found === undefined) throw new Error(`The clock knows no group ${group}`)
    return found
  }
  const latch = (group: GroupId, step: number) => {
    const { latches } = track(group)
    const present = latches.get(step) ?? Deferred.makeUnsafe<void>()
    latches.set(step, present)
    return present
  }

  return {
    /** Waits until a group has finished a step, or will never play it. */
    finished: (group: GroupId, step: number): Effect.Effect<void> =>
      Effect.suspend(() => (track(group).stoppedAt <= step ? Effect.void : Deferred.await(latch(group, step)))),

    /** True when a group has finished a step, or will never play it. */
    hasFinished: (group: GroupId, step: number): boolean => {
      const { latches, stoppedAt } = track(group)
      const present = latches.get(step)
      return stoppedAt <= step || (present !== undefined && Deferred.isDoneUnsafe(present))
    },

    /** Waits until every group has finished a step, or one will play no more. */
    everybody: (step: number): Effect.Effect<void> =>
      Effect.suspend(() =>
        step < 0 || stopped || totals[step]?.finished === groups.length
          ? Effect.void
          : Deferred.await(whole[step] ??= Deferred.makeUnsafe<void>())
      ),

    /** A group has finished a step. */
    finish: (group: GroupId, step: number, report: StepReport): Effect.Effect<void> =>
      Effect.suspend(() => {
        const before = totals[step] ?? { finished: 0, busy: 0, acted: 0, episodes: 0 }
        const after = {
          finished: before.finished + 1,
          busy: before.busy + report.busy,
          acted: before.acted + report.acted,
          episodes: before.episodes + report.episodes
        }
        totals[step] = after
        if (after.finished === groups.length && after.busy === 0) silentStep = Math.min(silentStep ?? step, step)
        const everybody = whole[step]
        if (after.finished === groups.length && everybody !== undefined) Deferred.doneUnsafe(everybody, Effect.void)
        return Effect.asVoid(Deferred.succeed(latch(group, step), void 0))
      }),

    /** A group will not play this step nor any later one; all who wait for it go on. */
    stop: (group: GroupId, step: number): Effect.Effect<void> =>
      Effect.suspend(() => {
        const own = track(group)
        own.stoppedAt = step
        stopped = true
        // Of steps that nobody waits for there is none, and forEach passes over them.
        whole.forEach((everybody) => Deferred.doneUnsafe(everybody, Effect.void))
        const waiting = [...own.latches].filter(([at]) => at >= step)
        return Effect.forEach(waiting, ([, waiter]) => Deferred.succeed(waiter, void 0), { discard: true })
      }),

    /** Episodes that groups closed in steps before this one, as far as they are known; only ever grows. */
    episodesBefore: (step: number): number =>
      totals.slice(0, step).reduce((sum, total) => sum + (total?.episodes ?? 0), 0),

    /** True when in so many steps on end everybody played, somebody tried to act, and nobody could. */
    fruitless: (steps: number): boolean => {
      const finished = totals.filter((total) => total?.finished === groups.length)
      return finished.length >= steps && finished.slice(-steps).every(({ acted, busy }) => acted === 0 && busy > 0)
    },

    /** The first step in which nobody had anything to do, once every group has played it. */
    silent: (): number | undefined => silentStep
  }
}

/** Who has finished which step. */
export type GroupClock = ReturnType<typeof make>
