/** Files for whoever trains agents with a program of their own: LLaMA-Factory, Axolotl, TRL, and vLLM to serve them. */
import type { Loss } from "../../data/Course.ts"
import type { TrainerSettings } from "../Settings.ts"
import type { Training } from "../Trainer.ts"
import * as Axolotl from "./Axolotl.ts"
import * as LlamaFactory from "./LlamaFactory.ts"
import type { Plan, Weights } from "./Plan.ts"
import type { Preset } from "./Presets.ts"
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
  /** Where the agent's last training has put its model. Default: where these files put it an iteration ago. */
  readonly previous?: string | undefined
}

/** A file. Its name is seen from `configs` in the output of the training, where its paths expect it. */
export interface ConfigFile {
  readonly name: string
  readonly text: string
}

/**
 * The files of a training: a configuration for each trainer, dataset_info.json for LLaMA-Factory, and, for adapters, the script that
 * serves all agents, which is the same for all trainings of an iteration.
 */
export const files = (
  training: Training,
  { loss = "final", preset, previous, settings, weights = "lora" }: ConfigOptions
): ReadonlyArray<ConfigFile> => {
  const plan: Plan = { training, values: Values.of(training, { settings, preset }), weights, loss, preset, previous }
  const { agent } = training
  return [
    { name: LlamaFactory.fileOf(agent), text: LlamaFactory.config(plan) },
    { name: Axolotl.fileOf(agent), text: Axolotl.config(plan) },
    { name: Trl.fileOf(agent), text: Trl.config(plan) },
    { name: "dataset_info.json", text: LlamaFactory.datasetInfo(training, training.agents) },
    ...(weights === "lora" ? [{ name: Serving.file, text: Serving.script(training) }] : [])
  ]
}

/** The same for all trainings of a finetuning, texts by file name. */
export const writer =
  (options: Omit<ConfigOptions, "previous">) => (training: Training): Readonly<Record<string, string>> =>
    Object.fromEntries(files(training, options).map(({ name, text }) => [name, text]))
