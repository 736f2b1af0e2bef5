/** The training of an agent with LLaMA-Factory. */
import { join } from "node:path"
import type { Training } from "../Trainer.ts"
import * as Plans from "./Plan.ts"
import { own, type Plan } from "./Plan.ts"
import * as Yaml from "./Yaml.ts"

/** Name of its file. */
export const fileOf = (agent: string): string => `${agent}.llamafactory.yaml`

const adapter = `lora_rank: 8 # ${own}: the trainer's default
lora_alpha: 16 # ${own}: the trainer's default
lora_dropout: 0.0 # ${own}: the trainer's default
lora_target: all # ${own}: the trainer's default
`

const method = (plan: Plan): string => {
  if (plan.weights === "full") return "finetuning_type: full # as the published script\n"
  const going = Plans.continues(plan)
    ? `adapter_name_or_path: ${Yaml.text(Plans.previousOf(plan))} # goes on with the adapter of the last iteration
create_new_adapter: false
`
    : ""
  return `finetuning_type: lora # the published script trains all weights\n${going}${adapter}`
}

/** The configuration. */
export const config = (plan: Plan): string => {
  const { loss, preset, training, values } = plan
  const { agent, output, seed } = training
  const { length } = values
  const folder = Plans.folderOf(training)
  return `${
    Plans.head(plan, {
      trainer: "LLaMA-Factory",
      command: `llamafactory-cli train ${Yaml.comment(join(folder, fileOf(agent)))}`
    })
  }
### model
model_name_or_path: ${Yaml.text(Plans.modelOf(plan))}${Plans.asked(plan)}

### method
stage: sft
do_train: true
${method(plan)}
### data
dataset_dir: ${Yaml.text(folder)}
dataset: ${agent} # in dataset_info.json
template: ${
    preset === undefined
      ? "default # the one the model is asked with later: phi, mistral, llama3 ..."
      : `${preset.template} # ${own}: the model's own, with which it is asked later`
  }
cutoff_len: ${Yaml.number(length.value)} # ${length.from}
mask_history: ${
    loss === "final"
      ? "true # only the last answer of a conversation is learnt"
      : "false # every answer is learnt, also a wrong first one, as in the published script"
  }

### training
${Plans.learning(plan)}seed: ${seed}

### output
output_dir: ${Yaml.text(Plans.modelFolder(output))}
logging_steps: 10
save_strategy: epoch
`
}

// LLaMA-Factory takes a column or a tag that is not named for one that is not there, once any of its kind is named: so name all.
const entryOf = (file: string) => ({
  file_name: file,
  formatting: "sharegpt",
  columns: { messages: "conversations" },
  tags: {
    role_tag: "from",
    content_tag: "value",
    user_tag: "human",
    assistant_tag: "gpt",
    observation_tag: "observation",
    function_tag: "function_call",
    system_tag: "system"
  }
})

/** dataset_info.json of agents whose data lie in one folder. */
export const datasetInfo = (training: Training, agents: ReadonlyArray<string>): string =>
  `${
    JSON.stringify(
      Object.fromEntries(agents.map((agent) => [agent, entryOf(Plans.dataOf(training, agent).sharegpt)])),
      null,
      2
    )
  }\n`
