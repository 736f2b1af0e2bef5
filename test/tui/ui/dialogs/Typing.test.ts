import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import * as Typing from "../../../../packages/tui/src/ui/dialogs/Typing.ts"

const key = (name: string, text = "") => ({ name, text })

describe("typing", () => {
  it("puts letters and blanks at the end", () => {
    assert.strictEqual(Typing.after("Wh", key("y", "y")), "Why")
    assert.strictEqual(Typing.after("Why", key("space", " ")), "Why ")
  })

  it("takes back what a person sees as one character", () => {
    assert.strictEqual(Typing.after("ask 👩‍🔬", key("backspace")), "ask ")
    assert.strictEqual(Typing.after("नमस्ते", key("backspace")), "नम")
    assert.strictEqual(Typing.after("", key("backspace")), "")
  })

  it("takes back a word, or all of it", () => {
    assert.strictEqual(Typing.after("who are you  ", key("ctrl+w")), "who are ")
    assert.strictEqual(Typing.after("who are you", key("ctrl+u")), "")
  })

  it("takes what is pasted on one line and without what would steer a terminal", () => {
    assert.strictEqual(Typing.after("", key("paste", "Why\u001b[31m so\n\nlate?")), "Why so late?")
  })

  it("leaves keys that type nothing to others, whatever character they are sent as", () => {
    for (const name of ["enter", "esc", "tab", "shift+tab", "ctrl+c"]) {
      assert.strictEqual(Typing.after("Why", key(name, "\r")), undefined)
    }
    assert.strictEqual(Typing.after("Why", key("up")), undefined)
  })

  it("never holds more than it may, nor half of a character", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" }), (before, pasted) => {
      const after = Typing.after(before, key("paste", pasted)) ?? before
      assert.isAtMost(after.length, Typing.longest)
      assert.isTrue(after.isWellFormed())
    }))
    const full = Typing.after("a", key("paste", "😀".repeat(Typing.longest))) ?? ""
    assert.isAtMost(full.length, Typing.longest)
    assert.isTrue(full.isWellFormed())
  })
})
