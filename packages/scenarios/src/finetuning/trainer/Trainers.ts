/** From a recipe's words to the trainer: which one, and whether its settings fit together. */
import { type Milestones, Models, Providers } from "@stoa/core"
import { Effect, Layer, Result } from "effect"
import * as Names from "../abacus/Names.ts"
import type { Loss } from "../data/Course.ts"
import * as Api from "./Api.ts"
import * as Command from "./Command.ts"
import * as Configs from "./configs/Configs.ts"
import * as Presets from "./configs/Presets.ts"
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
  /** What is learnt of a conversation: for the configurations that a program is given. */
  readonly loss: Loss
  /** How models are reached and what they may cost: what is made is asked so later. Nothing is checked where it is absent. */
  readonly access?: Models.Access | undefined
  /** Keys and addresses from outside; default: the environment of this process. */
  readonly environment?: Models.Environment
}

const refuse = (sentence: string) => Layer.effect(Trainer, Effect.fail(Data.wrong(sentence)))

const wordOf = (text: string | undefined) => (text === "" ? undefined : text)

/** The key for the server that trains. That of the base model is for the base model's server alone, wherever a recipe sends the files. */
const keyOf = (
  baseUrl: string,
  { keyName }: Pick<TrainerSettings, "keyName">,
  { base, environment = process.env }: Pick<TrainersOptions, "base" | "environment">
): Result.Result<string | undefined, string> => {
  if (keyName !== undefined) {
    const key = wordOf(environment[keyName])
    return key === undefined
      ? Result.fail(
        `trainer.keyName is ${keyName}, and there is no such variable in the environment: put the key there.`
      )
      : Result.succeed(key)
  }
  if (base !== undefined && Providers.isSameServer(baseUrl, base.baseUrl)) return Result.succeed(base.apiKey)
  const owner = Providers.ownerOf(baseUrl)?.keyName
  return Result.succeed(owner === undefined ? undefined : wordOf(environment[owner]))
}

const api = (settings: TrainerSettings, options: TrainersOptions) => {
  const { access, base, environment = process.env, seed } = options
  const baseUrl = settings.baseUrl ?? base?.baseUrl
  if (baseUrl === undefined) {
    return refuse(
      "trainer.kind is api, and there is no server: give its address in trainer.baseUrl, or name a model of a server (model: PROVIDER/MODEL)."
    )
  }
  const address = Models.resolve("any", { baseUrl, sendSeed: true }, {})
  if (Result.isFailure(address)) return refuse(`trainer.baseUrl: ${address.failure.sentence}`)
  const apiKey = keyOf(baseUrl, settings, options)
  if (Result.isFailure(apiKey)) return refuse(apiKey.failure)
  return Api.layer({
    baseUrl,
    apiKey: apiKey.success,
    seed,
    settings,
    home: base?.baseUrl ?? baseUrl,
    ...(access === undefined ? {} : { affordable: Models.checkTrained(access, environment) })
  })
}

/** Why a name leads nowhere, if it does not lead anywhere; models of this process have no address. */
const lostOf = ({ access, environment = process.env }: TrainersOptions) => (name: string): string | undefined => {
  if (access === undefined || name === "rehearsal" || Names.isOne(name)) return undefined
  const reached = Models.resolveLater(name, access, environment)
  return Result.isFailure(reached) ? reached.failure.sentence : undefined
}

const command = (settings: TrainerSettings, options: TrainersOptions) => {
  if (settings.command === undefined) {
    return refuse(
      "trainer.kind is command, and trainer.command is not set: give the program that trains, with its arguments."
    )
  }
  const preset = Presets.of(settings)
  if (Result.isFailure(preset)) return refuse(preset.failure)
  return Command.layer({
    command: settings.command,
    settings,
    preset: preset.success,
    configs: Configs.writer({ settings, preset: preset.success, loss: options.loss }),
    lost: lostOf(options)
  })
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
