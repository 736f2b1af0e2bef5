/** The training of an agent with TRL's own command. */
import { join } from "node:path"
import * as Plans from "./Plan.ts"
import { own, type Plan } from "./Plan.ts"
import * as Yaml from "./Yaml.ts"

/** Name of its file. */
export const fileOf = (agent: string): string => `${agent}.trl.yaml`

/** The command always begins a new adapter; it cannot go on with one. */
const model = (plan: Plan): string =>
  plan.weights === "lora" && Plans.continues(plan)
    ? `# TRL's command begins a new adapter each time. To go on with that of the last iteration, use LLaMA-Factory or Axolotl, or merge it
# into the base model first and name what comes of that here; then the agents no longer share one base model.
model_name_or_path: FILL/IN # the base model with the adapter merged in: ${Yaml.comment(Plans.previousOf(plan))}`
    : `model_name_or_path: ${Yaml.text(Plans.modelOf(plan))}${Plans.asked(plan)}`

const adapter = `use_peft: true # the published script trains all weights
lora_r: 16 # ${own}: the trainer's default
lora_alpha: 32 # ${own}: the trainer's default
lora_dropout: 0.05 # ${own}: the trainer's default
lora_target_modules: all-linear # ${own}

`

/** TRL reads no mark of a single answer: the last one alone is learnt from prompt and completion, all of them from messages. */
const data = ({ loss, training }: Plan): string =>
  loss === "final"
    ? `    data_files: ${Yaml.text(Plans.dataOf(training, training.agent).trl)}
    split: train
completion_only_loss: true # only the last answer of a conversation is learnt`
    : `    data_files: ${Yaml.text(Plans.dataOf(training, training.agent).openai)}
    split: train
assistant_only_loss: true # every answer is learnt; needs a chat template that marks them with {% generation %}`

/** The configuration. */
export const config = (plan: Plan): string => {
  const { training, values, weights } = plan
  const { agent, output, seed } = training
  const { length } = values
  return `${
    Plans.head(plan, {
      trainer: "TRL",
      command: `trl sft --config ${Yaml.comment(join(Plans.folderOf(training), fileOf(agent)))}`
    })
  }${model(plan)}

datasets:
  - path: json
${data(plan)}
max_length: ${Yaml.number(length.value)} # ${length.from}

${weights === "lora" ? adapter : ""}${Plans.learning(plan)}gradient_checkpointing: true # the published script
seed: ${seed}

output_dir: ${Yaml.text(Plans.modelFolder(output))}
logging_steps: 10
save_strategy: epoch
`
}
