import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Plan from "../../../packages/core/src/domain/Plan.ts"

const planOf = (...titles: ReadonlyArray<string>): Plan.Plan => ({
  steps: titles.map((title) => ({ title, detail: "Some day.", done: false }))
})

const act = fc.record({
  stepDone: fc.boolean(),
  revised: fc.option(fc.record({ title: fc.constantFrom("a", "b", "c"), detail: fc.constantFrom("", "Now.") }), {
    nil: undefined
  })
})

describe("a plan", () => {
  const plan = planOf("look", "ask", "write")

  it("goes on step by step, and past its end stands still", () => {
    let now = plan
    const done = { stepDone: true, revised: undefined }
    for (const expected of ["look", "ask", "write", undefined, undefined]) {
      assert.strictEqual(Plan.current(now)?.title, expected)
      now = Plan.after(now, done, 3)
    }
    assert.strictEqual(Plan.finished(now), "all of it")
    assert.deepStrictEqual(Plan.progress(now, done, 3), { stepDone: false })
  })

  it("has its step at hand told anew, and is shown so", () => {
    const revised = { title: "ask Bo", detail: "Bo knows." }
    const second = Plan.after(Plan.advance(plan), { stepDone: false, revised }, 3)
    assert.deepStrictEqual(Plan.toLines(second), ["look: Some day.", "ask Bo: Bo knows.", "write: Some day."])
    assert.strictEqual(Plan.pointer(second), 1)
  })

  it("is not planned anew where it is done: an act that finishes a step revises nothing", () => {
    const both = { stepDone: true, revised: { title: "ask Bo", detail: "" } }
    assert.deepStrictEqual(Plan.progress(plan, both, 3), { stepDone: true })
    assert.deepStrictEqual(Plan.after(plan, both, 3), Plan.advance(plan))
  })

  it("is not revised by the step that stands there", () => {
    const same = { stepDone: false, revised: { title: "look", detail: "Some day." } }
    assert.deepStrictEqual(Plan.progress(plan, same, 3), { stepDone: false })
  })

  it("lives on by one step once it is done, three times at most", () => {
    let now = planOf("look")
    const more = { stepDone: false, revised: { title: "more", detail: "" } }
    const done = { stepDone: true, revised: undefined }
    for (let nth = 0; nth < 6; nth++) now = Plan.after(Plan.after(now, done, 1), more, 1)
    now = Plan.after(now, done, 1)
    assert.deepStrictEqual(now.steps.map(({ title }) => title), ["look", "more", "more", "more"])
    assert.isTrue(Plan.isDone(now))
    assert.deepStrictEqual(Plan.progress(now, more, 1), { stepDone: false })
  })

  it("never loses a step, nor changes one that is done, nor outgrows its bound", () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let now = plan
      for (const next of acts) {
        const before = now
        now = Plan.after(now, next, 3)
        const done = before.steps.filter((step) => step.done)
        assert.deepStrictEqual(now.steps.slice(0, done.length), done)
        assert.isTrue(now.steps.length >= before.steps.length && now.steps.length <= 3 + Plan.mostAdded)
        // What a fact says took effect, takes effect when it is told again.
        const told = Plan.progress(before, next, 3)
        assert.deepStrictEqual(Plan.after(before, { revised: undefined, ...told }, 3), now)
      }
    }))
  })
})
