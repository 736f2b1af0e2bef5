/** The trainer that trains nobody: every model stays as it is, to play a finetuning through without paying for one. */
import { Effect, Layer } from "effect"
import * as Data from "./Data.ts"
import { Trainer } from "./Trainer.ts"

/** Gives every model back as it was. */
export const layer: Layer.Layer<Trainer> = Layer.succeed(
  Trainer,
  Trainer.of({
    name: "none",
    notes: ["Nobody was trained (trainer none): all models stayed the base model, and no number shows learning."],
    check: () => Effect.void,
    train: Effect.fn("None.train")(function*(training) {
      yield* Data.conversations(training)
      return {
        model: training.from,
        trainer: "none",
        conversations: training.data.conversations,
        retries: 0,
        seconds: 0
      }
    })
  })
)
