/** The trainer: from a model and conversations to another model. Every way to train is a layer of this service. */
import { Context, type Effect, Schema } from "effect"

/** One training. */
export interface Training {
  /** Where it stands: "finetuned/2/critic-1"; unique, and the key by which it is found again after a break. */
  readonly place: string
  /** Whom it makes. */
  readonly agent: string
  /** All who are trained in the same iteration of the same method, itself among them: they are served together. */
  readonly agents: ReadonlyArray<string>
  /** generator or critic: a preset may train them differently. */
  readonly part: "generator" | "critic"
  /** The model that goes on learning, as the trainer or the recipe named it. */
  readonly from: string
  /** The model all agents began as. */
  readonly base: string
  /** The iteration, from 1. */
  readonly iteration: number
  /** Where the conversations lie, the same in both files. */
  readonly data: { readonly sharegpt: string; readonly openai: string; readonly conversations: number }
  /** A folder of its own for what comes of it; made by the trainer. */
  readonly output: string
  readonly seed: number
}

/** What came of a training. Nothing in it hangs on the time it took but `seconds`. */
export const Trained = Schema.Struct({
  /** The name by which the new model is asked from now on. */
  model: Schema.NonEmptyString,
  trainer: Schema.NonEmptyString,
  /** The job's name where its trainer gives one. */
  job: Schema.optionalKey(Schema.String),
  conversations: Schema.Int,
  /** Tokens that were paid for, where the trainer says so. */
  tokens: Schema.optionalKey(Schema.Int),
  /** Mean loss of each epoch, where it is known. */
  loss: Schema.optionalKey(Schema.Array(Schema.Finite)),
  /** How often a failed job was begun again. */
  retries: Schema.Int,
  seconds: Schema.Finite
})
export type Trained = typeof Trained.Type

/** A training that came to nothing, in a sentence that says what to do. */
export class TrainingError extends Schema.TaggedError<TrainingError>()("TrainingError", {
  sentence: Schema.String
}) {
  override get message(): string {
    return this.sentence
  }
}

/** Trains models. */
export class Trainer extends Context.Service<Trainer, {
  readonly name: string
  /** What a reader must know about models that it makes, in sentences; told with the results. */
  readonly notes: ReadonlyArray<string>
  /** Finds out before anything is asked whether it can train this base. */
  readonly check: (base: string) => Effect.Effect<void, TrainingError>
  /**
   * Trains. Asked again for the same place after a break, it goes on with what it began (an uploaded file, a job) and does nothing
   * twice. Interrupted, it leaves nothing running here; a job at a server goes on there, for it is paid for, and is found again.
   */
  readonly train: (training: Training) => Effect.Effect<Trained, TrainingError>
}>()("@stoa/scenarios/finetuning/trainer/Trainer") {}
