import { Effect, Exit, Option, Tracer } from "effect"
import * as Tracing from "../../../packages/core/src/log/Tracing.ts"

/** A tracer that keeps its spans in the order they began. */
export const gathering = () => {
  const spans: Array<Tracer.NativeSpan> = []
  const tracer = Tracer.make({
    span: (options) => {
      const span = new Tracer.NativeSpan(options)
      spans.push(span)
      return span
    }
  })
  return {
    spans,
    on: <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
      Effect.provideService(effect, Tracing.Tracing, { tracer, parent: Option.none() })
  }
}

/** The name of the span that a span lies in. */
export const parentOf = (span: Tracer.Span): string | undefined => {
  const parent = Option.getOrUndefined(span.parent)
  return parent?._tag === "Span" ? parent.name : undefined
}

/** How a span ended, in a word. */
export const endOf = (span: Tracer.Span): "open" | "fine" | "failed" | "interrupted" =>
  span.status._tag === "Started"
    ? "open"
    : Exit.isSuccess(span.status.exit)
    ? "fine"
    : Exit.hasInterrupts(span.status.exit)
    ? "interrupted"
    : "failed"

/** All that a span would tell, as one text. */
export const tellsOf = (span: Tracer.NativeSpan): string =>
  JSON.stringify(
    [span.name, [...span.attributes], span.events.map(([name]) => name), span.status],
    (_, value) => typeof value === "bigint" ? String(value) : value
  )
