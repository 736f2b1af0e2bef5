/** Turns texts into vectors: for grouping, for retrieval, for measuring variety. */
import { Context, Effect, Layer } from "effect"
import * as Vector from "../vector/Vector.ts"
import * as Lexical from "./Lexical.ts"
import type { ModelError } from "./Model.ts"

/** An embedding model. Vectors come in the order of the texts. */
export class Embedder extends Context.Service<Embedder, {
  readonly name: string
  /** Most texts of one call. */
  readonly batch: number
  /** The place tells the calls of a run apart in its record. */
  readonly embed: (
    texts: ReadonlyArray<string>,
    place: string
  ) => Effect.Effect<ReadonlyArray<Vector.Vector>, ModelError>
}>()("@stoa/core/model/Embedder") {
  /** The embedded one: hashed words and character n-grams, 384 dimensions; knows no meaning, needs no network. */
  static readonly lexical = Layer.succeed(
    Embedder,
    Embedder.of({
      name: "lexical",
      batch: 256,
      // A batch at a time on the event loop, then others may go on.
      embed: (texts) => Effect.andThen(Effect.yieldNow, Effect.sync(() => texts.map(Lexical.embed)))
    })
  )
}

/** True for an embedder that runs in this process: it needs no server, and costs nothing. */
export const isEmbedded = (name: string): boolean => name === "lexical" || name === "minilm"

/** Embeds any number of texts in batches, each vector of unit length. */
export const embedAll = Effect.fn("Embedder.embedAll")(function*(texts: ReadonlyArray<string>, place: string) {
  const embedder = yield* Embedder
  const batches: Array<ReadonlyArray<string>> = []
  for (let at = 0; at < texts.length; at += embedder.batch) batches.push(texts.slice(at, at + embedder.batch))
  const vectors = yield* Effect.forEach(batches, (batch, index) => embedder.embed(batch, `${place}/${index}`), {
    concurrency: 4
  })
  return vectors.flat().map(Vector.normalise)
})
