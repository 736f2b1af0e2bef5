import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, type Layer, type Scope } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Milestones } from "../../packages/core/src/log/Milestones.ts"
import { Trainer, type Training, TrainingError } from "../../packages/scenarios/src/finetuning/trainer/Trainer.ts"

/** A folder of a test's own, gone with its scope. */
export const folder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "stoa-trainer-"))),
  (path) => Effect.sync(() => rmSync(path, { recursive: true, force: true }))
)

/** Conversations as they are written for a critic: a first answer that is not learnt, and the final one that is. */
const talk = (index: number) => {
  const [a, b] = [index + 2, index * 3 + 1]
  const user = `What is ${a} + ${b}?`
  const wrong = `I make it \\boxed{${a + b + 1}}`
  const right = `${a} + ${b} = ${a + b}\n\\boxed{${a + b}}`
  return { user, wrong, right }
}

/** Writes the files of a training, and gives it. */
export const trainingIn = (path: string, given: Partial<Training> & { readonly count?: number } = {}): Training => {
  const { count = 12, ...rest } = given
  const agent = rest.agent ?? "critic-1"
  const talks = Array.from({ length: count }, (_, index) => talk(index))
  const sharegpt = join(path, `${agent}.sharegpt.json`)
  const openai = join(path, `${agent}.openai.jsonl`)
  writeFileSync(
    sharegpt,
    JSON.stringify(talks.map(({ right, user, wrong }) => ({
      conversations: [
        { from: "human", value: user },
        { from: "gpt", value: wrong, loss: false },
        { from: "human", value: "Others say something else. Look again." },
        { from: "gpt", value: right }
      ]
    })))
  )
  writeFileSync(
    openai,
    talks.map(({ right, user, wrong }) =>
      `${
        JSON.stringify({
          messages: [
            { role: "user", content: user },
            { role: "assistant", content: wrong, weight: 0 },
            { role: "user", content: "Others say something else. Look again." },
            { role: "assistant", content: right, weight: 1 }
          ]
        })
      }\n`
    ).join("")
  )
  return {
    place: `finetuned/1/${agent}`,
    agent,
    agents: [agent],
    part: "critic",
    from: "stoa-test",
    base: "stoa-test",
    iteration: 1,
    output: join(path, "models", "finetuned", "1", agent),
    seed: 7,
    data: { sharegpt, openai, conversations: count },
    ...rest
  }
}

/** What a contract is told of a trainer. */
export interface TrainerContract<R> {
  readonly name: string
  readonly layer: Layer.Layer<Trainer | R, TrainingError, Milestones>
  /** The model all begin as; default: stoa-test. */
  readonly base?: string
  /** True for one whose models stay as they are. */
  readonly keeps?: boolean
  /** How many trainings were really begun. */
  readonly begun?: Effect.Effect<number, never, R>
  /** One whose training never ends, and how many of it are under way. */
  readonly endless?: Layer.Layer<Trainer | R, TrainingError, Milestones>
  readonly running?: Effect.Effect<number, never, R>
  /** One whose training fails. */
  readonly failing?: Layer.Layer<Trainer | R, TrainingError, Milestones>
}

const train = (training: Training) => Effect.flatMap(Trainer, (trainer) => trainer.train(training))

const isSentence = (sentence: string) => {
  assert.match(sentence, /^\p{Lu}?.{20,}[.]$/su)
  // oxlint-disable-next-line no-control-regex -- nothing may steer a terminal
  assert.notMatch(sentence, /[\u0000-\u001f\u007f-\u009f]/)
}

/** What every trainer promises. */
export const trainerContract = <R = never>(contract: TrainerContract<R>): void => {
  const { base = "stoa-test", begun, endless, failing, keeps, layer, name, running } = contract
  const given = { from: base, base }
  const provided = <A, E>(effect: Effect.Effect<A, E, Trainer | R | Milestones | Scope.Scope>, of = layer) =>
    effect.pipe(Effect.provide(of), Effect.provide(Milestones.memory))

  describe(`the trainer ${name}`, () => {
    it.live("has a name, and says what a reader must know", () =>
      provided(Effect.gen(function*() {
        const trainer = yield* Trainer
        assert.isNotEmpty(trainer.name)
        trainer.notes.forEach(isSentence)
        yield* trainer.check(base)
      })))

    it.live(
      keeps === true ? "gives the model back as it was" : "gives a model of another name than the one it began from",
      () =>
        provided(Effect.gen(function*() {
          const training = trainingIn(yield* folder, given)
          const { conversations, model, retries, seconds, trainer } = yield* train(training)
          if (keeps === true) assert.strictEqual(model, base)
          else assert.notStrictEqual(model, base)
          assert.notMatch(model, /\s/)
          assert.deepStrictEqual([conversations, retries], [12, 0])
          assert.isAtLeast(seconds, 0)
          assert.strictEqual(trainer, (yield* Trainer).name)
        }))
    )

    it.live("asked again for the same place gives the same, and trains nobody twice", () =>
      Effect.gen(function*() {
        const training = trainingIn(yield* folder, given)
        yield* Effect.gen(function*() {
          const first = yield* train(training)
          assert.deepStrictEqual({ ...(yield* train(training)), seconds: 0 }, { ...first, seconds: 0 })
          if (begun !== undefined) assert.strictEqual(yield* begun, 1)
        }).pipe(provided)
      }))

    it.live("goes on from the model it made before", () =>
      provided(Effect.gen(function*() {
        const path = yield* folder
        const first = yield* train(trainingIn(path, given))
        const second = yield* train(
          trainingIn(path, {
            ...given,
            from: first.model,
            place: "finetuned/2/critic-1",
            iteration: 2,
            output: join(path, "second")
          })
        )
        if (keeps === true) assert.strictEqual(second.model, base)
        else assert.strictEqual(new Set([base, first.model, second.model]).size, 3)
      })))

    it.live("trains several agents at once, each to a model of its own", () =>
      provided(Effect.gen(function*() {
        const path = yield* folder
        const agents = ["generator-1", "generator-2", "critic-1"]
        const made = yield* Effect.forEach(
          agents,
          (agent, index) => train(trainingIn(path, { ...given, agent, count: 12 + index })),
          { concurrency: 3 }
        )
        assert.strictEqual(new Set(made.map(({ model }) => model)).size, keeps === true ? 1 : 3)
      })))

    it.live("refuses a data file that is missing or empty, in a sentence that names it", () =>
      provided(Effect.gen(function*() {
        const path = yield* folder
        const missing = trainingIn(path, given)
        rmSync(missing.data.openai)
        rmSync(missing.data.sharegpt)
        const empty = trainingIn(path, { ...given, agent: "critic-2", count: 0 })
        for (const training of [missing, empty]) {
          const error = yield* Effect.flip(train(training))
          assert.instanceOf(error, TrainingError)
          isSentence(error.sentence)
          assert.include(error.sentence, training.agent)
          assert.include(error.sentence, path)
        }
        assert.strictEqual(yield* begun ?? Effect.succeed(0), 0)
      })))

    if (failing !== undefined) {
      it.live("tells a failure in a sentence", () =>
        provided(
          Effect.gen(function*() {
            const error = yield* Effect.flip(train(trainingIn(yield* folder, given)))
            assert.instanceOf(error, TrainingError)
            isSentence(error.sentence)
            assert.include(error.sentence, "critic-1")
          }),
          failing
        ))
    }

    if (endless !== undefined && running !== undefined) {
      it.live("leaves nothing running here when it is interrupted", () =>
        provided(
          Effect.gen(function*() {
            const waitFor = (holds: (count: number) => boolean): Effect.Effect<void, never, R> =>
              Effect.flatMap(running, (count) =>
                holds(count) ? Effect.void : Effect.andThen(Effect.sleep(5), waitFor(holds)))
            const fiber = yield* Effect.forkChild(train(trainingIn(yield* folder, given)))
            yield* waitFor((count) =>
              count > 0
            )
            yield* Fiber.interrupt(fiber)
            yield* waitFor((count) => count === 0)
          }),
          endless
        ))
    }
  })
}
