import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Draft } from "../../../packages/core/src/domain/Draft.ts"
import { isKept } from "../../../packages/core/src/domain/Example.ts"
import * as Filter from "../../../packages/core/src/quality/Filter.ts"
import { duplicate, normalise } from "../../../packages/core/src/quality/filters/duplicate.ts"
import { empty } from "../../../packages/core/src/quality/filters/empty.ts"
import { length } from "../../../packages/core/src/quality/filters/length.ts"
import { turnMarks } from "../../../packages/core/src/quality/filters/turnMarks.ts"
import * as Quality from "../../../packages/core/src/quality/Quality.ts"
import { draftOf } from "./draft.ts"
import { good as rows, programmed } from "./kinds.ts"
import { lesson, sceneOf } from "./scene.ts"

const wide = { min: 1, max: 1000 }

describe("empty", () => {
  const judge = empty.start()

  it.each(["", " \n\t", "...", "?!", "👩‍🌾", "- - -"])("drops a turn without a word: %j", (blank) => {
    assert.strictEqual(judge(draftOf(blank), { clean: true }), "the instruction holds no words")
    assert.strictEqual(judge(draftOf("How?", blank), { clean: true }), "the response holds no words")
  })

  it.each(["a", "7", "我", "é", "…yes"])("keeps a turn with a word, however short: %s", (word) => {
    assert.strictEqual(judge(draftOf(word, word), { clean: true }), undefined)
  })

  it("drops a draft that lacks a turn", () => {
    const { turns, ...rest } = draftOf("How?")
    assert.strictEqual(judge({ ...rest, turns: [] }, { clean: true }), "the instruction holds no words")
    assert.strictEqual(judge({ ...rest, turns: turns.slice(0, 1) }, { clean: true }), "the response holds no words")
  })
})

describe("length", () => {
  const judge = length({ instruction: { min: 3, max: 5 }, response: { min: 10, max: 12 } }).start()
  const verdict = (asked: number, answered: number) =>
    judge(draftOf("i".repeat(asked), "r".repeat(answered)), { clean: true })

  it.each([[3, 10], [5, 12], [4, 11]])("keeps what stands on the border: %i and %i", (asked, answered) => {
    assert.strictEqual(verdict(asked, answered), undefined)
  })

  it.each([
    [2, 11, "the instruction has 2 characters, fewer than 3"],
    [6, 11, "the instruction has 6 characters, more than 5"],
    [4, 9, "the response has 9 characters, fewer than 10"],
    [4, 13, "the response has 13 characters, more than 12"],
    [0, 0, "the instruction has 0 characters, fewer than 3"]
  ])("drops %i and %i characters, and says which and why", (asked, answered, reason) => {
    assert.strictEqual(verdict(asked, answered), reason)
  })
})

describe("turn-marks", () => {
  const judge = turnMarks.start()

  it.each([
    "Mix flour and water.<|im_end|>",
    "<|im_start|>assistant\nMix flour and water.",
    "Mix.<|eot_id|><|start_header_id|>user<|end_header_id|>",
    "[INST] How do I bake bread? [/INST]",
    "<<SYS>> Be brief. <</SYS>>",
    "Mix.<end_of_turn>",
    "Mix.<|endoftext|>"
  ])("drops %j, wherever it stands", (text) => {
    const [mark = ""] = /(?:<\||\[|<)[^\s>\]]+[>\]]/.exec(text) ?? []
    for (const draft of [draftOf(text), draftOf("How do I bake bread?", text)]) {
      const reason = judge(draft, { clean: true }) ?? ""
      assert.include(reason, mark)
      assert.match(reason, draft.turns[0]?.content === text ? /instruction/ : /response/)
    }
  })

  it.each([
    "if (a <b || c> d) return x | y",
    "In Haskell (<|>) tries the second parser; in F# use <| to apply.",
    "The installer is called INST.EXE; see [INSTALL] and [inst].",
    "Put <b>bold</b>, <system> or <user> into the XML.",
    "The end of the turn is near: start_of_turn = 3",
    "| a | b |\n| --- | --- |\n| <end> | x |"
  ])("keeps %j", (text) => {
    assert.strictEqual(judge(draftOf(text, text), { clean: true }), undefined)
  })
})

describe("exact-duplicate", () => {
  it.each([
    ["How do I bake bread?", "how do i bake BREAD"],
    ["How do I bake bread?", "  How do I,\n bake: bread  "],
    ["ｆｉｖｅ eggs", "five eggs"],
    ["Was kostet ein Café?", "was kostet ein cafe\u0301"],
    ["Is a well-known recipe safe?", "Is a well known recipe safe"]
  ])("%j is %j again", (first, second) => {
    assert.strictEqual(normalise(first), normalise(second))
  })

  it.each([
    ["How do I bake bread?", "How do I bake rolls?"],
    ["What is 7 + 8?", "What is 7 - 8?"],
    ["What is 7 * 8?", "What is 7 / 8?"],
    ["Is 3 < 5?", "Is 3 > 5?"],
    ["Write it in C.", "Write it in C++."],
    ["Write it in C.", "Write it in C#."],
    ["पानी कि", "पानी की"],
    ["我要做面包", "我要做面条"]
  ])("%j is not %j", (first, second) => {
    assert.notStrictEqual(normalise(first), normalise(second))
  })

  it("keeps the first only, and names it", () => {
    const judge = duplicate.start()
    assert.strictEqual(judge(draftOf("How do I bake bread?", "One.", "r1/w0/3"), { clean: true }), undefined)
    assert.strictEqual(judge(draftOf("How do I bake rolls?", "One.", "r1/w0/4"), { clean: true }), undefined)
    for (const id of ["r1/w0/5", "r2/w0/0"]) {
      assert.strictEqual(
        judge(draftOf("how do I bake bread", "Two.", id), { clean: true }),
        "the instruction is that of r1/w0/3"
      )
    }
  })

  it("does not take a draft for the first that another filter drops", () => {
    const judge = duplicate.start()
    assert.strictEqual(judge(draftOf("How do I bake bread?", "One.", "r1/w0/0"), { clean: false }), undefined)
    assert.strictEqual(judge(draftOf("How do I bake bread?", "Two.", "r1/w0/1"), { clean: true }), undefined)
    assert.isString(judge(draftOf("How do I bake bread?", "Three.", "r1/w0/2"), { clean: false }))
  })

  it("remembers nothing of another run", () => {
    duplicate.start()(draftOf("How do I bake bread?"), { clean: true })
    assert.strictEqual(duplicate.start()(draftOf("How do I bake bread?"), { clean: true }), undefined)
  })
})

describe("judge", () => {
  const filters = Quality.filters({ instruction: wide, response: wide })
  const namesFor = (draft: Draft) => filters.filter((filter) => Filter.looksAt(filter, draft)).map(({ name }) => name)
  const names = namesFor(draftOf(""))
  const good = (id: string) => draftOf("How do I bake bread?", "Mix flour, water and salt; wait; bake.", id)
  const dropped = (verdicts: ReadonlyArray<{ readonly filter: string; readonly keep: boolean }>) =>
    verdicts.filter((verdict) => !verdict.keep).map((verdict) => verdict.filter)

  it("asks what a conversation is first, and those with a memory of kept rows behind all others", () => {
    assert.deepStrictEqual(names.slice(0, 2), ["empty", "alternation"])
    for (const name of ["length", "turn-marks", "simulation-leak", "refusal", "repetition", "no-request"]) {
      assert.isBelow(names.indexOf(name), names.indexOf("exact-duplicate"), name)
    }
  })

  it("gives a verdict of every filter, in order, with a reason only where it drops", () => {
    const judge = Quality.judge(filters)
    const kept = judge(good("r1/w0/0"), true)
    assert.isTrue(isKept(kept))
    assert.deepStrictEqual(kept.verdicts, names.map((filter) => ({ filter, keep: true, reason: "" })))
    const bad = judge(draftOf("Ask the other agents in my group.", "As an AI, I cannot.", "r1/w0/1"), true)
    assert.isFalse(isKept(bad))
    assert.deepStrictEqual(bad.verdicts.map((verdict) => verdict.filter), names)
    assert.deepStrictEqual(dropped(bad.verdicts), ["simulation-leak", "refusal"])
    for (const { keep, reason } of bad.verdicts) assert.strictEqual(reason === "", keep)
  })

  it("a draft that an earlier filter drops does not block a later twin", () => {
    const judge = Quality.judge(filters)
    const refused = { ...good("r1/w0/0"), turns: draftOf("How do I bake bread?", "I cannot help with that.").turns }
    assert.deepStrictEqual(dropped(judge(refused, true).verdicts), ["refusal"])
    assert.isTrue(isKept(judge(good("r1/w0/1"), true)))
    assert.deepStrictEqual(dropped(judge(good("r1/w0/2"), true).verdicts), ["exact-duplicate"])
  })

  it("nor does one that a later filter drops, of those with a memory", () => {
    const late = Filter.make("no-seconds", {
      summary: "The first is dropped.",
      start: () => {
        let nth = 0
        return () => (nth++ === 0 ? "the first" : undefined)
      }
    })
    const all = Quality.filters({ instruction: wide, response: wide, nearDuplicates: 0.7 })
    const judge = Quality.judge([...all, late])
    assert.deepStrictEqual(dropped(judge(good("r1/w0/0"), true).verdicts), ["no-seconds"])
    assert.isTrue(isKept(judge(good("r1/w0/1"), true)))
    const twin = judge(good("r1/w0/2"), true)
    assert.deepStrictEqual(dropped(twin.verdicts), ["exact-duplicate", "near-duplicate"])
    for (const { keep, reason } of twin.verdicts) if (!keep) assert.include(reason, "r1/w0/1")
  })

  it("a good draft too many is surplus, says so, and blocks nobody", () => {
    const judge = Quality.judge(filters)
    const surplus = judge(good("r1/w0/0"), false)
    assert.isFalse(isKept(surplus))
    assert.deepStrictEqual(dropped(surplus.verdicts), [Quality.surplus])
    assert.include(surplus.verdicts.at(-1)?.reason, "wanted")
    assert.strictEqual(surplus.verdicts.length, names.length + 1)
    assert.isTrue(isKept(judge(good("r2/w0/0"), true)))
  })

  it("a bad draft too many is dropped for what is bad, not for being too many", () => {
    const judge = Quality.judge(filters)
    assert.deepStrictEqual(dropped(judge(draftOf("", "Mix.", "r1/w0/0"), false).verdicts), ["empty", "length"])
    judge(good("r1/w0/1"), true)
    assert.deepStrictEqual(dropped(judge(good("r1/w0/2"), false).verdicts), ["exact-duplicate"])
  })

  it("gives verdicts of the filters for scenes on scenes only", () => {
    const judge = Quality.judge(filters)
    const scene = judge(sceneOf(lesson()), true)
    assert.isTrue(isKept(scene))
    assert.deepStrictEqual(scene.verdicts.map(({ filter }) => filter), namesFor(sceneOf(lesson())))
    assert.include(namesFor(sceneOf(lesson())), "first-attempt")
    const row = judge(good("r1/w0/0"), true)
    assert.deepStrictEqual(row.verdicts.map(({ filter }) => filter), names)
    assert.notInclude(names, "first-attempt")
  })

  it("gives verdicts of the filters of a kind on rows of that kind only", () => {
    const judge = Quality.judge(filters)
    const judged = Object.values(rows).map((row) => judge({ ...row, id: row.kind }, true))
    const ofKinds = {
      preference: "equal-pair",
      reasoning: "thinking-length",
      code: "tests",
      safety: "safety",
      "multi-turn": "exchanges"
    }
    for (const [kind, filter] of Object.entries(ofKinds)) {
      const looked = judged.filter(({ verdicts }) => verdicts.some((verdict) => verdict.filter === filter))
      assert.deepStrictEqual(looked.map(({ kind }) => kind), [kind])
    }
    for (const { kind, verdicts } of judged) assert.isTrue(verdicts.every(({ keep }) => keep), kind)
  })

  it("keeps a row of which something is only reported, with the reason", () => {
    const judge = Quality.judge(filters)
    const untested = programmed({ verdict: "unverified", detail: "bubblewrap is not installed", by: "" })
    const { verdicts } = judge(untested, true)
    assert.deepInclude(verdicts, { filter: "tests", keep: true, reason: "unverified: bubblewrap is not installed" })
    assert.isTrue(isKept({ verdicts }))
    assert.isTrue(Quality.passes(filters, untested))
    assert.deepStrictEqual(dropped(judge({ ...untested, id: "r1/w0/1" }, true).verdicts), ["exact-duplicate"])
  })

  it("sets verdicts of others behind its own, and one of them that drops blocks no later twin", () => {
    const judge = Quality.judge(filters)
    const given = (keep: boolean) => ({ filter: "reasoning", keep, reason: keep ? "" : "turn 4: a step is missing" })
    const first = judge(sceneOf(lesson()), { room: true, verdicts: [given(false)] })
    assert.deepStrictEqual(first.verdicts.at(-1), given(false))
    assert.deepStrictEqual(dropped(first.verdicts), ["reasoning"])
    const later = sceneOf(lesson(), { id: "c1/error-correction/1", row: 1 })
    assert.isTrue(isKept(judge(later, { room: true, verdicts: [given(true)] })))
    assert.deepStrictEqual(dropped(judge({ ...later, id: "c1/error-correction/2" }, true).verdicts), [
      "exact-duplicate"
    ])
  })

  it("says beforehand whether a draft passes on its own", () => {
    assert.isTrue(Quality.passes(filters, sceneOf(lesson())))
    assert.isTrue(Quality.passes(filters, good("r1/w0/0")))
    assert.isFalse(Quality.passes(filters, sceneOf(lesson({ hint: "It is 48 + 24 = 72." }))))
  })

  it.prop("changes nothing of a draft, and keeps at most one of twins", [Draft, Schema.Boolean], ([draft, room]) => {
    const judge = Quality.judge(filters)
    const before = structuredClone(draft)
    const { rehearsal, verdicts, ...rest } = judge(draft, room)
    assert.deepStrictEqual(rest, before)
    assert.strictEqual(rehearsal, draft.makings.some((making) => making.rehearsal))
    const first = verdicts.every((verdict) => verdict.keep)
    assert.isFalse(first && !room)
    assert.isFalse(first && isKept(judge(draft, true)))
  })
})
