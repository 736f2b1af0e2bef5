/** What all methods of a finetuning share: its questions, its folder, and everything that was said in it, each thing once. */
import { Milestones, Prompt, type Question, Seed } from "@stoa/core"
import { Effect, Option, Schema } from "effect"
import * as Debate from "./debate/Debate.ts"
import type { DebateOptions } from "./debate/Options.ts"
import * as prompts from "./debate/prompts.ts"
import type { Transcript } from "./debate/Transcript.ts"
import * as Transcripts from "./debate/Transcripts.ts"
import * as Folder from "./Folder.ts"
import * as Kept from "./Kept.ts"
import type { OnProgress } from "./Progress.ts"
import type { Recipe } from "./Recipe.ts"
import type { Asked } from "./Result.ts"
import type { Task } from "./task/Task.ts"

/** A finetuning, or the measuring of a method alone. */
export interface Study {
  readonly recipe: Recipe
  readonly folder: Folder.Folder
  readonly task: Task
  readonly questions: { readonly [set in Folder.Set]?: ReadonlyArray<Question.Question> }
  /** The task of the questions of another one. */
  readonly transfer?: Task | undefined
  readonly onProgress: OnProgress
  /** What asking took, by the label and set of what was said; grows as debates are played or read. */
  readonly asked: Map<string, Asked>
}

/** A set that is debated. */
export interface Played {
  /** Names the casting, as in debate or finetuned-2: the same label is the same cast with the same options. */
  readonly label: string
  readonly set: Folder.Set
  readonly options: DebateOptions
  /** Where it is not the recipe's. */
  readonly temperature?: number
}

/** The task of a set. */
export const taskOf = ({ task, transfer }: Study, set: Folder.Set): Task => set === "transfer" ? transfer ?? task : task

/** How replies are drawn; what stands instead of the recipe's temperature is for the agents, and not for whoever sums up. */
export const sampling = (
  { sampling: { maxTokens, temperature, topP } }: Recipe,
  instead: number | undefined
): typeof Prompt.Sampling.Service => {
  const at = (temperature: number) => ({ temperature, maxTokens, ...(topP === undefined ? {} : { topP }) })
  return Object.fromEntries(
    prompts.all.map(({ name, role }) => [name, at(role === "summariser" ? temperature : instead ?? temperature)])
  )
}

/** Provides what calls of a study hang on. */
export const within = ({ recipe }: Study, temperature?: number) => <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  effect.pipe(
    Effect.provideService(Seed.Root, recipe.seed),
    Effect.provideService(Prompt.Room, recipe.context),
    Effect.provideService(Prompt.Sampling, sampling(recipe, temperature))
  )

/** Who debates, and how, as a digest: what was said by others, or in another way, is something else. */
const castOf = ({ recipe }: Study, { options: { task, ...options }, temperature }: Played): string => {
  const { base, critics, generators, identified, peers, rounds, style, summaries, tie } = options
  return Seed.digest(JSON.stringify([
    task.name,
    { generators, critics, rounds, summaries, base, style, identified, peers, tie },
    { temperature, sampling: recipe.sampling }
  ]))
}

/** What is known of a file of transcripts: its bytes, and who speaks in it. */
const Said = Schema.Struct({ sha256: Schema.String, cast: Schema.String })
const decode = Schema.decodeUnknownOption(Said)

/** What was said before, where the file is the very one that was written, and by the same cast. */
const before = Effect.fnUntraced(
  function*(file: string, { cast, place }: { readonly cast: string; readonly place: string }) {
    const milestones = yield* Milestones.Milestones
    const known = Option.getOrUndefined(Option.flatMap(yield* milestones.get(place), decode))
    if (known?.cast !== cast) return undefined
    // A file that cannot be read is written again: over recorded calls nothing is asked twice.
    const held = Option.getOrUndefined(yield* Effect.option(Transcripts.readWith(file)))
    return held?.sha256 === known.sha256 ? held.transcripts : undefined
  }
)

/** Keeps what was said, and by whom. */
const keep = Effect.fnUntraced(function*(
  file: string,
  { place, said, ...by }: { readonly cast: string; readonly place: string; readonly said: ReadonlyArray<Transcript> }
) {
  const milestones = yield* Milestones.Milestones
  yield* Kept.above(file)
  const { sha256 } = yield* Transcripts.write(file, said)
  yield* milestones.set(place, { sha256, ...by } satisfies typeof Said.Type)
})

const total = (all: ReadonlyArray<Omit<Asked, "calls"> & { readonly calls?: number }>): Asked => ({
  calls: all.reduce((sum, { calls = 1 }) => sum + calls, 0),
  inputTokens: all.reduce((sum, { inputTokens }) => sum + inputTokens, 0),
  outputTokens: all.reduce((sum, { outputTokens }) => sum + outputTokens, 0)
})

/** What asking took for what was said. */
export const askedIn = (transcripts: ReadonlyArray<Transcript>): Asked => total(transcripts.flatMap(({ said }) => said))

/** What was said by a cast: read where it was said before, or else said and kept. */
export const once = Effect.fnUntraced(function*<E, R>(
  study: Study,
  played: Played,
  say: Effect.Effect<ReadonlyArray<Transcript>, E, R>
) {
  const { label, set, temperature } = played
  const file = Folder.transcripts(study.folder, played)
  const place = `transcripts/${label}.${set}`
  const cast = castOf(study, played)
  const known = yield* before(file, { cast, place })
  const said = known ?? (yield* within(study, temperature)(say))
  if (known === undefined) yield* keep(file, { cast, place, said })
  study.asked.set(place, askedIn(said))
  return said
})

/** What asking took in all. */
export const asked = (study: Study): Asked => total([...study.asked.values()])

/** What was said about all questions of a set. */
export const transcripts = Effect.fn("finetuning.transcripts")((study: Study, played: Played) => {
  const { label, options, set } = played
  const questions = study.questions[set] ?? []
  const what = `${label}, ${set}`
  let done = 0
  const debates = Effect.suspend(() => {
    study.onProgress({ what, done, of: questions.length })
    return Effect.forEach(
      questions,
      (question) =>
        Effect.tap(
          Debate.play({ ...options, task: taskOf(study, set) }, { question, place: `${label}/${set}/${question.id}` }),
          () => Effect.sync(() => study.onProgress({ what, done: ++done, of: questions.length }))
        ),
      { concurrency: "unbounded" }
    )
  })
  return once(study, played, debates)
})

/** Writes the questions of every set, with their reference answers: for whoever checks the numbers. */
export const keepQuestions = ({ folder, questions }: Study) =>
  Effect.forEach(
    Object.entries(questions),
    ([set, all]) => Kept.write(Folder.questions(folder, set as Folder.Set), Kept.lines(all)),
    { discard: true }
  )
