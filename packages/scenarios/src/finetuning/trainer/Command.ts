/**
 * The trainer that is a program of the user's: whatever trains on this machine, or sends the work elsewhere. It is run by the shell with
 * the rights and the environment of the user, keys included, for it is theirs; what it needs to know stands in STOA_... variables, and
 * the last line it prints is the name by which the new model is asked.
 */
import { Milestones, PlainText } from "@stoa/core"
import { Clock, Effect, Layer, Option, Schema } from "effect"
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { suggested } from "./configs/Plan.ts"
import type { Preset } from "./configs/Presets.ts"
import * as Values from "./configs/Values.ts"
import * as Data from "./Data.ts"
import * as Group from "./Group.ts"
import * as ModelName from "./ModelName.ts"
import type { TrainerSettings } from "./Settings.ts"
import { Trained, Trainer, type Training, TrainingError } from "./Trainer.ts"

/** What is run, and what it is told. */
export interface CommandOptions {
  readonly command: string
  readonly settings: Pick<TrainerSettings, "epochs" | "batch" | "learningRate" | "preset">
  /** What the recipe's preset is, for the values that it has. */
  readonly preset?: Preset | undefined
  /** The configurations of trainers for a training, by their file names. */
  readonly configs?: (training: Training) => Readonly<Record<string, string>>
  /** Why a name leads to no server, if it does not. */
  readonly lost?: (name: string) => string | undefined
  /** What the program finds around it; default: the environment of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Milliseconds that a program which is interrupted has to end by itself; default: ten seconds. */
  readonly grace?: number
}

/** How many of a program's last lines an error quotes, and how much of them. */
const quoted = { lines: 5, characters: 600 }

/** A line as it may be shown: a bar that was painted over itself is what was painted last. */
const shown = (line: string): string => PlainText.plain(line.replace(/\r+$/, "").replace(/^.*\r/s, "")).trimEnd()

const folderOf = (output: string) => join(output, "configs")

/** What the program is told: the same values that stand in the configurations, as far as a recipe or its preset says them. */
const variables = (training: Training, { preset, settings }: CommandOptions): Record<string, string> => {
  const { batch, epochs, rate } = Values.of(training, { settings, preset })
  const said = (
    name: string,
    { from, value }: Values.Value
  ) => (from === Values.script ? {} : { [name]: String(value) })
  return {
    STOA_AGENT: training.agent,
    STOA_PART: training.part,
    STOA_ITERATION: String(training.iteration),
    STOA_DATA: resolve(training.data.sharegpt),
    STOA_DATA_OPENAI: resolve(training.data.openai),
    STOA_BASE: training.base,
    STOA_FROM: training.from,
    STOA_OUTPUT: resolve(training.output),
    STOA_CONFIGS: resolve(folderOf(training.output)),
    STOA_SEED: String(training.seed),
    STOA_NAME: suggested(training),
    STOA_EPOCHS: String(epochs.value),
    ...said("STOA_LEARNING_RATE", rate),
    ...said("STOA_BATCH", batch),
    ...(settings.preset === undefined ? {} : { STOA_PRESET: settings.preset })
  }
}

/** Makes the folder of a training with its configurations, and gives the file that the program's lines go to. */
const prepare = (training: Training, { configs }: CommandOptions) =>
  Effect.try({
    try: () => {
      const folder = folderOf(training.output)
      mkdirSync(folder, { recursive: true })
      for (const [name, text] of Object.entries(configs?.(training) ?? {})) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), text)
      }
      const log = join(training.output, "train.log")
      appendFileSync(log, "")
      return log
    },
    catch: (error) =>
      Data.wrong(
        `The folder ${training.output} of ${training.agent}'s training cannot be written (${
          (error as NodeJS.ErrnoException).code ?? "no reason given"
        }).`
      )
  })

/** Runs the program, and gives the last line that it printed. */
const nameFrom = Effect.fnUntraced(function*(training: Training, options: CommandOptions) {
  const log = yield* prepare(training, options)
  let last = ""
  const errors: Array<string> = []
  const { code, problem, signal } = yield* Group.run({
    command: options.command,
    environment: { ...(options.environment ?? process.env), ...variables(training, options) },
    grace: options.grace,
    onLine: (line, stream) => {
      const text = shown(line)
      try {
        appendFileSync(log, `${text}\n`)
      } catch {
        // A full disk is the program's trouble first, and is told by how it ends.
      }
      if (text.trim() === "") return
      if (stream === "output") last = text.trim()
      else if (errors.push(text) > quoted.lines) errors.shift()
    }
  })
  if (code === 0) return last
  const how = problem === undefined
    ? signal === undefined ? `ended with code ${code}` : `was killed by ${signal}`
    : problem
  const said = PlainText.brief(errors.join(" | "), quoted.characters)
  return yield* Data.wrong(
    `The program of trainer.command that trains ${training.agent} ${how}${
      said === "" ? " and said nothing on stderr" : `; its last lines: "${said}"`
    }. All it said is in ${log}; put it right, then go on.`
  )
})

/** The trainer that runs a program. One that ended well is not run again for the same place. */
export const layer = (options: CommandOptions): Layer.Layer<Trainer, never, Milestones.Milestones> =>
  Layer.effect(
    Trainer,
    Effect.map(Milestones.Milestones, (milestones) =>
      Trainer.of({
        name: "command",
        notes: ["Models were trained by a program of the user's (trainer.command): what it does is not known here."],
        check: (base) =>
          base === "abacus" || base.startsWith("abacus:")
            ? Effect.fail(
              Data.wrong("The abacus is in this process, no program can train it: set trainer.kind to embedded.")
            )
            : Effect.void,
        train: Effect.fn("Command.train")(function*(training: Training) {
          const failing = Effect.mapError((error: { readonly message: string }) =>
            new TrainingError({ sentence: error.message })
          )
          yield* Data.conversations(training)
          const place = `${training.place}/command`
          const before = Option.flatMap(
            yield* failing(milestones.get(place)),
            Schema.decodeUnknownOption(Trained)
          )
          if (Option.isSome(before)) return before.value
          const began = yield* Clock.currentTimeMillis
          const model = yield* nameFrom(training, options)
          const flaw = ModelName.flawOf(model, [training.from, training.base])
          if (flaw !== undefined) {
            return yield* Data.wrong(
              `The program of trainer.command ended well, but ${flaw}: the last line it prints must be the name of ${training.agent}'s new model, such as MODEL@ADDRESS.`
            )
          }
          const lost = options.lost?.(model)
          if (lost !== undefined) {
            return yield* Data.wrong(
              `The program of trainer.command ended well, but the model that it names cannot be asked. ${lost} Put it right, then go on: the program is run again.`
            )
          }
          yield* Effect.provideService(ModelName.claim(training, model), Milestones.Milestones, milestones)
          const seconds = ((yield* Clock.currentTimeMillis) - began) / 1000
          const trained: Trained = {
            model,
            trainer: "command",
            conversations: training.data.conversations,
            retries: 0,
            seconds
          }
          yield* failing(milestones.set(place, trained))
          return trained
        })
      }))
  )
