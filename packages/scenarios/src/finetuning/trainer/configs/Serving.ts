/** How all agents are served from one base model at once: one adapter each. */
import type { Training } from "../Trainer.ts"
import { modelOfAgent, suggested, weightsOf } from "./Plan.ts"
import * as Yaml from "./Yaml.ts"

/** Beside the folders of the agents: one for the iteration, whoever was trained last. */
export const file = "../../serve.sh"

/** A word of a shell, whatever stands in it. */
const word = (text: string): string => /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** The highest rank that a configuration here gives an adapter; vLLM takes none above what it is told. */
const rank = 16

/**
 * serve.sh: one server that answers as every agent, each asked by its name as the model. Those of earlier iterations are served too, for
 * an agent that had nothing to learn stays what it was, and the best iteration may be an earlier one.
 */
export const script = (training: Training): string => {
  const { agents, base, iteration } = training
  const iterations = Array.from({ length: iteration }, (_, index) => index + 1)
  const adapters = iterations.flatMap((iteration) =>
    agents.map((agent) => ({
      name: suggested({ ...training, agent, iteration }),
      folder: modelOfAgent({ ...training, agent, iteration })
    }))
  )
  const model = weightsOf(base)
  return `#!/bin/sh
# All agents up to iteration ${iteration} over one base model, ${
    Yaml.comment(model)
  }, with vLLM. A request names its agent as the
# model, such as ${
    adapters.at(-1)?.name ?? suggested(training)
  }, which a trainer is told as STOA_NAME; the base model keeps its own name.
set --
${adapters.map(({ folder, name }) => `[ ! -d ${word(folder)} ] || set -- "$@" ${word(`${name}=${folder}`)}`).join("\n")}
exec vllm serve ${
    word(model)
  } --enable-lora --max-lora-rank ${rank} --max-loras ${agents.length} --max-cpu-loras ${adapters.length} --lora-modules "$@"
`
}
