import { Effect, Layer } from "effect"
import { CallStore } from "../../packages/core/src/log/RunStore.ts"
import * as Dialect from "../../packages/core/src/model/Dialect.ts"
import * as Governor from "../../packages/core/src/model/Governor.ts"
import type { Model } from "../../packages/core/src/model/Model.ts"
import * as OpenAi from "../../packages/core/src/model/OpenAi.ts"
import * as Recorded from "../../packages/core/src/model/Recorded.ts"
import * as Rehearsal from "../../packages/core/src/model/Rehearsal.ts"
import { type Options, ScriptedServer } from "../support/server/ScriptedServer.ts"
import { Held, modelContract } from "./model.ts"

/** The model of whatever scripted server there is. */
const http = (dialect: Dialect.Dialect) =>
  Layer.unwrap(
    Effect.map(
      ScriptedServer,
      ({ url }) => OpenAi.layer({ baseUrl: url, model: "stoa-test", apiKey: undefined }, dialect)
    )
  )

/** A model over HTTP, and what its server holds open. */
const over = (options: Options, dialect = Dialect.common) => {
  const held = Layer.effect(Held, Effect.map(ScriptedServer, ({ stats }) => Held.of({ count: () => stats().inFlight })))
  return Layer.merge(http(dialect), held).pipe(Layer.provide(ScriptedServer.layer(options)))
}

const bySchema = over({})
const byInstruction = over({ structured: "none" }, { ...Dialect.common, structured: false })
const troubled = over({ faults: { rate: 0.3, kinds: ["429", "500", "503", "reset", "half", "garbage"] } })
const silent = over({ script: () => ({ hang: true }) })
const silentWithoutSchema = over({ structured: "none", script: () => ({ hang: true }) }, {
  ...Dialect.common,
  structured: false
})
const asleep = Held.counting(Rehearsal.layer({ pace: 24 * 3600 * 1000 }))

/** One place; a patience beyond that of any test. */
const limited = (concurrency: number) => <A, E>(below: Layer.Layer<Model | A, E>): Layer.Layer<Model | A, E> =>
  Layer.provideMerge(Governor.layer({ concurrency, firstWait: 1 }), below)

const recorded = <A, E>(below: Layer.Layer<Model | A, E>): Layer.Layer<Model | A, E> =>
  Layer.provideMerge(Layer.provide(Recorded.layer(), CallStore.memory), below)

modelContract("of the rehearsal", Rehearsal.layer(), asleep)
modelContract("over HTTP, by schema", bySchema, silent)
modelContract("over HTTP, by instruction", byInstruction, silentWithoutSchema)

modelContract("of the rehearsal, within limits", limited(8)(Rehearsal.layer()), limited(1)(asleep))
modelContract("over HTTP, within limits, in trouble", limited(8)(troubled), limited(1)(silent))

modelContract("of the rehearsal, recorded", recorded(Rehearsal.layer()), recorded(asleep))
// As a run has it.
modelContract("over HTTP, within limits, recorded", recorded(limited(8)(bySchema)), recorded(limited(1)(silent)))
