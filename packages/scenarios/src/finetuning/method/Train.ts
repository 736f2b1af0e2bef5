/** Agents trained, each on conversations of its own; what was trained before a break on the same conversations is not trained again. */
import { Milestones, Seed } from "@stoa/core"
import { Effect, Option, Schema } from "effect"
import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import type { Conversation } from "../data/Conversation.ts"
import * as Files from "../data/Files.ts"
import * as Folder from "../Folder.ts"
import type { Study } from "../Study.ts"
import { Trained, Trainer, type Training } from "../trainer/Trainer.ts"

/** An agent that is to learn. */
export interface Learning {
  readonly agent: string
  readonly part: Training["part"]
  /** The model that goes on learning. */
  readonly from: string
  /** Such as trainers read. */
  readonly conversations: ReadonlyArray<Conversation>
}

/** A method's trainings in an iteration. */
export interface Trainings {
  readonly method: string
  readonly iteration: number
  readonly learning: ReadonlyArray<Learning>
}

/** By agent; one that had nothing to learn stands here not. */
export type Done = Readonly<Record<string, Trained>>

/** A training that is done: what it was made of, what came of it, and whether that lies in the folder of its output. */
const Made = Schema.Struct({ key: Schema.String, trained: Trained, lies: Schema.Boolean })
const decode = Schema.decodeUnknownOption(Made)

/** What a training hangs on: the conversations, word for word, and who learns them. */
const keyOf = ({ data, from }: Training) =>
  Effect.map(
    Effect.promise(() => readFile(data.sharegpt, "utf8")),
    (text) => Seed.digest(JSON.stringify([from, Seed.digest(text)]))
  )

/** True where what was made is what would be made now, and is still there. What the embedded trainer has, it sees for itself. */
const holds = ({ key, lies, trained }: typeof Made.Type, now: { readonly key: string; readonly output: string }) =>
  key === now.key && trained.trainer !== "embedded" && (!lies || existsSync(now.output))

/** Trains, or tells what came of it before. */
const once = Effect.fnUntraced(function*(training: Training) {
  const milestones = yield* Milestones.Milestones
  const trainer = yield* Trainer
  const { output, place } = training
  const key = yield* keyOf(training)
  const known = Option.getOrUndefined(Option.flatMap(yield* milestones.get(`trained/${place}`), decode))
  if (known !== undefined && holds(known, { key, output })) return known.trained
  const trained = yield* trainer.train(training)
  yield* milestones.set(
    `trained/${place}`,
    { key, trained, lies: existsSync(output) } satisfies typeof Made.Type
  )
  return trained
})

const one = Effect.fnUntraced(function*(
  { folder, recipe }: Study,
  { agent, agents, conversations, from, iteration, method, part }:
    & Learning
    & Pick<Trainings, "method" | "iteration">
    & Pick<Training, "agents">
) {
  const place = `${method}/${iteration}/${agent}`
  const written = yield* Files.write(Folder.data(folder, method, iteration), agent, conversations)
  if (written.conversations === 0) return undefined
  return yield* once({
    place,
    agent,
    agents,
    part,
    from,
    base: recipe.model,
    iteration,
    data: { sharegpt: written.sharegpt, openai: written.openai, conversations: written.conversations },
    output: Folder.trained(folder, { method, iteration, agent }),
    seed: Seed.at(recipe.seed, `train/${place}`)
  })
})

/** Trains all that have something to learn; the others stay as they are. */
export const train = Effect.fn("finetuning.train")(function*(study: Study, trainings: Trainings) {
  const { iteration, learning, method } = trainings
  const all = learning.filter(({ conversations }) => conversations.length > 0)
  const what = `${method} ${iteration}: training`
  let ready = 0
  study.onProgress({ what, done: ready, of: all.length })
  const each = yield* Effect.forEach(
    all,
    (each) =>
      one(study, { ...each, method, iteration, agents: all.map(({ agent }) => agent) }).pipe(
        Effect.tap(() => Effect.sync(() => study.onProgress({ what, done: ++ready, of: all.length }))),
        Effect.map((trained) => ({ agent: each.agent, trained }))
      ),
    { concurrency: study.recipe.trainer.together }
  )
  const done: Done = Object.fromEntries(
    each.flatMap(({ agent, trained }) => (trained === undefined ? [] : [[agent, trained]]))
  )
  return done
})
