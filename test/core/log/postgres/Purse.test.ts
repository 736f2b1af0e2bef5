import { assert, it } from "@effect/vitest"
import { Context, Effect, Fiber, Layer } from "effect"
import { type Attempt, AttemptStore } from "../../../../packages/core/src/log/Attempts.ts"
import * as Connections from "../../../../packages/core/src/log/postgres/Connections.ts"
import * as Limits from "../../../../packages/core/src/log/postgres/Limits.ts"
import * as PostgresStore from "../../../../packages/core/src/log/postgres/PostgresStore.ts"
import { Stop, type Why } from "../../../../packages/core/src/log/Stop.ts"
import { Budget, type BudgetOptions } from "../../../../packages/core/src/model/Budget.ts"
import * as Claims from "../../../../packages/core/src/model/Claims.ts"
import * as Ledger from "../../../../packages/core/src/model/Ledger.ts"
import { Model, ModelError, Transient } from "../../../../packages/core/src/model/Model.ts"
import * as Models from "../../../../packages/core/src/model/Models.ts"
import * as SharedBudget from "../../../../packages/core/src/model/SharedBudget.ts"
import { describePostgres } from "../../../support/postgres.ts"
import { modelOf, replyOf, requestOf } from "../../model/stub.ts"

const prices = new Map([["stub", { input: 1, output: 1 }]])
const worst = (tokens: number): Attempt => ({ place: "p", model: "stub", inputTokens: tokens, outputTokens: 0 })

/** A stop that notes who asked for it. */
const noting = () => {
  const sentences: Array<string> = []
  const stop: typeof Stop.Service = {
    attempt: (effect) => effect,
    request: (why: Why) => Effect.sync(() => void sentences.push(why._tag === "Budget" ? why.sentence : why._tag)),
    fatal: Effect.fail
  }
  return { stop, sentences }
}

const until = (isSo: () => boolean) => Effect.repeat(Effect.sleep(20), { until: isSo })

describePostgres("the purse of a run in PostgreSQL", (server) => {
  const url = () => server().url

  /** A process that works on a run. */
  const open = Effect.fnUntraced(function*(
    run: string,
    lease: string,
    { isDead = () => false, now, silence, ...options }: Partial<BudgetOptions> & {
      readonly isDead?: () => boolean
      readonly now?: () => number
      readonly silence?: number
    }
  ) {
    const stores = yield* Layer.build(PostgresStore.layer(url(), { run, lease }))
    const { epoch } = Context.get(stores, PostgresStore.Lease)
    let turns = 0
    const together = Limits.over({
      url: url(),
      run,
      epoch,
      ...(now === undefined ? {} : { now }),
      ...(silence === undefined ? {} : { silence })
    })
    const purse: typeof together.purse = (options) =>
      Effect.map(together.purse(options), (purse) => ({
        ...purse,
        take: (turn) =>
          Effect.suspend(() => (isDead() ? Effect.never : Effect.tap(purse.take(turn), () =>
            Effect.sync(() => turns++)))
          ),
        leave: Effect.suspend(() => (isDead() ? Effect.void : purse.leave))
      }))
    const attempts = Context.get(stores, AttemptStore)
    const budget = yield* Layer.build(
      Layer.provide(SharedBudget.layer({ prices, ...options }, purse), Layer.succeedContext(stores))
    )
    return { stores, attempts, budget: Context.get(budget, Budget), turns: () => turns }
  })

  it.live(
    "holds what two processes that hammer it may send together: not a call, a token, a nanodollar more",
    () =>
      Effect.gen(function*() {
        const limits = { maxCalls: 300, maxTokens: 30_000, maxCost: 0.02 }
        const flying = { most: 0, now: 0, sent: 0, calls: 0 }
        const used = { input: 0, output: 0 }
        const { sentences, stop } = noting()
        const process = Effect.fnUntraced(function*(lease: string) {
          const { budget, stores } = yield* open("hammered", lease, limits)
          const { layer } = modelOf((request) =>
            Effect.gen(function*() {
              flying.sent++
              flying.calls++
              flying.now += request.maxTokens ?? 0
              const worstOfAll = used.input + used.output + flying.now
              flying.most = Math.max(flying.most, worstOfAll)
              yield* Effect.sleep(Number(request.seed) % 5)
              flying.now -= request.maxTokens ?? 0
              flying.calls--
              if (flying.sent % 11 === 0) {
                return yield* new ModelError({
                  model: "stub",
                  endpoint: "here",
                  reason: new Transient({ detail: "busy", status: 503 })
                })
              }
              used.input += 1
              used.output += 30
              return replyOf({ inputTokens: 1, outputTokens: 30 })
            })
          )
          const below = Layer.mergeAll(Layer.succeedContext(stores), Layer.succeed(Budget, budget), layer)
          const model = Context.get(yield* Layer.build(Layer.provide(Ledger.layer({ thinking: 0 }), below)), Model)
          return yield* Effect.forkChild(
            Effect.forEach(
              Array.from({ length: 400 }, (_, nth) => `${lease}/${nth}`),
              (place) => Effect.ignore(model.ask(requestOf({ place, maxTokens: 200 }))),
              { concurrency: 60 }
            ).pipe(Effect.provideService(Stop, stop))
          )
        })
        const fibers = [yield* process("one"), yield* process("other")]
        yield* until(() => sentences.length > 0)
        yield* until(() => flying.calls === 0)
        yield* Fiber.interruptAll(fibers)
        const stores = yield* Layer.build(PostgresStore.layer(url(), { run: "hammered", lease: "last" }))
        const spent = yield* Context.get(stores, AttemptStore).spent
        const calls = spent.reduce((sum, each) => sum + each.calls, 0)
        const tokens = spent.reduce((sum, each) => sum + each.inputTokens + each.outputTokens, 0)
        assert.isAtMost(calls, limits.maxCalls)
        assert.isAtMost(tokens, limits.maxTokens)
        assert.isAtMost(tokens / 1e6, limits.maxCost)
        assert.isAtMost(flying.most / 1e6, limits.maxCost)
        assert.isAtLeast(flying.sent, 250)
        assert.match(
          sentences[0] ?? "",
          /^The budget is used up: .*of at most.*Raise it and resume the run to go on\.$/
        )
      }),
    60_000
  )

  it.live("stops the run in the words of a process that is alone", () =>
    Effect.gen(function*() {
      const { sentences, stop } = noting()
      const one = yield* open("words", "one", { maxCost: 0.001 })
      const other = yield* open("words", "other", { maxCost: 0.001 })
      yield* one.budget.reserve(worst(600), (reservation) =>
        Effect.gen(function*() {
          const id = yield* one.attempts.open(worst(600))
          reservation.sent()
          const end = { state: "answered", ...worst(600), cachedTokens: 0 } as const
          yield* one.attempts.close(id, end)
          reservation.settle(end)
        }))
      const fiber = yield* Effect.forkChild(
        other.budget.reserve(worst(600), () => Effect.die("sent")).pipe(Effect.provideService(Stop, stop))
      )
      yield* until(() => sentences.length > 0)
      assert.deepStrictEqual(sentences, [
        "The budget is used up: $0.00060 of at most $0.0010 is spent, and the next call could cost up to $0.00060. Raise it and resume the run to go on."
      ])
      assert.deepInclude(other.budget.spending(), { calls: 1, inputTokens: 600, cost: 0.0006 })
      yield* Fiber.interrupt(fiber)
    }))

  it.live("gives back what a process held that died, but for what stands in its attempts", () =>
    Effect.gen(function*() {
      const { sentences, stop } = noting()
      let now = 1e6
      let isDead = false
      let held = 0
      const options = { maxTokens: 1000, now: () => now, silence: 1000 }
      const alive = yield* open("dead", "alive", options)
      const dying = yield* open("dead", "dying", { ...options, isDead: () => isDead })
      yield* Effect.forkChild(Effect.all([
        dying.budget.reserve(worst(300), (reservation) =>
          Effect.gen(function*() {
            yield* dying.attempts.open(worst(300))
            reservation.sent()
            held++
            return yield* Effect.never
          })),
        dying.budget.reserve(worst(600), () => Effect.andThen(Effect.sync(() => held++), Effect.never))
      ], { concurrency: "unbounded" }))
      yield* until(() => held === 2)
      isDead = true
      const send = (tokens: number) =>
        alive.budget.reserve(worst(tokens), (reservation) =>
          Effect.sync(() => {
            reservation.sent()
            reservation.settle({ state: "answered", ...worst(tokens), cachedTokens: 0 })
          })).pipe(Effect.provideService(Stop, stop))
      const before = alive.turns()
      const waiting = yield* Effect.forkChild(send(700))
      yield* until(() => alive.turns() >= before + 3)
      assert.isUndefined(waiting.pollUnsafe())
      assert.deepStrictEqual(sentences, [])
      // The living one is there all the time, and asks again and again while the clock of the purse goes on.
      while (waiting.pollUnsafe() === undefined) {
        now += 100
        yield* Effect.sleep(50)
      }
      yield* Fiber.join(waiting)
      const last = yield* Effect.forkChild(send(1))
      yield* until(() => sentences.length > 0)
      assert.match(sentences[0] ?? "", /1,000 of at most 1,000 tokens are used/)
      yield* Fiber.interrupt(last)
    }))

  it.live("counts what was spent before anybody had a limit, and lets a higher one go on", () =>
    Effect.gen(function*() {
      const former = yield* Layer.build(PostgresStore.layer(url(), { run: "before", lease: "former" }))
      yield* Context.get(former, AttemptStore).open(worst(900))
      const spend = (maxTokens: number) =>
        Effect.scoped(Effect.gen(function*() {
          const { sentences, stop } = noting()
          const { budget } = yield* open("before", "present", { maxTokens })
          const fiber = yield* Effect.forkChild(
            Effect.provideService(budget.reserve(worst(200), () => Effect.void), Stop, stop)
          )
          yield* until(() => sentences.length > 0 || fiber.pollUnsafe() !== undefined)
          yield* Fiber.interrupt(fiber)
          return sentences
        }))
      const [sentence = ""] = yield* spend(1000)
      assert.match(sentence, /900 of at most 1,000 tokens are used, and the next call could use up to 200/)
      assert.deepStrictEqual(yield* spend(1100), [])
    }))

  it.live(
    "counts everything once when the server crashes and comes back, and nothing stays held",
    () =>
      Effect.gen(function*() {
        const processes = yield* Effect.forEach(["one", "other"], (lease) => open("crash", lease, { maxCalls: 400 }))
        let done = 0
        const sending = yield* Effect.forkChild(Effect.forEach(
          Array.from({ length: 150 }, (_, nth) => processes[nth % 2] as (typeof processes)[number]),
          ({ attempts, budget }) =>
            budget.reserve(worst(10), (reservation) =>
              Effect.gen(function*() {
                const id = yield* attempts.open(worst(10))
                reservation.sent()
                assert.isTrue(yield* reservation.isHeld)
                const end = { state: "answered", inputTokens: 4, outputTokens: 0, cachedTokens: 0 } as const
                yield* attempts.close(id, end)
                reservation.settle(end)
                done++
              })),
          { concurrency: 20 }
        ))
        yield* until(() => done > 30)
        yield* Effect.promise(() => server().stop("crash"))
        yield* Effect.promise(() => server().start())
        yield* Fiber.join(sending)
        const spending = { calls: 150, inputTokens: 600, outputTokens: 0, cachedTokens: 0, cost: 0.0006 }
        // Each hears of the other with its next turn.
        yield* until(() => processes.every(({ budget }) => budget.spending().calls === 150))
        assert.deepStrictEqual(processes.map(({ budget }) => budget.spending()), [spending, spending])
        const { query } = yield* Connections.make({ url: url(), schema: "\"stoa_crash\"", readonly: true })
        const [row] = yield* query<{ claims: string }>("SELECT claims FROM purse")
        const { live } = JSON.parse(row?.claims ?? "") as Claims.Claims
        assert.deepStrictEqual(Object.values(live).map(({ held }) => held), [Claims.none, Claims.none])
      }),
    60_000
  )

  it.live("is not asked for where nothing is limited, and is where models are made with a limit", () =>
    Effect.gen(function*() {
      const stores = yield* Layer.build(PostgresStore.layer(url(), { run: "models" }))
      const { epoch } = Context.get(stores, PostgresStore.Lease)
      const { query } = yield* Connections.make({ url: url(), schema: "\"stoa_models\"", readonly: false })
      const tables = Effect.map(
        query<{ name: string }>(
          "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema() AND tablename IN ('purse', 'buckets') ORDER BY 1"
        ),
        (rows) => rows.map(({ name }) => name)
      )
      const ask = (limits: Partial<Models.Access>) =>
        Effect.gen(function*() {
          const { ask } = yield* Model
          yield* Effect.forEach(["a", "b", "c"], (place) => ask(requestOf({ place: `${place}/${limits.maxCalls}` })))
          return (yield* Budget).spending().calls
        }).pipe(Effect.provide(Layer.provide(
          Models.layer(
            { model: "rehearsal", embedder: "lexical", timeout: 10, sendSeed: false, ...limits },
            {},
            { together: Limits.over({ url: url(), run: "models", epoch }) }
          ),
          Layer.succeedContext(stores)
        )))
      assert.strictEqual(yield* ask({}), 3)
      assert.deepStrictEqual(yield* tables, [])
      assert.strictEqual(yield* ask({ maxCalls: 10, requestsPerMinute: 6000 }), 6)
      assert.deepStrictEqual(yield* tables, ["buckets", "purse"])
      const keys = yield* query<{ key: string }>("SELECT key FROM buckets")
      assert.deepStrictEqual(keys, [{ key: "rehearsal requests" }])
    }))
})
