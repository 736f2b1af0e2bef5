/** The numbers of one cell, measured of its run when it came to its end. */
import { Effect, Schema } from "effect"
import * as Manifest from "../dataset/Manifest.ts"
import * as Diversity from "../diversity/Diversity.ts"
import { isKept } from "../domain/Example.ts"
import * as EventLog from "../log/EventLog.ts"
import * as World from "../log/World.ts"
import * as Budget from "../model/Budget.ts"
import * as Embedder from "../model/Embedder.ts"
import { rehearsal as rehearsed } from "../model/Rehearsal.ts"
import type * as Recipe from "../Recipe.ts"
import { version } from "../version.ts"
import * as Measures from "./Measures.ts"

const Values = Schema.Struct(
  Object.fromEntries(Measures.names.map((name) => [name, Schema.optionalKey(Schema.Finite)])) as Record<
    Measures.Name,
    Schema.optionalKey<typeof Schema.Finite>
  >
)

/** What is known of a cell's run. */
export const Metrics = Schema.Struct({
  stoa: Schema.String,
  wanted: Schema.Int,
  /** True when the rehearsal model wrote it. */
  rehearsal: Schema.Boolean,
  /** Every measure that could be taken. */
  values: Values,
  /** The most frequent verb-object pairs. */
  top: Schema.Array(Schema.Struct({ verb: Schema.String, object: Schema.String, rows: Schema.Int })),
  /** How many rows neighbours and verbs were looked at in: all of them, or a drawn 2,000. */
  looked: Schema.Int
}).annotate({ identifier: "AblationMetrics" })
export type Metrics = typeof Metrics.Type

/** Reads metrics from text; what another version wrote otherwise is none. */
export const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(Metrics))

/** How many people came to know of a message by the end of the simulation, on average over the messages of usable episodes. */
const hearers = (world: World.World): number | undefined => {
  const last = world.ended?.step ?? Number.POSITIVE_INFINITY
  const ids = new Set(World.closedEpisodes(world).flatMap(({ messages }) => messages))
  const counts = [...ids].map((id) => World.message(world, id).heardBy.filter(({ step }) => step <= last).length)
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0) / counts.length
}

/** What is measured of a data set and the life it came from: the same world, the same numbers. */
const ofWorld = Effect.fnUntraced(function*(recipe: Recipe.Recipe, world: World.World) {
  const summary = Manifest.take(world, recipe.requirements)
  const examples = World.examples(world)
  const rows = examples.filter(isKept).map(Diversity.row)
  const vectors = yield* Embedder.embedAll(rows.map(({ instruction }) => instruction), "ablation/embed")
  const diversity = yield* Diversity.of(rows, { vectors, seed: recipe.seed })
  const { instruction, neighbours, response, verbs } = diversity
  const lively = Diversity.Liveliness.of(World.closedEpisodes(world))
  return {
    diversity,
    values: {
      rows: summary.rows,
      tried: summary.requirements.reduce((sum, { tried }) => sum + tried, 0),
      duplicates: Diversity.duplication(examples),
      near: neighbours.near,
      likeness: neighbours.mean,
      likeness95: neighbours.p95,
      verbs: verbs.verbs,
      objects: verbs.objects,
      pairs: verbs.pairs,
      distinct1: instruction.distinct[0],
      distinct2: instruction.distinct[1],
      growth: instruction.growth,
      compression: instruction.compression,
      instructionWords: instruction.words,
      responseWords: response.words,
      episodes: lively.episodes,
      messages: lively.messages,
      people: lively.people,
      summaryWords: lively.words,
      hearers: hearers(world)
    }
  }
})

/** Measures the run that is told in this log; `seconds` where it was played in one sitting. */
export const take = Effect.fn("Ablation.Metrics.take")(
  function*(recipe: Recipe.Recipe, seconds: number | undefined) {
    const { diversity, values } = yield* ofWorld(recipe, yield* EventLog.currentWorld)
    const { calls, cost, inputTokens, outputTokens } = (yield* Budget.Budget).spending()
    const rehearsal = recipe.model === rehearsed
    const all = {
      ...values,
      calls,
      tokens: inputTokens + outputTokens,
      dollars: rehearsal ? undefined : cost,
      seconds
    }
    const metrics: Metrics = {
      stoa: version,
      wanted: recipe.requirements.reduce((sum, { count }) => sum + count, 0),
      rehearsal,
      values: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
      top: diversity.verbs.top,
      looked: diversity.neighbours.looked
    }
    return metrics
  }
)
