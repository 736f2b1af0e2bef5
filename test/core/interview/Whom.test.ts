import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import type { Event } from "../../../packages/core/src/domain/Event.ts"
import * as Whom from "../../../packages/core/src/interview/Whom.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import * as life from "../../support/life.ts"

const names = ["Ana Nagy", "Zoë Ito", "Hamish Nagy", "Anatol Osei"]
const world = Fold.fold(
  life.society(4).map((event, index): Event =>
    event._tag === "Enrolled" ? { ...event, profile: { ...event.profile, name: names[index] as string } } : event
  )
)

describe("who is meant", () => {
  it.each([
    ["a0002", "a0002"],
    ["A0002", "a0002"],
    ["Ana Nagy", "a0000"],
    ["  ana   NAGY ", "a0000"],
    ["ana", "a0000"],
    ["zoe", "a0001"],
    ["Ham", "a0002"],
    ["seid", undefined],
    ["natol", "a0003"]
  ])("by %j", (given, id) => {
    const found = Whom.find(world, given)
    assert.strictEqual(Result.isSuccess(found) ? found.success : undefined, id)
  })

  it.each([
    ["nagy", /may be several people: Ana Nagy \(a0000\), Hamish Nagy \(a0002\)/],
    ["Hamihs", /nobody called "Hamihs"\. Perhaps Hamish Nagy \(a0002\)\?/],
    ["a0009", /Perhaps .*\(a000\d\)/],
    ["Wolfgang", /nobody called "Wolfgang": give an id from a0000 to a0003/],
    ["", /nobody called ""/],
    ["\u001b[31mzzzzzzzzzz", /nobody called "zzzzzzzzzz"/]
  ])("is told in a sentence where %j names nobody, or several", (given, sentence) => {
    const found = Whom.find(world, given)
    assert.match(Result.isFailure(found) ? found.failure : "", sentence)
  })

  it("is nobody where nobody lives", () => {
    const found = Whom.find(World.empty, "Ana")
    assert.match(Result.isFailure(found) ? found.failure : "", /Nobody lives/)
  })
})
