import { assert, describe, it } from "@effect/vitest"
import { Effect, Fiber, Result } from "effect"
import { spawn } from "node:child_process"
import { existsSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Milestones } from "../../../../packages/core/src/log/Milestones.ts"
import * as Command from "../../../../packages/scenarios/src/finetuning/trainer/Command.ts"
import * as Presets from "../../../../packages/scenarios/src/finetuning/trainer/configs/Presets.ts"
import { Trainer, type Training } from "../../../../packages/scenarios/src/finetuning/trainer/Trainer.ts"
import { folder, trainingIn } from "../../../contract/trainer.ts"

const train = (command: string, training: Training, given: Partial<Command.CommandOptions> = {}) =>
  Effect.flatMap(Trainer, (trainer) => trainer.train(training)).pipe(
    Effect.provide(Command.layer({ command, settings: { epochs: 2 }, grace: 200, ...given })),
    Effect.provide(Milestones.memory)
  )
const sentenceOf = (command: string, training: Training) =>
  Effect.map(Effect.flip(train(command, training)), ({ sentence }) => sentence)

const until = (holds: () => boolean): Effect.Effect<void> =>
  Effect.suspend(() => (holds() ? Effect.void : Effect.andThen(Effect.sleep(5), until(holds))))
const pidIn = (file: string) => Number(readFileSync(file, "utf8").trim())
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !/\) Z /.test(existsSync("/proc/self/stat") ? readFileSync(`/proc/${pid}/stat`, "utf8") : "")
  } catch {
    return false
  }
}

describe("a program of the user's", () => {
  it.live("is told all it needs, beside what is in its environment", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder, { from: "m/second", base: "m/first", iteration: 2, seed: 77 })
      const { model } = yield* train("env | grep -E '^(STOA_|OTHER)' | sort > $STOA_OUTPUT/told; echo new", training, {
        settings: { epochs: 3, learningRate: 0.0002, batch: 4, preset: "phi-3" },
        environment: { PATH: process.env["PATH"], OTHER: "kept" },
        configs: () => ({ "llamafactory.yaml": "model: x\n", "deep/er.yaml": "y\n" })
      })
      assert.strictEqual(model, "new")
      const told = Object.fromEntries(
        readFileSync(join(training.output, "told"), "utf8").trim().split("\n").map((line) => line.split("=", 2))
      )
      assert.deepStrictEqual(told, {
        OTHER: "kept",
        STOA_AGENT: "critic-1",
        STOA_BASE: "m/first",
        STOA_BATCH: "4",
        STOA_CONFIGS: join(training.output, "configs"),
        STOA_DATA: training.data.sharegpt,
        STOA_DATA_OPENAI: training.data.openai,
        STOA_EPOCHS: "3",
        STOA_FROM: "m/second",
        STOA_ITERATION: "2",
        STOA_LEARNING_RATE: "0.0002",
        STOA_NAME: "critic-1-2",
        STOA_OUTPUT: training.output,
        STOA_PART: "critic",
        STOA_PRESET: "phi-3",
        STOA_SEED: "77"
      })
      assert.strictEqual(readFileSync(join(training.output, "configs", "llamafactory.yaml"), "utf8"), "model: x\n")
      assert.strictEqual(readFileSync(join(training.output, "configs", "deep", "er.yaml"), "utf8"), "y\n")
    }))

  it.live("is told a preset's values, as they stand in the configurations", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const preset = Result.getOrThrow(Presets.preset("phi-3"))
      yield* train("echo $STOA_EPOCHS $STOA_LEARNING_RATE $STOA_BATCH > $STOA_OUTPUT/told; echo new", training, {
        preset
      })
      assert.strictEqual(readFileSync(join(training.output, "told"), "utf8"), "1 5e-7 1\n")
    }))

  it.live("that names a model nobody reaches is told so at once, and runs again when it is gone on with", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const lost = (name: string) => (name === "nowhere" ? "It names no server." : undefined)
      const text = "if [ -e $STOA_OUTPUT/again ]; then echo new; else touch $STOA_OUTPUT/again; echo nowhere; fi"
      yield* Effect.gen(function*() {
        const trainer = yield* Trainer
        assert.include((yield* Effect.flip(trainer.train(training))).sentence, "cannot be asked. It names no server.")
        assert.strictEqual((yield* trainer.train(training)).model, "new")
      }).pipe(
        Effect.provide(Command.layer({ command: text, settings: { epochs: 2 }, lost })),
        Effect.provide(Milestones.memory)
      )
    }))

  it.live("may give a name once: another agent, a later iteration and the base have theirs", () =>
    Effect.gen(function*() {
      const path = yield* folder
      yield* Effect.gen(function*() {
        const trainer = yield* Trainer
        const sentenceOf = (training: Training) =>
          Effect.map(Effect.flip(trainer.train(training)), ({ sentence }) => sentence)
        yield* trainer.train(trainingIn(path))
        const other = trainingIn(path, { agent: "critic-2" })
        assert.include(yield* sentenceOf(other), "called \"new\", as that of finetuned/1/critic-1 is already")
        const later = trainingIn(path, { iteration: 2, place: "finetuned/2/critic-1", from: "other" })
        assert.include(yield* sentenceOf(later), "as that of finetuned/1/critic-1 is already")
        assert.include(
          yield* sentenceOf(trainingIn(path, { agent: "critic-3", base: "new", from: "other" })),
          "it gave the name of the model it began from"
        )
      }).pipe(
        Effect.provide(Command.layer({ command: "echo new", settings: { epochs: 2 } })),
        Effect.provide(Milestones.memory)
      )
    }))

  it.live("names the model by its last line that is not empty, and may print whatever it wants before", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const { model } = yield* train(
        "echo 'loss 0.5'; echo later >&2; printf ' adapter@http://localhost:8001/v1 \\n\\n  \\n'",
        training
      )
      assert.strictEqual(model, "adapter@http://localhost:8001/v1")
    }))

  it.live("without a line end at the end is heard too", () =>
    Effect.gen(function*() {
      assert.strictEqual((yield* train("printf new-model", trainingIn(yield* folder))).model, "new-model")
    }))

  it.live("has its lines in train.log, without what steers a terminal, and of a bar only its last state", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      yield* train(
        "printf '\\033[31mred\\033[0m\\033]0;title\\007\\n'; printf ' 1%%\\r50%%\\r100%%\\n' >&2; echo m; echo n",
        training
      )
      const log = readFileSync(join(training.output, "train.log"), "utf8")
      assert.deepStrictEqual(log.split("\n").toSorted(), ["", "100%", "m", "n", "red"])
      assert.notInclude(log, "STOA_")
    }))

  it.live("that writes ten megabytes is heard to its end", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const { model } = yield* train("head -c 10000000 /dev/zero | tr '\\0' x; echo; echo new", training)
      assert.strictEqual(model, "new")
      assert.isAbove(statSync(join(training.output, "train.log")).size, 9_999_999)
    }))

  it.live("that fails is quoted with its last lines, short and tame", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const sentence = yield* sentenceOf(
        "for n in 1 2 3 4 5 6 7; do echo \"line $n\" >&2; done; printf 'CUDA \\033[1mout of memory\\n' >&2; exit 3",
        training
      )
      assert.include(sentence, "ended with code 3")
      assert.include(sentence, "\"line 4 | line 5 | line 6 | line 7 | CUDA out of memory\"")
      assert.include(sentence, join(training.output, "train.log"))
      const long = yield* sentenceOf("head -c 5000 /dev/zero | tr '\\0' x >&2; exit 1", training)
      assert.isBelow(long.length, 1200)
      assert.include(yield* sentenceOf("exit 4", training), "said nothing on stderr")
      assert.include(yield* sentenceOf("kill -KILL $$", training), "was killed by SIGKILL")
      assert.include(yield* sentenceOf("no-such-program-here", training), "ended with code 127")
    }))

  it.live("whose last line is no name, or the old one, is refused", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      const cases = {
        true: "it gave no name",
        "echo 'training is done'": "white space",
        "head -c 301 /dev/zero | tr '\\0' x": "more than 300 characters"
      }
      for (const [command, what] of Object.entries(cases)) {
        assert.include(yield* sentenceOf(command, training), what)
      }
    }))

  it.live("may colour its last line: what nobody can see is no part of the name", () =>
    Effect.gen(function*() {
      const training = trainingIn(yield* folder)
      assert.strictEqual((yield* train("printf '\\033[1mnew\\342\\200\\213er\\033[0m\\n'", training)).model, "newer")
    }))

  it.live("that failed is run again when it is asked for again, and not once it ended well", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const training = trainingIn(path)
      const runs = join(path, "runs")
      const layer = Command.layer({
        command: `echo x >> ${runs}; test $(wc -l < ${runs}) -gt 1 || exit 1; echo new`,
        settings: { epochs: 1 }
      })
      yield* Effect.gen(function*() {
        const { train } = yield* Trainer
        yield* Effect.flip(train(training))
        assert.strictEqual((yield* train(training)).model, "new")
        assert.strictEqual((yield* train(training)).model, "new")
      }).pipe(Effect.provide(layer), Effect.provide(Milestones.memory))
      assert.strictEqual(readFileSync(runs, "utf8"), "x\nx\n")
    }))
})

describe("what a program starts", () => {
  it.live("goes on where it ended well: it may serve the new model", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const file = join(path, "pid")
      yield* train(`sleep 300 & echo $! > ${file}; echo new`, trainingIn(path))
      assert.isTrue(isAlive(pidIn(file)))
      process.kill(pidIn(file))
    }))

  it.live("ends where it failed, and where it is interrupted", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const file = join(path, "pid")
      yield* sentenceOf(`sleep 300 & echo $! > ${file}; exit 1`, trainingIn(path))
      assert.isFalse(isAlive(pidIn(file)))
      const second = join(path, "second")
      const fiber = yield* Effect.forkChild(train(`(sleep 300 & echo $! > ${second}; wait)`, trainingIn(path)))
      yield* until(() => existsSync(second) && readFileSync(second, "utf8").endsWith("\n"))
      yield* Fiber.interrupt(fiber)
      assert.isFalse(isAlive(pidIn(second)))
    }))

  it.live("may end in its own way when it is asked to", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const [ready, saved] = [join(path, "ready"), join(path, "saved")]
      const fiber = yield* Effect.forkChild(
        train(
          `trap 'echo checkpoint > ${saved}; exit 0' TERM; echo x > ${ready}; while :; do sleep 0.05; done`,
          trainingIn(path),
          {
            grace: 10_000
          }
        )
      )
      yield* until(() => existsSync(ready))
      yield* Fiber.interrupt(fiber)
      assert.strictEqual(readFileSync(saved, "utf8"), "checkpoint\n")
    }))

  it.live("ends where the sitting itself is killed by force, so that the next one does not train beside it", () =>
    Effect.gen(function*() {
      const path = yield* folder
      const file = join(path, "pid")
      const sitting = spawn(process.execPath, [
        fileURLToPath(new URL("./sitting.ts", import.meta.url)),
        `echo $$ > ${file}; sleep 300; sleep 300`
      ], { stdio: "ignore" })
      yield* until(() => existsSync(file) && readFileSync(file, "utf8").endsWith("\n"))
      sitting.kill("SIGKILL")
      yield* until(() => !isAlive(pidIn(file)))
    }))
})
