/**
 * Fine-tuning at a server of the OpenAI protocol: files, jobs, events.
 *
 * What is known of others (2026): Fireworks and Together have files and jobs of their own kind (Together: POST /fine-tunes, and the
 * purpose of a file in the query), Mistral takes `training_files` and begins a job only when told; none of them is driven here. Servers
 * on one's own machine that have /files and /fine_tuning/jobs mostly keep to OpenAI's form.
 */
import { Effect, type Scope } from "effect"
import { brief } from "../domain/PlainText.ts"
import { at, type Seed } from "../domain/Seed.ts"
import * as Backoff from "./Backoff.ts"
import * as Fault from "./FineTuningError.ts"
import * as Job from "./FineTuningJob.ts"
import { type ModelError, Transient } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"
import * as Secret from "./Secret.ts"

export { FineTuningError } from "./FineTuningError.ts"
export type { FineTuningJob } from "./FineTuningJob.ts"

/** Which server, and how patient to be with it. */
export interface FineTuningOptions {
  readonly baseUrl: string
  readonly apiKey: string | undefined
  /** Seeds the waits after passing trouble. */
  readonly seed: Seed
  /** Milliseconds of the first wait; each doubles the one before, up to a minute. Default: one second. */
  readonly firstWait?: number
  /** Attempts at one request; default 10, some five minutes. */
  readonly attempts?: number
}

/** A job to be begun. */
export interface NewJob {
  readonly model: string
  /** The name of an uploaded file. */
  readonly file: string
  readonly epochs?: number | undefined
  readonly batch?: number | undefined
  readonly learningRate?: number | undefined
  readonly seed?: number | undefined
  /** Stands in the new model's name; at most 64 characters. */
  readonly suffix?: string | undefined
}

type Answer<A> = Effect.Effect<A, Fault.FineTuningError>

/** What can be asked of such a server. Passing trouble is waited out. */
export interface FineTuning {
  /** Finds out whether there are fine-tuning jobs at all. */
  readonly check: Answer<void>
  /** Sends a file of conversations, and gives its name there. Where the connection is lost it is sent again: a file costs nothing. */
  readonly upload: (file: { readonly name: string; readonly text: string }) => Answer<string>
  /**
   * Begins a job, once. Where nobody can know whether it was begun (the connection was lost, the server failed, an earlier sitting ended
   * there), the server is asked for a job over the same file before it is begun again; `known` are those that do not count.
   */
  readonly create: (
    job: NewJob,
    before: { readonly known: ReadonlyArray<string>; readonly perhaps: boolean }
  ) => Answer<Job.FineTuningJob>
  readonly look: (job: string) => Answer<Job.FineTuningJob>
  /** Looks at a job every `poll` seconds until it has ended. */
  readonly follow: (job: string, poll: number) => Answer<Job.FineTuningJob>
  /** What the server told of a job, the newest first. */
  readonly events: (job: string) => Answer<ReadonlyArray<string>>
  readonly cancel: (job: string) => Answer<Job.FineTuningJob>
  /** Asked once: what stays lies there and does no harm. */
  readonly remove: (file: string) => Answer<void>
}

/** The longest wait after one attempt, and the longest that a server may ask for, in milliseconds. */
const longest = 60_000
const mostAsked = 3_600_000
/** Milliseconds that a request may take; an upload may be large. */
const patience = { upload: 1_800_000, other: 120_000 }

type Call = Effect.Success<ReturnType<typeof OpenAi.client>>
type Client = Parameters<Parameters<Call>[0]>[0]

/** A request: what it is for, of what it is, and how it is sent. */
interface Sent {
  readonly asked: Fault.Asked
  readonly subject: string
  readonly run: (client: Client, signal: AbortSignal) => Promise<unknown>
}

/** True where the server may have done what it was asked for though it did not say so: 429 and no connection are certain. */
const isDoubtful = ({ reason }: ModelError): boolean => reason._tag === "Transient" && reason.limited !== true

// A file is checked for a moment after it was sent.
const isNotReady = ({ reason }: ModelError): boolean =>
  reason._tag === "BadRequest" &&
  /not (?:yet )?ready|still being processed|not finished processing/i.test(reason.detail)

const multipart = async ({ name, text }: { readonly name: string; readonly text: string }) => {
  const form = new FormData()
  form.set("purpose", "fine-tune")
  form.set("file", new File([text], name, { type: "application/jsonl" }))
  const whole = new Response(form)
  return { body: new Uint8Array(await whole.arrayBuffer()), type: whole.headers.get("content-type") ?? "" }
}

/** The client of a server's fine-tuning; its connections end with the scope. */
export const make = Effect.fnUntraced(
  function*(options: FineTuningOptions): Effect.fn.Return<FineTuning, never, Scope.Scope> {
    const { apiKey, attempts = 10, baseUrl, firstWait = 1000, seed } = options
    const call = yield* OpenAi.client({ baseUrl, apiKey, model: "fine-tuning", keyIsGood: true })
    const hide = Secret.hide(apiKey)
    const garbled = ({ asked, subject }: Sent) =>
      new Fault.FineTuningError({
        reason: asked === "check" ? "unsupported" : "trouble",
        endpoint: baseUrl,
        subject,
        detail: "its answer is none of the OpenAI protocol"
      })

    const problem = (detail: string) =>
      Effect.fail(OpenAi.problem({ baseUrl, apiKey, model: "" }, new Transient({ detail })))
    const once = (sent: Sent): Effect.Effect<unknown, ModelError> =>
      call(sent.run).pipe(
        Effect.timeoutOrElse({
          duration: sent.asked === "upload" ? patience.upload : patience.other,
          orElse: () => problem("it did not answer in time")
        }),
        // A page in the place of an answer passes, but for a server that has nothing else.
        Effect.filterOrElse(
          (answer) => typeof answer !== "string" || sent.asked === "check",
          () => problem("its answer is no JSON")
        )
      )

    /** Asks until it is answered; after trouble `again` may find the answer elsewhere. */
    const ask = Effect.fnUntraced(function*(
      sent: Sent,
      again: (error: ModelError) => Answer<unknown> = () => Effect.undefined
    ): Effect.fn.Return<unknown, Fault.FineTuningError> {
      for (let attempt = 1;; attempt++) {
        const result = yield* Effect.result(once(sent))
        if (result._tag === "Success") return result.success
        const error = result.failure
        const asks = error.reason._tag === "Transient" ? error.reason.retryAfter ?? 0 : 0
        if (attempt >= attempts || asks > mostAsked || !(error.isRetryable || isNotReady(error))) {
          return yield* Fault.of(error, sent)
        }
        const place = `${sent.asked}/${sent.subject}`
        yield* Effect.sleep(Math.max(asks, Backoff.wait(at(seed, place), { attempt, firstWait, longest })))
        const found = yield* again(error)
        if (found !== undefined) return found
      }
    })

    const jobOf = (sent: Sent, answer: unknown) => {
      const job = Job.read(answer, hide)
      return job === undefined ? Effect.fail(garbled(sent)) : Effect.succeed(job)
    }
    const aboutJob = (asked: Fault.Asked, id: string, run: Sent["run"]) => {
      const sent = { asked, subject: id, run }
      return Effect.flatMap(ask(sent), (answer) => jobOf(sent, answer))
    }
    const look: FineTuning["look"] = (id) =>
      aboutJob("look", id, (client, signal) => client.fineTuning.jobs.retrieve(id, { signal }))

    const list = (asked: "check" | "list", limit: number) => {
      const sent: Sent = {
        asked,
        subject: "jobs",
        run: (client, signal) => client.get("/fine_tuning/jobs", { query: { limit }, signal })
      }
      return Effect.flatMap(ask(sent), (answer) => {
        const jobs = Job.listed(answer)
        return jobs === undefined ? Effect.fail(garbled(sent)) : Effect.succeed(jobs)
      })
    }
    const find = (file: string, known: ReadonlyArray<string>) =>
      Effect.map(list("list", 100), (jobs) =>
        jobs.find((told) => {
          const job = Job.read(told, hide)
          return job?.file === file && !known.includes(job.id)
        }))

    return {
      check: Effect.asVoid(list("check", 1)),
      upload: Effect.fnUntraced(function*(file) {
        const { body, type } = yield* Effect.promise(() => multipart(file))
        const sent: Sent = {
          asked: "upload",
          subject: file.name,
          run: (client, signal) => client.post("/files", { body, headers: { "content-type": type }, signal })
        }
        const { id } = ((yield* ask(sent)) ?? {}) as { readonly id?: unknown }
        return typeof id === "string" && id !== "" ? id : yield* garbled(sent)
      }),
      create: Effect.fnUntraced(function*({ batch, epochs, file, learningRate, model, seed, suffix }, before) {
        const sent: Sent = {
          asked: "create",
          subject: model,
          run: (client, signal) =>
            client.fineTuning.jobs.create({
              model,
              training_file: file,
              hyperparameters: {
                ...(epochs === undefined ? {} : { n_epochs: epochs }),
                ...(batch === undefined ? {} : { batch_size: batch }),
                ...(learningRate === undefined ? {} : { learning_rate_multiplier: learningRate })
              },
              ...(seed === undefined ? {} : { seed }),
              ...(suffix === undefined ? {} : { suffix })
            }, { signal })
        }
        const present = before.perhaps ? yield* find(file, before.known) : undefined
        const answer = present ?? (yield* ask(
          sent,
          (error) => (isDoubtful(error) ? find(file, before.known) : Effect.undefined)
        ))
        return yield* jobOf(sent, answer)
      }),
      look,
      follow: Effect.fnUntraced(function*(id, poll) {
        for (;;) {
          const job = yield* look(id)
          if (job.state !== "waiting" && job.state !== "running") return job
          yield* Effect.sleep(poll * 1000)
        }
      }),
      events: (id) =>
        Effect.map(
          ask({
            asked: "look",
            subject: id,
            run: (client, signal) =>
              client.get(`/fine_tuning/jobs/${encodeURIComponent(id)}/events`, { query: { limit: 50 }, signal })
          }),
          (answer) =>
            (Job.listed(answer) ?? []).flatMap((event) => {
              const message = (event as { readonly message?: unknown } | null)?.message
              return typeof message === "string" ? [brief(hide(message), 300)] : []
            })
        ),
      cancel: (id) => aboutJob("cancel", id, (client, signal) => client.fineTuning.jobs.cancel(id, { signal })),
      remove: (id) => {
        const sent: Sent = {
          asked: "remove",
          subject: id,
          run: (client, signal) => client.delete(`/files/${encodeURIComponent(id)}`, { signal })
        }
        return Effect.asVoid(Effect.mapError(once(sent), (error) => Fault.of(error, sent)))
      }
    }
  }
)
