import { assert, describe, it } from "@effect/vitest"
import { Deferred, Effect, Fiber, Layer, Schema, Tracer } from "effect"
import { TestClock } from "effect/testing"
import * as fc from "fast-check"
import * as Tracing from "../../../packages/core/src/log/Tracing.ts"
import { endOf, gathering, parentOf, tellsOf } from "./spans.ts"

class Full extends Schema.TaggedError<Full>()("Full", { detail: Schema.String }) {}

interface Tree {
  readonly inner: ReadonlyArray<Tree>
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant({ inner: [] }),
    fc.record({ inner: fc.array(tie("tree"), { maxLength: 4 }) })
  )
}))

describe("spans of a run", () => {
  it.effect("while tracing is off an effect is itself, and no attribute is made", () =>
    Effect.gen(function*() {
      let made = 0
      const attributes = () => ({ nth: ++made })
      const answer = yield* Tracing.span("stoa.turn", attributes)(Effect.succeed(42))
      const failure = yield* Effect.flip(Tracing.span("stoa.turn", attributes)(Effect.fail("no")))
      assert.deepStrictEqual([answer, failure, made], [42, "no", 0])
    }))

  it.effect("a span holds its name, its attributes, what the result adds, and the time it took", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const fiber = yield* Effect.succeed("bread").pipe(
        Effect.delay(1500),
        Tracing.inSpan({
          name: "stoa.turn",
          attributes: () => ({ "stoa.agent": "a0001" }),
          result: (text) => ({ letters: text.length })
        }),
        on,
        Effect.forkChild
      )
      yield* TestClock.adjust(2000)
      assert.strictEqual(yield* Fiber.join(fiber), "bread")
      const [span] = spans
      assert.strictEqual(span?.name, "stoa.turn")
      assert.deepStrictEqual([...(span?.attributes ?? [])], [["stoa.agent", "a0001"], ["letters", 5]])
      assert.isTrue(span?.status._tag === "Ended" && span.status.endTime - span.status.startTime === 1_500_000_000n)
    }))

  it.effect("any tree of effects is told as the same tree of spans, also when the branches run at once", () =>
    Effect.promise(() =>
      fc.assert(
        fc.asyncProperty(tree, async (root) => {
          const { on, spans } = gathering()
          const expected: Array<readonly [string, string | undefined]> = []
          const walk = ({ inner }: Tree, name: string, parent?: string): Effect.Effect<void> => {
            expected.push([name, parent])
            const branches = inner.map((branch, index) => walk(branch, `${name}/${index}`, name))
            return Effect.yieldNow.pipe(
              Effect.andThen(Effect.all(branches, { concurrency: "unbounded", discard: true })),
              Tracing.span(name, () => ({}))
            )
          }
          await Effect.runPromise(on(walk(root, "r")))
          const told = spans.map((span) => [span.name, parentOf(span)] as const)
          assert.sameDeepMembers(told, expected)
          assert.isTrue(spans.every((span) => endOf(span) === "fine" && span.traceId === spans[0]?.traceId))
        }),
        { numRuns: 50 }
      )
    ))

  it.effect("an error marks its span with its class and with nothing of its text", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const secret = "the prompt was: bake bread"
      const inside = (effect: Effect.Effect<never, unknown>) => on(Tracing.span("s", () => ({}))(effect))
      yield* Effect.exit(inside(Effect.fail(new Full({ detail: secret }))))
      yield* Effect.exit(inside(Effect.fail({ reason: { _tag: "Transient", detail: secret } })))
      yield* Effect.exit(inside(Effect.fail(secret)))
      yield* Effect.exit(inside(Effect.die(new Error(secret))))
      assert.deepStrictEqual(spans.map((span) => span.attributes.get("error.type")), [
        "Full",
        "Transient",
        "_OTHER",
        "_OTHER"
      ])
      assert.isTrue(spans.every((span) => endOf(span) === "failed"))
      for (const span of spans) assert.notInclude(tellsOf(span), "bread")
    }))

  it.effect("what is interrupted ends its span, and that is no error", () =>
    Effect.gen(function*() {
      const { on, spans } = gathering()
      const begun = yield* Deferred.make<void>()
      const waiting = Effect.andThen(Deferred.succeed(begun, undefined), Effect.never)
      const fiber = yield* Effect.forkChild(on(Tracing.span("s", () => ({}))(waiting)))
      yield* Deferred.await(begun)
      yield* Fiber.interrupt(fiber)
      assert.deepStrictEqual(spans.map(endOf), ["interrupted"])
      assert.isFalse(spans[0]?.attributes.has("error.type"))
    }))

  it.effect("spans go to the tracer of the context, and those of effect itself do not", () =>
    Effect.gen(function*() {
      const names: Array<string> = []
      const tracer = Tracer.make({
        span: (options) => {
          names.push(options.name)
          return new Tracer.NativeSpan(options)
        }
      })
      const told = Effect.succeed(1).pipe(Tracing.span("ours", () => ({})), Effect.withSpan("of a library"))
      yield* told.pipe(Effect.provide(Tracing.layer))
      assert.deepStrictEqual(names, [])
      yield* told.pipe(Effect.provide(Tracing.layer.pipe(Layer.provide(Layer.succeed(Tracer.Tracer, tracer)))))
      assert.deepStrictEqual(names, ["ours"])
    }))
})
