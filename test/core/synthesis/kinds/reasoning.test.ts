import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Schema } from "effect"
import { Draft } from "../../../../packages/core/src/domain/Draft.ts"
import * as EventLog from "../../../../packages/core/src/log/EventLog.ts"
import * as OpenAi from "../../../../packages/core/src/model/OpenAi.ts"
import * as Rehearsal from "../../../../packages/core/src/model/Rehearsal.ts"
import { thinking } from "../../../../packages/core/src/quality/filters/thinking.ts"
import { reasoning } from "../../../../packages/core/src/synthesis/kinds/reasoning.ts"
import { ScriptedServer } from "../../../support/server/ScriptedServer.ts"
import { at } from "../../model/asking.ts"
import { answering, asks, naming, situationOf } from "./situation.ts"

const question = "How much rye do I need for forty loaves?"

const write = (models: Readonly<Record<string, string>> = {}) =>
  reasoning(situationOf({ kind: "reasoning" })).pipe(naming(models))

const over = (model: ReturnType<typeof answering>) => Effect.provide([model.layer, EventLog.EventLog.memory])

const judge = (draft: Draft | undefined) => thinking({ min: 5, max: 400 }).start()(draft as Draft, { clean: true })

describe("a row of reasoning", () => {
  it.effect("is a problem, the thinking of a model of its own, and its answer, each by itself", () =>
    Effect.gen(function*() {
      const model = answering({ instruct: asks, reason: () => ({ text: "20 kg.", reasoning: "40 x 0.5 = 20." }) })
      const draft = yield* write({ reason: "thinker", respond: "other" }).pipe(over(model))
      assert.deepStrictEqual(draft?.turns, [
        { role: "user", content: question },
        { role: "assistant", content: "20 kg.", reasoning: "40 x 0.5 = 20." }
      ])
      assert.deepStrictEqual(draft?.makings.map(({ model, prompt }) => [prompt, model]), [
        ["instruct", "own"],
        ["reason", "thinker"]
      ])
      assert.isUndefined(judge(draft))
    }))

  it.effect("asks the person for a problem with one outcome, and the model for nothing but its solution", () =>
    Effect.gen(function*() {
      const model = answering({ instruct: asks, reason: "<think>40 x 0.5 = 20.</think>20 kg." })
      const draft = yield* write().pipe(over(model))
      const [instruct, reason] = model.asked
      assert.include(instruct?.turns.at(-1)?.content, "a problem with one definite outcome")
      assert.deepStrictEqual(reason?.turns, [{ role: "user", content: question }])
      assert.strictEqual(reason?.maxTokens, 4096)
      assert.deepInclude(draft?.turns[1], { content: "20 kg.", reasoning: "40 x 0.5 = 20." })
    }))

  it.effect("whose model shows no thinking is dropped by its filter, not lost", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(over(answering({ instruct: asks, reason: "20 kg." })))
      assert.strictEqual(draft?.turns[1]?.reasoning, "")
      assert.match(judge(draft) ?? "", /no thinking/)
    }))

  it.effect("holds nothing in its thinking that could steer a terminal", () =>
    Effect.gen(function*() {
      const model = answering({
        instruct: asks,
        reason: () => ({ text: "20 kg.", reasoning: "\u001b[2J40 x 0.5 = 20." })
      })
      assert.strictEqual((yield* write().pipe(over(model)))?.turns[1]?.reasoning, "40 x 0.5 = 20.")
    }))

  it.live("comes over HTTP from a server that tells thinking apart, and from one that does not", () =>
    Effect.gen(function*() {
      for (const field of ["reasoning_content", "reasoning", "inline"] as const) {
        const { url } = yield* ScriptedServer.scoped({ thinkers: ["stoa-test"], thinking: field })
        const draft = yield* write().pipe(
          Effect.provide(Layer.merge(OpenAi.layer(at(url)), EventLog.EventLog.memory))
        )
        assert.isAbove(draft?.turns[1]?.reasoning?.length ?? 0, 40)
        assert.notInclude(draft?.turns[1]?.content, draft?.turns[1]?.reasoning)
        assert.notInclude(JSON.stringify(draft), "<think>")
      }
    }))

  it.effect("can be rehearsed", () =>
    Effect.gen(function*() {
      const draft = yield* write()
      assert.isTrue(Schema.is(Draft)(draft))
      assert.isAbove(draft?.turns[1]?.reasoning?.length ?? 0, 100)
      assert.notInclude(JSON.stringify(draft?.turns), "think>")
    }).pipe(Effect.provide([Rehearsal.layer(), EventLog.EventLog.memory])))
})
