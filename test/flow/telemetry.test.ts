import { assert, describe, it } from "@effect/vitest"
import { Tracing } from "@stoa/core"
import { Effect, Layer } from "effect"
import * as Telemetry from "../../packages/tui/src/cli/Telemetry.ts"
import { collector, pathOf } from "../support/collector.ts"
import { modelsOf, play, recipeOf } from "../support/flow.ts"
import { people } from "../support/people.ts"

describe("the spans of a whole run", () => {
  it.live("lie in each other as its parts do, and the data set is the same with and without them", () =>
    Effect.gen(function*() {
      const recipe = recipeOf({ requirements: [{ count: 4 }] })
      const profiles = people(12)
      const { spans, url } = yield* collector()
      const tracing = Tracing.layer.pipe(Layer.provide(Telemetry.layer({ OTEL_EXPORTER_OTLP_ENDPOINT: url })))
      const told = yield* Effect.provide(play(recipe, profiles, modelsOf(recipe)), tracing)
      const untold = yield* play(recipe, profiles, modelsOf(recipe))
      assert.deepStrictEqual(told.files, untold.files)

      const paths = spans.map((span) => pathOf(spans, span).join(" > "))
      const inSimulation = "stoa.run > stoa.phase simulation > stoa.step > "
      assert.sameMembers([...new Set(paths)], [
        "stoa.run",
        "stoa.run > stoa.phase population",
        "stoa.run > stoa.phase population > chat rehearsal",
        "stoa.run > stoa.phase society",
        "stoa.run > stoa.phase simulation",
        "stoa.run > stoa.phase simulation > stoa.step",
        `${inSimulation}stoa.turn`,
        `${inSimulation}stoa.turn > chat rehearsal`,
        `${inSimulation}chat rehearsal`,
        "stoa.run > stoa.phase simulation > stoa.tell",
        "stoa.run > stoa.phase simulation > stoa.tell > chat rehearsal",
        "stoa.run > stoa.phase synthesis",
        "stoa.run > stoa.phase synthesis > chat rehearsal",
        "stoa.run > stoa.phase dataset"
      ])
      assert.strictEqual(new Set(spans.map((span) => span.traceId)).size, 1)
      // Every call of a turn says where it was made, and its turn and step say the same.
      const byId = new Map(spans.map((span) => [span.spanId, span]))
      for (const call of spans.filter((span) => pathOf(spans, span).at(-2) === "stoa.turn")) {
        const turn = byId.get(call.parentSpanId ?? "")
        const step = byId.get(turn?.parentSpanId ?? "")
        const { "stoa.group": group, "stoa.step": nth } = step?.attributes ?? {}
        assert.strictEqual(
          String(call.attributes["stoa.place"]).replace("/repair", ""),
          `simulation/${nth}/${group}/${turn?.attributes["stoa.agent"]}`
        )
      }
      const run = spans.find((span) => span.name === "stoa.run")
      assert.strictEqual(run?.attributes["stoa.run"], "flow")
      assert.match(String(run?.attributes["stoa.recipe"]), /^[0-9a-f]{12}$/)
    }).pipe(Effect.scoped))
})
