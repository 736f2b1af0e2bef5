/** One call before all others: whether a server is there, takes the key, knows the model, and which dialect it speaks. */
import { Effect, identity, Layer } from "effect"
import * as Dialect from "./Dialect.ts"
import { Embedder } from "./Embedder.ts"
import { Model, type ModelError, type ModelRequest } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"
import * as TimeLimit from "./TimeLimit.ts"

/** A request that asks for all that differs between dialects. */
const trial: ModelRequest = {
  place: "trial",
  seed: 1,
  prompt: "trial",
  promptHash: "",
  turns: [{ role: "user", content: "Reply with a JSON object in which ok is true." }],
  form: {
    kind: "object",
    name: "trial",
    jsonSchema: {
      type: "object",
      properties: { ok: { type: "boolean" } },
      required: ["ok"],
      additionalProperties: false
    }
  },
  temperature: 0.5,
  maxTokens: 64,
  rehearse: () => ""
}

/** How often a trial is repeated when the server is in passing trouble, and when it is not there: that needs no patience. */
const trials = { Transient: 5, Unreachable: 2 }

/** First wait between trials, and the longest that a server may ask for, milliseconds. */
const firstWait = 300
const longestAsked = 60_000

const again = <A, R>(effect: Effect.Effect<A, ModelError, R>): Effect.Effect<A, ModelError, R> => {
  const made = { Transient: 0, Unreachable: 0 }
  const next = (nth: number): Effect.Effect<A, ModelError, R> =>
    Effect.catchIf(effect, () => true, (error) => {
      const { reason } = error
      if (reason._tag !== "Transient" && reason._tag !== "Unreachable") return Effect.fail(error)
      if (++made[reason._tag] > trials[reason._tag]) return Effect.fail(error)
      const asked = reason._tag === "Transient" ? Math.min(reason.retryAfter ?? 0, longestAsked) : 0
      return Effect.delay(next(nth + 1), Math.ceil(Math.max(firstWait * 2 ** (nth - 1), asked)))
    })
  return next(1)
}

/** What calls go through on their way to the server: the trial's own, and those that come after it. */
export interface Through<S, R> {
  readonly trial: (raw: Layer.Layer<S>) => Layer.Layer<S, never, R>
  /** `thinking`: tokens that the server's dialect allows beyond those of a reply. */
  readonly use: (raw: Layer.Layer<S>, thinking: number) => Layer.Layer<S, never, R>
}

/** Where there is nothing else between: a trial that ends in time, and calls as they are. */
const direct = (options: OpenAi.OpenAiOptions) => ({
  model: {
    trial: (raw: Layer.Layer<Model>) => Layer.provide(TimeLimit.layer(options.timeout ?? 60), raw),
    use: identity
  },
  embedder: {
    trial: (raw: Layer.Layer<Embedder>) => Layer.provide(TimeLimit.embedder(options.timeout ?? 60), raw),
    use: identity
  }
})

/** Asks once for all that differs between dialects, and learns from each refusal, until the server answers. */
const settle = <R>(
  options: OpenAi.OpenAiOptions,
  { dialect, through }: { readonly dialect: Dialect.Dialect; readonly through: Through<Model, R> }
): Effect.Effect<Dialect.Dialect, ModelError, R> =>
  again(
    Effect.flatMap(Model, ({ ask }) => ask(trial)).pipe(
      Effect.provide(through.trial(OpenAi.layer(options, dialect)))
    )
  ).pipe(
    Effect.as(dialect),
    Effect.catchReason("ModelError", "BadRequest", (reason, error) => {
      const learnt = Dialect.learn(dialect, reason.detail)
      return learnt === undefined
        ? Effect.fail(error)
        : settle(options, { dialect: { ...dialect, ...learnt }, through })
    })
  )

/**
 * Tries a chat model: one call finds out whether its server is there, takes the key, knows the model, and which dialect it speaks.
 * After that a refused request is the answer to that request.
 */
export const ofModel = <R>(
  options: OpenAi.OpenAiOptions,
  through: Through<Model, R>
): Effect.Effect<Layer.Layer<Model, never, R>, ModelError, R> =>
  Effect.map(
    Effect.suspend(() => settle(options, { dialect: OpenAi.presumed(options), through })),
    (dialect) => through.use(OpenAi.layer({ ...options, keyIsGood: true }, dialect), Dialect.allowance(dialect))
  )

/** Tries an embedder, with one text. */
export const ofEmbedder = <R>(
  options: OpenAi.OpenAiOptions,
  through: Through<Embedder, R>
): Effect.Effect<Layer.Layer<Embedder, never, R>, ModelError, R> =>
  Effect.suspend(() =>
    again(
      Effect.flatMap(Embedder, ({ embed }) => embed(["trial"], "trial")).pipe(
        Effect.provide(through.trial(OpenAi.embedder(options)))
      )
    )
  ).pipe(Effect.as(through.use(OpenAi.embedder({ ...options, keyIsGood: true }), 0)))

/** A chat model behind a server that was tried before anything else is asked. */
export const model = (options: OpenAi.OpenAiOptions): Layer.Layer<Model, ModelError> =>
  Layer.unwrap(ofModel(options, direct(options).model))

/** Embeddings of a server that was tried before anything else is asked. */
export const embedder = (options: OpenAi.OpenAiOptions): Layer.Layer<Embedder, ModelError> =>
  Layer.unwrap(ofEmbedder(options, direct(options).embedder))
