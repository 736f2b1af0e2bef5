import { assert, describe, it } from "@effect/vitest"
import type { Question } from "@stoa/core"
import { Effect, Exit, Result } from "effect"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { Finetuning } from "../../../../packages/scenarios/src/index.ts"
import * as stage from "./stage.ts"

const arithmetic = Result.getOrThrow(Finetuning.Tasks.find("arithmetic"))

/** So many sums of a seed, by ids that no other seed gives. */
const sums = (count: number, seed: number) => {
  const { test, train } = stage.recipeOf({ train: { count }, test: { count: 1 } })
  return Effect.map(
    Finetuning.Split.split({ task: arithmetic, seed, train, test }),
    ({ train }) => train.map((each) => ({ ...each, id: `${seed}-${each.id}` }))
  )
}

const without = ({ outcome: _, ...question }: Question.Question): Question.Question => question

describe("the votes over train", () => {
  it.live("are marked where there is a reference answer, and nowhere else", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const train = (yield* sums(10, 7)).map((each, index) => (index < 4 ? each : without(each)))
      const { iterations } = yield* play(stage.recipeOf({}), { train })
      assert.strictEqual(iterations[0]?.votes?.questions, 4)
    }).pipe(Effect.scoped))

  it.live("are absent where no question has a reference answer, and the agents learn all the same", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      const right: typeof arithmetic.right = (answer, question) => {
        if (question.outcome === undefined) throw new Error("asked about a question without an answer")
        return arithmetic.right(answer, question)
      }
      const train = (yield* sums(10, 7)).map(without)
      const { iterations } = yield* play(stage.recipeOf({}), { train, task: { ...arithmetic, right } })
      assert.notProperty(iterations[0], "votes")
      assert.isNotEmpty(trainings)
    }).pipe(Effect.scoped))

  it.live("tell ties that nobody won apart from silence", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const { iterations: [first] } = yield* play(stage.recipeOf({ debate: { agents: 2, tie: "none" } }), {
        reply: ({ place }) => /^debate\/train\/.*\/2\/critic-/.test(place) ? `\\boxed{${place.slice(-1)}}` : undefined
      })
      assert.deepInclude(first?.votes, { questions: 12, without: 12, tied: 12 })
    }).pipe(Effect.scoped))
})

describe("the consensus of train", () => {
  it.live("is that of several who can be read, and absent of one, and where nobody can", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      assert.property((yield* play(stage.recipeOf({}))).iterations[0], "consensus")
      assert.notProperty((yield* play(stage.recipeOf({ debate: { agents: 1 } }))).iterations[0], "consensus")
      const silent = yield* play(stage.recipeOf({ seed: 2 }), {
        reply: ({ place }) => place.startsWith("debate/train") ? "I do not know." : undefined
      })
      assert.notProperty(silent.iterations[0], "consensus")
    }).pipe(Effect.scoped))
})

const sentenceOf = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.map(Effect.exit(effect), (exit) => (Exit.isFailure(exit) ? String(exit.cause) : "no failure"))

describe("questions that do not go together", () => {
  it.live("are refused before anything is asked: what is learnt, and measured, in other words", () =>
    Effect.gen(function*() {
      const { play, requests } = yield* stage.open
      const [first, ...others] = yield* sums(6, 7)
      const again = { ...first!, id: "again", question: `  ${first!.question.toUpperCase()}` }
      const shared = yield* sentenceOf(play(stage.recipeOf({}), { train: [...others, again], test: [first!] }))
      assert.include(shared, `The question again of train asks what ${first!.id} of test asks`)
      const transfer = yield* sentenceOf(
        play(stage.recipeOf({}), { train: others, test: [first!], transfer: { task: arithmetic, test: [again] } })
      )
      assert.include(transfer, `The question again of transfer asks what ${first!.id} of test asks`)
      assert.isEmpty(requests)
    }).pipe(Effect.scoped))

  it.live("are those without a reference answer where star shall learn from them", () =>
    Effect.gen(function*() {
      const { play, requests } = yield* stage.open
      const train = yield* sums(3, 7)
      const recipe = stage.recipeOf({ methods: ["star"] })
      const refused = yield* sentenceOf(play(recipe, { train: [...train.slice(1), without(train[0]!)] }))
      assert.include(refused, `the question ${train[0]!.id} of train has no reference answer: leave star out`)
      assert.isEmpty(requests)
    }).pipe(Effect.scoped))
})

describe("what is to be known of the questions", () => {
  it.live("is kept before they are: whoever resumes reads them from the folder and is told nothing of them", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      const inTheWay = join(folder.path, "questions")
      writeFileSync(inTheWay, "")
      const broken = yield* Effect.exit(play(stage.recipeOf({}), { notes: ["3 rows were left out."] }))
      assert.isTrue(Exit.isFailure(broken))
      rmSync(inTheWay)
      const { notes } = yield* play(stage.recipeOf({}), { notes: [] })
      assert.include(notes, "3 rows were left out.")
    }).pipe(Effect.scoped))
})

const rowsOf = ({ measured }: Finetuning.Result.Result) =>
  measured.map(({ iteration, method }) => `${method} ${iteration}`)

describe("methods beside each other", () => {
  it.live("have a curve where they are asked for, and not for the model that others need", () =>
    Effect.gen(function*() {
      const { folder, play } = yield* stage.open
      const recipe = { iterations: 2, methods: ["single-agent-alone"] }
      assert.deepStrictEqual(rowsOf(yield* play(stage.recipeOf(recipe))).slice(3), ["single-agent-alone 2"])
      assert.throws(() => stage.said(folder, "single-agent-1"))
      const both = yield* play(stage.recipeOf({ ...recipe, methods: ["single-agent-alone", "single-agent"] }))
      assert.deepStrictEqual(rowsOf(both).slice(3), ["single-agent-alone 2", "single-agent 1", "single-agent 2"])
    }).pipe(Effect.scoped))

  it.live("tell what is to be known of what they learnt", () =>
    Effect.gen(function*() {
      const { play } = yield* stage.open
      const { notes } = yield* play(stage.recipeOf({ methods: ["cooperative-finetuned"] }), {
        reply: ({ place }) => place.startsWith("cooperative/train") ? "I do not know." : undefined
      })
      assert.isTrue(notes.some((note) => note.startsWith("cooperative-finetuned 1, critic-1: ")))
    }).pipe(Effect.scoped))

  it.live("are not trained a second time where the settings make them the finetuned agents, and it is said", () =>
    Effect.gen(function*() {
      const { play, trainings } = yield* stage.open
      const twins = Effect.fnUntraced(function*(debate: object, methods: ReadonlyArray<string>) {
        trainings.length = 0
        const { measured, notes } = yield* play(stage.recipeOf({ debate, methods }))
        return {
          measured: [...new Set(measured.map(({ method }) => method))],
          trained: [...new Set(trainings.map(({ place }) => place.split("/")[0]))],
          said: methods.filter((method) => notes.some((note) => note.startsWith(`${method} is not measured apart`)))
        }
      })
      const off = yield* twins({ summaries: "off" }, ["without-summary", "without-critic"])
      assert.deepStrictEqual(off, {
        measured: ["finetuned", "without-critic"],
        trained: ["finetuned", "without-critic"],
        said: ["without-summary"]
      })
      const five = yield* twins({ agents: 5 }, ["five-agents-finetuned"])
      assert.deepStrictEqual([five.measured, five.said], [["finetuned"], ["five-agents-finetuned"]])
      const once = yield* twins({ rounds: 1 }, [
        "without-critic",
        "majority-finetuned",
        "single-agent",
        "single-agent-alone"
      ])
      assert.deepStrictEqual(once.said, ["without-critic", "single-agent"])
      assert.deepStrictEqual(once.measured, ["finetuned", "majority-finetuned", "single-agent-alone"])
      assert.deepStrictEqual(once.trained, ["finetuned", "majority-finetuned"])
    }).pipe(Effect.scoped))
})
