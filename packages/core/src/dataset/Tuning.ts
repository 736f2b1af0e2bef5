/** A training on rows of requirements (MATRIX-Gen): the whole model, first on conversations, then on pairs. */
import * as Axolotl from "./Axolotl.ts"
import { name } from "./Training.ts"

const table = "MATRIX table 9"
const own = "not in the paper"

/** The pairs among LLaMA-Factory's data sets. */
export const pairs = `${name}-preference`

const learning = (lines: Readonly<Record<"batch" | "epochs" | "rate", string>>): string =>
  `${lines.batch}: 1 # ${table}
gradient_accumulation_steps: 8 # ${table}
learning_rate: 2.0e-5 # ${table}
${lines.epochs}: 2 # ${table}
${lines.rate}: cosine # ${table}
weight_decay: 0.0 # ${table}
warmup_ratio: 0.03 # ${own}: as in FastChat, which the paper trains with
optim${lines.rate === "lr_scheduler" ? "izer" : ""}: adamw_torch # ${own}
deepspeed: train/zero2.json # ${table}: ZeRO stage 2
`

const llamaFactory = learning({
  batch: "per_device_train_batch_size",
  epochs: "num_train_epochs",
  rate: "lr_scheduler_type"
})
const axolotl = learning({ batch: "micro_batch_size", epochs: "num_epochs", rate: "lr_scheduler" })

const order =
  `# The paper does best with simple conversations first and specialised pairs then (MATRIX table 10): train sft first, then dpo.`

const title = (what: string, command: string): string =>
  `# ${what}: the values of MATRIX-Gen (arXiv:2410.14251) where nothing else is said.
${order}
# In the folder of the data set:
#   ${command}
`

/** What the conversations are that are learnt. */
export interface Learnt extends Axolotl.AxolotlFile {
  /** Its name among LLaMA-Factory's data sets. */
  readonly name: string
}

/** train/sft.yaml: LLaMA-Factory on the conversations. */
export const sft = ({ name }: Learnt): string =>
  `${title("All weights, with LLaMA-Factory", "llamafactory-cli train train/sft.yaml")}
### model
model_name_or_path: FILL/IN # the paper trains the base model Llama-3-8B

### method
stage: sft
do_train: true
finetuning_type: full # ${own}, which names no adapter either

### data
dataset_dir: .
dataset: ${name} # the other sets stand in dataset_info.json
template: default # ${own}; for a model that is tuned already, its own
cutoff_len: 4096 # ${table}: max length

### training
${llamaFactory}bf16: true # ${own}: as in the trainer's examples

### output
output_dir: saves/sft
logging_steps: 10
save_strategy: epoch
`

/** train/dpo.yaml: LLaMA-Factory on the pairs. */
export const dpo = (): string =>
  `${title("All weights by preference, with LLaMA-Factory", "llamafactory-cli train train/dpo.yaml")}
### model
model_name_or_path: saves/sft # the model that sft.yaml made; the rejected responses should be its own

### method
stage: dpo
do_train: true
finetuning_type: full # ${own}, which names no adapter either
pref_beta: 0.1 # ${table}: DPO beta
pref_loss: sigmoid # the loss of DPO

### data
dataset_dir: .
dataset: ${pairs}
template: default # ${own}; for a model that is tuned already, its own
cutoff_len: 4096 # ${table}: max length

### training
${llamaFactory}bf16: true # ${own}: as in the trainer's examples

### output
output_dir: saves/dpo
logging_steps: 10
save_strategy: epoch
`

/** train/sft-axolotl.yaml: Axolotl on the conversations. */
export const sftAxolotl = (learnt: Learnt): string =>
  `${title("The training of sft.yaml with Axolotl", "axolotl train train/sft-axolotl.yaml")}
base_model: FILL/IN # the paper trains the base model Llama-3-8B

datasets:
${Axolotl.entry(learnt)}
sequence_len: 4096 # ${table}: max length

${axolotl}bf16: auto # ${own}

output_dir: saves/sft-axolotl
logging_steps: 10
saves_per_epoch: 1
`

/** train/dpo-axolotl.yaml: Axolotl on the pairs. */
export const dpoAxolotl = (): string =>
  `${title("The training of dpo.yaml with Axolotl", "axolotl train train/dpo-axolotl.yaml")}
base_model: saves/sft-axolotl # the model that sft-axolotl.yaml made; the rejected responses should be its own

rl: dpo
rl_beta: 0.1 # ${table}: DPO beta
datasets:
${Axolotl.entry({ file: "sharegpt-preference.json", format: "sharegpt-preference" })}
sequence_len: 4096 # ${table}: max length

${axolotl}bf16: auto # ${own}

output_dir: saves/dpo-axolotl
logging_steps: 10
saves_per_epoch: 1
`

/** train/zero2.json: what DeepSpeed shall do; "auto" is what the training says. */
export const zero2 = (): string =>
  `${
    JSON.stringify(
      {
        train_batch_size: "auto",
        train_micro_batch_size_per_gpu: "auto",
        gradient_accumulation_steps: "auto",
        gradient_clipping: "auto",
        zero_allow_untested_optimizer: true,
        bf16: { enabled: "auto" },
        fp16: { enabled: "auto" },
        zero_optimization: {
          stage: 2,
          allgather_partitions: true,
          overlap_comm: true,
          reduce_scatter: true,
          contiguous_gradients: true
        }
      },
      null,
      2
    )
  }\n`
