import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Pace from "../../../packages/core/src/model/Pace.ts"

const sent = (pace: Pace.Pace): Pace.Sent => ({ epoch: pace.epoch(), at: 0 })

/** So many answers to what is sent now; each took so long. */
const answer = (pace: Pace.Pace, count: number, millis = 300) => {
  for (let nth = 0; nth < count; nth++) {
    pace.answered(sent(pace), { pressed: true, timing: { millis, written: 1 } })
  }
}

/** So many refusals of what is sent now. */
const refuse = (pace: Pace.Pace, count: number, others = pace.limit()) => {
  const now = sent(pace)
  for (let nth = 0; nth < count; nth++) pace.refused(now, others)
}

/** A pace that has met a burst while the endpoint worked on so many. */
const rested = (mark: number) => {
  const pace = Pace.make({ ceiling: 256, start: mark + 2 })
  refuse(pace, 4, mark)
  assert.strictEqual(pace.cuts(), 1)
  return pace
}

describe("growing", () => {
  it("begins small and doubles with each round of answers", () => {
    const pace = Pace.make({ ceiling: 256 })
    assert.strictEqual(pace.limit(), 4)
    for (const expected of [8, 16, 32, 64, 128, 256]) {
      answer(pace, pace.limit())
      assert.strictEqual(pace.limit(), expected)
    }
    answer(pace, 1000)
    assert.strictEqual(pace.limit(), 256)
  })

  it("happens only where there is more to ask", () => {
    const pace = Pace.make({ ceiling: 256 })
    for (let nth = 0; nth < 100; nth++) pace.answered(sent(pace), { pressed: false })
    assert.strictEqual(pace.limit(), 4)
  })

  it("stops while answers take longer than the first ones did", () => {
    const pace = Pace.make({ ceiling: 256 })
    answer(pace, 16)
    const { limit } = pace
    const before = limit()
    answer(pace, 20, 1000)
    assert.strictEqual(limit(), before)
    answer(pace, 1)
    assert.strictEqual(limit(), before + 1)
  })
})

describe("refusals", () => {
  it("that come singly change nothing", () => {
    const pace = Pace.make({ ceiling: 256, start: 64 })
    for (let nth = 0; nth < 100; nth++) {
      answer(pace, 12)
      refuse(pace, 1)
    }
    assert.strictEqual(pace.cuts(), 0)
    assert.strictEqual(pace.limit(), 256)
  })

  it("at rest that come singly, though steadily, soon are as usual", () => {
    const pace = rested(64)
    for (let nth = 0; nth < 400; nth++) {
      answer(pace, 20)
      refuse(pace, 1)
    }
    assert.isAtLeast(pace.limit(), 56)
  })

  it("in a burst are one cut, however many they are, by half at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 256 }), fc.integer({ min: 4, max: 300 }), (start, burst) => {
        const pace = Pace.make({ ceiling: 256, start })
        const now = sent(pace)
        for (let nth = 0; nth < burst; nth++) pace.refused(now, Math.max(0, start - nth - 1))
        assert.strictEqual(pace.cuts(), 1)
        assert.isBelow(pace.limit(), start)
        assert.isAtLeast(pace.limit(), Math.floor(Math.ceil(start / 2) * 31 / 32))
      })
    )
  })

  it("in a burst show what the endpoint bears: the limit rests just under it", () => {
    const pace = rested(64)
    assert.strictEqual(pace.limit(), 62)
    answer(pace, 150)
    assert.strictEqual(pace.limit(), 62)
    const few = rested(5)
    assert.strictEqual(few.limit(), 5)
  })

  it("that follow a cut deepen it until something sent after it was answered; then they are another burst", () => {
    const pace = Pace.make({ ceiling: 256, start: 100 })
    refuse(pace, 4, 90)
    refuse(pace, 3, 70)
    assert.deepStrictEqual([pace.cuts(), pace.limit()], [1, 68])
    answer(pace, 1)
    refuse(pace, 3, 60)
    assert.deepStrictEqual([pace.cuts(), pace.limit()], [1, 68])
    refuse(pace, 1, 60)
    assert.deepStrictEqual([pace.cuts(), pace.limit()], [2, 59])
  })

  it("never leave less than one", () => {
    const pace = Pace.make({ ceiling: 256 })
    for (let nth = 0; nth < 100; nth++) refuse(pace, 4, 0)
    assert.strictEqual(pace.limit(), 1)
    assert.isAtMost(pace.cuts(), 3)
  })
})

describe("a probe", () => {
  /** How far the limit is probed after so many answers. */
  const probe = (pace: Pace.Pace) => {
    let answers = 0
    const before = pace.limit()
    while (pace.limit() === before && answers < 5000) {
      answer(pace, 1)
      answers++
    }
    return { answers, limit: pace.limit() }
  }

  it("goes just above the mark, and ends with the second refusal, which is no cut", () => {
    const pace = rested(64)
    assert.deepStrictEqual(probe(pace), { answers: 200, limit: 65 })
    refuse(pace, 1, 64)
    assert.strictEqual(pace.limit(), 65)
    refuse(pace, 1, 64)
    assert.strictEqual(pace.limit(), 62)
    assert.strictEqual(pace.cuts(), 1)
  })

  it("in vain is followed by twice the rest", () => {
    const pace = rested(64)
    const rests: Array<number> = []
    for (let nth = 0; nth < 6; nth++) {
      rests.push(probe(pace).answers)
      refuse(pace, 2, 64)
    }
    assert.deepStrictEqual(rests, [200, 400, 800, 1600, 1600, 1600])
  })

  it("goes on where nothing is refused, and what was found is the new mark", () => {
    const pace = rested(16)
    answer(pace, 600)
    assert.isAbove(pace.limit(), 40)
    refuse(pace, 2, 40)
    assert.strictEqual(pace.limit(), 39)
  })
})

describe("times", () => {
  it("that grow cut the limit once, and not before two hundred answers say so", () => {
    const pace = Pace.make({ ceiling: 32, start: 32 })
    answer(pace, 1000)
    for (let answers = 1; answers <= 100; answers++) {
      answer(pace, 1, 1000)
      assert.strictEqual(pace.cuts(), 0)
    }
    answer(pace, 300, 1000)
    assert.strictEqual(pace.cuts(), 1)
    assert.strictEqual(pace.limit(), 22)
  })

  it("that are the same whatever the limit are the endpoint's own: the cut is taken back and not made again", () => {
    const pace = Pace.make({ ceiling: 32, start: 32 })
    answer(pace, 1000)
    answer(pace, 5000, 1000)
    assert.strictEqual(pace.cuts(), 1)
    assert.isAtLeast(pace.limit(), 31)
  })

  it("of a few milliseconds are this process's own, and no reason", () => {
    const pace = Pace.make({ ceiling: 32, start: 32 })
    answer(pace, 1000, 1)
    answer(pace, 1000, 90)
    assert.strictEqual(pace.cuts(), 0)
  })

  it("of longer replies are no reason", () => {
    const pace = Pace.make({ ceiling: 32, start: 32 })
    const write = (count: number, timing: { readonly millis: number; readonly written: number }) => {
      for (let nth = 0; nth < count; nth++) pace.answered(sent(pace), { pressed: true, timing })
    }
    write(1000, { millis: 300, written: 30 })
    write(1000, { millis: 3000, written: 300 })
    // Nor of shorter ones, which take long for each token.
    write(1000, { millis: 200, written: 2 })
    assert.strictEqual(pace.cuts(), 0)
  })

  it("that were up for more attempts than were answered are too many at once", () => {
    const pace = Pace.make({ ceiling: 256, start: 40 })
    const now = sent(pace)
    for (let nth = 0; nth < 3; nth++) pace.lost(now, 60_000)
    assert.strictEqual(pace.cuts(), 0)
    for (let nth = 0; nth < 37; nth++) pace.lost(now, 60_000)
    assert.deepStrictEqual([pace.cuts(), pace.limit()], [1, 20])
    // What is lost at once says nothing about times.
    for (let nth = 0; nth < 100; nth++) pace.lost(sent(pace), 10)
    assert.strictEqual(pace.cuts(), 1)
  })
})

describe("a given limit", () => {
  it("stays as it is", () => {
    const pace = Pace.fixed(7)
    answer(pace, 100)
    refuse(pace, 100)
    assert.deepStrictEqual([pace.limit(), pace.cuts()], [7, 0])
  })
})

describe("a limit set by a person", () => {
  it("is kept from then on, and what is found out goes on below it", () => {
    const pace = Pace.make({ ceiling: 256 })
    for (let round = 0; round < 6; round++) answer(pace, pace.limit())
    assert.isAbove(pace.limit(), 20)
    pace.resize(10)
    assert.strictEqual(pace.limit(), 10)
    answer(pace, 500)
    assert.strictEqual(pace.limit(), 10)
    pace.resize(40)
    answer(pace, 500)
    assert.strictEqual(pace.limit(), 40)
    refuse(pace, 20)
    assert.isBelow(pace.limit(), 40)
  })

  it("is the limit where there was one", () => {
    const pace = Pace.fixed(3)
    pace.resize(7)
    assert.strictEqual(pace.limit(), 7)
  })
})
