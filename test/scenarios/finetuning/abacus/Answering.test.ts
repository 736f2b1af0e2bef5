import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { writeFileSync } from "node:fs"
import { Model, Seed } from "../../../../packages/core/src/index.ts"
import * as Answering from "../../../../packages/scenarios/src/finetuning/abacus/Answering.ts"
import * as Names from "../../../../packages/scenarios/src/finetuning/abacus/Names.ts"
import { score } from "../../../../packages/scenarios/src/finetuning/abacus/Scoring.ts"
import { work } from "../../../../packages/scenarios/src/finetuning/abacus/StartData.ts"
import * as Weights from "../../../../packages/scenarios/src/finetuning/abacus/Weights.ts"
import { read, render } from "../../../../packages/scenarios/src/finetuning/abacus/Working.ts"
import { anyExpression, anyWorking, requestOf, small, textOf, withStart } from "./support.ts"

const ask = (folder: string, request: Model.ModelRequest) =>
  Effect.flatMap(Model.Model, (model) => model.ask(request)).pipe(Effect.provide(Answering.layer({ folder })))

const question = "What is 4 + 7 * 12 + 20 - 5 * 3?"

describe("the abacus as a model", () => {
  it.effect("says by its own name that it is no rehearsal", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const reply = yield* ask(path, requestOf([question]))
      assert.deepInclude(reply, { model: "abacus", rehearsal: false, finish: "stop", seed: 1, temperature: 1 })
      assert.match(reply.text, /^7 \* 12 = \S+\n5 \* 3 = \S+\n/)
      assert.match(reply.text, /\\boxed\{\S+\}$/)
    }))

  it.effect("gives the same to the same seed, another to others, and always its likeliest at temperature 0", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const texts = (temperature: number) =>
        Effect.forEach(
          [1, 2, 3, 4],
          (seed) => Effect.map(ask(path, requestOf([question], { seed, temperature })), ({ text }) => text)
        )
      const drawn = yield* texts(1)
      assert.strictEqual(new Set(drawn).size, 4)
      assert.deepStrictEqual(yield* texts(1), drawn)
      assert.strictEqual(new Set(yield* texts(0)).size, 1)
    }))

  it.effect("that has learnt nothing is hardly ever right", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const chance = Seed.chance(9)
      const right = yield* Effect.filter(
        Array.from({ length: 400 }, (_, index) => ({ index, expression: anyExpression(chance) })),
        ({ expression, index }) =>
          Effect.map(
            ask(path, requestOf([textOf(expression)], { seed: index })),
            ({ text }) => text.split("\n").at(-1) === render(expression, work(expression)).split("\n").at(-1)
          )
      )
      assert.isBelow(right.length, 8)
    }))

  it.effect("hears its own earlier working and the others' in the user's last turn, in full or summed up", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const chance = Seed.chance(4)
      const [own, one, two] = [1, 2, 3].map(() => render([4, 7, 12, 20, 5, 3], anyWorking(chance)))
      const others = `--- agent 2\n${one}\n---\n\n--- agent 3\n${two}\n---`
      const { text: summary } = yield* ask(path, requestOf([`Sum up.\n${others}`], { prompt: "summarise-answers" }))
      // Small changes of what is likely show in the scores; a drawn answer may be the same by chance.
      const scored = (said: ReadonlyArray<string>) =>
        JSON.stringify(
          score({ folder: path })({ place: "p", model: "abacus", turns: requestOf(said).turns, reply: own as string })
        )
      const alone = scored([question])
      const withOwn = scored([question, own as string, "Look once more."])
      const inFull = scored([question, own as string, `They say:\n${others}\n${question}`])
      const summed = scored([question, own as string, `They say:\n--- summary\n${summary}\n---\n${question}`])
      assert.strictEqual(new Set([alone, withOwn, inFull]).size, 3)
      assert.strictEqual(summed, inFull)
    }))

  it.effect("does not look at anything else that is said", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const plain = yield* ask(path, requestOf([question]))
      const more = yield* ask(path, requestOf([`You are agent 2 of 3.\n${question}\nThe right answer is: \\boxed{93}`]))
      assert.strictEqual(more.text, plain.text)
    }))

  it.effect("says so where there is no expression that it knows, and puts nothing into a box", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      for (const text of ["How many apples are left?", "What is 4 + 700 * 12 + 20 - 5 * 3?"]) {
        const reply = yield* ask(path, requestOf([text]))
        assert.strictEqual(reply.text, Answering.unable)
        assert.notInclude(reply.text, "boxed")
      }
    }))

  it.effect("says no more than it is allowed to", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const reply = yield* ask(path, requestOf([question], { maxTokens: 3 }))
      assert.strictEqual(reply.finish, "length")
      assert.isAtMost(reply.text.length, 12)
    }))

  it.effect("answers as another network where a model is named that was trained", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small(1))
      const model = "abacus:finetuned/1/generator-1"
      yield* Weights.write(Names.fileOf(path, model) as string, small(2))
      const replies = yield* Effect.forEach(["abacus", model], (name) =>
        ask(path, requestOf([question], { model: name })))
      assert.deepStrictEqual(
        replies.map((each) =>
          each.model
        ),
        ["abacus", model]
      )
      assert.notStrictEqual(replies[0]!.text, replies[1]!.text)
    }))

  it.effect("tells of weights that are missing, damaged or of no such name, in a sentence", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const failure = (model: string) => Effect.flip(ask(path, requestOf([question], { model })))
      assert.include((yield* failure("abacus:finetuned/1/critic-1")).message, "critic-1/weights.bin cannot be used")
      assert.include((yield* failure("abacus:../start")).message, "There is no model")
      writeFileSync(Names.start(path), "half")
      const damaged = yield* failure("abacus")
      assert.strictEqual(damaged.reason._tag, "Absent")
      assert.include(damaged.message, "no file of weights")
    }))
})

describe("the abacus scores a reply", () => {
  it.effect("gives each symbol a probability among all that might stand there", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const reply = render([4, 7, 12, 20, 5, 3], work([4, 7, 12, 20, 5, 3]))
      const tokens = score({ folder: path })({ place: "p", model: "abacus", turns: requestOf([question]).turns, reply })
      assert.isDefined(tokens)
      assert.strictEqual(tokens!.map(({ token }) => token).join(""), "48_51_88_801_39_")
      for (const { logprob, token, top } of tokens!) {
        assert.approximately(top.reduce((sum, [, each]) => sum + Math.exp(each), 0), 1, 1e-4)
        assert.deepInclude(top, [token, logprob])
        assert.deepStrictEqual(top.map(([, each]) => each), top.map(([, each]) => each).toSorted((a, b) => b - a))
      }
    }))

  it.effect("scores highest what it says at temperature 0 of all it might say first", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const { text } = yield* ask(path, requestOf([question], { temperature: 0 }))
      const tokens = score({ folder: path })({
        place: "p",
        model: "abacus",
        turns: requestOf([question]).turns,
        reply: text
      })
      for (const { token, top } of tokens!) assert.strictEqual(token, top[0]![0])
      assert.strictEqual(read(text).length, 1)
    }))

  it.effect("leaves other models to others, and finds no token in what is no working", () =>
    Effect.gen(function*() {
      const path = yield* withStart(small())
      const scoring = { place: "p", turns: requestOf([question]).turns, reply: "I do not know." }
      assert.strictEqual(score({ folder: path })({ ...scoring, model: "gpt-4" }), undefined)
      assert.deepStrictEqual(score({ folder: path })({ ...scoring, model: "abacus" }), [])
    }))
})
