import { flawOf } from "./conversations.ts"
import type { FineTuningAsked, FineTuningOptions, FineTuningStats } from "./fineTuningOptions.ts"
import { digest } from "./random.ts"

/** What a request comes to. */
export type Told = { readonly status: number; readonly body: unknown } | {
  readonly status: number
  readonly message: string
}

interface Job {
  readonly id: string
  readonly model: string
  readonly training_file: string
  readonly suffix: string | null
  readonly hyperparameters: unknown
  readonly seed: unknown
  readonly nth: number
  readonly tokens: number
  looks: number
  cancelled: boolean
}

const course = ["validating_files", "queued", "running", "succeeded"] as const
const created = 1_700_000_000
const short = (...parts: ReadonlyArray<string>) => digest(...parts).replace(/[^A-Za-z0-9]/g, "").slice(0, 12)

/** The files and jobs of a server. Names come of what was sent, so that they are the same whatever the order of arrival. */
export const fineTuning = (options: FineTuningOptions, bases: ReadonlyArray<string>) => {
  const files = new Map<string, { readonly text: string }>()
  const jobs = new Map<string, Job>()
  const models = new Map<string, string>()
  const fresh = () => ({ uploads: 0, jobs: 0, looks: 0, lists: 0, events: 0, cancels: 0, removed: 0 })
  let counts = fresh()
  let pending = 0
  const asked: Array<FineTuningAsked> = []

  /** A name that is not taken yet. */
  const free = (name: string, taken: { has: (name: string) => boolean }): string => {
    for (let n = 1;; n++) {
      const found = n === 1 ? name : `${name}-${n}`
      if (!taken.has(found)) return found
    }
  }

  const stateOf = (job: Job): string => {
    if (job.cancelled) return "cancelled"
    const at = Math.min(course.length - 1, Math.floor(job.looks / (options.looks ?? 1)))
    const state = course[at] as (typeof course)[number]
    return state === "succeeded" && options.failing?.includes(job.nth) === true ? "failed" : state
  }

  const tell = (job: Job) => {
    const status = stateOf(job)
    const done = status === "succeeded"
    const name = `ft:${models.get(job.model) ?? job.model}:stoa:${job.suffix ?? ""}:${job.id.slice("ftjob-".length)}`
    if (done) models.set(name, models.get(job.model) ?? job.model)
    const failure = { code: "server_error", message: "The job failed due to an internal error.", param: null }
    return {
      object: "fine_tuning.job",
      id: job.id,
      model: job.model,
      created_at: created,
      finished_at: done ? created + 60 : null,
      fine_tuned_model: done ? name : null,
      status,
      training_file: job.training_file,
      hyperparameters: job.hyperparameters,
      seed: job.seed ?? null,
      user_provided_suffix: job.suffix,
      trained_tokens: done ? job.tokens : null,
      error: status === "failed" ? failure : null
    }
  }

  const upload = (fields: { readonly [name: string]: string } | undefined): Told => {
    counts.uploads++
    const text = fields?.["file"]
    if (text === undefined) return { status: 400, message: "'file' is a required property" }
    if (fields?.["purpose"] !== "fine-tune") return { status: 400, message: "'purpose' must be fine-tune" }
    // One example too few is found when the job is begun, as at OpenAI.
    const flaw = flawOf(text, 0)
    if (flaw !== undefined) return { status: 400, message: flaw }
    const id = free(`file-${short("file", text)}`, files)
    files.set(id, { text })
    return { status: 200, body: { object: "file", id, bytes: text.length, created_at: created, purpose: "fine-tune" } }
  }

  const create = (body: { readonly [key: string]: unknown }): Told => {
    const { hyperparameters = {}, model, seed, suffix, training_file: file } = body
    const text = files.get(String(file))?.text
    if (!bases.includes(String(model)) && !models.has(String(model))) {
      return { status: 400, message: `Model ${String(model)} is not available for fine-tuning or does not exist.` }
    }
    if (text === undefined) return { status: 400, message: `Invalid training_file: ${String(file)}` }
    const flaw = flawOf(text, options.least ?? 1)
    if (flaw !== undefined) return { status: 400, message: flaw }
    const name = short("job", text, JSON.stringify([model, suffix, seed, hyperparameters]))
    const id = free(`ftjob-${name}`, jobs)
    const job: Job = {
      id,
      model: String(model),
      training_file: String(file),
      suffix: typeof suffix === "string" ? suffix : null,
      hyperparameters,
      seed,
      nth: ++counts.jobs,
      tokens: Math.ceil(text.length / 4),
      looks: 0,
      cancelled: false
    }
    jobs.set(id, job)
    return { status: 200, body: tell(job) }
  }

  const about = (id: string, rest: string): Told => {
    const job = jobs.get(id)
    if (job === undefined) return { status: 404, message: `Could not find fine tune: ${id}` }
    if (rest === "/events") {
      counts.events++
      const message = `The job is ${stateOf(job)}`
      const data = [{ object: "fine_tuning.job.event", id: `${id}-1`, created_at: created, level: "info", message }]
      return { status: 200, body: { object: "list", data, has_more: false } }
    }
    if (rest === "/cancel") {
      counts.cancels++
      if (stateOf(job) === "succeeded") return { status: 400, message: "Job has already completed." }
      job.cancelled = true
      return { status: 200, body: tell(job) }
    }
    counts.looks++
    job.looks++
    return { status: 200, body: tell(job) }
  }

  const remove = (id: string): Told => {
    if (!files.delete(id)) return { status: 404, message: `No such File object: ${id}` }
    counts.removed++
    return { status: 200, body: { id, object: "file", deleted: true } }
  }

  return {
    models,
    /** Answers a request; undefined where it is about none of these. `fields` are of a form, `body` of JSON. */
    answer: (
      name: string,
      sent: { readonly fields?: { readonly [name: string]: string } | undefined; readonly body?: unknown }
    ): Told | undefined => {
      if (name === "POST /v1/files") return upload(sent.fields)
      if (name === "POST /v1/fine_tuning/jobs") return create((sent.body ?? {}) as { readonly [key: string]: unknown })
      if (name === "GET /v1/fine_tuning/jobs") {
        counts.lists++
        return {
          status: 200,
          body: { object: "list", data: [...jobs.values()].toReversed().map(tell), has_more: false }
        }
      }
      const job = /^(?:GET|POST) \/v1\/fine_tuning\/jobs\/([^/]+)(\/events|\/cancel)?$/.exec(name)
      if (job !== null) return about(decodeURIComponent(job[1] ?? ""), job[2] ?? "")
      const file = /^DELETE \/v1\/files\/([^/]+)$/.exec(name)
      return file === null ? undefined : remove(decodeURIComponent(file[1] ?? ""))
    },
    /** A request is pending from this call until that of the one it gives. */
    enter: () => {
      pending++
      return () => {
        pending--
      }
    },
    /** What goes wrong with this request, and which of its kind it is. */
    trouble: (name: string) => {
      const kind = name.replace(/(jobs|files)\/[^/]+/, "$1/ID")
      const nth = asked.filter((before) => before.name === kind).length + 1
      asked.push({ name: kind, nth })
      return options.trouble?.({ name: kind, nth })
    },
    stats: (): FineTuningStats => ({
      pending,
      ...counts,
      files: files.size,
      open: [...jobs.values()].filter((job) => !["succeeded", "failed", "cancelled"].includes(stateOf(job))).length
    }),
    reset: () => {
      counts = fresh()
      asked.length = 0
    }
  }
}
