import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Claims from "../../../packages/core/src/model/Claims.ts"

const silence = 1000
const limits = { calls: 20, tokens: 1000, nanos: 500 }
const amount = (calls: number, tokens: number, nanos: number): Claims.Amount => ({ calls, tokens, nanos })
const want = fc.record({ calls: fc.constant(1), tokens: fc.nat(200), nanos: fc.nat(100) })

const spentOf = ({ calls, nanos, tokens }: Claims.Amount): Claims.Sum => ({
  ...Claims.nothing,
  calls,
  inputTokens: tokens,
  nanos
})

const turn = (told: Partial<Claims.Turn>): Claims.Turn => ({
  nth: 1,
  released: Claims.none,
  spent: Claims.nothing,
  wants: [],
  ...told
})

describe("claims on a budget", () => {
  const begun = [1, 2].reduce((claims, epoch) => Claims.begin(claims, { epoch, now: 0, silence }, {}), Claims.empty)

  it("are granted in their order, up to the first that does not fit", () => {
    const wants = [amount(1, 600, 0), amount(1, 300, 0), amount(1, 200, 0), amount(1, 50, 0)]
    const [after, answer] = Claims.take(begun, { epoch: 1, now: 5, silence }, { limits, turn: turn({ wants }) }) ?? []
    assert.deepStrictEqual(answer, { granted: 2, spent: Claims.nothing, held: amount(2, 900, 0) })
    const [, other] = Claims.take(after ?? begun, { epoch: 2, now: 6, silence }, {
      limits,
      turn: turn({ wants: [amount(1, 101, 0)] })
    }) ?? []
    assert.deepStrictEqual(other, { granted: 0, spent: Claims.nothing, held: amount(2, 900, 0) })
  })

  it("of a turn that is told twice count once", () => {
    const told = {
      limits,
      turn: turn({ wants: [amount(1, 10, 5)], spent: spentOf(amount(1, 7, 7)), released: Claims.none })
    }
    const comer = { epoch: 1, now: 5, silence }
    const [once, first] = Claims.take(begun, comer, told) ?? [begun]
    const [twice, second] = Claims.take(once, comer, told) ?? [begun]
    assert.deepStrictEqual(second, first)
    assert.deepStrictEqual(twice, once)
  })

  it("of who counts as gone are what its attempts come to, and it takes no turn before it begins again", () => {
    const [holding] = Claims.take(begun, { epoch: 1, now: 5, silence }, {
      limits,
      turn: turn({ wants: [amount(1, 600, 0)] })
    }) ?? [begun]
    const ended = Claims.end(holding, 1, spentOf(amount(1, 70, 1)))
    assert.deepStrictEqual(Claims.taken(ended), { spent: spentOf(amount(1, 70, 1)), held: Claims.none })
    assert.isUndefined(Claims.take(ended, { epoch: 1, now: 9, silence }, { limits, turn: turn({ nth: 2 }) }))
    const again = Claims.begin(ended, { epoch: 1, now: 10, silence }, { 1: spentOf(amount(1, 30, 1)) })
    assert.deepStrictEqual(Claims.taken(again), { spent: spentOf(amount(1, 30, 1)), held: Claims.none })
  })

  it("begin with what is found of all who are not at work, whatever was thought of them", () => {
    const ended = Claims.end(begun, 1, spentOf(amount(9, 900, 9)))
    const third = Claims.begin(ended, { epoch: 3, now: 50, silence }, {
      1: spentOf(amount(1, 10, 1)),
      2: spentOf(amount(5, 500, 5)),
      9: spentOf(amount(2, 20, 2))
    })
    // The second is at work, and says itself what it has spent.
    assert.deepStrictEqual(Claims.taken(third).spent, spentOf(amount(3, 30, 3)))
  })

  it("are given up after a silence, by one who was there all the time", () => {
    const at = (claims: Claims.Claims, epoch: number, now: number, nth: number) =>
      Claims.take(claims, { epoch, now, silence }, { limits, turn: turn({ nth }) })?.[0] ?? claims
    let claims = begun
    for (let now = 400, nth = 1; now <= 1200; now += 400, nth++) {
      assert.deepStrictEqual(Claims.silent(claims, { epoch: 1, now, silence }), now > silence ? [2] : [])
      claims = at(claims, 1, now, nth)
    }
    const late = at(begun, 1, 5000, 1)
    assert.deepStrictEqual(Claims.silent(begun, { epoch: 1, now: 5000, silence }), [])
    assert.deepStrictEqual(Claims.silent(late, { epoch: 1, now: 5400, silence }), [])
  })

  const step = fc.record({
    of: fc.constantFrom(1, 2, 3),
    wants: fc.array(want, { maxLength: 6 }),
    settles: fc.nat(4),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    fate: fc.constantFrom("turn", "turn", "turn", "turn", "again", "gone")
  })

  it("never come to more than there is, and nothing is lost of it", () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let claims = Claims.empty
      /** What each holds, and what it has spent, as an outsider counts. */
      const held = new Map<number, Array<Claims.Amount>>()
      const spent = new Map<number, Claims.Sum>()
      const turns = new Map<number, number>()
      let last: ReturnType<typeof Claims.take>
      const counted = () => Object.fromEntries(spent)
      for (const { fate, of, settles, share, wants } of steps) {
        const comer = { epoch: of, now: 0, silence }
        if (claims.live[of] === undefined) {
          claims = Claims.begin(claims, comer, counted())
          held.set(of, [])
          turns.set(of, 0)
          continue
        }
        const own = held.get(of) ?? []
        if (fate === "gone") {
          // All that it held was sent, and nobody knows what it cost.
          spent.set(of, own.map(spentOf).reduce(Claims.plus, spent.get(of) ?? Claims.nothing))
          claims = Claims.end(claims, of, spent.get(of) ?? Claims.nothing)
          continue
        }
        const done = own.splice(0, settles)
        const used = done.map((each) =>
          spentOf(amount(1, Math.floor(each.tokens * share), Math.floor(each.nanos * share)))
        ).reduce(Claims.plus, Claims.nothing)
        spent.set(of, Claims.plus(spent.get(of) ?? Claims.nothing, used))
        const nth = (turns.get(of) ?? 0) + 1
        turns.set(of, nth)
        const told = {
          limits,
          turn: { nth, wants, spent: used, released: done.reduce((sum, each) => Claims.and(sum, each), Claims.none) }
        }
        last = Claims.take(claims, comer, told)
        if (fate === "again") last = Claims.take(last?.[0] ?? claims, comer, told)
        claims = last?.[0] ?? claims
        own.push(...wants.slice(0, last?.[1].granted))
        const all = Claims.taken(claims)
        assert.isAtMost(all.spent.calls + all.held.calls, limits.calls)
        assert.isAtMost(all.spent.inputTokens + all.held.tokens, limits.tokens)
        assert.isAtMost(all.spent.nanos + all.held.nanos, limits.nanos)
        assert.deepStrictEqual(all.spent, [...spent.values()].reduce(Claims.plus, Claims.nothing))
        const live = [...held].filter(([epoch]) => claims.live[epoch] !== undefined).flatMap(([, each]) => each)
        assert.deepStrictEqual(all.held, live.reduce((sum, each) => Claims.and(sum, each), Claims.none))
        // Who was not granted did not fit.
        const next = wants[last?.[1].granted ?? 0]
        if (next !== undefined) {
          const fits = all.spent.calls + all.held.calls + 1 <= limits.calls &&
            all.spent.inputTokens + all.held.tokens + next.tokens <= limits.tokens &&
            all.spent.nanos + all.held.nanos + next.nanos <= limits.nanos
          assert.isFalse(fits)
        }
      }
    }))
  })
})
