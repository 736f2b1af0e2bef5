import { assert, describe, it } from "@effect/vitest"
import * as Duration from "../../../packages/core/src/forecast/Duration.ts"
import type { Expected, Scaled } from "../../../packages/core/src/forecast/Scale.ts"

const calls = (role: string, count: number, model?: string): Expected => ({
  phase: "class",
  role,
  ...(model === undefined ? {} : { model }),
  calls: count,
  inputTokens: 100 * count,
  outputTokens: 60 * count,
  millis: 0
})

const whole = (roles: ReadonlyArray<Expected>, plays: ReadonlyArray<ReadonlyArray<Expected>> = []): Scaled => ({
  roles,
  plays,
  steps: 0,
  waves: 0,
  rows: 0,
  questions: 0,
  conversations: 0
})

/** A second for each call. */
const pace = (more: Partial<Duration.Pace> = {}): Duration.Pace => ({ concurrency: 10, seconds: () => 1, ...more })

describe("how long a class takes", () => {
  const roles = [calls("attempt", 300), calls("correct", 300)]
  const plays = [[calls("attempt", 1), calls("correct", 1)], [calls("attempt", 4), calls("correct", 3)]]

  it("is its calls side by side, and never less than the longest play, whose calls wait for each other", () => {
    assert.strictEqual(Duration.of(whole(roles, plays), pace()), 60)
    assert.strictEqual(Duration.of(whole(roles, plays), pace({ concurrency: 1000 })), 7)
  })

  it("begins once the questions out of episodes are there", () => {
    assert.strictEqual(Duration.of(whole([calls("pose", 5), ...roles], plays), pace({ concurrency: 1000 })), 8)
  })

  it("is longer by calls that take longer, and not at all by those that take no time", () => {
    const seconds = ({ role }: Expected) => (role === "correct" ? 5 : 0)
    assert.strictEqual(Duration.of(whole(roles, plays), pace({ concurrency: 1000, seconds })), 15)
  })

  it("is as long as the limit of a minute lasts, which each model has for itself", () => {
    const limit = pace({ concurrency: 1000, requestsPerMinute: 60 })
    assert.strictEqual(Duration.of(whole(roles, plays), limit), 600)
    assert.strictEqual(Duration.of(whole([calls("attempt", 300, "weak"), calls("correct", 300)], plays), limit), 300)
    assert.strictEqual(Duration.of(whole(roles, plays), pace({ concurrency: 1000, tokensPerMinute: 9600 })), 600)
  })
})
