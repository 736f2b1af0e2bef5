import { assert, describe, it } from "@effect/vitest"
import { Schema } from "effect"
import { Draft, type Turn } from "../../packages/core/src/domain/Draft.ts"
import type { Filter } from "../../packages/core/src/quality/Filter.ts"
import { draftOf } from "../core/quality/draft.ts"
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
  "<person <person <person <person",
  "She sold 72 clips. The answer is 72.",
  "She sold 24 clips.\n\nThe answer is 24.",
  "Teacher: Look at the second step again.",
  "Zuerst rechnen wir aus, wie viele sie im Mai verkauft hat."
]

/** Turns that say what filters look for, and are to be all that a turn may be. */
const turnsOf = (said: ReadonlyArray<string>): Array<Turn> =>
  said.map((content, index) => ({
    role: index % 2 === 0 ? "user" as const : "assistant" as const,
    content,
    speaker: index % 2 === 0 ? "teacher" : "pupil",
    checks: ["misses-answer", "withholds-answer", "reaches-answer", "one-paragraph"] as const
  }))

/** Any draft, or one whose turns say what filters look for, of a scene or not. */
const AnyDraft = Schema.Union([
  Draft,
  Schema.Struct({ scene: Schema.Boolean, said: Schema.Array(Schema.Literals(phrases)) })
])

const toDraft = (given: typeof AnyDraft.Type): Draft =>
  "turns" in given
    ? given
    : given.scene
    ? sceneOf(turnsOf(given.said))
    : { ...draftOf("", ""), turns: turnsOf(given.said) }

/** The draft with the words of another, and of its scene. */
const inWordsOf = ({ scene: _, ...draft }: Draft, { scene, turns }: Draft): Draft => ({
  ...draft,
  turns,
  ...(scene === undefined ? {} : { scene })
})

/** What every filter promises: a verdict on any draft, the same again for the same drafts, with a reason where it drops. */
export const filterContract = (filter: Filter): void => {
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
      for (const [index, reason] of verdicts.entries()) {
        if (reason === undefined) continue
        assert.isString(reason)
        assert.match(reason, /\S/)
        assert.isFalse(filter.isForScenes === true && drafts[index]?.scene === undefined, "it keeps what is no scene")
      }
      assert.deepStrictEqual(run(), verdicts)
      assert.deepStrictEqual(drafts, before)
    }, { arbitrary: { runs: 50 } })

    it.prop("does not care what id, sources and makings a draft has", [Draft, Draft], ([one, other]) => {
      const like = inWordsOf(other, one)
      assert.strictEqual(
        filter.start()(one, { clean: true }) === undefined,
        filter.start()(like, { clean: true }) === undefined
      )
    }, { arbitrary: { runs: 50 } })

    it("keeps an ordinary draft, and an ordinary scene", () => {
      assert.strictEqual(filter.start()(draftOf("How do I bake bread without an oven?"), { clean: true }), undefined)
      assert.strictEqual(filter.start()(sceneOf(lesson()), { clean: true }), undefined)
    })

    it("drops something: a filter that keeps all is none", () => {
      const judge = filter.start()
      const drafts = phrases.flatMap((phrase) => [
        draftOf(phrase, phrase),
        draftOf(phrase, phrase),
        sceneOf(turnsOf([clips.question, phrase])),
        sceneOf(turnsOf([clips.question, phrase, phrase]))
      ])
      assert.isTrue(drafts.some((draft) => judge(draft, { clean: true }) !== undefined))
    })
  })
}
