/** The training of an agent with Axolotl. */
import { join, resolve } from "node:path"
import * as Plans from "./Plan.ts"
import { own, type Plan } from "./Plan.ts"
import * as Yaml from "./Yaml.ts"

/** Name of its file. */
export const fileOf = (agent: string): string => `${agent}.axolotl.yaml`

const adapter = (plan: Plan): string => {
  if (plan.weights === "full") return ""
  const going = Plans.continues(plan)
    ? `lora_model_dir: ${Yaml.text(Plans.previousOf(plan))} # goes on with the adapter of the last iteration\n`
    : ""
  return `adapter: lora # the published script trains all weights
${going}lora_r: 8 # ${own}
lora_alpha: 16 # ${own}
lora_dropout: 0.0 # ${own}
lora_target_linear: true # ${own}
`
}

/** The configuration. */
export const config = (plan: Plan): string => {
  const { loss, training, values } = plan
  const { agent, data, output, seed } = training
  const { accumulation, batch, epochs, length, rate, warmup, weightDecay } = values
  return `${
    Plans.head(plan, {
      trainer: "Axolotl",
      command: `axolotl train ${Yaml.comment(join(Plans.folderOf(training), fileOf(agent)))}`
    })
  }base_model: ${Yaml.text(Plans.modelOf(plan))}${Plans.asked(plan)}

datasets:
  - path: ${Yaml.text(resolve(data.sharegpt))}
    ds_type: json
    split: train
    type: chat_template
    chat_template: tokenizer_default_fallback_chatml # ${own}: the model's own, with which it is asked later
    field_messages: conversations
    message_property_mappings:
      role: from
      content: value
    roles_to_train: [assistant]
${
    loss === "final"
      ? "    message_field_training: train # answers with \"train\": false are read and not learnt\n"
      : ""
  }sequence_len: ${Yaml.number(length.value)} # ${length.from}

${adapter(plan)}micro_batch_size: ${Yaml.number(batch.value)} # ${batch.from}
gradient_accumulation_steps: ${Yaml.number(accumulation.value)} # ${accumulation.from}
learning_rate: ${Yaml.number(rate.value)} # ${Plans.rateFrom(plan)}
num_epochs: ${Yaml.number(epochs.value)} # ${epochs.from}
weight_decay: ${Yaml.fraction(weightDecay.value)} # ${weightDecay.from}
optimizer: adamw_torch # ${own}
lr_scheduler: cosine # the published script
warmup_ratio: ${Yaml.number(warmup.value)} # ${warmup.from}
bf16: true # the published script
gradient_checkpointing: true # the published script
seed: ${seed}

output_dir: ${Yaml.text(Plans.modelFolder(output))}
logging_steps: 10
saves_per_epoch: 1
`
}
