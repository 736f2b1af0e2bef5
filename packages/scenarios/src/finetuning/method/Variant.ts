/** The ways in which agents debate and are trained: the paper's own, and those it is held against. */
import type { DebateOptions } from "../debate/Options.ts"
import type { Recipe } from "../Recipe.ts"
import type { Task } from "../task/Task.ts"
import type { MethodName } from "./Name.ts"

/** Who is trained: generators and critics each for themselves, generators alone, or one model that is all agents. */
export type Trains = "each" | "generators" | "one"

/** A way to debate, with what is trained. */
export interface Variant {
  readonly name: MethodName | "finetuned"
  /** The label of what its agents say before they are trained: that of the method that trains nothing. */
  readonly untrained: MethodName | "identified"
  readonly trains: Trains
  readonly agents: number
  readonly rounds: number
  readonly summaries: DebateOptions["summaries"]
  readonly style: DebateOptions["style"]
  readonly identified: boolean
  /** True to measure it after every iteration and not only after the last. */
  readonly curve: boolean
}

/** Agents of the paper's appendix F. */
const five = 5

/** The finetuned agents, and every method that debates and is trained on it. */
export const variants = ({ debate: { agents, rounds, summaries } }: Pick<Recipe, "debate">): ReadonlyArray<Variant> => {
  const own: Variant = {
    name: "finetuned",
    untrained: "debate",
    trains: "each",
    agents,
    rounds,
    summaries,
    style: "debate",
    identified: false,
    curve: true
  }
  return [
    own,
    { ...own, name: "majority-finetuned", untrained: "majority", trains: "one", rounds: 1, curve: false },
    { ...own, name: "single-agent", trains: "one" },
    { ...own, name: "unique-id", untrained: "identified", trains: "one", identified: true, curve: false },
    { ...own, name: "without-critic", trains: "generators", curve: false },
    { ...own, name: "without-summary", untrained: "debate-without-summary", summaries: "off", curve: false },
    { ...own, name: "cooperative-finetuned", untrained: "cooperative", style: "cooperative", curve: false },
    { ...own, name: "five-agents-finetuned", untrained: "five-agents", agents: five, curve: false }
  ]
}

/** What a variant comes to: of one agent and in one round nobody sums up for a critic, and nobody is told to work with others. */
const essence = ({ agents, identified, rounds, style, summaries, trains }: Variant): string => {
  const isAlone = agents === 1 || rounds === 1
  return JSON.stringify([
    agents,
    rounds,
    identified,
    isAlone ? "off" : summaries,
    isAlone ? "debate" : style,
    rounds === 1 && trains === "generators" ? "each" : trains
  ])
}

/** The variant that another one is as well, by the settings of the recipe; of the finetuned agents and those that are played. */
export const twinOf = (variant: Variant, { debate, methods }: Recipe): Variant | undefined => {
  const known = variants({ debate })
  const before = known.slice(0, known.findIndex(({ name }) => name === variant.name))
  return before.find((each) =>
    essence(each) === essence(variant) && (each.name === "finetuned" || methods.includes(each.name))
  )
}

/** The models that play a variant. */
export interface Cast {
  readonly generators: ReadonlyArray<string>
  readonly critics: ReadonlyArray<string>
}

/** Copies of one model as all agents. */
export const copies = (model: string, agents: number): Cast => ({
  generators: Array.from({ length: agents }, () => model),
  critics: Array.from({ length: agents }, () => model)
})

/** The options of a debate of a variant by a cast. */
export const options = (
  { debate: { peers, tie }, model }: Recipe,
  { cast, task, ...variant }:
    & Pick<Variant, "rounds" | "summaries" | "style" | "identified">
    & { readonly cast: Cast; readonly task: Task }
): DebateOptions => ({
  task,
  ...cast,
  rounds: variant.rounds,
  summaries: variant.summaries,
  base: model,
  style: variant.style,
  identified: variant.identified,
  peers,
  tie
})
