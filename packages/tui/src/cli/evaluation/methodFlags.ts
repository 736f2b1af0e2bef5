/** The flags of `stoa evaluate` for methods: several agents answer, and vote. */
import { FinetuningMethods as Methods } from "@stoa/scenarios"
import { Flag } from "effect/cli"
import { type Given, maybe } from "../flags.ts"

/** The flags. */
export const flags = {
  method: maybe(
    Flag.Literals("method", Methods.untrained),
    `Measure a method over a task: ${Methods.untrained.map((name) => `${name}: ${Methods.summaries[name]}`).join("; ")}`
  ),
  task: maybe(Flag.String("task"), "With --method: arithmetic (needs no file), gsm8k, math, mmlu or choice"),
  models: Flag.String("models").pipe(
    Flag.withDescription(
      "With --method: models of single agents, as in generator-1=ollama/phi3,critic-2=NAME@http://localhost:8001/v1; may be given several times"
    ),
    Flag.atLeast(0)
  ),
  trained: maybe(Flag.String("trained"), "With --method: the agents that a finetuning has trained, by its name"),
  iteration: maybe(Flag.Int("iteration"), "With --trained: the iteration after which; default: the best"),
  agents: maybe(Flag.Int("agents"), "With --method: how many agents; default: 3"),
  rounds: maybe(Flag.Int("rounds"), "With --method: rounds of a debate, the first answers included; default: 2")
}

export type MethodFlags = Given<typeof flags>
