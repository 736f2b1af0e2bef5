/** One play: a scenario over a question, from its cast to its conversations; whatever goes wrong in it costs this play only. */
import { Cause, Effect, Exit, Result, Schema } from "effect"
import { type Conversation, type Making, Turn } from "../domain/Draft.ts"
import type { Played, Player } from "../domain/Event.ts"
import * as Place from "../domain/Place.ts"
import { brief } from "../domain/PlainText.ts"
import * as Blame from "./Blame.ts"
import { everybody, type Filled, isShort, type Short } from "./Casting.ts"
import * as Patience from "./Patience.ts"
import type { Any } from "./Scenario.ts"
import { Stage, StageError } from "./Stage.ts"
import { make, type Played as Doings } from "./Staged.ts"
import { PlayPlace, Watchdog } from "./Watchdog.ts"

/** What is played, over what, by whom. */
export interface PlayOptions {
  readonly scenario: Any
  readonly row: number
  /** What the scenario's input is decoded from: the question, those like it, its settings. */
  readonly record: unknown
  /** Its cast; or the role for which nobody is left. */
  readonly cast: Filled | Short
  /** True where the cast is of a society, so that its modulator decides who hears what. */
  readonly social: boolean
  /** The model that speaks for a role; undefined for the run's own. */
  readonly modelOf: (role: string) => string | undefined
  /** Calls it may make at most. */
  readonly maxCalls: number
}

/** What a play came to. */
export interface PlayResult {
  readonly conversations: ReadonlyArray<Conversation>
  readonly played: Played
  /** How each message was made, by its id. */
  readonly makings: ReadonlyMap<string, Making>
}

type End = Pick<Played, "end" | "reason"> & { readonly conversations: ReadonlyArray<Conversation> }

const ended = (end: Played["end"], reason: string): End => ({ end, reason, conversations: [] })

/** A conversation as the log keeps it. */
const Whole = Schema.Struct({ turns: Schema.Array(Turn), domain: Schema.optionalKey(Schema.NonEmptyString) })
const decodeWhole = Schema.decodeUnknownResult(Whole, { errors: "all" })

/** What is wrong with what a play returned; undefined when nothing is. */
const flawOf = (value: unknown): string | undefined => {
  if (!Array.isArray(value)) return "its play returns no list of conversations: return [Draft.conversation([...])]"
  for (const [nth, conversation] of value.entries()) {
    const turns = (conversation as Partial<Conversation> | undefined)?.turns
    if (!Array.isArray(turns) || turns.length === 0) {
      return `its conversation ${nth + 1} has no turns: make it with Draft.conversation([...])`
    }
    const empty = turns.findIndex((turn) => typeof turn?.content !== "string" || turn.content.trim() === "")
    if (empty >= 0) return `turn ${empty + 1} of its conversation ${nth + 1} says nothing`
    const decoded = decodeWhole(conversation)
    if (Result.isFailure(decoded)) return `its conversation ${nth + 1}: ${Blame.complaints(decoded.failure)}`
  }
  return undefined
}

/** How a play ended, from the exit of its effect. */
const endOf = (scenario: Any, exit: Exit.Exit<unknown, unknown>): Effect.Effect<End> => {
  if (Exit.isSuccess(exit)) {
    const flaw = flawOf(exit.value)
    if (flaw !== undefined) return Effect.succeed(ended("failed", Blame.sentence(scenario, flaw)))
    const conversations = exit.value as ReadonlyArray<Conversation>
    const end = conversations.length === 0 ? "nothing" : "drafts"
    return Effect.succeed({ end, reason: "", conversations })
  }
  if (Cause.hasInterruptsOnly(exit.cause)) return Effect.failCause(exit.cause as Cause.Cause<never>)
  const error = Cause.squash(exit.cause)
  if (error instanceof StageError) {
    const { message, reason } = error
    if (reason._tag === "Elsewhere") return Effect.succeed(ended("elsewhere", message))
    // An answer of no use is no fault of the scenario's.
    const told = reason._tag === "Unanswered" ? message : Blame.sentence(scenario, message)
    return Effect.succeed(ended("failed", brief(told, 600)))
  }
  return Effect.succeed(ended("failed", Blame.ofThrown(scenario, error)))
}

/** The play as an effect, whatever its author made of it. */
const begin = (scenario: Any, given: { readonly cast: Filled; readonly input: unknown }) =>
  Effect.suspend((): Effect.Effect<unknown, StageError, Stage> => {
    const play = scenario.play(given) as unknown
    return Effect.isEffect(play)
      ? play as Effect.Effect<unknown, StageError, Stage>
      : Effect.die(new TypeError("its play is no effect: write it with Effect.fn"))
  })

/** Plays a scenario over a question. */
export const play = Effect.fn("Play.play")(function*(options: PlayOptions) {
  const { record, row, scenario } = options
  const cast = isShort(options.cast) ? {} : options.cast
  const place = Place.play(row, scenario.name)
  const watchdog = yield* Watchdog
  const players: Array<Player> = everybody(cast).map(({ agent, id, role }) => ({
    role,
    actor: id,
    ...(agent === undefined ? {} : { agent })
  }))
  const result = (doings: Doings, { conversations, end, reason }: End): PlayResult => ({
    conversations,
    makings: doings.makings,
    played: {
      _tag: "Played",
      place: `${place}/played`,
      row,
      scenario: scenario.name,
      cast: players,
      calls: doings.calls(),
      drafts: conversations.length,
      notes: Object.fromEntries([...doings.notes].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      remarks: Object.fromEntries([...doings.remarks].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      told: [...doings.told],
      end,
      reason
    }
  })
  const activity = yield* Patience.activity
  const doings = yield* make({ ...options, cast, place, activity })
  const refused = isShort(options.cast)
    ? `the society has nobody left for the role ${options.cast.short}`
    : watchdog.stuck.get(place)
  if (refused !== undefined) return result(doings, ended("failed", Blame.sentence(scenario, refused)))
  const input = Schema.decodeUnknownResult(scenario.input as Schema.Codec<unknown>, { errors: "all" })(record)
  if (Result.isFailure(input)) {
    const flaw = `its input does not take this question: ${Blame.complaints(input.failure)}`
    return result(doings, ended("failed", Blame.sentence(scenario, flaw)))
  }
  watchdog.begin()
  const exit = yield* begin(scenario, { cast, input: input.success }).pipe(
    Effect.provideService(Stage, doings.stage),
    Effect.provideService(PlayPlace, place),
    Effect.raceFirst(activity.exhausted),
    Effect.exit,
    Effect.ensuring(Effect.sync(() => {
      activity.close()
      watchdog.end()
    }))
  )
  const aborted = doings.aborted()
  if (aborted !== undefined) return yield* aborted
  return result(doings, yield* endOf(scenario, exit))
})
