import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer } from "effect"
import * as Interview from "../../../packages/core/src/interview/Interview.ts"
import * as EventLog from "../../../packages/core/src/log/EventLog.ts"
import * as World from "../../../packages/core/src/log/World.ts"
import { Embedder } from "../../../packages/core/src/model/Embedder.ts"
import * as Phrase from "../../../packages/core/src/model/Phrase.ts"
import * as Rehearsal from "../../../packages/core/src/model/Rehearsal.ts"
import * as Noun from "../../../packages/core/src/model/rehearse/Noun.ts"
import * as Pipeline from "../../../packages/core/src/Pipeline.ts"
import * as Census from "../../../packages/core/src/population/Census.ts"
import { recipeOf } from "../../support/flow.ts"

/** A hundred people of the census who have lived for some steps. */
const world = await Effect.gen(function*() {
  const recipe = recipeOf({ seed: 7, simulation: { episodes: 60, steps: 4 }, requirements: [] })
  yield* Pipeline.live(recipe, { profiles: Array.from({ length: 100 }, (_, nth) => Census.draw(7, nth + 1)) })
  return yield* EventLog.currentWorld
}).pipe(
  Effect.provide(Layer.mergeAll(Rehearsal.layer(), Embedder.lexical, EventLog.EventLog.memory)),
  Effect.runPromise
)

const ask = (agent: string, question: string) =>
  Effect.map(
    Effect.provide(Interview.ask(world, { agent, question, before: [] }), Rehearsal.layer()),
    ({ answer }) => answer
  )

const general = [
  "Who are you?",
  "What do you want most?",
  "What have you been doing lately?",
  "Why?",
  "Whom have you heard from?",
  "What worries you?",
  "What are you proud of?",
  "How are you?"
]

describe("what the rehearsal model answers in an interview", () => {
  it.live("is said by the person, plainly and in few sentences, whoever is asked whatever", () =>
    Effect.gen(function*() {
      for (const { agent } of World.agents(world)) {
        for (const question of general) {
          const answer = yield* ask(agent.id, question)
          const sentences = Phrase.sentences(answer)
          const at = `${agent.id} ${question}: ${answer}`
          assert.isTrue(sentences.length >= 1 && sentences.length <= 7, at)
          assert.match(answer, /\b(?:I|my|me|am)\b/, at)
          assert.match(answer, /^[\p{Lu}"“].*[.!?]["”]?$/u, at)
          assert.notMatch(answer, /\(before\)|\(heard\)|\(in short\)|undefined|simulat|language model/, at)
          assert.isAtMost(Phrase.words(answer).length, 150, at)
        }
      }
    }))

  it.live("is honest about what the person never heard of", () =>
    Effect.gen(function*() {
      for (const { agent } of World.agents(world)) {
        const answer = yield* ask(agent.id, "What do you think of the zeppelin over Quixeramobim?")
        assert.match(answer, /the zeppelin over Quixeramobim/)
        assert.match(answer, /know nothing|cannot tell you/)
      }
    }))

  it.live("takes up what the person did about the thing it is asked of", () =>
    Effect.gen(function*() {
      let asked = 0
      let told = 0
      for (const { agent, memory } of World.agents(world)) {
        const own = memory.findLast(({ kind }) => kind === "own")?.text ?? ""
        const [thing] = Noun.things(own, { without: [agent.profile.name.split(" ")[0] as string], bare: true })
        if (thing === undefined) continue
        asked++
        const answer = yield* ask(agent.id, `What do you know of ${thing}?`)
        if (!/know nothing|cannot tell you/.test(answer)) told++
      }
      assert.isAbove(asked, 50)
      assert.isAbove(told, asked * 0.8)
    }))

  it.live("is the same each time, and not the same for everybody", () =>
    Effect.gen(function*() {
      const said = new Set<string>()
      for (const { agent } of World.agents(world)) {
        const [once, twice] = [yield* ask(agent.id, "What do you want?"), yield* ask(agent.id, "What do you want?")]
        assert.strictEqual(once, twice)
        said.add(once)
      }
      assert.isAbove(said.size, 95)
    }))
})
