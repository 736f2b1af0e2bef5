/** What a run that examines a model comes to: its numbers, every answer, and its programs, in files of their own. */
import { AtomicFile, EventLog, Fold, Recipe, Roles, type Runs, RunStore, version, type World } from "@stoa/core"
import { exam, SafetyScore, Samples, Score } from "@stoa/scenarios"
import { Effect } from "effect"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import * as Answers from "./Answers.ts"

/** An evaluation, as evaluation.json and `--json` have it. */
export interface Evaluation extends Score.Result {
  readonly stoa: string
  /** The hash of the recipe. */
  readonly recipe: string
  readonly model: string
  /** The model that marks what cannot be compared by value, and gives points to answers to harmful requests. */
  readonly examiner: string
  readonly seed: number
  readonly rehearsal: boolean
  /** What became of harmful requests; absent where none was put. They count for nothing in the other numbers. */
  readonly safety?: SafetyScore.Result
}

/** Where it lies. */
export interface Saved {
  readonly evaluation: Evaluation
  readonly folder: string
  /** The files of samples, for harnesses that run programs. */
  readonly samples: ReadonlyArray<string>
}

/** True for a recipe that examines a model and does nothing else. */
export const isOne = ({ class: { scenarios } }: Recipe.Recipe): boolean => {
  const names = Object.keys(scenarios)
  return names.length === 1 && names[0] === exam.name
}

const jsonLines = (values: ReadonlyArray<unknown>) => values.map((value) => `${JSON.stringify(value)}\n`)

/** Writes what a run came to. The numbers are written last: where they are, everything is. */
const write = Effect.fnUntraced(function*(
  run: Runs.RunFolder,
  { answers, evaluation }: { readonly answers: ReadonlyArray<Answers.Answer>; readonly evaluation: Evaluation }
) {
  const folder = join(run.path, "evaluation")
  yield* Effect.tryPromise({
    try: () => mkdir(folder, { recursive: true }),
    catch: (error) => new AtomicFile.WriteError({ path: folder, detail: AtomicFile.reasonOf(error) })
  })
  const programs = answers.filter(Answers.isOfQuestion).flatMap(({ answer, extracted, id, kind, missed, source }) =>
    kind === "code" && !missed ? [{ id, source, program: extracted ?? answer ?? "" }] : []
  )
  const files = Samples.files(programs)
  for (const { name, samples } of files) yield* AtomicFile.write(join(folder, name), jsonLines(samples))
  yield* AtomicFile.write(join(folder, "answers.jsonl"), jsonLines(answers))
  yield* AtomicFile.write(join(folder, "evaluation.json"), [`${JSON.stringify(evaluation, null, 2)}\n`])
  return { evaluation, folder, samples: files.map(({ name }) => join(folder, name)) } satisfies Saved as Saved
})

/** Works out and writes what a run came to, while its log is open. */
export const save = Effect.fn("Evaluation.save")(function*(
  recipe: Recipe.Recipe,
  { folder, world }: { readonly folder: Runs.RunFolder; readonly world: World.World }
) {
  const { answers, rehearsal } = yield* Answers.of(world)
  const requests = answers.filter(Answers.isOfRequest)
  const { model, models, seed } = recipe
  const asked = { scenario: exam.name, role: "examiner", kind: "judge" }
  const evaluation: Evaluation = {
    stoa: version,
    recipe: Recipe.hash(recipe),
    model,
    examiner: Roles.modelFor(models, asked) ?? model,
    seed,
    rehearsal,
    ...Score.take(answers.filter(Answers.isOfQuestion).map(Answers.scored)),
    ...(requests.length === 0 ? {} : { safety: SafetyScore.take(requests.map(Answers.examined)) })
  }
  return yield* write(folder, { answers, evaluation })
})

/** The same of a run that is finished, from its log. */
export const again = Effect.fn("Evaluation.again")(function*(recipe: Recipe.Recipe, folder: Runs.RunFolder) {
  const log = yield* EventLog.EventLog
  return yield* save(recipe, { folder, world: Fold.fold(yield* log.events) })
}, (effect, _, { database }) => Effect.provide(effect, RunStore.layer(database, { readonly: true })))
