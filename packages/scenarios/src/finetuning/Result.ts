/** What a finetuning comes to: what was learnt in every iteration, and every method's numbers on the same test questions. */
import { Schema } from "effect"
import { Trained } from "./trainer/Trainer.ts"

/** How different agents are; what could not be measured is absent, and the result's notes say why. */
export const Diversity = Schema.Struct({
  /** Share of the last round's readable answers that agree with the vote, averaged over questions. Diversity is 1 - consensus. */
  consensus: Schema.optionalKey(Schema.Finite),
  /** 1 - cosine between last answers that agree with the vote, averaged over pairs of agents and questions. */
  dissimilarity: Schema.optionalKey(Schema.Finite),
  /** Mean negative log-likelihood per token of others' answers under a held-out agent. */
  nll: Schema.optionalKey(Schema.Finite),
  /** Symmetric KL divergence between agents, and from the base model, per token. */
  klAgents: Schema.optionalKey(Schema.Finite),
  klBase: Schema.optionalKey(Schema.Finite)
})
export type Diversity = typeof Diversity.Type

/** How one question came out. */
export const Scored = Schema.Struct({
  question: Schema.String,
  /** The answer that counts: of a vote the winner; null where nothing could be read. */
  answer: Schema.NullOr(Schema.String),
  right: Schema.Boolean
})
export type Scored = typeof Scored.Type

/** A method measured on the test questions. */
export const Measured = Schema.Struct({
  /** finetuned, or a method's name. */
  method: Schema.NonEmptyString,
  /** Trainings before it: 0 for base models. */
  iteration: Schema.Int,
  /** The task, where it is not the one that was learnt from (transfer). */
  transfer: Schema.optionalKey(Schema.String),
  questions: Schema.Int,
  /** Share of right answers, and its standard error: deviation of 0 and 1 over the root of their number. */
  accuracy: Schema.Finite,
  error: Schema.Finite,
  /** Share of all final answers (those voted over) in which none could be read. */
  unparseable: Schema.Finite,
  calls: Schema.Int,
  inputTokens: Schema.Int,
  outputTokens: Schema.Int,
  diversity: Diversity,
  scores: Schema.Array(Scored)
})
export type Measured = typeof Measured.Type

/** How many conversations an agent got. */
export const Sizes = Schema.Struct({
  agent: Schema.String,
  /** D^G of a generator; of a critic D^C- and D^C+. */
  found: Schema.Record(Schema.String, Schema.Int),
  /** How many of each are in its file. */
  used: Schema.Record(Schema.String, Schema.Int)
})
export type Sizes = typeof Sizes.Type

/** What was debated, built and trained in one iteration. */
export const Iteration = Schema.Struct({
  iteration: Schema.Int,
  /** The votes over those questions of train that have a reference answer, which no data set has seen; absent where none has. */
  votes: Schema.optionalKey(
    Schema.Struct({
      questions: Schema.Int,
      without: Schema.Int,
      /** Those without on which several answers had the most agents and nobody won. */
      tied: Schema.optionalKey(Schema.Int),
      accuracy: Schema.Finite,
      error: Schema.Finite
    })
  ),
  /** Consensus of the debates over train; absent where one agent alone answers, or nobody's answer could be read. */
  consensus: Schema.optionalKey(Schema.Finite),
  calls: Schema.Int,
  sizes: Schema.Array(Sizes),
  /** By agent; one without conversations stays as it was and stands here not. */
  trained: Schema.Record(Schema.String, Trained),
  /** The models that the next debate is played with. */
  generators: Schema.Array(Schema.String),
  critics: Schema.Array(Schema.String)
})
export type Iteration = typeof Iteration.Type

/** What a person must look at: told loudly, with its numbers. */
export const Alarm = Schema.Struct({
  kind: Schema.Literals(["collapse", "drift", "empty", "unparseable"]),
  iteration: Schema.Int,
  sentence: Schema.String
})
export type Alarm = typeof Alarm.Type

/** What asking models took. */
export const Asked = Schema.Struct({ calls: Schema.Int, inputTokens: Schema.Int, outputTokens: Schema.Int })
export type Asked = typeof Asked.Type

/** A whole finetuning as far as it came. */
export const Result = Schema.Struct({
  stoa: Schema.String,
  task: Schema.String,
  model: Schema.String,
  seed: Schema.Int,
  agents: Schema.Int,
  rounds: Schema.Int,
  train: Schema.Int,
  test: Schema.Int,
  /** True when every iteration and method of the recipe is in it. */
  finished: Schema.Boolean,
  iterations: Schema.Array(Iteration),
  /** All that agents said, each debate once, however many methods are measured by it; of every sitting. */
  asked: Schema.optionalKey(Asked),
  /** The finetuned agents by iteration (0: not yet trained), then methods in the order of the recipe, then transfer. */
  measured: Schema.Array(Measured),
  /** The iteration with the best accuracy on test; the first of equals. */
  best: Schema.Int,
  alarms: Schema.Array(Alarm),
  /** What a reader must know beside the numbers. */
  notes: Schema.Array(Schema.String)
}).annotate({ identifier: "FinetuningResult", description: "What a finetuning comes to" })
export type Result = typeof Result.Type
