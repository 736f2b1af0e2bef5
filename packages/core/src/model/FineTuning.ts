/**
 * Fine-tuning at a server of the OpenAI protocol: files, jobs, events.
 *
 * What is known of others (2026): Fireworks and Together have files and jobs of their own kind (Together: POST /fine-tunes, and the
 * purpose of a file in the query), Mistral takes `training_files` and begins a job only when told; none of them is driven here. Servers
 * on one's own machine that have /files and /fine_tuning/jobs mostly keep to OpenAI's form.
 */
import { Effect, type Scope } from "effect"
import { brief } from "../domain/PlainText.ts"
import * as Fault from "./FineTuningError.ts"
import * as Job from "./FineTuningJob.ts"
import * as FineTuningRequests from "./FineTuningRequests.ts"
import { type Answer, type FineTuningOptions, isDoubtful, type Sent } from "./FineTuningRequests.ts"
import * as Secret from "./Secret.ts"

export { FineTuningError } from "./FineTuningError.ts"
export type { FineTuningJob } from "./FineTuningJob.ts"
export type { FineTuningOptions } from "./FineTuningRequests.ts"

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

/** What can be asked of such a server. Passing trouble is waited out. */
export interface FineTuning {
  /** Finds out whether there are fine-tuning jobs at all. */
  readonly check: Answer<void>
  /** Sends a file of conversations, and gives its name there. Where the connection is lost it is sent again: a file costs nothing. */
  readonly upload: (file: { readonly name: string; readonly text: string }) => Answer<string>
  /**
   * Begins a job, once. Where nobody can know whether it was begun (the connection was lost, the server failed, an earlier sitting ended
   * there), the server is asked for a job over the same file before it is begun again; `known` are those that do not count, and none
   * counts that is older than `since`, in milliseconds.
   */
  readonly create: (
    job: NewJob,
    before: { readonly known: ReadonlyArray<string>; readonly perhaps: boolean; readonly since: number }
  ) => Answer<Job.FineTuningJob>
  readonly look: (job: string) => Answer<Job.FineTuningJob>
  /** Looks at a job every `poll` seconds until it has ended. */
  readonly follow: (job: string, poll: number) => Answer<Job.FineTuningJob>
  /** What the server told of a job, the newest first. */
  readonly events: (job: string) => Answer<ReadonlyArray<string>>
  /** Asked once: what stays lies there and does no harm. */
  readonly remove: (file: string) => Answer<void>
}

/** Pages of a hundred jobs that are looked through at most. */
const pages = 50
/** Milliseconds that the server's clock may be behind ours. */
const clocks = 3_600_000
/** Attempts at a look for a job between two attempts to begin it. */
const between = 6

/** Which jobs over a file are sought. */
interface Sought {
  readonly known: ReadonlyArray<string>
  readonly since: number
  readonly most?: number
}

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
    const { apiKey, baseUrl } = options
    const { ask, once } = yield* FineTuningRequests.make(options)
    const hide = Secret.hide(apiKey)
    const garbled = ({ asked, subject }: Sent) =>
      new Fault.FineTuningError({
        reason: asked === "check" ? "unsupported" : "trouble",
        endpoint: baseUrl,
        subject,
        detail: "its answer is none of the OpenAI protocol"
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

    const list = (asked: "check" | "list", { most, ...query }: { limit: number; after?: string; most?: number }) => {
      const sent: Sent = {
        asked,
        subject: "jobs",
        run: (client, signal) => client.get("/fine_tuning/jobs", { query, signal })
      }
      return Effect.flatMap(ask(sent, most === undefined ? {} : { most }), (answer) => {
        const jobs = Job.listed(answer)
        return jobs === undefined ? Effect.fail(garbled(sent)) : Effect.succeed(jobs)
      })
    }
    /** Looks through the jobs, the newest first, until they are older than what is looked for. */
    const find = Effect.fnUntraced(function*(file: string, { known, most, since }: Sought) {
      let after: string | undefined
      for (let page = 1; page <= pages; page++) {
        const { data, isLast } = yield* list("list", {
          limit: 100,
          ...(after === undefined ? {} : { after }),
          ...(most === undefined ? {} : { most })
        })
        const jobs = data.flatMap((told) => Job.read(told, hide) ?? [])
        const at = jobs.findIndex((job) => job.file === file && !known.includes(job.id))
        if (at >= 0) return jobs[at]
        const last = jobs.at(-1)
        if (isLast || last === undefined || last.id === after) return undefined
        if (last.began !== undefined && last.began * 1000 < since - clocks) return undefined
        after = last.id
      }
      return undefined
    })

    return {
      check: Effect.asVoid(list("check", { limit: 1 })),
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
        const present = before.perhaps ? yield* find(file, before) : undefined
        if (present !== undefined) return present
        let found: Job.FineTuningJob | undefined
        const answer = yield* ask(sent, {
          // The patience of the request is not that of each look between.
          again: (error) =>
            isDoubtful(error)
              ? Effect.tap(find(file, { ...before, most: between }), (job) => Effect.sync(() => void (found = job)))
              : Effect.undefined
        })
        return found ?? (yield* jobOf(sent, answer))
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
            (Job.listed(answer)?.data ?? []).flatMap((event) => {
              const message = (event as { readonly message?: unknown } | null)?.message
              return typeof message === "string" ? [brief(hide(message), 300)] : []
            })
        ),
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
