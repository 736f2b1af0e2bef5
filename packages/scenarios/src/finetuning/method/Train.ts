/** Agents trained, each on conversations of its own; what was trained before a break is not trained again. */
import { Milestones, Seed } from "@stoa/core"
import { Effect, Option, Schema } from "effect"
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
  readonly conversations: ReadonlyArray<Conversation>
}

/** A method's trainings in an iteration. */
export interface Trainings {
  readonly method: string
  readonly iteration: number
  readonly learning: ReadonlyArray<Learning>
}

/** What came of the trainings of an iteration. */
export interface Done {
  /** By agent; one that had nothing to learn stands here not. */
  readonly trained: Readonly<Record<string, Trained>>
  /** Conversations that no trainer reads, in sentences. */
  readonly notes: ReadonlyArray<string>
}

const decode = Schema.decodeUnknownOption(Trained)

const one = Effect.fnUntraced(function*(
  { folder, recipe }: Study,
  { agent, agents, conversations, from, iteration, method, part }:
    & Learning
    & Pick<Trainings, "method" | "iteration">
    & Pick<Training, "agents">
) {
  const milestones = yield* Milestones.Milestones
  const trainer = yield* Trainer
  const place = `${method}/${iteration}/${agent}`
  const { unfit, ...data } = yield* Files.write(Folder.data(folder, method, iteration), agent, conversations)
  const [first] = unfit
  const notes = first === undefined
    ? []
    : [
      `${place}: ${unfit.length} conversations that no trainer reads are left out, the first because ${first.problem}.`
    ]
  if (data.conversations === 0) return { notes }
  const known = Option.flatMap(yield* milestones.get(`trained/${place}`), decode)
  if (Option.isSome(known)) return { trained: known.value, notes }
  const trained = yield* trainer.train({
    place,
    agent,
    agents,
    part,
    from,
    base: recipe.model,
    iteration,
    data,
    output: Folder.trained(folder, { method, iteration, agent }),
    seed: Seed.at(recipe.seed, `train/${place}`)
  })
  yield* milestones.set(`trained/${place}`, trained)
  return { trained, notes }
})

/** Trains all that have something to learn; the others stay as they are. */
export const train = Effect.fn("finetuning.train")(function*(study: Study, trainings: Trainings) {
  const { iteration, learning, method } = trainings
  const all = learning.filter(({ conversations }) => conversations.length > 0)
  const what = `${method} ${iteration}: training`
  let done = 0
  study.onProgress({ what, done, of: all.length })
  const each = yield* Effect.forEach(
    all,
    (each) =>
      one(study, { ...each, method, iteration, agents: all.map(({ agent }) => agent) }).pipe(
        Effect.tap(() => Effect.sync(() => study.onProgress({ what, done: ++done, of: all.length }))),
        Effect.map((made) => ({ agent: each.agent, ...made }))
      ),
    { concurrency: study.recipe.trainer.together }
  )
  const result: Done = {
    trained: Object.fromEntries(each.flatMap(({ agent, trained }) => trained === undefined ? [] : [[agent, trained]])),
    notes: each.flatMap(({ notes }) => notes)
  }
  return result
})
