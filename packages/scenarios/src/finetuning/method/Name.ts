/** What is measured side by side: the finetuned agents, the baselines and the ablations of the paper (MAFT, section 4; appendices D to F). */
import { Schema } from "effect"

/** Every method, with what it does. The finetuned agents themselves are always measured and stand in no list. */
export const summaries = {
  base: "one model, one answer",
  majority: "N answers of one model, and a vote",
  "majority-matched": "as many answers of one model as a debate makes calls, and a vote",
  debate: "a debate of N copies of the base model, no training",
  cooperative: "the same, told to work together rather than to debate",
  "debate-without-summary": "a debate of base models that read each other's answers in full",
  "five-agents": "a debate of five copies of the base model",
  star:
    "one model, trained on its own right answers, and on those it finds with the right answer as a hint, as often as the agents are trained (the paper: until its loss no longer falls); uses reference answers",
  "majority-finetuned": "one model, trained on its answers that agree with the vote, and a vote",
  "single-agent":
    "one model, trained on all that the agents of the debate would learn each for itself, as every agent of a debate",
  "single-agent-alone": "the same model, one answer without a debate",
  "temperature-2": "the same model as every agent of a debate, which draws its answers at temperature 2",
  "unique-id": "one model for all agents, told each time which agent it is",
  "without-critic": "only generators are trained, critics stay the base model",
  "without-summary": "finetuned agents that read each other's answers in full, trained so",
  "cooperative-finetuned": "agents that work together, trained so",
  "five-agents-finetuned": "five agents, trained so"
} as const

export type MethodName = keyof typeof summaries
export const names = Object.keys(summaries) as ReadonlyArray<MethodName>
export const MethodName = Schema.Literals(names as unknown as readonly [MethodName, ...ReadonlyArray<MethodName>])

/** Those that train nothing: any models can be measured so. */
export const untrained = [
  "base",
  "majority",
  "majority-matched",
  "debate",
  "cooperative",
  "debate-without-summary",
  "five-agents"
] as const satisfies ReadonlyArray<MethodName>
