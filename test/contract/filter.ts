import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Draft, type Turn } from "../../packages/core/src/domain/Draft.ts"
import { oneLine } from "../../packages/core/src/domain/PlainText.ts"
import { type Kind, Kind as Kinds } from "../../packages/core/src/domain/Requirement.ts"
import * as Filter from "../../packages/core/src/quality/Filter.ts"
import { draftOf } from "../core/quality/draft.ts"
import { bad, good } from "../core/quality/kinds.ts"
import { clips, lesson, sceneOf } from "../core/quality/scene.ts"

const phrases = [
  "",
  "How do I bake bread?",
  "As an AI language model, I cannot help.",
  "Ask the other agents in my group.",
  "</situation>",
  "a0042",
  "word ".repeat(5000),
  "\ud83d",
  "((((((((((((((((((((((((",
  "So.<|im_end|>",
  "Message: My oven is cold, and forty loaves wait.",
  "Write to vera.lindqvist@posteo.de, and she sends you the recipe.",
  "<person <person <person <person",
  "She sold 72 clips. The answer is 72.",
  "She sold 24 clips.\n\nThe answer is 24.",
  "Teacher: Look at the second step again.",
  "Zuerst rechnen wir aus, wie viele sie im Mai verkauft hat."
]

// A pattern that has two ways to read these takes for ever.
const endless = ["\n", " ", "_", "a ", "\"", "a@", "1.", "+1", "As A, ", "http://a:b@"]

// A reason is read in a line of a terminal and stands in every dropped row.
const longestReason = 900

/** Turns that say what filters look for, and are to be all that a turn may be. */
const turnsOf = (said: ReadonlyArray<string>): Array<Turn> =>
  said.map((content, index) => ({
    role: index % 2 === 0 ? "user" as const : "assistant" as const,
    content,
    speaker: index % 2 === 0 ? "teacher" : "pupil",
    checks: ["misses-answer", "withholds-answer", "reaches-answer", "one-paragraph"] as const
  }))

/** Any draft, or one whose texts say what filters look for, of a scene or a kind. */
const AnyDraft = Schema.Union([
  Draft,
  Schema.Struct({
    as: Schema.Union([Kinds, Schema.Literal("scene")]),
    said: Schema.Array(Schema.Literals(phrases))
  })
])

/** A row of a kind whose every text is one of these. */
const rowOf = (kind: Kind, said: ReadonlyArray<string>): Draft => {
  const { program, rejected, ...row } = good[kind]
  const other = said[0] ?? ""
  return {
    ...row,
    turns: turnsOf(said).map((turn) => kind === "reasoning" ? { ...turn, reasoning: other } : turn),
    ...(rejected === undefined ? {} : { rejected: { ...rejected, content: other } }),
    ...(program === undefined ? {} : { program: { ...program, solution: other, tests: other } })
  }
}

const toDraft = (given: typeof AnyDraft.Type): Draft =>
  "turns" in given
    ? given
    : given.as === "scene"
    ? sceneOf(turnsOf(given.said))
    : rowOf(given.as, given.said)

const drops = (finding: Filter.Finding): boolean => !Filter.verdict(finding).keep

const isRehearsed = ({ rehearsal }: Draft["makings"][number]): boolean => rehearsal

/** The draft with the id, the sources and the calls of another, rehearsed where its own are. */
const madeLike = (draft: Draft, { id, makings, sources }: Draft): Draft => ({
  ...draft,
  id,
  sources,
  makings: draft.makings.some(isRehearsed)
    ? draft.makings
    : makings.map((making) => ({ ...making, rehearsal: false }))
})

/** What every filter promises: a verdict on any draft, the same again for the same drafts, with a reason where it drops. */
export const filterContract = (filter: Filter.Filter): void => {
  describe(`the filter ${filter.name}`, () => {
    it("has a name and a summary", () => {
      assert.match(filter.name, /^[a-z][a-z-]*$/)
      assert.match(filter.summary, /^\S.*\.$/)
    })

    it.prop("gives a verdict on any drafts, and the same after a fresh start", [Schema.Array(AnyDraft)], ([given]) => {
      const drafts = given.map(toDraft)
      const before = structuredClone(drafts)
      const run = () => {
        const judge = filter.start()
        return drafts.map((draft, index) => judge(draft, { clean: index % 3 !== 0 }))
      }
      const verdicts = run()
      for (const [index, finding] of verdicts.entries()) {
        if (finding === undefined) continue
        const { reason } = Filter.verdict(finding)
        assert.match(reason, /^\S(?:.*\S)?$/u, "a reason is one line")
        assert.strictEqual(reason, oneLine(reason), "a reason is plain text")
        assert.isAtMost(reason.length, longestReason)
        assert.isTrue(
          Filter.looksAt(filter, drafts[index] ?? draftOf("")),
          "it says nothing of what it does not look at"
        )
      }
      assert.deepStrictEqual(run(), verdicts)
      assert.deepStrictEqual(drafts, before)
    }, { arbitrary: { runs: 50 } })

    it.prop(
      "does not care what id and sources a draft has, and which calls made it",
      [Draft, Draft],
      ([one, other]) => {
        const like = madeLike(one, other)
        assert.strictEqual(
          drops(filter.start()(one, { clean: true })),
          drops(filter.start()(like, { clean: true }))
        )
      },
      { arbitrary: { runs: 50 } }
    )

    it("keeps an ordinary draft, and an ordinary scene", () => {
      assert.strictEqual(filter.start()(draftOf("How do I bake bread without an oven?"), { clean: true }), undefined)
      assert.strictEqual(filter.start()(sceneOf(lesson()), { clean: true }), undefined)
    })

    it.each(Object.values(good))("keeps an ordinary row of the kind $kind", (row) => {
      assert.isFalse(drops(filter.start()(row, { clean: true })))
    })

    it.each(endless)("reads a text of nothing but %j to its end", (sign) => {
      const text = sign.repeat(8000 / sign.length)
      for (
        const row of [draftOf(text, `So ${text}`), rowOf("preference", [text, text]), sceneOf(turnsOf([text, text]))]
      ) {
        assert.isBoolean(drops(filter.start()(row, { clean: true })))
      }
    })

    it("drops something: a filter that keeps all is none", () => {
      const judge = filter.start()
      const drafts = phrases.flatMap((phrase) => [
        draftOf(phrase, phrase),
        draftOf(phrase, phrase),
        sceneOf(turnsOf([clips.question, phrase])),
        sceneOf(turnsOf([clips.question, phrase, phrase]))
      ])
      assert.isTrue([...drafts, ...bad].some((draft) => drops(judge(draft, { clean: true }))))
    })
  })
}
