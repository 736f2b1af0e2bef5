import { assert, beforeAll, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import * as fc from "fast-check"
import * as Measure from "../../../packages/core/src/model/Measure.ts"
import type { SlotValue } from "../../../packages/core/src/model/Template.ts"
import * as Tokens from "../../../packages/core/src/model/Tokens.ts"

let tokens: Tokens.Tokens
beforeAll(async () => {
  tokens = await Effect.runPromise(Tokens.load)
})

const means = (input: Record<string, unknown> = {}) => ({ tokens, input })
const line = fc.array(fc.constantFrom("Ada", "weighs", "the", "flour.", "漢字", "1,250"), { maxLength: 30 })
  .map((words) => words.join(" "))
const list = fc.array(line, { maxLength: 12 })
const room = fc.oneof(fc.nat(200), fc.constant(Infinity))
const sum = (items: SlotValue) =>
  (items as ReadonlyArray<string>).reduce((all, item) => all + tokens.count(item) + 2, 0)

/** True when the items are some of the whole list's, in its order. */
const isPartOf = (items: ReadonlyArray<string>, whole: ReadonlyArray<string>): boolean => {
  let at = 0
  for (const item of items) {
    at = whole.indexOf(item, at) + 1
    if (at === 0) return false
  }
  return true
}

describe("a text", () => {
  const measure = Measure.text({ most: 60, least: 20 })

  it("is left as it is where it fits, and else takes no more than the room, but never less than its least", () => {
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n")), room, (text, room) => {
      const shown = measure(text, room, means()) as string
      const limit = Math.min(60, Math.max(20, room))
      assert.isAtMost(tokens.count(shown), limit)
      if (tokens.count(text) + text.split("\n").length <= limit) assert.strictEqual(shown, text)
      assert.strictEqual(measure(text, room, means()), shown)
    }))
  })

  it("cuts its longest lines first: a long description takes no place from what stands below it", () => {
    const person = `Ada Lind. ${"She bakes bread in a village. ".repeat(40)}\noccupation: baker\nplace: Oslo, Norway`
    const shown = measure(person, Infinity, means()) as string
    assert.match(shown, /^Ada Lind\. She bakes bread in a village\. .*\.\.\.\noccupation: baker\nplace: Oslo, Norway$/)
  })

  it("leaves out its last lines where there are too many to cut them all", () => {
    const shown = measure(
      Array.from({ length: 500 }, (_, nth) => `line ${nth}`).join("\n"),
      Infinity,
      means()
    ) as string
    assert.match(shown, /^line 0\nline 1\nline 2\n/)
    assert.notInclude(shown, "line 40")
  })
})

describe("items", () => {
  it("go whole, the oldest first, and the newest stays in any case", () => {
    const measure = Measure.items({ least: 1, item: 40 })
    fc.assert(fc.property(list, room, (items, room) => {
      const kept = measure(items, room, means()) as ReadonlyArray<string>
      const cut = items.map((item) => tokens.cut(item, 40))
      if (items.length > 0) assert.isNotEmpty(kept)
      if (kept.length > 1) {
        assert.deepStrictEqual(kept, cut.slice(-kept.length))
        assert.isAtMost(sum(kept), room)
      }
      if (sum(cut) <= room) assert.deepStrictEqual(kept, cut)
    }))
  })

  it("may all go where none has to stay", () => {
    assert.deepStrictEqual(Measure.items({ least: 0 })(["Ada weighs the flour."], 3, means()), [])
  })

  it("go by their worth where it is told", () => {
    const measure = Measure.items({ least: 1, worth: "worth" })
    const items = ["one thing", "two things", "three things", "four things"]
    const kept = (room: number) => measure(items, room, means({ worth: [3, 1, 4, 1] }))
    assert.deepStrictEqual(kept(16), items)
    assert.deepStrictEqual(kept(12), ["one thing", "three things", "four things"])
    assert.deepStrictEqual(kept(8), ["one thing", "three things"])
    assert.deepStrictEqual(kept(4), ["three things"])
  })
})

describe("numbered lines", () => {
  const measure = Measure.lines({ most: 150, item: 40, least: 8 })

  it("keep their numbers: they are cut, and only the last ones are left out", () => {
    fc.assert(fc.property(list, room, (items, room) => {
      const kept = measure(items, room, means()) as ReadonlyArray<string>
      assert.isTrue(kept.length <= items.length && (items.length === 0 || kept.length > 0))
      for (const [index, item] of kept.entries()) {
        const whole = items[index] as string
        assert.isTrue(item === whole || item === "" || item.endsWith("..."))
        assert.isTrue(whole.startsWith(item.replace(/ ?\.\.\.$/, "")))
      }
      if (kept.length > 1) assert.isAtMost(sum(kept), Math.min(150, room))
      if (sum(items) <= Math.min(150, room) && items.every((item) => tokens.count(item) <= 40)) {
        assert.deepStrictEqual(kept, items)
      }
      assert.isTrue(isPartOf(kept.filter((item) => items.includes(item)), items))
    }))
  })

  it("are cut alike: short ones stay whole while long ones give way", () => {
    const long = "Ada weighs every single sack of flour in the house and writes it down. ".repeat(5)
    const kept = measure(["Ada Lind: baker", long, "Bo Ek: miller"], 40, means()) as ReadonlyArray<string>
    assert.strictEqual(kept[0], "Ada Lind: baker")
    assert.strictEqual(kept[2], "Bo Ek: miller")
    assert.match(kept[1] as string, /^Ada weighs .*\.\.\.$/)
  })
})

describe("what a measure is not made for", () => {
  it.each([[3], [undefined]])("stays as it is: %j", (value) => {
    for (
      const measure of [
        Measure.text({ most: 9, least: 1 }),
        Measure.items({ least: 0 }),
        Measure.lines({ item: 9, least: 1 })
      ]
    ) {
      assert.strictEqual(measure(value, 0, means()), value)
    }
  })
})
