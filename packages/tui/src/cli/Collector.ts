/** An OpenTelemetry collector: takes spans by OTLP over HTTP, as JSON. Loaded only where the environment names one. */
import { type Models, version } from "@stoa/core"
import { Cause, ConfigProvider, Duration, Effect, Layer, References, Schedule } from "effect"
import { FetchHttpClient, HttpClient, HttpClientError, type HttpClientRequest, HttpClientResponse } from "effect/http"
import { OtlpSerialization, OtlpTracer } from "effect/observability"

/** Batches of spans on their way; further ones are dropped, so that a slow collector costs no memory. */
const mostUnderWay = 16

/** Seconds a batch may take, and how often it is sent again to a collector that asks for it. */
const patience = { seconds: 10, times: 2, schedule: Schedule.spaced("1 second") }

/** The settings as effect reads them: an empty one is none, and the service has a name. */
const settings = (environment: Models.Environment) => {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? "").trim() !== "")
  const env = Object.fromEntries(given)
  const inAttributes = (name: string) =>
    (env["OTEL_RESOURCE_ATTRIBUTES"] ?? "").split(",").some((entry) => entry.split("=")[0]?.trim() === name)
  return {
    OTEL_TRACES_EXPORTER: "otlp",
    ...(inAttributes("service.name") ? {} : { OTEL_SERVICE_NAME: "stoa" }),
    ...(inAttributes("service.version") ? {} : { OTEL_SERVICE_VERSION: version }),
    ...env
  }
}

const taken = (request: HttpClientRequest.HttpClientRequest) =>
  HttpClientResponse.fromWeb(request, new Response(null, { status: 200 }))

const statusOf = (error: unknown): number | undefined =>
  HttpClientError.isHttpClientError(error) ? error.response?.status : undefined

// As the protocol has it: other refusals stay refusals, and where nobody is, nobody is in a second.
const isWorthAnother = (error: unknown): boolean => [429, 502, 503, 504].includes(statusOf(error) ?? 0)

const reasonOf = (cause: Cause.Cause<unknown>): string => {
  const error = Cause.squash(cause)
  const status = statusOf(error)
  if (status !== undefined) return `status ${status}`
  if (Cause.isTimeoutError(error)) return `no answer within ${patience.seconds} s`
  let at = error
  while (at instanceof Error && at.cause instanceof Error) at = at.cause
  return at instanceof Error && "code" in at ? String(at.code) : at instanceof Error ? at.message : String(at)
}

/**
 * A client that keeps the troubles of a collector to itself: what cannot be sent is dropped, the first time with a word in the
 * log. The exporter above would fall silent for a minute after one of them, and waits without end for a collector that hangs.
 */
const careful = Layer.effect(
  HttpClient.HttpClient,
  Effect.map(HttpClient.HttpClient, (client) => {
    let underWay = 0
    let told = false
    return HttpClient.transform(client, (send, request) => {
      const drop = (reason: string) =>
        Effect.suspend(() => {
          if (told) return Effect.void
          told = true
          const { origin, pathname } = new URL(request.url)
          return Effect.logWarning("spans are lost: the collector does not take them", {
            collector: `${origin}${pathname}`,
            reason
          }).pipe(
            // The exporter above would sign it.
            Effect.provideService(References.CurrentLogAnnotations, {})
          )
        })
      return Effect.suspend(() => {
        if (underWay >= mostUnderWay) return drop("it is too slow")
        underWay++
        return send.pipe(
          Effect.flatMap(HttpClientResponse.filterStatusOk),
          Effect.flatMap((response) => response.arrayBuffer),
          Effect.timeout(Duration.seconds(patience.seconds)),
          Effect.retry({ times: patience.times, schedule: patience.schedule, while: isWorthAnother }),
          Effect.catchCause((cause) => drop(reasonOf(cause))),
          Effect.onInterrupt(() => drop("no answer before the end of the run")),
          Effect.ensuring(Effect.sync(() => underWay--))
        )
      }).pipe(Effect.as(taken(request)))
    })
  })
).pipe(Layer.provide(FetchHttpClient.layer))

/** What goes out: attributes alone. Texts of errors may quote prompts, so events and messages stay here. */
const outward = ({ resourceSpans }: OtlpTracer.TraceData): OtlpTracer.TraceData => ({
  resourceSpans: resourceSpans.map(({ resource, scopeSpans }) => ({
    resource,
    scopeSpans: scopeSpans.map(({ spans }) => ({
      scope: { name: "stoa", version },
      spans: spans.map((span) => ({
        ...span,
        events: [],
        // Errors are errors; whether the rest is fine is for the reader to say.
        status: { code: span.status.code === 2 ? 2 : 0 }
      }))
    }))
  }))
})

const serialization = Layer.effect(
  OtlpSerialization.OtlpSerialization,
  Effect.map(OtlpSerialization.OtlpSerialization, (json) => ({
    ...json,
    traces: (data: OtlpTracer.TraceData) => json.traces(outward(data))
  }))
).pipe(Layer.provide(OtlpSerialization.layerJson))

/** A tracer whose spans go to the collector in batches, the last ones when its scope closes. */
export const layer = (environment: Models.Environment): Layer.Layer<never> =>
  OtlpTracer.layerFromConfig().pipe(
    Layer.provide([
      careful,
      serialization,
      ConfigProvider.layer(ConfigProvider.fromEnv({ env: settings(environment) }))
    ])
  )
