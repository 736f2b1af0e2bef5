/**
 * MiniLM in this process: vectors that know meaning, of the model all-MiniLM-L6-v2 through @huggingface/transformers. The library is
 * no part of Stoa: it is looked for where the command is called, then beside our own packages. How it is found, called and recorded
 * is tested with a stand-in for it; the library itself (4.3.1) was tried with invented weights, and nothing with the real ones.
 */
import { Effect, Layer, type Scope, Semaphore } from "effect"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { brief } from "../domain/PlainText.ts"
import { Embedder } from "./Embedder.ts"
import { Absent, ModelError } from "./Model.ts"

/** Its name in recipes and in every record it made. */
export const minilm = "minilm"

/** Most texts of one call; it gets them one by one, as beside longer ones a text would come out a little different. */
export const batch = 64

/** Length of its vectors. */
export const dimensions = 384

const library = "@huggingface/transformers"
const weights = "Xenova/all-MiniLM-L6-v2"
const instead = "take --embedder lexical, or a server's embeddings (PROVIDER/MODEL, or a name with --base-url)"

/** What is wrong where the library is not installed. */
export const missing =
  `The embedder minilm is not installed: run npm install ${library} in the current folder, or ${instead}.`

/** What of the library is used. */
interface Library {
  readonly pipeline: (
    task: "feature-extraction",
    model: string,
    options: { readonly dtype: "fp32" }
  ) => Promise<Extractor>
  readonly env?: { allowRemoteModels?: boolean; readonly localModelPath?: unknown }
}

interface Extractor {
  (text: string, options: { readonly pooling: "mean"; readonly normalize: true }): Promise<{
    readonly data: ArrayLike<number>
  }>
  readonly dispose?: () => Promise<unknown>
}

/** Where it is looked for, and whether its weights may be fetched. */
export interface MiniLmOptions {
  /** Folders from which the library is looked for, as Node does it; default: the current one, then ours. */
  readonly folders?: ReadonlyArray<string>
  /** False to make do with weights that are here; default true. */
  readonly fetches?: boolean
}

const ours = dirname(fileURLToPath(import.meta.url))

/** The file of the library, if it is installed. */
export const find = (folders: ReadonlyArray<string> = [process.cwd(), ours]): string | undefined => {
  for (const folder of folders) {
    try {
      return createRequire(join(folder, "from.js")).resolve(library)
    } catch {
      // Not seen from here.
    }
  }
  return undefined
}

const absent = (detail: string) =>
  new ModelError({ model: minilm, endpoint: "this process", reason: new Absent({ detail }) })

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error))

const detailOf = (error: unknown): string =>
  brief(error instanceof Error && error.cause !== undefined ? `${said(error)}: ${said(error.cause)}` : said(error), 200)

const trying = <A>(attempt: () => Promise<A>, sentence: (detail: string) => string): Effect.Effect<A, ModelError> =>
  Effect.tryPromise({ try: attempt, catch: (error) => absent(sentence(detailOf(error))) })

/** The library of a file. A module of the older kind may come as a default export. */
const load = Effect.fnUntraced(function*(file: string) {
  const broken = (detail: string) =>
    `The embedder minilm cannot be loaded from ${file} (${detail}): run npm install ${library} again, or ${instead}.`
  const found = yield* trying(
    () => import(pathToFileURL(file).href) as Promise<Partial<Library> & { readonly default?: Partial<Library> }>,
    broken
  )
  const { env, pipeline } = found.pipeline === undefined ? found.default ?? found : found
  if (typeof pipeline !== "function") return yield* absent(broken("it has no pipeline"))
  return { pipeline, env }
})

/** The embedder, with its weights in memory as long as the scope is open. */
export const make = Effect.fn("MiniLm.make")(
  function*({ fetches = true, folders }: MiniLmOptions = {}): Effect.fn.Return<
    Embedder["Service"],
    ModelError,
    Scope.Scope
  > {
    const file = find(folders)
    if (file === undefined) return yield* absent(missing)
    const { env, pipeline } = yield* load(file)
    if (!fetches && env !== undefined) env.allowRemoteModels = false
    const place = typeof env?.localModelPath === "string"
      ? `, or put them into ${join(env.localModelPath, weights)}`
      : ""
    const extract = yield* Effect.acquireRelease(
      trying(
        () => pipeline("feature-extraction", weights, { dtype: "fp32" }),
        (detail) =>
          `The weights of the embedder minilm (${weights}) are not here${
            fetches ? ` and cannot be fetched (${detail})` : ""
          }: begin once with a network${place}, or ${instead}.`
      ),
      (extract) => Effect.ignore(Effect.tryPromise(async () => extract.dispose?.())),
      { interruptible: true }
    )
    // Not every runtime below the library takes a second text before it is done with the first.
    const turn = Semaphore.makeUnsafe(1)
    const one = Effect.fnUntraced(function*(text: string) {
      const failed = (detail: string) => `The embedder minilm failed (${detail}): go on without it, and ${instead}.`
      const { data } = yield* trying(() => extract(text, { pooling: "mean", normalize: true }), failed)
      const vector = Float32Array.from(data)
      return vector.length === dimensions && vector.every(Number.isFinite)
        ? vector
        : yield* absent(failed(`it gave no vector of ${dimensions} numbers`))
    })
    return Embedder.of({
      name: minilm,
      batch,
      embed: (texts) => turn.withPermit(Effect.forEach(texts, (text) => one(text.toWellFormed())))
    })
  }
)

/** The embedder, ready before anything is asked of it. */
export const layer = (options: MiniLmOptions = {}): Layer.Layer<Embedder, ModelError> =>
  Layer.effect(Embedder, make(options))
