/** A stage for whole finetunings: the rehearsal answers, a trainer names models and teaches nobody, and calls are heard. */
import { Attempts, Embedder, Likelihood, Milestones, Model, Rehearsal, RunStore } from "@stoa/core"
import { Effect, Layer, Result } from "effect"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Transcript } from "../../../../packages/scenarios/src/finetuning/debate/Transcript.ts"
import type { Training } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import { Finetuning } from "../../../../packages/scenarios/src/index.ts"

/** A recipe of few questions; throws on a bad one. */
export const recipeOf = (data: Readonly<Record<string, unknown>>) =>
  Result.getOrThrow(Finetuning.Recipe.decode({
    task: "arithmetic",
    model: "rehearsal",
    trainer: { kind: "none" },
    train: { count: 12 },
    test: { count: 6 },
    methods: [],
    likelihood: false,
    ...data
  }))

/** How a finetuning is played on the stage. */
export interface Staging extends Partial<Finetuning.FinetuningOptions> {
  /** What stands in place of a reply; undefined leaves it. */
  readonly reply?: (request: Model.ModelRequest) => string | undefined
}

/** A folder in which finetunings are played one after the other; what was done in it is kept. */
export const open = Effect.acquireRelease(
  Effect.sync(() => {
    const path = mkdtempSync(join(tmpdir(), "stoa-method-"))
    const folder = Finetuning.Folder.of(path, "study")
    const kept = new Map<string, string>()
    const milestones = Milestones.Milestones.of({
      get: (place) => Effect.sync(() => Result.getSuccess(Result.try(() => JSON.parse(kept.get(place)!) as unknown))),
      set: (place, body) => Effect.sync(() => void kept.set(place, JSON.stringify(body)))
    })
    const requests: Array<Model.ModelRequest> = []
    const trainings: Array<Training> = []
    const school = { trainer: "named" }
    const trainer = Finetuning.Trainer.Trainer.of({
      name: "named",
      notes: [],
      check: () => Effect.void,
      train: (training) =>
        Effect.sync(() => {
          trainings.push(training)
          return {
            model: `trained:${training.place}`,
            trainer: school.trainer,
            conversations: training.data.conversations,
            retries: 0,
            seconds: 0
          }
        })
    })
    const model = (reply: Staging["reply"]) =>
      Layer.effect(
        Model.Model,
        Effect.map(Model.Model, (model) =>
          Model.Model.of({
            name: model.name,
            ask: (request) => {
              requests.push(request)
              const text = reply?.(request)
              return Effect.map(model.ask(request), (came) => (text === undefined ? came : { ...came, text }))
            }
          }))
      ).pipe(Layer.provide(Rehearsal.layer()))
    const play = (
      recipe: Finetuning.Recipe.Recipe,
      { reply, ...options }: Staging = {}
    ) =>
      Effect.gen(function*() {
        const task = Result.getOrThrow(Finetuning.Tasks.find(recipe.task))
        const { test, train } = yield* Finetuning.Split.split({ ...recipe, task })
        return yield* Finetuning.run(recipe, { folder, task, train, test, onProgress: () => {}, ...options })
      }).pipe(Effect.provide(Layer.mergeAll(
        model(reply),
        Embedder.Embedder.lexical,
        Layer.succeed(
          Likelihood.Likelihood,
          Likelihood.Likelihood.of({ score: () => Effect.undefined, why: () => undefined })
        ),
        Layer.succeed(Finetuning.Trainer.Trainer, trainer),
        Layer.succeed(Milestones.Milestones, milestones),
        RunStore.CallStore.memory,
        Attempts.AttemptStore.memory
      )))
    return { folder, kept, requests, trainings, school, play, remove: () => rmSync(path, { recursive: true }) }
  }),
  ({ remove }) => Effect.sync(remove)
)

/** What was said by whoever bears a label. */
export const said = (folder: Finetuning.Folder.Folder, label: string, set: Finetuning.Folder.Set = "test") =>
  readFileSync(Finetuning.Folder.transcripts(folder, { label, set }), "utf8").trimEnd().split("\n")
    .map((line) => JSON.parse(line) as Transcript)

/** The rows of an agent's file. */
export const rows = (folder: Finetuning.Folder.Folder, method: string, file: string, iteration = 1) =>
  JSON.parse(
    readFileSync(join(Finetuning.Folder.data(folder, method, iteration), `${file}.sharegpt.json`), "utf8")
  ) as ReadonlyArray<{ readonly id: string; readonly conversations: ReadonlyArray<{ readonly value: string }> }>
