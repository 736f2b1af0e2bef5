import { assert, describe, it } from "@effect/vitest"
import { Result, Schema } from "effect"
import * as Split from "../../../../packages/core/src/dataset/export/Split.ts"
import { Example } from "../../../../packages/core/src/domain/Example.ts"
import { taught } from "../taught.ts"
import { rowOf } from "./rows.ts"

const halves = [{ name: "train", share: 0.5 }, { name: "test", share: 0.5 }]

describe("parts of a data set", () => {
  it("are read as they are written in a command", () => {
    assert.deepStrictEqual(Result.getOrThrow(Split.parse("train=0.9, test=.1")), [
      { name: "train", share: 0.9 },
      { name: "test", share: 0.1 }
    ])
    assert.deepStrictEqual(Result.getOrThrow(Split.parse("train=0.7,validation=0.2,test=0.1")).length, 3)
    assert.deepStrictEqual(Result.getOrThrow(Split.parse("train=1")), [{ name: "train", share: 1 }])
  })

  it.each([
    ["", "is no part of a split"],
    ["train", "\"train\" is no part of a split"],
    ["train=0.9", "the shares add up to 0.9"],
    ["train=0.9,train=0.1", "the part \"train\" is named twice"],
    ["train=0,test=1", "\"train=0\" is no part of a split"],
    ["../train=1", "is no part of a split"],
    ["train=90%,test=10%", "is no part of a split"],
    ["train=0.9,test=0.2", "the shares add up to"]
  ])("that cannot be are told in a sentence: %j", (text, sentence) => {
    const flaw = Result.getOrThrow(Result.flip(Split.parse(text)))
    assert.include(flaw, sentence)
    assert.include(flaw, "train=0.9,test=0.1")
  })

  it("keep the rows of an episode together, and the scenes over a question", () => {
    const part = Split.assign(halves)
    for (let episode = 0; episode < 50; episode++) {
      const sources = { episode: `g001/e${episode}`, agents: [], messages: [], profiles: [] }
      const parts = [1, 2, 3].map((nth) => part(rowOf("sft", nth, { sources })))
      assert.lengthOf(new Set([...parts, part({ ...taught(episode), sources })]), 1)
      const scenes = ["debate", "analogy", "error-correction"].map((scenario) => part(taught(episode, { scenario })))
      assert.lengthOf(new Set(scenes), 1)
    }
  })

  it("are about as large as they shall be", () => {
    const part = Split.assign([{ name: "train", share: 0.9 }, { name: "test", share: 0.1 }])
    const parts = Array.from({ length: 5000 }, (_, nth) => part(rowOf("sft", nth)))
    const share = parts.filter((name) => name === "test").length / parts.length
    assert.closeTo(share, 0.1, 0.02)
  })

  it.prop(
    "give a row the same part whatever stands around it, and every row one",
    [Schema.Array(Example)],
    ([rows]) => {
      const part = Split.assign(halves)
      const alone = rows.map((row) => Split.assign(halves)(row))
      assert.deepStrictEqual(rows.toReversed().map(part).toReversed(), alone)
      for (const name of alone) assert.include(["train", "test"], name)
    }
  )
})
