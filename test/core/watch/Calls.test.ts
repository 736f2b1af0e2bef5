import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Calls from "../../../packages/core/src/watch/Calls.ts"
import type { Attempt } from "../../../packages/core/src/watch/Rows.ts"
import * as Seconds from "../../../packages/core/src/watch/Seconds.ts"
import * as Spans from "../../../packages/core/src/watch/Spans.ts"
import { plain } from "./plain.ts"

const second = 1_700_000_000

const attempt = (id: number, more: Partial<Attempt> = {}): Attempt => ({
  id,
  place: `simulation/1/g000/a000${id % 3}`,
  model: "cheap",
  state: "answered",
  input: 100,
  output: 10,
  cached: 0,
  began: second * 1000 + id,
  took: 100 * id,
  prompt: "act",
  ...more
})

const opened = (of: Attempt): Attempt => ({
  ...of,
  state: "open",
  input: 9999,
  output: 9999,
  took: undefined,
  prompt: undefined
})

const prices = new Map([["cheap", { input: 1, output: 10 }], ["rehearsal", { input: 0, output: 0 }]])

const spent = (attempts: ReadonlyArray<Attempt>) => {
  const calls = Calls.make(prices)
  calls.add(attempts)
  return calls.spending(undefined)
}

describe("what calls came to", () => {
  it("is summed by model, phase, prompt, scenario and agent", () => {
    const { byAgent, byModel, byPhase, byPrompt, byScenario, total } = spent([
      attempt(1),
      attempt(2, { state: "lost" }),
      attempt(3, { place: "class/c12/debate/a/reply/x/1", prompt: "debate.argue", model: "rehearsal" })
    ])
    assert.deepStrictEqual(total, {
      calls: 3,
      failed: 1,
      inputTokens: 300,
      outputTokens: 30,
      cachedTokens: 0,
      cost: 0.0004
    })
    const count = (map: ReadonlyMap<string, { readonly calls: number }>) =>
      [...map].map(([name, { calls }]) => [name, calls])
    assert.deepStrictEqual(count(byModel), [["cheap", 2], ["rehearsal", 1]])
    assert.deepStrictEqual(count(byPhase), [["simulation", 2], ["class", 1]])
    assert.deepStrictEqual(count(byPrompt), [["act", 2], ["debate.argue", 1]])
    assert.deepStrictEqual(count(byScenario), [["debate", 1]])
    assert.deepStrictEqual(count(byAgent), [["a0001", 1], ["a0002", 1]])
  })

  it("costs nothing in rehearsal, which is known, and an unknown amount where nobody knows a price", () => {
    assert.strictEqual(spent([attempt(1, { model: "rehearsal" })]).total.cost, 0)
    assert.isUndefined(spent([attempt(1), attempt(2, { model: "stranger" })]).total.cost)
    assert.strictEqual(spent([attempt(1, { model: "stranger", input: 0, output: 0 })]).total.cost, 0)
  })

  it("counts an attempt once it has ended, and only once, whenever it is told again", () => {
    const calls = Calls.make(prices)
    calls.add([opened(attempt(1))])
    assert.strictEqual(calls.spending(undefined).total.calls, 0)
    assert.deepInclude(calls.spending(undefined).spans[0], { state: "open", ended: undefined })
    calls.add([attempt(1, { prompt: undefined })])
    assert.strictEqual(calls.spending(undefined).byPrompt.size, 0)
    calls.add([attempt(1)])
    assert.deepStrictEqual(plain(calls.spending(undefined)), plain(spent([attempt(1)])))
  })

  it("comes to the same in any order and any pieces, also in a copy", () => {
    const all = Array.from(
      { length: 12 },
      (_, index) => attempt(index + 1, index % 5 === 0 ? { state: "cut", took: undefined, prompt: undefined } : {})
    )
    const whole = plain(spent(all))
    const told = all.flatMap((one) => [opened(one), one])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.shuffledSubarray(all, { minLength: 12 }), (cut, order) => {
        const calls = Calls.make(prices)
        calls.add(order.map(opened))
        calls.add(order)
        assert.deepStrictEqual(plain(calls.spending(undefined)), whole)
        const first = Calls.make(prices)
        first.add(told.slice(0, cut))
        const copy = first.copy()
        first.add(told.slice(cut))
        copy.add(told.slice(cut))
        assert.deepStrictEqual([plain(first.spending(undefined)), plain(copy.spending(undefined))], [whole, whole])
      })
    )
  })

  it("is the same object where nothing changed", () => {
    const calls = Calls.make(prices)
    calls.add([attempt(1)])
    const at = second * 1000 + 5000
    assert.strictEqual(calls.spending(at), calls.spending(at + 900))
    assert.notStrictEqual(calls.spending(at), calls.spending(at + 1900))
    assert.strictEqual(calls.spending(at).byAgent, calls.spending(at + 1900).byAgent)
  })
})

describe("the seconds of a run", () => {
  it("are those in which calls ended, with how long the answered took, and the empty ones between", () => {
    const { seconds } = spent([
      ...[1, 2, 3, 4].map((id) => attempt(id)),
      attempt(5, { state: "free", input: 0, output: 0, took: 3000 })
    ])
    assert.deepStrictEqual(seconds.map(({ calls, failed, p50, p95 }) => [calls, failed, p50, p95]), [
      [4, 0, 200, 400],
      [0, 0, undefined, undefined],
      [0, 0, undefined, undefined],
      [1, 1, undefined, undefined]
    ])
    assert.deepStrictEqual(seconds.map(({ at }) => at - second), [0, 1, 2, 3])
  })

  it("are those of the latest two minutes, up to now while the run goes on", () => {
    const calls = Calls.make(prices)
    calls.add(Array.from({ length: 400 }, (_, id) => attempt(id + 1, { began: (second + id) * 1000, took: 10 })))
    const { seconds } = calls.spending((second + 450) * 1000)
    assert.deepStrictEqual([seconds.length, seconds.at(-1)?.at], [Seconds.most, second + 450])
    assert.strictEqual(seconds.reduce((sum, { calls }) => sum + calls, 0), Seconds.most - 51)
    assert.strictEqual(calls.spending(undefined).seconds.at(-1)?.at, second + 399)
  })
})

it("of the spans of calls the latest are kept, in the order in which they began", () => {
  const calls = Calls.make(prices)
  for (let id = 1; id <= 9000; id++) calls.add([opened(attempt(id))])
  calls.add([attempt(8999), attempt(1)])
  const { spans } = calls.spending(undefined)
  assert.deepStrictEqual([spans.length, spans[0]?.id, spans.at(-1)?.id], [Spans.most, 6001, 9000])
  assert.strictEqual(spans.at(-2)?.state, "answered")
})
