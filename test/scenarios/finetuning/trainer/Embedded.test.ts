import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Layer, Result } from "effect"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Seed } from "../../../../packages/core/src/index.ts"
import { digitsOf, type Expression } from "../../../../packages/scenarios/src/finetuning/abacus/Expression.ts"
import { type Lesson, lossOf } from "../../../../packages/scenarios/src/finetuning/abacus/Learning.ts"
import { lessonsOf } from "../../../../packages/scenarios/src/finetuning/abacus/Lessons.ts"
import * as Names from "../../../../packages/scenarios/src/finetuning/abacus/Names.ts"
import { work } from "../../../../packages/scenarios/src/finetuning/abacus/StartData.ts"
import * as Weights from "../../../../packages/scenarios/src/finetuning/abacus/Weights.ts"
import { render } from "../../../../packages/scenarios/src/finetuning/abacus/Working.ts"
import type { Conversation } from "../../../../packages/scenarios/src/finetuning/data/Conversation.ts"
import * as Files from "../../../../packages/scenarios/src/finetuning/data/Files.ts"
import * as Embedded from "../../../../packages/scenarios/src/finetuning/trainer/Embedded.ts"
import { Trainer, type Training } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import { trainerContract } from "../../../contract/trainer.ts"
import { anyExpression, anyWorking, small, textOf, withStart } from "../abacus/support.ts"

const someExpressions = (seed: number, count: number): ReadonlyArray<Expression> => {
  const chance = Seed.chance(seed)
  return Array.from({ length: count }, () => anyExpression(chance))
}

const gold = (expression: Expression): string => render(expression, work(expression))

/** A conversation of these texts, the user's and the agent's by turns; those of `masked` are not learnt. */
const talk = (said: ReadonlyArray<string>, id: number, masked: ReadonlyArray<number> = []): Conversation => ({
  id: `c${id}`,
  question: `q${id}`,
  agent: "critic-1",
  set: "other",
  turns: said.map((content, index) => ({
    role: index % 2 === 0 ? "user" : "assistant",
    content,
    learnt: index % 2 === 1 && !masked.includes(index)
  }))
})

type Given = Partial<Training> & Partial<Embedded.EmbeddedSettings>

/** Trains in a folder, from files that lie there. */
const learn = (folder: string, data: Training["data"], given: Given = {}) => {
  const { agent = "critic-1", epochs = 3, learningRate = 3e-3, ...rest } = given
  const training: Training = {
    place: `finetuned/1/${agent}`,
    agent,
    agents: [agent],
    part: "critic",
    from: "abacus",
    base: "abacus",
    iteration: 1,
    data,
    output: join(folder, "finetuned", "1", agent),
    seed: 7,
    ...rest
  }
  return Effect.flatMap(Trainer, (trainer) => trainer.train(training)).pipe(
    Effect.provide(Embedded.layer({ epochs, learningRate }, { folder, seed: 1 }))
  )
}

/** Writes the files as they are written for every trainer, and trains. */
const train = (folder: string, conversations: ReadonlyArray<Conversation>, given: Given = {}) =>
  Effect.flatMap(
    Files.write(join(folder, "data"), given.agent ?? "critic-1", conversations),
    (data) => learn(folder, data, given)
  )

const bytesOf = (folder: string, agent = "critic-1") =>
  readFileSync(join(folder, "finetuned", "1", agent, "weights.bin"))
const networkOf = (file: string) => Result.getOrThrow(Weights.read(file))

describe("the abacus learns", () => {
  it.live("right workings it is given, and is better at those it was not given", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small(5, 24))
      const heldOut = someExpressions(2, 200).map((each): Lesson => ({
        sight: { digits: digitsOf(each) },
        target: work(each)
      }))
      const before = lossOf(networkOf(Names.start(path)), heldOut)
      const { conversations, loss, model } = yield* train(
        path,
        someExpressions(1, 400).map((each, index) => talk([textOf(each), gold(each)], index)),
        { epochs: 4 }
      )
      assert.strictEqual(conversations, 400)
      assert.strictEqual(loss?.length, 4)
      assert.isBelow(loss![3]!, loss![0]!)
      assert.isBelow(lossOf(networkOf(Names.fileOf(path, model) as string), heldOut), 0.8 * before)
    }), 20_000)

  it.live("to listen: what it heard before tells it what to say", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const chance = Seed.chance(8)
      // What the others say cannot be guessed from the question, and is what it is to learn to say.
      const heard = someExpressions(3, 500).map((each, index) => {
        const said = anyWorking(chance)
        const [own, others] = [anyWorking(chance), said].map((symbols) => render(each, symbols))
        return talk([textOf(each), own!, `They say:\n--- agent 2\n${others}\n---`, others!], index, [1])
      })
      const { model } = yield* train(path, heard.slice(0, 400), { learningRate: 1e-2, epochs: 4 })
      const network = networkOf(Names.fileOf(path, model) as string)
      const { lessons } = lessonsOf(
        heard.slice(400).map(({ turns }) =>
          turns.map(({ content, learnt, role }) => ({ role, content, train: learnt }))
        )
      )
      const deaf = lessons.map(({ sight: { others: _, ...sight }, target }) => ({ sight, target }))
      assert.isBelow(lossOf(network, lessons), 0.5 * lossOf(network, deaf))
    }), 20_000)

  it.live("the same from the same conversations, to the byte, at whatever place it is begun again", () =>
    Effect.gen(function*() {
      const conversations = someExpressions(1, 30).map((each, index) => talk([textOf(each), gold(each)], index))
      const bytes = Effect.fnUntraced(function*(given: Partial<Training>) {
        const path = yield* withStart(small())
        yield* train(path, conversations, given)
        return bytesOf(path)
      })
      const first = yield* bytes({})
      assert.isTrue(first.equals(yield* bytes({})))
      assert.isFalse(first.equals(yield* bytes({ seed: 8 })))
    }))

  it.live("nothing from an answer that is not to be learnt", () =>
    Effect.gen(function*() {
      const chance = Seed.chance(6)
      const bytes = Effect.fnUntraced(function*(masked: ReadonlyArray<number>, first: () => Expression) {
        const path = yield* withStart(small())
        yield* train(
          path,
          someExpressions(1, 20).map((each, index) => {
            const other = first()
            // The first answer is not the last it gave, and so no part of what it looks at in the end either.
            return talk(
              [textOf(each), render(each, work(other)), "Again.", gold(each), "Again.", gold(each)],
              index,
              masked
            )
          })
        )
        return bytesOf(path)
      })
      const one = () => [1, 2, 3, 4, 5, 6] as const
      const any = () => anyExpression(chance)
      assert.isTrue((yield* bytes([1, 3], one)).equals(yield* bytes([1, 3], any)))
      assert.isFalse((yield* bytes([3], one)).equals(yield* bytes([3], any)))
    }))

  it.live("on from what it has learnt, and leaves that as it was", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const conversations = someExpressions(1, 20).map((each, index) => talk([textOf(each), gold(each)], index))
      const first = yield* train(path, conversations)
      const kept = bytesOf(path)
      const second = yield* train(path, conversations, {
        from: first.model,
        output: join(path, "finetuned", "2", "critic-1")
      })
      assert.deepStrictEqual([first.model, second.model], [
        "abacus:finetuned/1/critic-1",
        "abacus:finetuned/2/critic-1"
      ])
      assert.isBelow(second.loss![0]!, first.loss![0]!)
      assert.isTrue(kept.equals(bytesOf(path)))
    }))

  it.live("what it can read, and counts no more than that", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const conversations = someExpressions(1, 5).map((each, index) => talk([textOf(each), gold(each)], index))
      const strange = talk(["What is 4 + 4?", "It is 8."], 99)
      assert.strictEqual((yield* train(path, [...conversations, strange])).conversations, 5)
      const error = yield* Effect.flip(train(path, [strange], { agent: "critic-2" }))
      assert.match(error.message, /nothing the abacus can learn for critic-2/)
    }))
})

describe("a training of the abacus", () => {
  it.live("lets others work meanwhile, leaves no weights when it is broken off, and gives the same when begun again", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const conversations = someExpressions(1, 60).map((each, index) => talk([textOf(each), gold(each)], index))
      const data = yield* Files.write(join(path, "data"), "critic-1", conversations)
      const fiber = yield* Effect.forkChild(learn(path, data, { epochs: 1_000_000 }))
      for (let turns = 0; turns < 20; turns++) yield* Effect.sleep(5)
      yield* Fiber.interrupt(fiber)
      assert.isFalse(existsSync(join(path, "finetuned", "1", "critic-1", "weights.bin")))
      yield* learn(path, data)
      const again = bytesOf(path)
      const whole = yield* withStart(small())
      yield* train(whole, conversations)
      assert.isTrue(again.equals(bytesOf(whole)))
    }))

  it.live("is refused for another model, for weights that are damaged, and outside the folder of models", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const conversations = [talk([textOf([1, 2, 3, 4, 5, 6]), gold([1, 2, 3, 4, 5, 6])], 1)]
      const failure = (given: Partial<Training>) => Effect.flip(train(path, conversations, given))
      assert.include((yield* failure({ from: "gpt-4" })).message, "\"gpt-4\"")
      assert.include((yield* failure({ output: join(path, "..", "elsewhere") })).message, path)
      writeFileSync(Names.start(path), "no weights")
      assert.include((yield* failure({})).message, "no file of weights")
      const refused = yield* Effect.flip(
        Effect.flatMap(Trainer, (trainer) => trainer.check("openai/gpt-4")).pipe(
          Effect.provide(Embedded.layer({ epochs: 1 }, { folder: path, seed: 1 }))
        )
      )
      assert.include(refused.message, "abacus")
    }))
})

/** Start weights, at once. */
const begun = (folder: string) => {
  mkdirSync(dirname(Names.start(folder)), { recursive: true })
  writeFileSync(Names.start(folder), Weights.encode(small()))
}

/** Trains as the contract asks for it: in a folder that is made by the test, and of sums that the abacus can write. */
const inContract = Layer.succeed(
  Trainer,
  Trainer.of({
    name: "embedded",
    notes: [],
    check: () => Effect.void,
    train: (training) =>
      Effect.gen(function*() {
        const folder = dirname(training.data.sharegpt)
        if (!existsSync(Names.start(folder))) begun(folder)
        if (existsSync(training.data.sharegpt) && training.data.conversations > 0) {
          const rows = someExpressions(1, training.data.conversations).map((each, index) => ({
            id: `c${index}`,
            conversations: [{ from: "human", value: textOf(each) }, { from: "gpt", value: gold(each) }]
          }))
          writeFileSync(training.data.sharegpt, JSON.stringify(rows))
        }
        return yield* Effect.flatMap(Trainer, (trainer) => trainer.train(training)).pipe(
          Effect.provide(Embedded.layer({ epochs: 1 }, { folder, seed: 1 }))
        )
      })
  })
)

trainerContract({ name: "embedded", base: "abacus", layer: inContract })
