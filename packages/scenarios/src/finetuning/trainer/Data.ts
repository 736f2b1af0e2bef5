/** The files of a training, looked at before anybody is asked to learn from them. */
import { Effect } from "effect"
import { readFile } from "node:fs/promises"
import { type Training, TrainingError } from "./Trainer.ts"

/** The failure with this sentence. */
export const wrong = (sentence: string) => new TrainingError({ sentence })

/** What a file holds, or an empty text where there is none. */
const textOf = (file: string, agent: string) =>
  Effect.tryPromise({
    try: () => readFile(file, "utf8"),
    catch: (error) =>
      wrong(
        `The conversations of ${agent} cannot be read from ${file} (${
          (error as NodeJS.ErrnoException).code ?? "no reason given"
        }): the data of an iteration is written before its training; resume the finetuning, and it is written again.`
      )
  })

/** The conversations in OpenAI's form, one a line. Files that are missing or empty are refused. */
export const conversations = Effect.fnUntraced(function*({ agent, data }: Training) {
  const empty = (file: string) => wrong(`There is nothing to train ${agent} on: ${file} holds no conversation.`)
  const [openai, sharegpt] = yield* Effect.all([textOf(data.openai, agent), textOf(data.sharegpt, agent)])
  const lines = openai.split("\n").filter((line) => line.trim() !== "")
  if (lines.length === 0) return yield* empty(data.openai)
  if (/^\s*(?:\[\s*\]\s*)?$/.test(sharegpt)) return yield* empty(data.sharegpt)
  return { text: openai, count: lines.length }
})
