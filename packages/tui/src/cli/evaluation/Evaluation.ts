/** What a run that examines a model comes to: its numbers, every answer, and its programs, in files of their own. */
import {
  AtomicFile,
  EventLog,
  Fold,
  Model,
  Place,
  PlainText,
  Recipe,
  Roles,
  type Runs,
  RunStore,
  version,
  World
} from "@stoa/core"
import { exam, Samples, Score } from "@stoa/scenarios"
import { Effect, Option, Schema } from "effect"
import { mkdir } from "node:fs/promises"
import { join } from "node:path"

/** An evaluation, as evaluation.json and `--json` have it. */
export interface Evaluation extends Score.Result {
  readonly stoa: string
  /** The hash of the recipe. */
  readonly recipe: string
  readonly model: string
  /** The model that marks what cannot be compared by value. */
  readonly examiner: string
  readonly seed: number
  readonly rehearsal: boolean
}

/** Where it lies. */
export interface Saved {
  readonly evaluation: Evaluation
  readonly folder: string
  /** The files of samples, for harnesses that run programs. */
  readonly samples: ReadonlyArray<string>
}

/** An answer, as a row of answers.jsonl. */
interface Answered {
  readonly id: string
  readonly source: string
  readonly kind: string | null
  /** What was said; null where nothing was. */
  readonly answer: string | null
  readonly extracted: string | null
  readonly reference: string
  readonly right: boolean | null
  readonly parsed: boolean
  /** 1, 0 or unreadable where the examiner was asked. */
  readonly mark: string | null
  readonly tokens: number | null
  readonly missed: boolean
  /** Where the call stands, for `stoa trace`. */
  readonly place: string
}

/** True for a recipe that examines a model and does nothing else. */
export const isOne = ({ class: { scenarios } }: Recipe.Recipe): boolean => {
  const names = Object.keys(scenarios)
  return names.length === 1 && names[0] === exam.name
}

const decode = Schema.decodeUnknownOption(Schema.fromJsonString(Model.ModelReply))

/** What was said at a place and below it, where replies are repaired; of several replies the last that says something. */
const replyAt = Effect.fnUntraced(function*(place: string) {
  const calls = yield* (yield* RunStore.CallStore).at(place)
  const replies = calls.flatMap(({ reply }) => Option.toArray(decode(reply)))
  return replies.findLast(({ text }) => text.trim() !== "") ?? replies.at(-1)
})

/** What became of every question, in the order of the questions. */
const rows = Effect.fnUntraced(function*(world: World.World) {
  const plays = new Map(World.plays(world).map((play) => [play.row, play]))
  const found = yield* Effect.forEach(
    World.questions(world),
    ({ question, row }) =>
      Effect.map(replyAt(`${Place.play(row, exam.name)}/candidate`), (reply) => {
        const { notes = {}, remarks = {}, end } = plays.get(row) ?? {}
        const answered: Answered = {
          id: question.id,
          source: question.source,
          kind: remarks["kind"] ?? null,
          answer: reply === undefined ? null : PlainText.plain(reply.text).trim(),
          extracted: remarks["answer"] ?? null,
          reference: question.outcome?.text ?? question.answer,
          right: notes["right"] === undefined ? null : notes["right"] === 1,
          parsed: notes["parsed"] === 1,
          mark: remarks["mark"] ?? null,
          // Of an answer that could not be used, as one that was cut, the server's own count.
          tokens: notes["tokens"] ?? reply?.outputTokens ?? null,
          missed: reply === undefined || end === undefined || end === "failed",
          place: Place.play(row, exam.name)
        }
        return { answered, rehearsal: reply?.rehearsal === true }
      })
  )
  return { answers: found.map(({ answered }) => answered), rehearsal: found.some(({ rehearsal }) => rehearsal) }
})

const examined = (row: Answered): Score.Examined => ({
  source: row.source,
  right: row.right ?? undefined,
  parsed: row.parsed,
  judged: row.mark !== null,
  tokens: row.tokens ?? undefined,
  missed: row.missed
})

const jsonLines = (values: ReadonlyArray<unknown>) => values.map((value) => `${JSON.stringify(value)}\n`)

/** Writes what a run came to. The numbers are written last: where they are, everything is. */
const write = Effect.fnUntraced(function*(
  run: Runs.RunFolder,
  { answers, evaluation }: { readonly answers: ReadonlyArray<Answered>; readonly evaluation: Evaluation }
) {
  const folder = join(run.path, "evaluation")
  yield* Effect.tryPromise({
    try: () => mkdir(folder, { recursive: true }),
    catch: (error) => new AtomicFile.WriteError({ path: folder, detail: AtomicFile.reasonOf(error) })
  })
  const programs = answers.flatMap(({ answer, extracted, id, kind, missed, source }) =>
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
  const { answers, rehearsal } = yield* rows(world)
  const { model, models, seed } = recipe
  const asked = { scenario: exam.name, role: "examiner", kind: "judge" }
  const evaluation: Evaluation = {
    stoa: version,
    recipe: Recipe.hash(recipe),
    model,
    examiner: Roles.modelFor(models, asked) ?? model,
    seed,
    rehearsal,
    ...Score.take(answers.map(examined))
  }
  return yield* write(folder, { answers, evaluation })
})

/** The same of a run that is finished, from its log. */
export const again = Effect.fn("Evaluation.again")(function*(recipe: Recipe.Recipe, folder: Runs.RunFolder) {
  const log = yield* EventLog.EventLog
  return yield* save(recipe, { folder, world: Fold.fold(yield* log.events) })
}, (effect, _, { database }) => Effect.provide(effect, RunStore.layer(database, { readonly: true })))
