import { assert, describe, it } from "@effect/vitest"
import { Effect, Schema } from "effect"
import { Draft } from "../../../../packages/core/src/domain/Draft.ts"
import type { Requirement } from "../../../../packages/core/src/domain/Requirement.ts"
import * as Seed from "../../../../packages/core/src/domain/Seed.ts"
import * as EventLog from "../../../../packages/core/src/log/EventLog.ts"
import * as Rehearsal from "../../../../packages/core/src/model/Rehearsal.ts"
import { exchanges } from "../../../../packages/core/src/quality/filters/exchanges.ts"
import { multiTurn } from "../../../../packages/core/src/synthesis/kinds/multiTurn.ts"
import { answering, asks, naming, situationOf } from "./situation.ts"

const question = "How much rye do I need for forty loaves?"
const goes = (message: string) => JSON.stringify({ done: false, message })
const ends = JSON.stringify({ done: true, message: "" })

const talk = {
  instruct: asks,
  respond: "Twenty kilos.",
  "follow-up-2": goes("I only have twelve."),
  "respond-on-2": "Then bake twenty-four.",
  "follow-up-3": goes("And with barley?"),
  "respond-on-3": "A fifth of it at most."
}

const write = (given: Partial<Requirement> = {}, models: Readonly<Record<string, string>> = {}) =>
  multiTurn(situationOf({ kind: "multi-turn", ...given })).pipe(naming(models))

const over = (model: ReturnType<typeof answering>) => Effect.provide([model.layer, EventLog.EventLog.memory])

const said = (draft: Draft | undefined) => draft?.turns.map(({ content }) => content)

describe("a conversation", () => {
  it.effect("goes on in the person's voice, user and assistant in turn, for three exchanges", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(over(answering(talk)))
      assert.deepStrictEqual(draft?.turns, [
        { role: "user", content: question },
        { role: "assistant", content: "Twenty kilos." },
        { role: "user", content: "I only have twelve." },
        { role: "assistant", content: "Then bake twenty-four." },
        { role: "user", content: "And with barley?" },
        { role: "assistant", content: "A fifth of it at most." }
      ])
      assert.deepStrictEqual(draft?.makings.map(({ prompt }) => prompt), [
        "instruct",
        "respond",
        "follow-up",
        "respond-on",
        "follow-up",
        "respond-on"
      ])
    }))

  it.effect("has its person see the situation and all that was said, and its answerer the bare messages", () =>
    Effect.gen(function*() {
      const model = answering(talk)
      yield* write({}, { instruct: "writer", respond: "strong" }).pipe(over(model))
      const at = (step: string) => model.asked.find(({ place }) => place.endsWith(`/${step}`))
      const asked = at("follow-up-3")?.turns.at(-1)?.content ?? ""
      for (
        const text of [
          "Ada Lind. A baker in Oslo.",
          "Calm and stubborn.",
          "counts the sacks",
          "raises the price of rye",
          `- Ada Lind: ${question}`,
          "- Assistant: Twenty kilos.",
          "- Ada Lind: I only have twelve.",
          "- Assistant: Then bake twenty-four."
        ]
      ) assert.include(asked, text)
      assert.deepStrictEqual(at("respond-on-3")?.turns, [
        { role: "user", content: question },
        { role: "assistant", content: "Twenty kilos." },
        { role: "user", content: "I only have twelve." },
        { role: "assistant", content: "Then bake twenty-four." },
        { role: "user", content: "And with barley?" }
      ])
      assert.deepStrictEqual(model.asked.map(({ model }) => model), [
        "writer",
        "strong",
        "writer",
        "strong",
        "writer",
        "strong"
      ])
    }))

  it.effect("has as many exchanges as are wanted at most", () =>
    Effect.gen(function*() {
      const model = answering(talk)
      assert.lengthOf(said(yield* write({ turns: 2 }).pipe(over(model))) ?? [], 4)
      assert.lengthOf(model.asked, 4)
    }))

  it.effect("ends where the person has what they wanted, but not before the second exchange", () =>
    Effect.gen(function*() {
      const model = answering({ ...talk, "follow-up-3": ends })
      assert.lengthOf(said(yield* write().pipe(over(model))) ?? [], 4)
      const hasty = answering({
        ...talk,
        "follow-up-2": JSON.stringify({ done: true, message: "I only have twelve." })
      })
      assert.lengthOf(said(yield* write().pipe(over(hasty))) ?? [], 6)
      const asked = (step: string) => hasty.asked.find(({ place }) => place.endsWith(step))?.turns.at(-1)?.content
      assert.include(asked("follow-up-2"), "goes on in any case")
      assert.include(asked("follow-up-3"), "may end here")
    }))

  it.effect("of one exchange is handed on where the person will not go on at all, for a gate to say that it is none", () =>
    Effect.gen(function*() {
      const draft = yield* write().pipe(over(answering({ ...talk, "follow-up-2": ends })))
      assert.deepStrictEqual(said(draft), [question, "Twenty kilos."])
      assert.isString(exchanges.start()(draft as Draft, { clean: true }))
    }))

  it.effect("ends where the person only says again what they said", () =>
    Effect.gen(function*() {
      const model = answering({ ...talk, "follow-up-3": goes(` ${question.toUpperCase()}`) })
      assert.lengthOf(said(yield* write().pipe(over(model))) ?? [], 4)
    }))
})

describe("trouble in a conversation", () => {
  const cut = () => ({ text: "Then", finish: "length" as const })

  it.effect("keeps whole exchanges, and puts on record what came to nothing", () =>
    Effect.gen(function*() {
      for (const step of ["respond-on-3", "follow-up-3"]) {
        const found = yield* Effect.gen(function*() {
          const draft = yield* write()
          return { draft, world: JSON.stringify(yield* EventLog.currentWorld) }
        }).pipe(over(answering({ ...talk, [step]: cut, [`${step}/repair`]: cut })))
        assert.lengthOf(said(found.draft) ?? [], 4)
        assert.include(found.world, `synthesis/r1/w0/0/${step}/failed`)
      }
    }))

  it.effect("leaves nothing where the first answer is of no use", () =>
    Effect.gen(function*() {
      assert.isUndefined(yield* write().pipe(over(answering({ ...talk, respond: cut }))))
    }))
})

describe("a rehearsed conversation", () => {
  const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()

  it.effect("goes on about what was answered, and may end", () =>
    Effect.gen(function*() {
      const lengths = new Set<number>()
      const messages: Array<string> = []
      for (let root = 0; root < 40; root++) {
        const draft = yield* write({ turns: 4 }).pipe(
          Effect.provideService(Seed.Root, root),
          Effect.provide(EventLog.EventLog.memory)
        )
        assert.isTrue(Schema.is(Draft)(draft))
        const texts = said(draft) ?? []
        lengths.add(texts.length)
        assert.strictEqual(new Set(texts).size, texts.length)
        for (let at = 2; at < texts.length; at += 2) {
          messages.push(texts[at] as string)
          const taken = /"([^"]+)"/.exec(texts[at] as string)?.[1] ?? ""
          assert.include(bare(texts[at - 1] as string), bare(taken))
        }
      }
      assert.deepStrictEqual([...lengths].toSorted(), [4, 6, 8])
      assert.isAbove(new Set(messages).size / messages.length, 0.95)
    }).pipe(Effect.provide(Rehearsal.layer())))
})
