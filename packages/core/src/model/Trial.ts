/** One call before all others: whether a server is there, takes the key, knows the model, and which dialect it speaks. */
import { Duration, Effect, Layer, Schedule } from "effect"
import * as Dialect from "./Dialect.ts"
import { Embedder } from "./Embedder.ts"
import { Model, type ModelError, type ModelRequest, Transient } from "./Model.ts"
import * as OpenAi from "./OpenAi.ts"

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

/** How often a trial is repeated when the server is in passing trouble. */
const trials = { times: 5, schedule: Schedule.exponential(300) }

const inTime = <A>(options: OpenAi.OpenAiOptions, effect: Effect.Effect<A, ModelError>): Effect.Effect<A, ModelError> =>
  effect.pipe(
    Effect.timeoutOrElse({
      duration: Duration.seconds(options.timeout ?? 60),
      orElse: () =>
        Effect.fail(OpenAi.problem(options, new Transient({ detail: `no answer within ${options.timeout ?? 60} s` })))
    }),
    Effect.retry({ ...trials, while: (error) => error.isRetryable })
  )

/** Asks once for all that differs between dialects, and learns from each refusal, until the server answers. */
const settle = (options: OpenAi.OpenAiOptions, dialect: Dialect.Dialect): Effect.Effect<Dialect.Dialect, ModelError> =>
  inTime(options, Effect.flatMap(Model, ({ ask }) => ask(trial)).pipe(Effect.provide(OpenAi.layer(options, dialect))))
    .pipe(
      Effect.as(dialect),
      Effect.catchReason("ModelError", "BadRequest", (reason, error) => {
        const learnt = Dialect.learn(dialect, reason.detail)
        return learnt === undefined ? Effect.fail(error) : settle(options, { ...dialect, ...learnt })
      })
    )

/**
 * A chat model behind a server that was tried first: before anything else is asked, one call has found out whether the server is
 * there, takes the key, knows the model, and which dialect it speaks. After that a refused request is the answer to that request.
 */
export const model = (options: OpenAi.OpenAiOptions): Layer.Layer<Model, ModelError> =>
  Layer.unwrap(
    Effect.map(
      settle(options, OpenAi.presumed(options)),
      (dialect) => OpenAi.layer({ ...options, keyIsGood: true }, dialect)
    )
  )

/** Embeddings of a server that was tried first, with one text. */
export const embedder = (options: OpenAi.OpenAiOptions): Layer.Layer<Embedder, ModelError> =>
  Layer.unwrap(
    inTime(
      options,
      Effect.flatMap(Embedder, ({ embed }) => embed(["trial"], "trial")).pipe(Effect.provide(OpenAi.embedder(options)))
    )
      .pipe(Effect.as(OpenAi.embedder({ ...options, keyIsGood: true })))
  )
