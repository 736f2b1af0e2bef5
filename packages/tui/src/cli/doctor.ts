/** `stoa doctor`: what works here, what does not, and what to do. */
import { Bubblewrap, Embedder, Indexes, Models, Providers, RunStore } from "@stoa/core"
import { OpenAi } from "@stoa/core"
import { Effect, Option, Result } from "effect"
import { Command, Flag } from "effect/cli"
import { mkdtemp, rm, statfs } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join, resolve } from "node:path"
import { codes, CommandError } from "./CommandError.ts"
import * as shared from "./flags.ts"
import * as Screen from "./Screen.ts"

/** One finding. `note` is no fault: something is not there that need not be. */
interface Finding {
  readonly what: string
  readonly state: "ok" | "note" | "fault"
  readonly text: string
}

const finding = (what: string, state: Finding["state"], text: string): Finding => ({ what, state, text })

const node = Effect.sync(() => {
  const major = Number(process.versions.node.split(".")[0])
  return finding("node", major >= 24 ? "ok" : "fault", `${process.version} at ${process.execPath}`)
})

const terminal = Effect.sync(() =>
  process.stdout.isTTY === true
    ? finding(
      "terminal",
      "ok",
      `${process.stdout.columns}x${process.stdout.rows}, TERM=${process.env["TERM"] ?? "unset"}`
    )
    : finding("terminal", "note", "standard output is no terminal: plain lines are printed")
)

const log = Effect.acquireUseRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "stoa-"))),
  (folder) =>
    Effect.result(Effect.scoped(Effect.void.pipe(Effect.provide(RunStore.layer(join(folder, "run.db")))))).pipe(
      Effect.map((opened) =>
        Result.isSuccess(opened)
          ? finding("log", "ok", `SQLite ${process.versions["sqlite"] ?? ""} writes and reads run.db`)
          : finding("log", "fault", opened.failure.message)
      )
    ),
  (folder) => Effect.promise(() => rm(folder, { recursive: true, force: true }))
)

const embedder = Embedder.embedAll(["a town by the sea", "a village on the coast"], "doctor").pipe(
  Effect.map((vectors) => finding("embedder", "ok", `lexical, ${vectors[0]?.length ?? 0} dimensions`)),
  Effect.catch((error) => Effect.succeed(finding("embedder", "fault", error.message))),
  Effect.provide(Embedder.Embedder.lexical)
)

/** MiniLM need not be there; its weights are not fetched for a look. */
const minilm = Effect.suspend(() => {
  const file = Models.MiniLm.find()
  return file === undefined
    ? Effect.succeed(
      finding(
        "minilm",
        "note",
        "not installed: npm install @huggingface/transformers, for an embedder that knows meaning"
      )
    )
    : Embedder.embedAll(["a town by the sea"], "doctor").pipe(
      Effect.map(([vector]) => finding("minilm", "ok", `${vector?.length ?? 0} dimensions, from ${file}`)),
      Effect.provide(Models.MiniLm.layer({ fetches: false })),
      Effect.catch((error) => Effect.succeed(finding("minilm", "note", error.message)))
    )
})

/** Without a sandbox rows of code are made all the same; they say that nothing ran their tests. */
const sandbox = Effect.map(Bubblewrap.survey, (found) => {
  const works = found.filter(({ works }) => works)
  const missing = found.filter(({ works }) => !works)
  const why = missing.length === found.length && new Set(missing.map(({ text }) => text)).size === 1
    ? missing.slice(0, 1).map(({ text }) => text)
    : missing.map(({ programming, text }) => `${programming}: ${text}`)
  return finding(
    "sandbox",
    missing.length === 0 ? "ok" : "note",
    [...works.map(({ text }) => text), ...why.map((text) => `programs are not run: ${text}`)].join("; ")
  )
})

/** An index of a few vectors, all given to its library, finds each of them. */
const index = (kind: Indexes.Kind) =>
  Indexes.load(kind, { exactly: 0 }).pipe(
    Effect.map((make) => {
      const items = Array.from({ length: 64 }, (_, id) => ({
        id,
        vector: Float32Array.of(Math.cos(id / 10), Math.sin(id / 10))
      }))
      const found = make<number>()
      found.add(items)
      return items.every(({ id, vector }) => found.search(vector, 1)[0]?.id === id)
        ? finding(kind, "ok", "finds vectors among many")
        : finding(kind, "fault", `does not find what is in it: take another index than ${kind}`)
    }),
    // The usual index is missed by every large run, the other one by nobody who has not asked for it.
    Effect.catch((error) => Effect.succeed(finding(kind, kind === "usearch" ? "fault" : "note", error.message)))
  )

const disk = (runs: string) =>
  Effect.tryPromise(async () => {
    let folder = resolve(runs)
    for (;;) {
      const stats = await statfs(folder).catch(() => undefined)
      if (stats !== undefined) return stats.bavail * stats.bsize
      if (dirname(folder) === folder) return 0
      folder = dirname(folder)
    }
  }).pipe(
    Effect.map((free) =>
      finding(
        "disk",
        free > 1e9 ? "ok" : "fault",
        `${(free / 1e9).toFixed(1)} GB free for ${runs}${free > 1e9 ? "" : ": free some space"}`
      )
    ),
    Effect.orElseSucceed(() => finding("disk", "fault", `${runs} cannot be looked at`))
  )

const endpoint = Effect.fnUntraced(function*(name: string, baseUrl: string | undefined) {
  const options = Models.resolve(name, { sendSeed: true, ...(baseUrl === undefined ? {} : { baseUrl }) }, process.env)
  if (Result.isFailure(options)) return finding(`model ${name}`, "fault", options.failure.message)
  const models = yield* Effect.result(OpenAi.models(options.success))
  if (Result.isFailure(models)) return finding(`model ${name}`, "fault", models.failure.message)
  const known = Option.getOrElse(models.success, (): Array<string> => [])
  const where = options.success.baseUrl
  if (known.length === 0) return finding(`model ${name}`, "ok", `${where} answers; it lists no models`)
  return known.some((id) => id === options.success.model || id.startsWith(`${options.success.model}:`))
    ? finding(`model ${name}`, "ok", `${where} offers it`)
    : finding(`model ${name}`, "fault", `${where} answers but offers only ${known.slice(0, 8).join(", ")}`)
})

const keys = Effect.sync(() => {
  const names = Object.values(Providers.providers).flatMap(({ keyName }) => keyName ?? [])
  const set = names.filter((name) => (process.env[name] ?? "") !== "")
  return set.length > 0
    ? finding("keys", "ok", `set in the environment: ${set.join(", ")}`)
    : finding(
      "keys",
      "note",
      `none in the environment (${names.slice(0, 2).join(", ")} ...): the rehearsal model and local servers need none`
    )
})

const marks = { ok: "ok   ", note: "note ", fault: "FAULT" } as const

export const doctor = Command.make(
  "doctor",
  {
    model: Flag.String("model").pipe(Flag.withDescription("Also try this model's server"), Flag.optional),
    baseUrl: Flag.String("base-url").pipe(Flag.withDescription("Address of that server"), Flag.optional),
    runs: shared.runs,
    json: shared.json
  },
  Effect.fn("stoa doctor")(function*({ baseUrl, json, model, runs }) {
    const server = Option.getOrUndefined(baseUrl)
    const checks = [
      node,
      terminal,
      log,
      embedder,
      minilm,
      index("usearch"),
      index("faiss"),
      sandbox,
      disk(runs),
      keys,
      ...(Option.isSome(model) ? [endpoint(model.value, server)] : [])
    ]
    const findings = yield* Effect.all(checks)
    if (json) Screen.print(JSON.stringify(findings))
    else {for (const { state, text, what } of findings) {
        Screen.print(`${marks[state]}  ${what.padEnd(10)} ${Screen.quote(text, 300)}`)
      }}
    const faults = findings.filter(({ state }) => state === "fault")
    if (faults.length > 0) {
      return yield* new CommandError({
        sentence: `${Screen.count(faults.length, "fault")}: ${faults.map(({ what }) => what).join(", ")}.`,
        code: codes.failed
      })
    }
  })
).pipe(
  Command.withDescription(
    "Check what works here: node, terminal, log, embedder, indexes, disk, keys, a model's server"
  ),
  Command.withExamples([
    { command: "stoa doctor", description: "Check this machine" },
    {
      command: "stoa doctor --model llama3.1 --base-url http://localhost:11434/v1",
      description: "And a model's server"
    }
  ])
)
