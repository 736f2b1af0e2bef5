/** Models that know nothing: under a record they give what was answered once, and ask nobody anything. */
import { type Effect, Layer } from "effect"
import { Embedder } from "./Embedder.ts"
import { Model } from "./Model.ts"

/** A model that is asked only for what nobody was asked before; what becomes of the place then is the caller's business. */
export const model = (name: string, onUnrecorded: (place: string) => Effect.Effect<never>): Layer.Layer<Model> =>
  Layer.succeed(Model, Model.of({ name, ask: ({ place }) => onUnrecorded(place) }))

/** The same for embeddings, in batches as they were asked for. */
export const embedder = (
  known: Pick<Embedder["Service"], "name" | "batch">,
  onUnrecorded: (place: string) => Effect.Effect<never>
): Layer.Layer<Embedder> => Layer.succeed(Embedder, Embedder.of({ ...known, embed: (_, place) => onUnrecorded(place) }))
