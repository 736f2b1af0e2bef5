/** Takes the commands that people post to a run in progress, carries them out, and answers each in a sentence. */
import { type Command, Commands, type Intervention, Interview } from "@stoa/core"
import { Cause, Effect } from "effect"
import { explain } from "../cli/explain.ts"
import * as decide from "./decide.ts"
import * as LeftOver from "./LeftOver.ts"
import * as steer from "./steer.ts"

/** What commands are carried out by. */
export interface AttendOptions<E, R> extends steer.SteerOptions {
  /** What the run is at just now. */
  readonly phase: () => string
  /** False as long as the society cannot be changed yet. */
  readonly hasBegun: () => boolean
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

/** The phases in which it does not live yet, or has not begun to be changed. */
const early = ["population", "society", "simulation"]

/** From when on what holds. */
const holds = (step: number, change: Intervention.Intervention): string => `From step ${step} on ${whom(change)}.`

/** Why something came to nothing. */
const orRefused = (cause: Cause.Cause<unknown>): Effect.Effect<Carried> => {
  if (Cause.hasInterruptsOnly(cause)) return Effect.interrupt
  const error = Cause.squash(cause)
  return Effect.succeed(refused(error instanceof Interview.InterviewError ? error.sentence : explain(cause).sentence))
}

/** Goes on whatever goes wrong: no trouble with commands ends a run, and a log that cannot be used ends it without them. */
const harmless = <A, E, R>(effect: Effect.Effect<A, E, R>, said: Effect.Effect<void> = Effect.void) =>
  Effect.catchCause(effect, (cause) => (Cause.hasInterruptsOnly(cause) ? Effect.interrupt : said))

/** Attends to commands until the scope closes. What a dead engine has left of them is done or refused first. */
export const attend = Effect.fnUntraced(function*<E, R>(options: AttendOptions<E, R>) {
  const commands = yield* Commands.Commands
  /** Those that are carried out or under way, and are not answered yet. */
  const taken = new Set<number>()
  /** What came of those that could not be told so yet. */
  const owed = new Map<number, Carried>()
  /** Changes that a dead engine has left: they wait until the society lives again. */
  const left = new Set<number>()

  const tell = Effect.fnUntraced(function*(id: number, carried: Carried) {
    owed.set(id, carried)
    yield* commands.answer(id, carried)
    owed.delete(id)
    taken.delete(id)
  })
  const answer = (id: number, carried: Carried) =>
    Effect.andThen(Effect.logInfo("a command is answered", { ...carried }), tell(id, carried))

  const interview = (id: number, asked: Command.Command & { readonly _tag: "Interview" }) =>
    options.interview(asked).pipe(
      Effect.map(done),
      Effect.catchCause(orRefused),
      // What an agent says is for whoever asked, and not for the log file.
      Effect.flatMap((carried) => tell(id, carried)),
      harmless,
      Effect.forkScoped
    )

  /** Gives what came of it; undefined where that is told later. */
  const carryOut = Effect.fnUntraced(function*({ command, id }: Commands.Pending) {
    if (command === undefined) return refused(unknown)
    switch (command._tag) {
      case "Interview":
        yield* interview(id, command)
        return undefined
      case "Intervene": {
        const made = yield* options.propose(command.change)
        return "refused" in made ? refused(made.refused) : done(holds(made.step, command.change))
      }
      case "Decide":
        return yield* decide.carryOut(command, options.phase())
      default:
        return yield* steer.carryOut(command, options)
    }
  })

  const takeOver = Effect.gen(function*() {
    const waiting = yield* commands.pending
    for (const { command, id } of waiting) {
      if (command?._tag === "Intervene") left.add(id)
      else if (command === undefined || !isOfRun(command)) yield* answer(id, refused(atRest))
    }
    const { again, made } = yield* LeftOver.find(waiting)
    for (const { change, id, step } of made) {
      left.delete(id)
      yield* answer(id, done(holds(step, change)))
    }
    for (const id of again) {
      yield* commands.putOff(id)
      left.add(id)
    }
  })
  yield* harmless(takeOver, Effect.logWarning("what was asked of an earlier sitting cannot be read"))
  // Whoever asks in the last moment hears that it was the last.
  yield* Effect.addFinalizer(() =>
    Effect.ignore(
      Effect.flatMap(commands.pending, (pending) =>
        Effect.forEach(
          pending,
          ({ id }) => (left.has(id) ? Effect.void : answer(id, owed.get(id) ?? refused(over)))
        ))
    )
  )

  /** True until all that has come is taken. */
  let isNews = false
  const look = Effect.gen(function*() {
    if (yield* commands.isNews) isNews = true
    for (const [id, carried] of owed) yield* tell(id, carried)
    const isDue = left.size > 0 && (options.hasBegun() || !early.includes(options.phase()))
    if (!isNews && !isDue) return
    for (const pending of yield* commands.pending) {
      const { id } = pending
      if (taken.has(id) || (left.has(id) && !isDue)) continue
      left.delete(id)
      taken.add(id)
      const carried = yield* Effect.catchCause(carryOut(pending), orRefused)
      if (carried !== undefined) yield* answer(id, carried)
    }
    isNews = false
  })
  yield* Effect.forkScoped(Effect.forever(Effect.andThen(harmless(look), Effect.sleep(often))))
})
