/** Spans of a run in progress: what took how long and within what, for whoever collects them. Signals, not facts. */
import { Cause, Clock, Context, Effect, Exit, Layer, Option, Predicate, Tracer } from "effect"

/** What a span says of itself: names, numbers and places, never the text of a prompt or a reply. */
export type Attributes = Readonly<Record<string, string | number | boolean | ReadonlyArray<string>>>

/** Where spans go, and the span that those to come lie in. */
export interface Tracing {
  readonly tracer: Tracer.Tracer
  readonly parent: Option.Option<Tracer.AnySpan>
}

/**
 * The tracing of the run in progress; off by default. It is not effect's own: that would also carry the spans of libraries, with
 * SQL statements and with error texts, which may quote whole prompts.
 */
export const Tracing = Context.Reference<Tracing | undefined>("@stoa/core/log/Tracing", {
  defaultValue: () => undefined
})

/** Turns tracing on with the tracer in the context; effect's own, which keeps its spans to itself, leaves it off. */
export const layer: Layer.Layer<never> = Layer.effect(
  Tracing,
  Effect.map(
    Tracer.Tracer,
    (tracer) => (tracer === Tracer.nativeTracer ? undefined : { tracer, parent: Option.none() })
  )
)

/** What a span is made of. */
export interface SpanOptions<A> {
  readonly name: string
  /** Default: internal. */
  readonly kind?: Tracer.SpanKind
  readonly attributes: () => Attributes
  /** What the result adds to the attributes. */
  readonly result?: (value: A) => Attributes
}

/** The class of an error: of a model's error its reason, of others their tag. */
const errorType = (cause: Cause.Cause<unknown>): string => {
  const error = Option.getOrUndefined(Cause.findErrorOption(cause))
  const tagged = Predicate.hasProperty(error, "reason") && Predicate.hasProperty(error.reason, "_tag")
    ? error.reason
    : error
  return Predicate.hasProperty(tagged, "_tag") && Predicate.isString(tagged._tag) ? tagged._tag : "_OTHER"
}

const mark = (span: Tracer.Span, attributes: Attributes) => {
  for (const name in attributes) span.attribute(name, attributes[name])
}

/** Ends a span. Of an error it learns the type alone: messages of servers may quote what they were sent. */
const end = <A>(span: Tracer.Span, at: bigint, { exit, result }: {
  readonly exit: Exit.Exit<A, unknown>
  readonly result: SpanOptions<A>["result"]
}) => {
  if (Exit.isSuccess(exit)) {
    if (result !== undefined) mark(span, result(exit.value))
    return span.end(at, Exit.void)
  }
  if (Cause.hasInterruptsOnly(exit.cause)) return span.end(at, Exit.interrupt())
  const type = errorType(exit.cause)
  span.attribute("error.type", type)
  span.end(at, Exit.fail(type))
}

/** Runs an effect in a span. While tracing is off it is the very same effect, and no attribute is made. */
export const inSpan = <A>(options: SpanOptions<A>) => <E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
  Effect.withFiber((fiber) => {
    const tracing = fiber.getRef(Tracing)
    if (tracing === undefined) return effect
    const { parent, tracer } = tracing
    const clock = fiber.getRef(Clock.Clock)
    const span = tracer.span({
      name: options.name,
      parent,
      annotations: Context.empty(),
      links: [],
      startTime: clock.currentTimeNanosUnsafe(),
      kind: options.kind ?? "internal",
      root: Option.isNone(parent),
      sampled: true
    })
    mark(span, options.attributes())
    return Effect.onExit(
      Effect.provideService(effect, Tracing, { tracer, parent: Option.some(span) }),
      (exit) => Effect.sync(() => end(span, clock.currentTimeNanosUnsafe(), { exit, result: options.result }))
    )
  })

/** The same for a span that says nothing of its result. */
export const span =
  (name: string, attributes: () => Attributes) => <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    inSpan<A>({ name, attributes })(effect)
