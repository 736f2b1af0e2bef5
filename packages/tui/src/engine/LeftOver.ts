/** What an engine that died has left of the changes it was sent: which are facts already, and which are to be made again. */
import { Changes, type Command, Commands, EventLog, Fork, type Intervention, Notes } from "@stoa/core"
import { Effect, Option } from "effect"

/** Changes that a dead engine has left. */
export interface LeftOver {
  /** Those that were promised for a step which never came. */
  readonly again: ReadonlyArray<number>
  /** Those that wait though they are facts: the engine died before it could say so. */
  readonly made: ReadonlyArray<
    { readonly id: number; readonly step: number; readonly change: Intervention.Intervention }
  >
}

type Intervene = Commands.Pending & { readonly command: Extract<Command.Command, { readonly _tag: "Intervene" }> }

const isChange = (pending: Commands.Pending): pending is Intervene => pending.command?._tag === "Intervene"

/** The changes on record; what a fork took over was no change of its own. */
const recorded = Effect.gen(function*() {
  const fork = yield* (yield* Notes.Notes).get("fork")
  const isGiven = Option.isNone(fork) ? () => false : Fork.isUpTo(fork.value)
  return (yield* (yield* EventLog.EventLog).eventsOf("Intervened")).filter((fact) => !isGiven(fact))
})

/** Finds them among commands that wait and those that were promised; each fact answers for one. */
export const find = Effect.fnUntraced(function*(waiting: ReadonlyArray<Commands.Pending>) {
  const facts = (yield* recorded).map(({ change, step }) => ({ step, text: JSON.stringify(change) }))
  const take = ({ command: { change } }: Intervene) => {
    const text = JSON.stringify(Changes.cleaned(change))
    const at = facts.findIndex((fact) => fact.text === text)
    return at === -1 ? undefined : facts.splice(at, 1)[0]
  }
  const promised = (yield* (yield* Commands.Commands).promised).filter(isChange)
  const again = promised.filter((one) => take(one) === undefined).map(({ id }) => id)
  const made = waiting.filter(isChange).flatMap((one) => {
    const fact = take(one)
    return fact === undefined ? [] : [{ id: one.id, step: fact.step, change: one.command.change }]
  })
  return { again, made } satisfies LeftOver
})
