/** A training of a class (MASTER), for LLaMA-Factory and for Axolotl. */
import type { LayoutOptions } from "./Layout.ts"

/** The name of all conversations among LLaMA-Factory's data sets; those of the other sets begin with it. */
export const name = "stoa"

const own = "not in the paper"

const unlearnt: Readonly<Record<NonNullable<LayoutOptions["trainOn"]>, string>> = {
  all: "",
  last: "mask_history: true # only the last answer of a conversation is learnt\n",
  right:
    `# LLaMA-Factory learns every answer, also those that were meant to be wrong, for it has no field that says otherwise.
# Train with axolotl.yaml, or with whatever reads the weights in messages.jsonl.
`
}

/** train/lora.yaml: the paper's training for LLaMA-Factory. */
export const llamaFactory = ({ trainOn = "all" }: LayoutOptions): string =>
  `# LoRA with LLaMA-Factory, the values of MASTER (arXiv:2506.02689) where nothing else is said. In the folder of the data set:
#   llamafactory-cli train train/lora.yaml

### model
model_name_or_path: FILL/IN # the paper trains the base models LLaMA-3-8B, Qwen2.5-7B and Mistral-7B

### method
stage: sft
do_train: true
finetuning_type: lora
lora_rank: 8 # ${own}: the trainer's default
lora_alpha: 16 # ${own}: the trainer's default
lora_dropout: 0.0 # ${own}: the trainer's default
lora_target: all # ${own}: the trainer's default

### data
dataset_dir: .
dataset: ${name} # the other sets stand in dataset_info.json
template: default # ${own}; for a model that is tuned already, its own
cutoff_len: 2048 # ${own}: the trainer's default
${unlearnt[trainOn]}
### training
per_device_train_batch_size: 2
gradient_accumulation_steps: 8
learning_rate: 1.0e-4
num_train_epochs: 2.0
optim: adamw_torch
lr_scheduler_type: cosine
warmup_ratio: 0.1
bf16: true # ${own}: as in the trainer's examples

### output
output_dir: saves/lora
logging_steps: 10
save_strategy: epoch
`

/** train/axolotl.yaml: the same for Axolotl, which also leaves unlearnt what is marked so. */
export const axolotl = ({ trainOn = "all" }: LayoutOptions): string =>
  `# The training of lora.yaml with Axolotl. In the folder of the data set:
#   axolotl train train/axolotl.yaml
base_model: FILL/IN # the paper trains the base models LLaMA-3-8B, Qwen2.5-7B and Mistral-7B

datasets:
  - path: sharegpt.json
    ds_type: json
    type: chat_template
    chat_template: tokenizer_default_fallback_chatml # ${own}: the model's own, or ChatML where it has none
    field_messages: conversations
    message_property_mappings:
      role: from
      content: value
    roles_to_train: [assistant]
${
    trainOn === "all"
      ? ""
      : "    message_field_training: train # answers with \"train\": false are read and not learnt\n"
  }
adapter: lora
lora_r: 8 # ${own}
lora_alpha: 16 # ${own}
lora_dropout: 0.0 # ${own}
lora_target_linear: true # ${own}
sequence_len: 2048 # ${own}

micro_batch_size: 2
gradient_accumulation_steps: 8
learning_rate: 1.0e-4
num_epochs: 2
optimizer: adamw_torch
lr_scheduler: cosine
warmup_ratio: 0.1
bf16: auto # ${own}

output_dir: saves/lora-axolotl
logging_steps: 10
saves_per_epoch: 1
`
