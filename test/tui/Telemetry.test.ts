import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Logger } from "effect"
import * as Tracing from "../../packages/core/src/log/Tracing.ts"
import { BadRequest, Model, ModelError } from "../../packages/core/src/model/Model.ts"
import * as Traced from "../../packages/core/src/model/Traced.ts"
import * as Telemetry from "../../packages/tui/src/cli/Telemetry.ts"
import { modelOf, replyOf, requestOf } from "../core/model/stub.ts"
import { collector, pathOf } from "../support/collector.ts"

/** A tiny run: one turn whose call is answered, and one whose call is refused with a text that quotes the prompt. */
const play = Effect.gen(function*() {
  const model = yield* Model
  const turn = (agent: string) =>
    Tracing.span("stoa.turn", () => ({ "stoa.agent": agent }))(
      model.ask(
        requestOf({ place: `simulation/1/g000/${agent}`, turns: [{ role: "user", content: "Where is the rye?" }] })
      )
    )
  const reply = yield* turn("a0001")
  const error = yield* Effect.flip(turn("a0002"))
  return [reply.text, error.reason._tag]
}).pipe(
  Tracing.span("stoa.run", () => ({ "stoa.run": "one", "stoa.recipe": "0123456789ab" })),
  Effect.provide(
    Traced.layer("http://gpu-7.example:9000/v1").pipe(Layer.provide(
      modelOf(({ place }) =>
        place.endsWith("a0001")
          ? Effect.succeed(replyOf({ text: "The rye is in the barn." }))
          : Effect.fail(
            new ModelError({ model: "stub", endpoint: "e", reason: new BadRequest({ detail: "Where is the rye?" }) })
          )
      ).layer
    ))
  )
)

/** Plays with the collector of an environment; gives what came of it and what was logged meanwhile. */
const played = (environment: Record<string, string>, again = 0) =>
  Effect.gen(function*() {
    const said: Array<string> = []
    const logger = Logger.make(({ logLevel, message }: Logger.Options<unknown>) => {
      said.push(`${logLevel} ${JSON.stringify(message)}`)
    })
    const result = yield* play.pipe(
      Effect.repeat({ times: again }),
      Effect.provide(
        Tracing.layer.pipe(
          Layer.provide(Telemetry.layer(environment)),
          Layer.provide(Logger.layer([logger]))
        )
      )
    )
    return { result, said }
  })

const expected = ["The rye is in the barn.", "BadRequest"]

describe("spans on their way to a collector", () => {
  it("go nowhere, and nothing is loaded for it, where the environment names no collector or wants none", () => {
    const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:4318" }
    assert.isTrue(Telemetry.isWanted(endpoint))
    assert.isTrue(Telemetry.isWanted({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://localhost:4318/v1/traces" }))
    assert.isTrue(Telemetry.isWanted({ ...endpoint, OTEL_TRACES_EXPORTER: "console, otlp" }))
    for (
      const environment of [
        {},
        { OTEL_EXPORTER_OTLP_ENDPOINT: " " },
        { ...endpoint, OTEL_SDK_DISABLED: "true" },
        { ...endpoint, OTEL_TRACES_EXPORTER: "none" },
        { OTEL_SERVICE_NAME: "stoa" }
      ]
    ) {
      assert.strictEqual(Telemetry.layer(environment), Layer.empty)
    }
  })

  it.live("arrive with their attributes and as they lay in each other, all of them by the end", () =>
    Effect.gen(function*() {
      const { requests, spans, url } = yield* collector()
      const { result, said } = yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: url })
      assert.deepStrictEqual(result, expected)
      assert.deepStrictEqual(said, [])
      assert.strictEqual(requests[0]?.path, "/v1/traces")
      assert.strictEqual(requests[0]?.headers["content-type"], "application/json")
      assert.sameDeepMembers(spans.map((span) => pathOf(spans, span).join(" > ")), [
        "stoa.run",
        "stoa.run > stoa.turn",
        "stoa.run > stoa.turn > chat stub",
        "stoa.run > stoa.turn",
        "stoa.run > stoa.turn > chat stub"
      ])
      assert.strictEqual(new Set(spans.map((span) => span.traceId)).size, 1)
      const call = spans.find((span) => span.name === "chat stub" && span.status.code !== 2)
      assert.strictEqual(call?.kind, 3)
      assert.deepInclude(call?.attributes, {
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "stub",
        "gen_ai.response.finish_reasons": ["stop"],
        "gen_ai.usage.input_tokens": 10,
        "server.address": "gpu-7.example",
        "server.port": 9000,
        "stoa.place": "simulation/1/g000/a0001"
      })
      assert.deepInclude(spans.find((span) => span.name === "stoa.run")?.attributes, {
        "stoa.run": "one",
        "stoa.recipe": "0123456789ab"
      })
    }).pipe(Effect.scoped))

  it.live("hold no text of prompts, replies and errors: of an error they hold its class", () =>
    Effect.gen(function*() {
      const { requests, spans, url } = yield* collector()
      yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: url })
      for (const { body } of requests) assert.notInclude(body, "rye")
      const failed = spans.filter((span) => span.status.code === 2)
      assert.deepStrictEqual(
        failed.map((span) => [span.name, span.attributes["error.type"], span.events, span.status]),
        [
          ["chat stub", "BadRequest", [], { code: 2 }],
          ["stoa.turn", "BadRequest", [], { code: 2 }]
        ]
      )
    }).pipe(Effect.scoped))

  it.live("name their service as the environment wants it, and carry its headers", () =>
    Effect.gen(function*() {
      const { requests, spans, url } = yield* collector()
      const base = { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${url}/of/mine` }
      yield* played({
        ...base,
        OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1",
        OTEL_EXPORTER_OTLP_HEADERS: "authorization=Bearer%20abc,x-team=blue",
        OTEL_SERVICE_NAME: "society",
        OTEL_RESOURCE_ATTRIBUTES: "deployment.environment.name=test,team=caf%C3%A9"
      })
      assert.strictEqual(requests[0]?.path, "/of/mine")
      assert.deepInclude(requests[0]?.headers, { authorization: "Bearer abc", "x-team": "blue" })
      assert.deepInclude(spans[0]?.resource, {
        "service.name": "society",
        "deployment.environment.name": "test",
        team: "café"
      })
      for (const [given, name] of [["", "stoa"], ["service.name=other", "other"]] as const) {
        yield* played({ ...base, OTEL_RESOURCE_ATTRIBUTES: given, OTEL_SERVICE_NAME: "" })
        assert.strictEqual(spans.at(-1)?.resource["service.name"], name)
      }
      assert.match(String(spans.at(-1)?.resource["service.version"]), /^\d/)
    }).pipe(Effect.scoped))

  it.live("that find no collector are lost, with one word in the log and no other harm", () =>
    Effect.gen(function*() {
      const gone = yield* Effect.scoped(Effect.map(collector(), ({ url }) => url))
      const { result, said } = yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: gone })
      assert.deepStrictEqual(result, expected)
      assert.strictEqual(said.length, 1)
      assert.match(
        said[0] ?? "",
        /^Warn .*spans are lost.*"collector":"http:\/\/127\..*\/v1\/traces","reason":"ECONNREFUSED"/
      )
    }))

  it.live("that a collector refuses, or never answers to, are lost in the same way", () =>
    Effect.gen(function*() {
      const refusing = yield* collector((response) => response.writeHead(400).end())
      const silent = yield* collector(() => undefined)
      const refused = yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: refusing.url })
      assert.deepStrictEqual(refused.result, expected)
      assert.match(refused.said.join(), /^Warn .*"reason":"status 400"/)
      const unheard = yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: silent.url, OTEL_EXPORTER_OTLP_TIMEOUT: "30" })
      assert.deepStrictEqual(unheard.result, expected)
      assert.match(unheard.said.join(), /^Warn .*"reason":"no answer before the end/)
      const before = silent.requests.length
      const crowd = yield* played({
        OTEL_EXPORTER_OTLP_ENDPOINT: silent.url,
        OTEL_EXPORTER_OTLP_TIMEOUT: "30",
        OTEL_BSP_MAX_EXPORT_BATCH_SIZE: "1"
      }, 9)
      assert.deepStrictEqual(crowd.result, expected)
      assert.strictEqual(crowd.said.length, 1)
      assert.isAtMost(silent.requests.length - before, 16)
    }).pipe(Effect.scoped))

  it.live("are sent again to a collector that is only busy", () =>
    Effect.gen(function*() {
      const { requests, spans, url } = yield* collector((response, nth) =>
        nth === 1 ? response.writeHead(503).end() : response.end("{}")
      )
      const { said } = yield* played({ OTEL_EXPORTER_OTLP_ENDPOINT: url })
      assert.deepStrictEqual(said, [])
      assert.deepStrictEqual([requests.length, spans.length], [2, 5])
    }).pipe(Effect.scoped))

  it.live("stay at home where the settings cannot be used, with a word in the log", () =>
    Effect.gen(function*() {
      for (
        const wrong of [
          { OTEL_EXPORTER_OTLP_ENDPOINT: "no address" },
          { OTEL_EXPORTER_OTLP_ENDPOINT: "http://me:hunter2@localhost:1" },
          { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:1", OTEL_EXPORTER_OTLP_HEADERS: "authorization=hunter2%" },
          { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:1", OTEL_RESOURCE_ATTRIBUTES: "a=%" },
          { OTEL_EXPORTER_OTLP_ENDPOINT: "http://localhost:1", OTEL_BSP_SCHEDULE_DELAY: "soon" }
        ]
      ) {
        const { result, said } = yield* played(wrong)
        assert.deepStrictEqual(result, expected)
        assert.match(said.join(), /^Warn .*no spans are sent.*OTEL_\w+/)
        assert.notInclude(said.join(), "hunter2")
      }
    }))
})
