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
  /** Steps that were finished. Others may tell of them in any order. */
  readonly reports: Array<StepReport | undefined>
  /** Those who wait for a step. */
  readonly latches: Map<number, Deferred.Deferred<void>>
  stoppedAt: number
}

const nothing: StepReport = { busy: 0, acted: 0, episodes: 0 }

/** A clock for the groups of a society. */
export const make = (groups: ReadonlyArray<GroupId>) => {
  const tracks = new Map<GroupId, Track>(
    groups.map((group) => [group, { reports: [], latches: new Map(), stoppedAt: Number.POSITIVE_INFINITY }])
  )
  const totals: Array<StepReport & { readonly finished: number }> = []
  const whole: Array<Deferred.Deferred<void>> = []
  const over = Deferred.makeUnsafe<void>()
  let running = groups.length
  let silentStep: number | undefined
  if (running === 0) Deferred.doneUnsafe(over, Effect.void)

  const track = (group: GroupId): Track => {
    const found = tracks.get(group)
    if (found === undefined) throw new Error(`The clock knows no group ${group}`)
    return found
  }
  const latch = ({ latches }: Track, step: number) => {
    const present = latches.get(step) ?? Deferred.makeUnsafe<void>()
    latches.set(step, present)
    return present
  }
  const release = ({ latches }: Track, step: number) => {
    const waiting = latches.get(step)
    if (waiting === undefined) return
    latches.delete(step)
    Deferred.doneUnsafe(waiting, Effect.void)
  }
  const hasFinished = (group: GroupId, step: number): boolean => {
    const { reports, stoppedAt } = track(group)
    return stoppedAt <= step || reports[step] !== undefined
  }

  return {
    /** Waits until a group has finished a step, or will never play it. */
    finished: (group: GroupId, step: number): Effect.Effect<void> =>
      Effect.suspend(() => hasFinished(group, step) ? Effect.void : Deferred.await(latch(track(group), step))),

    /** True when a group has finished a step, or will never play it. */
    hasFinished,

    /** What a group did in a step; undefined where it has not finished it. */
    reportOf: (group: GroupId, step: number): StepReport | undefined => track(group).reports[step],

    /** Waits until every group has finished a step, or one will play no more. */
    everybody: (step: number): Effect.Effect<void> =>
      Effect.suspend(() =>
        step < 0 || running < groups.length || totals[step]?.finished === groups.length
          ? Effect.void
          : Deferred.await(whole[step] ??= Deferred.makeUnsafe<void>())
      ),

    /** A group has finished a step. That may be told again, and better. */
    finish: (group: GroupId, step: number, { acted, busy, episodes }: StepReport): Effect.Effect<void> =>
      Effect.sync(() => {
        const own = track(group)
        const former = own.reports[step]
        const before = totals[step] ?? { ...nothing, finished: 0 }
        const { acted: hadActed, busy: hadBusy, episodes: hadEpisodes } = former ?? nothing
        const after = {
          finished: before.finished + (former === undefined ? 1 : 0),
          busy: before.busy + busy - hadBusy,
          acted: before.acted + acted - hadActed,
          episodes: before.episodes + episodes - hadEpisodes
        }
        own.reports[step] = { acted, busy, episodes }
        totals[step] = after
        if (after.finished === groups.length) {
          if (after.busy === 0) silentStep = Math.min(silentStep ?? step, step)
          const everybody = whole[step]
          if (everybody !== undefined) Deferred.doneUnsafe(everybody, Effect.void)
        }
        release(own, step)
      }),

    /** A group will not play this step nor any later one; all who wait for it go on. */
    stop: (group: GroupId, step: number): Effect.Effect<void> =>
      Effect.sync(() => {
        const own = track(group)
        if (own.stoppedAt === Number.POSITIVE_INFINITY) running--
        own.stoppedAt = Math.min(own.stoppedAt, step)
        // Of steps that nobody waits for there is none, and forEach passes over them.
        whole.forEach((everybody) => Deferred.doneUnsafe(everybody, Effect.void))
        for (const at of own.latches.keys()) if (at >= step) release(own, at)
        if (running === 0) Deferred.doneUnsafe(over, Effect.void)
      }),

    /** Waits until every group plays no more. */
    allStopped: Deferred.await(over),

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
