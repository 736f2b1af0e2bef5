/** Takes the commands that people post to a run in progress, carries them out, and answers each in a sentence. */
import { Changes, type Command, Commands, EventLog, type Intervention } from "@stoa/core"
import { Cause, Effect } from "effect"
import { explain } from "../cli/explain.ts"
import * as decide from "./decide.ts"
import * as steer from "./steer.ts"

/** What commands are carried out by. */
export interface AttendOptions<E, R> extends steer.SteerOptions {
  /** What the run is at just now. */
  readonly phase: () => string
  /** From which step on a change holds, or why it cannot be made. */
  readonly propose: (
    change: Intervention.Intervention
  ) => Effect.Effect<{ readonly step: number } | { readonly refused: string }>
  /** What the copy of an agent answers. */
  readonly interview: (
    asked: { readonly agent: string; readonly question: string }
  ) => Effect.Effect<string, E, R>
}

type Carried = Commands.Answer

const done = (answer: string): Carried => ({ state: "done", answer })
const refused = (answer: string): Carried => ({ state: "refused", answer })

/** Milliseconds between two looks for commands. */
const often = 100

const unknown = "This is no command that this version of Stoa knows."
const atRest = "The run was not at work: ask again now that it is."
const over = "The run came to its end before this could be done."

/** Whom a change is about, in words. */
const whom = (change: Intervention.Intervention): string => {
  switch (change._tag) {
    case "News":
      return change.to === "everybody" ? "everybody hears of it" : `${change.to} hears of it`
    case "Goal":
      return `${change.agent} has another goal`
    case "Mute":
      return change.muted ? `${change.agent} is silent` : `${change.agent} takes its turns again`
    case "Link":
      return `${change.a} and ${change.b} ${change.linked ? "are linked" : "are no longer linked"}`
    case "RoleModel":
      return `${change.model} is asked for ${change.role}`
  }
}

/** A change and a decision are wanted of the run, whenever it goes on; all else was wanted of the engine that is gone. */
const isOfRun = ({ _tag }: Command.Command): boolean => _tag === "Intervene" || _tag === "Decide"

/** The phases in which a society does not live yet. */
const before = ["population", "society"]

/** Attends to commands until the scope closes. What a dead engine has left of them is done or refused first. */
export const attend = Effect.fnUntraced(function*<E, R>(options: AttendOptions<E, R>) {
  const commands = yield* Commands.Commands
  const answer = (id: number, carried: Carried) =>
    Effect.andThen(Effect.logInfo("a command is answered", { ...carried }), commands.answer(id, carried))
  /** Those under way. */
  const taken = new Set<number>()
  /** Changes that a dead engine has left: they wait until the society lives again. */
  const left = new Set<number>()

  const interview = Effect.fnUntraced(function*(id: number, asked: Command.Command & { readonly _tag: "Interview" }) {
    taken.add(id)
    const answering = options.interview(asked).pipe(
      Effect.map(done),
      Effect.catchCause((cause) =>
        Cause.hasInterruptsOnly(cause) ? Effect.interrupt : Effect.succeed(refused(explain(cause).sentence))
      ),
      // What an agent says is for whoever asked, and not for the log file.
      Effect.flatMap((carried) => commands.answer(id, carried))
    )
    yield* Effect.forkScoped(Effect.ignore(answering))
  })

  const carryOut = Effect.fnUntraced(function*({ command, id }: Commands.Pending) {
    if (command === undefined) return yield* answer(id, refused(unknown))
    switch (command._tag) {
      case "Interview":
        return yield* interview(id, command)
      case "Intervene": {
        const made = yield* options.propose(command.change)
        return yield* answer(
          id,
          "refused" in made ? refused(made.refused) : done(`From step ${made.step} on ${whom(command.change)}.`)
        )
      }
      case "Decide":
        return yield* answer(id, yield* decide.carryOut(command, options.phase()))
      default:
        return yield* answer(id, yield* steer.carryOut(command, options))
    }
  })

  // What was promised for a step that never came, because the engine died before, is wanted still.
  const facts = (yield* (yield* EventLog.EventLog).eventsOf("Intervened")).map(({ change }) => JSON.stringify(change))
  for (const { command, id } of yield* commands.promised) {
    if (command?._tag !== "Intervene") continue
    const at = facts.indexOf(JSON.stringify(Changes.cleaned(command.change)))
    if (at === -1) yield* commands.putOff(id)
    else facts.splice(at, 1)
  }
  for (const { command, id } of yield* commands.pending) {
    if (command?._tag === "Intervene") left.add(id)
    else if (command === undefined || !isOfRun(command)) yield* answer(id, refused(atRest))
  }
  // Whoever asks in the last moment hears that it was the last.
  yield* Effect.addFinalizer(() =>
    Effect.ignore(
      Effect.flatMap(commands.pending, (pending) =>
        Effect.forEach(pending, ({ id }) => (left.has(id) ? Effect.void : answer(id, refused(over)))))
    )
  )

  const look = Effect.gen(function*() {
    const isNew = yield* commands.isNews
    const isDue = left.size > 0 && !before.includes(options.phase())
    if (!isNew && !isDue) return
    for (const pending of yield* commands.pending) {
      if (taken.has(pending.id) || (left.has(pending.id) && !isDue)) continue
      left.delete(pending.id)
      yield* carryOut(pending)
    }
  })
  // A log that cannot be read or written ends the run; it is not for commands to do so.
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.ignore(look), Effect.sleep(often))))
})
