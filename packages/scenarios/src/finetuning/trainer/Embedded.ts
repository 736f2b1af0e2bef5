/** The trainer of this process: the abacus learns from conversations, as it reads them when it answers. */
import { Formats, Seed } from "@stoa/core"
import { Clock, Effect, Layer, Result, Schema } from "effect"
import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Learner } from "../abacus/Learning.ts"
import { type Course, lessonsOf } from "../abacus/Lessons.ts"
import * as Names from "../abacus/Names.ts"
import * as Note from "../abacus/Note.ts"
import * as Weights from "../abacus/Weights.ts"
import * as Data from "./Data.ts"
import type { TrainerSettings } from "./Settings.ts"
import { Trained, Trainer, type Training, TrainingError } from "./Trainer.ts"

/** Where models lie, and the root of chance. */
export interface EmbeddedOptions {
  /** NAME/models; a training's output lies below it. */
  readonly folder: string
  readonly seed: Seed.Seed
}

/** What of the settings concerns it. */
export type EmbeddedSettings = Pick<TrainerSettings, "epochs" | "learningRate" | "batch">

const notes: ReadonlyArray<string> = [
  "The models are copies of the abacus, a network of about 115,000 weights that knows nothing but a + b * c + d - e * f. The numbers show how a method works on it, not what it would do for a language model.",
  "Most of what the abacus learns from conversations is how sure to be of what it knows already: its answers at temperature 1 come nearer to its likeliest ones.",
  "The abacus reads no topP and no hint: with star, an answer that is asked for with the right one as a hint is a second draw of the same kind, and all that the reference does is to keep those that are right."
]

const defaults = { learningRate: 2e-4, batch: 8 }
/** Batches between two moments in which others get their turn. */
const slice = 4

/** What is noted beside the weights. */
const Noted = Schema.Struct({ leftOut: Schema.Int, trained: Trained })

const failing = Effect.mapError(({ sentence }: Weights.AbacusError) => new TrainingError({ sentence }))

/** The conversations of a training, as lessons. */
const courseOf = Effect.fnUntraced(function*(training: Training) {
  yield* Data.conversations(training)
  const { agent, data } = training
  const { format } = Formats.find("sharegpt")
  const course = yield* Effect.try({
    try: (): Course => {
      const rows = JSON.parse(readFileSync(data.sharegpt, "utf8")) as ReadonlyArray<unknown>
      return lessonsOf(rows.map((row) => format?.read(row).turns ?? []))
    },
    catch: () =>
      Data.wrong(
        `The conversations of ${agent} in ${data.sharegpt} are no ShareGPT file: resume the finetuning, and it is written again.`
      )
  })
  if (course.lessons.length > 0) return course
  return yield* Data.wrong(
    `There is nothing the abacus can learn for ${agent}: no answer in ${data.sharegpt} is a working of it. Debate with the model ${Names.name}, or take another trainer.`
  )
})

/** Learns; gives the mean loss of each epoch. */
const learn = Effect.fnUntraced(function*(
  learner: Learner,
  { lessons }: Course,
  { batch, epochs, rate, seed }: {
    readonly epochs: number
    readonly rate: number
    readonly batch: number
    readonly seed: number
  }
) {
  const losses: Array<number> = []
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const order = Seed.chance(Seed.at(seed, `abacus/epoch/${epoch}`)).shuffle(lessons)
    let loss = 0
    for (let at = 0, n = 0; at < order.length; at += batch, n++) {
      loss += learner.learn(order.slice(at, at + batch), rate)
      if (n % slice === 0) yield* Effect.yieldNow
    }
    losses.push(loss / order.length)
  }
  return losses
})

const train = Effect.fn("Embedded.train")(function*(
  training: Training,
  { folder, settings }: EmbeddedOptions & { readonly settings: EmbeddedSettings }
) {
  const { agent, from, output } = training
  const model = Names.of(resolve(folder), resolve(output))
  const source = Names.fileOf(folder, from)
  if (model === undefined) {
    return yield* Data.wrong(`The abacus keeps what it learns below ${folder}, and ${output} is not there.`)
  }
  if (source === undefined) return yield* Data.wrong(unfit(from))
  const { batch = defaults.batch, epochs, learningRate: rate = defaults.learningRate } = settings
  const network = yield* failing(Effect.fromResult(Weights.read(source)))
  const course = yield* courseOf(training)
  const weights = Names.weights(output)
  const note = join(output, "trained.json")
  const key = Seed.digest(JSON.stringify([
    Buffer.from(Weights.encode(network)).toString("base64"),
    readFileSync(training.data.sharegpt, "utf8"),
    { batch, epochs, rate, seed: training.seed }
  ]))
  const before = yield* Note.kept(note, { key, schema: Noted })
  if (before !== undefined && Result.isSuccess(Weights.read(weights))) return before.trained
  const begun = yield* Clock.currentTimeMillis
  const loss = yield* learn(new Learner(network), course, { batch, epochs, rate, seed: training.seed })
  const seconds = ((yield* Clock.currentTimeMillis) - begun) / 1000
  yield* failing(Weights.write(weights, network))
  const trained: Trained = {
    model,
    trainer: "embedded",
    conversations: course.conversations,
    loss,
    retries: 0,
    seconds
  }
  const { leftOut } = course
  if (leftOut > 0) {
    yield* Effect.logDebug(`${agent}: ${leftOut} answers are no workings of the abacus, and were left out.`)
  }
  yield* Effect.mapError(
    Note.keep(note, { key, body: { leftOut, trained } }),
    ({ message }) => new TrainingError({ sentence: message })
  )
  return trained
})

const unfit = (model: string): string =>
  `The embedded trainer trains the model ${Names.name} and nothing else, and was given "${model}": take ${Names.name} as the base model, or another trainer (api, command, none).`

/** Trains the abacus in this process. The same training gives the same weights on the same kind of machine, and is not done twice. */
export const layer = (settings: EmbeddedSettings, options: EmbeddedOptions): Layer.Layer<Trainer> =>
  Layer.succeed(
    Trainer,
    Trainer.of({
      name: "embedded",
      notes,
      check: (base) => (Names.isOne(base) ? Effect.void : Effect.fail(new TrainingError({ sentence: unfit(base) }))),
      train: (training) => train(training, { ...options, settings })
    })
  )
