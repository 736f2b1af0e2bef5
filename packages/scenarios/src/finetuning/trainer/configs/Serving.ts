/** How all agents are served from one base model at once: one adapter each. */
import * as Yaml from "./Yaml.ts"

/** An agent and the folder of its adapter. */
export interface Adapter {
  readonly agent: string
  readonly folder: string
}

/** A word of a shell, whatever stands in it. */
const word = (text: string): string => /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`

/** The highest rank that a configuration here gives an adapter; vLLM takes none above what it is told. */
const rank = 16

/** serve.sh: one server that answers as every agent, each asked by its name as the model. */
export const script = (base: string, adapters: ReadonlyArray<Adapter>): string =>
  `#!/bin/sh
# All agents over one base model, ${Yaml.comment(base)}, with vLLM. A request names its agent as the model, such as ${
    adapters[0]?.agent ?? "generator-1"
  }; the base model keeps its own name.
exec vllm serve ${word(base)} --enable-lora --max-lora-rank ${rank} --max-loras ${adapters.length} --lora-modules${
    adapters.map(({ agent, folder }) => ` \\\n  ${word(`${agent}=${folder}`)}`).join("")
  }
`
