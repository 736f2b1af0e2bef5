/** What a scenario may do to the world while it is played: ask, tell, choose, note. Nothing else. */
import { Context, type Effect, Schema } from "effect"
import type { Said } from "../domain/Draft.ts"
import type { Prompt, PromptInput } from "../model/Prompt.ts"
import type { Actor } from "./Actor.ts"

/** No usable answer came, for the prompt and for the reason named; the place is that of the call. */
export class Unanswered extends Schema.TaggedError<Unanswered>()("Unanswered", {
  prompt: Schema.String,
  actor: Schema.String,
  place: Schema.String,
  detail: Schema.String
}) {}

/** The play asked more often than a play may. */
export class TooManyCalls extends Schema.TaggedError<TooManyCalls>()("TooManyCalls", { most: Schema.Int }) {}

/** What was given to a prompt is not what its input takes. */
export class WrongInput extends Schema.TaggedError<WrongInput>()("WrongInput", {
  prompt: Schema.String,
  detail: Schema.String
}) {}

/** Something is done while answers are awaited that would hang on which of them comes first. */
export class Unordered extends Schema.TaggedError<Unordered>()("Unordered", { what: Schema.String }) {}

/** The play asked for nothing and came to no end. */
export class Stalled extends Schema.TaggedError<Stalled>()("Stalled", { seconds: Schema.Finite }) {}

/** The question is not for this scenario: another one is to be played over it. */
export class Elsewhere extends Schema.TaggedError<Elsewhere>()("Elsewhere", { because: Schema.String }) {}

/** Why a play cannot go on. A scenario need not catch it: the play is then recorded as failed, and the run goes on. */
export class StageError extends Schema.TaggedError<StageError>()("StageError", {
  reason: Schema.Union([Unanswered, TooManyCalls, WrongInput, Unordered, Stalled, Elsewhere])
}) {
  override get message(): string {
    const { reason } = this
    switch (reason._tag) {
      case "Unanswered":
        return `${reason.actor} gave no usable answer to the prompt ${reason.prompt}: ${reason.detail}`
      case "TooManyCalls":
        return `the play wanted more than ${reason.most} calls (class.maxCalls)`
      case "WrongInput":
        return `the prompt ${reason.prompt} was given what it does not take: ${reason.detail}`
      case "Unordered":
        return `${reason.what} while other answers are awaited: what follows would hang on which comes first. Wait for them all, then go on in a fixed order`
      case "Stalled":
        return `the play asked for nothing and came to no end in ${reason.seconds} seconds (class.patience)`
      case "Elsewhere":
        return reason.because
    }
  }
}

/** What an actor said: its id is the place of the call. `text` is the output where it is a text, its field `text` where it has one, else JSON. */
export interface Message<O> extends Said {
  readonly from: Actor
  readonly output: O
}

/** Something that was told in this play, as somebody heard it. */
export interface Heard {
  readonly from: Actor
  readonly text: string
}

/** The stage of one play. */
export class Stage extends Context.Service<Stage, {
  /**
   * Asks an actor. The same question of the same actor asked again is another call, with another seed; asks may run at once. The call
   * is recorded, limited and replayed without the scenario's doing anything.
   */
  readonly ask: <I extends PromptInput, O>(
    actor: Actor,
    prompt: Prompt<I, O>,
    input: NoInfer<I>
  ) => Effect.Effect<Message<O>, StageError>
  /**
   * Tells the others what somebody said. Without a society all others hear it; in one the modulator decides who does. Gives those who
   * heard it. Nothing may be told while answers are awaited: in which order things are heard must not hang on which comes first.
   */
  readonly tell: (message: Message<unknown>) => Effect.Effect<ReadonlyArray<Actor>, StageError>
  /** What an actor was told so far in this play, in order. */
  readonly heard: (actor: Actor) => Effect.Effect<ReadonlyArray<Heard>>
  /** One of several, by the play's seed; the label tells the choices of a play apart, and the same label gives the same choice. */
  readonly choose: <A>(label: string, items: readonly [A, ...ReadonlyArray<A>]) => Effect.Effect<A>
  /** All items in an order of the play's seed. */
  readonly shuffle: <A>(label: string, items: ReadonlyArray<A>) => Effect.Effect<ReadonlyArray<A>>
  /** Notes a number about the play: a measure, whose mean over all plays stands in the manifest. */
  readonly note: (name: string, value: number) => Effect.Effect<void>
  /** Remarks something about the play in words, as what was decided. It stands in every row the play comes to. */
  readonly remark: (name: string, value: string) => Effect.Effect<void>
  /** Ends the play: the question is for another scenario. */
  readonly elsewhere: (because: string) => Effect.Effect<never, StageError>
}>()("@stoa/core/scenario/Stage") {}
