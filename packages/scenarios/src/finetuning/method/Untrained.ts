/** The methods that train nothing: any models can be measured so. */
import * as Debate from "../debate/Debate.ts"
import type { Set } from "../Folder.ts"
import * as Study from "../Study.ts"
import type { Measuring } from "./Measure.ts"
import { type MethodName, untrained } from "./Name.ts"
import * as Variant from "./Variant.ts"

export type Name = (typeof untrained)[number]

/** True for a method that trains nothing. */
export const isOne = (name: MethodName): name is Name => (untrained as ReadonlyArray<string>).includes(name)

/** Answers that nobody reads but the vote. */
const apart = { rounds: 1, summaries: "off", style: "debate", identified: false } as const

/** The way in which a method debates; how many agents it has, and in how many rounds. */
const wayOf = (recipe: Study.Study["recipe"], name: Name): Omit<Variant.Variant, "name" | "trains" | "curve"> => {
  const { agents, rounds, summaries } = recipe.debate
  const own = { untrained: name, agents, rounds, summaries, style: "debate", identified: false } as const
  switch (name) {
    case "base":
      return { ...own, ...apart, agents: 1 }
    case "majority":
      return { ...own, ...apart }
    case "majority-matched":
      return { ...own, ...apart, agents: Debate.calls({ agents, rounds, summaries }) }
    case "debate":
      return own
    case "cooperative":
      return { ...own, style: "cooperative" }
    case "debate-without-summary":
      return { ...own, summaries: "off" }
    case "five-agents":
      return { ...own, agents: 5 }
  }
}

/** Agents that a method has. */
export const agentsOf = (recipe: Study.Study["recipe"], name: Name): number => wayOf(recipe, name).agents

/** Who is measured: copies of the recipe's model, where nobody else is named. */
export interface Players {
  readonly set: Set
  readonly cast?: Variant.Cast | undefined
}

/** A method as it is measured. */
export const measuring = (study: Study.Study, name: Name, { cast, set }: Players): Measuring => {
  const { recipe } = study
  const way = wayOf(recipe, name)
  return {
    method: name,
    iteration: 0,
    label: name,
    set,
    options: Variant.options(recipe, {
      ...way,
      cast: cast ?? Variant.copies(recipe.model, way.agents),
      task: Study.taskOf(study, set)
    })
  }
}
