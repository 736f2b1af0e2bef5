/** An agent as it is asked: who it is, how far it has come, and what comes to its mind at a question. */
import { HashMap, Option } from "effect"
import type { Episode } from "../domain/Episode.ts"
import * as Plan from "../domain/Plan.ts"
import type { Observation } from "../log/Observation.ts"
import * as World from "../log/World.ts"
import * as Template from "../model/Template.ts"
import type { Tokens } from "../model/Tokens.ts"
import * as Likeness from "../simulation/Likeness.ts"
import * as Memory from "../simulation/Memory.ts"
import * as Mind from "../simulation/Mind.ts"
import type { Asked } from "./prompts.ts"

/** Tokens of what comes to mind: more than an act has, for nothing else is asked of the person. */
const room = 900

/** Most earlier questions of an interview that are shown again. */
const mostBefore = 6

/** The last step that an agent's group has finished; -1 before the first. */
export const stepOf = (world: World.World, { group }: World.AgentState): number =>
  group === undefined ? -1 : World.group(world, group).step

/** The episodes in which the agent took part, oldest first, as it knows them at its next turn. */
const episodesOf = (world: World.World, { agent, group }: World.AgentState, step: number): Array<Episode> =>
  (group === undefined ? [] : World.group(world, group).episodes).flatMap((id) => {
    const episode = Option.getOrUndefined(HashMap.get(world.episodes, id))
    return episode !== undefined && episode.step < step && episode.agents.includes(agent.id) ? [episode] : []
  })

/** What was asked before, as the last question is put: as data between tags. */
const asked = (question: string): string => Template.fill("<question>\n{{question}}\n</question>", { question })

/** What the agent's copy is told. Of what it was asked before it knows what had been asked by then. */
export const describe = (
  world: World.World,
  state: World.AgentState,
  { before, question, tokens }: {
    readonly question: string
    readonly before: ReadonlyArray<Observation>
    readonly tokens: Tokens
  }
): Asked => {
  const { agent, memory, plan, reached } = state
  const step = stepOf(world, state)
  const current = Plan.current(plan)
  const life = { memory, episodes: episodesOf(world, state, step), atHand: [question] }
  return {
    name: agent.profile.name,
    person: Likeness.of(agent).text,
    personality: agent.personality,
    lifeGoal: agent.lifeGoal,
    reached: reached.map(({ lifeGoal }) => lifeGoal),
    plan: Plan.toLines(plan),
    finished: Plan.finished(plan),
    now: current === undefined ? "" : Plan.toLine(current),
    ...Memory.recall(life, { tokens, room }),
    heard: Mind.observations(world, state, step + 1).map((message) => Mind.report(world, message)),
    history: before.filter((one) => one.step <= step).slice(-mostBefore)
      .flatMap((one) => [asked(one.question), one.answer]),
    question
  }
}
