import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import { fromDraft, isKept } from "../../../packages/core/src/domain/Example.ts"
import * as Decisions from "../../../packages/core/src/log/Decisions.ts"
import * as Fold from "../../../packages/core/src/log/Fold.ts"
import * as Review from "../../../packages/core/src/log/Review.ts"
import { draftOf } from "../quality/draft.ts"

const judged = (nth: number, keep: boolean) => ({
  _tag: "Judged" as const,
  place: `synthesis/r1/w0/${nth}/judged`,
  example: fromDraft(draftOf(`How do I bake bread number ${nth}?`, "Slowly.", `r1/w0/${nth}`), [
    { filter: "length", keep, reason: keep ? "" : "too short" }
  ])
})

// Rows 1 and 2 of the data set are r1/w0/0 and r1/w0/2.
const world = Fold.fold([judged(0, true), judged(1, false), judged(2, true)])

const decide = (...decisions: ReadonlyArray<Omit<Review.Decision, "note"> & { readonly note?: string }>) =>
  Review.facts(world, decisions.map((decision) => ({ note: "", ...decision })))

const turns = [{ role: "user" as const, content: "How long does dough rest?" }, {
  role: "assistant" as const,
  content: "An hour."
}]

describe("a person's decisions", () => {
  it("are facts about rows, named by id or by number in the data set", () => {
    const facts = Result.getOrThrow(decide({ row: "2", decision: "reject", note: "dull" }, {
      row: "r1/w0/1",
      decision: "accept"
    }))
    assert.deepStrictEqual(
      facts.map(({ decision, example, note, place }) => [place, example, decision, note]),
      [["decision/r1/w0/2/1", "r1/w0/2", "reject", "dull"], ["decision/r1/w0/1/1", "r1/w0/1", "accept", ""]]
    )
    const kept = Decisions.decided(Fold.fold(facts, world)).filter(isKept).map(({ id }) => id)
    assert.deepStrictEqual(kept, ["r1/w0/0", "r1/w0/1"])
  })

  it("about one row are numbered, also those of an earlier day, and the last one counts", () => {
    const first = Result.getOrThrow(decide({ row: "r1/w0/0", decision: "reject" }))
    const later = Fold.fold(first, world)
    const facts = Result.getOrThrow(Review.facts(later, [
      { row: "r1/w0/0", decision: "accept", note: "" },
      { row: "r1/w0/0", decision: "edit", note: "", turns }
    ]))
    assert.deepStrictEqual(facts.map(({ place }) => place), ["decision/r1/w0/0/2", "decision/r1/w0/0/3"])
    const [row] = Decisions.decided(Fold.fold(facts, later))
    assert.deepStrictEqual(row?.turns, turns)
  })

  it("change the words of a turn, and not who says it or whether it is learnt", () => {
    const draft = draftOf("How long?", "A day.", "r1/w0/7")
    const scene = [
      { role: "user", content: "How long?", speaker: "teacher", message: "m1" },
      { role: "assistant", content: "A day.", speaker: "pupil", train: false, reasoning: "Hm." }
    ] as const
    const taught = Fold.fold([{
      _tag: "Judged",
      place: "synthesis/r1/w0/7/judged",
      example: fromDraft({ ...draft, turns: scene }, [])
    }])
    const edit = (turns: Review.Decision["turns"]) => {
      const [fact] = Result.getOrThrow(
        Review.facts(taught, [{ row: "1", decision: "edit", note: "", ...(turns === undefined ? {} : { turns }) }])
      )
      return fact?.turns
    }
    assert.deepStrictEqual(edit(turns), [
      { role: "user", content: "How long does dough rest?", speaker: "teacher", message: "m1" },
      { role: "assistant", content: "An hour.", speaker: "pupil", train: false }
    ])
    // Nobody can tell any more which turn is which.
    assert.deepStrictEqual(edit([...turns, ...turns]), [...turns, ...turns])
  })

  it("number the rows of the data set as it is, not as the filters left it", () => {
    const later = Fold.fold(Result.getOrThrow(decide({ row: "1", decision: "reject" })), world)
    const [fact] = Result.getOrThrow(Review.facts(later, [{ row: "1", decision: "reject", note: "" }]))
    assert.strictEqual(fact?.example, "r1/w0/2")
  })

  it("are text and no control of a terminal", () => {
    const [fact] = Result.getOrThrow(decide({
      row: "1",
      decision: "edit",
      note: "\u001b[31mred\u001b[0m",
      turns: [{ role: "user", content: "How\u001b[2J long?" }, {
        role: "assistant",
        content: "An hour.\u0007",
        reasoning: "\u001b]0;Dough\u0007Hm.\u001b[2J"
      }]
    }))
    assert.strictEqual(fact?.note, "red")
    assert.deepStrictEqual(fact?.turns?.map(({ content }) => content), ["How long?", "An hour."])
    assert.strictEqual(fact?.turns?.[1]?.reasoning, "Hm.")
  })

  it.each<readonly [string, Omit<Review.Decision, "note">, RegExp]>([
    ["a number too many", { row: "3", decision: "accept" }, /no row 3: the data set has 2 rows/],
    ["a misspelt id", { row: "r1/w0/11", decision: "accept" }, /did you mean .*r1\/w0\/1/],
    ["an edit without turns", { row: "1", decision: "edit" }, /brings no turns/],
    ["an edit that says nothing", {
      row: "1",
      decision: "edit",
      turns: [{ role: "user", content: "How?" }, { role: "assistant", content: " \u001b[0m" }]
    }, /turn 2 holds no words/],
    ["an edit that ends with a question", { row: "1", decision: "edit", turns: turns.slice(0, 1) }, /last turn/]
  ])("are refused in a sentence: %s", (_, decision, sentence) => {
    const result = decide(decision)
    assert.isTrue(Result.isFailure(result))
    assert.match(Result.isFailure(result) ? result.failure : "", sentence)
  })
})
