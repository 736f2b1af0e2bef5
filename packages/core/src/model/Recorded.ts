/**
 * Keeps every answered call before it is used, and asks no answered call again. Of two processes that asked the same at once, the
 * first answer stands, and both go on with that.
 */
import { Effect, Layer, Option, Schema } from "effect"
import { digest } from "../domain/Seed.ts"
import type { LogError } from "../log/EventLog.ts"
import { CallStore } from "../log/RunStore.ts"
import { Embedder } from "./Embedder.ts"
import { BadRequest, GivenUp, Model, ModelError, ModelReply, type ModelRequest, Overflow } from "./Model.ts"
import { parted } from "./Providers.ts"

/**
 * The key of a call: prompt, input, asked-for model, parameters and place; never the run's name or the time.
 */
export const keyOf = (model: string, request: ModelRequest, turns = JSON.stringify(request.turns)): string => {
  const { form, maxTokens, place, promptHash, seed, temperature, topP } = request
  // What JSON.stringify would make of it all; the turns are long, and are needed once more.
  const rest = JSON.stringify([
    form.kind,
    model,
    temperature,
    maxTokens,
    seed,
    place,
    ...(topP === undefined ? [] : [topP])
  ])
  return digest(`[${JSON.stringify(promptHash)},${turns},${rest.slice(1)}`)
}

/** What is kept of a request. */
const textOf = ({ maxTokens, parts, promptHash, seed, temperature, topP }: ModelRequest, turns: string): string =>
  `{"turns":${turns},${JSON.stringify({ temperature, topP, maxTokens, seed, promptHash, parts }).slice(1)}`

/** What a place came to when no reply did: it is not asked again either. */
const Failure = Schema.Struct({ endpoint: Schema.String, failure: Schema.Union([BadRequest, Overflow, GivenUp]) })
const Outcome = Schema.fromJsonString(Schema.Union([ModelReply, Failure]))
const encode = Schema.encodeSync(Outcome)
const decode = Schema.decodeUnknownEffect(Outcome)

// A log that cannot be written ends the run: it is no trouble of the model's, so it stays out of the model's error type.
const orStop = <A, R>(effect: Effect.Effect<A, LogError, R>) => Effect.orDie(effect)

/** Told of every call before it is asked, and with the reply's tokens after; signals. */
export interface RecordedWatch {
  readonly onAsk?: (request: ModelRequest) => void
  readonly onReply?: (reply: ModelReply, known: boolean) => void
}

/** Wraps the model below. */
export const layer = (watch: RecordedWatch = {}): Layer.Layer<Model, never, Model | CallStore> =>
  Layer.effect(
    Model,
    Effect.gen(function*() {
      const model = yield* Model
      const calls = yield* CallStore
      const ask = Effect.fnUntraced(function*(request: ModelRequest) {
        const turns = JSON.stringify(request.turns)
        // Who is asked is known by its bare name, as in its attempts; at which of several addresses is nobody's business.
        const asked = request.model === undefined ? model.name : parted(request.model).bare
        const key = keyOf(asked, request, turns)
        const read = Effect.fnUntraced(function*(text: string) {
          const outcome = yield* Effect.orDie(decode(text))
          if (!("failure" in outcome)) return outcome
          return yield* new ModelError({ model: asked, endpoint: outcome.endpoint, reason: outcome.failure })
        })
        const given = (text: string) =>
          Effect.tap(read(text), (reply) => Effect.sync(() => watch.onReply?.(reply, true)))
        const known = yield* orStop(calls.find(key))
        if (Option.isSome(known)) return yield* given(known.value)
        watch.onAsk?.(request)
        /** Gives what stands instead, if anything does. */
        const keep = (outcome: typeof Outcome.Type) => {
          const reply = encode(outcome)
          const kept = calls.keep({
            key,
            place: request.place,
            prompt: request.prompt,
            model: "model" in outcome ? outcome.model : asked,
            request: textOf(request, turns),
            reply
          })
          return Effect.map(orStop(kept), (standing) => (standing === reply ? undefined : standing))
        }
        // Whoever stops the run while a call is in flight loses that call; once it is answered, the answer is kept.
        return yield* Effect.uninterruptibleMask((restore) =>
          Effect.matchEffect(restore(model.ask(request)), {
            onFailure: Effect.fnUntraced(function*(error: ModelError) {
              const { endpoint, reason } = error
              if (reason._tag !== "GivenUp" && reason._tag !== "BadRequest" && reason._tag !== "Overflow") {
                return yield* error
              }
              const standing = yield* keep({ endpoint, failure: reason })
              return yield* standing === undefined ? error : given(standing)
            }),
            onSuccess: Effect.fnUntraced(function*(reply: ModelReply) {
              const standing = yield* keep(reply)
              watch.onReply?.(reply, false)
              return standing === undefined ? reply : yield* read(standing)
            })
          })
        )
      })
      return Model.of({ name: model.name, ask })
    })
  )

const toBase64 = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString("base64")

const fromBase64 = (text: string): Float32Array => {
  const bytes = Buffer.from(text, "base64")
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
}

const Vectors = Schema.fromJsonString(Schema.Array(Schema.String))
const decodeVectors = Schema.decodeUnknownEffect(Vectors)

/** Wraps the embedder below: embedding calls are calls. */
export const embedder: Layer.Layer<Embedder, never, Embedder | CallStore> = Layer.effect(
  Embedder,
  Effect.gen(function*() {
    const inner = yield* Embedder
    const calls = yield* CallStore
    const embed = Effect.fnUntraced(function*(texts: ReadonlyArray<string>, place: string) {
      const key = digest(JSON.stringify(["embed", inner.name, texts, place]))
      const read = (text: string) => Effect.map(Effect.orDie(decodeVectors(text)), (vectors) => vectors.map(fromBase64))
      const known = yield* orStop(calls.find(key))
      if (Option.isSome(known)) return yield* read(known.value)
      return yield* Effect.uninterruptibleMask((restore) =>
        Effect.flatMap(
          restore(inner.embed(texts, place)),
          Effect.fnUntraced(function*(vectors) {
            const reply = JSON.stringify(vectors.map(toBase64))
            const request = JSON.stringify({ texts })
            const standing = yield* orStop(
              calls.keep({ key, place, prompt: "embed", model: inner.name, request, reply })
            )
            return standing === reply ? vectors : yield* read(standing)
          })
        )
      )
    })
    return Embedder.of({ name: inner.name, batch: inner.batch, embed })
  })
)
