/** Sends the spans of a run to an OpenTelemetry collector where the environment names one; elsewhere it costs nothing. */
import type { Models } from "@stoa/core"
import { Cause, Effect, Layer } from "effect"

const addresses = ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT"] as const

/** True when the environment names a collector and does not say that nothing shall go there. */
export const isWanted = (environment: Models.Environment): boolean => {
  const says = (name: string) => (environment[name] ?? "").trim()
  const exporters = says("OTEL_TRACES_EXPORTER").toLowerCase().split(",").map((name) => name.trim())
  return addresses.some((name) => says(name) !== "") &&
    says("OTEL_SDK_DISABLED").toLowerCase() !== "true" &&
    (exporters.includes("") || exporters.includes("otlp"))
}

const holdsPassword = (address: string | undefined): boolean => {
  const url = URL.parse(address ?? "")
  return url !== null && `${url.username}${url.password}` !== ""
}

/** A word in the log, and the run goes on without. */
const refuse = (reason: string): Layer.Layer<never> =>
  Layer.effectDiscard(Effect.logWarning("no spans are sent: the settings OTEL_... cannot be used", { reason }))

/** The tracer of the collector. Settings that cannot be used are told in the log, and nothing is sent. */
export const layer = (environment: Models.Environment): Layer.Layer<never> => {
  if (!isWanted(environment)) return Layer.empty
  const flawed = addresses.find((name) => holdsPassword(environment[name]))
  if (flawed !== undefined) return refuse(`${flawed} holds a password: give it in OTEL_EXPORTER_OTLP_HEADERS`)
  return Layer.unwrap(
    Effect.map(Effect.promise(() => import("./Collector.ts")), (collector) => collector.layer(environment))
  ).pipe(Layer.catchCause((cause) => {
    // The message names the setting; the whole cause would tell of our own sources.
    const error = Cause.squash(cause)
    return refuse(error instanceof Error ? error.message : String(error))
  }))
}
