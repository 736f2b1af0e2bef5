/** What people change in a life, from the moment it is accepted until the step in which it takes effect. */
import { Deferred, Effect } from "effect"
import type { Intervened } from "../domain/Event.ts"
import type { GroupId } from "../domain/Group.ts"
import type { Intervention } from "../domain/Intervention.ts"
import * as Place from "../domain/Place.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as ChangeCheck from "./ChangeCheck.ts"
import type * as Changes from "./Changes.ts"

/** The life that is changed. */
export interface Life extends Pick<ChangeCheck.Standing, "communicates" | "models" | "roles"> {
  /** Most steps of each group. */
  readonly steps: number
  /** False where nobody can change anything: only what is on record is told again, and what was asked before does not matter. */
  readonly isChangeable: boolean
}

/** A change of the whole society: on its way into the log once `begun`, and in the world when `done`. */
interface Entry {
  readonly fact: Intervened
  readonly done: Deferred.Deferred<void, EventLog.LogError>
  begun: boolean
}

/** How far each group had come in earlier sittings: what was told or asked then is not changed any more. */
const earlierSteps = (places: ReadonlyArray<string>): Map<GroupId, number> => {
  const steps = new Map<GroupId, number>()
  for (const place of places) {
    const [, step, group = ""] = /^simulation\/(\d+)\/(g\d+)\//.exec(place) ?? []
    if (step !== undefined) steps.set(group, Math.max(steps.get(group) ?? -1, Number(step)))
  }
  return steps
}

const byPlace = (a: Intervened, b: Intervened) => Place.compare(a.place, b.place)

const newEntry = (fact: Intervened): Entry => ({ fact, done: Deferred.makeUnsafe(), begun: false })

/**
 * The changes of one life. Those that are on record are told again at their places; new ones come to the first step that their group,
 * or anybody where they concern all, has not begun, in this sitting or before. Only what is plain function here may be relied upon to
 * happen at once: between two of an effect's steps others may come.
 */
export const make = Effect.fnUntraced(function*({ isChangeable, steps, ...life }: Life) {
  const log = yield* EventLog.EventLog
  const before = yield* log.world
  const last = new Map(World.groups(before).map(({ group, step }) => [group.id, step]))
  // What a fork took over is in its world already.
  const recorded = (yield* log.eventsOf("Intervened"))
    .filter(({ group, step }) => step > (group === undefined ? World.lastStep(before) : last.get(group) ?? -1))
    .toSorted(byPlace)
  const ended = (yield* log.eventsOf("SimulationEnded"))[0]
  const earlier = earlierSteps(isChangeable ? yield* log.places : [])
  const begun = new Map(last)
  const gone = new Set<GroupId>()
  /** Changes of groups that no group has come to yet: those on record, then new ones, as facts. */
  let held = recorded.filter(({ group }) => group !== undefined)
  /** Changes whose group has come to them: on their way into the log. */
  let entered: ReadonlyArray<Intervened> = []
  const entries = recorded.filter(({ group }) => group === undefined).map(newEntry)
  const reachedBy = (group: GroupId): number => Math.max(begun.get(group) ?? -1, earlier.get(group) ?? -1)
  const latest = (): number => {
    const far = [...begun.keys()].reduce((most, group) => Math.max(most, reachedBy(group)), -1)
    return entries.reduce((most, { fact }) => Math.max(most, fact.step - 1), far)
  }

  /** Writes changes of the society down, whatever becomes of whoever asked for it. */
  const write = (batch: ReadonlyArray<Entry>): Effect.Effect<void, EventLog.LogError> => {
    for (const entry of batch) entry.begun = true
    return Effect.uninterruptible(Effect.onExit(
      log.appendAll(batch.map(({ fact }) => fact)),
      (exit) => Effect.sync(() => batch.forEach(({ done }) => Deferred.doneUnsafe(done, exit)))
    ))
  }

  const isOpen = ({ done }: Entry) => !Deferred.isDoneUnsafe(done)
  /** Changes of the society that are to be in the world before a step. */
  const openBy = (step: number) => entries.filter((entry) => entry.fact.step <= step && isOpen(entry))

  /** The first step that a group, or anybody, has not begun. */
  const nextOf = (group: GroupId | undefined): number => 1 + (group === undefined ? latest() : reachedBy(group))
  const hasStepsLeft = (group: GroupId | undefined): boolean => nextOf(group) < steps

  /** Where a change comes to stand, as a fact; undefined where nobody will play a step any more that it could come to. */
  const place = (change: Intervention, group: GroupId | undefined): Intervened | undefined => {
    const step = nextOf(group)
    const isGone = group === undefined ? gone.size === begun.size : gone.has(group)
    if (!hasStepsLeft(group) || isGone) return undefined
    const others = [...held, ...entries.map(({ fact }) => fact)]
    const nth = 1 + others.filter((fact) => fact.step === step && fact.group === group).length
    const at = Place.changeAt(step, group, nth)
    return { _tag: "Intervened", place: at, step, ...(group === undefined ? {} : { group }), change }
  }

  /** What is accepted and not yet in a world, whether it is on its way there or not. */
  const pendingIn = ({ interventions }: World.World): Array<Intervened> => {
    const there = new Set(interventions.map(({ place }) => place))
    entered = entered.filter((fact) => !there.has(fact.place))
    const told = entries.flatMap(({ fact }) => (there.has(fact.place) ? [] : [fact]))
    return [...held, ...entered, ...told].toSorted((a, b) => a.step - b.step)
  }

  const decide = (world: World.World, asked: Intervention): Effect.Effect<Changes.Answer> => {
    const change = ChangeCheck.cleaned(asked)
    if (ended !== undefined) {
      return Effect.succeed({ refused: `The simulation ended with step ${ended.step}: nothing can be changed in it.` })
    }
    const standing = { ...life, world, pending: pendingIn(world).map(({ change }) => change) }
    const refused = ChangeCheck.refusal(change, standing)
    if (refused !== undefined) return Effect.succeed({ refused })
    const group = ChangeCheck.groupOf(world, change)
    const fact = place(change, group)
    if (fact === undefined) {
      const who = group === undefined ? "The society" : `The group ${group}`
      return Effect.succeed({
        refused: hasStepsLeft(group)
          ? `${who} plays no step any more: the episodes that are wanted are there, or nobody has anything left to do.`
          : `${who} has begun its last step: no step is left that could be changed.`
      })
    }
    const { step } = fact
    if (group !== undefined) {
      held.push(fact)
      return Effect.succeed({ step })
    }
    const entry = newEntry(fact)
    entries.push(entry)
    // That it could not be written breaks the life, which waits for it.
    return Effect.match(write([entry]), {
      onFailure: (error): Changes.Answer => ({ refused: error.message }),
      onSuccess: () => ({ step })
    })
  }

  return {
    /** Takes a change in or refuses it. */
    propose: (change: Intervention): Effect.Effect<Changes.Answer> =>
      Effect.uninterruptible(Effect.flatMap(log.world, (world) => decide(world, change))),

    /** Brings into the world what concerns the whole society by a step. */
    settle: (step: number): Effect.Effect<void, EventLog.LogError> =>
      Effect.suspend(() => {
        const open = openBy(step)
        if (open.length === 0) return Effect.void
        const told = open.filter((entry) => !entry.begun)
        const written = told.length === 0 ? Effect.void : write(told)
        return Effect.andThen(written, Effect.forEach(open, ({ done }) => Deferred.await(done), { discard: true }))
      }),

    /** True when nothing that concerns the whole society by a step is missing in the world. */
    isSettled: (step: number): boolean => openBy(step).length === 0,

    /** A group begins a step: from now on nothing comes to it any more. Gives what does come to it, to be recorded first of all. */
    enter: (group: GroupId, step: number): ReadonlyArray<Intervened> => {
      begun.set(group, step)
      if (held.length === 0) return []
      const due = held.filter((fact) => fact.group === group && fact.step <= step)
      held = held.filter((fact) => !due.includes(fact))
      entered = [...entered, ...due]
      return due
    },

    /** A group plays no more. */
    leave: (group: GroupId): void => void gone.add(group)
  }
})

/** The changes of one life. */
export type ChangeQueue = Effect.Success<ReturnType<typeof make>>
