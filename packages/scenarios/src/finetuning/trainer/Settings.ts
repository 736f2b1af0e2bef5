/** Who trains the models, as a recipe has it. */
import { setting } from "@stoa/core"
import { Schema } from "effect"

const atLeast = (minimum: number) => Schema.Int.check(Schema.isGreaterThanOrEqualTo(minimum))

/** Settings of all trainers; each takes those that concern it. */
export const TrainerSettings = Schema.Struct({
  kind: setting(
    Schema.Literals(["embedded", "api", "command", "none"]),
    "embedded: in this process, for the model abacus; api: fine-tuning jobs of an OpenAI-compatible server; command: a program of yours; none: nobody, models stay as they are",
    "embedded"
  ),
  epochs: setting(atLeast(1), "Times that a training goes through its conversations", 2),
  learningRate: Schema.optionalKey(Schema.Finite.check(Schema.isGreaterThan(0))).annotate({
    description: "Learning rate (embedded, command) or its multiplier (api); default: the trainer's own"
  }),
  batch: Schema.optionalKey(atLeast(1)).annotate({
    description: "Conversations in a batch; default: the trainer's own"
  }),
  preset: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description: "Of command: epochs and learning rates for a kind of model, such as phi-3; see docs/finetuning.md"
  }),
  command: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description:
      "Of command: the program with its arguments; it gets data, base and output as STOA_... in its environment, and its last line is the new model's name"
  }),
  baseUrl: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description:
      "Of api: address of the server with /files and /fine_tuning/jobs; default: where the base model is served"
  }),
  keyName: Schema.optionalKey(Schema.NonEmptyString).annotate({
    description:
      "Of api: the environment variable that holds the key of that server; default: the base model's key where it is the same server, else the key of the provider whose address it is, else none"
  }),
  poll: setting(Schema.Finite.check(Schema.isGreaterThan(0)), "Of api: seconds between two looks at a job", 20),
  retries: setting(atLeast(0), "How often a job that failed is begun again", 1),
  together: setting(atLeast(1), "Trainings at once", 1)
})
export type TrainerSettings = typeof TrainerSettings.Type
