/** From a recipe's words to the trainer: which one, and whether its settings fit together. */
import { type Milestones, Models } from "@stoa/core"
import { Effect, Layer, Result } from "effect"
import * as Api from "./Api.ts"
import * as Command from "./Command.ts"
import * as Configs from "./configs/Configs.ts"
import * as Data from "./Data.ts"
import * as Embedded from "./Embedded.ts"
import * as None from "./None.ts"
import type { TrainerSettings } from "./Settings.ts"
import { Trainer, type TrainingError } from "./Trainer.ts"

/** What a trainer needs to know beside its settings. */
export interface TrainersOptions {
  /** Where the models of this process are kept. */
  readonly folder: string
  /** The root of its chance. */
  readonly seed: number
  /** Where the base model is served, and the key; undefined for a model of this process. */
  readonly base: { readonly baseUrl: string; readonly apiKey: string | undefined } | undefined
  /** What is learnt of a conversation, and all agents there are: for the configurations that a program is given. */
  readonly loss?: Configs.ConfigOptions["loss"]
  readonly agents?: ReadonlyArray<string>
}

const refuse = (sentence: string) => Layer.effect(Trainer, Effect.fail(Data.wrong(sentence)))

const api = (settings: TrainerSettings, { base, seed }: TrainersOptions) => {
  const baseUrl = settings.baseUrl ?? base?.baseUrl
  if (baseUrl === undefined) {
    return refuse(
      "trainer.kind is api, and there is no server: give its address in trainer.baseUrl, or name a model of a server (model: PROVIDER/MODEL)."
    )
  }
  const address = Models.resolve("any", { baseUrl, sendSeed: true }, {})
  if (Result.isFailure(address)) return refuse(`trainer.baseUrl: ${address.failure.sentence}`)
  return Api.layer({ baseUrl, apiKey: base?.apiKey, seed, settings })
}

const command = (settings: TrainerSettings, { agents, loss }: TrainersOptions) => {
  if (settings.command === undefined) {
    return refuse(
      "trainer.kind is command, and trainer.command is not set: give the program that trains, with its arguments."
    )
  }
  const configs = Configs.writer({ settings, loss, agents })
  if (Result.isFailure(configs)) return refuse(`trainer.preset: ${configs.failure}`)
  return Command.layer({ command: settings.command, settings, configs: configs.success })
}

/** The trainer of a recipe. */
export const layer = (
  settings: TrainerSettings,
  options: TrainersOptions
): Layer.Layer<Trainer, TrainingError, Milestones.Milestones> => {
  switch (settings.kind) {
    case "none":
      return None.layer
    case "api":
      return api(settings, options)
    case "command":
      return command(settings, options)
    case "embedded":
      return Embedded.layer(settings, options)
  }
}
