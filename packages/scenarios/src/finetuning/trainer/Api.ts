/** The trainer that has a server train: fine-tuning jobs of the OpenAI protocol. */
import { FineTuning, Milestones, Providers, Quiet, Seed } from "@stoa/core"
import { Clock, Effect, Layer, Option, Schema } from "effect"
import * as Data from "./Data.ts"
import * as ModelName from "./ModelName.ts"
import type { TrainerSettings } from "./Settings.ts"
import { type Trained, Trainer, type Training, TrainingError } from "./Trainer.ts"

/** Which server, and how it is asked. */
export interface ApiOptions
  extends Pick<FineTuning.FineTuningOptions, "apiKey" | "baseUrl" | "seed" | "firstWait" | "attempts">
{
  readonly settings: Pick<TrainerSettings, "epochs" | "batch" | "learningRate" | "poll" | "retries">
  /** Where the base model is asked, and all that are trained from it; default: the server that trains. */
  readonly home?: string
  /** Fails where a limit in dollars cannot be kept for what is trained. */
  readonly affordable?: Effect.Effect<void, { readonly message: string }>
}

/** A file that was sent: its name there, and what it held. */
const File = Schema.Struct({ id: Schema.NonEmptyString, digest: Schema.String })
/** A job over a file. Without a name it was about to be begun, and nobody knows whether it was. Failed ones do not count. */
const Job = Schema.Struct({
  file: Schema.String,
  id: Schema.optionalKey(Schema.NonEmptyString),
  /** When it was to be begun, in milliseconds. */
  since: Schema.optionalKey(Schema.Finite),
  failed: Schema.Array(Schema.String)
})
type Job = typeof Job.Type

/** OpenAI's own least, found out by it only after the upload. */
const least = 10

const isOpenAi = (baseUrl: string): boolean => new URL(baseUrl).hostname === "api.openai.com"

const toTrainingError = (error: { readonly message: string }) => new TrainingError({ sentence: error.message })

const kept = Effect.fnUntraced(function*<A>(place: string, schema: Schema.Codec<A, unknown>) {
  const milestones = yield* Milestones.Milestones
  return Option.flatMap(
    yield* Effect.mapError(milestones.get(place), toTrainingError),
    Schema.decodeUnknownOption(schema)
  )
})
const keep = Effect.fnUntraced(function*(place: string, body: unknown) {
  const milestones = yield* Milestones.Milestones
  yield* Effect.mapError(milestones.set(place, body), toTrainingError)
})

/** What a job is called in the new model's name. */
const suffixOf = (place: string): string => `stoa-${place.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`.slice(0, 40)

/** The file of a training, sent once: another is sent where its conversations are not those any more. */
const fileOf = Effect.fnUntraced(function*(api: FineTuning.FineTuning, { place }: Training, text: string) {
  const digest = Seed.digest(text)
  const before = yield* kept(`${place}/file`, File)
  if (Option.isSome(before) && before.value.digest === digest) return before.value.id
  const name = `${suffixOf(place)}.jsonl`
  const id = yield* Effect.mapError(api.upload({ name, text }), toTrainingError)
  yield* keep(`${place}/file`, { id, digest })
  return id
})

/** The job over a file: the one that is there, or a new one. What is about to be begun is kept first. */
const jobOf = Effect.fnUntraced(function*(
  api: FineTuning.FineTuning,
  { file, options: { settings }, training }: {
    readonly file: string
    readonly options: ApiOptions
    readonly training: Training
  }
) {
  const { place } = training
  const found = Option.filter(yield* kept(`${place}/job`, Job), (job) => job.file === file)
  const now = yield* Clock.currentTimeMillis
  const before: Job = Option.getOrElse(found, () => ({ file, failed: [], since: now }))
  if (before.id !== undefined) return { ...before, id: before.id }
  yield* keep(`${place}/job`, before)
  const made = yield* api.create({
    model: Providers.parted(training.from).bare,
    file,
    epochs: settings.epochs,
    batch: settings.batch,
    learningRate: settings.learningRate,
    seed: training.seed,
    suffix: suffixOf(place)
  }, { known: before.failed, perhaps: Option.isSome(found), since: before.since ?? 0 }).pipe(
    // A file that is refused, or is there no more, is sent anew when it is tried again.
    Effect.tapError(({ reason }) => (reason === "file" ? keep(`${place}/file`, null) : Effect.void)),
    Effect.mapError(toTrainingError)
  )
  const job = { ...before, id: made.id }
  yield* keep(`${place}/job`, job)
  yield* Quiet.unlessWanted(Effect.logInfo("a fine-tuning job is begun", { place, job: made.id }))
  return job
})

/** Why a job failed: as it says, or else the last thing that was told of it. */
const reasonOf = (api: FineTuning.FineTuning, job: FineTuning.FineTuningJob) =>
  job.why === undefined
    ? Effect.match(api.events(job.id), {
      onFailure: () => "the server does not say why",
      onSuccess: ([last]) => last ?? "the server does not say why"
    })
    : Effect.succeed(job.why)

/**
 * A job goes on when Stoa stops: it is paid for, and the finetuning that is resumed finds it again by what it kept. So an interruption
 * cancels nothing; whoever wants a job ended ends it where it runs.
 */
export const layer = (options: ApiOptions): Layer.Layer<Trainer, never, Milestones.Milestones> =>
  Layer.effect(
    Trainer,
    Effect.gen(function*() {
      const api = yield* FineTuning.make(options)
      const milestones = yield* Milestones.Milestones
      const { affordable = Effect.void, baseUrl, home = baseUrl, settings } = options

      const train = Effect.fn("Api.train")(function*(training: Training) {
        const began = yield* Clock.currentTimeMillis
        const { agent, data, place } = training
        const { count, text } = yield* Data.conversations(training)
        if (isOpenAi(baseUrl) && count < least) {
          return yield* Data.wrong(
            `OpenAI trains on ${least} conversations at least, and ${agent} has ${count} in ${data.openai}: debate more questions (train.count).`
          )
        }
        const file = yield* fileOf(api, training, text)
        for (;;) {
          const { failed, id, since = 0 } = yield* jobOf(api, { file, options, training })
          const job = yield* Effect.mapError(api.follow(id, settings.poll), toTrainingError)
          if (job.state === "succeeded") {
            const made = job.model ?? ""
            const flaw = ModelName.flawOf(
              made,
              [training.from, training.base].map((name) => Providers.parted(name).bare)
            )
            if (flaw !== undefined) return yield* Data.wrong(`The job ${id} at ${baseUrl} succeeded, but ${flaw}.`)
            // A server's word: whatever stands in it, it is asked where the base is and nowhere else.
            const model = Providers.pinned(made, home)
            yield* ModelName.claim(training, model)
            // Its conversations have done their work there, and the file lies here too.
            yield* Effect.ignore(api.remove(file))
            const seconds = ((yield* Clock.currentTimeMillis) - began) / 1000
            const trained: Trained = {
              model,
              trainer: "api",
              job: id,
              conversations: data.conversations,
              ...(job.tokens === undefined ? {} : { tokens: job.tokens }),
              retries: failed.length,
              seconds: job.seconds ?? seconds
            }
            return trained
          }
          if (job.state === "cancelled") {
            yield* keep(`${place}/job`, { file, failed: [...failed, id], since })
            return yield* Data.wrong(
              `The job ${id} that trained ${agent} at ${baseUrl} was cancelled there: go on, and it is begun again.`
            )
          }
          const why = yield* reasonOf(api, job)
          const tries = failed.length + 1
          yield* keep(`${place}/job`, { file, failed: [...failed, id], since })
          yield* Quiet.unlessWanted(Effect.logWarning("a fine-tuning job failed", { place, job: id, why }))
          if (job.isFilesFault || tries > settings.retries) {
            return yield* Data.wrong(
              `The training of ${agent} failed at ${baseUrl} (job ${id}${tries > 1 ? `, ${tries} jobs in all` : ""}): ${
                why.replace(/\.$/, "")
              }. Its conversations are in ${data.openai}; go on, and it is begun again.`
            )
          }
        }
      })

      return Trainer.of({
        name: "api",
        notes: [
          `Models were trained by fine-tuning jobs of ${baseUrl}: what that server does beside is not known here.`,
          "What the trainings themselves cost stands in no budget and no figure here: that server bills them."
        ],
        check: (base) =>
          base === "abacus" || base.startsWith("abacus:") || base === "rehearsal"
            ? Effect.fail(
              Data.wrong(
                `The model "${base}" is in this process, no server can train it: set trainer.kind to embedded (abacus) or none, or name a model of a server.`
              )
            )
            : Effect.mapError(Effect.andThen(affordable, api.check), toTrainingError),
        train: (training) => Effect.provideService(train(training), Milestones.Milestones, milestones)
      })
    })
  )
