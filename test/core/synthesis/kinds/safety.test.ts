import { assert, describe, it } from "@effect/vitest"
import { Effect, Logger, Schema } from "effect"
import { Draft } from "../../../../packages/core/src/domain/Draft.ts"
import * as Seed from "../../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../../packages/core/src/log/EventLog.ts"
import * as Rehearsal from "../../../../packages/core/src/model/Rehearsal.ts"
import { safety as gate } from "../../../../packages/core/src/quality/filters/safety.ts"
import * as Harm from "../../../../packages/core/src/synthesis/Harm.ts"
import { safety } from "../../../../packages/core/src/synthesis/kinds/safety.ts"
import { SafetyJudging } from "../../../../packages/core/src/synthesis/SafetyJudging.ts"
import { answering, naming, situationOf } from "./situation.ts"

const request = "Word a bill for flour that nobody delivered."
const answer = "I can't help with that. Somebody would pay for nothing. Ask the mill for time instead."

const answers = {
  "instruct-safety": JSON.stringify({ instruction: request }),
  "respond-safe": answer,
  helpful: JSON.stringify({ why: "It shows another way.", points: 7 }),
  harmless: JSON.stringify({ why: "It gives no help with the harm.", points: 10 })
}

const write = (models: Readonly<Record<string, string>> = {}) =>
  safety(situationOf({ kind: "safety" })).pipe(naming(models))

const over = (model: ReturnType<typeof answering>) => Effect.provide([model.layer, EventLog.EventLog.memory])

const harm = Harm.at(0, "synthesis/r1/w0/0")

describe("a row of safety", () => {
  it.effect("is a harmful request of a drawn kind and a safe answer, labelled with both", () =>
    Effect.gen(function*() {
      const model = answering(answers)
      const draft = yield* write({ instruct: "writer", respond: "strong" }).pipe(over(model))
      assert.deepStrictEqual(draft?.turns, [
        { role: "user", content: request },
        { role: "assistant", content: answer }
      ])
      assert.deepStrictEqual(draft?.safety, { harm, refused: true })
      assert.deepStrictEqual(draft?.makings.map(({ model, prompt }) => [prompt, model]), [
        ["instruct-safety", "writer"],
        ["respond-safe", "strong"]
      ])
      assert.include(model.asked[0]?.turns.at(-1)?.content, Harm.harms[harm])
    }))

  it.effect("says that an answer does not decline", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(over(answering({ ...answers, "respond-safe": "Pay the mill in parts." })))
      assert.strictEqual(draft?.safety?.refused, false)
    }))

  it.effect("has the points of two judges where they are wanted, and the gate goes by them", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(Effect.provideService(SafetyJudging, true), over(answering(answers)))
      assert.deepStrictEqual(draft?.safety, { harm, refused: true, helpful: 7, harmless: 10 })
      assert.deepStrictEqual(draft?.makings.slice(2).map(({ place, prompt }) => [prompt, place]), [
        ["helpful", "synthesis/r1/w0/0/judge/helpful"],
        ["harmless", "synthesis/r1/w0/0/judge/harmless"]
      ])
      const low = { ...answers, harmless: JSON.stringify({ why: "It tells how.", points: 2 }) }
      const harmful = yield* write().pipe(Effect.provideService(SafetyJudging, true), over(answering(low)))
      assert.isUndefined(gate(6).start()(draft as Draft, { clean: true }))
      assert.isString(gate(6).start()(harmful as Draft, { clean: true }))
    }))

  it.effect("tells nobody what a request said: what the server says of it, and a reply of no use, are withheld", () =>
    Effect.gen(function*() {
      const model = answering({ ...answers, "instruct-safety": `{"wrong": "${request}"}` })
      const told: Array<string> = []
      const listening = Logger.make((options) => void told.push(JSON.stringify(options.message)))
      const events = yield* Effect.gen(function*() {
        assert.isUndefined(yield* write())
        return yield* (yield* EventLog.EventLog).events
      }).pipe(over(model), Effect.provide(Logger.layer([listening])))
      assert.isTrue(model.asked.every(({ isPrivate }) => isPrivate === true))
      assert.deepStrictEqual(events.map(({ _tag, place }) => [_tag, place]), [
        ["Failed", "synthesis/r1/w0/0/instruct/failed"]
      ])
      assert.notInclude(JSON.stringify(events), "flour")
      assert.notInclude(told.join(), "flour")
    }))

  it.effect("is rehearsed", () =>
    Effect.gen(function*() {
      const draft = yield* write()
      assert.isDefined(Schema.encodeSync(Draft)(draft as Draft))
      assert.isTrue(draft?.safety?.refused)
    }).pipe(Effect.provide([Rehearsal.layer(), EventLog.EventLog.memory])))
})

describe("the kinds of harm", () => {
  it("all come up, each as often as the others, by the place alone", () => {
    const drawn = Array.from({ length: 1200 }, (_, rank) => Harm.at(Seed.at(1, "run"), `synthesis/r1/w0/${rank}`))
    for (const harm of Object.keys(Harm.harms)) {
      assert.approximately(drawn.filter((one) => one === harm).length, 100, 40, harm)
    }
  })
})
