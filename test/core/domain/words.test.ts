import { assert, describe, it } from "@effect/vitest"
import { Event, Example, PlainText, Plan, Profile } from "@stoa/core"
import { Schema } from "effect"

const encode = Schema.encodeSync(Schema.fromJsonString(Event.Event))
const decode = Schema.decodeUnknownSync(Schema.fromJsonString(Event.Event))

describe("the words of the domain", () => {
  it.prop("every fact survives its encoding", [Event.Event], ([event]) => {
    // Compared as text: JSON has no -0.
    const text = encode(event)
    assert.deepStrictEqual(encode(decode(text)), text)
  })

  it.prop("a plan is walked to its end, one step at a time", [Plan.Plan], ([plan]) => {
    const open = plan.steps.filter((step) => !step.done).length
    let walked = plan
    for (let left = open; left > 0; left--) {
      assert.isFalse(Plan.isDone(walked))
      walked = Plan.advance(walked)
    }
    assert.isTrue(Plan.isDone(walked))
    assert.deepStrictEqual(Plan.advance(walked), walked)
    assert.strictEqual(Plan.toLines(walked).length, plan.steps.length)
  })

  it.prop("an example is kept when no verdict drops it", [Schema.Array(Example.Verdict)], ([verdicts]) => {
    assert.strictEqual(Example.isKept({ verdicts }), !verdicts.some((verdict) => !verdict.keep))
  })

  it("a person is one short line", () => {
    const person = {
      name: "Ada",
      description: "Counts. And more.",
      attributes: { occupation: "clerk", place: "Bath, England" }
    }
    assert.strictEqual(Profile.oneLine(person), "Ada: clerk, Bath, England")
    assert.strictEqual(Profile.oneLine({ ...person, attributes: {} }), "Ada: Counts.")
    assert.strictEqual(Profile.toText(person), "Ada. Counts. And more.\noccupation: clerk\nplace: Bath, England")
  })
})

describe("PlainText", () => {
  it("takes out what could steer a terminal", () => {
    const hostile = "\u001b[31mred\u001b[0m\u001b]0;title\u0007 \u0000a\u202eb\u009b2Jc\r\nd\te"
    assert.strictEqual(PlainText.plain(hostile), "red abc\nd\te")
  })

  it.prop("never leaves a control character", [Schema.String], ([text]) => {
    // oxlint-disable-next-line no-control-regex -- what must not be there
    assert.notMatch(PlainText.plain(`${text}\u001b[2J\u0007`), /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
    assert.isAtMost(PlainText.brief(text, 20).length, 20)
  })
})
