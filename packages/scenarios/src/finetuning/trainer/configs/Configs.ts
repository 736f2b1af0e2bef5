/** Files for whoever trains agents with a program of their own: LLaMA-Factory, Axolotl, TRL, and vLLM to serve them. */
import { Result } from "effect"
import type { Loss } from "../../data/Course.ts"
import type { TrainerSettings } from "../Settings.ts"
import type { Training } from "../Trainer.ts"
import * as Axolotl from "./Axolotl.ts"
import * as LlamaFactory from "./LlamaFactory.ts"
import { modelOfAgent, type Plan, type Weights, weightsOf } from "./Plan.ts"
import { type Preset, preset as presetOf } from "./Presets.ts"
import * as Serving from "./Serving.ts"
import * as Trl from "./Trl.ts"
import * as Values from "./Values.ts"

/** How a training is done. */
export interface ConfigOptions {
  readonly settings: Pick<TrainerSettings, "epochs" | "learningRate" | "batch">
  readonly preset?: Preset | undefined
  /** What is learnt of a conversation, as the data were built: the last answer, which is the default, or all of them. */
  readonly loss?: Loss | undefined
  /** Default: lora. */
  readonly weights?: Weights | undefined
  /** All agents that are trained in the iteration: those that are served together. Default: the one of the training. */
  readonly agents?: ReadonlyArray<string> | undefined
  /** Where the agent's last training has put its model. Default: where these files put it an iteration ago. */
  readonly previous?: string | undefined
}

/** A file. It is to be written into `configs` in the output of the training, where its paths expect it. */
export interface ConfigFile {
  readonly name: string
  readonly text: string
}

/** The files of a training: a configuration for each trainer, dataset_info.json for LLaMA-Factory, and serve.sh for adapters. */
export const files = (
  training: Training,
  { agents = [training.agent], loss = "final", preset, previous, settings, weights = "lora" }: ConfigOptions
): ReadonlyArray<ConfigFile> => {
  const plan: Plan = { training, values: Values.of(training, { settings, preset }), weights, loss, preset, previous }
  const { agent, base } = training
  const all = agents.includes(agent) ? agents : [...agents, agent]
  const adapters = all.map((agent) => ({ agent, folder: modelOfAgent(training, agent) }))
  return [
    { name: LlamaFactory.fileOf(agent), text: LlamaFactory.config(plan) },
    { name: Axolotl.fileOf(agent), text: Axolotl.config(plan) },
    { name: Trl.fileOf(agent), text: Trl.config(plan) },
    { name: "dataset_info.json", text: LlamaFactory.datasetInfo(training, all) },
    ...(weights === "lora" ? [{ name: "serve.sh", text: Serving.script(weightsOf(base), adapters) }] : [])
  ]
}

/** The same for all trainings of a finetuning, texts by file name, the preset looked up by its name. The failure is a sentence. */
export const writer = (
  { settings, ...options }: Omit<ConfigOptions, "settings" | "preset" | "previous"> & {
    readonly settings: Pick<TrainerSettings, "epochs" | "learningRate" | "batch" | "preset">
  }
): Result.Result<(training: Training) => Readonly<Record<string, string>>, string> =>
  Result.map(
    settings.preset === undefined ? Result.succeed(undefined) : presetOf(settings.preset),
    (preset) => (training: Training) =>
      Object.fromEntries(
        files(training, { ...options, settings, preset }).map(({ name, text }) => [name, text])
      )
  )
