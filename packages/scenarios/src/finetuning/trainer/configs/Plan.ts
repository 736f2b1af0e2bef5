/** A training as its configurations are written from: whose, from which model, on which files, with which values. */
import { Providers } from "@stoa/core"
import { dirname, join, resolve } from "node:path"
import type { Loss } from "../../data/Course.ts"
import { namesOf } from "../../data/Files.ts"
import type { Training } from "../Trainer.ts"
import type { Preset } from "./Presets.ts"
import { recipe, script, type Values } from "./Values.ts"
import * as Yaml from "./Yaml.ts"

/** An adapter over the one base model, which all agents can share; or weights of its own for every agent. */
export type Weights = "lora" | "full"

/** A training and how it is done. */
export interface Plan {
  readonly training: Training
  readonly values: Values
  readonly weights: Weights
  readonly loss: Loss
  readonly preset?: Preset | undefined
  /** Where the agent's last training has put its model, where that is not the folder of the iteration before. */
  readonly previous?: string | undefined
}

/** What stands behind a value that the paper does not tell. */
export const own = "not in the paper"

/** The folder that the configurations of a training lie in. */
export const folderOf = ({ output }: Pick<Training, "output">): string => join(resolve(output), "configs")

/** The folder that a trainer puts a model in. Nothing else may lie there: some trainers refuse a folder that is not empty. */
export const modelFolder = (output: string): string => join(resolve(output), "model")

/** The folder of an agent's model of this or another iteration. */
export const modelOfAgent = ({ agent, iteration, output }: Pick<Training, "agent" | "iteration" | "output">): string =>
  modelFolder(join(dirname(dirname(resolve(output))), String(iteration), agent))

/**
 * A name for the new model that no other training of the finetuning has: critic-1-2 of the second iteration, and before that the method
 * where it is another one.
 */
export const suggested = ({ agent, iteration, place }: Pick<Training, "agent" | "iteration" | "place">): string => {
  const [method = ""] = place.split("/")
  return `${method === "finetuned" || method === agent ? "" : `${method}-`}${agent}-${iteration}`
}

/** The data of an agent of the iteration. */
export const dataOf = ({ data }: Pick<Training, "data">, agent: string) => {
  const folder = dirname(resolve(data.sharegpt))
  const names = namesOf(agent)
  return { sharegpt: join(folder, names.sharegpt), openai: join(folder, names.openai), trl: join(folder, names.trl) }
}

/** True where the agent has been trained before and goes on from there. */
export const continues = ({ training: { base, from } }: Pick<Plan, "training">): boolean => from !== base

/** What the weights of a model are called: its name without the provider and the address that it is asked at. */
export const weightsOf = (model: string): string => Providers.parted(model).bare

/** Where the agent's last model lies. The name it is asked by says nothing of that: models/METHOD/ITERATION/AGENT does. */
export const previousOf = ({ previous, training: { agent, iteration, output } }: Pick<Plan, "previous" | "training">) =>
  previous ?? modelOfAgent({ agent, output, iteration: Math.max(1, iteration - 1) })

/** The model whose weights are loaded: an adapter goes on over the base it began on. */
export const modelOf = (plan: Plan): string =>
  plan.weights === "full" && continues(plan) ? previousOf(plan) : weightsOf(plan.training.base)

/** Behind the model: a base that is asked at an address, or of a provider, may have another name where its weights lie. */
export const asked = (plan: Plan): string => {
  const { base } = plan.training
  return modelOf(plan) !== weightsOf(base) || !/[@/]/.test(base)
    ? ""
    : ` # asked as ${Yaml.comment(base)}: put in the name or folder of its weights where that is another`
}

/** Where a learning rate is from; one that was not meant for an adapter says so. */
export const rateFrom = ({ values: { rate }, weights }: Pick<Plan, "values" | "weights">): string => {
  if (weights === "full" || rate.from === recipe) return rate.from
  return `${rate.from}${rate.from === script ? ", which trains all weights" : ""}; adapters mostly want more`
}

/** The lines that begin every file. */
export const head = (
  { preset, training: { agent, iteration }, weights }: Plan,
  { command, trainer }: { readonly trainer: string; readonly command: string }
): string =>
  `# ${agent}, iteration ${iteration}, with ${trainer}: ${
    weights === "lora" ? "an adapter over the base model that all agents share" : "all weights"
  }. Multiagent finetuning (arXiv:2501.05707).
#   ${command}
${preset === undefined || preset.verified ? "" : `# The preset ${preset.name} is UNVERIFIED: ${preset.source}.\n`}`

/** How it is learnt, in the words of Hugging Face's trainer, which LLaMA-Factory and TRL both take. */
export const learning = (plan: Plan): string => {
  const { accumulation, batch, epochs, rate, warmup, weightDecay } = plan.values
  return `per_device_train_batch_size: ${Yaml.number(batch.value)} # ${batch.from}
gradient_accumulation_steps: ${Yaml.number(accumulation.value)} # ${accumulation.from}
learning_rate: ${Yaml.number(rate.value)} # ${rateFrom(plan)}
num_train_epochs: ${Yaml.fraction(epochs.value)} # ${epochs.from}
weight_decay: ${Yaml.fraction(weightDecay.value)} # ${weightDecay.from}
optim: adamw_torch # ${own}
lr_scheduler_type: cosine # the published script
warmup_ratio: ${Yaml.number(warmup.value)} # ${warmup.from}
bf16: true # the published script
`
}
